"""Divide the vertical list into pages, the whole of it at once, by dynamic programming.

The method is that of Knuth and Plass for lines, turned to pages (M. Plass, Optimal Pagination
Techniques for Automatic Typesetting Systems, 1981). A state is the item that a page begins with
and what the page beside it looks like, so that unequal depths of facing pages have their price.
The pages that close a book are counted too, so that a booklet gets few blanks: the parts that may
run on below each other open a page, or do not, at whichever price is lower.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from brieflives.typeset.items import LONELY_LINE, Begin, Extent, Item
from brieflives.typeset.two_columns import TwoColumns

FILL = 40.0  # for the square of the lines that a page is short by
FACING = 1500.0  # for the square of the lines that facing pages differ by
STUB = 3000.0  # for each line that the last page of a part has fewer than:
STUB_LINES = 5
FLOAT = 300.0  # for a picture that opens the page after the one it belongs to
SPARSE = 3000.0  # for the square of the share that a part's last page lacks of being half full
RUN_ON = 150.0  # for a part that runs on below another
BLANK = 2500.0  # for a blank page where the book ends: more than one with a few lines costs
SIGNATURE = 4  # pages on a sheet that is folded once
SLACK_LINES = 5.5  # how short a page may be when a fuller one is allowed
TOLERANCE = 1e-6  # of a point, for sums of fractions

# What faces the page to come. From 0 on: a left page, short by so many quarters of a line.
_NEXT_IS_VERSO = -1
_NEXT_IS_RECTO = -2  # and nothing to its left that it should match
_UNCOUNTED = -1

# What faces the page to come, the picture that opens it, and how many pages lie before it in its
# sheet, which is counted only where the book closes.
_State = tuple[int, int | None, int]


class _Candidate(Struct, frozen=True):
    """A page that could be: where it stops, how many lines it is short by, what it costs."""

    stop: int
    slack: float
    cost: float
    ends_part: bool = False
    left: int | None = None


class _Way(Struct, frozen=True):
    """The cheapest way to a state: its cost, and the page that leads to it."""

    cost: float
    start: int
    left: int | None
    before: _State  # at the start of that page
    blanks: int  # blank pages behind it


class _List:
    """The vertical list with its sums."""

    def __init__(self, items: Sequence[Item], depth: float, grid: float, reach: float) -> None:
        self.items = items
        self.reach = reach
        self.depth = depth
        self.grid = grid
        extents = ((item.before + item.height + item.after) / item.columns for item in items)
        self.sums = [0.0, *accumulate(extents)]
        self.part_stop = [len(items)] * (len(items) + 1)
        # the next picture, section or part, which a page that leaves a picture out does not pass
        self.next_barrier = [len(items)] * (len(items) + 1)
        for i in range(len(items) - 1, -1, -1):
            forced = items[i].begin not in (Begin.ANYWHERE, Begin.RUN_ON)
            self.part_stop[i] = i if forced else self.part_stop[i + 1]
            barrier = items[i].floats or items[i].heads or items[i].begin is Begin.RUN_ON
            self.next_barrier[i] = i if barrier else self.next_barrier[i + 1]
        self.run_on = [i for i, item in enumerate(items) if item.begin is Begin.RUN_ON]
        double = [i for i, item in enumerate(items) if item.columns > 1]
        self.double = range(double[0], double[-1] + 1) if double else range(0)
        self.columns = TwoColumns(items[self.double.start : self.double.stop])

    def candidates(self, start: int, carried: int | None) -> Iterator[_Candidate]:
        """Yield the pages that may begin with item ``start``, fullest first."""
        limit = self.part_stop[start + 1]
        first = self.items[start]
        top = self.sums[start] + first.before / first.columns - first.again_pt
        if carried is not None:
            alone = self._alone(start, carried)
            yield alone
            top -= self.items[carried].height + self.items[carried].after
            if alone.ends_part or self.sums[start + 1] - top > self.depth + TOLERANCE:
                return
        stop = self._fullest(start + 1, top, limit)
        below = self.run_on[bisect_right(self.run_on, start) : bisect_right(self.run_on, stop)]
        for number, part in enumerate(below):
            if part < limit:
                yield self._ending(start, part, top, number)
        if stop == limit:
            yield self._ending(start, limit, top, len(below))
            return
        for page in self._down_from(stop, start, start + 1, top):
            parts = bisect_right(below, page.stop)
            if not parts:
                yield page
            elif below[parts - 1] != page.stop:  # else it is told above
                yield replace(page, cost=page.cost + RUN_ON * parts)
        if self.items[stop].floats:
            yield from self._without(start, stop, top, limit)

    def _alone(self, start: int, carried: int) -> _Candidate:
        """Return the page of a picture with no text below it: its part may have none left."""
        slack = (self.depth - self.items[carried].height) / self.grid
        ends = self.items[start].begin is not Begin.ANYWHERE
        return _Candidate(start, 0.0 if ends else slack, FILL * slack * slack, ends_part=ends)

    def _ending(self, start: int, stop: int, top: float, below: int) -> _Candidate:
        """Return the page that ends with a part, ``below`` others having run on on it."""
        height = self.sums[stop] - top + self._excess(start, stop)
        opens = start == 0 or self.items[start].begin is not Begin.ANYWHERE
        lines = 0.0 if opens else max(0.0, STUB_LINES - height / self.grid)
        cost = STUB * lines + RUN_ON * below
        if self.run_on:
            lacking = max(0.0, 1 - (height - self.items[start].again_pt) / (self.depth / 2))
            cost += SPARSE * lacking * lacking
            cost += self.items[stop].penalty if stop < len(self.items) else 0.0
        return _Candidate(stop, 0.0, cost, ends_part=True)

    def _fullest(self, least: int, top: float, limit: int) -> int:
        """Return where a page stops that holds as much as it can, ``least`` or later."""
        bottom = top + self.depth + TOLERANCE
        stop = max(least, bisect_right(self.sums, bottom, least, limit + 1) - 1)
        while self.double and stop > least:
            if self.sums[stop] + self._excess(least - 1, stop) <= bottom:
                break
            stop -= 1
        after = self.items[stop].after if stop < limit else 0.0
        if after and self.sums[stop + 1] - after <= bottom:
            return stop + 1
        return stop

    def _without(self, start: int, left: int, top: float, limit: int) -> Iterator[_Candidate]:
        """Yield the pages on which text goes on where picture ``left`` finds no room.

        Where that is all the rest of a part, the picture ends it, alone on its page.
        """
        if left + 1 == limit:
            return
        stays = max(0.0, self.items[left].stays - self.items[left + 1].before)
        top += self.sums[left + 1] - self.sums[left] - stays
        barrier = self.next_barrier[left + 1]
        fits = self.sums[limit] - top <= self.depth + TOLERANCE
        if fits and barrier >= limit and limit < len(self.items):
            ending = self._ending(start, limit, top, 0)
            yield replace(ending, cost=ending.cost + FLOAT, left=left)
        last = min(limit - 1, barrier)
        stop = bisect_right(self.sums, top + self.depth + TOLERANCE, left + 1, last + 1) - 1
        for page in self._down_from(stop, left, left + 2, top):
            if self.items[page.stop].penalty < LONELY_LINE:  # else the picture had better stay
                yield replace(page, cost=page.cost + FLOAT, left=left)

    def _excess(self, start: int, stop: int) -> float:
        """Return how much deeper the two columns of a page are than half of their items."""
        first, last = max(start, self.double.start), min(stop, self.double.stop)
        if first >= last:
            return 0.0
        above = self.items[first].before / 2 if first > start else 0.0
        return above + self.columns.excess(first - self.double.start, last - self.double.start)

    def _down_from(self, stop: int, start: int, least: int, top: float) -> list[_Candidate]:
        """Return pages that stop at ``stop`` or earlier, as long as one of them may be the best.

        Pages that leave a lonely line behind come into it only where there are no others.
        """
        good: list[_Candidate] = []
        bad: list[_Candidate] = []
        while stop >= least:
            height = self.sums[stop] - self.items[stop - 1].after - top
            if self.double:
                height += self._excess(start, stop)
            slack = max(0.0, self.depth - height) / self.grid
            if good and slack > self.reach:
                break
            penalty = self.items[stop].penalty
            page = _Candidate(stop, slack, penalty + FILL * slack * slack)
            (good if penalty < LONELY_LINE else bad).append(page)
            stop -= 1
        return good or bad


def break_pages(  # noqa: PLR0913 - the list, its page, and three wishes
    items: Sequence[Item],
    depth: float,
    grid: float,
    *,
    before: int = 0,
    closes: bool = False,
    reach: float = SLACK_LINES,
) -> tuple[Extent, ...]:
    """Return the pages of the list, blank ones included; ``before`` pages of the book precede them.

    ``depth`` is that of the text block and ``grid`` the distance of its lines, in points. An item
    that is deeper than a page gets a page of its own. ``reach`` is how many lines short a page may
    be when a fuller one is allowed. Where the list ``closes`` the book, the number of all its pages
    is led to a multiple of four if that costs little.
    """
    if not items:
        return ()
    first = Begin.VERSO if before % 2 else Begin.RECTO
    if items[0].begin in (Begin.RECTO, Begin.VERSO) and items[0].begin is not first:
        behind = break_pages(items, depth, grid, before=before + 1, closes=closes, reach=reach)
        return (Extent(0, 0), *behind)
    vertical = _List(items, depth, grid, reach)
    ways: list[dict[_State, _Way]] = [{} for _ in range(len(items) + 1)]
    facing = _NEXT_IS_VERSO if first is Begin.VERSO else _NEXT_IS_RECTO
    opening = (facing, None, before % SIGNATURE if closes else _UNCOUNTED)
    ways[0][opening] = _Way(0.0, 0, None, opening, 0)
    for start in range(len(items)):
        if ways[start]:
            for picture in {picture for _, picture, _ in ways[start]} - {None}:
                _extend(vertical, start, picture, ways)
            _extend(vertical, start, None, ways)
    return _trace(ways)


def _extend(
    vertical: _List, start: int, carried: int | None, ways: list[dict[_State, _Way]]
) -> None:
    """Add every page that may begin with item ``start`` below the picture that is carried."""
    states = [(state, way.cost) for state, way in ways[start].items() if state[1] == carried]
    if not states:
        return
    for page in vertical.candidates(start, carried):
        begin = Begin.ANYWHERE
        if page.stop < len(vertical.items) and page.left is None:
            begin = vertical.items[page.stop].begin
        reached = ways[page.stop]
        behind_verso, behind_recto = _after_verso(page, begin), _after_recto(page, begin)
        for state, cost in states:
            facing = state[0]
            after, blanks = behind_verso if facing == _NEXT_IS_VERSO else behind_recto
            cost += page.cost
            if facing >= 0 and not page.ends_part:
                difference = facing / 4 - page.slack
                cost += FACING * difference * difference
            if state[2] != _UNCOUNTED:
                cost += BLANK * blanks
                after = (after[0], after[1], (state[2] + 1 + blanks) % SIGNATURE)
            known = reached.get(after)
            if known is None or cost < known.cost:
                reached[after] = _Way(cost, start, page.left, state, blanks)


def _after_recto(page: _Candidate, begin: Begin) -> tuple[_State, int]:
    """Return the state behind a right-hand page, and the blanks that lead to it."""
    if begin is Begin.RECTO:
        return (_NEXT_IS_RECTO, page.left, _UNCOUNTED), 1
    return (_NEXT_IS_VERSO, page.left, _UNCOUNTED), 0


def _after_verso(page: _Candidate, begin: Begin) -> tuple[_State, int]:
    """Return the state behind a left-hand page, and the blanks that lead to it."""
    if begin is Begin.VERSO:
        return (_NEXT_IS_VERSO, page.left, _UNCOUNTED), 1
    if page.ends_part:
        return (_NEXT_IS_RECTO, page.left, _UNCOUNTED), 0
    return (min(40, round(page.slack * 4)), page.left, _UNCOUNTED), 0


def _to_fill_up(state: _State) -> float:
    """Return the price of the blanks that fill the last sheet of a booklet."""
    return 0.0 if state[2] == _UNCOUNTED else BLANK * (-state[2] % SIGNATURE)


def _trace(ways: list[dict[_State, _Way]]) -> tuple[Extent, ...]:
    """Follow the cheapest way back from the end."""
    stop = len(ways) - 1
    state = min(ways[stop], key=lambda state: ways[stop][state].cost + _to_fill_up(state))
    pages: list[Extent] = []
    while stop > 0:
        way = ways[stop][state]
        pages.extend(Extent(stop, stop) for _ in range(way.blanks))
        pages.append(Extent(way.start, stop, way.before[1], way.left))
        stop, state = way.start, way.before
    pages.reverse()
    return tuple(pages)
