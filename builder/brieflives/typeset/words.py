"""The words met in one look: each is shaped once, with the places where it may be divided."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from msgspec import Struct

from brieflives.typeset.fonts import SOFT_HYPHEN, Shaped
from brieflives.typeset.hyphens import BreakPlace, Hyphens, Kind
from brieflives.typeset.ideographs import OPENING, empty_behind
from brieflives.typeset.lines import CharStyle
from brieflives.typeset.scripts import UNSPACED

# How much of a sign hangs in the margin, as a share of its advance.
_HANG_LEFT = dict(
    zip("\u2002“‘\"'«„(—ATVWY", (100, 45, 60, 45, 60, 30, 30, 12, 10, 4, 5, 5, 5, 6),
        strict=True)
)  # fmt: skip
_HANG_RIGHT = dict(
    zip("\xad-,.”’\"';:!?–—)»", (55, 55, 65, 65, 45, 60, 45, 60, 30, 30, 10, 8, 30, 20, 12, 30),
        strict=True)
)  # fmt: skip
_PENALTY = {
    Kind.PATTERN: 350.0,
    Kind.SYLLABLE: 200.0,
    Kind.SOFT: 30.0,
    Kind.DASH: 20.0,
    Kind.ADDRESS: 40.0,
}
_EMERGENCY = 3000.0
_KOREAN_SPACE = 0.27  # of the size: less is lost among squares that have white of their own

# What letters give way together with the spaces of their line, in thousandths of an em: less than
# a reader sees, and it spares half of the hyphens and of the unevenness.
LETTERS_STRETCH, LETTERS_SHRINK = 6.0, 4.0


class Word(Struct, frozen=True):
    """Characters without a space among them; lengths are points."""

    text: str
    shaped: Shaped
    width: float
    left: float  # what hangs out where the word begins a line
    right: float  # what hangs out, or is tracking, where the word ends a line
    places: tuple[BreakPlace, ...]  # to divide it at without a pattern of its language
    give: float  # how far its letters can be spaced at ease


class Division(NamedTuple):
    """A place to divide a word: what stays before it, and what that part and the rest measure."""

    at: int
    before: float
    after: float
    penalty: float
    inserted: bool  # a hyphen has to be added
    hyphen: int  # 1 where a hyphen ends the line, added or not


class Vocabulary(dict[str, Word]):
    """The words of one look by their text, each set when it is first asked for, and its spaces."""

    def __init__(self, look: CharStyle, hyphens: Hyphens, *, hang: bool) -> None:
        """``hang`` puts punctuation at the end of a line into the margin."""
        self.look = look
        self._hyphens = hyphens
        self._hang = hang
        self._hang_left, self._hang_right = _HANG_LEFT, _HANG_RIGHT
        if (
            look.script in UNSPACED
        ):  # whose signs have an empty half, which no line begins or ends with
            self._hang = True
            self._hang_left = dict.fromkeys(OPENING, 50)
            self._hang_right = dict.fromkeys(empty_behind(look.script), 50)
        self._shapes = look.face.shapes(look.features, look.lang, rtl=look.rtl)
        self._scale = look.size_pt / 1000
        self._letter_give = self._scale * LETTERS_STRETCH * look.letter_share  # of each
        self._reads_left = int(look.rtl)  # the first glyph is the last one read
        self._divisions: tuple[dict[str, tuple[Division, ...]], ...] = ({}, {})
        # the least of a place that only the patterns of a language show
        in_korean = "Kore" in (look.native, look.script)
        self.hyphen_penalty = _PENALTY[Kind.SYLLABLE if in_korean else Kind.PATTERN]
        self.space = self.width(self.shape(" "))
        if look.native == "Kore":
            self.space = max(self.space, _KOREAN_SPACE * look.size_pt)
        sign = self.shape(SOFT_HYPHEN)
        self._sign = self.width(sign) - self.right(sign)  # how much of a hyphen the measure sees

    def shape(self, text: str) -> Shaped:
        """Shape text in this look."""
        return self._shapes[text]

    def width(self, shaped: Shaped) -> float:
        """Return the width in points, tracking included."""
        return (shaped.width + self.look.tracking * len(shaped.glyphs)) * self._scale

    def __missing__(self, text: str) -> Word:
        """Set a word undivided."""
        # a soft hyphen at the very end divides nothing
        shaped = self.shape(text.rstrip(SOFT_HYPHEN))
        places: tuple[BreakPlace, ...] = ()
        if not text.isalpha():  # without signs there is none
            places = self._hyphens.places(text, self.look.lang, hyphenate=False)
        word = self[text] = self._word(text, shaped, places)
        return word

    def part(self, text: str) -> Word:
        """Return what a line has of a divided word, a hyphen that it ends in included."""
        return self._word(text, self.shape(text), ())

    def _word(self, text: str, shaped: Shaped, places: tuple[BreakPlace, ...]) -> Word:
        # most words begin and end with letters: to ask for what hangs out takes longer than to look
        left = self.left(shaped) if shaped.text[:1] in self._hang_left else 0.0
        hangs = self.look.tracking or shaped.text[-1:] in self._hang_right
        right = self.right(shaped) if hangs else 0.0
        give = self._letter_give * len(shaped.glyphs)
        return Word(text, shaped, self.width(shaped), left, right, places, give)

    def left(self, shaped: Shaped) -> float:
        """Return how far the first sign hangs out of a line that it begins."""
        if not self._hang or not shaped.glyphs:
            return 0.0
        share = self._hang_left.get(shaped.text[0], 0)
        return share * shaped.glyphs[-self._reads_left][2] * self._scale / 100

    def right(self, shaped: Shaped) -> float:
        """Return how far the last sign hangs out of a line that it ends."""
        if not shaped.glyphs:
            return 0.0
        share = self._hang_right.get(shaped.text[-1], 0) if self._hang else 0
        return (
            share * shaped.glyphs[self._reads_left - 1][2] / 100 + self.look.tracking
        ) * self._scale

    def divisions(self, word: Word, *, patterns: bool) -> tuple[Division, ...]:
        """Return the places to divide a word; without ``patterns`` only those that show."""
        patterns = patterns and self.look.hyphenate
        if not patterns and not word.places:
            return ()
        known = self._divisions[patterns].get(word.text)
        if known is None:
            places = word.places
            if patterns:
                places = self._hyphens.places(word.text, self.look.lang)
            starts = self._starts(word) if places else {}
            known = self._divisions[patterns][word.text] = tuple(
                self._division(word, place, starts) for place in places
            )
        return known

    def may_divide(self, word: Word, at: int) -> bool:
        """Tell whether a word may be divided before a character, in this look or another one."""
        return any(place.at == at for place in self._hyphens.places(word.text, self.look.lang))

    def everywhere(self, word: Word) -> tuple[Division, ...]:
        """Return a division before every character: better than a line that sticks out.

        Where patterns of the language divide the word, with a hyphen, they do even in a look that
        has no hyphens as a rule.
        """
        starts = self._starts(word)
        places = self._hyphens.places(word.text, self.look.lang)
        own = {place.at: self._division(word, place, starts) for place in places}
        return tuple(
            own.get(at)
            or Division(
                at, starts[at], word.width - starts[at], _EMERGENCY, inserted=False, hyphen=0
            )
            for at in sorted(starts.keys() | own.keys())
            if at in own or (at and unicodedata.category(word.text[at])[0] != "M")
        )

    def _division(self, word: Word, place: BreakPlace, starts: dict[int, float]) -> Division:
        inserted = place.kind is Kind.PATTERN
        before = word.text[: place.at] + (SOFT_HYPHEN if inserted else "")
        penalty, hyphen = _PENALTY[place.kind], int(before[-1] in "\xad-\u2010")
        start = starts.get(place.at) if inserted else None
        if start is None:
            head, rest = self.shape(before), self.shape(word.text[place.at :])
            ahead = self.width(head) - self.right(head)
            return Division(
                place.at, ahead, self.width(rest) - self.left(rest), penalty, inserted, hyphen
            )
        # good to a kern: the halves are shaped only where a line really ends
        ahead = start + self._sign
        return Division(place.at, ahead, word.width - start, penalty, inserted, hyphen)

    def _starts(self, word: Word) -> dict[int, float]:
        """Return how far from the word's start each cluster begins."""
        starts: dict[int, float] = {}
        reached = 0.0
        glyphs = word.shaped.glyphs
        for _, cluster, advance, _, _ in reversed(glyphs) if self.look.rtl else glyphs:
            starts.setdefault(cluster, reached * self._scale)
            reached += advance + self.look.tracking
        return starts
