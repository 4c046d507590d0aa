"""The chances to end a line that the words of a passage offer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from operator import attrgetter

from msgspec import Struct

from brieflives.typeset.hyphens import SHORTEST
from brieflives.typeset.linebreak import Chance, Grade, Mark
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage
from brieflives.typeset.words import LETTERS_SHRINK, LETTERS_STRETCH

_SHARE = LETTERS_SHRINK / LETTERS_STRETCH  # of what letters give, which they take
_MANY_WORDS = 400  # whose lines cost more in all than a hyphen, which then need not wait for them
_AGAINST_JOINT = 4000.0  # for breaking where nothing should be broken, in an emergency
_HYPHEN_PENALTY = attrgetter("hyphen_penalty")  # of a vocabulary


class Cut(Struct, frozen=True):
    """Where a line ends: before character ``at`` of a word, with a hyphen ``inserted`` or not."""

    word: int  # its number in the passage
    at: int
    inserted: bool


class _Sums(Struct, frozen=True):
    """What a passage measures up to the start and the end of each word, and behind the last gap."""

    spaced: float  # 1 where letters give way with the spaces, else 0
    widths: Sequence[float]
    stretches: Sequence[float]
    shrinks: Sequence[float]


class Offer:
    """What a passage offers to the passes over it, which differ in where they divide words."""

    def __init__(
        self, passage: Passage, *, justified: bool, wider_than: float | None = None
    ) -> None:
        """The passage has some words.

        ``wider_than`` is for emergencies: what holds together and is wider than this may be broken
        before any character.
        """
        self._passage = passage
        self._sums = _added_up(passage, justified=justified)
        tied = _too_wide(passage, wider_than)
        self._undivided = _Words(passage, self._sums, tied, 0)
        # half a word on the last line of a passage looks forlorn
        self._hyphenated = _Words(passage, self._sums, tied, _last_group(passage))

    @property
    def end(self) -> Mark:
        """The mark of the chance at the passage's end; each has the fields of a ``Cut``."""
        return (len(self._passage.words), 0, False)

    def grades(self, *, patterns: bool, tolerance: float) -> list[Grade]:
        """Return the chances between words and at signs inside them; with ``patterns`` hyphens."""
        ends = zip(self._sums.widths[1::2], self._sums.stretches[1::2], strict=True)
        loosest = [width + tolerance * stretch for width, stretch in ends]
        if patterns and len(loosest) > _MANY_WORDS:
            return [Grade(0.0, partial(_behind, self._hyphenated, loosest))]
        grades = [Grade(0.0, partial(_behind, self._undivided, loosest))]
        if patterns:
            least = min(map(_HYPHEN_PENALTY, self._passage.vocabularies))
            grades.append(Grade(least, partial(_behind, self._hyphenated, loosest)))
        return grades


def _behind(
    chances: Mapping[int, Sequence[Chance]], loosest: Sequence[float], mark: Mark, least: float
) -> Iterable[Chance]:
    """Return the chances behind a mark, in words that come to ``least`` at their loosest."""
    word, at, _ = mark or (0, 0, False)
    first = max(word, bisect_left(loosest, least, 0, len(loosest) - 1))
    found = chain.from_iterable(map(chances.__getitem__, range(first, len(loosest))))
    if at and first == word:
        return (chance for chance in found if chance[8] > mark)
    return found


