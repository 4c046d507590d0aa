"""The whole program on one page: which stages make which edition of a life."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import asdict

from brieflives.collector import without_collector
from brieflives.document.book import has_back_cover
from brieflives.findings import Code, Finding, has_errors
from brieflives.made import File, Made, counted
from brieflives.meanwhile import Begin, Work, in_turn
from brieflives.order import EDITIONS, Order
from brieflives.places import Place, on_command_line
from brieflives.read.origins import Parsed
from brieflives.sheets.arrange import SheetOrder, booklet_order
from brieflives.sheets.choices import BookletWishes
from brieflives.understanding import Understood, instant_of, resolve_in_style, style_of, understand

if TYPE_CHECKING:  # they bring libraries and fonts, which many a run does not need
    from brieflives.pdf.attachments import Attachment
    from brieflives.pdf.write import Written
    from brieflives.sheets.geometry import Rectangle
    from brieflives.style.sheet import Sheet
    from brieflives.typeset.fonts import Fonts
    from brieflives.typeset.pages import Pages, PageStart
    from brieflives.typeset.proof import Proof

Thing = TypeVar("Thing")
Progress = Callable[[str], None]  # is told the stage that begins


class Built(Struct, frozen=True):
    """The files made of one life, by their names; none when there was an error."""

    findings: Sequence[Finding]
    files: dict[str, bytes]
    pages: int = 0
    booklet: SheetOrder | None = None  # how the pages are to be laid on sheets
    proof: Proof | None = None
    extents: Mapping[str, str] = {}  # how much a file holds, in words, where that can be counted


@without_collector()
def build_life(
    path: Path,
    order: Order,
    progress: Progress = lambda stage: None,
    begin: Begin = in_turn,
) -> Built:
    """Make the editions of the life at ``path``; nothing is written to disk here.

    ``begin`` starts what needs not wait for its turn; the files are the same whatever it does.
    """
    progress("reading")
    life, findings = _understood(path, order, begin)
    if life is None or has_errors(findings, strict=order.strict):
        return Built(findings, {})
    with ExitStack() as ends:

        def begun(works: Mapping[str, Work[Made]]) -> dict[str, Work[Made]]:
            return {name: ends.enter_context(begin(work)) for name, work in works.items()}

        of_the_life = begun(_works(_of_the_life(begin), life, order))
        progress("setting pages")
        book, pages, in_pages = _set(life, order)
        findings += in_pages
        if has_errors(findings, strict=order.strict):
            return Built(findings, {})
        of_the_book = begun(_works(_OF_THE_BOOK, book, order))
        of_the_pdf: dict[str, Work[Made]] = {}
        if not _OF_THE_PDF.keys().isdisjoint(order.editions):
            progress("writing the PDF")
            printed = _print(path, book, pages)
            findings += printed.written.findings
            of_the_pdf = _works(_OF_THE_PDF, printed, order)
        del pages  # they hold most of the memory
        made: dict[str, Made] = {}
        for edition, work in (of_the_pdf | of_the_book | of_the_life).items():
            progress(_STAGES[edition])
            made[edition] = work()
    return _built(book, [made[edition] for edition in EDITIONS if edition in made], findings)


def _understood(path: Path, order: Order, begin: Begin) -> tuple[Understood | None, list[Finding]]:
    """Read the life; the first one while there is imported what makes pages of it."""
    modules = ["brieflives.typeset.book"]
    modules += chain.from_iterable(_AHEAD.get(name, ()) for name in order.editions)
    if sys.modules.keys() >= set(modules):
        return understand(path, order)
    with begin(partial(understand, path, order)) as understood:
        for module in modules:
            import_module(module)
        return understood()


def _works(
    makers: Mapping[str, Callable[[Thing], Made]], thing: Thing, order: Order
) -> dict[str, Work[Made]]:
    """Return what makes the editions that are wanted of a thing."""
    return {name: partial(make, thing) for name, make in makers.items() if name in order.editions}


def _built(book: _Book, made: Sequence[Made], findings: list[Finding]) -> Built:
    """Gather the files of all editions, and what is to be told of them."""
    for each in made:
        findings += _not_told_yet(each.findings, findings)
    if has_errors(findings, strict=book.order.strict):
        return Built(findings, {})
    files = [file for each in made for file in each.files]
    return Built(
        findings,
        {file.name: file.data for file in files},
        book.count,
        booklet=book.sheets,
        proof=book.proof,
        extents={file.name: file.extent for file in files if file.extent},
    )


class _Book(Struct, frozen=True):
    """What editions are made from that need to know of the pages, but not the pages themselves."""

    life: Understood
    order: Order
    count: int  # of the pages
    starts: Sequence[tuple[str, PageStart]]
    fonts: Fonts
    names: Mapping[str, str]  # labels of the pages of the persons in the index
    held: Mapping[int, Rectangle]  # what each page holds, where a booklet is wanted
    sheets: SheetOrder  # for a booklet
    proof: Proof | None

    @property
    def name(self) -> str:
        """What the names of the files begin with."""
        return self.life.parsed.name


class _Printed(Struct, frozen=True):
    """A book whose pages are written as a PDF."""

    book: _Book
    written: Written


def _set(life: Understood, order: Order) -> tuple[_Book, Pages, list[Finding]]:
    """Set the pages of a life."""
    from brieflives.typeset.book import lay_out

    pages, findings = lay_out(life.document, life.sheet)
    names = {
        key: pages.pages[index].label
        for key, index in pages.page_of.items()
        if key.startswith("person-")
    }
    wishes = _wishes(life.parsed, order)
    held = _held(pages) if "booklet" in order.editions or wishes.ruled else {}
    covered = has_back_cover(life.document)
    empty = _empty_behind(len(pages.pages) - covered, held) if wishes.ruled else frozenset()
    book = _Book(
        life=life,
        order=order,
        count=len(pages.pages),
        starts=[(page.label, page.start) for page in pages.pages if page.start],
        fonts=pages.fonts,
        names=names,
        held=held,
        sheets=booklet_order(wishes, back_cover=covered, empty=empty),
        proof=_proof(pages, life.sheet) if order.proof else None,
    )
    return book, pages, findings


def _print(path: Path, book: _Book, pages: Pages) -> _Printed:
    """Write the pages of a book as a PDF."""
    from brieflives.pdf.write import write

    order, life = book.order, book.life
    attachments = _attachments(path, order, life.parsed, pages) if order.archive else ()
    return _Printed(book, write(life.document, pages, attachments))


def _pdf(printed: _Printed) -> Made:
    book, data = printed.book, printed.written.data
    if book.order.web:
        from brieflives.pdf.linearise import linearised

        data = linearised(data)
    return Made([File(f"{book.name}.pdf", data, counted(book.count, "page"))])


def _epub(book: _Book) -> Made:
    from brieflives.cover import cover_of
    from brieflives.epub.write import Printed, write_epub

    document, sheet = book.life.document, book.life.sheet
    printed = Printed(book.fonts, book.starts, cover_of(document, sheet), book.names)
    return Made([File(f"{book.name}.epub", write_epub(document, sheet, printed))])


def _booklet(printed: _Printed) -> Made:
    from brieflives.paper_editions import make_booklet

    book, leaves = printed.book, printed.written.leaves
    origins = book.life.parsed.origins

    def place_of(word: str) -> Place:
        asked = getattr(book.order.booklet, word, None)
        if asked is not None:
            return on_command_line(word, f"--{word}" if asked is True else str(asked))
        return origins.key(("book", "style") if word == "style" else ("book", "booklet", word))

    return make_booklet(book.life.document, leaves, book.held, book.sheets, place_of)


def _handout(life: Understood, begin: Begin) -> Made:
    from brieflives.paper_editions import make_handout

    return make_handout(life.document, life.sheet, begin)


def _large_print(book: _Book) -> Made:
    """Make the edition in large print, whose imprint names its own style, faces and paper."""
    from brieflives.paper_editions import large_print_sheet, make_large_print

    parsed = book.life.parsed
    sheet = large_print_sheet(book.life.sheet, parsed.life.book.lang)
    document, _ = resolve_in_style(parsed, sheet, instant_of(parsed, book.order.epoch))
    return make_large_print(document, sheet, book.starts)


def _leaflet(book: _Book) -> Made:
    from brieflives.paper_editions import make_leaflet

    return make_leaflet(book.life.document, book.life.sheet, book.sheets)


def _zine(life: Understood) -> Made:
    from brieflives.paper_editions import make_zine

    return make_zine(life.document, life.sheet)


# What takes as long to import as a short life to be read.
_AHEAD = {
    "handout": ("brieflives.paper_editions",),
    "epub": ("brieflives.epub.write", "brieflives.epub.container", "brieflives.cover"),
}


def _of_the_life(begin: Begin) -> dict[str, Callable[[Understood], Made]]:
    return {"handout": partial(_handout, begin=begin), "zine": _zine}


# What other editions are made from: the pages that were set, or the PDF that was written of them.
_OF_THE_BOOK = {"epub": _epub, "large-print": _large_print, "leaflet": _leaflet}
_OF_THE_PDF = {"pdf": _pdf, "booklet": _booklet}  # too little work to be begun beside other work
_STAGES = {
    "pdf": "finishing the PDF",
    "epub": "writing the EPUB",
    "booklet": "laying pages on sheets",
    "handout": "setting the handout",
    "large-print": "setting large print",
    "leaflet": "setting the leaflet",
    "zine": "setting the zine",
}


def _wishes(parsed: Parsed, order: Order) -> BookletWishes:
    """Return how the booklet is to be: as it is ordered, else as the life says."""
    own = parsed.life.book.booklet
    return order.booklet.over(BookletWishes(**asdict(own)) if own else BookletWishes())


def _empty_behind(count: int, held: Mapping[int, Rectangle]) -> frozenset[int]:
    """Return which of ``count`` pages are empty behind the last that holds something."""
    return frozenset(range(1 + max((page for page in held if page < count), default=-1), count))


def _held(pages: Pages) -> Mapping[int, Rectangle]:
    from brieflives.paper_editions import held_by

    return held_by(pages)


def _proof(pages: Pages, sheet: Sheet) -> Proof:
    """Read the pages as a book designer would."""
    from brieflives.typeset.proof import read_proof

    return read_proof(pages, sheet)


def _not_told_yet(found: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Leave out what the book has told already, of the same words; each sheet has its own room."""
    known = {(each.code, each.span) for each in told if each.code is not Code.HANDOUT_FULL}
    return [each for each in found if (each.code, each.span) not in known]


def _attachments(path: Path, order: Order, parsed: Parsed, pages: Pages) -> list[Attachment]:
    """Return all that the life was read from, and the record of how it is being built."""
    from brieflives.archive.gather import gather
    from brieflives.archive.kept import RECORD, Record
    from brieflives.archive.versions import versions
    from brieflives.pdf.attachments import Attachment

    clean = order.archive == "clean"
    used = versions(pages.fonts.files, linearised=order.web)
    record = Record(path.name, clean, order.style, order.paper, order.epoch, order.web, used)
    kept = gather(path, parsed, style_of(parsed, order), clean=clean)
    return [
        *(Attachment(file.name, file.media_type, file.data) for file in kept),
        Attachment(RECORD, "application/json", record.as_json(), "Data"),
    ]
