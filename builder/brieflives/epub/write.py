"""Document, style and printed pages become the bytes of an EPUB 3 file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from brieflives.document.book import Document
from brieflives.epub.anchors import NAVIGATION_FILE, anchors_of, figures_of
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.fonts import embedded_fonts
from brieflives.epub.marks import PageMark, marks_by_key, page_marks
from brieflives.epub.navigation import Entry, contents, navigation
from brieflives.epub.ncx import ncx
from brieflives.epub.package import COVER_ID, NCX, XHTML, Item, Package, in_utc, metadata_rows
from brieflives.epub.parts import spine_documents
from brieflives.epub.pictures import as_shown, picture_items
from brieflives.epub.screen import screen_css
from brieflives.epub.stylesheet import base_css
from brieflives.epub.xhtml import STYLE_SHEETS
from brieflives.style.sheet import Sheet

if TYPE_CHECKING:  # the page map's types, without loading the typesetter
    from brieflives.typeset.fonts import Fonts
    from brieflives.typeset.pages import PageStart


class Printed(Struct, frozen=True):
    """What the printed book hands on to its EPUB."""

    fonts: Fonts  # that its pages are set with
    starts: Sequence[tuple[str, PageStart]] = ()  # label and first words of each page, in order
    cover_jpeg: bytes | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # label of the page, by a mark's key


def write_epub(document: Document, sheet: Sheet, printed: Printed) -> bytes:
    """Write an EPUB 3.3 file with the words of ``document``; the same arguments, the same bytes.

    Without starts of pages there is no page list, without a cover none.
    """
    from brieflives.epub.container import pack  # loads ebooklib

    return pack(_package(document, sheet, printed))


def _package(document: Document, sheet: Sheet, printed: Printed) -> Package:
    pictures = {
        figure.picture.name: figure.picture
        for part in document.parts
        for figure in figures_of(part)
    }
    packed = picture_items(pictures.values())
    marks = page_marks(document, printed.starts)
    apparatus = Apparatus(
        lang=document.metadata.lang,
        labels=document.labels,
        anchors=anchors_of(document),
        marks=marks_by_key(marks),
        images={name: as_shown(pictures[name], item) for name, item in packed.items()},
        printed=printed.names,
    )
    entries = contents(document, apparatus)
    rows = metadata_rows(
        document,
        has_contents=bool(entries),
        has_pages=bool(marks),
        has_cover=printed.cover_jpeg is not None,
    )
    items = (
        *_navigation(document, apparatus, entries, marks),
        *_dress(document, sheet, printed.fonts),
        *_cover(printed.cover_jpeg),
        *dict.fromkeys(packed.values()),  # two names may share a file
        *_spine(document, apparatus),
    )
    files = (file for allotment in apparatus.anchors.allotments for file in allotment.files)
    about = document.metadata
    return Package(
        rows=rows,
        items=items,
        spine=tuple(map(_item_id, files)),
        lang=about.lang,
        direction=about.direction,
        instant=in_utc(about.instant),
    )


def _navigation(
    document: Document,
    apparatus: Apparatus,
    entries: tuple[Entry, ...],
    marks: tuple[PageMark, ...],
) -> Iterator[Item]:
    nav = navigation(document, apparatus, entries, marks)
    yield Item("nav", NAVIGATION_FILE, XHTML, nav.encode(), ("nav",))
    yield Item("ncx", "toc.ncx", NCX, ncx(document, apparatus, entries, marks).encode())


def _dress(document: Document, sheet: Sheet, fonts: Fonts) -> Iterator[Item]:
    """Yield the style sheets and the fonts that they announce."""
    embedded = embedded_fonts(document, sheet, fonts)
    base, screen = STYLE_SHEETS
    css = base_css(sheet, document.metadata.direction, embedded)
    yield Item("base", base, "text/css", css.encode())
    yield Item("screen", screen, "text/css", screen_css(sheet, embedded).encode())
    yield from embedded.items


def _spine(document: Document, apparatus: Apparatus) -> Iterator[Item]:
    for written in spine_documents(document, apparatus):
        yield Item(_item_id(written.file), written.file, XHTML, written.markup.encode())


def _cover(jpeg: bytes | None) -> Iterator[Item]:
    if jpeg is not None:
        yield Item(COVER_ID, "images/cover.jpg", "image/jpeg", jpeg, ("cover-image",))


def _item_id(file: str) -> str:
    """Return the manifest id of a document: its name without the ending."""
    return file.removesuffix(".xhtml")
