"""Set runs as a paragraph: words, places to break, lines with their final gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from brieflives.document.blocks import Leaf
from brieflives.document.inline import NoteCall
from brieflives.style.sheet import Align, TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.chances import Chances, Cut, chances_of
from brieflives.typeset.linebreak import End, Leniency, Rules, break_lines
from brieflives.typeset.lines import Run, SetLine, SetParagraph
from brieflives.typeset.realise import Slot, realise
from brieflives.typeset.tokens import Passage, passages_of_runs

_RAGGED = 0.08  # of the measure: how much shorter a ragged line may be at ease
_SHORTEST_LAST = 0.12  # of the measure: a last line shorter than this looks forlorn


class _Pass(NamedTuple):
    """One try at breaking; later ones are less particular."""

    patterns: bool
    tolerance: float
    extra: float = 0.0  # of the measure: stretch that each line gets for free
    emergency: bool = False


_PASSES = (
    _Pass(patterns=False, tolerance=1.0),
    _Pass(patterns=True, tolerance=2.0),
    _Pass(patterns=True, tolerance=4.0, extra=0.04),
    _Pass(patterns=True, tolerance=0.0, extra=0.12, emergency=True),
)
_OPENING_PASSES = (  # no divided word where the small capitals end
    _Pass(patterns=False, tolerance=1.0),
    _Pass(patterns=False, tolerance=4.0),
    _Pass(patterns=False, tolerance=12.0, extra=0.04),
    _PASSES[-1],
)


@dataclass(frozen=True, slots=True)
class _Measures:
    """Left edge and width of each line of a paragraph; the last goes on."""

    slots: tuple[tuple[float, float], ...]

    def __getitem__(self, line: int) -> tuple[float, float]:
        return self.slots[min(line, len(self.slots) - 1)]

    def below(self, lines: int) -> _Measures:
        """Return what is left when some lines are set."""
        return _Measures(self.slots[min(lines, len(self.slots) - 1) :])


def set_paragraph(  # noqa: PLR0913 - what a paragraph needs beside its words
    runs: Sequence[Run],
    measures: float | Sequence[float],
    style: TextStyle,
    case: TypeCase,
    *,
    leaf: Leaf | None = None,
    indented: bool = False,
    small_caps_opening: bool = False,
) -> SetParagraph:
    """Set runs in lines of a measure in points.

    ``measures`` is the column's width, or one width a line, the last of which goes on. The style's
    inset, hanging and (when ``indented``) indent are taken from it here and show in ``SetLine.x``;
    alignment, leading and hanging punctuation come from the style and the sheet.
    ``small_caps_opening`` sets the words of the first line in small capitals. No runs, no lines.
    No character is ever lost, however narrow the measure.
    """
    widths = [measures] if isinstance(measures, int | float) else list(measures)
    slots = _measures(widths, style, indented=indented)
    if small_caps_opening:
        lines = _with_opening(runs, slots, style, case)
    else:
        lines = _set(runs, slots, style, case, _PASSES)
    return SetParagraph(leaf, tuple(lines), style.leading_pt)


def natural_width(runs: Sequence[Run], case: TypeCase) -> float:
    """Return the width in points of the runs on one line, no gap stretched."""
    passages = [passage for passage in passages_of_runs(runs, case) if passage.words]
    if not passages:
        return 0.0
    words = sum(word.width for passage in passages for word in passage.words)
    return words + sum(sum(passage.gaps) for passage in passages) - passages[-1].gaps[-1]


def _measures(widths: Sequence[float], style: TextStyle, *, indented: bool) -> _Measures:
    if len(widths) == 1 and (indented or style.hang_pt):
        widths = [widths[0]] * 2
    slots = []
    for line, width in enumerate(widths):
        shift = style.hang_pt if line else style.indent_pt * indented
        slots.append((style.inset_pt + shift, max(width - 2 * style.inset_pt - shift, 1.0)))
    return _Measures(tuple(slots))


def _set(
    runs: Sequence[Run],
    measures: _Measures,
    style: TextStyle,
    case: TypeCase,
    passes: Sequence[_Pass],
) -> list[SetLine]:
    """Set the passages between forced line ends one below the other."""
    lines: list[SetLine] = []
    passages = passages_of_runs(runs, case)
    for number, passage in enumerate(passages):
        if not passage.words:
            continue
        below = measures.below(len(lines))
        lines += _passage(passage, below, style.align, passes)
        if number < len(passages) - 1:
            lines[-1] = replace(lines[-1], trailing_space=True)
    return lines


def _passage(
    passage: Passage, measures: _Measures, align: Align, passes: Sequence[_Pass]
) -> list[SetLine]:
    chances, ends = _break(passage, measures, align, passes)
    lines: list[SetLine] = []
    start = Cut(0, 0, inserted=False)
    for number, end in enumerate(ends):
        stop = Cut(*chances.cuts[end.chance])
        x, width = measures[number]
        slot = Slot(x, width, align, final=number == len(ends) - 1)
        lines.append(realise(passage, start, stop, slot))
        start = stop
    return lines


def _break(
    passage: Passage, measures: _Measures, align: Align, passes: Sequence[_Pass]
) -> tuple[Chances, list[End]]:
    """Try one pass after the other; the last is an emergency, which always gives lines."""
    widths, lead = _effective([width for _, width in measures.slots])
    justified = align == "justify"
    last_width = widths[-1]
    ragged = 0.0 if justified else max(_RAGGED * last_width, passage.vocabularies[0].look.size_pt)
    rules = Rules(
        ragged=ragged, balanced=align == "center", shortest_last=_SHORTEST_LAST * last_width
    )
    for attempt in passes:
        chances = chances_of(
            passage,
            patterns=attempt.patterns,
            justified=justified,
            wider_than=min(widths) if attempt.emergency else None,
        )
        ends = break_lines(
            chances.ahead,
            widths,
            rules,
            Leniency(attempt.tolerance, attempt.extra * last_width, attempt.emergency),
            start=passage.words[0].left + lead,
        )
        if ends is not None:
            return chances, ends
    message = "the last pass over a paragraph was no emergency"
    raise AssertionError(message)


def _effective(widths: list[float]) -> tuple[list[float], float]:
    """Make widths uniform where only the first line differs: the search is quicker then.

    Returns the widths and by how much the first line is wider than they say.
    """
    if len(widths) > 1 and len(set(widths[1:])) == 1 and widths[0] <= widths[1]:
        return widths[1:2], widths[0] - widths[1]
    return widths, 0.0


def _with_opening(
    runs: Sequence[Run], measures: _Measures, style: TextStyle, case: TypeCase
) -> list[SetLine]:
    """Set all in small capitals, keep the first line of that, and set the rest as it should be."""
    capitals = [
        run
        if run.chain and isinstance(run.chain[-1], NoteCall)
        else replace(run, style=case.in_small_caps(run.style))
        for run in runs
    ]
    opening = _set(capitals, measures, style, case, _OPENING_PASSES)
    if len(opening) < 2 or opening[1].offset <= 0:
        return opening
    rest = _from(runs, opening[1].offset)
    return [opening[0], *_set(rest, measures.below(1), style, case, _PASSES)]


def _from(runs: Sequence[Run], offset: int) -> list[Run]:
    """Return the runs without the characters before an offset in the leaf's plain text."""
    rest: list[Run] = []
    for run in runs:
        cut = offset - run.offset
        if cut <= 0:
            rest.append(run)
        elif cut < len(run.text) and not (run.chain and isinstance(run.chain[-1], NoteCall)):
            rest.append(replace(run, text=run.text[cut:], offset=offset))
    return rest
