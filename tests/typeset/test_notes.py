"""Notes on paper: a small one stays whole, of a long one neither page has a single line."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, pages_of, prose

from brieflives.document.blocks import Note, Role
from brieflives.document.book import Document, Notes
from brieflives.typeset.pages import Pages, PlacedText


def book(*lengths: int) -> Document:
    """A chapter and notes of so many words; every third has two paragraphs."""
    maker = BookMaker()
    chapter = maker.chapter("one", "One", maker.body(prose(90)))
    notes = []
    for number, words in enumerate(lengths, 1):
        texts = (prose(words, number),) if number % 3 else (prose(6), prose(words, number))
        said = tuple(
            maker.leaf(Role.NOTE, text, key=f"n{number}/{k}") for k, text in enumerate(texts)
        )
        notes.append(Note(f"note-{number}", number, said, ()))
    heading = maker.leaf(Role.PART_TITLE, "Notes")
    return maker.document(chapter, Notes("notes", heading, tuple(notes)), maker.back_cover())


def lines_on_pages(pages: Pages) -> list[list[int]]:
    """For each note, how many of its lines every page has that shows some."""
    shown: dict[str, Counter[int]] = {}
    for index, page in enumerate(pages.pages):
        for placed in page.placed:
            leaf = placed.paragraph.leaf if isinstance(placed, PlacedText) else None
            if leaf is not None and leaf.role is Role.NOTE:
                assert isinstance(placed, PlacedText)
                shown.setdefault(leaf.key.partition("/")[0], Counter())[index] += (
                    placed.stop - placed.first
                )
    return [list(counts.values()) for counts in shown.values()]


def test_a_small_note_stays_on_one_page() -> None:
    for start in range(8):
        lengths = [(start + number) * 7 % 50 + 10 for number in range(60)]
        notes = lines_on_pages(pages_of(book(*lengths)))
        assert len(notes) == 60
        assert [lines for lines in notes if sum(lines) <= 5 and len(lines) > 1] == []


@pytest.mark.parametrize("start", range(4))
def test_a_long_note_has_two_lines_at_least_on_either_page(start: int) -> None:
    lengths = [(start + number) * 37 % 260 + 90 for number in range(16)]
    torn = [lines for lines in lines_on_pages(pages_of(book(*lengths))) if len(lines) > 1]
    assert torn, "long notes are divided where a page needs it"
    assert min(min(lines) for lines in torn) >= 2


def test_classic_keeps_five_lines_of_a_note_whole() -> None:
    page = classic().page
    leading = classic().roles[Role.NOTE].leading_pt
    assert 5 * leading <= page.depth_pt / 8 < 6 * leading
