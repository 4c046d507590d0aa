"""The PDF and the EPUB of a book say the same: words, headings, notes, pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.parity.reading import Reading, Word, read_epub, read_pdf
from tests.pdf.test_any_book import with_true_calls
from tests.typeset.composing import classic
from tests.typeset.test_any_book import any_book

from brieflives.epub.write import write_epub
from brieflives.pdf.write import write_pdf
from brieflives.pipeline import Order, build_life
from brieflives.typeset.book import lay_out

ROOT = Path(__file__).parents[2]
LIVES = (*sorted((ROOT / "source").glob("*.yaml")), *sorted((ROOT / "tests/lives").glob("*.yaml")))
BOOKS = [
    *((life.stem, "classic") for life in LIVES),
    ("mary-somerville", "large-print"),
    ("leonid-serebryakov", "modern"),
    # those in which no word is longer than a page, and no item of a list is empty but for its list
    *((f"any-book-{seed}", "classic") for seed in (0, 1, 2, 5, 6, 7, 9, 10, 14, 18, 20, 23)),
]
each_book = pytest.mark.parametrize("book", BOOKS, ids=" in ".join)


@cache
def readings(book: tuple[str, str]) -> tuple[Reading, Reading]:
    """Return a book as the PDF and as the EPUB has it."""
    name, style = book
    if name.startswith("any-book-"):
        document = with_true_calls(any_book(int(name.removeprefix("any-book-"))))
        pages, _ = lay_out(document, classic())
        starts = [(page.label, page.start) for page in pages.pages if page.start]
        epub = write_epub(document, classic(), starts, None, pages.fonts)
        return read_pdf(write_pdf(document, pages)), read_epub(epub)
    path = next(life for life in LIVES if life.stem == name)
    files = build_life(path, Order(style=style)).files
    return read_pdf(files[f"{name}.pdf"]), read_epub(files[f"{name}.epub"])


@each_book
def test_the_words_are_the_same_and_in_the_same_order(book: tuple[str, str]) -> None:
    pdf, epub = readings(book)
    assert len(pdf.words) > 20
    assert epub.text == pdf.text


@each_book
def test_the_headings_are_the_same(book: tuple[str, str]) -> None:
    pdf, epub = readings(book)
    assert epub.headings == pdf.headings


@each_book
def test_the_notes_are_the_same_and_lead_back_to_calls_on_the_pages_that_print_names(
    book: tuple[str, str],
) -> None:
    pdf, epub = readings(book)
    assert epub.notes == pdf.notes


@each_book
def test_the_contents_are_the_same_and_lead_to_the_pages_that_print_names(
    book: tuple[str, str],
) -> None:
    pdf, epub = readings(book)
    titles = {title for title, _ in pdf.contents}  # that of the infobox is not printed
    assert [entry for entry in epub.contents if entry[0] in titles] == list(pdf.contents)


@each_book
def test_every_page_is_marked_before_its_first_word(book: tuple[str, str]) -> None:
    pdf, epub = readings(book)
    order = {page: place for place, page in enumerate(dict.fromkeys(w.page for w in epub.words))}
    printed, marked = _first_words(pdf.words, order), _first_words(epub.words, order)
    assert marked.keys() == printed.keys()
    for page, first in printed.items():
        between = epub.words[marked[page] : first]
        # a mark may not stand within a link
        assert marked[page] <= first, page
        assert all(word.linked for word in between), page


def _first_words(words: tuple[Word, ...], order: dict[str, int]) -> dict[str, int]:
    """Return where each page begins; a picture that went to a later page than its text does not."""
    firsts: dict[str, int] = {}
    least = len(order)
    for at in range(len(words) - 1, -1, -1):
        place = order.get(words[at].page, least)
        if place <= least:
            least = place
            firsts[words[at].page] = at
    return firsts
