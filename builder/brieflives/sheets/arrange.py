"""What is asked for and the pages that are there, to sides of sheets with everything placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from brieflives.sheets import plans
from brieflives.sheets.choices import PAPERS, Binding, BookletWishes, Flip, Kind, PaperName, Pass
from brieflives.sheets.geometry import (
    MM,
    Grid,
    ImposedPage,
    Line,
    Shape,
    best_grid,
    crop_marks,
    edge_marks,
    fitted,
    leaflet_grid,
    paper_named,
    ruled,
    staple_marks,
    zine_cut,
)
from brieflives.sheets.plans import Plan, Sheet

_DIVISIONS: dict[Kind, tuple[tuple[int, int], ...]] = {
    "saddle": ((2, 1),),
    "2up": ((2, 1), (1, 2)),
    "4up": ((2, 2),),
    "6up": ((3, 2), (2, 3)),
    "8up": ((4, 2), (2, 4)),
    "zine": ((4, 2),),
    "leaflet": ((3, 1),),
}
_FULL: dict[Kind, tuple[str, int]] = {
    "zine": ("a zine has {} pages", plans.ZINE_PAGES),
    "leaflet": ("a leaflet has {} panels", plans.LEAFLET_PANELS),
}
_MOST_CREEP = 0.05  # of a page's width: a book's inner margin is rarely less than twice that
_SMALL = 0.8  # the least scale at which ordinary type can still be read
_INCHES = {(612, 792), (396, 612)}  # letter and half letter, in points
_LETTER_ACROSS = 612  # how high the panels of a leaflet are on a sheet of letter


class CannotImposeError(ValueError):
    """A file that cannot be laid out as it is asked; the message is for its owner."""


class TooMuchCreepError(CannotImposeError):
    """Paper so thick, or so much of it folded at once, that words are lost in the fold."""

    def __init__(self, reason: str) -> None:
        """Take what would happen, in words."""
        advice = "fold fewer sheets together (--signature 4), or check --thickness"
        super().__init__(f"{reason}: {advice}")
        self.reason = reason


class SheetOrder(Struct, frozen=True):
    """How pages are to be put on sheets; ``None`` is what suits the file."""

    kind: Kind = "saddle"
    sheet: PaperName | None = None
    signature: int | None = None  # sheets folded together
    thickness: float = 0.0  # of the paper, in millimetres; 0: pages do not creep
    binding: Binding | None = None
    flip: Flip | None = None  # the edge about which the printer turns the sheet
    marks: bool = False
    back_cover: bool = False  # the last page is one, so that blanks come before it
    ruled: bool = False  # blank pages have lines to write on
    empty: frozenset[int] = frozenset()  # pages of the file that count as blank then


class Side(Struct, frozen=True):
    """One side of a sheet; ``marks`` are all lines that are not of its pages."""

    pages: tuple[ImposedPage, ...] = ()
    marks: tuple[Line, ...] = ()


class Arranged(Struct, frozen=True):
    """The sides in the order of printing, and what is worth telling about them."""

    sides: tuple[Side, ...]
    width: float
    height: float
    flip: Flip | None  # None: printed on one side only
    sheets: int
    together: int  # sheets that are folded at once; 0: they are not folded into one another
    blanks: int
    scale: float  # of the page that is made smallest


class Imposed(Struct, frozen=True):
    """The sheets as a PDF, how they are arranged, and what to tell their owner."""

    data: bytes
    arranged: Arranged
    remarks: tuple[str, ...] = ()


def booklet_order(
    wishes: BookletWishes, *, back_cover: bool = False, empty: frozenset[int] = frozenset()
) -> SheetOrder:
    """Return the order for a booklet: whether its last page is a back cover, which are empty."""
    signature = None if wishes.signature == "auto" else wishes.signature
    return SheetOrder(
        sheet=wishes.sheet,
        signature=signature,
        thickness=wishes.thickness or 0.0,
        flip=wishes.flip,
        marks=bool(wishes.marks),
        back_cover=back_cover,
        ruled=bool(wishes.ruled),
        empty=empty,
    )


def arrange(order: SheetOrder, shapes: Sequence[Shape], binding: Binding = "left") -> Arranged:
    """Place pages of these shapes; ``binding`` is the file's own, where the order names none.

    Raises ``CannotImposeError`` when there are no pages, too many, or more creep than margin.
    """
    if not shapes:
        raise CannotImposeError("it has no pages")
    usual = Counter(shape.size for shape in shapes).most_common(1)[0][0]
    shape = next(shape for shape in shapes if shape.size == usual)
    grid = _grid(order, shape)
    plan, blanks = _plan(order, len(shapes), grid)
    if (order.binding or binding) == "right":
        plan = plans.mirrored(plan, grid.columns)
        grid = grid.turned()
    flip = order.flip or ("short" if grid.is_landscape else "long")
    behind = grid.turned()
    if (flip == "long") == grid.is_landscape:  # the printer turns it about the horizontal axis
        plan = plans.with_backs_turned(plan, grid.columns, grid.rows)
        behind = grid
    step = order.thickness * MM if order.kind == "saddle" else 0.0
    _hold_creep(plan, step, grid)
    sides = tuple(_sides(order, plan, shapes, (grid, behind), step))
    return Arranged(
        sides=sides,
        width=grid.width,
        height=grid.height,
        flip=None if order.kind == "zine" else flip,
        sheets=len(plan),
        together=max(sheet.depth for sheet in plan) + 1 if grid.at_fold else 0,
        blanks=blanks,
        scale=min(placed.scale for side in sides for placed in side.pages),
    )


def in_one_pass(arranged: Arranged, which: Pass) -> Arranged:
    """Return only the fronts or only the backs, for a printer that prints on one side.

    Every sheet has a back then, if an empty one, so that all of them go through the printer twice.
    """
    if which == "fronts":
        sides = arranged.sides[::2]
    else:
        sides = (*arranged.sides[1::2], *(Side(),) * (len(arranged.sides) % 2))
    if which == "backs-last-first":
        sides = sides[::-1]
    return replace(arranged, sides=sides, flip=None)


def smaller_type(arranged: Arranged) -> str:
    """Say of pages that are made so small that they are hard to read what becomes of their type."""
    if arranged.scale >= _SMALL:
        return ""
    return f"the pages are made smaller, type of 10 pt is printed at {10 * arranged.scale:.1f} pt"


def thick_fold(arranged: Arranged) -> str:
    """Say of sheets that are too many for one fold why that goes wrong."""
    if arranged.together <= plans.MOST_AT_ONCE:
        return ""
    most = f"most staplers go through {plans.MOST_AT_ONCE} at best"
    return f"{arranged.together} sheets are folded together, and {most}"


def nothing_ruled(order: SheetOrder, arranged: Arranged) -> str:
    """Say that there are no lines to write on, where they are wished and no page is blank."""
    if not order.ruled or arranged.blanks or order.empty:
        return ""
    return "no page is blank, so there is none to draw lines on"


def remarks_on(order: SheetOrder, arranged: Arranged) -> tuple[str, ...]:
    """Return what the owner of the pages is to be told of the sheets."""
    remarks = []
    if small := smaller_type(arranged):
        remarks.append(f"{small}: better set the text for smaller pages")
    if thick := thick_fold(arranged):
        remarks.append(f"{thick}: fold fewer (--signature 4)")
    if bare := nothing_ruled(order, arranged):
        remarks.append(bare)
    return tuple(remarks)


def how_to_print(arranged: Arranged) -> str:
    """Say in a line how many sheets there are, and what to choose in the printer's dialogue."""
    paper = paper_named(arranged.width, arranged.height)
    sheets = f"{arranged.sheets} sheet{'s' * (arranged.sheets != 1)} of {paper} paper"
    at_once = f", folded {arranged.together} at a time"
    folded = at_once if 0 < arranged.together < arranged.sheets else ""
    turned = f"both sides, flip on {arranged.flip} edge" if arranged.flip else "one side only"
    several = "s" * (arranged.blanks != 1)
    blanks = f", {arranged.blanks} blank page{several}" if arranged.blanks else ""
    size = f", pages at {arranged.scale:.0%} of their size" if arranged.scale < 0.995 else ""
    return f"{sheets} ({turned}, no scaling{folded}{blanks}{size})"


