"""A chapter that the EPUB divides into files says the same as the PDF, page by page."""

from __future__ import annotations

from tests.epub.books import Epub
from tests.epub.test_division import long_book
from tests.parity.reading import read_epub, read_pdf
from tests.typeset.composing import classic

from brieflives.epub.write import Printed, write_epub
from brieflives.pdf.write import write_pdf
from brieflives.typeset.book import lay_out


def test_a_divided_chapter_has_the_words_headings_and_pages_of_print() -> None:
    document = long_book(sections=True)
    pages, _ = lay_out(document, classic())
    starts = [(page.label, page.start) for page in pages.pages if page.start]
    data = write_epub(document, classic(), Printed(pages.fonts, starts))
    pdf, epub = read_pdf(write_pdf(document, pages)), read_epub(data)
    assert len(Epub(data).spine()) == 4
    assert epub.text == pdf.text
    assert epub.headings == pdf.headings
    assert epub.notes == pdf.notes
    marked: dict[str, int] = {}
    for at, word in enumerate(epub.words):
        marked.setdefault(word.page, at)
    printed: dict[str, int] = {}
    for at, word in enumerate(pdf.words):
        printed.setdefault(word.page, at)
    assert marked == printed
