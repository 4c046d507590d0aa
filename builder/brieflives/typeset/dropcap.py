"""Cut a large first letter from a paragraph, and put it beside the lines that were set without."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.initial import initial_of
from brieflives.style.sheet import TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import CharStyle, Run, Segment, SetLine, is_call, stretches_of

_GAP = 0.5  # of the text's size: white between the letter and the lines beside it
_HUNG_GAP = 0.06  # likewise between a quotation mark in the margin and the letter
_WIDEST = 0.45  # of the measure: beside a wider letter no line is even
_DEEP = 0.45  # of the leading: what hangs deeper than this reaches the next line's letters
_SPACES = (" ", "\u00a0")  # which no line begins with; others are set with the word behind them
_LOW = frozenset("„‚")  # they stand on the letter's own baseline
# The first line comes closer to a letter that leans away from it, by so much of its width.
_TUCKED = dict.fromkeys("AАΑΛЛΔ", 0.16)

_Slots = tuple[tuple[float, float], ...]


class _Box(NamedTuple):
    """The ink of a large letter from its origin on the baseline, in points."""

    left: float
    right: float
    bottom: float


class DropCap(Struct, frozen=True):
    """A letter so many lines deep; ``rest`` is what is to be set beside and below it."""

    opener: Run | None
    letter: Run
    rest: tuple[Run, ...]
    word: Run | None  # of the rest: what goes on with the letter's word
    space: Run | None  # behind a letter that is a word
    lines: int  # which stand beside it
    box: _Box
    gap_pt: float

    @property
    def width(self) -> float:
        """How much of their measure the lines beside it lose, in points."""
        return self.box.right - self.box.left + self.gap_pt

    def beside(self, slots: _Slots) -> _Slots:
        """Return the places of lines beside the letter and of the first one below."""
        base = unicodedata.normalize("NFD", self.letter.text)[0]
        tuck = _TUCKED.get(base, 0.0) * self.width if self.word else 0.0
        places = [slots[min(number, len(slots) - 1)] for number in range(self.lines + 1)]
        for number in range(self.lines):
            x, width = places[number]
            less = self.width - tuck * (number == 0)
            places[number] = (x + less, width - less)
        return tuple(places)

    def put_before(self, lines: Sequence[SetLine], x: float) -> list[SetLine]:
        """Return lines set ``beside`` it with the letter, whose ink begins at ``x``."""
        first = lines[0]
        letter = _segment(self.letter, first.tracking)
        left = x - self.box.left
        behind = []
        if self.space is not None:  # pdfium reads it if it is shown together with what follows
            space = replace(self.space, style=first.stretches[0].run.style)
            behind = [_segment(space, first.tracking)]
        gap = first.x - left - letter.width - sum(segment.width for segment in behind)
        segments = [letter._replace(gap=gap)]
        if self.opener is not None:
            mark = _segment(self.opener, first.tracking)
            hung = _HUNG_GAP * self.opener.style.size_pt
            segments.insert(0, mark._replace(gap=hung - self.box.left))
            left = x - hung - mark.width
        all_words = [*segments, *behind, *first.segments]
        return [
            replace(
                first,
                words=[segment.shaped for segment in all_words],
                widths=[segment.width for segment in all_words],
                glues=[segment.glue for segment in all_words[:-1]],
                gaps=[segment.gap for segment in all_words[:-1]],
                stretches=stretches_of(segment.run for segment in all_words),
                x=left,
                width=first.x + first.width - left,
                offset=self.letter.offset if self.opener is None else self.opener.offset,
                word_runs=len(segments) + (self.word is not None),
            ),
            *lines[1:],
        ]


def cut_drop_cap(
    runs: Sequence[Run], style: TextStyle, measure: float, case: TypeCase
) -> DropCap | None:
    """Cut the first letter off; None where it is none, or would take too much of the measure.

    The foot of the letter stands on the baseline of the line that the sheet says, and its head is
    level with the small capitals of the first line, which go on with its word: so the two make
    one band, and the few capitals among them rise above it as they do in any line. In a face
    without small capitals the head is level with the capitals.
    """
    first = runs[0] if runs else None
    initial = None if first is None or is_call(first) else initial_of(first.text)
    if first is None or initial is None or any(_is_foreign(run.style) for run in runs):
        return None
    opener, text = initial
    look, lines = first.style, case.sheet.opening.drop_cap_lines
    drop = (lines - 1) * style.leading_pt
    size = (drop + _head(look, case)) / look.face.cap_height * 1000
    large = case.dropped(look, size, drop)
    left, bottom, right = look.face.ink(look.face.shape(text))
    box = _Box(left * size / 1000, right * size / 1000, bottom * size / 1000)
    at = len(opener) + len(text)
    behind = "".join(run.text[:1] for run in runs[1:2] if not is_call(run))
    behind = first.text[at : at + 1] or behind
    if behind == "\n":
        return None  # the author ends the line behind the letter
    word = first.text[at:].split(maxsplit=1)[0] if first.text[at : at + 1].strip() else ""
    parts = [
        replace(first, text=part, offset=first.offset + start)
        for part, start in ((word, at), (first.text[at + len(word) :], at + len(word)))
        if part
    ]
    mark = case.dropped(look, look.size_pt, drop) if opener in _LOW else look
    cap = DropCap(
        replace(first, text=opener, style=mark) if opener else None,
        replace(first, text=text, style=large, offset=first.offset + len(opener)),
        (*parts, *runs[1:]),
        parts[0] if word else None,
        replace(first, text=behind, offset=first.offset + at) if behind in _SPACES else None,
        lines + (-box.bottom > _DEEP * style.leading_pt),
        box,
        _GAP * look.size_pt,
    )
    return cap if cap.width <= _WIDEST * measure else None


def _is_foreign(style: CharStyle) -> bool:
    """Tell whether characters are of a script whose books know no drop caps."""
    return style.native is not None or style.script is not None


def _head(look: CharStyle, case: TypeCase) -> float:
    """Return how high the first line is beside the letter, in points."""
    small = case.in_small_caps(look)
    capital = look.face.shape("x", small.features)
    plain = look.face.shape("x", look.features)
    known = capital.glyphs != plain.glyphs
    height = look.face.height(capital) if known else look.face.cap_height
    return height * look.size_pt / 1000


def _segment(run: Run, line_tracking: float) -> Segment:
    """Return a run as one shaped piece of a line."""
    style = run.style
    shaped = style.face.shape(run.text, style.features, style.lang)
    tracking = style.tracking + line_tracking * style.letter_share
    width = shaped.width + tracking * len(shaped.glyphs)
    return Segment(shaped, run, width * style.size_pt / 1000)
