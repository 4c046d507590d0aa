"""The whole program on one page: which stages make which edition of a life."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.book import Document, has_back_cover, leaves_of_part
from brieflives.document.inline import Foreign, Inline, Text
from brieflives.findings import Finding, has_errors
from brieflives.read.origins import Parsed
from brieflives.style.paper_sizes import PAPERS as SIZES
from brieflives.style.paper_sizes import PaperName as PaperName  # the command line names it too
from brieflives.style.recognise import is_style_file

if TYPE_CHECKING:  # they bring libraries and fonts, which many a run does not need
    from brieflives.pdf.attachments import Attachment
    from brieflives.pdf.write import Written
    from brieflives.sheets.geometry import Rectangle
    from brieflives.typeset.fonts import Fonts
    from brieflives.typeset.pages import Pages, PageStart
    from brieflives.typeset.proof import Proof

Progress = Callable[[str], None]  # is told the stage that begins
Archive = Literal["whole", "clean"]  # all files as they are; without remarks and answers

EDITIONS = ("pdf", "epub", "booklet", "handout", "large-print", "leaflet", "zine")
USUAL_EDITIONS = ("pdf", "epub", "booklet", "handout")
PAPERS: tuple[PaperName, ...] = tuple(SIZES)
_OF_THE_PDF = frozenset({"pdf", "booklet"})  # the others need no more of it than a cover
_ENDINGS = (".yaml", ".yml")
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


class Order(Struct, frozen=True):
    """What is to be made of a life, and how."""

    editions: Sequence[str] = USUAL_EDITIONS
    style: str | None = None  # None: what the life says, else classic
    strict: bool = False
    epoch: int | None = None  # SOURCE_DATE_EPOCH, seconds
    paper: PaperName | None = None  # None: what the life says, else the style's own
    proof: bool = False  # read the pages as a proof, for the layout report
    archive: Archive | None = None  # what the PDF is to hold of what it was made from
    web: bool = False  # the PDF is to show its first page before the rest is loaded


class Built(Struct, frozen=True):
    """The files made of one life, by their names; none when there was an error."""

    findings: Sequence[Finding]
    files: dict[str, bytes]
    pages: int = 0
    has_back_cover: bool = False
    proof: Proof | None = None
    near_edges: Sequence[int] = ()  # pages that a printer may cut in the booklet


def lives_in(folder: Path) -> list[Path]:
    """Return the files of the lives in a folder, sorted; style files beside them are none."""
    files = sorted(p for p in folder.iterdir() if p.suffix in _ENDINGS and p.is_file())
    return [file for file in files if not is_style_file(file)]


def check_life(path: Path) -> list[Finding]:
    """Read a life and report all that needs no layout."""
    with _without_collector():
        return _check(path)


def build_life(path: Path, order: Order, progress: Progress = lambda stage: None) -> Built:
    """Make the editions of the life at ``path``; nothing is written to disk here."""
    with _without_collector():
        return _build(path, order, progress)


def _build(path: Path, order: Order, progress: Progress) -> Built:
    progress("reading")
    understood, findings = _understand(path, order)
    if understood is None or has_errors(findings, strict=order.strict):
        return Built(findings, {})
    document, sheet, parsed = understood

    from brieflives.typeset.book import lay_out

    progress("setting pages")
    pages, layout_findings = lay_out(document, sheet)
    findings += layout_findings
    if has_errors(findings, strict=order.strict):
        return Built(findings, {})

    files: dict[str, bytes] = {}
    near_edges: Sequence[int] = ()
    progress("writing the PDF")
    attachments = _attachments(path, order, parsed, pages) if order.archive else ()
    written = _written(document, pages, attachments, order)
    pdf = written.data
    findings += written.findings
    if has_errors(written.findings, strict=order.strict):
        return Built(findings, {})
    held = _held(pages) if "booklet" in order.editions else {}
    starts = [(page.label, page.start) for page in pages.pages if page.start]
    count, fonts = len(pages.pages), pages.fonts
    names = {
        key: pages.pages[index].label
        for key, index in pages.page_of.items()
        if key.startswith("person-")
    }
    proof = _proof(pages, sheet) if order.proof else None
    del pages  # they hold most of the memory, and the EPUB needs no more than their starts
    if "pdf" in order.editions:
        files[f"{parsed.name}.pdf"] = _for_web(pdf) if order.web else pdf
    if "epub" in order.editions:
        from brieflives.epub.cover import render_cover
        from brieflives.epub.write import write_epub

        progress("writing the EPUB")
        cover = render_cover(pdf)
        files[f"{parsed.name}.epub"] = write_epub(document, sheet, starts, cover, fonts, names)
    if "booklet" in order.editions:
        progress("laying pages on sheets")
        from brieflives.paper_editions import make_booklet

        sheets, near_edges = make_booklet(document, written.leaves, held)
        files |= sheets
    if "handout" in order.editions:
        from brieflives.paper_editions import make_handout

        progress("setting the handout")
        sides, cut = make_handout(document, sheet, fonts)
        files |= {f"{parsed.name}{ending}": data for ending, data in sides.items()}
        findings += cut
    if "large-print" in order.editions:
        progress("setting large print")
        files[f"{parsed.name}-large-print.pdf"], found = _large_print(parsed, sheet, starts, order)
        findings += _not_told_yet(found, findings)
        if has_errors(findings, strict=order.strict):
            return Built(findings, {})
    small, unfitting = _small_sheets(document, sheet, fonts, order)
    files |= small
    findings += unfitting
    return Built(
        findings,
        files,
        count,
        has_back_cover=has_back_cover(document),
        proof=proof,
        near_edges=near_edges,
    )


def _written(
    document: Document, pages: Pages, attachments: Sequence[Attachment], order: Order
) -> Written:
    """Write the PDF, or no more of it than page one where only a cover is wanted."""
    from brieflives.pdf.write import write

    cover = _first_page(document, pages) if _OF_THE_PDF.isdisjoint(order.editions) else None
    return cover or write(document, pages, attachments)


def _first_page(document: Document, pages: Pages) -> Written | None:
    """Write page one as a PDF, for a cover; nothing where it does not stand for itself."""
    from brieflives.pdf.write import write

    title = document.parts[0]
    alone = all(
        pages.page_of.get(leaf.key) == 0 and all(map(_is_mere_text, leaf.inlines))
        for leaf in leaves_of_part(title)
    )
    if not alone:
        return None
    on_first = {key: index for key, index in pages.page_of.items() if index == 0}
    first = replace(pages, pages=pages.pages[:1], outline=(), page_of=on_first)
    cover = write(replace(document, parts=(title,)), first)
    return replace(cover, findings=[])


def _is_mere_text(inline: Inline) -> bool:
    """Tell words from what may lead to another page."""
    if isinstance(inline, Foreign):
        return all(map(_is_mere_text, inline.children))
    return isinstance(inline, Text)


def _held(pages: Pages) -> Mapping[int, Rectangle]:
    from brieflives.paper_editions import held_by

    return held_by(pages)


def _for_web(pdf: bytes) -> bytes:
    from brieflives.pdf.linearise import linearised

    return linearised(pdf)


def _proof(pages: Pages, sheet: Sheet) -> Proof:
    """Read the pages as a book designer would."""
    from brieflives.typeset.proof import read_proof

    return read_proof(pages, sheet)


def _large_print(
    parsed: Parsed, sheet: Sheet, starts: Sequence[tuple[str, PageStart]], order: Order
) -> tuple[bytes, list[Finding]]:
    """Make the edition in large print, whose imprint names its own style, faces and paper."""
    from brieflives.paper_editions import large_print_sheet, make_large_print
    from brieflives.resolve.life import resolve
    from brieflives.style.production import production_of

    lang = parsed.life.book.lang
    large = large_print_sheet(sheet, lang)
    document, _ = resolve(parsed, _instant(parsed, order.epoch), production_of(large, lang))
    return make_large_print(document, large, starts)


def _not_told_yet(found: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Leave out what the book has told already, of the same words."""
    known = {(each.code, each.span) for each in told}
    return [each for each in found if (each.code, each.span) not in known]