def _grid(order: SheetOrder, shape: Shape) -> Grid:
    """Return the sheet asked for, else the first on which the pages keep their size."""
    folded = order.kind == "saddle"
    divisions = _DIVISIONS[order.kind]
    if order.sheet is None and folded:
        for paper in PAPERS:
            grid = best_grid(paper, shape, divisions, at_fold=True)
            if grid.scale(shape) == 1.0:
                return grid
    width, height = sorted(round(length) for length in shape.size)
    usual: PaperName = "letter" if (width, height) in _INCHES else "A4"
    if order.kind == "leaflet":
        return leaflet_grid(order.sheet or ("letter" if height == _LETTER_ACROSS else "A4"))
    return best_grid(order.sheet or usual, shape, divisions, at_fold=folded)


def _plan(order: SheetOrder, pages: int, grid: Grid) -> tuple[Plan, int]:
    """Return the plan and how many blank pages it has."""
    if order.kind == "saddle":
        reading = plans.padded(pages, 4, back_cover=order.back_cover)
        signature = order.signature or plans.usual_signature(pages)
        return plans.saddle(reading, signature), len(reading) - pages
    if order.kind in _FULL:
        words, places = _FULL[order.kind]
        if pages > places:
            raise CannotImposeError(f"{words.format(places)}, and the file has {pages}")
        reading = plans.padded(pages, places, back_cover=order.back_cover)
        plan = plans.zine(reading) if order.kind == "zine" else plans.leaflet(reading)
        return plan, places - pages
    return plans.in_rows(pages, grid.columns, grid.rows), 0


