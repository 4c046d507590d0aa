"""A finished PDF as it is found: open it or say why not, and what it tells of its pages."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from brieflives.sheets.about import SHEETS
from brieflives.sheets.arrange import CannotImposeError
from brieflives.sheets.choices import Flip
from brieflives.sheets.geometry import Rectangle, Shape

_FLIPS: dict[str, Flip] = {"/DuplexFlipShortEdge": "short", "/DuplexFlipLongEdge": "long"}

LAID_ALREADY = "its pages lie on sheets already: print it as it is, and not as a booklet again"
_DC = "{http://purl.org/dc/elements/1.1/}"

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its warnings become a remark


class Finished(Struct, frozen=True):
    """The pages of a PDF, and what it asks of a printer; ``duplex`` is None where it does not."""

    shapes: tuple[Shape, ...]
    duplex: Flip | str | None  # the edge to turn about, or "simplex"
    lang: str = ""  # that it is written in (BCP 47), if it says so
    of_sheets: bool = False  # its pages are sides of sheets, on which others lie


def look_at(data: bytes) -> Finished:
    """Return what a PDF says of itself; raises ``CannotImposeError`` in plain words."""
    with opened(data) as source:
        shapes = tuple(shape(page, number) for number, page in enumerate(source.pages, 1))
        lang = source.Root.get(Name.Lang, "")
        lang = str(lang) if isinstance(lang, pikepdf.String) else ""
        of_sheets = is_of_sheets(source)
        wanted = str(dictionary(source.Root.get(Name.ViewerPreferences)).get(Name.Duplex, ""))
    if not shapes:
        raise CannotImposeError("it has no pages")
    return Finished(
        shapes, "simplex" if wanted == "/Simplex" else _FLIPS.get(wanted), lang, of_sheets
    )


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    """Hold a PDF open for reading; whatever is found to be wrong is told in plain words.

    It is read from a file of its own: from memory, qpdf asks Python for every few bytes.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder, "file.pdf")
        file.write_bytes(data)
        yield from _opened(file, data)


def _opened(file: Path, data: bytes) -> Iterator[Pdf]:
    try:
        source = pikepdf.open(file)
    except pikepdf.PasswordError as error:
        raise CannotImposeError("it is locked with a password: save a copy without one") from error
    except pikepdf.PikepdfError as error:
        message = "it is damaged, or no PDF" if data.lstrip()[:5] == b"%PDF-" else "it is no PDF"
        raise CannotImposeError(message) from error
    with source:
        if not (source.allow.print_lowres or source.allow.print_highres):
            raise CannotImposeError("whoever made it does not allow printing")
        try:
            yield source
        except pikepdf.PikepdfError as error:
            message = "it is damaged: save it anew with the program it comes from"
            raise CannotImposeError(message) from error


def shape(page: Page, number: int) -> Shape:
    """Return what is shown of a page: qpdf's forms are cut to its trim box, too."""
    box = rectangle(page.trimbox)
    quarters, unit = page.get(Name.Rotate, 0), page.obj.get(Name.UserUnit, 1)
    if not isinstance(quarters, int):  # it is shown upright then
        quarters = 0
    if box is None or not isinstance(unit, int | Decimal):
        raise CannotImposeError(f"page {number} has no size")
    if not (box.width >= 1 and box.height >= 1 and unit > 0):
        raise CannotImposeError(f"page {number} has no size")
    return Shape(box, quarters // 90 % 4, float(unit))


def labels_of(source: Pdf) -> tuple[str, ...]:
    """Return the numbers of all pages as viewers show them, odd ones as well as they can be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd labels pikepdf warns
        return tuple(_label(page, number) for number, page in enumerate(source.pages, 1))


def _label(page: Page, number: int) -> str:
    try:
        return page.label
    except ValueError:  # in a damaged file, pages may not know where they belong
        return str(number)


def title_of(source: Pdf) -> str:
    """Return the title in a file's XMP packet; empty where there is none that can be read."""
    return _in_packet(source, "title")


def is_of_sheets(source: Pdf) -> bool:
    """Tell whether a file says that Brief Lives has laid pages on sheets in it."""
    return _in_packet(source, "type") == SHEETS


def _in_packet(source: Pdf, element: str) -> str:
    """Return the text of an element of Dublin Core in a file's XMP packet."""
    found = source.Root.get(Name.Metadata)
    try:
        packet = ET.fromstring(found.read_bytes() if isinstance(found, Stream) else b"")
    except (ET.ParseError, ValueError, pikepdf.PikepdfError):
        return ""
    said = packet.find(f".//{_DC}{element}")
    return "" if said is None else "".join(said.itertext()).strip()


def rectangle(found: Object | None) -> Rectangle | None:
    """Return a rectangle of which any two opposite corners are given; else nothing."""
    if not isinstance(found, Array):
        return None
    written = found.unparse(resolved=True).strip(b"[ ]").split()  # ten times as quick as its items
    try:
        x1, y1, x2, y2 = map(float, found if b"R" in written else written)
    except (TypeError, ValueError):
        return None
    return Rectangle(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def dictionary(found: Object | None) -> Dictionary:
    """Take what files of careless makers have where a dictionary belongs for an empty one."""
    return found if isinstance(found, Dictionary) else Dictionary()


def entry(found: Object, key: str) -> Object | None:
    """Return what stands under a key; to look first is quick where ``get`` raises and catches."""
    if key in found:
        return found[key]
    return None
