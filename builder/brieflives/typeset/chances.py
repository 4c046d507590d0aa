"""The chances to end a line that the words of a passage offer."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from brieflives.typeset.hyphens import SHORTEST
from brieflives.typeset.linebreak import Chance
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage
from brieflives.typeset.words import LETTERS_SHRINK, LETTERS_STRETCH

_AGAINST_JOINT = 4000.0  # for breaking where nothing should be broken, in an emergency


class Cut(NamedTuple):
    """Where a line ends: before character ``at`` of a word, with a hyphen ``inserted`` or not."""

    word: int  # its number in the passage
    at: int
    inserted: bool


class Chances(Struct, frozen=True):
    """Chances in the form that ``break_lines`` takes, and the cut that each one means."""

    ahead: list[Chance]
    cuts: list[tuple[int, int, bool]]  # a ``Cut`` each; few of them are ever looked at


def chances_of(
    passage: Passage, *, patterns: bool, justified: bool, wider_than: float | None = None
) -> Chances:
    """Return the chances between and inside the words of a passage, which has some.

    ``patterns`` allows inserted hyphens, except in what ends the passage: half a word on its last
    line looks forlorn. ``wider_than`` is for emergencies: what holds together
    and is wider than this may be broken before any character.
    """
    gives, takes = _elasticity(passage, justified=justified)
    spaced = 1.0 if justified and not passage.elastic else 0.0  # whether letters give way, too
    shrunk = spaced * LETTERS_SHRINK / LETTERS_STRETCH
    tied = _too_wide(passage, wider_than)
    chances: list[Chance] = []
    cuts: list[tuple[int, int, bool]] = []
    x = give = take = 0.0
    words = passage.words
    last = len(words) - 1
    divisible = _last_group(passage) if patterns else 0
    nexts = chain(words[1:], words[-1:])
    columns = zip(
        words, nexts, passage.vocabularies, passage.glues, passage.gaps, gives, takes, strict=True
    )
    for number, (word, following, vocabulary, glue, gap, more, less) in enumerate(columns):
        is_tied = number in tied
        is_divisible = number < divisible
        if is_tied or word.places or (is_divisible and len(word.text) >= SHORTEST):
            for at, before, after, penalty, inserted, hyphen in (
                vocabulary.everywhere(word)
                if is_tied
                else vocabulary.divisions(word, patterns=is_divisible)
            ):
                rest = x + word.width - after
                part = word.give * before / word.width if word.width else 0.0
                wide, tight = give + part * spaced, take + part * shrunk
                chances.append((x + before, wide, tight, penalty, rest, wide, tight, hyphen))
                cuts.append((number, at, inserted))
        x += word.width
        give += word.give * spaced
        take += word.give * shrunk
        end = x - word.right
        if number == last:
            chances.append((end, give, take, 0.0, x, give, take, 0))
            cuts.append((last + 1, 0, False))
        elif glue in ENDS or (is_tied and number + 1 in tied):
            penalty = 0.0 if glue in ENDS else _AGAINST_JOINT
            start = x + gap + following.left
            chances.append((end, give, take, penalty, start, give + more, take + less, 0))
            cuts.append((number + 1, 0, False))
        x += gap
        give += more
        take += less
    return Chances(chances, cuts)


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
