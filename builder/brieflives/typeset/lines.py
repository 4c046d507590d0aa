"""What a paragraph becomes: lines of shaped words, ready to be placed.

Lengths are points unless a name says otherwise. Glyph measures are thousandths of an em.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby, repeat
from typing import NamedTuple

from msgspec import Struct

from brieflives.document.blocks import Leaf
from brieflives.document.inline import Inline, NoteCall
from brieflives.style.sheet import ScriptName
from brieflives.typeset.fonts import Features, FontFace, Shaped

SMALL_CAPITALS = 2.5  # of the letterspacing of ordinary letters
HANGUL = 2.5  # likewise, after what Korean books do


class CharStyle(Struct, frozen=True, eq=False):
    """How characters look. Made once for each look in a run, so identity is equality."""

    face: FontFace
    size_pt: float
    lang: str
    features: Features = ()
    colour: str = "#000000"
    rise_pt: float = 0.0
    tracking: float = 0.0  # thousandths of an em
    hyphenate: bool = True
    stressed: bool = False  # bold, or by any other means no ordinary words
    native: ScriptName | None = None  # in which the language is written
    script: ScriptName | None = None  # of the characters, where the text face is not for them
    rtl: bool = False  # they run from right to left

    @property
    def letter_share(self) -> float:
        """How far a line may space these letters, beside ordinary ones.

        Not at all those that join, ideographs and drop caps; small capitals bear more, and so do
        the squares of Korean.
        """
        if self.script == "Kore":
            return HANGUL
        if self.script is not None or self.rtl or self.rise_pt < 0.0:
            return 0.0
        return SMALL_CAPITALS if ("smcp", 1) in self.features else 1.0


class Run(Struct, frozen=True):
    """Characters of one look. ``chain`` holds the document nodes around them, outermost first.

    From the chain the PDF knows language, link target, note call and structure; ``offset`` counts
    in ``plain(leaf.inlines)`` and is -1 for characters that the layout itself adds. A note call
    has the offset of what follows it.
    """

    text: str
    style: CharStyle
    chain: tuple[Inline, ...] = ()
    offset: int = -1


BREAK = "\u200b"  # in place of a space: a line may end here, and nothing is drawn


def is_call(run: Run) -> bool:
    """Tell whether a run is a note call."""
    return bool(run.chain) and isinstance(run.chain[-1], NoteCall)


class Segment(NamedTuple):
    """A word of a line: a shaped stretch of one run, and what follows it."""

    shaped: Shaped
    run: Run
    width: float
    glue: str = ""
    gap: float = 0.0


class Stretch(Struct, frozen=True):
    """What one run has in a line: the words from ``start`` up to, not including, ``stop``."""

    run: Run
    start: int
    stop: int


def stretches_of(runs: Iterable[Run]) -> list[Stretch]:
    """Divide words, of which these are the runs, where one run ends and another begins."""
    stretches: list[Stretch] = []
    start = 0
    for run, words in groupby(runs):
        stop = start + len([*words])
        stretches.append(Stretch(run, start, stop))
        start = stop
    return stretches


class Stand(NamedTuple):
    """Where a word begins, and where the space after it does, from the left end of the line."""

    x: float
    gap_x: float


class SetLine(Struct, frozen=True):
    """One line, its words in reading order, a column for each thing to know about them.

    A gap is how wide a space, or what is between two characters, is in this line. ``x`` shifts the
    line from the edge that the paragraph begins at (indents, centring, hanging).
    """

    words: Sequence[Shaped]
    widths: Sequence[float]
    glues: Sequence[str]  # behind each but the last: " ", U+00A0 or nothing
    gaps: Sequence[float]  # likewise
    stretches: Sequence[Stretch]  # of all words
    x: float
    width: float
    offset: int  # where it starts in the leaf's plain text
    hyphenated: bool = False  # an inserted hyphen (U+00AD) ends it
    stretch: float = 0.0  # the ratio its spaces are stretched (> 0) or shrunk (< 0) by
    trailing_space: bool = False  # the text goes on behind a space: the PDF needs the glyph
    over_pt: float = 0.0  # how far it sticks out of its measure
    torn: bool = False  # it ends where nothing should be divided, for want of a better place
    tracking: float = 0.0  # what each letter that may move is spaced by, in thousandths of an em
    stands: tuple[Stand, ...] | None = None  # of words that do not run from left to right
    word_runs: int = 0  # so many first runs are one word, its first letter a drop cap

    @property
    def text(self) -> str:
        """The characters of the line as they are read; an inserted hyphen is U+00AD."""
        behind = [*self.glues, ""]
        return "".join(word.text + glue for word, glue in zip(self.words, behind, strict=True))

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The words one by one, for who does not ask for many lines."""
        runs = chain.from_iterable(
            repeat(stretch.run, stretch.stop - stretch.start) for stretch in self.stretches
        )
        columns = (self.words, runs, self.widths, [*self.glues, ""], [*self.gaps, 0.0])
        return tuple(map(Segment, *columns))


class SetParagraph(Struct, frozen=True):
    """A leaf as lines; ``leaf`` is None for text that the layout adds.

    Such text is an artifact (a running head), an entry of the contents (it holds a ``Link`` to a
    part), or else the label of the leaf that is placed next: a note's number, an item's bullet.
    """

    leaf: Leaf | None
    lines: tuple[SetLine, ...]
    leading: float
    together: int = 1  # so many first lines stand on one page, a drop cap beside them
