"""Turn the words between two cuts into a line with its final gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brieflives.style.sheet import Align
from brieflives.typeset.bidi import visual
from brieflives.typeset.chances import Cut
from brieflives.typeset.fonts import SOFT_HYPHEN, Shaped
from brieflives.typeset.lines import BREAK, Segment, SetLine, Stand
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage
from brieflives.typeset.words import LETTERS_SHRINK, LETTERS_STRETCH

MOST_STRETCH = 6.0  # a line looser than this stays short: gaps would be holes
MOST_TRACKING = 25.0  # thousandths of an em; what is wanted beyond is left to the spaces


class Slot(NamedTuple):
    """Where a line goes: its left edge and width, how it fills them, whether it ends the text."""

    x: float
    width: float
    align: Align
    final: bool
    rtl: bool = False  # the line begins at the right


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
    letters = _letters(passage, first, shaped, slot)
    in_letters = sum(letters) - (letters[-1] / len(shaped[-1].glyphs) if letters[-1] else 0.0)
    give, take = sum(gives), sum(takes)
    fit = _fit(slack, Elastic(give, take, in_letters), slot)
    if fit.tracking:
        widths = [
            width + fit.tracking / LETTERS_STRETCH * by
            for width, by in zip(widths, letters, strict=True)
        ]
    if fit.ratio:
        step = abs(fit.ratio)
        more = gives if fit.ratio > 0.0 else [-less for less in takes]
        gaps = [gap + step * by for gap, by in zip(gaps, more, strict=True)]
    glues = passage.glues[first:last]
    if passage.elastic:
        glues = [glue if glue != BREAK else "" for glue in glues]
    columns = zip(
        shaped,
        passage.runs[first:end],
        widths,
        [*glues, ""],
        [*gaps, 0.0],
        strict=True,
    )
    return SetLine(
        tuple(map(Segment._make, columns)),
        slot.x - left + _shift(slack, slot),
        sum(widths) + sum(gaps),
        _offset(passage, start),
        hyphenated=shaped[-1].text.endswith(SOFT_HYPHEN),
        stretch=fit.ratio,
        trailing_space=whole and not slot.final and passage.glues[last] not in ("", BREAK),
        over_pt=fit.over_pt,
        torn=not slot.final and _is_torn(passage, stop),
        tracking=fit.tracking,
        stands=_stands(passage, first, widths, gaps, rtl=slot.rtl) if passage.levels else None,
    )


def _offset(passage: Passage, start: Cut) -> int:
    """Return where in the leaf a line begins; words of the layout's own stand before its first."""
    own = start.at and passage.runs[start.word].offset < 0
    return passage.offsets[start.word] + (0 if own else start.at)


def _stands(
    passage: Passage, first: int, widths: Sequence[float], gaps: Sequence[float], *, rtl: bool
) -> tuple[Stand, ...]:
    """Return where each word stands, and the space after it, by their levels (UAX #9, L2).

    The space that a next line drops stands outside, at the end of the line.
    """
    last = first + len(widths) - 1
    levels = passage.levels[first : last + 1]
    mixed = [
        *zip(levels, widths, range(len(widths)), strict=True),
        *zip(passage.gap_levels[first:last], gaps, range(-1, -len(widths), -1), strict=True),
    ]
    mixed.sort(key=lambda item: item[2] if item[2] >= 0 else -item[2] - 0.5)
    x = 0.0
    words: dict[int, float] = {}
    for _, width, number in visual(mixed, [level for level, _, _ in mixed]):
        words[number] = x
        x += width
    outside = -passage.vocabularies[last].space if rtl else x
    return tuple(
        Stand(words[number], words.get(-number - 1, outside)) for number in range(len(widths))
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


class Elastic(NamedTuple):
    """What a line has to give: its gaps to stretch and to shrink, its letters at ease; points."""

    give: float
    take: float
    letters: float


class Fit(NamedTuple):
    """How a line is brought to its width."""

    ratio: float = 0.0  # of what the gaps give (> 0) or take (< 0)
    tracking: float = 0.0  # thousandths of an em
    over_pt: float = 0.0  # what is left over


def _letters(passage: Passage, first: int, shaped: list[Shaped], slot: Slot) -> list[float]:
    """Return how far the letters of each word can be spaced at ease, in points."""
    if slot.align != "justify" or passage.elastic:
        return [0.0] * len(shaped)
    return [
        passage.vocabularies[number].letter_give * len(word.glyphs)
        for number, word in enumerate(shaped, first)
    ]


def _fit(slack: float, elastic: Elastic, slot: Slot) -> Fit:
    """Share what a line is too short or too long by between its gaps and its letters.

    Neither shrinks further than it may; a line that is still too long sticks out.
    """
    give, take, letters = elastic
    if slack < 0.0:
        take += letters * LETTERS_SHRINK / LETTERS_STRETCH
        ratio = max(-1.0, slack / take) if take > 0.0 else 0.0
        tracking = ratio * LETTERS_SHRINK if letters else 0.0
        return Fit(ratio, tracking, max(0.0, -slack - take))
    if not give or slack == 0.0 or slot.align != "justify" or slot.final:
        return Fit()
    at_ease = slack / (give + letters)
    tracking = min(MOST_TRACKING, at_ease * LETTERS_STRETCH) if letters else 0.0
    rest = slack - letters * tracking / LETTERS_STRETCH
    return Fit(min(MOST_STRETCH, rest / give), tracking)


def _shift(slack: float, slot: Slot) -> float:
    if slack <= 0.0:
        return 0.0
    if slot.align == "center":
        return slack / 2
    return slack if slot.align == "right" else 0.0
