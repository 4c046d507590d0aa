from brieflives.languages.words import load_words
from brieflives.model.prose import Citation, CitedItem, RemarkCall
from brieflives.places import NOWHERE
from brieflives.resolve.numbering import NoteRegister, letter
from brieflives.resolve.sources.locators import Locators


def cite(source: str, locator: str = "") -> Citation:
    return Citation((CitedItem(source, locator),))


def test_calls_with_the_same_content_are_one_note_with_letters_in_reading_order() -> None:
    register = NoteRegister()
    calls = [register.call(c, NOWHERE) for c in (cite("a"), cite("b"), cite("a"), cite("a"))]
    assert [(c.number, c.letter) for c in calls] == [(1, "a"), (2, "a"), (1, "b"), (1, "c")]


def test_another_page_of_the_same_book_is_another_note() -> None:
    register = NoteRegister()
    assert register.call(cite("a", "p. 1"), NOWHERE).number == 1
    assert register.call(cite("a", "p. 2"), NOWHERE).number == 2


def test_one_page_spelled_in_several_ways_is_one_note() -> None:
    words = load_words("ja")
    assert words
    register = NoteRegister(canonical=Locators(words).canonical)
    spellings = ("20頁", "p. 20", "20", "頁20", " 20", "pp. 20-25", "20–25頁", "20--25")
    numbers = [register.call(cite("a", spelling), NOWHERE).number for spelling in spellings]
    assert numbers == [1, 1, 1, 1, 1, 2, 2, 2]


def test_remarks_and_citations_share_one_numbering() -> None:
    register = NoteRegister()
    assert register.call(RemarkCall("order"), NOWHERE).number == 1
    assert register.call(cite("order"), NOWHERE).number == 2
    assert [number for number, _ in register.contents()] == [1, 2]


def test_the_letter_after_z_is_aa() -> None:
    letters = " ".join(letter(k) for k in (0, 1, 25, 26, 27, 51, 52))
    assert letters == "a b z aa ab az ba"
