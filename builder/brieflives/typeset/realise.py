"""Turn the words between two cuts into a line with its final gaps."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from brieflives.style.sheet import Align
from brieflives.typeset.bidi import visual
from brieflives.typeset.chances import Cut
from brieflives.typeset.fonts import SOFT_HYPHEN
from brieflives.typeset.lines import BREAK, SetLine, Stand, stretches_of
from brieflives.typeset.tokens import ENDS, SHRINK, STRETCH, Passage
from brieflives.typeset.words import LETTERS_SHRINK, LETTERS_STRETCH, Word

MOST_STRETCH = 6.0  # a line looser than this stays short: gaps would be holes
WIDE_ENOUGH = 2.0  # the ratio that spaces are twice as wide at as the face wants them
MOST_TRACKING = 25.0  # thousandths of an em; what is wanted beyond is left to the spaces


class Slot(Struct, frozen=True):
    """Where a line goes: its left edge and width, how it fills them, whether it ends the text."""

    x: float
    width: float
    align: Align
    final: bool
    rtl: bool = False  # the line begins at the right

    @property
    def justified(self) -> bool:
        """Whether the line is to fill its width."""
        return self.align == "justify"


def realise(passage: Passage, start: Cut, stop: Cut, slot: Slot) -> SetLine:
    """Return the line from one cut to the next, which must lie behind it."""
    words = _words(passage, start, stop)
    first, last = start.word, start.word + len(words) - 1
    shaped, widths = [word.shaped for word in words], [word.width for word in words]
    gaps, glues = passage.gaps[first:last], passage.glues[first:last]
    slack = slot.width - (sum(widths) + sum(gaps) - words[0].left - words[-1].right)
    if slack >= 0.0 and (slot.final or not slot.justified):  # nothing gives way: half of all lines
        fit, by_gap, by_word = _NATURAL, [], []
    else:
        by_gap = _elasticity(passage, first, last, shrinks=slack < 0.0)
        by_word = [word.give for word in words] if slot.justified and not passage.elastic else []
        fit = _fit(slack, sum(by_gap), _in_letters(by_word, words[-1]))
    if fit.tracking:
        each = fit.tracking / LETTERS_STRETCH
        widths = [width + each * by for width, by in zip(widths, by_word, strict=True)]
    if fit.ratio:
        ratio = fit.ratio
        gaps = [gap + ratio * by for gap, by in zip(gaps, by_gap, strict=True)]
    if passage.elastic:
        glues = [glue if glue != BREAK else "" for glue in glues]
    return SetLine(
        shaped,
        widths,
        glues,
        gaps,
        stretches_of(passage.runs[first : last + 1]),
        slot.x - words[0].left + _shift(slack, slot),
        sum(widths) + sum(gaps),
        _offset(passage, start),
        hyphenated=shaped[-1].text.endswith(SOFT_HYPHEN),
        stretch=fit.ratio,
        trailing_space=not (stop.at or slot.final) and passage.glues[last] not in ("", BREAK),
        over_pt=fit.over_pt,
        torn=not slot.final and _is_torn(passage, stop),
        tracking=fit.tracking,
        stands=_stands(passage, first, widths, gaps, rtl=slot.rtl) if passage.levels else None,
    )


def _offset(passage: Passage, start: Cut) -> int:
    """Return where in the leaf a line begins; words of the layout's own stand before its first."""
    own = start.at and passage.runs[start.word].offset < 0
    return passage.offsets[start.word] + (0 if own else start.at)


def _words(passage: Passage, start: Cut, stop: Cut) -> list[Word]:
    """Return the words of a line, of those that it divides only what it has of them."""
    words = passage.words[start.word : stop.word + 1 if stop.at else stop.word]
    if start.at:
        goes_on = stop.word == start.word and stop.at
        text = words[0].text[start.at : stop.at if goes_on else None]
        if not goes_on:
            text = text.rstrip(SOFT_HYPHEN)
        elif stop.inserted:
            text += SOFT_HYPHEN
        words[0] = passage.vocabularies[start.word].part(text)
    if stop.at and not (start.at and stop.word == start.word):
        text = words[-1].text[: stop.at] + (SOFT_HYPHEN if stop.inserted else "")
        words[-1] = passage.vocabularies[stop.word].part(text)
    return words


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
        vocabulary, word = passage.vocabularies[stop.word], passage.words[stop.word]
        return not vocabulary.may_divide(word, stop.at)
    return passage.glues[stop.word - 1] not in ENDS


def _elasticity(passage: Passage, first: int, last: int, *, shrinks: bool) -> list[float]:
    """Return how far each gap of a line can be stretched or shrunk, in points."""
    if passage.elastic:
        return passage.elasticity(first, last)[shrinks]
    share = SHRINK if shrinks else STRETCH
    return [gap * share for gap in passage.gaps[first:last]]


def _in_letters(by_word: list[float], last: Word) -> float:
    """Return how far the letters of a line can be spaced at ease; behind the last one is none."""
    if not by_word:
        return 0.0
    return sum(by_word) - (by_word[-1] / len(last.shaped.glyphs) if by_word[-1] else 0.0)


class Fit(Struct, frozen=True):
    """How a line is brought to its width."""

    ratio: float = 0.0  # of what the gaps give (> 0) or take (< 0)
    tracking: float = 0.0  # thousandths of an em
    over_pt: float = 0.0  # what is left over


_NATURAL = Fit()


def _fit(slack: float, gaps: float, letters: float) -> Fit:
    """Share what a line is too short or too long by between its gaps and its letters.

    ``gaps`` and ``letters`` are what they have to give. Neither shrinks further than it may; a line
    that is still too long sticks out.
    """
    if slack < 0.0:
        take = gaps + letters * LETTERS_SHRINK / LETTERS_STRETCH
        ratio = max(-1.0, slack / take) if take > 0.0 else 0.0
        tracking = ratio * LETTERS_SHRINK if letters else 0.0
        return Fit(ratio, tracking, max(0.0, -slack - take))
    if not gaps or slack == 0.0:
        return _NATURAL
    tracking = _tracking(slack, gaps, letters)
    rest = slack - letters * tracking / LETTERS_STRETCH
    return Fit(min(MOST_STRETCH, rest / gaps), tracking)


def _tracking(slack: float, give: float, letters: float) -> float:
    """Return what letters are spaced by: in proportion to the gaps until these are wide enough.

    From there on letters give first, as far as they may, since gaps that are wider still are seen.
    """
    if not letters:
        return 0.0
    ratio = max(slack / (give + letters), (slack - WIDE_ENOUGH * give) / letters)
    return min(MOST_TRACKING, ratio * LETTERS_STRETCH)


def _shift(slack: float, slot: Slot) -> float:
    if slack <= 0.0:
        return 0.0
    if slot.align == "center":
        return slack / 2
    return slack if slot.align == "right" else 0.0
