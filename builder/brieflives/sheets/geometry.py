"""Where things stand on a sheet: places, fits, turns, creep and marks, in points.

Coordinates are those of PDF: the origin is the sheet's lower left corner, ``y`` runs upwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from brieflives.sheets.choices import PaperName
from brieflives.sheets.plans import Cell

MM = 72 / 25.4

# True sizes, upright: with any other, printers scale or ask for paper that nobody has.
_SIZES: dict[PaperName, tuple[float, float]] = {
    "A4": (210 * MM, 297 * MM),  # ISO 216
    "letter": (612.0, 792.0),
    "A3": (297 * MM, 420 * MM),
    "tabloid": (792.0, 1224.0),
}
# The two outer panels of a leaflet; the one that is tucked in is a little narrower.
_PANELS: dict[PaperName, float] = {"A4": 100 * MM, "letter": 3.6875 * 72}
_NEARLY_ONE = 0.998  # a page rounded up to whole points still counts as its paper's size
_MARK = 5 * MM
_RULING = 8.5 * MM
_OFF = 3 * MM  # a crop mark keeps this far from what it crops


class Rectangle(NamedTuple):
    """Left, bottom, right and top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


class Matrix(NamedTuple):
    """A map of the plane, as PDF's ``cm`` takes it (ISO 32000-1, 8.3.3)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, after: Matrix) -> Matrix:
        """Return the map that does this one first."""
        a, b, c, d, e, f = self
        return Matrix(
            a * after.a + b * after.c,
            a * after.b + b * after.d,
            c * after.a + d * after.c,
            c * after.b + d * after.d,
            e * after.a + f * after.c + after.e,
            e * after.b + f * after.d + after.f,
        )

    def of(self, box: Rectangle) -> Rectangle:
        """Return the upright rectangle around where ``box`` goes."""
        if not (self.b or self.c) and self.a > 0 and self.d > 0:  # most pages, a book's all
            a, _, _, d, e, f = self
            left, bottom, right, top = box
            return Rectangle(a * left + e, d * bottom + f, a * right + e, d * top + f)
        left, right = sorted((self.a * box.left, self.a * box.right))
        bottom, top = sorted((self.d * box.bottom, self.d * box.top))
        aside, beside = sorted((self.c * box.bottom, self.c * box.top))
        below, above = sorted((self.b * box.left, self.b * box.right))
        return Rectangle(
            left + aside + self.e,
            bottom + below + self.f,
            right + beside + self.e,
            top + above + self.f,
        )


class Shape(NamedTuple):
    """A page of the file: its box, the quarter turns clockwise it is shown with, its unit."""

    box: Rectangle
    quarters: int = 0
    unit: float = 1.0  # points to a unit of its own (ISO 32000-1, table 30, UserUnit)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is seen, in points."""
        width, height = self.box.width * self.unit, self.box.height * self.unit
        return (height, width) if self.quarters % 2 else (width, height)

    def upright(self) -> Matrix:
        """Return the map to a page as it is seen, its lower left corner at the origin."""
        width, height, unit = self.box.width, self.box.height, self.unit
        turn = (
            Matrix(1, 0, 0, 1, 0, 0),
            Matrix(0, -1, 1, 0, 0, width),
            Matrix(-1, 0, 0, -1, width, height),
            Matrix(0, 1, -1, 0, height, 0),
        )[self.quarters]
        to_origin = Matrix(1, 0, 0, 1, -self.box.left, -self.box.bottom)
        return to_origin.then(turn).then(Matrix(unit, 0, 0, unit, 0, 0))


def paper_named(width: float, height: float) -> PaperName:
    """Return the name of the paper that a sheet is of; one of no such size is nobody's sheet."""
    size = sorted((round(width), round(height)))
    return next(name for name, upright in _SIZES.items() if [*map(round, upright)] == size)


class Grid(Struct, frozen=True):
    """A sheet as it is printed, and how it is divided; ``at_fold``: pages touch in the middle."""

    edges: tuple[float, ...]  # of the columns, from 0 to the sheet's width
    height: float
    rows: int
    at_fold: bool = False

    @property
    def width(self) -> float:
        """Of the sheet."""
        return self.edges[-1]

    @property
    def columns(self) -> int:
        """How many pages lie side by side."""
        return len(self.edges) - 1

    def turned(self) -> Grid:
        """Return the sheet as it is seen from behind, or with its left and right exchanged."""
        return replace(self, edges=tuple(self.width - x for x in reversed(self.edges)))

    @property
    def is_landscape(self) -> bool:
        """Whether the sheet is wider than high."""
        return self.width > self.height

    def place(self, cell: Cell) -> Rectangle:
        """Return the part of the sheet that a cell of the plan stands for."""
        height = self.height / self.rows
        top = self.height - cell.row * height
        return Rectangle(self.edges[cell.column], top - height, self.edges[cell.column + 1], top)

    def scale(self, shape: Shape, column: int = 0) -> float:
        """Return by how much a page is made smaller to fit; nothing is ever enlarged."""
        fit = self._fit(shape, self.edges[column + 1] - self.edges[column])
        return 1.0 if fit >= _NEARLY_ONE else fit

    def fit(self, shape: Shape) -> float:
        """Return by how much a page could be enlarged, or has to be made smaller."""
        return self._fit(shape, self.edges[1])

    def _fit(self, shape: Shape, width: float) -> float:
        return min(width / shape.size[0], self.height / self.rows / shape.size[1])


