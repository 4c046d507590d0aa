"""Embed the glyphs that a book uses: exact text behind each, outlines cut down by HarfBuzz.

A CIDToGIDMap stream leads from each CID back to its glyph (ISO 32000-1, 9.7.4), and ToUnicode to
the text that it means; a font with CFF outlines has CIDs of its own.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence

import uharfbuzz as hb

from brieflives.pdf.objects import ObjectWriter
from brieflives.pdf.strokes import CFF, Codes, Strokes
from brieflives.typeset.fonts import FontFace

_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "cmap", "OS/2"),
    *("post", "DSIG", "kern", "gasp", "meta", "VORG", "vhea", "vmtx"),
)
_SYSTEM = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_BLOCK = 100  # entries at most in one section of a ToUnicode map
_SANS_HINTS = (
    hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
)
_USUAL_WIDTH = 1000  # of a CID in a font that does not say otherwise (9.7.4.3)


class EmbeddedFont:
    """One face in one PDF: CIDs in the order in which they are first used."""

    def __init__(self, face: FontFace, name: str) -> None:
        """``name`` is that of the font in the resources of the pages."""
        self.face = face
        self.name = name
        self._codes = Codes(face)
        self.strokes = Strokes(self._codes)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The texts that are drawn as the font's sign for what it lacks (ISO 14289-1, 7.21.8)."""
        return tuple(text for glyph, text in self._codes.shown[1:] if glyph == 0)

    def write(self, objects: ObjectWriter) -> int:
        """Write the font's objects; return the number of the Type0 font."""
        identifiers, shown = self._codes.identifiers, self._codes.shown
        if identifiers is not None:
            return self._write_cff(objects, identifiers)
        data = self._subset(hb.SubsetFlags.RETAIN_GIDS).blob.data
        name = f"{_prefix(data)}+{self.face.name}"
        file = objects.stream(data, f"/Length1 {len(data)}")
        mapping = objects.stream(b"".join(glyph.to_bytes(2, "big") for glyph, _ in shown))
        widths = " ".join(f"{self.face.advance(glyph):.5g}" for glyph, _ in shown)
        descendant = objects.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}{_SYSTEM}"
            f"/FontDescriptor {self._descriptor(objects, name, f'/FontFile2 {file} 0 R')} 0 R"
            f"/CIDToGIDMap {mapping} 0 R/W[0[{widths}]]>>"
        )
        return self._write_type0(objects, name, descendant)

    def _write_cff(self, objects: ObjectWriter, identifiers: Sequence[int]) -> int:
        data = self._subset(hb.SubsetFlags.DEFAULT).reference_table(CFF).data
        name = f"{_prefix(data)}+{self.face.name}"
        file = objects.stream(data, "/Subtype/CIDFontType0C")
        advances = {glyph: self.face.advance(glyph) for glyph, _ in sorted(self._codes.shown)}
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
        glyphs = sorted({glyph for glyph, _ in self._codes.shown})
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
            f"<{self._codes.cid(*pair):04x}> <{pair[1].encode('utf-16-be').hex()}>"
            for pair in self._codes.shown[1:]
        ]
        for start in range(0, len(rows), _BLOCK):
            block = rows[start : start + _BLOCK]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def _prefix(data: bytes) -> str:
    """Six letters that name the subset (ISO 32000-1, 9.6.4), the same for the same subset."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _italic_angle(face: FontFace) -> float:
    post = face.hb_face.reference_table("post").data
    return float(struct.unpack(">i", post[4:8])[0] / 65536) if len(post) >= 8 else 0.0
