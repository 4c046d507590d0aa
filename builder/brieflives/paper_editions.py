"""The editions beside the book: booklet, handout, teacher's copy, large print, leaflet, zine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from brieflives.document.book import Document
from brieflives.document.handout import HandoutSheet, HandoutTexts, Region
from brieflives.editions.handout import (
    LEAST_WORDS,
    MOST_WORDS,
    as_document,
    dates_told,
    teachers_copy,
    whole_handout,
    word_count,
)
from brieflives.editions.large_print import large_print
from brieflives.editions.room import Choice, facts_left_out, said, with_fact, with_less
from brieflives.findings import Code, Finding, finding
from brieflives.howto.booklet import how_to_print
from brieflives.made import File, Made, counted
from brieflives.meanwhile import Begin, in_turn
from brieflives.pdf.leaves import Leaves
from brieflives.pdf.on_sheets import on_sheets
from brieflives.pdf.write import Written, write
from brieflives.places import Place
from brieflives.sheets.arrange import (
    Arranged,
    Imposed,
    SheetOrder,
    TooMuchCreepError,
    nothing_ruled,
    smaller_type,
    thick_fold,
)
from brieflives.sheets.choices import PaperName as SheetName
from brieflives.sheets.geometry import Rectangle, leaflet_grid
from brieflives.sheets.margins import in_fold, near_edges, pages_beyond, pages_in_fold
from brieflives.style.load import load_sheet
from brieflives.style.paper_sizes import PaperName
from brieflives.style.sheet import MM, Sheet
from brieflives.style.written import in_language
from brieflives.typeset.book import lay_out
from brieflives.typeset.case import TypeCase
from brieflives.typeset.extent import extent
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.handout.grid import Types, grid_for, types_for
from brieflives.typeset.handout.panels import Panel, set_leaflet, set_zine
from brieflives.typeset.handout.sheet import set_handout
from brieflives.typeset.margin_pages import with_margin_pages
from brieflives.typeset.pages import Pages, PageStart
from brieflives.typeset.setting import Setting

_WIDER = "where the style is your own, give its pages more margin; or have the sheets cut to size"
_LESS_CREEP = "fold fewer sheets together (signature: 4), or see how thick the paper really is"
_LARGER_SHEET = "leave out the sheet, and one that suits the pages is taken; or set the book on A5"
_FEWER_SHEETS = "leave out the signature, or fold fewer (signature: 4): each is sewn or stapled"
_NO_LINES = "leave out ruled; a booklet has blank pages where its own do not fill the sheets"
_LEAFLET_SCALES = (1.25, 1.15, 1.05, 0.95, 0.88)  # of the handout's type: as large as fits
_ZINE_SCALES = (1.1, 1.0, 0.9, 0.82, 0.75)
_WHOLE_LEAD = 10_000  # words: of the lead they take what has room
_SMALL_EVENTS = 16  # a panel has that much room for the line of years
_SHORTEN = "shorten it: the size of the type stays what it is"


def _file(name: str, written: Written) -> File:
    return File(name, written.data, counted(len(written.leaves.leaves), "page"))


def _sheets(name: str, made: Imposed) -> File:
    return File(name, made.data, counted(made.arranged.sheets, "sheet"))


def held_by(pages: Pages) -> dict[int, Rectangle]:
    """Return the rectangle around all that each page holds, in PDF's coordinates."""
    extents = [extent(page) for page in pages.pages]
    return {
        number: Rectangle(
            found.left, pages.height - found.bottom, found.right, pages.height - found.top
        )
        for number, found in enumerate(extents)
        if found
    }


def make_booklet(
    document: Document,
    leaves: Leaves,
    held: Mapping[int, Rectangle],
    order: SheetOrder,
    place_of: Callable[[str], Place],
) -> Made:
    """Lay the pages of the reading PDF on sheets, to be folded and stapled; say how on a page.

    ``held`` is around all that a page holds. ``place_of`` tells where a word of the order is said,
    or ``style``. There is no booklet where creep would cost words.
    """
    name = document.metadata.name
    try:
        made = on_sheets(leaves, document.metadata, order, f"{name}.pdf")
    except TooMuchCreepError as error:
        return Made((), [_too_much_creep(error.reason, place_of("thickness"))])
    if lost := pages_in_fold(made.arranged, held):
        told = in_fold([page + 1 for page in sorted(lost)])
        return Made((), [_too_much_creep(told, place_of("thickness"))])
    sheets = f"{name}-booklet.pdf"
    guide = how_to_print(document, made.arranged, sheets)
    files = (
        _sheets(sheets, made),
        File(f"{name}-how-to-print.pdf", guide, counted(1, "page")),
    )
    findings = [
        *_near_edges(made, held, place_of("style")),
        *_doubts(made.arranged, order, place_of),
    ]
    return Made(files, findings)


