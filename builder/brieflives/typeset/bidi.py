"""Levels of text that runs both ways, by the Unicode Bidirectional Algorithm (UAX #9).

Rules X1 to I2, isolates and paired brackets included. What rule X9 would remove keeps its place and
takes the level of what stands before it, so that no character changes its number.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_EMBEDDINGS = {"LRE": 0, "RLE": 1, "LRO": 0, "RLO": 1}
_OVERRIDES = {"LRO": "L", "RLO": "R"}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({*_EMBEDDINGS, "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI", *_ISOLATES})
_STRONG = frozenset({"L", "R", "AL"})
_DEEPEST, _MOST_BRACKETS = 125, 63
_OPENING = dict(
    zip("([{⟨〈《「『【〔〖〘〚⟦⟪❨（［｛｢", ")]}⟩〉》」』】〕〗〙〛⟧⟫❩）］｝｣", strict=True)
)
_CLOSING = frozenset(_OPENING.values())
_Item = TypeVar("_Item")


class _Status(NamedTuple):
    """An entry of the directional status stack (3.3.2)."""

    level: int
    override: str = ""
    isolate: bool = False


def levels(text: str, *, rtl: bool) -> list[int]:
    """Return the level of each character of a paragraph whose base direction is given."""
    classes = [unicodedata.bidirectional(char) or "L" for char in text]
    found, resolved = _explicit(classes, int(rtl))
    for sequence in list(_sequences(classes, found, int(rtl))):  # levels change below
        sequence.resolve(text, resolved)
        for at in sequence.places:
            kind = resolved[at]
            if found[at] % 2:
                found[at] += kind in ("L", "EN", "AN")
            else:
                found[at] += {"R": 1, "EN": 2, "AN": 2}.get(kind, 0)
    for at, kind in enumerate(classes):
        if kind in _REMOVED:
            found[at] = found[at - 1] if at else int(rtl)
    return found


def visual(items: Sequence[_Item], item_levels: Sequence[int]) -> list[_Item]:
    """Return the items of a line from left to right (rule L2)."""
    order = list(range(len(items)))
    for level in range(max(item_levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            stop = at
            while stop < len(order) and item_levels[order[stop]] >= level:
                stop += 1
            order[at:stop] = reversed(order[at:stop])
            at = max(stop, at + 1)
    return [items[at] for at in order]


def _explicit(classes: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Return levels and classes by the explicit marks (X1 to X8)."""
    found, resolved = [base] * len(classes), list(classes)
    stack = _Stack(base)
    for at, kind in enumerate(classes):
        if kind == "PDI":
            stack.end_isolate()
        found[at] = stack.top.level
        if kind not in _REMOVED and stack.top.override:
            resolved[at] = stack.top.override
        if kind in _ISOLATES:
            odd = kind == "RLI" or (kind == "FSI" and _first_strong(classes, at + 1) != "L")
            stack.isolate(odd=odd)
        elif kind in _EMBEDDINGS:
            stack.embed(_EMBEDDINGS[kind], _OVERRIDES.get(kind, ""))
        elif kind == "PDF":
            stack.end_embedding()
    return found, resolved


class _Stack:
    """The directional status stack, and what overflowed it."""

    def __init__(self, base: int) -> None:
        self._entries = [_Status(base)]
        self._isolates = self._embeddings = self._valid = 0

    @property
    def top(self) -> _Status:
        return self._entries[-1]

    def _next(self, odd: int) -> int:
        level = self.top.level
        return level + 1 if (level + 1) % 2 == odd else level + 2

    def embed(self, odd: int, override: str) -> None:
        level = self._next(odd)
        if level <= _DEEPEST and not self._isolates and not self._embeddings:
            self._entries.append(_Status(level, override))
        elif not self._isolates:
            self._embeddings += 1

    def isolate(self, *, odd: bool) -> None:
        level = self._next(int(odd))
        if level <= _DEEPEST and not self._isolates and not self._embeddings:
            self._valid += 1
            self._entries.append(_Status(level, isolate=True))
        else:
            self._isolates += 1

    def end_isolate(self) -> None:
        if self._isolates:
            self._isolates -= 1
        elif self._valid:
            self._embeddings = 0
            while not self.top.isolate:
                self._entries.pop()
            self._entries.pop()
            self._valid -= 1

    def end_embedding(self) -> None:
        if self._isolates:
            return
        if self._embeddings:
            self._embeddings -= 1
        elif not self.top.isolate and len(self._entries) > 1:
            self._entries.pop()


def _first_strong(classes: Sequence[str], start: int) -> str:
    """Return the first strong class up to the end of an isolate: L where there is none."""
    depth = 0
    for kind in classes[start:]:
        if kind == "PDI":
            if not depth:
                break
            depth -= 1
        elif kind in _ISOLATES:
            depth += 1
        elif not depth and kind in _STRONG:
            return kind
    return "L"


