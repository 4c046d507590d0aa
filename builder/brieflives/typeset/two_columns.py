"""Items in two columns beside each other, the first as deep as the second or a little deeper.

They are divided for each page anew, so that a page is filled before the next one begins. To the
page breaker an item counts half of what it measures; what the columns need beyond that, since
they cannot always be divided in the middle, is added here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from brieflives.typeset.items import NEVER, Item

GUTTER_PT = 18.0
TOLERANCE_PT = 1e-6  # for sums of fractions


def column_pt(measure: float) -> float:
    """Return the width of either column of a text block so wide."""
    return (measure - GUTTER_PT) / 2


def second_column_pt(measure: float) -> float:
    """Return where the second column begins, from the left edge of the text block."""
    return column_pt(measure) + GUTTER_PT


class Division(NamedTuple):
    """Where the second column begins, and how deep the deeper one is, in points."""

    at: int
    depth: float


class TwoColumns:
    """A row of items that stand in two columns, with its sums."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Add up the depths of items, the first of which may open a column."""
        self._sums = [0.0, *accumulate(item.before + item.height for item in items)]
        self._before = [item.before for item in items]
        self._places = [k for k, item in enumerate(items) if item.penalty < NEVER]

    def divided(self, start: int, stop: int) -> Division:
        """Divide items ``start`` up to, not including, ``stop`` at the place nearest the middle.

        White above the first of each column is dropped. No column begins where no page may.
        """
        whole = Division(stop, self._depth(start, stop))
        middle = (self._sums[start] + self._sums[stop]) / 2
        near = bisect_left(self._sums, middle - TOLERANCE_PT, start, stop)
        behind = bisect_left(self._places, near)
        found = (k for k in self._places[max(0, behind - 2) : behind + 2] if start < k < stop)
        divisions = (
            Division(k, max(self._depth(start, k), self._depth(k, stop)))
            for k in sorted(found, reverse=True)  # of two that are as good, the first is deeper
        )
        return min((*divisions, whole), key=lambda division: division.depth)

    def excess(self, start: int, stop: int) -> float:
        """Return how much deeper than half of them all the columns of these items are."""
        half = (self._sums[stop] - self._sums[start] - self._before[start]) / 2
        return self.divided(start, stop).depth - half

    def _depth(self, start: int, stop: int) -> float:
        return self._sums[stop] - self._sums[start] - self._before[start]
