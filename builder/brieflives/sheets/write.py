"""A finished PDF to a PDF of sheets.

Each page becomes a form that its sheet paints (ISO 32000-1, 8.10), so fonts and pictures are shared
as before. The sheets are for paper: they carry no tags and claim neither PDF/UA nor PDF/A.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from brieflives.sheets.arrange import (
    Arranged,
    SheetOrder,
    Side,
    arrange,
    in_one_pass,
)
from brieflives.sheets.choices import Pass
from brieflives.sheets.finished import dictionary, entry, opened, rectangle, shape
from brieflives.sheets.geometry import Placed

_GREY, _HAIRLINE = 0.45, 0.25
_SMALL = 0.8  # the least scale at which ordinary type can still be read
_KEPT = (Name.Title, Name.Author, Name.Subject)
_DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge, None: Name.Simplex}

_Key = tuple[int, int]  # a page's object number and generation


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sheets as a PDF, how they are arranged, and what to tell their owner."""

    data: bytes
    arranged: Arranged
    remarks: tuple[str, ...] = ()


def impose(data: bytes, order: SheetOrder, only: Pass | None = None) -> Imposed:
    """Lay the pages of a PDF on sheets; the same file and order give the same bytes.

    ``only`` writes one side of all sheets, for printers that print on one side; links to pages on
    the other are left out.

    Links to addresses and to pages of the file stay links. Raises ``CannotImposeError``, in plain
    words, for what is no PDF, locked, damaged, empty or does not fit what is asked.
    """
    with opened(data) as source:
        return _imposed(source, order, only)


def _imposed(source: Pdf, order: SheetOrder, only: Pass | None) -> Imposed:
    if Name.AcroForm in source.Root:
        source.generate_appearance_streams()
    if any("/AP" in annotation for page in source.pages for annotation in _annotations(page)):
        source.flatten_annotations("print")  # notes and filled-in forms are part of what is seen
    shapes = [shape(page, number) for number, page in enumerate(source.pages, 1)]
    preferences = dictionary(source.Root.get(Name.ViewerPreferences))
    reads_leftwards = preferences.get(Name.Direction) == Name.R2L
    arranged = arrange(order, shapes, "right" if reads_leftwards else "left")
    if only is not None:
        arranged = in_one_pass(arranged, only)
    with Pdf.new() as target:
        _paint(source, target, arranged)
        _describe(source, target, arranged)
        out = BytesIO()
        target.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return Imposed(out.getvalue(), arranged, tuple(_remarks(source, arranged)))


def _annotations(page: Page) -> Iterator[Dictionary]:
    """Yield what is laid on a page: links, notes, fields; what is drawn of them is its ``/AP``."""
    found = entry(page.obj, "/Annots")
    for annotation in found if isinstance(found, Array) else ():
        if isinstance(annotation, Dictionary):
            yield annotation


def _remarks(source: Pdf, arranged: Arranged) -> Iterator[str]:
    if source.get_warnings():
        yield "the file is damaged; look at every page"
    if arranged.scale < _SMALL:
        small = f"type of 10 pt is printed at {10 * arranged.scale:.1f} pt"
        yield f"the pages are made smaller, {small}: better set the text for smaller pages"


def _paint(source: Pdf, target: Pdf, arranged: Arranged) -> None:
    """Add a page for each side, then the links, which may lead to any of them."""
    pages = list(source.pages)
    sheet = Array([0, 0, arranged.width, arranged.height])
    on_side: list[tuple[Page, Side]] = []
    for side in arranged.sides:
        forms = Dictionary()
        for at, placed in enumerate(side.placed):
            forms[f"/P{at}"] = _form(pages[placed.page], target)
        content = target.make_stream(_content(side).encode("ascii"))
        added = Dictionary(
            Type=Name.Page, MediaBox=sheet, Contents=content, Resources=Dictionary(XObject=forms)
        )
        target.pages.append(Page(target.make_indirect(added)))
        on_side.append((target.pages[-1], side))
    _link(source, pages, on_side)


def _form(page: Page, target: Pdf) -> Object:
    """Return a page as a form of another file; contents in one piece stay packed as they are."""
    form = target.copy_foreign(page.as_form_xobject(handle_transformations=False))
    contents = entry(page.obj, "/Contents")
    if isinstance(contents, pikepdf.Stream):
        packed = entry(contents, "/Filter") == Name.FlateDecode
        if packed and "/DecodeParms" not in contents:
            form.write(contents.read_raw_bytes(), filter=Name.FlateDecode)
    return form


