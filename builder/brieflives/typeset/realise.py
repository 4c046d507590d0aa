"""Turn the pieces between two cuts into a line with its final gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brieflives.style.sheet import Align
from brieflives.typeset.chances import SHRINK, STRETCH, Cut
from brieflives.typeset.fonts import SOFT_HYPHEN, Shaped
from brieflives.typeset.lines import Segment, SetLine
from brieflives.typeset.tokens import Piece

MOST_STRETCH = 6.0  # a line looser than this stays short: gaps would be holes


class Slot(NamedTuple):
    """Where a line goes: its left edge and width, how it fills them, whether it ends the text."""

    x: float
    width: float
    align: Align
    final: bool


def realise(pieces: Sequence[Piece], start: Cut, stop: Cut, slot: Slot) -> SetLine:
    """Return the line from one cut to the next, which must lie behind it."""
    whole = stop.at == 0
    end = stop.piece if whole else stop.piece + 1
    shaped = [piece.word.shaped for piece in pieces[start.piece : end]]
    widths = [piece.word.width for piece in pieces[start.piece : end]]
    _divide(pieces, start, stop, shaped, widths)
    first, last = pieces[start.piece], pieces[end - 1]
    left = first.vocabulary.left(shaped[0]) if start.at else first.word.left
    right = last.word.right if whole and not start.at else last.vocabulary.right(shaped[-1])
    gaps = sum(piece.gap for piece in pieces[start.piece : end - 1])
    natural = sum(widths) + gaps
    slack = slot.width - (natural - left - right)
    ratio = _ratio(slack, gaps, slot)
    scale = 1.0 + ratio * (STRETCH if ratio > 0 else SHRINK)
    segments = [
        Segment(shape, piece.run, width, piece.glue, piece.gap * scale)
        for piece, shape, width in zip(pieces[start.piece : end], shaped, widths, strict=True)
    ]
    segments[-1] = segments[-1]._replace(glue="", gap=0.0)
    return SetLine(
        tuple(segments),
        slot.x - left + _shift(slack, slot),
        natural + gaps * (scale - 1.0),
        first.offset + start.at,
        hyphenated=shaped[-1].text.endswith(SOFT_HYPHEN),
        stretch=ratio,
        trailing_space=whole and not slot.final and last.glue != "",
    )


def _divide(
    pieces: Sequence[Piece], start: Cut, stop: Cut, shaped: list[Shaped], widths: list[float]
) -> None:
    """Shape anew what is left of the words that the line begins and ends with."""
    if start.at:
        piece = pieces[start.piece]
        from_, to = start.at, stop.at if stop.piece == start.piece and stop.at else None
        text = piece.word.text[from_:to]
        if stop.piece == start.piece and stop.inserted:
            text += SOFT_HYPHEN
        elif to is None:
            text = text.rstrip(SOFT_HYPHEN)
        shaped[0] = piece.vocabulary.shape(text)
        widths[0] = piece.vocabulary.width(shaped[0])
    if stop.at and not (start.at and stop.piece == start.piece):
        piece = pieces[stop.piece]
        text = piece.word.text[: stop.at] + (SOFT_HYPHEN if stop.inserted else "")
        shaped[-1] = piece.vocabulary.shape(text)
        widths[-1] = piece.vocabulary.width(shaped[-1])


def _ratio(slack: float, gaps: float, slot: Slot) -> float:
    """Return how far the spaces are stretched (> 0) or shrunk (< 0), in shares of what they give.

    Spaces shrink no further than they may; a line that is still too long sticks out.
    """
    if not gaps or slack == 0.0 or (slack > 0.0 and (slot.align != "justify" or slot.final)):
        return 0.0
    if slack < 0.0:
        return max(-1.0, slack / (gaps * SHRINK))
    return min(MOST_STRETCH, slack / (gaps * STRETCH))


def _shift(slack: float, slot: Slot) -> float:
    if slack <= 0.0:
        return 0.0
    if slot.align == "center":
        return slack / 2
    return slack if slot.align == "right" else 0.0
