"""Break a paragraph into lines by total fit.

Knuth and Plass, *Breaking Paragraphs into Lines* (Software: Practice and Experience 11, 1981).
It works on plain tuples and knows nothing of text or fonts. A chance to break is

    (width, stretch, shrink, penalty, next_width, next_stretch, next_shrink, hyphen, mark)

The first three are sums from the paragraph's start to the end of a line that ends here; the
``next_`` ones are the sums where the following line would start, behind the space that is dropped.
``hyphen`` is 1 where a hyphen would end the line; by ``mark`` the caller knows the place again.
The last chance is the paragraph's end. Chances are taken one by one, and ``Reach`` says each time
from where on a line could end: what comes before need not be made, and most words are never near
the end of a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

Mark = tuple[int, ...]
Chance = tuple[float, float, float, float, float, float, float, int, Mark]


class Reach:
    """From where on a line could end, with spaces as wide as this pass tolerates.

    Chances whose width, and ``tolerance`` times their stretch, come to less than ``least`` would
    end too loose a line wherever it starts: all but the last chance may be left out then.
    """

    __slots__ = ("least", "tolerance")

    def __init__(self, tolerance: float) -> None:
        """Nothing is known to be too loose yet."""
        self.tolerance = tolerance
        self.least = -inf


Chances = Callable[[Reach], Iterable[Chance]]  # those within reach, from first to last


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


_EASY = 1  # between tight lines and loose ones


class _Start(Struct, frozen=True, eq=False):
    """The best way to start a line at one place: the sums up to there, and how it was come by."""

    width: float
    stretch: float
    shrink: float
    line: int = 0
    tightness: int = _EASY  # of the line that ends there: 0 tight, 1 easy, 2 loose, 3 gappy
    hyphens: int = 0  # in a row
    demerits: float = 0.0
    before: _Start | None = None  # where that line starts
    mark: Mark = ()
    ratio: float = 0.0


_Way = tuple[float, int, int, _Start, float]  # demerits, hyphens, tightness, start, ratio

_WORST = 1e8  # badness: worse lines are all the same
_FULL = 1e-6  # points of overfull that rounding makes


class _Search:
    """One pass over the chances; the nodes live as long as it does."""

    def __init__(
        self, widths: Sequence[float], rules: Rules, leniency: Leniency, start: float
    ) -> None:
        self.widths = widths
        self.rules = rules
        self.reach = Reach(1e9 if leniency.emergency else leniency.tolerance)
        # a line without any space has to stretch as well when there is no other way
        self.extra = max(leniency.extra, 1.0) if leniency.emergency else leniency.extra
        self.newest = _Start(start, 0.0, 0.0)
        self.active = [self.newest]
        self._last = len(widths) - 1
        self._least = min(widths)

    def run(self, chances: Chances, last: Mark, *, emergency: bool) -> None:
        """Go through the chances; no start is left active where there is no way on."""
        earliest = self.active[0]
        self._look_ahead(earliest)
        for chance in chances(self.reach):
            end = chance[8] == last
            found = self.feasible(chance, end=end)
            if found:
                self.extend(chance, found, end=end)
            if not self.active:
                if not emergency:
                    return
                self.overfull(chance)
            if self.active[0] is not earliest:
                earliest = self.active[0]
                self._look_ahead(earliest)

    def _look_ahead(self, earliest: _Start) -> None:
        """Tell from where on the earliest start gives a line that is not too loose."""
        ragged = self.rules.ragged
        give = ragged if ragged else self.extra - earliest.stretch
        self.reach.least = self._least + earliest.width - self.reach.tolerance * give - _FULL

    def feasible(self, chance: Chance, *, end: bool) -> list[tuple[_Start, float]]:
        """Return the starts whose line may end here, with ratios; drop starts that are too far."""
        width, stretch, shrink = chance[:3]
        widths, last, tolerance = self.widths, self._last, self.reach.tolerance
        ragged, extra = self.rules.ragged, self.extra
        natural = end and not self.rules.balanced
        found: list[tuple[_Start, float]] = []
        dead: list[int] = []
        for number, start in enumerate(self.active):
            line = start.line
            slack = widths[line if line < last else last] - width + start.width
            if slack < 0.0:
                room = shrink - start.shrink
                if slack < -room - _FULL:
                    dead.append(number)  # it can serve no later chance either
                else:
                    found.append((start, slack / room if room > 0.0 else 0.0))
                continue
            give = ragged or stretch - start.stretch + extra
            if end or slack <= tolerance * give:
                found.append((start, 0.0 if natural or not give else slack / give))
            elif not last or self._least - width + start.width > tolerance * give:
                break  # later starts are looser still
        for number in reversed(dead):
            del self.active[number]
        return found

    def extend(self, chance: Chance, found: list[tuple[_Start, float]], *, end: bool) -> None:
        """Add a start behind the best line of each tightness (and number) that ends here."""
        best: dict[int, _Way] = {}  # by tightness and line, in one number
        _, _, _, penalty, width, stretch, shrink, hyphen, mark = chance
        last, line_penalty, uneven = self._last, self.rules.line_penalty, self.rules.uneven
        penalty *= penalty
        for start, ratio in found:
            badness = line_penalty + 100.0 * abs(ratio * ratio * ratio)
            if badness > _WORST:
                badness = _WORST
            total = start.demerits + (badness * badness + penalty)
            tightness = (1 if ratio > -0.5 else 0) if ratio <= 0.5 else 2 if ratio <= 1.0 else 3
            if not -1 <= tightness - start.tightness <= 1:
                total += uneven
            hyphens = start.hyphens + 1 if hyphen else 0
            if hyphens > 1 or end:
                total += self._ending(start, chance, hyphens, end=end)
            line = start.line
            key = tightness + 4 * (line if line < last else last)
            known = best.get(key)
            if known is None or total < known[0]:
                best[key] = (total, hyphens, tightness, start, ratio)
        ways = list(best.values())
        if len(ways) > 1 and not last:
            # a way so much dearer than another to the same place can never become the cheaper one
            cheapest, fewest = min([way[:2] for way in ways])
            ways = [way for way in ways if way[0] <= cheapest + uneven or way[1] < fewest]
        for total, hyphens, tightness, start, ratio in ways:
            line = start.line + 1
            self.newest = _Start(
                width, stretch, shrink, line, tightness, hyphens, total, start, mark, ratio
            )
            self.active.append(self.newest)

    def _ending(self, start: _Start, chance: Chance, hyphens: int, *, end: bool) -> float:
        """Return the demerits of hyphens in a row, and of how the paragraph ends."""
        rules = self.rules
        total = 0.0
        if hyphens > 1:
            total += rules.two_hyphens if hyphens == 2 else rules.three_hyphens
        if end and start.hyphens:
            total += rules.hyphen_before_last
        if end and start.line and (short := rules.shortest_last - chance[0] + start.width) > 0.0:
            total += rules.short_last * (short / rules.shortest_last) ** 2
        return total

    def overfull(self, chance: Chance) -> None:
        """End a line here that sticks out: in an emergency a bad line is better than none."""
        _, _, _, _, width, stretch, shrink, _, mark = chance
        start = self.newest
        dear = start.demerits + 1e12
        self.newest = _Start(width, stretch, shrink, start.line + 1, _EASY, 0, dear, start, mark)
        self.active.append(self.newest)

    def ends(self, last: Mark) -> list[End] | None:
        """Return the best lines up to the chance with this mark, if there are any."""
        reached = [start for start in self.active if start.mark == last]
        if not reached:
            return None
        start = min(reached, key=attrgetter("demerits"))
        lines: list[End] = []
        while start.before:
            lines.append(End(start.mark, start.ratio, start.hyphens))
            start = start.before
        lines.reverse()
        return lines


def break_lines(  # noqa: PLR0913 - the paragraph, its form, and how particular to be
    chances: Chances,
    last: Mark,
    widths: Sequence[float],
    rules: Rules,
    leniency: Leniency,
    *,
    start: float = 0.0,
) -> list[End] | None:
    """Return the ends of the best lines, or None where no lines are within the tolerance.

    ``last`` is the mark of the last chance. ``widths`` has one entry a line, the last of which goes
    on; ``start`` is the width at which the first line starts: what hangs out of it is ahead. In an
    emergency there is always an answer: lines may be as loose as they like, and where nothing fits
    one sticks out.
    """
    search = _Search(widths, rules, leniency, start)
    search.run(chances, last, emergency=leniency.emergency)
    return search.ends(last)
