"""Where the items of a page stand: below each other, or in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import floor
from operator import attrgetter
from typing import NamedTuple

from brieflives.style.sheet import Page
from brieflives.typeset.items import Begin, Extent, Item
from brieflives.typeset.two_columns import TwoColumns, second_column_pt

NEARLY = 1e-6  # for sums of fractions


class Standing(NamedTuple):
    """An item, and its place from the left and the upper edge of the text block, in points."""

    item: Item
    x: float
    y: float
    opens: bool  # the page, or what is below a picture from the one before


def standing(items: Sequence[Item], extent: Extent, page: Page) -> Iterator[Standing]:
    """Yield the items of a page in the order they are read, with their places.

    A part that runs on finds its way back to the grid, in the white above it.
    """
    y = 0.0
    above: Item | None = None
    carried = None if extent.carried is None else items[extent.carried]
    for columns, row in groupby(extent.all(items), key=attrgetter("columns")):
        if columns > 1:
            double = tuple(row)
            y += above.after + double[0].before if above else 0.0
            at, depth = TwoColumns(double).divided(0, len(double))
            yield from _column(double[:at], 0.0, y)
            yield from _column(double[at:], second_column_pt(page.measure_pt), y)
            y += depth
            above = double[-1]
            continue
        for item in row:
            y += above.after if above else 0.0
            opens = above is None or above is carried
            y += item.again_pt if opens else item.before
            if item.begin is Begin.RUN_ON and not opens:
                y = floor(y / page.grid_pt + NEARLY) * page.grid_pt
            yield Standing(item, 0.0, y, opens)
            y += item.height
            above = item


def _column(items: Sequence[Item], x: float, y: float) -> Iterator[Standing]:
    for number, item in enumerate(items):
        y += item.before if number else 0.0
        yield Standing(item, x, y, opens=False)
        y += item.height
