"""Tables, definitions, verse and letters as a reading system finds them."""

from __future__ import annotations

from lxml import etree
from tests.epub.books import XHTML, book, chapter, epub, leaf, whole_book

from brieflives.document.blocks import Role, Verse, VerseLine


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
