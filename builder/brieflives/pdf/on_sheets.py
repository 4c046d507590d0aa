"""Pages of our own on sheets of paper, written as ``sheets.write`` does it for any PDF.

Nothing is read again: each page's content becomes a form as it is, and fonts and pictures are taken
over as they are. The sheets carry no tags and claim neither PDF/UA nor PDF/A.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from brieflives.document.book import Metadata
from brieflives.pdf.elements import text_string
from brieflives.pdf.leaves import Leaf, Leaves
from brieflives.pdf.metadata import about_of, authors_of
from brieflives.pdf.objects import stream_source
from brieflives.pdf.pack import packed
from brieflives.sheets.about import MAKER, About, packet
from brieflives.sheets.arrange import Arranged, Imposed, SheetOrder, arrange, remarks_on
from brieflives.sheets.geometry import ImposedPage, Rectangle, Shape
from brieflives.sheets.sides import content, side_label

_TURNED = {"short": "DuplexFlipShortEdge", "long": "DuplexFlipLongEdge", None: "Simplex"}


def on_sheets(leaves: Leaves, metadata: Metadata, order: SheetOrder, reading: str) -> Imposed:
    """Lay pages on sheets; ``reading`` is the name of the file that is to be read in their place.

    A right-to-left book is bound at the right unless the order says otherwise. Raises
    ``CannotImposeError`` where the pages do not fit what is asked.
    """
    shape = Shape(Rectangle(0, 0, *leaves.size))
    rtl = metadata.direction == "rtl"
    arranged = arrange(order, [shape] * len(leaves.leaves), "right" if rtl else "left")
    data = _Writer(leaves, arranged).written(metadata, reading)
    return Imposed(data, arranged, remarks_on(order, arranged))


class _Writer:
    """Collects the objects of one file; it lives for one call of ``on_sheets``."""

    def __init__(self, leaves: Leaves, arranged: Arranged) -> None:
        self._leaves = leaves
        self._arranged = arranged
        self._objects = list(leaves.stock)  # the first is the pages' resources

    def written(self, metadata: Metadata, reading: str) -> bytes:
        """Return the whole file."""
        sides = self._arranged.sides
        forms = {
            placed.page: self._add(self._form(self._leaves.leaves[placed.page]))
            for side in sides
            for placed in side.pages
        }
        pages = self._add(b"")
        sheets = [self._add(b"") for _ in sides]
        places = {
            placed.page: f"[{sheet} 0 R/XYZ {placed.box.left:.2f} {placed.box.top:.2f} null]"
            for sheet, side in zip(sheets, sides, strict=True)
            for placed in side.pages
        }
        for sheet, side in zip(sheets, sides, strict=True):
            named = "".join(f"/P{at} {forms[each.page]} 0 R" for at, each in enumerate(side.pages))
            painted = self._add(stream_source(content(side)))
            links = b"".join(link for each in side.pages for link in self._links(each, places))
            self._objects[sheet - 1] = (
                f"<</Type/Page/Parent {pages} 0 R/Contents {painted} 0 R"
                f"/Resources<</XObject<<{named}>>>>"
            ).encode("ascii") + (b"/Annots[%s]/Tabs/R>>" % links if links else b">>")
        kids = " ".join(f"{sheet} 0 R" for sheet in sheets)
        box = f"0 0 {self._arranged.width:.4f} {self._arranged.height:.4f}"
        whole = f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]/MediaBox[{box}]>>"
        self._objects[pages - 1] = whole.encode("ascii")
        return self._packed(pages, metadata, reading)

    def _add(self, source: bytes) -> int:
        self._objects.append(source)
        return len(self._objects)

    def _form(self, leaf: Leaf) -> bytes:
        """Return a page's content as a form (ISO 32000-1, 8.10)."""
        width, height = self._leaves.size
        head = f"<</Type/XObject/Subtype/Form/BBox[0 0 {width:.4f} {height:.4f}]/Resources 1 0 R"
        return head.encode("ascii") + leaf.content.removeprefix(b"<<")

    def _links(self, placed: ImposedPage, places: Mapping[int, str]) -> Iterator[bytes]:
        """Yield the links of a page where it is now, but for those to pages of no sheet."""
        for link in self._leaves.leaves[placed.page].links:
            edges = " ".join(f"{edge:.2f}" for edge in placed.matrix.of(Rectangle(*link.area)))
            if isinstance(link.goal, bytes):
                goal = b"/A<</S/URI/URI%s>>" % link.goal
            else:
                goal = b"/Dest" + places[link.goal].encode("ascii")
            head = f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{edges}]/Contents"
            yield head.encode("ascii") + link.words + goal + b">>"

    def _packed(self, pages: int, metadata: Metadata, reading: str) -> bytes:
        """Say what the sheets are and how to print them (ISO 32000-1, table 150)."""
        authors = authors_of(metadata)
        about = About(metadata.title, authors, metadata.lang, reading)
        told = self._add(stream_source(packet(about), "/Type/Metadata/Subtype/XML", packed=False))
        labels = [leaf.label for leaf in self._leaves.leaves]
        numbers = b"".join(
            b"%d<</P%s>>" % (at, text_string(side_label(side, labels)))
            for at, side in enumerate(self._arranged.sides)
        )
        catalog = (
            f"<</Type/Catalog/Pages {pages} 0 R/Metadata {told} 0 R/ViewerPreferences<<"
            f"/PrintScaling/None/Duplex/{_TURNED[self._arranged.flip]}/DisplayDocTitle true>>/Lang"
        ).encode("ascii")
        root = self._add(
            b"%s%s/PageLabels<</Nums[%s]>>>>" % (catalog, text_string(metadata.lang), numbers)
        )
        told_of = {
            b"/Title": metadata.title,
            b"/Author": authors,
            b"/Subject": about_of(metadata),
            b"/Producer": MAKER,
        }
        info = b"".join(key + text_string(text) for key, text in told_of.items() if text)
        known = self._add(b"<<%s>>" % info)
        identity = blake2b(digest_size=16, usedforsecurity=False)
        for source in self._objects:
            identity.update(source)
        return packed(self._objects, root, known, identity.digest())