def _doubts(
    arranged: Arranged, order: SheetOrder, place_of: Callable[[str], Place]
) -> Iterator[Finding]:
    """Tell of wishes that come to something that nobody wishes."""
    doubts = (
        (Code.SMALL_PAGES, "sheet", smaller_type(arranged), _LARGER_SHEET),
        (Code.THICK_FOLD, "signature", thick_fold(arranged), _FEWER_SHEETS),
        (Code.NOTHING_RULED, "ruled", nothing_ruled(order, arranged), _NO_LINES),
    )
    for code, word, message, hint in doubts:
        if message:
            yield finding(code, place_of(word), f"in the booklet, {message}", hint)


def _too_much_creep(reason: str, place: Place) -> Finding:
    message = f"in the booklet, {reason}"
    return finding(Code.TOO_MUCH_CREEP, place, message, _LESS_CREEP)


def _near_edges(made: Imposed, held: Mapping[int, Rectangle], place: Place) -> Iterator[Finding]:
    """Tell which pages reach so near to the edges of the sheets that printers may cut them."""
    beyond = pages_beyond(made.arranged, held)
    if not beyond:
        return
    from brieflives.sheets.seen import pages_seen_near_edges  # it brings a library that draws

    near = pages_seen_near_edges(made, beyond)
    if near:
        message = f"in the booklet, {near_edges(near)}"
        yield finding(Code.NEAR_EDGE, place, message, _WIDER)


def make_handout(document: Document, sheet: Sheet, begin: Begin = in_turn) -> Made:
    """Return handout and teacher's copy, and what had no room; none when not even the name has.

    ``begin`` starts the teacher's copy, which waits for no more than what the handout has room for.
    """
    whole, texts = whole_handout(document), document.handout
    if whole is None or texts is None:
        return Made()
    types, grid = types_for(document, sheet, Fonts()), grid_for(sheet)
    name = document.metadata.name

    def set_sides(sheet: HandoutSheet) -> Pages | frozenset[Region]:
        return set_handout(sheet, types, grid)

    fitted = _fitted(whole, set_sides)
    if fitted is None:
        message = "no handout can be made: what is to stand on it has no room on a page"
        return Made((), [finding(Code.HANDOUT_FULL, texts.place, message, _SHORTEN)])
    choice, pages = fitted

    def with_answers() -> Sequence[File]:
        copy = teachers_copy(document, choice.sheet)
        answered = _fitted(copy, set_sides) if copy else None
        if answered is None:
            return ()
        told, sides = answered
        return [_file(f"{name}-teacher.pdf", write(as_document(told.sheet, document), sides))]

    with begin(with_answers) as teachers:
        written = write(as_document(choice.sheet, document), pages)
        files = [_file(f"{name}-handout.pdf", written), *teachers()]
    findings = written.findings + _on_the_summary(texts)
    if choice.left_out:
        message = f"the handout has no room for {said(choice.left_out)}"
        findings.append(finding(Code.HANDOUT_FULL, texts.place, message, _SHORTEN))
    return Made(files, findings)


def _on_the_summary(texts: HandoutTexts) -> list[Finding]:
    """Tell an author whose own summary is much shorter or longer than its place on the sheet."""
    words = sum(map(word_count, texts.summary))
    if not words or LEAST_WORDS <= words <= MOST_WORDS:
        return []
    message = f"the summary of the handout has {'1 word' if words == 1 else f'{words} words'}"
    hint = f"{LEAST_WORDS} to {MOST_WORDS} fill its place, and are read aloud in a minute"
    return [finding(Code.SUMMARY_LENGTH, texts.summary[0].place, message, hint)]


def large_print_sheet(sheet: Sheet, lang: str) -> Sheet:
    """Return the shipped style that keeps the rules for large print, whatever ``sheet`` a life has.

    Of that it takes the kind of paper, and whether it is for photocopiers; ``lang`` is the book's.
    """
    name = "large-print-grey" if sheet.greyscale else "large-print"
    paper: PaperName = "letter" if grid_for(sheet).is_letter else "A4"
    large, findings = load_sheet(name, paper=paper)
    assert large is not None, findings
    return in_language(large, lang)


def make_large_print(
    document: Document, large: Sheet, starts: Sequence[tuple[str, PageStart]]
) -> Made:
    """Return the book in large print as a PDF, and what found no good place in it."""
    pages, findings = set_large_print(document, large, starts)
    written = write(large_print(document), pages)
    return Made((_file(f"{document.metadata.name}-large-print.pdf", written),), findings)


def set_large_print(
    document: Document, large: Sheet, starts: Sequence[tuple[str, PageStart]]
) -> tuple[Pages, list[Finding]]:
    """Set the book in large print, the pages of the normal edition (``starts``) in its margin."""
    edition = large_print(document)
    pages, findings = lay_out(edition, large)
    numbered = [(label, start) for label, start in starts if label.isdecimal()]
    setting = Setting(edition, large, TypeCase(large, pages.fonts, edition.metadata.lang), {})
    told = [replace(found, message=f"in large print, {found.message}") for found in findings]
    return with_margin_pages(pages, numbered, setting), told