class _Words(dict[int, Sequence[Chance]]):
    """The chances in and behind each word, by its number, found when they are first asked for."""

    def __init__(self, passage: Passage, sums: _Sums, tied: frozenset[int], divisible: int) -> None:
        """The ``tied`` words may be divided anywhere; the first ``divisible`` ones have hyphens."""
        self._passage = passage
        self._sums = sums
        self._tied = tied
        self._divisible = divisible

    def __missing__(self, number: int) -> Sequence[Chance]:
        """Return the chances of a word."""
        passage, sums, tied, at = self._passage, self._sums, self._tied, 2 * number + 1
        word, glue, last = passage.words[number], passage.glues[number], len(passage.words) - 1
        found: list[Chance] = []
        patterns = number < self._divisible and len(word.text) >= SHORTEST
        if patterns or word.places or number in tied:
            found += self._inside(number, patterns=patterns)
        self[number] = found
        if glue in ENDS or number == last:
            penalty = 0.0
        elif {number, number + 1} <= tied:
            penalty = _AGAINST_JOINT
        else:
            return found
        width, behind = sums.widths[at] - word.right, sums.widths[at + 1]
        if number < last:
            behind += passage.words[number + 1].left
        stretch, more, shrink, less = *sums.stretches[at : at + 2], *sums.shrinks[at : at + 2]
        mark = (number + 1, 0, False)
        found.append((width, stretch, shrink, penalty, behind, more, less, 0, mark))
        return found

    def _inside(self, number: int, *, patterns: bool) -> Iterator[Chance]:
        """Yield the chances inside a word, with hyphens where ``patterns`` allows them."""
        sums, start = self._sums, 2 * number
        word, vocabulary = self._passage.words[number], self._passage.vocabularies[number]
        x, stretch, shrink = sums.widths[start], sums.stretches[start], sums.shrinks[start]
        stop = x + word.width
        if number in self._tied:
            divisions = vocabulary.everywhere(word)
        else:
            divisions = vocabulary.divisions(word, patterns=patterns)
        for at, before, after, penalty, inserted, hyphen in divisions:
            part = sums.spaced * word.give * before / word.width if word.width else 0.0
            wide, tight = stretch + part, shrink + _SHARE * part
            mark = (number, at, inserted)
            yield (x + before, wide, tight, penalty, stop - after, wide, tight, hyphen, mark)


def _added_up(passage: Passage, *, justified: bool) -> _Sums:
    gives, takes = _elasticity(passage, justified=justified)
    # whether letters give way, too
    spaced = 1.0 if justified and not passage.elastic else 0.0
    letters = [spaced * word.give for word in passage.words]
    return _Sums(
        spaced=spaced,
        widths=_in_turn([word.width for word in passage.words], passage.gaps),
        stretches=_in_turn(letters, gives),
        shrinks=_in_turn([_SHARE * give for give in letters], takes),
    )


def _in_turn(words: Iterable[float], gaps: Iterable[float]) -> list[float]:
    """Return the sums up to the start and the end of each word, and behind the last gap."""
    return list(accumulate(chain.from_iterable(zip(words, gaps, strict=True)), initial=0.0))


def _elasticity(passage: Passage, *, justified: bool) -> tuple[list[float], list[float]]:
    """Return stretch and shrink of every gap."""
    if not justified:
        nothing = [0.0] * len(passage.gaps)
        return nothing, nothing
    if passage.elastic:
        return passage.elasticity(0, len(passage.words))
    return [gap * STRETCH for gap in passage.gaps], [gap * SHRINK for gap in passage.gaps]


def _last_group(passage: Passage) -> int:
    """Return the number of the first word of those that end a passage and hold together."""
    first = len(passage.words) - 1
    while first > 0 and passage.glues[first - 1] not in ENDS:
        first -= 1
    return first


def _too_wide(passage: Passage, limit: float | None) -> frozenset[int]:
    """Return the words that fill more than a line together with what they are joined to."""
    if limit is None:
        return frozenset()
    tied: set[int] = set()
    first, width = 0, 0.0
    last = len(passage.words) - 1
    columns = zip(passage.words, passage.glues, passage.gaps, strict=True)
    for number, (word, glue, gap) in enumerate(columns):
        width += word.width
        if glue in ENDS or number == last:
            if width > limit:
                tied.update(range(first, number + 1))
            first, width = number + 1, 0.0
        else:
            width += gap
    return frozenset(tied)
