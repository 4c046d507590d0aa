"""A canvas on which nothing can be painted that is neither an element's content nor an artifact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct, field
from reportlab.pdfbase.pdfdoc import PDFCatalog, TimeStamp
from reportlab.pdfgen.canvas import Canvas

from brieflives.pdf.elements import Annotated, Element, Marked, kept, source
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


class Look(Struct, frozen=True, eq=False):
    """What the style of some characters comes to; lengths are points. One a style."""

    font: EmbeddedFont
    spaces: Mapping[str, tuple[str, float]]  # what shows each, its width in thousandths of an em
    size: float
    colour: str  # the operator that fills with it
    rise: float
    spacing: float  # of the letters
    share: float  # what a line adds to that for each thousandth of an em of its tracking


class Pen(Struct):
    """The text state of a page, which outlives text objects (ISO 32000-1, 9.3.1)."""

    look: Look | None = None
    spacing: str = "0.000"  # of the letters, as its operator has it
    tracking: float = 0.0  # of the line that the spacing was set for, in thousandths of an em


class _Link(Struct):
    number: int
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

    ReportLab keeps the order of the pages, outline and labels; the pages themselves, fonts and
    structure are made here. It hangs on ReportLab's ``_code`` (which stays empty), ``_doc`` and
    ``_make_preamble``, so the version is pinned.
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
        number = self.objects.reserve()
        link = _Link(number, self.page_index, area, target, contents, self._parents.key(element))
        self._links.append(link)
        self._page_links.append(link)
        element.kids.append(Annotated(self.page_index, number))

    def showPage(self) -> None:  # noqa: N802 - in place of ReportLab's, which knows no tags
        """End the page and begin another."""
        if self._code:
            message = "something was painted by ReportLab's own methods, outside marked content"
            raise AssertionError(message)
        painted = "\n".join(self._painted).encode("latin-1")
        self._doc.updateSignature(painted)
        content = self.objects.add(stream_source(painted, level=_LEVEL))
        self._contents.append(content)
        self._doc.addPage(RawObject(self._page(content)))
        self._row, self._page_links, self._painted = [], [], []
        self.page_index += 1
        self.pen = Pen()

    def _page(self, content: int) -> bytes:
        """Return the dictionary of the page (ISO 32000-1, table 30)."""
        width, height = self._pagesize
        parent = self._doc.Reference(self._doc.Pages).format(self._doc).decode("ascii")
        source = (
            f"<</Type/Page/Parent {parent}/MediaBox[0 0 {width:.7g} {height:.7g}]"
            f"/Contents {content} 0 R/Resources {self._resources} 0 R"
        )
        if self._row:
            source += f"/StructParents {self._parents.key(self._row)}"
        if self._page_links:
            links = " ".join([f"{link.number} 0 R" for link in self._page_links])
            source += f"/Tabs/S/Annots[{links}]"
        return f"{source}>>".encode("ascii")

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
        resources = (
            f"<</Font<<{_names(fonts)}>>/XObject<<{_names(pictures)}>>/ProcSet[/PDF/Text/ImageC]>>"
        )
        self.objects.fill(self._resources, resources.encode("ascii"))
        numbers = self._doc.idToObjectNumberAndVersion
        pages = [numbers[f"Page{index + 1}"][0] for index in range(self.page_index)]
        for link in self._links:
            self.objects.fill(link.number, self._annotation(link, pages))
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
        self._sources = self.objects.written()
        numbers = document.idToObjectNumberAndVersion
        identity = document.signature.digest()
        return packed(self._sources, numbers[root][0], numbers[info][0], identity)

    def leaves(self, labels: Sequence[str]) -> Leaves:
        """Return the pages that ``finish`` has written, by their labels, to be laid on sheets."""
        links: list[list[LeafLink]] = [[] for _ in labels]
        for link in self._links:
            inside = link.target.startswith("#")
            goal = self._spots[link.target[1:]].page if inside else _address(link.target)
            links[link.page].append(LeafLink(link.area, string(link.contents), goal))
        leaves = (
            Leaf(self._sources[number - 1], label, tuple(laid))
            for number, label, laid in zip(self._contents, labels, links, strict=True)
        )
        stock = stock_of(self._sources, self._resources)
        return Leaves(tuple(leaves), self._pagesize, stock)

    def _annotation(self, link: _Link, pages: list[int]) -> bytes:
        x0, y0, x1, y1 = link.area
        if link.target.startswith("#"):
            spot = self._spots[link.target[1:]]
            goal = f"/Dest[{pages[spot.page]} 0 R/XYZ null {spot.y:.2f} 0]".encode("ascii")
        else:
            goal = b"/A<</S/URI/URI" + _address(link.target) + b">>"
        head = (
            "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]"
            f"/Rect[{x0:.2f} {y0:.2f} {x1:.2f} {y1:.2f}]/P {pages[link.page]} 0 R"
            f"/StructParent {link.parent_key}"
        ).encode("ascii")
        return head + b"/Contents" + string(link.contents) + goal + b">>"

    def _write_structure(self, pages: list[int]) -> None:
        top = self.objects.reserve()
        found = kept(self._root)
        for element, _ in found:
            element.number = self.objects.reserve()
        for element, parent in found:
            above = parent.number if parent else top
            self.objects.fill(element.number, source(element, above, pages))
        rows = (
            f"{key} {row.number if isinstance(row, Element) else self._write_row(row)} 0 R"
            for key, row in enumerate(self._parents.rows)
        )
        keys = len(self._parents.rows)
        tree = (
            f"<</Type/StructTreeRoot/K {self._root.number} 0 R/RoleMap<</Title/P>>"
            f"/ParentTree<</Nums[{' '.join(rows)}]>>/ParentTreeNextKey {keys}"
        ).encode("ascii")
        self.objects.fill(top, tree + _id_tree([element for element, _ in found]) + b">>")
        catalog = self.catalog
        catalog.StructTreeRoot = f"{top} 0 R"
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
