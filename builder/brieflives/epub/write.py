"""Document, style and printed pages become the bytes of an EPUB 3 file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from brieflives.document.book import Document
from brieflives.epub.anchors import NAVIGATION_FILE, anchors_of, figures_of
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.fonts import embedded_fonts
from brieflives.epub.marks import marks_by_key, page_marks
from brieflives.epub.navigation import contents, navigation, ncx
from brieflives.epub.package import COVER_ID, NCX, XHTML, Item, Package, in_utc, metadata_rows
from brieflives.epub.parts import spine_documents
from brieflives.epub.pictures import picture_items
from brieflives.epub.stylesheet import base_css, screen_css
from brieflives.epub.xhtml import STYLE_SHEETS
from brieflives.style.sheet import Sheet

if TYPE_CHECKING:  # the page map's types, without loading the typesetter
    from brieflives.typeset.fonts import Fonts
    from brieflives.typeset.pages import PageStart


def write_epub(  # noqa: PLR0913 - what the printed book hands on, and the book
    document: Document,
    sheet: Sheet,
    page_starts: Sequence[tuple[str, PageStart]],
    cover_jpeg: bytes | None,
    fonts: Fonts,
    printed: Mapping[str, str] | None = None,
) -> bytes:
    """Write an EPUB 3.3 file with the words of ``document``.

    ``page_starts`` holds label and first words of the printed pages in their order; it may be
    empty, and then there is no page list. ``fonts`` are those that the pages were set with,
    ``printed`` the label of the page of every name that is indexed, by its key. The same arguments
    give the same bytes.
    """
    from brieflives.epub.container import pack  # loads ebooklib

    direction = document.metadata.direction
    pictures = picture_items(
        figure.picture for part in document.parts for figure in figures_of(part)
    )
    marks = page_marks(document, page_starts)
    apparatus = Apparatus(
        lang=document.metadata.lang,
        labels=document.labels,
        anchors=anchors_of(document),
        marks=marks_by_key(marks),
        images={name: item.file for name, item in pictures.items()},
        printed=printed or {},
    )
    entries = contents(document, apparatus)
    rows = metadata_rows(
        document,
        has_contents=bool(entries),
        has_pages=bool(marks),
        has_cover=cover_jpeg is not None,
    )
    embedded = embedded_fonts(document, sheet, fonts)
    sheets = zip(
        ("base", "screen"),
        STYLE_SHEETS,
        (base_css(sheet, direction, embedded), screen_css(sheet)),
        strict=True,
    )
    items = (
        Item(
            "nav",
            NAVIGATION_FILE,
            XHTML,
            navigation(document, apparatus, entries, marks).encode(),
            ("nav",),
        ),
        Item("ncx", "toc.ncx", NCX, ncx(document, apparatus, entries, marks).encode()),
        *(Item(item_id, file, "text/css", css.encode()) for item_id, file, css in sheets),
        *embedded.items,
        *_cover(cover_jpeg),
        *dict.fromkeys(pictures.values()),  # two names may share a file
        *(
            Item(_item_id(written.file), written.file, XHTML, written.markup.encode())
            for written in spine_documents(document, apparatus)
        ),
    )
    package = Package(
        rows=rows,
        items=items,
        spine=tuple(
            _item_id(file) for allotment in apparatus.anchors.allotments for file in allotment.files
        ),
        lang=document.metadata.lang,
        direction=direction,
        instant=in_utc(document.metadata.instant),
    )
    return pack(package)


def _cover(jpeg: bytes | None) -> Iterator[Item]:
    if jpeg is not None:
        yield Item(COVER_ID, "images/cover.jpg", "image/jpeg", jpeg, ("cover-image",))


def _item_id(file: str) -> str:
    """Return the manifest id of a document: its name without the ending."""
    return file.removesuffix(".xhtml")
