"""Break a paragraph into lines by total fit.

Knuth and Plass, *Breaking Paragraphs into Lines* (Software: Practice and Experience 11, 1981).
It works on plain tuples and knows nothing of text or fonts. A chance to break is

    (width, stretch, shrink, penalty, next_width, next_stretch, next_shrink, hyphen, mark)

The first three are sums from the paragraph's start to the end of a line that ends here; the
``next_`` ones are the sums where the following line would start, behind the space that is dropped.
``hyphen`` is 1 where a hyphen would end the line; by ``mark`` the caller knows the place again.
The last chance is the paragraph's end. Where the penalty is ``NEVER`` no line ends, but there may
be chances inside what stands before it: they are asked for only where a line could reach them,
because most words are never near the end of a line, and dividing them is dear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from msgspec import Struct

Mark = tuple[int, ...]
Chance = tuple[float, float, float, float, float, float, float, int, Mark]
Inside = Callable[[int], Sequence[Chance]]  # the chances between one chance and that before it

NEVER = inf


class Rules(Struct, frozen=True):
    """What a good paragraph avoids, in demerits."""

    line_penalty: float = 10.0
    two_hyphens: float = 10_000.0  # in neighbouring lines
    three_hyphens: float = 1_000_000.0
    hyphen_before_last: float = 40_000.0
    uneven: float = 3_000.0  # a tight line beside a loose one
    short_last: float = 300_000.0  # of the shortest last line there is; the longer, the less …
    shortest_last: float = 24.0  # … and nothing from so many points on
    ragged: float = 0.0  # > 0: ragged lines, which may be this much shorter at ease
    balanced: bool = False  # the last line is to be as long as the others


class Leniency(NamedTuple):
    """How particular one pass over a paragraph is."""

    tolerance: float  # the greatest ratio that spaces may be stretched by
    extra: float = 0.0  # points of stretch that each line gets for free
    emergency: bool = False  # accept anything rather than give no lines


class End(Struct, frozen=True):
    """The end of a line: which chance was taken, and how its spaces are stretched or shrunk."""

    mark: Mark
    ratio: float
    hyphens: int  # so many lines in a row end in one, this line the last of them


# The best way to start a line at one place: width, line, tightness, hyphens in a row, demerits,
# number of the node before it, the mark of the place, ratio of the line that ends there.
_Node = tuple[float, int, int, int, float, int, Mark, float]
_Start = tuple[float, float, float, int, int]  # width, stretch, shrink, line, number of the node


_WORST = 1e8  # badness: worse lines are all the same
_FULL = 1e-6  # points of overfull that rounding makes
_TIGHTNESS = (-0.5, 0.5, 1.0)  # ratios between tight, easy, loose and gappy lines
_EASY = 1


class _Search:
    """One pass over the chances; the nodes live as long as it does."""

    def __init__(
        self, widths: Sequence[float], rules: Rules, leniency: Leniency, start: float
    ) -> None:
        self.widths = widths
        self.rules = rules
        self.tolerance = 1e9 if leniency.emergency else leniency.tolerance
        # a line without any space has to stretch as well when there is no other way
        self.extra = max(leniency.extra, 1.0) if leniency.emergency else leniency.extra
        self.nodes: list[_Node] = [(start, 0, _EASY, 0, 0.0, -1, (), 0.0)]
        self.active: list[_Start] = [(start, 0.0, 0.0, 0, 0)]
        self._last = len(widths) - 1
        self._least = min(widths)

    def run(self, chances: Sequence[Chance], inside: Inside, *, emergency: bool) -> None:
        """Go through the chances; no start is left active where there is no way on."""
        final = chances[-1]
        least, tolerance, ragged, extra = self._least, self.tolerance, self.rules.ragged, self.extra
        earliest, stretched = self.active[0][:2]
        for number, chance in enumerate(chances):
            # most chances would give too loose a line even to the earliest start: asked first
            slack = least - chance[0] + earliest
            give = ragged or chance[1] - stretched + extra
            if slack > tolerance * give and chance is not final:
                continue  # nor need anybody look inside
            for place in (*inside(number), chance):
                if place[3] == NEVER:
                    continue
                found = self.feasible(place, end=place is final)
                if found:
                    self.extend(place, found, end=place is final)
                if not self.active:
                    if not emergency:
                        return
                    self.overfull(place)
            earliest, stretched = self.active[0][:2]

    def feasible(self, chance: Chance, *, end: bool) -> list[tuple[int, float]]:
        """Return the starts whose line may end here, with ratios; drop starts that are too far."""
        width, stretch, shrink = chance[:3]
        widths, last, tolerance = self.widths, self._last, self.tolerance
        ragged, extra = self.rules.ragged, self.extra
        natural = end and not self.rules.balanced
        found: list[tuple[int, float]] = []
        dead: list[int] = []
        for number, (w, st, sh, line, node) in enumerate(self.active):
            slack = widths[line if line < last else last] - width + w
            if slack < 0.0:
                room = shrink - sh
                if slack < -room - _FULL:
                    dead.append(number)  # it can serve no later chance either
                else:
                    found.append((node, slack / room if room > 0.0 else 0.0))
                continue
            give = ragged or stretch - st + extra
            if end or slack <= tolerance * give:
                found.append((node, 0.0 if natural or not give else slack / give))
            elif self._least - width + w > tolerance * give:
                break  # later starts are looser still
        for number in reversed(dead):
            del self.active[number]
        return found

    def extend(self, chance: Chance, found: list[tuple[int, float]], *, end: bool) -> None:
        """Add a node for the best line of each tightness (and number) that ends here."""
        best: dict[int, tuple[float, int, int, float]] = {}  # by tightness and line, in one number
        _, _, _, penalty, width, stretch, shrink, hyphen, mark = chance
        last, nodes, penalty = self._last, self.nodes, penalty * penalty
        line_penalty, uneven = self.rules.line_penalty, self.rules.uneven
        for start, ratio in found:
            _, line, before, hyphens, total, _, _, _ = node = nodes[start]
            badness = line_penalty + 100.0 * abs(ratio * ratio * ratio)
            if badness > _WORST:
                badness = _WORST
            total += badness * badness + penalty
            tightness = bisect_left(_TIGHTNESS, ratio)
            if abs(tightness - before) > 1:
                total += uneven
            hyphens = hyphens + 1 if hyphen else 0
            if hyphens > 1 or end:
                total += self._ending(node, chance, hyphens, end=end)
            key = tightness + 4 * (line if line < last else last)
            known = best.get(key)
            if known is None or total < known[0]:
                best[key] = (total, hyphens, start, ratio)
        # a way so much dearer than another to the same place can never become the cheaper one
        cheapest, fewest, _, _ = min(best.values())
        dearest = inf if last else cheapest + uneven
        for key, (total, hyphens, start, ratio) in best.items():
            if total > dearest and hyphens >= fewest:
                continue
            line = nodes[start][1] + 1
            self.active.append((width, stretch, shrink, line, len(nodes)))
            nodes.append((width, line, key % 4, hyphens, total, start, mark, ratio))

    def _ending(self, node: _Node, chance: Chance, hyphens: int, *, end: bool) -> float:
        """Return the demerits of hyphens in a row, and of how the paragraph ends."""
        width, line, _, hyphens_before, *_ = node
        rules = self.rules
        total = 0.0
        if hyphens > 1:
            total += rules.two_hyphens if hyphens == 2 else rules.three_hyphens
        if end and hyphens_before:
            total += rules.hyphen_before_last
        if end and line and (short := rules.shortest_last - chance[0] + width) > 0.0:
            total += rules.short_last * (short / rules.shortest_last) ** 2
        return total

    def overfull(self, chance: Chance) -> None:
        """End a line here that sticks out: in an emergency a bad line is better than none."""
        _, _, _, _, width, stretch, shrink, _, mark = chance
        start = len(self.nodes) - 1
        while start > 0 and self.nodes[start][6] == mark:
            start -= 1
        _, line, _, _, demerits, *_ = self.nodes[start]
        self.active = [(width, stretch, shrink, line + 1, len(self.nodes))]
        self.nodes.append((width, line + 1, _EASY, 0, demerits + 1e12, start, mark, 0.0))

    def ends(self, last: Mark) -> list[End] | None:
        """Return the best lines up to the chance with this mark, if there are any."""
        nodes = self.nodes
        reached = [start[4] for start in self.active if nodes[start[4]][6] == last]
        if not reached:
            return None
        number = min(reached, key=lambda number: nodes[number][4])
        lines: list[End] = []
        while number:
            _, _, _, hyphens, _, before, mark, ratio = nodes[number]
            lines.append(End(mark, ratio, hyphens))
            number = before
        lines.reverse()
        return lines


def _nothing_inside(_: int) -> Sequence[Chance]:
    return ()


def break_lines(  # noqa: PLR0913 - the paragraph, its form, and how particular to be
    chances: Sequence[Chance],
    widths: Sequence[float],
    rules: Rules,
    leniency: Leniency,
    *,
    start: float = 0.0,
    inside: Inside = _nothing_inside,
) -> list[End] | None:
    """Return the ends of the best lines, or None where no lines are within the tolerance.

    ``widths`` has one entry a line, the last of which goes on; ``start`` is the width at which the
    first line starts: what hangs out of it is ahead. ``inside`` gives the chances that lie between
    a chance, told by its index, and the one before it. In an emergency there is always an answer:
    lines may be as loose as they like, and where nothing fits one sticks out.
    """
    search = _Search(widths, rules, leniency, start)
    search.run(chances, inside, emergency=leniency.emergency)
    return search.ends(chances[-1][8])
