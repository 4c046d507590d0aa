"""The links of finished pages, set where the pages are now on sheets of paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from brieflives.sheets.arrange import Side
from brieflives.sheets.finished import dictionary, entry, rectangle
from brieflives.sheets.geometry import ImposedPage

_Key = tuple[int, int]  # a page's object number and generation
_LINK, _URI, _GO_TO, _XYZ = Name.Link, Name.URI, Name.GoTo, Name.XYZ  # each costs a call to make


class _Map(Struct, frozen=True):
    """Where the pages of the file are now, and what its own names for them mean."""

    numbers: Mapping[_Key, int]
    places: Mapping[int, Array]
    names: Mapping[str | bytes, Object]

    def now(self, destination: Object | None) -> int | None:
        """Return the number, from 0, of the page that a destination leads to, if it is there."""
        for _ in range(2):  # a name stands for a dictionary or an array, a dictionary for an array
            if isinstance(destination, Array):
                break
            if isinstance(destination, String | Name):
                destination = self.names.get(str(destination))
            if isinstance(destination, Dictionary):
                destination = destination.get(Name.D)
        if not isinstance(destination, Array) or not len(destination):
            return None
        page = destination[0]
        number = self.numbers.get(page.objgen) if isinstance(page, Dictionary) else page
        return number if isinstance(number, int) and number in self.places else None


class _Link(Struct, frozen=True):
    """A link as it is written, but for its destination within the file."""

    source: bytes
    page: int | None  # that it leads to; None: to an address


def laid_on(page: Page) -> list[Dictionary]:
    """Return what is laid on a page: links, notes, fields; what is drawn of them is its ``/AP``."""
    found = entry(page.obj, "/Annots")
    laid = found if isinstance(found, Array) else ()
    return [annotation for annotation in laid if isinstance(annotation, Dictionary)]


def set_links(
    source: Pdf,
    pages: Sequence[tuple[Page, Sequence[Dictionary]]],
    sheets: Sequence[tuple[Page, Side]],
    labels: Sequence[str],
) -> None:
    """Lay the links of pages on sheets: those to addresses and to pages that are there.

    With each page goes what is laid on it. Each says in words where it leads: its own where it has
    some, else the address, or the label of the page. What would run programs is left out.
    """
    places = {
        placed.page: Array([sheet.obj, _XYZ, placed.box.left, placed.box.top, None])
        for sheet, side in sheets
        for placed in side.pages
    }
    numbers = {page.obj.objgen: number for number, (page, _) in enumerate(pages)}
    page_map = _Map(numbers, places, dict(_named(source)))
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
        yield from pikepdf.NameTree(tree).items()


def _links(
    laid: Sequence[Dictionary], placed: ImposedPage, page_map: _Map, labels: Sequence[str]
) -> Iterator[_Link]:
    for annotation in laid:
        if entry(annotation, "/Subtype") != _LINK:
            continue
        corners = rectangle(entry(annotation, "/Rect"))
        address, number = _target(annotation, page_map)
        if corners is None or (address is None and number is None):
            continue
        words = entry(annotation, "/Contents")
        if not isinstance(words, String) or not bytes(words).strip():
            words = address or String(labels[number or 0])
        edges = "{:.2f} {:.2f} {:.2f} {:.2f}".format(*placed.matrix.of(corners))
        head = f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{edges}]/Contents"
        goal = b"/A<</S/URI/URI%s>>>>" % address.unparse(resolved=True) if address else b">>"
        source = head.encode("ascii") + words.unparse(resolved=True) + goal
        yield _Link(source, number)


def _target(annotation: Dictionary, page_map: _Map) -> tuple[String | None, int | None]:
    """Return the address that a link leads to, or the page; neither where that cannot be kept."""
    if "/Dest" in annotation:
        return None, page_map.now(annotation["/Dest"])
    action = dictionary(entry(annotation, "/A"))
    kind, address = (entry(action, key) for key in ("/S", "/URI"))
    if kind == _URI and isinstance(address, String):
        return address, None
    return None, page_map.now(entry(action, "/D")) if kind == _GO_TO else None
