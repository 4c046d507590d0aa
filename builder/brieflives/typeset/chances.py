"""The chances to end a line that the words of a passage offer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from brieflives.typeset.hyphens import SHORTEST
from brieflives.typeset.linebreak import NEVER, Chance, Inside
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage
from brieflives.typeset.words import LETTERS_SHRINK, LETTERS_STRETCH

_AGAINST_JOINT = 4000.0  # for breaking where nothing should be broken, in an emergency


class Cut(NamedTuple):
    """Where a line ends: before character ``at`` of a word, with a hyphen ``inserted`` or not."""

    word: int  # its number in the passage
    at: int
    inserted: bool


class Offered(NamedTuple):
    """Chances as ``break_lines`` takes them; their marks are the fields of a ``Cut``."""

    behind: Sequence[Chance]  # one for each word
    inside: Inside


class Chances:
    """What a passage offers to the passes over it: they share the sums of its words and gaps."""

    def __init__(self, passage: Passage, *, justified: bool) -> None:
        """Add up the words and gaps of a passage, which has some."""
        self._passage = passage
        words, gaps = passage.words, passage.gaps
        more, less = _elasticity(passage, justified=justified)
        spaced = justified and not passage.elastic  # whether letters give way, too
        self._gives = [word.give for word in words] if spaced else [0.0] * len(words)
        self._takes = [give * (LETTERS_SHRINK / LETTERS_STRETCH) for give in self._gives]
        self._x = _sums([word.width for word in words], gaps)
        self._give = _sums(self._gives, more)
        self._take = _sums(self._takes, less)
        self._ordinary = self._behind(frozenset())

    def offered(self, *, patterns: bool, wider_than: float | None = None) -> Offered:
        """Return the chances between and inside the words.

        ``patterns`` allows inserted hyphens, except in what ends the passage: half a word on its
        last line looks forlorn. ``wider_than`` is for emergencies: what holds together and is wider
        than this may be broken before any character.
        """
        divisible = _last_group(self._passage) if patterns else 0
        tied = _too_wide(self._passage, wider_than)
        behind = self._behind(tied) if tied else self._ordinary
        return Offered(behind, partial(self._inside, divisible, tied))

    def _behind(self, tied: frozenset[int]) -> list[Chance]:
        """Return the chance behind each word, which between some is none; columns are quicker."""
        words, x, give, take = self._passage.words, self._x, self._give, self._take
        penalties = [0.0 if glue in ENDS else NEVER for glue in self._passage.glues]
        penalties[-1] = 0.0
        for number in tied:
            if number + 1 in tied and penalties[number] == NEVER:
                penalties[number] = _AGAINST_JOINT
        columns = zip(
            [end - word.right for end, word in zip(x[1::2], words, strict=True)],
            give[1::2],
            take[1::2],
            penalties,
            [*[at + word.left for at, word in zip(x[2:-1:2], words[1:], strict=True)], x[-2]],
            give[2::2],
            take[2::2],
            repeat(0),
            zip(range(1, len(words) + 1), repeat(0), repeat(False), strict=False),
            strict=False,
        )
        return list(columns)

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
        x, give, take = self._x[2 * number], self._give[2 * number], self._take[2 * number]
        chances: list[Chance] = []
        for at, before, after, penalty, inserted, hyphen in divisions:
            rest = x + word.width - after
            share = before / word.width if word.width else 0.0
            wide, tight = give + self._gives[number] * share, take + self._takes[number] * share
            mark = (number, at, inserted)
            chances.append((x + before, wide, tight, penalty, rest, wide, tight, hyphen, mark))
        return chances


def _sums(words: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return the sums up to the start of each word and, between these, to its end."""
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