def equal_columns(width: float, columns: int) -> tuple[float, ...]:
    """Return the edges of columns that divide a width equally."""
    return tuple(width * column / columns for column in range(columns + 1))


def leaflet_grid(paper: PaperName) -> Grid:
    """Return the front of a sheet that is folded twice: the panel at its left is tucked in."""
    height, width = _SIZES[paper]
    outer = _PANELS.get(paper, width / 3 + 1 * MM)
    return Grid((0.0, width - 2 * outer, width - outer, width), height, 1)


def best_grid(
    paper: PaperName, shape: Shape, divisions: tuple[tuple[int, int], ...], *, at_fold: bool
) -> Grid:
    """Return the sheet and the division on which pages of this shape are largest.

    ``divisions`` are columns and rows in the order of preference; landscape wins a draw.
    """
    short, long = _SIZES[paper]
    grids = [
        Grid(equal_columns(width, columns), height, rows, at_fold)
        for width, height in ((long, short), (short, long))
        for columns, rows in divisions
    ]
    return max(grids, key=lambda grid: round(grid.fit(shape), 4))


class ImposedPage(Struct, frozen=True):
    """A page on a sheet: the map from its own coordinates, where that puts it, its limits."""

    page: int
    matrix: Matrix
    box: Rectangle
    clip: Rectangle
    scale: float


def fitted(cell: Cell, page: int, shape: Shape, grid: Grid, creep: float) -> ImposedPage:
    """Fit a page into its place; ``creep`` moves it so much nearer to the fold."""
    place, scale = grid.place(cell), grid.scale(shape, cell.column)
    width, height = (scale * length for length in shape.size)
    bottom = place.bottom + (place.height - height) / 2
    if not grid.at_fold:
        left = place.left + (place.width - width) / 2
    elif cell.column == 0:
        left = place.right - width + creep
    else:
        left = place.left - creep
    if cell.turned:
        fit = Matrix(-scale, 0, 0, -scale, left + width, bottom + height)
    else:
        fit = Matrix(scale, 0, 0, scale, left, bottom)
    box = Rectangle(left, bottom, left + width, bottom + height)
    return ImposedPage(page, shape.upright().then(fit), box, place, scale)


class Line(NamedTuple):
    """A straight mark on a sheet; a dashed one is to be cut along."""

    x1: float
    y1: float
    x2: float
    y2: float
    dashed: bool = False


def edge_marks(grid: Grid) -> Iterator[Line]:
    """Yield marks on the sheet's edges where it is to be folded or cut."""
    for x in grid.edges[1:-1]:
        yield Line(x, 0, x, _MARK)
        yield Line(x, grid.height - _MARK, x, grid.height)
    for row in range(1, grid.rows):
        y = grid.height * row / grid.rows
        yield Line(0, y, _MARK, y)
        yield Line(grid.width - _MARK, y, grid.width, y)


def staple_marks(grid: Grid) -> Iterator[Line]:
    """Yield marks on the fold, a quarter of its length from either end."""
    x = grid.width / 2
    for y in (grid.height / 4, grid.height * 3 / 4):
        yield Line(x, y - _MARK / 2, x, y + _MARK / 2)


def crop_marks(grid: Grid, shape: Shape) -> Iterator[Line]:
    """Yield marks that say where to cut folded pages that are smaller than half the sheet."""
    width, height = (grid.scale(shape) * length for length in shape.size)
    across, up = (grid.width - 2 * width) / 2, (grid.height - height) / 2
    for y in (up, grid.height - up):
        if across > _OFF:
            reach = max(across - _OFF - _MARK, 0)
            yield Line(reach, y, across - _OFF, y)
            yield Line(grid.width - across + _OFF, y, grid.width - reach, y)
    for x in (across, grid.width - across):
        if up > _OFF:
            reach = max(up - _OFF - _MARK, 0)
            yield Line(x, reach, x, up - _OFF)
            yield Line(x, grid.height - up + _OFF, x, grid.height - reach)


def ruled(box: Rectangle) -> Iterator[Line]:
    """Yield the lines of a page to write on: 8.5 mm from one another, as clear print wants it."""
    aside = min(15 * MM, box.width / 8)
    y = box.top - 2 * aside
    while y >= box.bottom + 1.5 * aside:
        yield Line(box.left + aside, y, box.right - aside, y)
        y -= _RULING


def zine_cut(grid: Grid) -> Line:
    """Return the cut: along the middle, over the two inner columns."""
    return Line(grid.width / 4, grid.height / 2, grid.width * 3 / 4, grid.height / 2, dashed=True)
