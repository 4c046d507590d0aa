"""EPUBCheck has nothing to say: no error, no warning. Each run takes some seconds, so few books."""

from __future__ import annotations

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

from brieflives.document.inline import Foreign, Text
from brieflives.epub.write import write_epub


def test_a_book_with_one_of_everything_and_a_portrait(tmp_path: Path) -> None:
    document = whole_book(figure("portrait"))
    file = tmp_path / "portrait.epub"
    file.write_bytes(write_epub(document, classic(), every_leaf_a_page(document), cover()))
    assert epubcheck(file) == ""


def test_a_book_in_arabic_with_split_notes_and_no_printed_pages(
    tmp_path: Path,
) -> None:
    calls = [leaf(f"ф {n}/<&>", "كلمة", call(n)) for n in range(1, 602)]
    words = leaf("p", Foreign("en", (Text("control \x00 \ufffe & <markup>"),)))
    document = book(
        title_page(),
        chapter("note-1", "واحد", words, *calls),
        notes(*[("ملاحظة", "a")] * 601),
        lang="ar",
        description="a control character: \x00",
        isbn="978-0-300-17842-5",
    )
    file = tmp_path / "arabic.epub"
    file.write_bytes(write_epub(document, classic(), (), None))
    assert epubcheck(file) == ""