def _small_sheets(
    document: Document, sheet: Sheet, fonts: Fonts, order: Order
) -> tuple[dict[str, bytes], list[Finding]]:
    """Make the leaflet and the zine, where they are asked for."""
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for edition in ("leaflet", "zine"):
        if edition in order.editions:
            from brieflives.paper_editions import make_leaflet, make_zine

            make = make_leaflet if edition == "leaflet" else make_zine
            data, cut = make(document, sheet, fonts)
            if data is not None:
                files[f"{document.metadata.name}-{edition}.pdf"] = data
            findings += cut
    return files, findings


def _attachments(path: Path, order: Order, parsed: Parsed, pages: Pages) -> list[Attachment]:
    """Return all that the life was read from, and the record of how it is being built."""
    from brieflives.archive.gather import gather
    from brieflives.archive.kept import RECORD, Record
    from brieflives.archive.versions import versions
    from brieflives.pdf.attachments import Attachment

    clean = order.archive == "clean"
    used = versions(pages.fonts.files, linearised=order.web)
    record = Record(path.name, clean, order.style, order.paper, order.epoch, order.web, used)
    kept = gather(path, parsed, _style_of(parsed, order), clean=clean)
    return [
        *(Attachment(file.name, file.media_type, file.data) for file in kept),
        Attachment(RECORD, "application/json", record.as_json(), "Data"),
    ]


