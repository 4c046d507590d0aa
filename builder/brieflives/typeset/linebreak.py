"""Break a paragraph into lines by total fit.

Knuth and Plass, *Breaking Paragraphs into Lines* (Software: Practice and Experience 11, 1981).
It works on plain tuples and knows nothing of text or fonts. A chance to break is

    (width, stretch, shrink, penalty, next_width, next_stretch, next_shrink, hyphen)

The first three are sums from the paragraph's start to the end of a line that ends here; the
``next_`` ones are the sums where the following line would start, behind the space that is dropped.
``hyphen`` is 1 where a hyphen would end the line. The last chance is the paragraph's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

Chance = tuple[float, float, float, float, float, float, float, int]


class Rules(Struct, frozen=True):
    """What a good paragraph avoids, in demerits."""

    line_penalty: float = 10.0
    two_hyphens: float = 10_000.0  # in neighbouring lines
    three_hyphens: float = 1_000_000.0
    hyphen_before_last: float = 40_000.0
    uneven: float = 3_000.0  # a tight line beside a loose one
    short_last: float = 150_000.0
    shortest_last: float = 24.0  # points
    ragged: float = 0.0  # > 0: ragged lines, which may be this much shorter at ease
    balanced: bool = False  # the last line is to be as long as the others


class Leniency(NamedTuple):
    """How particular one pass over a paragraph is."""

    tolerance: float  # the greatest ratio that spaces may be stretched by
    extra: float = 0.0  # points of stretch that each line gets for free
    emergency: bool = False  # accept anything rather than give no lines


class End(NamedTuple):
    """The end of a line: which chance was taken, and how its spaces are stretched or shrunk."""

    chance: int
    ratio: float


class _Node(NamedTuple):
    """The best way to start a line at one place."""

    width: float
    line: int
    tightness: int
    hyphens: int
    demerits: float
    before: int
    chance: int
    ratio: float


_Start = tuple[float, float, float, int, int]  # width, stretch, shrink, line, number of the node


_WORST = 1e8  # badness: worse lines are all the same
_FULL = 1e-6  # points of overfull that rounding makes
_TIGHT, _EASY, _LOOSE, _GAPPY = range(4)


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
        self.nodes = [_Node(start, 0, _EASY, 0, 0.0, -1, -1, 0.0)]
        self.active: list[_Start] = [(start, 0.0, 0.0, 0, 0)]
        self._last = len(widths) - 1
        self._least = min(widths)

    def run(self, chances: Sequence[Chance], *, emergency: bool) -> None:
        """Go through the chances; no start is left active where there is no way on."""
        last = len(chances) - 1
        least, tolerance, ragged, extra = self._least, self.tolerance, self.rules.ragged, self.extra
        earliest, stretched = self.active[0][:2]
        for at, chance in enumerate(chances):
            # most chances would give too loose a line even to the earliest start: asked first
            slack = least - chance[0] + earliest
            if at < last and slack > tolerance * (ragged or chance[1] - stretched + extra):
                continue
            found = self.feasible(chance, end=at == last)
            if found:
                self.extend(at, chance, found, end=at == last)
            if not self.active:
                if not emergency:
                    return
                self.overfull(at, chance)
            earliest, stretched = self.active[0][:2]

    def feasible(self, chance: Chance, *, end: bool) -> list[tuple[int, float]]:
        """Return the starts whose line may end here, with ratios; drop starts that are too far."""
        width, stretch, shrink, *_ = chance
        widths, last, tolerance = self.widths, self._last, self.tolerance
        ragged, extra = self.rules.ragged, self.extra
        natural = end and not self.rules.balanced
        found: list[tuple[int, float]] = []
        dead: list[_Start] = []
        for start in self.active:
            w, st, sh, line, node = start
            slack = widths[line if line < last else last] - width + w
            if slack < 0.0:
                room = shrink - sh
                if slack < -room - _FULL:
                    dead.append(start)  # it can serve no later chance either
                else:
                    found.append((node, slack / room if room > 0.0 else 0.0))
                continue
            give = ragged or stretch - st + extra
            if end or slack <= tolerance * give:
                found.append((node, 0.0 if natural or not give else slack / give))
            elif self._least - width + w > tolerance * give:
                break  # later starts are looser still
        if dead:
            self.active = [start for start in self.active if start not in dead]
        return found

    def extend(self, at: int, chance: Chance, found: list[tuple[int, float]], *, end: bool) -> None:
        """Add a node for the best line of each tightness (and number) that ends here."""
        best: dict[int, tuple[float, int, int, float]] = {}  # by tightness and line, in one number
        last, hyphen, penalty = self._last, chance[7], chance[3] * chance[3]
        line_penalty, uneven = self.rules.line_penalty, self.rules.uneven
        for start, ratio in found:
            _, line, before, hyphens, total, _, _, _ = node = self.nodes[start]
            badness = line_penalty + 100.0 * abs(ratio * ratio * ratio)
            if badness > _WORST:
                badness = _WORST
            total += badness * badness + penalty
            tightness = _tightness(ratio)
            if abs(tightness - before) > 1:
                total += uneven
            hyphens = hyphens + 1 if hyphen else 0
            if hyphens > 1 or end:
                total += self._ending(node, chance, hyphens, end=end)
            key = tightness + 4 * (line if line < last else last)
            known = best.get(key)
            if known is None or total < known[0]:
                best[key] = (total, hyphens, start, ratio)
        width, stretch, shrink = chance[4:7]
        for key, (total, hyphens, start, ratio) in best.items():
            line = self.nodes[start].line + 1
            self.active.append((width, stretch, shrink, line, len(self.nodes)))
            self.nodes.append(_Node(width, line, key % 4, hyphens, total, start, at, ratio))

    def _ending(self, node: _Node, chance: Chance, hyphens: int, *, end: bool) -> float:
        """Return the demerits of hyphens in a row, and of how the paragraph ends."""
        rules = self.rules
        total = 0.0
        if hyphens > 1:
            total += rules.two_hyphens if hyphens == 2 else rules.three_hyphens
        if end and node.hyphens:
            total += rules.hyphen_before_last
        if end and node.line and chance[0] - node.width < rules.shortest_last:
            total += rules.short_last
        return total

    def overfull(self, at: int, chance: Chance) -> None:
        """End a line here that sticks out: in an emergency a bad line is better than none."""
        start = len(self.nodes) - 1
        while start > 0 and self.nodes[start].chance == at:
            start -= 1
        node = self.nodes[start]
        worse = node.demerits + 1e12
        self.active = [(*chance[4:7], node.line + 1, len(self.nodes))]
        self.nodes.append(_Node(chance[4], node.line + 1, _EASY, 0, worse, start, at, 0.0))


def _tightness(ratio: float) -> int:
    if ratio <= 0.5:
        return _TIGHT if ratio < -0.5 else _EASY
    return _LOOSE if ratio <= 1.0 else _GAPPY


def break_lines(
    chances: Sequence[Chance],
    widths: Sequence[float],
    rules: Rules,
    leniency: Leniency,
    start: float = 0.0,
) -> list[End] | None:
    """Return the ends of the best lines, or None where no lines are within the tolerance.

    ``widths`` has one entry a line, the last of which goes on; ``start`` is the width at which the
    first line starts: what hangs out of it is ahead. In an emergency there is always an answer:
    lines may be as loose as they like, and where nothing fits one sticks out.
    """
    search = _Search(widths, rules, leniency, start)
    search.run(chances, emergency=leniency.emergency)
    nodes, last = search.nodes, len(chances) - 1
    ends = [nodes[start[4]] for start in search.active if nodes[start[4]].chance == last]
    if not ends:
        return None
    node = min(ends, key=lambda node: node.demerits)
    lines: list[End] = []
    while node.before >= 0:
        lines.append(End(node.chance, node.ratio))
        node = nodes[node.before]
    lines.reverse()
    return lines
