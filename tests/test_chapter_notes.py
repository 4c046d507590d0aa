"""Notes at the end of each chapter: where they stand, their numbers, their back-links."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.epub.books import Epub
from tests.epub.epubcheck import epubcheck
from tests.pdf.reading import goal, links, opened, page_texts, tree
from tests.pdf.verapdf import faults

from brieflives.document.dump import dump
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life_text
from brieflives.resolve.life import resolve

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB, notes: chapter-notes, citations: {bibliography: true}}
person:
  name: Ada King
  born: {date: 1815-12-10, cite: "^born"}
LEAD
chapters:
  - {id: one, title: One, body: "First[@toole] and second[^wit]."}
  - {id: two, title: Two, body: "Third[^last], and again[^wit] and[^wit] again."}
timeline:
  - {date: 1833, text: Meets Babbage, cite: "@toole"}
notes:
  born: So says the register.
  wit: "Told by [Mary Somerville]{.person}."
  last: A last word.
sources:
  - {id: toole, type: book, title: Ada, author: [{family: Toole, given: Betty}], publisher: X, issued: 1992}
"""  # noqa: E501 - one line a source
WITH_LEAD = LIFE.replace("LEAD", "lead: She knew.[^last]")
WITHOUT_LEAD = LIFE.replace("LEAD\n", "")


def told(life: str) -> list[str]:
    """The parts of a life with the notes below them: ``chapter #chapter-one``, ``note 1 [a]``."""
    parsed, findings = read_life_text(life, folder=Path())
    assert parsed is not None, findings
    document, more = resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))
    assert not [*findings, *more]
    lines = dump(document).splitlines()
    parts = ("lead ", "chapter ", "timeline ", "notes ")
    return [line.strip() for line in lines if line.startswith(parts) or line.startswith("  note ")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    file = tmp_path_factory.mktemp("life") / "ada.yaml"
    file.write_text(WITH_LEAD, encoding="utf-8")
    built = build_life(file, Order(("pdf", "epub")))
    assert not built.findings
    return built.files


def test_each_part_closes_with_its_own_notes_and_the_numbers_run_on() -> None:
    assert told(WITH_LEAD) == [
        *("lead #lead", "note 1 [a]", "note 2 [a]"),
        *("chapter #chapter-one", "note 3 [a]", "note 4 [a]"),
        *("chapter #chapter-two", "note 2 [b]", "note 4 [b c]"),
        *("timeline #timeline", "note 3 [b]"),
    ]


def test_without_an_opening_the_notes_of_the_facts_stand_with_the_first_chapter() -> None:
    assert told(WITHOUT_LEAD)[:4] == [
        "chapter #chapter-one",
        *("note 1 [a]", "note 2 [a]", "note 3 [a]"),
    ]


def test_notes_of_a_life_that_tells_nothing_stand_at_the_end_of_the_book() -> None:
    facts = WITHOUT_LEAD[: WITHOUT_LEAD.index("chapters:")] + "notes: {born: So.}\n"
    assert told(facts) == ["notes #notes", "note 1 [a]"]


def test_a_name_in_a_note_that_is_printed_twice_is_indexed_at_both_places() -> None:
    parsed, _ = read_life_text(WITH_LEAD, folder=Path())
    assert parsed is not None
    lines = dump(resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))[0]).splitlines()
    assert [line for line in lines if line.endswith("Somerville, Mary (2)")]


def test_each_print_of_a_note_tells_the_pages_of_the_calls_of_its_part(
    made: dict[str, bytes],
) -> None:
    texts = [text.replace("\r\n", " ") for text in page_texts(made["ada.pdf"])]
    pages = [text for text in texts if "Notes" in text and "Contents" not in text]
    assert "register. a iii" in pages[0].replace("\u2002", "").replace("\u00a0", " ")
    first, again = (p.replace("\u00a0", " ").replace("\u2002", "") for p in pages[1:3])
    assert "Somerville. a 2" in first
    assert "Somerville. b 3, c 3" in again


def test_a_call_leads_to_the_print_of_its_note_in_its_own_part(made: dict[str, bytes]) -> None:
    book = opened(made["ada.pdf"])
    at = {str(page.label): k for k, page in enumerate(book.pages)}
    goals = {goal(book, link) for k, link in links(book) if k == at["3"]}
    assert goals == {"3"}
    numbers = [note.find("Lbl")[0].text for note in tree(book).find("Note")]
    assert numbers == ["1.", "2.", "3.", "4.", "2.", "4.", "3."]


def test_the_epub_has_the_same_notes_at_the_end_of_the_same_parts(made: dict[str, bytes]) -> None:
    book = Epub(made["ada.epub"])
    values = [
        (name, [item.get("value") for item in listed.iter("{*}li")], listed.get("start"))
        for name, document in book.documents().items()
        for listed in document.iter("{*}ol")
        if listed.get("class") == "notes"
    ]
    assert values == [
        ("lead.xhtml", [None, None], None),
        ("chapter-1.xhtml", [None, None], "3"),
        ("chapter-2.xhtml", [None, "4"], "2"),
        ("timeline.xhtml", [None], "3"),
    ]


def test_a_book_with_chapter_notes_is_sound(made: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    assert epubcheck(tmp_path / "ada.epub") == ""
    assert faults(tmp_path / "ada.pdf", "PDF/UA-1") == []
    assert faults(tmp_path / "ada.pdf", "PDF/A-2a") == []
