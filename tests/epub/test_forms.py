"""Tables, definitions, verse and letters as a reading system finds them."""

from __future__ import annotations

from lxml import etree
from tests.epub.books import XHTML, book, call, chapter, epub, leaf, notes, whole_book

from brieflives.document.blocks import Ranged, Role, Table, Verse, VerseLine


def words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def find(name: str) -> list[etree._Element]:
    documents = epub(whole_book()).documents().values()
    return [e for document in documents for e in document.iter(f"{XHTML}{name}")]


def test_a_table_has_column_heads_and_rows_in_a_frame_that_scrolls() -> None:
    (frame,) = (e for e in find("div") if e.get("class") == "table")
    (table,) = frame
    assert [words(c) for c in table.iter(f"{XHTML}caption")] == ["The ice of 1911"]
    heads = list(table.iter(f"{XHTML}th"))
    assert [(words(h), h.get("scope")) for h in heads] == [("Month", "col"), ("Ice, cm", "col")]
    rows = [[words(c) for c in row] for row in table.iter(f"{XHTML}tr")]
    assert rows[1:] == [["May", "112"], ["June", "97"]]
    assert [c.get("style") for c in table.iter(f"{XHTML}td")] == [None, "text-align: right"] * 2
    (caption,) = table.iter(f"{XHTML}caption")
    assert (frame.get("tabindex"), frame.get("aria-labelledby")) == ("0", caption.get("id"))


def frame(*, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = ()) -> etree._Element:
    """Make a book whose one table has no caption; find the frame around it."""
    heads = tuple(leaf(f"h{n}", words, role=Role.TABLE_HEAD) for n, words in enumerate(head))
    cells = tuple(
        tuple(leaf(f"c{n}-{m}", words, role=Role.TABLE_CELL) for m, words in enumerate(row))
        for n, row in enumerate(rows)
    )
    made = epub(book(chapter("one", "One", Table(heads, cells, (Ranged.LEFT,) * len(heads)))))
    return next(e for e in made.xml("chapter-1.xhtml").iter() if e.get("class") == "table")


def heard(element: etree._Element) -> tuple[str | None, str | None, str | None]:
    return element.get("role"), element.get("aria-label"), element.get("tabindex")


def test_a_table_without_caption_is_called_by_its_column_heads() -> None:
    assert heard(frame(head=("Month", "Ice, cm"))) == ("group", "Month, Ice, cm", "0")


def test_a_table_without_caption_and_heads_is_called_by_its_first_row() -> None:
    found = frame(head=("", ""), rows=(("", ""), ("May", "112")))
    assert heard(found) == ("group", "May, 112", "0")


def test_a_table_that_says_nothing_is_no_stop_for_the_keyboard() -> None:
    assert heard(frame(head=("", ""))) == (None, None, None)


def test_a_table_is_not_called_by_the_note_to_its_caption() -> None:
    caption = leaf("c", "The ice", call(1), role=Role.CAPTION)
    table = Table((leaf("h", "May", role=Role.TABLE_HEAD),), (), (Ranged.LEFT,), caption)
    made = epub(book(chapter("one", "One", table), notes(("Thus.", "a"))))
    found = next(e for e in made.xml("chapter-1.xhtml").iter() if e.get("class") == "table")
    assert heard(found) == ("region", "The ice", "0")


def test_definitions_are_a_list_of_terms() -> None:
    (terms,) = find("dl")
    assert [(e.tag.removeprefix(XHTML), words(e).strip()) for e in terms] == [
        ("dt", "Firn"),
        ("dd", "old"),
        ("dt", "Névé"),
        ("dd", "young"),
    ]


def test_each_line_of_verse_stays_a_line_in_its_stanza() -> None:
    stanzas = [e for e in find("div") if e.get("class") == "stanza"]
    assert [[words(line) for line in stanza] for stanza in stanzas] == [
        ["The snow comes down", "and stays."],
        ["It goes."],
    ]
    assert stanzas[0][1].get("style") == "margin-left: 1.5em"


def test_a_letter_is_a_quotation_with_a_header() -> None:
    (letter,) = (e for e in find("blockquote") if e.get("class") == "paper")
    assert [(e.tag.removeprefix(XHTML), words(e).strip()) for e in letter] == [
        ("header", "Petrova to Volkov, 1911"),
        ("p", "Send tea."),
    ]


def test_an_epigraph_in_verse_keeps_its_lines() -> None:
    poem = Verse(((VerseLine(leaf("p1", "Snow is", role=Role.VERSE)),),))
    made = epub(book(chapter("one", "One", leaf("o1", "Text."), epigraph=(poem,))))
    (epigraph,) = (
        e for d in made.documents().values() for e in d.iter() if e.get("class") == "epigraphs"
    )
    assert words(epigraph).strip() == "Snow is"
