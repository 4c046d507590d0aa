"""Which page stands where on which sheet: pure arithmetic, no lengths.

Pages are indexes from 0 into the file that is imposed; ``None`` is a blank page. A back is given as
it looks once the sheet has been turned about its vertical axis, like the leaf of a book.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

MOST_AT_ONCE = 10  # sheets that home and office staplers and folders still take
_SIGNATURE = 4  # sheets, sixteen pages: what binders sew
ZINE_PAGES = 8
LEAFLET_PANELS = 6

# Columns 0 to 3 of the upper row, which is printed upside down, and of the lower one.
_ZINE = ((4, 3, 2, 1), (5, 6, 7, 0))


class Cell(Struct, frozen=True):
    """A page in the grid of a side; columns count from the left, rows from the top."""

    page: int | None
    column: int
    row: int = 0
    turned: bool = False  # upside down


class Sheet(Struct, frozen=True):
    """What is printed on a sheet; ``depth``: how many sheets lie around it once it is folded."""

    front: tuple[Cell, ...]
    back: tuple[Cell, ...] = ()  # empty: nothing is printed there, not even a blank page
    depth: int = 0


Plan = tuple[Sheet, ...]


def padded(pages: int, multiple: int, *, back_cover: bool) -> tuple[int | None, ...]:
    """Fill up with blanks to a multiple of pages: before the back cover, else at the end.

    A single page is a front cover, whatever is said of the last one: a blank never comes first.
    """
    blanks = (None,) * (-pages % multiple)
    if back_cover and pages > 1:
        return (*range(pages - 1), *blanks, pages - 1)
    return (*range(pages), *blanks)


def usual_signature(pages: int) -> int:
    """Return how many sheets to fold together: all of a thin booklet, else four."""
    sheets = -(-pages // 4)
    return sheets if sheets <= MOST_AT_ONCE else _SIGNATURE


def saddle(reading: Sequence[int | None], signature: int) -> Plan:
    """Plan a booklet that is folded once, ``signature`` sheets at a time; 4 pages to a sheet.

    ``reading`` is a multiple of four pages; the last signature is as short as what is left.
    """
    sheets: list[Sheet] = []
    for start in range(0, len(reading), 4 * signature):
        part = reading[start : start + 4 * signature]
        for depth in range(len(part) // 4):
            low, high = 2 * depth, len(part) - 1 - 2 * depth
            front = Cell(part[high], 0), Cell(part[low], 1)
            back = Cell(part[low + 1], 0), Cell(part[high - 1], 1)
            sheets.append(Sheet(front, back, depth))
    return tuple(sheets)


def in_rows(pages: int, columns: int, rows: int) -> Plan:
    """Plan several pages to a side, in reading order, row after row, on both sides."""
    each = columns * rows
    sides = [
        tuple(
            Cell(page, (page - first) % columns, (page - first) // columns)
            for page in range(first, min(first + each, pages))
        )
        for first in range(0, pages, each)
    ]
    backs = [*sides[1::2], ()]  # an odd last side has nothing on its back
    return tuple(Sheet(front, back) for front, back in zip(sides[::2], backs, strict=False))


def zine(reading: Sequence[int | None]) -> Plan:
    """Plan eight pages on one side of a sheet, to be folded thrice and cut along the middle."""
    cells = [
        Cell(reading[at], column, row, turned=row == 0)
        for row, places in enumerate(_ZINE)
        for column, at in enumerate(places)
    ]
    return (Sheet(tuple(cells)),)


def leaflet(reading: Sequence[int | None]) -> Plan:
    """Plan six panels on both sides of a sheet that is folded twice, one third over the other.

    In reading order: the cover; inside the left, the middle and the right panel; the flap, which
    is tucked in and is the right panel's other side; the back. Columns are as they lie flat, so
    the flap is at the left of the front and the inside's right panel at the right of the back.
    """
    cover, left, middle, right, flap, back = reading
    front = Cell(flap, 0), Cell(back, 1), Cell(cover, 2)
    return (Sheet(front, (Cell(left, 0), Cell(middle, 1), Cell(right, 2))),)


def mirrored(plan: Plan, columns: int) -> Plan:
    """Exchange left and right, for books that are bound on the right."""

    def side(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, column=columns - 1 - cell.column) for cell in cells)

    return tuple(replace(sheet, front=side(sheet.front), back=side(sheet.back)) for sheet in plan)


def with_backs_turned(plan: Plan, columns: int, rows: int) -> Plan:
    """Turn every back upside down, for printers that turn sheets about their horizontal axis."""

    def half_turn(cell: Cell) -> Cell:
        column, row = columns - 1 - cell.column, rows - 1 - cell.row
        return Cell(cell.page, column, row, not cell.turned)

    return tuple(replace(sheet, back=tuple(map(half_turn, sheet.back))) for sheet in plan)
