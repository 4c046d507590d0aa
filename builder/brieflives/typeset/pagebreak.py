"""Divide the vertical list into pages, the whole of it at once, by dynamic programming.

The method is that of Knuth and Plass for lines, turned to pages (M. Plass, Optimal Pagination
Techniques for Automatic Typesetting Systems, 1981). A state is the item that a page begins with
and what the page beside it looks like, so that unequal depths of facing pages have their price.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from brieflives.typeset.items import LONELY_LINE, Begin, Extent, Item

FILL = 40.0  # for the square of the lines that a page is short by
FACING = 1500.0  # for the square of the lines that facing pages differ by
STUB = 3000.0  # for a last page of a part with fewer lines than:
STUB_LINES = 5
SLACK_LINES = 3.5  # how short a page may be when a fuller one is allowed
TOLERANCE = 1e-6  # of a point, for sums of fractions

# What faces the page to come. From 0 on: a left page, short by so many quarters of a line.
_NEXT_IS_VERSO = -1
_NEXT_IS_RECTO = -2  # and nothing to its left that it should match


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A page that could be: where it stops, how many lines it is short by, what it costs."""

    stop: int
    slack: float
    cost: float
    ends_part: bool


@dataclass(frozen=True, slots=True)
class _Best:
    """The cheapest way to a state: its cost, and the page that leads to it."""

    cost: float
    start: int
    before: int  # the state at ``start``
    blanks: int  # blank pages after this one


class _List:
    """The vertical list with its sums."""

    def __init__(self, items: Sequence[Item], depth: float, grid: float) -> None:
        self.items = items
        self.depth = depth
        self.grid = grid
        self.sums = [0.0, *accumulate(item.before + item.height for item in items)]
        self.part_stop = [len(items)] * (len(items) + 1)
        for i in range(len(items) - 1, -1, -1):
            forced = items[i].begin is not Begin.ANYWHERE
            self.part_stop[i] = i if forced else self.part_stop[i + 1]

    def candidates(self, start: int) -> Iterator[_Candidate]:
        """Yield the pages that may begin with item ``start``, fullest first."""
        limit = self.part_stop[start + 1]
        top = self.sums[start] + self.items[start].before
        bottom = top + self.depth + TOLERANCE
        stop = max(start + 1, bisect_right(self.sums, bottom, start + 1, limit + 1) - 1)
        if stop == limit:
            yield _Candidate(limit, 0.0, self._stub(start, self.sums[limit] - top), ends_part=True)
            return
        found = False
        while stop > start:
            slack = max(0.0, self.depth - (self.sums[stop] - top)) / self.grid
            if found and slack > SLACK_LINES:
                return
            penalty = self.items[stop].penalty
            found = found or penalty < LONELY_LINE
            yield _Candidate(stop, slack, penalty + FILL * slack * slack, ends_part=False)
            stop -= 1

    def _stub(self, start: int, height: float) -> float:
        opens = start == 0 or self.items[start].begin is not Begin.ANYWHERE
        return 0.0 if opens or height >= STUB_LINES * self.grid - TOLERANCE else STUB


def break_pages(
    items: Sequence[Item], depth: float, grid: float, *, first: Begin = Begin.RECTO
) -> tuple[Extent, ...]:
    """Return the pages of the list, blank ones included; ``first`` is the side of page one.

    ``depth`` is that of the text block and ``grid`` the distance of its lines, in points. An item
    that is deeper than a page gets a page of its own.
    """
    if not items:
        return ()
    if items[0].begin in (Begin.RECTO, Begin.VERSO) and items[0].begin is not first:
        return (Extent(0, 0), *break_pages(items, depth, grid, first=items[0].begin))
    vertical = _List(items, depth, grid)
    best: list[dict[int, _Best]] = [{} for _ in range(len(items) + 1)]
    opening = _NEXT_IS_VERSO if first is Begin.VERSO else _NEXT_IS_RECTO
    best[0][opening] = _Best(0.0, -1, opening, 0)
    for start in range(len(items)):
        if best[start]:
            _extend(vertical, start, best)
    return _trace(best)


def _extend(vertical: _List, start: int, best: list[dict[int, _Best]]) -> None:
    states = tuple(best[start].items())
    for page in vertical.candidates(start):
        begin = Begin.ANYWHERE
        if page.stop < len(vertical.items):
            begin = vertical.items[page.stop].begin
        for state, way in states:
            cost = way.cost + page.cost
            if state >= 0 and not page.ends_part:
                difference = state / 4 - page.slack
                cost += FACING * difference * difference
            after, blanks = _after(state, page, begin)
            known = best[page.stop].get(after)
            if known is None or cost < known.cost:
                best[page.stop][after] = _Best(cost, start, state, blanks)


def _after(state: int, page: _Candidate, begin: Begin) -> tuple[int, int]:
    """Return what faces the page to come, and how many blanks it needs before it."""
    if state != _NEXT_IS_VERSO:
        return (_NEXT_IS_RECTO, 1) if begin is Begin.RECTO else (_NEXT_IS_VERSO, 0)
    if begin is Begin.VERSO:
        return _NEXT_IS_VERSO, 1
    if page.ends_part:
        return _NEXT_IS_RECTO, 0
    return min(40, round(page.slack * 4)), 0


def _trace(best: list[dict[int, _Best]]) -> tuple[Extent, ...]:
    stop = len(best) - 1
    state = min(best[stop], key=lambda key: best[stop][key].cost)
    pages: list[Extent] = []
    while stop > 0:
        way = best[stop][state]
        pages.extend(Extent(stop, stop) for _ in range(way.blanks))
        pages.append(Extent(way.start, stop))
        stop, state = way.start, way.before
    pages.reverse()
    return tuple(pages)
