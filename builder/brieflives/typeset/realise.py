"""Turn the words between two cuts into a line with its final gaps."""

from __future__ import annotations

from typing import NamedTuple

from brieflives.style.sheet import Align
from brieflives.typeset.chances import SHRINK, STRETCH, Cut
from brieflives.typeset.fonts import SOFT_HYPHEN, Shaped
from brieflives.typeset.lines import Segment, SetLine
from brieflives.typeset.tokens import Passage

MOST_STRETCH = 6.0  # a line looser than this stays short: gaps would be holes


class Slot(NamedTuple):
    """Where a line goes: its left edge and width, how it fills them, whether it ends the text."""

    x: float
    width: float
    align: Align
    final: bool


def realise(passage: Passage, start: Cut, stop: Cut, slot: Slot) -> SetLine:
    """Return the line from one cut to the next, which must lie behind it."""
    whole = stop.at == 0
    first, end = start.word, stop.word if whole else stop.word + 1
    last = end - 1
    words = passage.words[first:end]
    shaped = [word.shaped for word in words]
    widths = [word.width for word in words]
    _divide(passage, start, stop, shaped, widths)
    left = passage.vocabularies[first].left(shaped[0]) if start.at else words[0].left
    right = (
        words[-1].right if whole and not start.at else passage.vocabularies[last].right(shaped[-1])
    )
    gaps = passage.gaps[first:last]
    spaces = sum(gaps)
    natural = sum(widths) + spaces
    slack = slot.width - (natural - left - right)
    ratio = _ratio(slack, spaces, slot)
    scale = 1.0 + ratio * (STRETCH if ratio > 0 else SHRINK)
    stretched = {gap: gap * scale for gap in set(gaps)}
    columns = zip(
        shaped,
        passage.runs[first:end],
        widths,
        [*passage.glues[first:last], ""],
        [*[stretched[gap] for gap in gaps], 0.0],
        strict=True,
    )
    return SetLine(
        tuple(map(Segment._make, columns)),
        slot.x - left + _shift(slack, slot),
        natural + spaces * (scale - 1.0),
        passage.offsets[first] + start.at,
        hyphenated=shaped[-1].text.endswith(SOFT_HYPHEN),
        stretch=ratio,
        trailing_space=whole and not slot.final and passage.glues[last] != "",
        over_pt=max(0.0, -slack - spaces * SHRINK) if slack < 0.0 else 0.0,
        torn=not slot.final and _is_torn(passage, stop),
    )


def _is_torn(passage: Passage, stop: Cut) -> bool:
    """Tell whether a line ends inside what holds together, and not at a place to divide it."""
    if stop.at:
        places = passage.words[stop.word].places
        return not stop.inserted and all(place.at != stop.at for place in places)
    return passage.glues[stop.word - 1] != " "


def _divide(
    passage: Passage, start: Cut, stop: Cut, shaped: list[Shaped], widths: list[float]
) -> None:
    """Shape anew what is left of the words that the line begins and ends with."""
    if start.at:
        vocabulary = passage.vocabularies[start.word]
        from_, to = start.at, stop.at if stop.word == start.word and stop.at else None
        text = passage.words[start.word].text[from_:to]
        if stop.word == start.word and stop.inserted:
            text += SOFT_HYPHEN
        elif to is None:
            text = text.rstrip(SOFT_HYPHEN)
        shaped[0] = vocabulary.shape(text)
        widths[0] = vocabulary.width(shaped[0])
    if stop.at and not (start.at and stop.word == start.word):
        vocabulary = passage.vocabularies[stop.word]
        text = passage.words[stop.word].text[: stop.at] + (SOFT_HYPHEN if stop.inserted else "")
        shaped[-1] = vocabulary.shape(text)
        widths[-1] = vocabulary.width(shaped[-1])


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
