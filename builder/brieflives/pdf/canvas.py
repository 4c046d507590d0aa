"""A canvas on which nothing can be painted that is neither an element's content nor an artifact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct, field
from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFPage, TimeStamp
from reportlab.pdfgen.canvas import Canvas

from brieflives.pdf.elements import Annotated, Element, Marked, descendants, prune, source
from brieflives.pdf.elements import text_string as string
from brieflives.pdf.fonts import EmbeddedFont
from brieflives.pdf.leaves import Area, Leaf, LeafLink, Leaves, stock_of
from brieflives.pdf.objects import ObjectWriter, RawObject, stream_source
from brieflives.pdf.pack import packed

_ADDRESS_SIGNS = "!#$%&'()*+,/:;=?@[]~"
_LEVEL = 4  # 6 takes half as long again to make a page smaller by 4 %


class Spot(NamedTuple):
    """A height of a page, in PDF's coordinates, that a link leads to.

    Readers who have zoomed in are not moved sideways.
    """

    page: int
    y: float


class Look(NamedTuple):
    """What the style of some characters comes to; lengths are points."""

    font: EmbeddedFont
    size: float
    colour: str  # the operator that fills with it
    rise: float
    spacing: float  # of the letters
    share: float  # what a line adds to that for each thousandth of an em of its tracking


class Pen(NamedTuple):
    """The text state of a page, which outlives text objects (ISO 32000-1, 9.3.1)."""

    look: Look | None = None
    spacing: float = 0.0
    tracking: float = 0.0  # of the line that the spacing was set for, in thousandths of an em


class _Link(Struct):
    raw: RawObject
    page: int
    area: Area
    target: str
    contents: str
    parent_key: int


class _ParentTree(Struct):
    """Which element each piece of marked content and each annotation belongs to (14.7.4.4)."""

    rows: list[list[Element] | Element] = field(default_factory=list)

    def key(self, row: list[Element] | Element) -> int:
        self.rows.append(row)
        return len(self.rows) - 1


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Pages of one size, with marked content, links and places that links lead to.

    ReportLab writes the file and keeps pages, outline and labels; everything on a page, fonts and
    structure are made here. It hangs on ReportLab's ``_code`` (which stays blank), ``_doc``,
    ``_make_preamble`` and ``_setAnnotations``, so the version is pinned.
    """

    def __init__(self, size: tuple[float, float], lang: str, root: Element) -> None:
        """Begin the first page; ``root`` is the structure tree's Document element."""
        self.file = BytesIO()
        self.pen = Pen()
        self.page_index = 0
        self._root = root
        self._row: list[Element] = []
        self._painted: list[str] = []
        self._links: list[_Link] = []
        self._page_links: list[_Link] = []
        self._spots: dict[str, Spot] = {}
        self._contents: list[int] = []
        self._sources: list[bytes] = []
        self._parents = _ParentTree()
        super().__init__(
            self.file, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang=lang
        )
        self.objects = ObjectWriter(self._doc)
        self._resources = self.objects.reserve()
        # ReportLab's own would hold the clock or a variable of the shell
        self._doc.signature = blake2b(digest_size=16, usedforsecurity=False)

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab would set Helvetica, which is not embedded, on every page

    def paint(self, element: Element, *operators: str) -> None:
        """Paint content of an element: whole operators, one or more in a string."""
        element.join()
        mcid = len(self._row)
        self._row.append(element)
        element.kids.append(Marked(self.page_index, mcid))
        self._painted += (f"/{element.tag} <</MCID {mcid}>> BDC", *operators, "EMC")

    def paint_artifact(self, kind: str, *operators: str) -> None:
        """Paint what is not read: ``Header`` and ``Footer`` belong to the page, others do not."""
        about = f"/Type/{kind}"
        if kind in {"Header", "Footer"}:
            attached = "Top" if kind == "Header" else "Bottom"
            about = f"/Type/Pagination/Subtype/{kind}/Attached[/{attached}]"
        self._painted += (f"/Artifact <<{about}>> BDC", *operators, "EMC")

    def spot(self, key: str, y: float, *, in_outline: bool = False) -> None:
        """Let links to ``key`` lead to a height of this page; the first spot of a key counts."""
        if key in self._spots:
            return
        self._spots[key] = Spot(self.page_index, y)
        if in_outline:
            self.bookmarkPage(key, fit="XYZ", left=0, top=round(y, 2), zoom=0)

    def link(self, area: Area, target: str, contents: str, element: Element) -> None:
        """Make an area of this page a link of an element: to ``#key`` or to an address."""
        raw = self.objects.reserve()
        link = _Link(raw, self.page_index, area, target, contents, self._parents.key(element))
        self._links.append(link)
        self._page_links.append(link)
        element.kids.append(Annotated(self.page_index, raw.number))

    def _setAnnotations(self, page: object) -> None:  # noqa: N802 - ReportLab's hook
        if isinstance(page, PDFPage):
            self._finish(page)

    def _finish(self, page: PDFPage) -> None:
        """Give a page what ReportLab has no words for."""
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._parents.key(self._row) if self._row else None
        page.Tabs = "/S" if self._page_links else None
        links = [self.objects.reference(link.raw.number) for link in self._page_links]
        page.Annots = PDFArray(links) if links else None
        page.Resources = self.objects.reference(self._resources.number)
        if "".join(self._code).strip():
            message = "something was painted by ReportLab's own methods, outside marked content"
            raise AssertionError(message)
        painted = "\n".join(self._painted).encode("latin-1")
        self._doc.updateSignature(painted)
        content = self.objects.reserve()
        content.data = stream_source(painted, level=_LEVEL)
        page.Contents = self.objects.reference(content.number)
        self._contents.append(content.number)
        self._row, self._page_links, self._painted = [], [], []
        self.page_index += 1
        self.pen = Pen()

    @property
    def catalog(self) -> PDFCatalog:
        """The root of the file."""
        return self._doc.Catalog

    def date(self, instant: datetime) -> None:
        """Date the file; ReportLab would ask the clock or the year 2000."""
        stamp = TimeStamp(invariant=1)
        stamp.t = instant.timestamp()
        stamp.lt = instant.utctimetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]
        stamp.dhh = stamp.dmm = 0
        self._doc.updateSignature(instant.isoformat())
        self._doc._timeStamp = stamp

    def finish(self, fonts: dict[str, int], pictures: dict[str, int]) -> bytes:
        """Write structure, links and resources; return the file."""
        self._resources.data = (
            f"<</Font<<{_names(fonts)}>>/XObject<<{_names(pictures)}>>/ProcSet[/PDF/Text/ImageC]>>"
        ).encode("ascii")
        numbers = self._doc.idToObjectNumberAndVersion
        pages = [numbers[f"Page{index + 1}"][0] for index in range(self.page_index)]
        for link in self._links:
            link.raw.data = self._annotation(link, pages)
        self._write_structure(pages)
        return self._packed()

    def _packed(self) -> bytes:
        """Have ReportLab write its own objects, and pack them with ours."""
        document = self._doc
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        root, info = (document.Reference(found).name for found in (self.catalog, document.info))
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            self.catalog.Outlines = None
        objects: list[bytes] = []
        while (name := document.numberToId.get(len(objects) + 1)) is not None:
            source = document.idToObject[name].format(document)  # may add further objects
            objects.append(source if isinstance(source, bytes) else source.encode("latin-1"))
        numbers = document.idToObjectNumberAndVersion
        self._sources = objects
        identity = document.signature.digest()
        return packed(objects, numbers[root][0], numbers[info][0], identity)

    def leaves(self, labels: Sequence[str]) -> Leaves:
        """Return the pages that ``finish`` has written, by their labels, to be laid on sheets."""
        links: list[list[LeafLink]] = [[] for _ in labels]
        for link in self._links:
            goal: bytes | int = _address(link.target)
            if link.target.startswith("#"):
                goal = self._spots[link.target[1:]].page
            links[link.page].append(LeafLink(link.area, string(link.contents), goal))
        leaves = (
            Leaf(self._sources[number - 1], label, tuple(laid))
            for number, label, laid in zip(self._contents, labels, links, strict=True)
        )
        stock = stock_of(self._sources, self._resources.number)
        return Leaves(tuple(leaves), self._pagesize, stock)

    def _annotation(self, link: _Link, pages: list[int]) -> bytes:
        area = " ".join(f"{edge:.2f}" for edge in link.area)
        if link.target.startswith("#"):
            spot = self._spots[link.target[1:]]
            goal = f"/Dest[{pages[spot.page]} 0 R/XYZ null {spot.y:.2f} 0]".encode("ascii")
        else:
            goal = b"/A<</S/URI/URI" + _address(link.target) + b">>"
        head = (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{area}]"
            f"/P {pages[link.page]} 0 R/StructParent {link.parent_key}"
        ).encode("ascii")
        return head + b"/Contents" + string(link.contents) + goal + b">>"

    def _write_structure(self, pages: list[int]) -> None:
        prune(self._root)
        top = self.objects.reserve()
        found = list(descendants(self._root))
        raws = [self.objects.reserve() for _ in found]
        for (element, _), raw in zip(found, raws, strict=True):
            element.number = raw.number
        for (element, parent), raw in zip(found, raws, strict=True):
            raw.data = source(element, parent.number if parent else top.number, pages)
        rows = (
            f"{key} {row.number if isinstance(row, Element) else self._write_row(row)} 0 R"
            for key, row in enumerate(self._parents.rows)
        )
        keys = len(self._parents.rows)
        top.data = (
            (
                f"<</Type/StructTreeRoot/K {self._root.number} 0 R/RoleMap<</Title/P>>"
                f"/ParentTree<</Nums[{' '.join(rows)}]>>/ParentTreeNextKey {keys}"
            ).encode("ascii")
            + _id_tree([element for element, _ in found])
            + b">>"
        )
        catalog = self.catalog
        catalog.StructTreeRoot = self.objects.reference(top.number)
        catalog.MarkInfo = "<</Marked true>>"

    def _write_row(self, row: list[Element]) -> int:
        return self.objects.add("[" + " ".join(f"{kid.number} 0 R" for kid in row) + "]")


def _address(target: str) -> bytes:
    """Return an address as a PDF string: of seven bits only (12.6.4.7)."""
    return string(quote(target, safe=_ADDRESS_SIGNS))


def _names(numbers: dict[str, int]) -> str:
    return "".join(f"/{name} {number} 0 R" for name, number in numbers.items())


def _id_tree(elements: list[Element]) -> bytes:
    named = sorted(
        (string(element.identifier), element.number) for element in elements if element.identifier
    )
    if not named:
        return b""
    names = b" ".join(b"%s %d 0 R" % entry for entry in named)
    return b"/IDTree<</Kids[<</Limits[%s%s]/Names[%s]>>]>>" % (named[0][0], named[-1][0], names)
