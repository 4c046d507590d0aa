import pytest

from brieflives.resolve.quotes import curl

ENGLISH = ("“”", "‘’")


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
    ],
)
def test_straight_quotes_open_before_a_word_and_close_after_it(written: str, set_as: str) -> None:
    assert curl(written, "", *ENGLISH) == set_as


def test_a_quote_at_the_start_of_a_span_looks_at_the_character_before_the_span() -> None:
    assert curl('" and went', "x", *ENGLISH) == "” and went"
    assert curl('"So', " ", *ENGLISH) == "“So"


def test_no_character_is_added_or_lost() -> None:
    text = "\"a\" 'b' it's \"'c'\""
    assert len(curl(text, "", *ENGLISH)) == len(text)
