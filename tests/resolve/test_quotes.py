import pytest

from brieflives.languages.words import load_words
from brieflives.resolve.quotes import Quotes


def curl(text: str, lang: str = "en", before: str = "") -> str:
    words = load_words(lang)
    assert words is not None
    return Quotes.of(words).curl(text, before)[0]


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ('He said "no".', "He said “no”."),
        ('"No," he said.', "“No,” he said."),
        ("It's his wives' house.", "It’s his wives’ house."),
        ("the '90s", "the ’90s"),
        ('("so")', "(“so”)"),
        ("\"'Yes' was said\"", "“‘Yes’ was said”"),
        ('a word—"another"', "a word—“another”"),
        ('"So," "and so"', "“So,” “and so”"),
    ],
)
def test_straight_quotes_open_before_a_word_and_close_after_it(written: str, set_as: str) -> None:
    assert curl(written) == set_as


@pytest.mark.parametrize(
    ("lang", "written", "set_as"),
    [
        ("de", "\"Sie rief 'ja', das war's.\"", "„Sie rief ‚ja‘, das war’s.“"),
        ("de-CH", "\"Sie rief 'ja'.\"", "«Sie rief ‹ja›.»"),
        ("ru", "\"Слово 'и' дело\"", "«Слово „и“ дело»"),
        ("uk", "\"М'яч і 'гра'\"", "«М’яч і „гра“»"),
        ("pl", "\"To 'on'\"", "„To «on»”"),
        ("es", "\"Es 'él'\"", "«Es “él”»"),
        ("it", "l'\"amico\" c'è", "l’«amico» c’è"),
        ("ar", 'قال "نعم"', "قال «نعم»"),
        ("zh", '他说"你好，\'朋友\'"。又说:"好"。', "他说“你好，‘朋友’”。又说:“好”。"),
        ("ja", "彼は\"『はい』と'言う'\"と書いた", "彼は「『はい』と『言う』」と書いた"),
    ],
)
def test_each_language_has_its_own_marks_outside_and_inside(
    lang: str, written: str, set_as: str
) -> None:
    assert curl(written, lang) == set_as


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ('"No," he said.', "‘No,’ he said."),
        ("'No,' he said.", "‘No,’ he said."),
        ("\"It's 'yes'\", she wrote.", "‘It’s “yes”’, she wrote."),
        ("'It's \"yes\"', she wrote.", "‘It’s “yes”’, she wrote."),
        ('"So," "and so"', "‘So,’ ‘and so’"),
        ('"It\'s—" he began', "‘It’s—’ he began"),
        ("'Wait—' he began", "‘Wait—’ he began"),
        ("his wives' house in the '90s", "his wives’ house in the ’90s"),
        ('\'So "it" is\', not "so"', "‘So “it” is’, not ‘so’"),
    ],
)
def test_a_british_quotation_has_single_marks_outside_however_it_was_typed(
    written: str, set_as: str
) -> None:
    assert curl(written, "en-GB") == set_as


def test_french_marks_stand_apart_from_their_words_by_a_narrow_space() -> None:
    assert curl('"Oui", dit-il', "fr") == "«\u202fOui\u202f», dit-il"
    assert curl("\"l'un 'et' l'autre\"", "fr") == "«\u202fl’un “et” l’autre\u202f»"


def test_a_french_space_that_the_author_wrote_is_not_doubled() -> None:
    assert curl('" Oui ", dit-il', "fr") == "« Oui », dit-il"


def test_the_places_of_added_spaces_are_told() -> None:
    words = load_words("fr")
    assert words is not None
    assert Quotes.of(words).curl('dit "oui"', "") == ("dit «\u202foui\u202f»", (5, 9))


def test_hebrew_abbreviations_keep_their_own_mark() -> None:
    assert curl('צה"ל ו"מילון" של ג\'ורג\'', "he") == "צה״ל ו”מילון” של ג׳ורג׳"


def test_a_quote_at_the_start_of_a_span_looks_at_what_precedes_the_span() -> None:
    assert curl('" and went', before="He said “no") == "” and went"
    assert curl('"So', before="He said ") == "“So"
    assert curl("' sagte", "de", before="‚so") == "‘ sagte"


def test_no_character_is_added_or_lost_outside_french() -> None:
    text = "\"a\" 'b' it's \"'c'\""
    for lang in ("en", "de", "ru", "pl", "he", "zh"):
        assert len(curl(text, lang)) == len(text)
