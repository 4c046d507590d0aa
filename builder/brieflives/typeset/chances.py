"""The chances to end a line that the pieces of a paragraph offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brieflives.typeset.linebreak import Chance
from brieflives.typeset.tokens import Piece
from brieflives.typeset.words import Division, Vocabulary, Word

STRETCH, SHRINK = 0.5, 0.25  # of a space
_AGAINST_JOINT = 4000.0  # for breaking where nothing should be broken, in an emergency


class Cut(NamedTuple):
    """Where a line ends: before character ``at`` of a piece, with a hyphen ``inserted`` or not."""

    piece: int
    at: int
    inserted: bool


@dataclass(frozen=True, slots=True)
class Chances:
    """Chances in the form that ``break_lines`` takes, and the cut that each one means."""

    ahead: list[Chance]
    cuts: list[tuple[int, int, bool]]  # a ``Cut`` each; few of them are ever looked at


def chances_of(
    pieces: Sequence[Piece], *, patterns: bool, justified: bool, wider_than: float | None = None
) -> Chances:
    """Return the chances between and inside pieces.

    ``patterns`` allows inserted hyphens. ``wider_than`` is for emergencies: what holds together
    and is wider than this may be broken before any character.
    """
    stretch, shrink = (STRETCH, SHRINK) if justified else (0.0, 0.0)
    tied = _too_wide(pieces, wider_than)
    chances: list[Chance] = []
    cuts: list[tuple[int, int, bool]] = []
    x = give = take = 0.0
    last = len(pieces) - 1
    for number, (word, _, vocabulary, _, glue, gap) in enumerate(pieces):
        if patterns or word.places or number in tied:
            divisions = _divisions(word, vocabulary, patterns=patterns, tied=number in tied)
            for at, before, after, penalty, inserted, hyphen in divisions:
                rest = x + word.width - after
                chances.append((x + before, give, take, penalty, rest, give, take, hyphen))
                cuts.append((number, at, inserted))
        x += word.width
        end = x - word.right
        if number == last:
            chances.append((end, give, take, 0.0, x, give, take, 0))
            cuts.append((last + 1, 0, False))
        elif glue == " " or (number in tied and number + 1 in tied):
            penalty = 0.0 if glue == " " else _AGAINST_JOINT
            start = x + gap + pieces[number + 1].word.left
            after_give, after_take = give + gap * stretch, take + gap * shrink
            chances.append((end, give, take, penalty, start, after_give, after_take, 0))
            cuts.append((number + 1, 0, False))
        x += gap
        give += gap * stretch
        take += gap * shrink
    return Chances(chances, cuts)


def _divisions(
    word: Word, vocabulary: Vocabulary, *, patterns: bool, tied: bool
) -> tuple[Division, ...]:
    return vocabulary.everywhere(word) if tied else vocabulary.divisions(word, patterns=patterns)


def _too_wide(pieces: Sequence[Piece], limit: float | None) -> frozenset[int]:
    """Return the pieces that fill more than a line together with what they are joined to."""
    if limit is None:
        return frozenset()
    tied: set[int] = set()
    first, width = 0, 0.0
    for number, piece in enumerate(pieces):
        width += piece.word.width
        if piece.glue == " " or number == len(pieces) - 1:
            if width > limit:
                tied.update(range(first, number + 1))
            first, width = number + 1, 0.0
        else:
            width += piece.gap
    return frozenset(tied)
