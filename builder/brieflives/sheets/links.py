"""The links of finished pages, set where the pages are now on sheets of paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, NameTree, Object, Page, Pdf

from brieflives.sheets.arrange import Side
from brieflives.sheets.finished import dictionary, entry
from brieflives.sheets.geometry import ImposedPage, Rectangle
from brieflives.sheets.plain import (
    is_string,
    plain,
    reference,
    resolved,
    string_source,
    text_of,
    with_named,
)

Laid = dict[str, Any]  # an annotation as plain values
_READ = ("/Subtype", "/Rect", "/Contents", "/Dest", "/A")
_MOST_STEPS = 4  # from a name or a reference to a dictionary to another to the destination


class _Map(Struct, frozen=True):
    """Where the pages of the file are now, and what its own names for them mean."""

    source: Pdf
    numbers: Mapping[str, int]  # by reference
    places: Mapping[int, Array]
    names: Mapping[str | bytes, Object]

    def now(self, destination: Any) -> int | None:
        """Return the number, from 0, of the page that a destination leads to, if it is there."""
        for _ in range(_MOST_STEPS):
            if isinstance(destination, list):
                break
            destination = self._meant(resolved(self.source, destination))
        if not isinstance(destination, list) or not destination:
            return None
        page = destination[0]
        number = self.numbers.get(page) if isinstance(page, str) else page
        return number if type(number) is int and number in self.places else None

    def _meant(self, destination: Any) -> Any:
        """Follow a name to a dictionary or an array, a dictionary to an array."""
        if isinstance(destination, dict):
            return destination.get("/D")
        if isinstance(destination, str):
            name = text_of(destination) if is_string(destination) else destination
            found = self.names.get(name)
            return None if found is None else plain(found)
        return destination


class _Link(Struct, frozen=True):
    """A link as it is written, but for its destination within the file."""

    source: bytes
    page: int | None  # that it leads to; None: to an address


def laid_on(page: Page, source: Pdf) -> list[Laid]:
    """Return what is laid on a page: links, notes, fields; what is drawn of them is its ``/AP``."""
    found = entry(page.obj, "/Annots")
    laid = map(plain, found) if isinstance(found, Array) else ()
    return [with_named(source, each, _READ) for each in laid if isinstance(each, dict)]


def set_links(
    source: Pdf,
    pages: Sequence[tuple[Page, Sequence[Laid]]],
    sheets: Sequence[tuple[Page, Side]],
    labels: Sequence[str],
) -> None:
    """Lay the links of pages on sheets: those to addresses and to pages that are there.

    With each page goes what is laid on it. Each says in words where it leads: its own where it has
    some, else the address, or the label of the page. What would run programs is left out.
    """
    places = {
        placed.page: Array([sheet.obj, Name.XYZ, placed.box.left, placed.box.top, None])
        for sheet, side in sheets
        for placed in side.pages
    }
    numbers = {reference(page.obj): number for number, (page, _) in enumerate(pages)}
    page_map = _Map(source, numbers, places, dict(_named(source)))
    for sheet, side in sheets:
        links = [
            link
            for placed in side.pages
            for link in _links(pages[placed.page][1], placed, page_map, labels)
        ]
        if links:
            written = Object.parse(b"[%s]" % b"".join(link.source for link in links))
            for number, link in enumerate(links):
                if link.page is not None:
                    written[number]["/Dest"] = places[link.page]
            sheet.obj["/Annots"] = written
            sheet.obj["/Tabs"] = Name.R  # without tags there is no order but that of rows


def _named(source: Pdf) -> Iterator[tuple[str | bytes, Object]]:
    """Yield the names of places in the file (ISO 32000-1, 12.3.2.3), old and new."""
    yield from dictionary(source.Root.get(Name.Dests)).items()
    tree = dictionary(source.Root.get(Name.Names)).get(Name.Dests)
    if isinstance(tree, Dictionary):
        yield from NameTree(tree).items()


def _links(
    laid: Sequence[Laid], placed: ImposedPage, page_map: _Map, labels: Sequence[str]
) -> Iterator[_Link]:
    for annotation in laid:
        if annotation.get("/Subtype") != "/Link":
            continue
        corners = _corners(annotation.get("/Rect"), page_map.source)
        address, number = _target(annotation, page_map)
        if corners is None or (address is None and number is None):
            continue
        words = annotation.get("/Contents")
        if not is_string(words) or not words[2:].strip():
            words = address or f"u:{labels[number or 0]}"
        edges = "{:.2f} {:.2f} {:.2f} {:.2f}".format(*placed.matrix.of(corners))
        head = f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{edges}]/Contents"
        goal = b"/A<</S/URI/URI%s>>>>" % string_source(address) if address else b">>"
        yield _Link(head.encode("ascii") + string_source(words) + goal, number)


def _corners(found: Any, source: Pdf) -> Rectangle | None:
    """Read a rectangle of which any two opposite corners are given; else nothing."""
    try:
        x1, y1, x2, y2 = found
        if type(x1) is str or type(y1) is str or type(x2) is str or type(y2) is str:
            x1, y1, x2, y2 = (resolved(source, edge) for edge in found)
        return Rectangle(
            float(min(x1, x2)), float(min(y1, y2)), float(max(x1, x2)), float(max(y1, y2))
        )
    except (TypeError, ValueError):
        return None


def _target(annotation: Laid, page_map: _Map) -> tuple[str | None, int | None]:
    """Return the address that a link leads to, or the page; neither where that cannot be kept."""
    if "/Dest" in annotation:
        return None, page_map.now(annotation["/Dest"])
    action = annotation.get("/A")
    if not isinstance(action, dict):
        return None, None
    with_named(page_map.source, action, ("/S", "/URI"))
    kind, address = action.get("/S"), action.get("/URI")
    if kind == "/URI" and is_string(address):
        return address, None
    return None, page_map.now(action.get("/D")) if kind == "/GoTo" else None