def _hold_creep(plan: Plan, step: float, grid: Grid) -> None:
    """Refuse to push pages into the fold until their words are lost there."""
    most = max(sheet.depth for sheet in plan) * step
    if most > _MOST_CREEP * grid.width / grid.columns:
        moved = f"the innermost pages would move {most / MM:.1f} mm into the fold"
        raise TooMuchCreepError(f"{moved}, which is more than their margin bears")


def _sides(
    order: SheetOrder, plan: Plan, shapes: Sequence[Shape], grids: tuple[Grid, Grid], step: float
) -> Iterator[Side]:
    for sheet in plan:
        for cells, grid in zip((sheet.front, sheet.back), grids, strict=True):
            if not cells:
                continue
            is_front = cells is sheet.front
            on_side = tuple(
                fitted(cell, cell.page, shapes[cell.page], grid, sheet.depth * step)
                for cell in cells
                if cell.page is not None
            )
            marks = _marks(order, sheet, shapes, grid, is_front=is_front) if order.marks else ()
            blanks = [
                cell
                for cell in cells
                if order.ruled and (cell.page is None or cell.page in order.empty)
            ]
            lines = [
                line
                for cell in blanks
                for line in ruled(fitted(cell, 0, shapes[0], grid, sheet.depth * step).box)
            ]
            yield Side(on_side, (*marks, *lines))


def _marks(
    order: SheetOrder, sheet: Sheet, shapes: Sequence[Shape], grid: Grid, *, is_front: bool
) -> Iterator[Line]:
    yield from edge_marks(grid)
    if order.kind == "zine":
        yield zine_cut(grid)
    if order.kind == "saddle":
        largest = max(shapes, key=lambda shape: shape.size)
        yield from crop_marks(grid, largest)
        if is_front and not sheet.depth:  # staples go in from the outside of a signature
            yield from staple_marks(grid)