def _content(side: Side) -> str:
    """Return the operators that paint a side: each page within its place, then the marks."""
    parts = []
    for at, placed in enumerate(side.placed):
        clip = placed.clip
        place = _numbers(clip.left, clip.bottom, clip.width, clip.height)
        parts.append(f"q {place} re W n {_numbers(*placed.matrix)} cm /P{at} Do Q")
    if side.marks:
        parts.append(f"q {_GREY} G {_HAIRLINE} w")
        for line in side.marks:
            dash = "[4 3] 0 d" if line.dashed else "[] 0 d"
            ends = f"{_numbers(line.x1, line.y1)} m {_numbers(line.x2, line.y2)} l"
            parts.append(f"{dash} {ends} S")
        parts.append("Q")
    return "\n".join(parts)


def _numbers(*lengths: float) -> str:
    return " ".join(f"{length:.5f}".rstrip("0").rstrip(".") for length in lengths)


def _describe(source: Pdf, target: Pdf, arranged: Arranged) -> None:
    """Say how to print it (ISO 32000-1, table 150) and keep its title."""
    about = dictionary(source.trailer.get(Name.Info))
    for key in _KEPT:
        if isinstance(about.get(key), pikepdf.String):
            target.docinfo[key] = str(about[key])
    target.Root.ViewerPreferences = Dictionary(
        PrintScaling=Name("/None"), Duplex=_DUPLEX[arranged.flip], DisplayDocTitle=True
    )
    if isinstance(source.Root.get(Name.Lang), pikepdf.String):
        target.Root.Lang = str(source.Root.Lang)
    if isinstance(source.Root.get(Name.OCProperties), Dictionary):
        layers = source.make_indirect(source.Root.OCProperties)
        target.Root.OCProperties = target.copy_foreign(layers)  # hidden layers stay hidden


@dataclass(frozen=True, slots=True)
class _Map:
    """Where the pages of the file are now, and what its own names for them mean."""

    numbers: Mapping[_Key, int]
    places: Mapping[int, Array]
    names: Mapping[str | bytes, Object]

    def now(self, destination: Object | None) -> Array | None:
        """Return a destination's page as one on a sheet: its upper left corner."""
        for _ in range(2):  # a name stands for a dictionary or an array, a dictionary for an array
            if isinstance(destination, Array):
                break
            if isinstance(destination, pikepdf.String | Name):
                destination = self.names.get(str(destination))
            if isinstance(destination, Dictionary):
                destination = destination.get(Name.D)
        if not isinstance(destination, Array) or not len(destination):
            return None
        page = destination[0]
        number = self.numbers.get(page.objgen) if isinstance(page, Dictionary) else page
        return self.places.get(number) if isinstance(number, int) else None


def _link(source: Pdf, pages: list[Page], on_side: list[tuple[Page, Side]]) -> None:
    """Set the links of each page where the page is now."""
    page_map = _Map(
        {page.obj.objgen: number for number, page in enumerate(pages)},
        {
            placed.page: Array([sheet.obj, Name.XYZ, placed.box.left, placed.box.top, None])
            for sheet, side in on_side
            for placed in side.placed
        },
        dict(_named(source)),
    )
    for sheet, side in on_side:
        links = [
            link for placed in side.placed for link in _links(pages[placed.page], placed, page_map)
        ]
        if links:
            sheet.obj.Annots = Array(links)


def _named(source: Pdf) -> Iterator[tuple[str | bytes, Object]]:
    """Yield the names of places in the file (ISO 32000-1, 12.3.2.3), old and new."""
    yield from dictionary(source.Root.get(Name.Dests)).items()
    tree = dictionary(source.Root.get(Name.Names)).get(Name.Dests)
    if isinstance(tree, Dictionary):
        yield from pikepdf.NameTree(tree).items()


def _links(page: Page, placed: Placed, page_map: _Map) -> Iterator[Object]:
    """Yield a page's links to addresses and pages; what would run programs is left out."""
    for annotation in _annotations(page):
        corners = rectangle(entry(annotation, "/Rect"))
        if corners is None or entry(annotation, "/Subtype") != Name.Link:
            continue
        key, target = _target(annotation, page_map)
        if target is not None:
            left, bottom, right, top = placed.matrix.of(corners)
            box = f"{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
            empty = f"<</Type/Annot /Subtype/Link /Rect[{box}] /Border[0 0 0]>>"
            link = Object.parse(empty.encode("ascii"))
            link[key] = target
            yield link


def _target(annotation: Dictionary, page_map: _Map) -> tuple[str, Object | None]:
    """Return where a link leads, and the key for it; nothing where that cannot be kept."""
    if "/Dest" in annotation:
        return "/Dest", page_map.now(annotation["/Dest"])
    action = dictionary(entry(annotation, "/A"))
    kind, address = (entry(action, key) for key in ("/S", "/URI"))
    if kind == Name.URI and isinstance(address, pikepdf.String):
        return "/A", Dictionary(S=Name.URI, URI=address)
    return "/Dest", page_map.now(entry(action, "/D")) if kind == Name.GoTo else None
