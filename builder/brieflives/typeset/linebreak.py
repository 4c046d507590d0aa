"""Break a paragraph into lines by total fit.

Knuth and Plass, *Breaking Paragraphs into Lines* (Software: Practice and Experience 11, 1981).
It works on plain tuples and knows nothing of text or fonts. A chance to break is

    (width, stretch, shrink, penalty, next_width, next_stretch, next_shrink, hyphen, mark)

The first three are sums from the paragraph's start to the end of a line that ends here; the
``next_`` ones are the sums where the following line would start, behind the space that is dropped.
``hyphen`` is 1 where a hyphen would end the line; by ``mark`` the caller knows the place again, and
later places have greater marks. The last chance is the paragraph's end.

The ways through a paragraph are followed from the cheapest on (Dijkstra, *A Note on Two Problems in
Connexion with Graphs*, Numerische Mathematik 1, 1959): the first that comes to the end is the best.
Hyphens are dear, so that most of them need not even be looked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from msgspec import Struct

Mark = tuple[int, ...]
Chance = tuple[float, float, float, float, float, float, float, int, Mark]


class Grade(NamedTuple):
    """Chances that are looked for only when all cheaper ways are followed."""

    least_penalty: float  # of those that no grade before has
    # Gives the chances behind a mark in their order. Those whose width, and the tolerance of the
    # pass times their stretch, come to less than the second figure end too loose a line: they may
    # be left out, but for the last chance of all.
    behind: Callable[[Mark, float], Iterable[Chance]]


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
    """The end of a line: which chance was taken."""

    mark: Mark
    hyphens: int  # so many lines in a row end in one, this line the last of them


class _Start(Struct, frozen=True, eq=False):
    """The best way to start a line behind one chance, and how it was come by."""

    demerits: float
    chance: Chance
    line: int = 0
    tightness: int = 1  # of the line that ends there: 0 tight, 1 easy, 2 loose, 3 gappy
    hyphens: int = 0  # in a row
    before: _Start | None = None  # where that line starts


_Key = tuple[Mark, int, int]  # of a start: mark, tightness, and the line where widths differ

_TIGHTNESS = (-0.5, 0.5, 1.0)  # the greatest ratios of tight, easy and loose lines
_WORST = 1e8  # badness: worse lines are all the same
_FULL = 1e-6  # points of overfull that rounding makes


class _Search:
    """One pass over the chances; the starts live as long as it does."""

    def __init__(
        self,
        grades: Sequence[Grade],
        end: Mark,
        widths: Sequence[float],
        rules: Rules,
        leniency: Leniency,
    ) -> None:
        self.grades = grades
        self.dear = [grade.least_penalty**2 for grade in grades]
        self.end = end
        self.widths = widths
        self.rules = rules
        self.emergency = leniency.emergency
        self.tolerance = leniency.tolerance
        # a line without any space has to stretch as well when there is no other way
        self.extra = max(leniency.extra, 1.0) if leniency.emergency else leniency.extra
        self.starts: dict[_Key, _Start] = {}
        self.best: dict[Mark, _Start] = {}  # the cheapest behind each mark
        # a heap of starts and the grade to go on with, by the least demerits that this may lead to
        self.open: list[tuple[float, _Key, int]] = []
        self._last = len(widths) - 1

    def run(self, width: float) -> _Start | None:
        """Return the end of the best lines from the start at this width on, if there are any."""
        stuck = _Start(0.0, (0.0, 0.0, 0.0, 0.0, width, 0.0, 0.0, 0, ()))
        self._add(stuck)
        while True:
            if not self.open:
                if not self.emergency:
                    return None
                self._add(self.overfull(stuck))
            demerits, key, grade = heappop(self.open)
            start, mark = self.starts[key], key[0]
            if mark == self.end:
                return start
            if demerits > start.demerits + self.dear[grade] or self._is_hopeless(start):
                continue  # a cheaper way is known
            if grade + 1 < len(self.grades):
                later = start.demerits + self.dear[grade + 1]
                heappush(self.open, (later, key, grade + 1))
            found = self.feasible(start, self.grades[grade])
            self.extend(start, found)
            if not found and mark > stuck.chance[8]:
                stuck = start

    def _add(self, start: _Start) -> None:
        key = start.chance[8], start.tightness, min(start.line, self._last)
        self.starts[key] = start
        heappush(self.open, (start.demerits, key, 0))

    def _is_hopeless(self, start: _Start) -> bool:
        """Tell whether a way to the same place is so much cheaper that this can never win.

        What follows a line costs its neighbour at most that they are uneven. Where widths differ,
        the place alone does not tell what follows.
        """
        best = self.best.setdefault(start.chance[8], start)
        dearer = start.demerits > best.demerits + self.rules.uneven
        return dearer and start.hyphens >= best.hyphens and not self._last

    def feasible(self, start: _Start, grade: Grade) -> list[tuple[Chance, float]]:
        """Return the chances where a line from this start may end, with the ratios of spaces."""
        _, _, _, _, begin, stretch, shrink, _, mark = start.chance
        measure = self.widths[min(start.line, self._last)]
        tolerance, ragged, extra = self.tolerance, self.rules.ragged, self.extra
        least = measure + begin - tolerance * (ragged or extra - stretch) - _FULL
        found: list[tuple[Chance, float]] = []
        for chance in grade.behind(mark, least):
            slack = measure - chance[0] + begin
            if slack < 0.0:
                room = chance[2] - shrink
                if slack < -room - _FULL:
                    break
                found.append((chance, slack / room if room > 0.0 else 0.0))
            else:
                give = ragged or chance[1] - stretch + extra
                if slack <= tolerance * give or chance[8] == self.end:
                    found.append((chance, slack / give if give else 0.0))
        else:  # the paragraph may end with this line, which is as long as it happens to be
            if not self.rules.balanced:
                found[-1] = chance, min(found[-1][1], 0.0)
        return found

    def extend(self, start: _Start, found: Sequence[tuple[Chance, float]]) -> None:
        """Open a start behind every line that begins at this one, where none as good is known."""
        rules, starts, line = self.rules, self.starts, start.line + 1
        number = line if line < self._last else self._last
        for chance, ratio in found:
            _, _, _, penalty, _, _, _, hyphen, mark = chance
            badness = rules.line_penalty + 100.0 * abs(ratio * ratio * ratio)
            if badness > _WORST:
                badness = _WORST
            total = start.demerits + (badness * badness + penalty * penalty)
            tightness = bisect_left(_TIGHTNESS, ratio)
            if not -1 <= tightness - start.tightness <= 1:
                total += rules.uneven
            hyphens = start.hyphens + 1 if hyphen else 0
            if hyphens > 1 or mark == self.end:
                total += self._ending(start, chance, hyphens)
            key = mark, tightness, number
            known = starts.get(key)
            if known is None or total < known.demerits:
                starts[key] = _Start(total, chance, line, tightness, hyphens, start)
                heappush(self.open, (total, key, 0))

    def _ending(self, start: _Start, chance: Chance, hyphens: int) -> float:
        """Return the demerits of hyphens in a row, and of how the paragraph ends."""
        rules = self.rules
        total = 0.0
        if hyphens > 1:
            total += rules.two_hyphens if hyphens == 2 else rules.three_hyphens
        if chance[8] != self.end:
            return total
        if start.hyphens:
            total += rules.hyphen_before_last
        if start.line and (short := rules.shortest_last - chance[0] + start.chance[4]) > 0.0:
            total += rules.short_last * (short / rules.shortest_last) ** 2
        return total

    def overfull(self, start: _Start) -> _Start:
        """End a line at the next chance, though it sticks out: better than no line."""
        chance = next(iter(self.grades[-1].behind(start.chance[8], 0.0)))
        return _Start(start.demerits + 1e12, chance, start.line + 1, before=start)


def break_lines(  # noqa: PLR0913 - the paragraph, its form, and how particular to be
    grades: Sequence[Grade],
    last: Mark,
    widths: Sequence[float],
    rules: Rules,
    leniency: Leniency,
    *,
    start: float = 0.0,
) -> list[End] | None:
    """Return the ends of the best lines, or None where no lines are within the tolerance.

    ``grades`` grow dearer, and each has the chances of the one before as well; ``last`` is the mark
    of the last chance, which all have. ``widths`` has one entry a line, the last of which goes
    on; ``start`` is the width at which the first line starts: what hangs out of it is ahead. In an
    emergency there is always an answer: lines may be as loose as they like, and where nothing fits
    one sticks out.
    """
    end = _Search(grades, last, widths, rules, leniency).run(start)
    if end is None:
        return None
    lines: list[End] = []
    while end.before:
        lines.append(End(end.chance[8], end.hyphens))
        end = end.before
    lines.reverse()
    return lines
