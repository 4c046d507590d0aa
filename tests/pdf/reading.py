"""Read finished PDFs again: their text, their structure, their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
from msgspec import Struct, field
from tests.typeset.composing import classic

from brieflives.document.book import Document
from brieflives.pdf.write import write_pdf
from brieflives.style.sheet import Sheet
from brieflives.typeset.book import lay_out


def made(document: Document, sheet: Sheet | None = None) -> bytes:
    pages, _ = lay_out(document, sheet or classic())
    return write_pdf(document, pages)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def page_texts(data: bytes) -> list[str]:
    """What copying each page gives: the text as pdfium extracts it."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


class Tagged(Struct):
    """An element of the structure tree; kids are elements and the text of marked content."""

    tag: str
    source: pikepdf.Object
    file: pikepdf.Pdf  # kept open for as long as its elements are looked at
    kids: list[Tagged | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def find(self, *tags: str) -> list[Tagged]:
        """Return the elements below this one with one of these tags, in reading order."""
        return [found for found in self.walk() if found.tag in tags]

    def walk(self) -> Iterator[Tagged]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Tagged):
                yield from kid.walk()

    def __str__(self) -> str:
        """The nesting as text: ``P(Span Link)``."""
        inner = " ".join(str(kid) for kid in self.kids if isinstance(kid, Tagged))
        return f"{self.tag}({inner})" if inner else self.tag


def tree(pdf: pikepdf.Pdf) -> Tagged:
    """Return the structure tree with the text that it leads to."""
    contents = {page.obj.objgen: marked_text(page) for page in pdf.pages}
    return _element(pdf.Root.StructTreeRoot.K, contents, pdf)


Contents = dict[tuple[int, int], dict[int, str]]  # of pages, by MCID


def _element(source: pikepdf.Object, contents: Contents, pdf: pikepdf.Pdf) -> Tagged:
    element = Tagged(str(source.S)[1:], source, pdf)
    for kid in kids_of(source):
        if not isinstance(kid, pikepdf.Dictionary):
            element.kids.append(contents[source.Pg.objgen][int(kid)])
        elif kid.get("/Type") == "/MCR":
            element.kids.append(contents[kid.Pg.objgen][int(kid.MCID)])
        elif kid.get("/Type") != "/OBJR":
            element.kids.append(_element(kid, contents, pdf))
    return element


def kids_of(source: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the kids of a structure element, one or many."""
    kids = source.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def marked_text(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each MCID of a page, decoded by the fonts' ToUnicode maps alone."""
    maps = {name: _unicode_map(font) for name, font in page.Resources.Font.items()}
    texts: dict[int, str] = {}
    font = ""
    inside: int | None = None
    spoken = False  # what is shown has its text beside it
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" if "/ActualText" in operands[1] and inside is not None:
                texts[inside] += str(operands[1].ActualText)
                spoken = True
            case "EMC" if spoken:
                spoken = False
            case "BDC":
                inside = int(operands[1].MCID) if "/MCID" in operands[1] else None
                if inside is not None:
                    texts[inside] = ""
            case "EMC":
                inside = None
            case "Tf":
                font = str(operands[0])
            case "TJ" if inside is not None and not spoken:
                strings = (part for part in operands[0] if isinstance(part, pikepdf.String))
                texts[inside] += "".join(_decoded(bytes(part), maps[font]) for part in strings)
    return texts


def _decoded(data: bytes, unicode: dict[int, str]) -> str:
    cids = (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    return "".join(unicode[cid] for cid in cids)


def _unicode_map(font: pikepdf.Object) -> dict[int, str]:
    rows = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>\n", font.ToUnicode.read_bytes())
    return {
        int(cid, 16): bytes.fromhex(text.decode("ascii")).decode("utf-16-be") for cid, text in rows
    }


def links(pdf: pikepdf.Pdf) -> list[tuple[int, pikepdf.Object]]:
    """Return every link annotation with the index of its page."""
    return [
        (index, annotation)
        for index, page in enumerate(pdf.pages)
        for annotation in page.obj.get("/Annots", [])
    ]


def goal(pdf: pikepdf.Pdf, link: pikepdf.Object) -> str:
    """Return where a link leads: an address, or the label of a page."""
    if "/A" in link:
        return str(link.A.URI)
    target = link.Dest[0].objgen
    return next(label(page) for page in pdf.pages if page.obj.objgen == target)


def label(page: pikepdf.Page) -> str:
    """Return the number of a page as viewers show it."""
    return str(page.label)
