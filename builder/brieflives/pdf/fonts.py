"""Embed the glyphs that a book uses: exact text behind each, outlines cut down by HarfBuzz.

Each pair of a glyph and the text it stands for is a CID of its own, and a CIDToGIDMap stream leads
back to the glyph (ISO 32000-1, 9.7.4). So one hyphen glyph can mean "-" or U+00AD, a small capital
extracts as the letter that was written, and a ligature as its letters, by ToUnicode alone.

A font with CFF outlines, as those of Chinese and Japanese are, has CIDs of its own and one text for
each; another text for the same glyph is told beside it (ActualText).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from brieflives.pdf.cff import character_identifiers
from brieflives.pdf.objects import ObjectWriter
from brieflives.typeset.fonts import FontFace, Glyph, Shaped

_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "cmap", "OS/2"),
    *("post", "DSIG", "kern", "gasp", "meta", "VORG", "vhea", "vmtx"),
)
_ROUNDING = 0.05  # thousandths of an em that nobody sees
_SYSTEM = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_BLOCK = 100  # entries at most in one section of a ToUnicode map
_SANS_HINTS = (
    hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
)
_CFF = "CFF "
_USUAL_WIDTH = 1000  # of a CID in a font that does not say otherwise (9.7.4.3)
_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})  # 7.3.4.2


class Rise(NamedTuple):
    """What follows stands so many thousandths of an em above the baseline."""

    em: float


class ActualText(NamedTuple):
    """Several glyphs that stand for one stretch of text only together (ISO 32000-1, 14.9.4)."""

    text: str
    parts: tuple[str | Rise, ...]


Stroke = str | Rise | ActualText
Strokes = str | tuple[Stroke, ...]  # a TJ array's inside in Latin-1, or several operators


class EmbeddedFont:
    """One face in one PDF: CIDs in the order in which they are first used."""

    def __init__(self, face: FontFace, name: str) -> None:
        """``name`` is that of the font in the resources of the pages."""
        self.face = face
        self.name = name
        self._cids: dict[tuple[int, str], int] = {}
        self._order: list[tuple[int, str]] = [(0, "\ufffd")]  # what each CID shows and means
        self._identifiers: tuple[int, ...] | None = None  # the CIDs that a CFF font has itself
        self._meant: dict[int, str] = {}  # by its glyphs
        if _CFF in face.hb_face.table_tags:
            cff = face.hb_face.reference_table(_CFF).data
            self._identifiers = character_identifiers(cff, face.hb_face.glyph_count)
        self._signs: dict[tuple[int, str], tuple[str, float]] = {}  # its code, natural advance
        self._moves: dict[float, str] = {}  # as an array has them: kerns, of which there are few
        self.known: dict[Shaped, Strokes] = {}  # what was shown so far

    @property
    def lacking(self) -> tuple[str, ...]:
        """The texts that are drawn as the font's sign for what it lacks (ISO 14289-1, 7.21.8)."""
        return tuple(text for glyph, text in self._order[1:] if glyph == 0)

    def strokes(self, shaped: Shaped) -> Strokes:
        """Return what shows shaped text: mostly the inside of one TJ array."""
        known = self.known.get(shaped)
        if known is None:
            known = self.known[shaped] = self._made(shaped)
        return known

    def cid(self, glyph: int, text: str) -> int:
        """Return the CID that shows a glyph and means a text."""
        known = self._cids.get((glyph, text))
        if known is None:
            known = len(self._order) if self._identifiers is None else self._identifiers[glyph]
            self._cids[glyph, text] = known
            self._order.append((glyph, text))
        return known

    def meaning(self, glyph: int, text: str) -> str:
        """Return the text that a glyph means when it is to mean ``text``: mostly just that."""
        return text if self._identifiers is None else self._meant.setdefault(glyph, text)

    def _sign(self, glyph: int, text: str) -> tuple[str, float]:
        sign = _code(self.cid(glyph, text)), self.face.advance(glyph)
        self._signs[glyph, text] = sign
        return sign

    def _move(self, owed: float) -> str:
        move = self._moves[owed] = f"{-owed:.5g}"
        return move

    def _made(self, shaped: Shaped) -> Strokes:
        if shaped.rtl:
            shaped = self._in_reading_order(shaped)
        plain = self._plain(shaped)
        return self._any(shaped) if plain is None else plain

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
            natural = self.face.advance(number)
            moved.append((number, cluster, natural + left - pen, left - pen, dy))
            pen = left + natural
        return Shaped(shaped.text, tuple(moved), shaped.width)

    def _plain(self, shaped: Shaped) -> str | None:
        """Return the inside of the array for glyphs on the baseline, each with a text of its own.

        So are nearly all words; None for the others.
        """
        text, glyphs, known = shaped.text, shaped.glyphs, self._signs
        starts = [glyph[1] for glyph in glyphs]
        parts: Sequence[str] = text  # a glyph a letter, as mostly
        if starts != list(range(len(text))):
            parts = [text[start:stop] for start, stop in pairwise((0, *starts[1:], len(text)))]
            if "" in parts:
                return None
        is_shared = self._identifiers is not None
        out, row, owed = "", "", 0.0
        for (number, _, advance, dx, dy), part in zip(glyphs, parts, strict=False):
            if dy or (is_shared and self.meaning(number, part) != part):
                return None
            sign, natural = known.get((number, part)) or self._sign(number, part)
            owed += dx
            if owed and abs(owed) > _ROUNDING:
                move = self._moves.get(owed) or self._move(owed)
                out += f"({row}){move}" if row else f" {move}"  # another move may stand before it
                row, owed = "", 0.0
            row += sign
            owed += advance - dx - natural
        if row:
            out += f"({row})"
        return f"{out}{-owed:.5g} " if abs(owed) > _ROUNDING else out

    def _any(self, shaped: Shaped) -> Strokes:
        out: list[Stroke] = []
        row = _Row(self)
        for text, glyphs in _clusters(shaped):
            if len(glyphs) == 1 and self.meaning(glyphs[0][0], text) == text:
                row.show(glyphs[0], text)
                continue
            together = _Row(self)
            for glyph in glyphs:
                together.show(glyph, self.meaning(glyph[0], text[0]))
            out += [*row.closed(), ActualText(text, together.closed())]
        out += row.closed()
        if not out:
            return ""
        return out[0] if len(out) == 1 and isinstance(out[0], str) else tuple(out)

    def write(self, objects: ObjectWriter) -> int:
        """Write the font's objects; return the number of the Type0 font."""
        if self._identifiers is not None:
            return self._write_cff(objects, self._identifiers)
        data = self._subset(hb.SubsetFlags.RETAIN_GIDS).blob.data
        name = f"{_prefix(data)}+{self.face.name}"
        file = objects.stream(data, f"/Length1 {len(data)}")
        mapping = objects.stream(b"".join(glyph.to_bytes(2, "big") for glyph, _ in self._order))
        widths = " ".join(f"{self.face.advance(glyph):.5g}" for glyph, _ in self._order)
        descendant = objects.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}{_SYSTEM}"
            f"/FontDescriptor {self._descriptor(objects, name, f'/FontFile2 {file} 0 R')} 0 R"
            f"/CIDToGIDMap {mapping} 0 R/W[0[{widths}]]>>"
        )
        return self._write_type0(objects, name, descendant)

    def _write_cff(self, objects: ObjectWriter, identifiers: Sequence[int]) -> int:
        data = self._subset(hb.SubsetFlags.DEFAULT).reference_table(_CFF).data
        name = f"{_prefix(data)}+{self.face.name}"
        file = objects.stream(data, "/Subtype/CIDFontType0C")
        advances = {glyph: self.face.advance(glyph) for glyph, _ in sorted(self._order)}
        widths = " ".join(
            f"{identifiers[glyph]}[{advance:.5g}]"
            for glyph, advance in advances.items()
            if advance != _USUAL_WIDTH
        )
        descendant = objects.add(
            f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}{_SYSTEM}"
            f"/FontDescriptor {self._descriptor(objects, name, f'/FontFile3 {file} 0 R')} 0 R"
            f"/DW {_USUAL_WIDTH}/W[{widths}]>>"
        )
        return self._write_type0(objects, f"{name}-Identity-H", descendant)

    def _write_type0(self, objects: ObjectWriter, name: str, descendant: int) -> int:
        unicode = objects.stream(self._to_unicode())
        return objects.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
        )

    def _descriptor(self, objects: ObjectWriter, name: str, file: str) -> int:
        face = self.face
        angle = _italic_angle(face)
        flags = 4 | (64 if angle else 0)  # symbolic: not Adobe's standard character set; italic
        low, high = round(face.descent), round(face.ascent)
        return objects.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/ItalicAngle {angle:g}/StemV 80"
            f"/FontBBox[-500 {low} 1500 {high}]/Ascent {high}/Descent {low}"
            f"/CapHeight {round(face.cap_height)}{file}>>"
        )

    def _subset(self, numbering: hb.SubsetFlags) -> hb.Face:
        """Pin the axes and drop all other outlines in one call."""
        glyphs = sorted({glyph for glyph, _ in self._order})
        face = self.face.hb_face
        wanted = hb.SubsetInput()
        wanted.flags = _SANS_HINTS | numbering
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _DROPPED
        )
        wanted.pin_all_axes_to_default(face)
        for tag, value in self.face.axes.items():
            wanted.pin_axis_location(face, tag, value)
        subset = wanted.subset(face)
        instance = hb.Font(subset)
        em = 1000 / subset.upem
        kept = glyphs if numbering else range(len(glyphs))  # else they are numbered anew
        for glyph, new in zip(glyphs, kept, strict=True):
            if abs(instance.get_glyph_h_advance(new) * em - self.face.advance(glyph)) > 0.5:
                message = f"{self.face.name}: glyph {glyph} is not as wide as it was set"
                raise AssertionError(message)
        return subset

    def _to_unicode(self) -> bytes:
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
        ]
        rows = [
            f"<{self._cids[pair]:04x}> <{pair[1].encode('utf-16-be').hex()}>"
            for pair in self._order[1:]
        ]
        for start in range(0, len(rows), _BLOCK):
            block = rows[start : start + _BLOCK]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


class _Row:
    """Glyphs in a row, and the moves between them that the font does not make by itself."""

    def __init__(self, font: EmbeddedFont) -> None:
        self._font = font
        self._parts: list[str | Rise] = []
        self._array: list[str] = []
        self._codes = ""
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
        self._codes += _code(self._font.cid(number, text))
        self._owed += advance - dx - self._font.face.advance(number)

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
        if self._codes:
            self._array.append(f"({self._codes})")
            self._codes = ""


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


def _code(cid: int) -> str:
    """Return a CID as it stands in a literal string: two bytes, as characters of Latin-1.

    In hexadecimal it would be four, and a page would take twice as long to compress.
    """
    return (chr(cid >> 8) + chr(cid & 255)).translate(_ESCAPES)


def _prefix(data: bytes) -> str:
    """Six letters that name the subset (ISO 32000-1, 9.6.4), the same for the same subset."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _italic_angle(face: FontFace) -> float:
    post = face.hb_face.reference_table("post").data
    return float(struct.unpack(">i", post[4:8])[0] / 65536) if len(post) >= 8 else 0.0