def _sequences(classes: Sequence[str], found: Sequence[int], base: int) -> Iterator[_Sequence]:
    """Yield the isolating run sequences (BD13, X10)."""
    kept = [at for at, kind in enumerate(classes) if kind not in _REMOVED]
    open_ones: list[tuple[int, list[int]]] = []  # runs that end with an isolate, and its level
    begun: list[list[int]] = []
    before = None
    for at in kept:
        waiting = classes[at] == "PDI" and open_ones and found[at] == open_ones[-1][0]
        if waiting:
            begun_run = open_ones.pop()[1]
            begun_run.append(at)
            begun.remove(begun_run)
            begun.append(begun_run)
        elif before is not None and found[at] == found[before] and not _opens(classes, before):
            begun[-1].append(at)
        else:
            begun.append([at])
        if _opens(classes, at):
            open_ones.append((found[at], begun[-1]))
        before = at
    for run in sorted(begun, key=lambda run: run[0]):
        level = "R" if found[run[0]] % 2 else "L"
        yield _Sequence(run, level, _edges(run, kept, classes, found, base))


def _opens(classes: Sequence[str], at: int) -> bool:
    return classes[at] in _ISOLATES


def _edges(
    run: list[int], kept: list[int], classes: Sequence[str], found: Sequence[int], base: int
) -> tuple[str, str]:
    """Return the directions before and behind a sequence: sos and eos."""
    level = found[run[0]]
    first, last = bisect_left(kept, run[0]), bisect_left(kept, run[-1])
    above = found[kept[first - 1]] if first else base
    is_open = _opens(classes, run[-1])
    below = base if is_open or last + 1 == len(kept) else found[kept[last + 1]]
    return "R" if max(level, above) % 2 else "L", "R" if max(level, below) % 2 else "L"


class _Sequence:
    """Characters that the weak and the neutral rules see as one row."""

    def __init__(self, places: list[int], level: str, edges: tuple[str, str]) -> None:
        self.places = places
        self._embedding = level
        self._before, self._behind = edges

    def resolve(self, text: str, resolved: list[str]) -> None:
        """Give each character of the sequence a strong class or that of a number."""
        level = self._embedding
        original = [resolved[at] for at in self.places]
        kinds = _numbers(_separators(_weak(original, self._before)), self._before)
        self._brackets(text, kinds, original, level)
        self._neutrals(kinds, level)
        for at, kind in zip(self.places, kinds, strict=True):
            resolved[at] = kind

    def _brackets(self, text: str, kinds: list[str], original: list[str], level: str) -> None:
        """Rule N0: both brackets of a pair go the same way."""
        other = "L" if level == "R" else "R"
        chars = [text[at] for at in self.places]
        for start, stop in _pairs(chars, kinds):
            inside = {_direction(kind) for kind in kinds[start + 1 : stop]}
            if level in inside:
                way = level
            elif other in inside:
                above = (_direction(kind) for kind in reversed(kinds[:start]))
                context = next((way for way in above if way), self._before)
                way = other if context == other else level
            else:
                continue
            for at in (start, stop):
                kinds[at] = way
                behind = at + 1
                while behind < len(kinds) and original[behind] == "NSM":
                    kinds[behind] = way
                    behind += 1

    def _neutrals(self, kinds: list[str], level: str) -> None:
        """Rules N1 and N2: what is between two of one direction goes that way."""
        at = 0
        while at < len(kinds):
            stop = at
            while stop < len(kinds) and kinds[stop] in _NEUTRAL:
                stop += 1
            if stop > at:
                above = _direction(kinds[at - 1]) if at else self._before
                below = _direction(kinds[stop]) if stop < len(kinds) else self._behind
                kinds[at:stop] = [above if above == below else level] * (stop - at)
            at = max(stop, at + 1)


def _direction(kind: str) -> str:
    return "R" if kind in ("R", "AL", "EN", "AN") else "L" if kind == "L" else ""


def _weak(original: Sequence[str], before: str) -> list[str]:
    """Rules W1 to W3: marks, figures behind Arabic letters, Arabic letters."""
    kinds: list[str] = []
    strong, last = before, before
    for kind in original:
        if kind == "NSM":
            kind = "ON" if last in _ISOLATES or last == "PDI" else last
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in _STRONG:
            strong = kind
        kinds.append(kind)
        last = kind
    return ["R" if kind == "AL" else kind for kind in kinds]


def _separators(kinds: list[str]) -> list[str]:
    """Rules W4 to W6: signs inside and beside numbers."""
    for at in range(1, len(kinds) - 1):
        above, kind, below = kinds[at - 1 : at + 2]
        if above == below and ((kind == "ES" and above == "EN") or kind == "CS"):
            kinds[at] = above if above in ("EN", "AN") else kind
    at = 0
    while at < len(kinds):
        stop = at
        while stop < len(kinds) and kinds[stop] == "ET":
            stop += 1
        beside = kinds[max(at - 1, 0) : at] + kinds[stop : stop + 1]
        if stop > at and "EN" in beside:
            kinds[at:stop] = ["EN"] * (stop - at)
        at = max(stop, at + 1)
    return ["ON" if kind in ("ES", "CS", "ET") else kind for kind in kinds]


def _numbers(kinds: list[str], before: str) -> list[str]:
    """Rule W7: figures behind Latin letters go their way."""
    strong = before
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _pairs(chars: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return the bracket pairs of a sequence (BD16)."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(chars):
        if kinds[at] != "ON":
            continue
        if char in _OPENING:
            if len(waiting) == _MOST_BRACKETS:
                return []
            waiting.append((_OPENING[char], at))
        elif char in _CLOSING:
            for number in range(len(waiting) - 1, -1, -1):
                if waiting[number][0] == char:
                    found.append((waiting[number][1], at))
                    del waiting[number:]
                    break
    return sorted(found)