def _style_of(parsed: Parsed, order: Order) -> str:
    return order.style or parsed.life.book.style or "classic"


def _check(path: Path) -> list[Finding]:
    parsed, findings = _read(path)
    if parsed is None:
        return findings

    from brieflives.style.find import is_shipped

    order = Order()
    is_ours = is_shipped(_style_of(parsed, order), path.parent)
    in_style = [] if is_ours else _sheet(path, parsed, order)[1]
    return findings + _resolve(parsed, order, None, findings)[1] + in_style


def _understand(
    path: Path, order: Order
) -> tuple[tuple[Document, Sheet, Parsed] | None, list[Finding]]:
    """Read, check and resolve a life, and find its style."""
    parsed, findings = _read(path)
    if parsed is None:
        return None, findings

    from brieflives.style.production import production_of

    sheet, in_style = _sheet(path, parsed, order)
    production = production_of(sheet, parsed.life.book.lang) if sheet else None
    document, in_life = _resolve(parsed, order, production, findings)
    return (document, sheet, parsed) if sheet else None, findings + in_life + in_style


def _read(path: Path) -> tuple[Parsed | None, list[Finding]]:
    """Read a life with the references that it cites."""
    from brieflives.read.life import read_life
    from brieflives.read.references.files import with_references

    parsed, findings = read_life(path)
    if parsed is None:
        return None, findings
    parsed, in_references = with_references(parsed, path.parent)
    return parsed, findings + in_references


def _resolve(
    parsed: Parsed, order: Order, production: Production | None, found: Sequence[Finding]
) -> tuple[Document, list[Finding]]:
    """Resolve a life and judge it; ``found`` is what is known to be wrong with it."""
    from brieflives.check.consequences import without_consequences
    from brieflives.check.life import check_life as plausible
    from brieflives.resolve.life import resolve

    document, unresolved = resolve(parsed, _instant(parsed, order.epoch), production)
    return document, without_consequences([*plausible(parsed), *unresolved], found, parsed)


def _sheet(path: Path, parsed: Parsed, order: Order) -> tuple[Sheet | None, list[Finding]]:
    """Read the style of a life, in the language and on the paper of its book."""
    from brieflives.style.load import load_sheet
    from brieflives.style.written import in_language

    named = None if order.style else parsed.origins.value(("book", "style"))
    paper = order.paper or parsed.life.book.paper
    style = _style_of(parsed, order)
    sheet, findings = load_sheet(style, named, beside=path.parent, paper=paper)
    return in_language(sheet, parsed.life.book.lang) if sheet else None, findings


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare the search for cycles: a book is made of trees, and it takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _instant(parsed: Parsed, epoch: int | None) -> datetime:
    """Return the one moment that a build knows: never the clock's."""
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC)
    date = parsed.life.book.date
    if date is None or not 1980 <= date.earliest[0] < 2108:  # zip files know no other years
        return _NO_DATE
    return datetime(*date.earliest, tzinfo=UTC)


class Rebuilt(Struct, frozen=True):
    """What a PDF made with ``archive`` was made from, and what came of making it again."""

    files: dict[str, bytes]  # by their paths from the life's folder
    built: Built
    name: str  # of the PDF among the files built
    same: bool  # byte by byte
    differences: Sequence[str]  # of versions, in words


def rebuild_life(data: bytes, progress: Progress = lambda stage: None) -> Rebuilt:
    """Take a life out of its own PDF and build it again; raises ``CannotExtractError``."""
    from brieflives.archive.extract import CannotExtractError, extract
    from brieflives.archive.versions import differences, version_of, versions
    from brieflives.whole_files import write_whole

    progress("taking out what it was made from")
    extracted = extract(data)
    record = extracted.record
    if record.paper not in (None, *PAPERS):
        raise CannotExtractError(f"it was made for the paper {record.paper!r}, which is unknown")
    archive: Archive = "clean" if record.clean else "whole"
    order = Order(
        ("pdf",),
        record.style,
        epoch=record.epoch,
        paper=record.paper,
        archive=archive,
        web=record.web,
    )
    files = {file.name: file.data for file in extracted.files}
    with TemporaryDirectory() as folder:
        write_whole({Path(folder, name): content for name, content in files.items()})
        built = build_life(Path(folder, record.life), order, progress)
    name = Path(record.life).stem + ".pdf"
    here = versions((), linearised=record.web) | {
        n: version_of(n) for n in record.versions if n.startswith("fontpkg-")
    }
    others = differences(record.versions, here)
    return Rebuilt(files, built, name, built.files.get(name) == data, others)
