"""Turn the words between two cuts into a line with its final gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from brieflives.style.sheet import Align
from brieflives.typeset.chances import Cut
from brieflives.typeset.fonts import SOFT_HYPHEN, Shaped
from brieflives.typeset.lines import BREAK, Run, Segment, SetLine
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage

MOST_STRETCH = 6.0  # a line looser than this stays short: gaps would be holes
SPACED_FROM = 1.6  # in a line looser than this the letters stand wider as well, as a last resort
MOST_SPACING = 25.0  # thousandths of an em between letters: more would be seen


Slack = tuple[float, float]  # of a line: what is to be filled, and what its spaces give


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
    gives, takes = _elasticity(passage, first, last)
    natural = sum(widths) + sum(gaps)
    slack = slot.width - (natural - left - right)
    give, take = sum(gives), sum(takes)
    ratio = _ratio(slack, give, take, slot)
    runs = passage.runs[first:end]
    unspaced = 0.0
    if ratio > SPACED_FROM and _may_be_spaced(passage, runs):
        unspaced = ratio
        runs, widths, slack = _letterspaced(runs, shaped, widths, (slack, give))
        ratio = _ratio(slack, give, take, slot)
        natural = sum(widths) + sum(gaps)
    if ratio:
        step = ratio if ratio > 0.0 else -ratio
        more = gives if ratio > 0.0 else [-less for less in takes]
        gaps = [gap + step * by for gap, by in zip(gaps, more, strict=True)]
    glues = passage.glues[first:last]
    if passage.elastic:
        glues = [glue if glue != BREAK else "" for glue in glues]
    columns = zip(
        shaped,
        runs,
        widths,
        [*glues, ""],
        [*gaps, 0.0],
        strict=True,
    )
    return SetLine(
        tuple(map(Segment._make, columns)),
        slot.x - left + _shift(slack, slot),
        natural + ratio * (give if ratio > 0.0 else take),
        passage.offsets[first] + start.at,
        hyphenated=shaped[-1].text.endswith(SOFT_HYPHEN),
        stretch=ratio,
        trailing_space=whole and not slot.final and passage.glues[last] not in ("", BREAK),
        unspaced=unspaced,
        over_pt=max(0.0, -slack - take) if slack < 0.0 else 0.0,
        torn=not slot.final and _is_torn(passage, stop),
    )


def _is_torn(passage: Passage, stop: Cut) -> bool:
    """Tell whether a line ends inside what holds together, and not at a place to divide it."""
    if stop.at:
        places = passage.words[stop.word].places
        return not stop.inserted and all(place.at != stop.at for place in places)
    return passage.glues[stop.word - 1] not in ENDS


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


def _elasticity(passage: Passage, first: int, last: int) -> tuple[list[float], list[float]]:
    """Return how far each gap of a line can be stretched and shrunk, in points."""
    if passage.elastic:
        return passage.elasticity(first, last)
    gaps = passage.gaps[first:last]
    return [gap * STRETCH for gap in gaps], [gap * SHRINK for gap in gaps]


def _may_be_spaced(passage: Passage, runs: Sequence[Run]) -> bool:
    """Tell whether letters may stand apart: those of scripts that join theirs may not."""
    return not passage.elastic and all(run.style.script is None for run in runs)


def _letterspaced(
    runs: Sequence[Run], shaped: Sequence[Shaped], widths: Sequence[float], given: Slack
) -> tuple[list[Run], list[float], float]:
    """Put a little space between the letters of a line; return it with what is left of the slack.

    Never more than makes the line as loose as it may be without.
    """
    slack, give = given
    ems = [
        run.style.size_pt * len(word.glyphs) / 1000 for run, word in zip(runs, shaped, strict=True)
    ]
    fitted = sum(ems) - runs[-1].style.size_pt / 1000  # what is behind the last letter nobody sees
    spacing = min(MOST_SPACING, (slack - SPACED_FROM * give) / fitted)
    spaced: dict[int, Run] = {}
    for run in runs:
        if id(run) not in spaced:
            style = replace(run.style, tracking=run.style.tracking + spacing)
            spaced[id(run)] = replace(run, style=style)
    wider = [width + size * spacing for width, size in zip(widths, ems, strict=True)]
    return [spaced[id(run)] for run in runs], wider, slack - spacing * fitted


def _ratio(slack: float, give: float, take: float, slot: Slot) -> float:
    """Return how far the spaces are stretched (> 0) or shrunk (< 0), in shares of what they give.

    Spaces shrink no further than they may; a line that is still too long sticks out.
    """
    if slack < 0.0:
        return max(-1.0, slack / take) if take > 0.0 else 0.0
    if not give or slack == 0.0 or slot.align != "justify" or slot.final:
        return 0.0
    return min(MOST_STRETCH, slack / give)


def _shift(slack: float, slot: Slot) -> float:
    if slack <= 0.0:
        return 0.0
    if slot.align == "center":
        return slack / 2
    return slack if slot.align == "right" else 0.0
