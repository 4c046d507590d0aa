"""A finished PDF to a PDF of sheets.

Each page becomes a form that its sheet paints (ISO 32000-1, 8.10), so fonts and pictures are shared
as before. The sheets are for paper: they carry no tags and claim neither PDF/UA nor PDF/A.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from brieflives.collector import without_collector
from brieflives.sheets.about import MAKER, About, packet
from brieflives.sheets.arrange import (
    Arranged,
    CannotImposeError,
    Imposed,
    SheetOrder,
    Side,
    arrange,
    in_one_pass,
    remarks_on,
)
from brieflives.sheets.choices import Pass
from brieflives.sheets.finished import (
    LAID_ALREADY,
    dictionary,
    entry,
    is_of_sheets,
    labels_of,
    opened,
    shape,
    title_of,
)
from brieflives.sheets.links import Laid, laid_on, set_links
from brieflives.sheets.sides import content, side_label

_INFO = (Name.Title, Name.Author, Name.Subject)
_KEPT = {"/Type", "/Pages", "/OCProperties"}  # of the catalog
_FLATE = Name.FlateDecode
_DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge, None: Name.Simplex}


@without_collector()
def impose(data: bytes, order: SheetOrder, only: Pass | None = None, reading: str = "") -> Imposed:
    """Lay the pages of a PDF on sheets; the same file and order give the same bytes.

    ``only`` writes one side of all sheets, for printers that print on one side; links to pages on
    the other are left out. ``reading`` is the name of the file that is to be read in their place.

    Links to addresses and to pages of the file stay links. Raises ``CannotImposeError``, in plain
    words, for what is no PDF, locked, damaged, empty or does not fit what is asked.
    """
    with opened(data) as source, TemporaryDirectory() as folder:
        return _imposed(source, order, only, reading, Path(folder, "sheets.pdf"))


def _imposed(source: Pdf, order: SheetOrder, only: Pass | None, reading: str, out: Path) -> Imposed:
    """Turn the file that is open into sheets; ``out`` is a file to write them to meanwhile."""
    if order.kind == "saddle" and is_of_sheets(source):
        raise CannotImposeError(LAID_ALREADY)
    if Name.AcroForm in source.Root:
        source.generate_appearance_streams()
    pages = [(page, laid_on(page, source)) for page in source.pages]
    if any("/AP" in annotation for _, laid in pages for annotation in laid):
        source.flatten_annotations("print")  # notes and filled-in forms are part of what is seen
        pages = [(page, laid_on(page, source)) for page in source.pages]
    shapes = [shape(page, number) for number, (page, _) in enumerate(pages, 1)]
    preferences = dictionary(source.Root.get(Name.ViewerPreferences))
    reads_leftwards = preferences.get(Name.Direction) == Name.R2L
    arranged = arrange(order, shapes, "right" if reads_leftwards else "left")
    if only is not None:
        arranged = in_one_pass(arranged, only)
    labels = labels_of(source)
    _paint(source, pages, arranged, labels)
    _describe(source, arranged, labels, reading)
    source.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,  # what is packed stays as it is
        fix_metadata_version=False,  # the packet names no version, and would be written anew
    )
    damaged = ("the file is damaged; look at every page",) if source.get_warnings() else ()
    if damaged:
        _hold_whole(out, len(arranged.sides))
    return Imposed(out.read_bytes(), arranged, (*damaged, *remarks_on(order, arranged)))


def _hold_whole(sheets: Path, sides: int) -> None:
    """Raise qpdf's error where what it has made of a damaged file is damaged itself."""
    with pikepdf.open(sheets) as made:
        if len(made.pages) != sides:
            raise pikepdf.PdfError("sides are lost")


def _paint(
    source: Pdf,
    pages: Sequence[tuple[Page, Sequence[Laid]]],
    arranged: Arranged,
    labels: Sequence[str],
) -> None:
    """Put a page for each side in the pages' place, and their links, which may lead to any."""
    for number in reversed(range(len(pages))):
        del source.pages[number]
    sheet = Array([0, 0, arranged.width, arranged.height])
    on_side: list[tuple[Page, Side]] = []
    for side in arranged.sides:
        forms = Dictionary()
        for at, placed in enumerate(side.pages):
            forms[f"/P{at}"] = _form(pages[placed.page][0])
        painted = source.make_stream(content(side))
        added = Dictionary(
            Type=Name.Page, MediaBox=sheet, Contents=painted, Resources=Dictionary(XObject=forms)
        )
        source.pages.append(Page(source.make_indirect(added)))
        on_side.append((source.pages[-1], side))
    set_links(source, pages, on_side, labels)


def _form(page: Page) -> Object:
    """Return a page as a form; contents in one piece stay packed as they are."""
    form = page.as_form_xobject(handle_transformations=False)
    contents = entry(page.obj, "/Contents")
    if isinstance(contents, pikepdf.Stream):
        packed = entry(contents, "/Filter") == _FLATE
        if packed and "/DecodeParms" not in contents:
            form.write(contents.read_raw_bytes(), filter=_FLATE, type_check=False)
    return form


def _describe(source: Pdf, arranged: Arranged, labels: Sequence[str], reading: str) -> None:
    """Say how to print it (ISO 32000-1, table 150), what it is, and what is on each side.

    Nothing else is left of what the file said of itself, but for its layers: what they hide stays
    hidden.
    """
    found, root = dictionary(source.trailer.get(Name.Info)), source.Root
    info = {key: str(found[key]) for key in _INFO if isinstance(found.get(key), String)}
    title = info.get(Name.Title) or title_of(source) or PurePath(reading).stem
    said = root.get(Name.Lang)
    lang = str(said) if isinstance(said, String) else ""
    about = About(title, info.get(Name.Author, ""), lang, reading)
    for known in set(root.keys()) - _KEPT:
        del root[known]
    for known in set(source.trailer.keys()) - {"/Root", "/Size"}:
        del source.trailer[known]
    source.trailer.Size = 0  # qpdf counts, but only where a damaged file has not lost this entry
    for key, text in {**info, Name.Title: title, Name.Producer: MAKER}.items():
        if text:
            source.docinfo[key] = text
    if lang:
        root.Lang = lang
    root.Metadata = source.make_stream(packet(about), Type=Name.Metadata, Subtype=Name.XML)
    root.ViewerPreferences = Dictionary(
        PrintScaling=Name("/None"), Duplex=_DUPLEX[arranged.flip], DisplayDocTitle=True
    )
    root.PageLabels = Dictionary(Nums=Array(_labelled(arranged, labels)))


def _labelled(arranged: Arranged, labels: Sequence[str]) -> Iterator[int | Dictionary]:
    """Yield a number tree's leaves: each side is a range of its own (ISO 32000-1, 12.4.2)."""
    for number, side in enumerate(arranged.sides):
        yield number
        yield Dictionary(P=String(side_label(side, labels)))
