"""EPUBCheck has nothing to say: no error, no warning. Each run takes some seconds, so few books."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.epub.books import (
    book,
    call,
    chapter,
    classic,
    cover,
    every_leaf_a_page,
    figure,
    leaf,
    notes,
    title_page,
    whole_book,
)
from tests.epub.epubcheck import epubcheck

from brieflives.document.blocks import Picture
from brieflives.document.inline import Foreign, Text
from brieflives.epub.write import write_epub
from brieflives.typeset.fonts import Fonts


def test_a_book_with_one_of_everything_and_a_portrait(tmp_path: Path) -> None:
    document = whole_book(figure("portrait"))
    file = tmp_path / "portrait.epub"
    file.write_bytes(write_epub(document, classic(), every_leaf_a_page(document), cover(), Fonts()))
    assert epubcheck(file) == ""


def test_a_book_in_arabic_with_split_notes_and_no_printed_pages(
    tmp_path: Path,
) -> None:
    calls = [leaf(f"ф {n}/<&>", "كلمة", call(n)) for n in range(1, 602)]
    words = leaf("p", Foreign("en", (Text("control \x00 \ufffe & <markup>"),)))
    paths = b'<path d="M0 0 L1000 500" fill="none" stroke="#000000" stroke-width="2"/>'
    head = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500">'
    svg = Picture("a.svg", "image/svg+xml", head + paths + b"</svg>", 1000, 500)
    drawing = replace(figure("drawing"), picture=svg)
    document = book(
        title_page(),
        chapter("note-1", "واحد", words, drawing, *calls),
        notes(*[("ملاحظة", "a")] * 601),
        lang="ar",
        description="a control character: \x00",
        isbn="978-0-300-17842-5",
    )
    file = tmp_path / "arabic.epub"
    file.write_bytes(write_epub(document, classic(), (), None, Fonts()))
    assert epubcheck(file) == ""
