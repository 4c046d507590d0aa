"""Notes below a chapter: they go on below its text, and their page numbers are true."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.small_books import BookMaker, furniture, page_labelled, pages_of, prose, words_of

from brieflives.document.blocks import CallBack, Note, Role
from brieflives.document.book import Document, Notes, Part
from brieflives.typeset.pages import Artifact


def with_notes(maker: BookMaker, chapter: Part, numbers: range, words: int) -> Part:
    """Close a chapter with these notes, each with its first call."""
    notes = tuple(
        Note(
            f"note-{number}",
            number,
            (maker.leaf(Role.NOTE, prose(words + number % 9, number)),),
            tuple(CallBack(letter, f"call-{number}{letter}") for letter in maker.notes[number]),
        )
        for number in numbers
    )
    heading = maker.leaf(Role.SECTION, "Notes", key=f"{chapter.key}-notes")
    return replace(chapter, notes=Notes(f"{chapter.key}-n", heading, notes))


def book(chapters: int, paragraphs: int, words: int = 9) -> Document:
    maker = BookMaker()
    made = []
    for k in range(chapters):
        numbers = range(k * paragraphs + 1, (k + 1) * paragraphs + 1)
        bodies = (maker.body(prose(80, n), maker.call(n), maker.call(n)) for n in numbers)
        chapter = maker.chapter(f"c{k}", f"Chapter {k}", *bodies)
        made.append(with_notes(maker, chapter, numbers, words))
    return maker.document(maker.title_page(), *made)


def test_notes_go_on_below_the_text_of_their_chapter() -> None:
    pages = pages_of(book(1, 2))
    assert pages.page_of["c0-n"] == pages.page_of["c0"]
    assert words_of(pages.pages[pages.page_of["c0"]]).count("Notes") == 1


def test_a_page_that_begins_with_notes_is_no_opening() -> None:
    pages = pages_of(book(1, 40))
    label = pages.pages[pages.page_of["note-40"]].label
    page = page_labelled(pages, label)
    assert furniture(page, Artifact.HEADER)
    assert furniture(page, Artifact.FOOTER) == [label]


@pytest.mark.parametrize(("chapters", "paragraphs"), [(3, 12), (9, 40)])
def test_the_page_behind_every_note_is_that_of_its_call(chapters: int, paragraphs: int) -> None:
    pages = pages_of(book(chapters, paragraphs))
    lines = "\n".join(line for page in pages.pages for line in words_of(page))
    text = lines.replace("\u00a0", " ").replace("\n", " ").replace("  ", " ")
    for number in range(1, chapters * paragraphs + 1):
        label = pages.pages[pages.page_of[f"call-{number}a"]].label
        again = pages.pages[pages.page_of[f"call-{number}b"]].label
        assert f"\u2002a {label}, b {again}" in text, number
    assert len(pages.pages) > 99 or chapters == 3
