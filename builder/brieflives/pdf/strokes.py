"""How shaped text is shown: the codes of its glyphs and the moves between them, or operators.

Each pair of a glyph and the text it stands for is a CID of its own (ISO 32000-1, 9.7.4). So one
hyphen glyph can mean "-" or U+00AD, a small capital extracts as the letter that was written, and a
ligature as its letters.

A font with CFF outlines, as those of Chinese and Japanese are, has CIDs of its own and one text for
each; another text for the same glyph is told beside it (ActualText).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brieflives.pdf.cff import character_identifiers
from brieflives.typeset.fonts import FontFace, Glyph, Shaped

_ROUNDING = 0.05  # thousandths of an em that nobody sees
_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})  # 7.3.4.2
CFF = "CFF "


class Rise(NamedTuple):
    """What follows stands so many thousandths of an em above the baseline."""

    em: float


class ActualText(NamedTuple):
    """Several glyphs that stand for one stretch of text only together (ISO 32000-1, 14.9.4)."""

    text: str
    parts: tuple[str | Rise, ...]


Stroke = str | Rise | ActualText


class Codes:
    """The CIDs of one face in one PDF, in the order in which they are first used."""

    def __init__(self, face: FontFace) -> None:
        """Begin with that of the sign for a missing glyph."""
        self.face = face
        self.shown: list[tuple[int, str]] = [(0, "\ufffd")]  # what each shows and means
        self.identifiers: tuple[int, ...] | None = None  # those that a CFF font has itself
        self._known: dict[tuple[int, str], int] = {}
        self._meant: dict[int, str] = {}  # by its glyphs
        if CFF in face.hb_face.table_tags:
            cff = face.hb_face.reference_table(CFF).data
            self.identifiers = character_identifiers(cff, face.hb_face.glyph_count)

    def cid(self, glyph: int, text: str) -> int:
        """Return the CID that shows a glyph and means a text."""
        known = self._known.get((glyph, text))
        if known is None:
            known = len(self.shown) if self.identifiers is None else self.identifiers[glyph]
            self._known[glyph, text] = known
            self.shown.append((glyph, text))
        return known

    def code(self, glyph: int, text: str) -> str:
        """Return the CID as it stands in a literal string: two bytes, as characters of Latin-1.

        In hexadecimal it would be four, and a page would take twice as long to compress.
        """
        cid = self.cid(glyph, text)
        return (chr(cid >> 8) + chr(cid & 255)).translate(_ESCAPES)

    def meaning(self, glyph: int, text: str) -> str:
        """Return the text that a glyph means when it is to mean ``text``: mostly just that."""
        return text if self.identifiers is None else self._meant.setdefault(glyph, text)


def interruption(move: float) -> str:
    """Return what ends a string, moves by thousandths of an em, and begins another."""
    return f"){-move:.5g}(" if abs(move) > _ROUNDING else ""


class Strokes(dict[Shaped, str]):
    """What stands in a string of a TJ array, in Latin-1, for shaped text that is asked for."""

    def __init__(self, codes: Codes) -> None:
        """Show nothing yet."""
        self.operators: dict[Shaped, Sequence[Stroke]] = {}  # what shows text that no array can
        self._codes = codes
        # what stands there for a glyph, and the text that it means then, as it mostly does
        self._usual: dict[Glyph, tuple[str, str]] = {}

    def __missing__(self, shaped: Shaped) -> str:
        """Return nothing where it takes ``operators``."""
        read = self._in_reading_order(shaped) if shaped.rtl else shaped
        plain = self._plain(read)
        if plain is None:
            self.operators[shaped] = self._any(read)
        strokes = self[shaped] = plain or ""
        return strokes

    def _in_reading_order(self, shaped: Shaped) -> Shaped:
        """Return glyphs that run from right to left in the order they are read, with moves back.

        Readers differ in what they make of such words. In this order the marked content, which a
        screen reader goes by, has the letters as they were written.
        """
        x = 0.0
        stands: list[tuple[float, Glyph]] = []
        for glyph in shaped.glyphs:
            stands.append((x + glyph[3], glyph))
            x += glyph[2]
        stands.sort(key=lambda stand: stand[1][1])
        pen = 0.0
        moved: list[Glyph] = []
        for left, (number, cluster, _, _, dy) in stands:
            natural = self._codes.face.advance(number)
            moved.append((number, cluster, natural + left - pen, left - pen, dy))
            pen = left + natural
        return Shaped(shaped.text, tuple(moved), shaped.width)

    def _plain(self, shaped: Shaped) -> str | None:
        """Return what stands in the string for glyphs on the baseline, each with a text of its own.

        So are nearly all words; None for the others.
        """
        if not shaped.glyphs:
            return ""
        try:
            signs, meant = zip(*map(self._usual.__getitem__, shaped.glyphs), strict=True)
        except KeyError:
            return self._new(shaped)
        return "".join(signs) if "".join(meant) == shaped.text else self._new(shaped)

    def _new(self, shaped: Shaped) -> str | None:
        """Do what ``_plain`` does for glyphs that were not seen before, or mean another text."""
        codes, text, strokes = self._codes, shaped.text, ""
        starts = [cluster for _, cluster, *_ in shaped.glyphs]
        ends = [*starts[1:], len(text)]
        for glyph, start, end in zip(shaped.glyphs, [0, *starts[1:]], ends, strict=True):
            (number, _, advance, dx, dy), part = glyph, text[start:end]
            if not part or dy or codes.meaning(number, part) != part:
                return None
            behind = advance - dx - codes.face.advance(number)
            sign = interruption(dx) + codes.code(number, part) + interruption(behind)
            self._usual.setdefault(glyph, (sign, part))
            strokes += sign
        return strokes

    def _any(self, shaped: Shaped) -> list[Stroke]:
        out: list[Stroke] = []
        codes, row = self._codes, _Row(self._codes)
        for text, glyphs in _clusters(shaped):
            if len(glyphs) == 1 and codes.meaning(glyphs[0][0], text) == text:
                row.show(glyphs[0], text)
                continue
            together = _Row(codes)
            for glyph in glyphs:
                together.show(glyph, codes.meaning(glyph[0], text[0]))
            out += [*row.closed(), ActualText(text, together.closed())]
        return [*out, *row.closed()]


class _Row:
    """Glyphs in a row, and the moves between them that the font does not make by itself."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._parts: list[str | Rise] = []
        self._array: list[str] = []
        self._string = ""
        self._rise = 0.0
        self._owed = 0.0  # how far the next glyph is from where the font would put it

    def show(self, glyph: Glyph, text: str) -> None:
        """Add a glyph that stands for a text."""
        number, _, advance, dx, dy = glyph
        if dy != self._rise:
            self._lift(dy)
        self._owed += dx
        if abs(self._owed) > _ROUNDING:
            self._move()
        self._string += self._codes.code(number, text)
        self._owed += advance - dx - self._codes.face.advance(number)

    def closed(self) -> tuple[str | Rise, ...]:
        """Return what was collected, back on the baseline, and begin anew."""
        if abs(self._owed) > _ROUNDING:
            self._move()
        self._lift(0.0)
        parts, self._parts = tuple(self._parts), []
        return parts

    def _lift(self, rise: float) -> None:
        self._end_string()
        if self._array:
            self._parts.append("".join(self._array))
            self._array = []
        if rise != self._rise:
            self._parts.append(Rise(rise))
            self._rise = rise

    def _move(self) -> None:
        self._end_string()
        self._array.append(f" {-self._owed:.5g} ")  # other moves may stand beside it
        self._owed = 0.0

    def _end_string(self) -> None:
        if self._string:
            self._array.append(f"({self._string})")
            self._string = ""


Cluster = tuple[str, list[Glyph]]


def _clusters(shaped: Shaped) -> list[Cluster]:
    """Return the glyphs by the stretch of text that they stand for."""
    clusters: list[Cluster] = []
    starts = sorted({glyph[1] for glyph in shaped.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(shaped.text)], strict=True))
    for glyph in shaped.glyphs:
        first = 0 if glyph[1] == starts[0] else glyph[1]
        text = shaped.text[first : ends[glyph[1]]]
        if clusters and clusters[-1][1][0][1] == glyph[1]:
            clusters[-1][1].append(glyph)
        else:
            clusters.append((text, [glyph]))
    return clusters
