"""The chances to end a line that the words of a passage offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from brieflives.typeset.hyphens import SHORTEST
from brieflives.typeset.linebreak import Chance, Chances, Mark, Reach
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage
from brieflives.typeset.words import LETTERS_SHRINK, LETTERS_STRETCH, Division

_AGAINST_JOINT = 4000.0  # for breaking where nothing should be broken, in an emergency


class Cut(Struct, frozen=True):
    """Where a line ends: before character ``at`` of a word, with a hyphen ``inserted`` or not."""

    word: int  # its number in the passage
    at: int
    inserted: bool


class Offer:
    """What a passage offers to the passes over it, which differ in where they divide words."""

    def __init__(self, passage: Passage, *, justified: bool) -> None:
        """The passage has some words."""
        self._passage = passage
        self._gives, self._takes = _elasticity(passage, justified=justified)
        # whether letters give way, too
        self._spaced = 1.0 if justified and not passage.elastic else 0.0
        self._shrunk = self._spaced * LETTERS_SHRINK / LETTERS_STRETCH

    @property
    def end(self) -> Mark:
        """The mark of the chance at the passage's end; each has the fields of a ``Cut``."""
        return (len(self._passage.words), 0, False)

    def chances(self, *, patterns: bool, wider_than: float | None = None) -> Chances:
        """Return the chances between and inside the words.

        ``patterns`` allows inserted hyphens, except in what ends the passage: half a word on its
        last line looks forlorn. ``wider_than`` is for emergencies: what holds together and is wider
        than this may be broken before any character.
        """
        divisible = _last_group(self._passage) if patterns else 0
        return partial(self._within, divisible, _too_wide(self._passage, wider_than))

    def _within(self, divisible: int, tied: frozenset[int], reach: Reach) -> Iterator[Chance]:
        """Yield the chances within reach, with hyphens in the first ``divisible`` words.

        ``tied`` words may be divided anywhere, and parted from each other.
        """
        words, glues, gaps = self._passage.words, self._passage.glues, self._passage.gaps
        gives, takes, spaced, shrunk = self._gives, self._takes, self._spaced, self._shrunk
        tolerance, last = reach.tolerance, len(words) - 1
        x = wide = tight = 0.0
        columns = zip(words, [0.0, *gaps], [0.0, *gives], [0.0, *takes], strict=False)
        for number, (word, gap, give, take) in enumerate(columns):  # the gap before the word
            x += gap
            wide += give
            tight += take
            start, loose, close = x, wide, tight
            x += word.width
            wide += word.give * spaced
            tight += word.give * shrunk
            if x - word.right + tolerance * wide < reach.least and number < last:
                continue
            patterns = number < divisible and len(word.text) >= SHORTEST
            if patterns or word.places or number in tied:
                divisions = self._divisions(number, tied, patterns=patterns)
                yield from self._inside(number, (start, loose, close), divisions)
            penalty = 0.0
            if glues[number] not in ENDS and number < last:
                if not {number, number + 1} <= tied:
                    continue
                penalty = _AGAINST_JOINT
            left = words[number + 1].left if number < last else 0.0
            behind, w, t = x + gaps[number] + left, wide + gives[number], tight + takes[number]
            mark = (number + 1, 0, False)
            yield (x - word.right, wide, tight, penalty, behind, w, t, 0, mark)

    def _divisions(
        self, number: int, tied: frozenset[int], *, patterns: bool
    ) -> Sequence[Division]:
        """Return the places to divide a word, with hyphens where ``patterns`` allows them."""
        word, vocabulary = self._passage.words[number], self._passage.vocabularies[number]
        if number in tied:
            return vocabulary.everywhere(word)
        return vocabulary.divisions(word, patterns=patterns)

    def _inside(
        self, number: int, start: tuple[float, float, float], divisions: Sequence[Division]
    ) -> Iterator[Chance]:
        """Yield the chances inside a word; its ``start`` is the sums up to there."""
        word = self._passage.words[number]
        x, give, take = start
        stop = x + word.width
        for at, before, after, penalty, inserted, hyphen in divisions:
            part = word.give * before / word.width if word.width else 0.0
            wide, tight = give + part * self._spaced, take + part * self._shrunk
            mark = (number, at, inserted)
            yield (x + before, wide, tight, penalty, stop - after, wide, tight, hyphen, mark)


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
