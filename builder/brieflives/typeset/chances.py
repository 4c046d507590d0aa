"""The chances to end a line that the words of a passage offer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from brieflives.typeset.hyphens import SHORTEST
from brieflives.typeset.linebreak import NEVER, Chance, Inside
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage
from brieflives.typeset.words import LETTERS_SHRINK, LETTERS_STRETCH

_AGAINST_JOINT = 4000.0  # for breaking where nothing should be broken, in an emergency


class Cut(Struct, frozen=True):
    """Where a line ends: before character ``at`` of a word, with a hyphen ``inserted`` or not."""

    word: int  # its number in the passage
    at: int
    inserted: bool


class Offered(NamedTuple):
    """Chances as ``break_lines`` takes them; their marks are the fields of a ``Cut``."""

    behind: Sequence[Chance]  # one for each word
    inside: Inside


class Chances:
    """What a passage offers to the passes over it, which differ in where they divide words."""

    def __init__(self, passage: Passage, *, justified: bool) -> None:
        """Add up the words and gaps of a passage, which has some."""
        self._passage = passage
        # whether letters give way, too
        self._spaced = 1.0 if justified and not passage.elastic else 0.0
        self._shrunk = self._spaced * LETTERS_SHRINK / LETTERS_STRETCH
        self._starts: list[tuple[float, float, float]] = []  # width, stretch, shrink before a word
        self._behind = self._added_up(*_elasticity(passage, justified=justified))

    def offered(self, *, patterns: bool, wider_than: float | None = None) -> Offered:
        """Return the chances between and inside the words.

        ``patterns`` allows inserted hyphens, except in what ends the passage: half a word on its
        last line looks forlorn. ``wider_than`` is for emergencies: what holds together and is wider
        than this may be broken before any character.
        """
        divisible = _last_group(self._passage) if patterns else 0
        tied = _too_wide(self._passage, wider_than)
        return Offered(self._loosened(tied), partial(self._inside, divisible, tied))

    def _added_up(self, gives: Sequence[float], takes: Sequence[float]) -> list[Chance]:
        """Return the chance behind each word, and note where the words start."""
        passage, spaced, shrunk = self._passage, self._spaced, self._shrunk
        words, starts = passage.words, self._starts
        behind: list[Chance] = []
        x = wide = tight = 0.0
        lefts = [*[word.left for word in words[1:]], 0.0]
        columns = zip(words, passage.glues, passage.gaps, gives, takes, lefts, strict=True)
        for number, (word, glue, gap, give, take, left) in enumerate(columns, 1):
            starts.append((x, wide, tight))
            x += word.width
            wide += word.give * spaced
            tight += word.give * shrunk
            end, w, t = x - word.right, wide, tight
            x += gap
            wide += give
            tight += take
            penalty = 0.0 if glue in ENDS else NEVER
            behind.append((end, w, t, penalty, x + left, wide, tight, 0, (number, 0, False)))
        behind[-1] = _priced(behind[-1], 0.0)
        return behind

    def _loosened(self, tied: frozenset[int]) -> list[Chance]:
        """Return the chances behind the words, between ``tied`` ones as well."""
        if not tied:
            return self._behind
        return [
            _priced(chance, _AGAINST_JOINT)
            if chance[3] == NEVER and number in tied and number + 1 in tied
            else chance
            for number, chance in enumerate(self._behind)
        ]

    def _inside(self, divisible: int, tied: frozenset[int], number: int) -> Sequence[Chance]:
        """Return the chances inside a word, with hyphens if it is one of the first ``divisible``.

        ``tied`` words may be divided anywhere.
        """
        word, patterns = self._passage.words[number], number < divisible
        vocabulary = self._passage.vocabularies[number]
        if number in tied:
            divisions = vocabulary.everywhere(word)
        elif word.places or (patterns and len(word.text) >= SHORTEST):
            divisions = vocabulary.divisions(word, patterns=patterns)
        else:
            return ()
        x, give, take = self._starts[number]
        chances: list[Chance] = []
        for at, before, after, penalty, inserted, hyphen in divisions:
            rest = x + word.width - after
            part = word.give * before / word.width if word.width else 0.0
            wide, tight = give + part * self._spaced, take + part * self._shrunk
            mark = (number, at, inserted)
            chances.append((x + before, wide, tight, penalty, rest, wide, tight, hyphen, mark))
        return chances


def _priced(chance: Chance, penalty: float) -> Chance:
    """Return a chance at another penalty."""
    return (*chance[:3], penalty, *chance[4:])


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