def make_leaflet(document: Document, sheet: Sheet, booklet: SheetOrder) -> Made:
    """Return a sheet of A4 or letter, both sides, to be folded twice: six panels.

    Of the order for the booklet, the edge to turn about and marks hold for it, too.
    """
    grid = grid_for(sheet)
    paper: SheetName = "letter" if grid.is_letter else "A4"
    narrowest = leaflet_grid(paper).edges[1]  # so that the type of all panels is of one size
    panel = Panel(narrowest, grid.width, 8 * MM)
    fonts = Fonts()
    kinds = [types_for(document, sheet, fonts, scale=s, least_pt=9.0) for s in _LEAFLET_SCALES]
    order = SheetOrder("leaflet", paper, flip=booklet.flip, marks=booklet.marks)
    return _imposed(document, set_leaflet, kinds, panel, order)


def make_zine(document: Document, sheet: Sheet) -> Made:
    """Return one side of a sheet of A4 or letter, to be folded thrice and cut: eight pages."""
    grid = grid_for(sheet)
    panel = Panel(grid.height / 4, grid.width / 2, 7 * MM)
    fonts = Fonts()
    kinds = [types_for(document, sheet, fonts, scale=s, least_pt=8.0) for s in _ZINE_SCALES]
    paper: SheetName = "letter" if grid.is_letter else "A4"
    return _imposed(document, set_zine, kinds, panel, SheetOrder("zine", paper, marks=True))


def _imposed(
    document: Document,
    set_panels: Callable[[HandoutSheet, Types, Panel], Pages | frozenset[Region]],
    kinds: Sequence[Types],
    panel: Panel,
    order: SheetOrder,
) -> Made:
    """Set the handout's texts on small pages, and these on a sheet, which carries no tags.

    Of ``kinds``, from large type to small, the first is taken in which all has room, or else the
    last. There is no sheet when not even the name has room.
    """
    whole, texts = whole_handout(document, _WHOLE_LEAD, _SMALL_EVENTS), document.handout
    assert whole, "every life has a name and a page of facts"
    assert texts, "every document of a life has the texts of a handout"
    unruled = tuple(replace(question, lines=0) for question in whole.questions)
    whole = replace(whole, questions=unruled)
    tried = (set_panels(whole, types, panel) for types in kinds)
    done = next((pages for pages in tried if isinstance(pages, Pages)), None)
    fitted = (
        (Choice(whole, Counter()), done)
        if done
        else _fitted(whole, lambda sheet: set_panels(sheet, kinds[-1], panel))
    )
    if fitted is None:
        message = f"no {order.kind} can be made: what is to stand on it has no room on a page"
        return Made((), [finding(Code.HANDOUT_FULL, texts.place, message, _SHORTEN)])
    choice, pages = fitted
    panels = as_document(choice.sheet, document)
    name = document.metadata.name
    reading = f"{name}-handout.pdf"  # the same words, tagged
    made = on_sheets(write(panels, pages).leaves, panels.metadata, order, reading)
    files = (_sheets(f"{name}-{order.kind}.pdf", made),)
    return Made(files, list(_without_room(order.kind, choice, document, texts)))


def _without_room(
    kind: str, choice: Choice, document: Document, texts: HandoutTexts
) -> Iterator[Finding]:
    """Tell what of the life is not on a small sheet: also dates that were never thought of."""
    dates = dates_told(document) - len(choice.sheet.key_dates)
    left_out = Counter({**choice.left_out, "key date": dates})
    if +left_out:
        things = said(+left_out)
        if not texts.summary:
            things = things.replace("of the summary", "of the lead")
        message = f"the {kind} has no room for {things}"
        yield finding(Code.HANDOUT_FULL, texts.place, message, _SHORTEN)


def _fitted(
    sheet: HandoutSheet, set_sheet: Callable[[HandoutSheet], Pages | frozenset[Region]]
) -> tuple[Choice, Pages] | None:
    """Leave out the least important things, one after the other, until the sheet holds the rest."""
    choice: Choice | None = Choice(sheet, Counter())
    while choice:
        done = set_sheet(choice.sheet)
        if isinstance(done, Pages):
            return _with_short_facts(choice, done, sheet, set_sheet)
        for region in sorted(done, key=lambda region: region.value):
            choice = with_less(choice, region) if choice else None
    return None


def _with_short_facts(
    choice: Choice,
    pages: Pages,
    whole: HandoutSheet,
    set_sheet: Callable[[HandoutSheet], Pages | frozenset[Region]],
) -> tuple[Choice, Pages]:
    """Put back what is short enough for the room that a longer and more telling fact left."""
    for fact in facts_left_out(choice, whole):
        fuller = with_fact(choice, whole, fact)
        done = set_sheet(fuller.sheet)
        if isinstance(done, Pages):
            choice, pages = fuller, done
    return choice, pages
