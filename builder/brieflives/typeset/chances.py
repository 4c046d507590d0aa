"""The chances to end a line that the pieces of a paragraph offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brieflives.typeset.linebreak import Chance
from brieflives.typeset.tokens import NO_BREAK_SPACE, Piece
from brieflives.typeset.words import Division

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
    cuts: list[Cut]


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
    cuts: list[Cut] = []
    x = spaces = 0.0
    last = len(pieces) - 1
    for number, (word, _, vocabulary, _, glue, gap) in enumerate(pieces):
        divisions: tuple[Division, ...]
        if tied[number]:
            divisions = vocabulary.everywhere(word)
        else:
            divisions = vocabulary.divisions(word, patterns=patterns)
        give, take = spaces * stretch, spaces * shrink
        for at, before, after, penalty, inserted, hyphen in divisions:
            rest = x + word.width - after
            chances.append((x + before, give, take, penalty, rest, give, take, hyphen))
            cuts.append(Cut(number, at, inserted))
        end = x + word.width - word.right
        x += word.width
        if number == last:
            chances.append((end, give, take, 0.0, x, give, take, 0))
            cuts.append(Cut(last + 1, 0, inserted=False))
            break
        free = glue and glue != NO_BREAK_SPACE
        x += gap
        spaces += gap
        if free or (tied[number] and tied[number + 1]):
            penalty = 0.0 if free else _AGAINST_JOINT
            start = x + pieces[number + 1].word.left
            after_give, after_take = spaces * stretch, spaces * shrink
            chances.append((end, give, take, penalty, start, after_give, after_take, 0))
            cuts.append(Cut(number + 1, 0, inserted=False))
    return Chances(chances, cuts)


def _too_wide(pieces: Sequence[Piece], limit: float | None) -> list[bool]:
    """Tell for each piece whether what it is joined to fills more than a line."""
    if limit is None:
        return [False] * len(pieces)
    tied: list[bool] = []
    group: list[float] = []
    for piece in pieces:
        group.append(piece.word.width + piece.gap)
        if piece is pieces[-1] or (piece.glue and piece.glue != NO_BREAK_SPACE):
            tied += [sum(group) > limit] * len(group)
            group = []
    return tied
