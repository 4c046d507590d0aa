"""The PDF and the EPUB of a book say the same: words, headings, notes, pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.parity.reading import Note, Reading, Word, read_epub, read_pdf
from tests.pdf.test_any_book import with_true_calls
from tests.typeset.composing import classic
from tests.typeset.test_any_book import any_book

from brieflives.epub.write import Printed, write_epub
from brieflives.order import Order
from brieflives.pdf.write import write_pdf
from brieflives.pipeline import build_life
from brieflives.typeset.book import lay_out

ROOT = Path(__file__).parents[2]
LIVES = (*sorted((ROOT / "source").glob("*.yaml")), *sorted((ROOT / "tests/lives").glob("*.yaml")))
BOOKS = [
    *((life.stem, "classic") for life in LIVES),
    ("mary-somerville", "large-print"),
    ("leonid-serebryakov", "modern"),
    # tests/system has more of them; in book 51 an item of a list begins with a picture that moved
    *((f"any-book-{seed}", "classic") for seed in (*range(12), 51)),
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
        epub = write_epub(document, classic(), Printed(pages.fonts, starts))
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
    page_of = _pages_of_text(pdf, epub)
    assert [_on_pages(note, page_of) for note in epub.notes] == [
        _on_pages(note, page_of) for note in pdf.notes
    ]


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
    marked = _first_words(epub.words)
    printed = _first_words(pdf.words)
    # a picture that went to a later page than the text around it does not begin that page
    of_text = _first_words(pdf.words, captions=False)
    assert printed.keys() <= marked.keys()
    assert marked.keys() - printed.keys() <= pdf.pictured
    for page in printed.keys() - of_text.keys():  # a picture has it for itself
        assert marked[page] == printed[page], page
    for page, first in of_text.items():
        assert marked[page] <= first, page
        between = epub.words[marked[page] : first]
        # nor may a mark stand within a link
        assert all(word.linked or word.caption for word in between), page


def _first_words(words: tuple[Word, ...], *, captions: bool = True) -> dict[str, int]:
    """Return where each page begins; one that has only pictures begins with their captions."""
    firsts: dict[str, int] = {}
    for at, word in enumerate(words):
        if captions or not word.caption:
            firsts.setdefault(word.page, at)
    return firsts


def _pages_of_text(pdf: Reading, epub: Reading) -> dict[str, str]:
    """Return the page of the text around a mark, which may be that of a picture's page overleaf."""
    of_text = _first_words(pdf.words, captions=False)
    found: dict[str, str] = {}
    last = ""
    for word in epub.words:
        last = word.page if word.page in of_text else last
        found[word.page] = last
    return found


def _on_pages(note: Note, page_of: dict[str, str]) -> Note:
    return replace(note, calls=tuple((letter, page_of[page]) for letter, page in note.calls))
