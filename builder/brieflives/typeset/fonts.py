"""Open font files, shape text with HarfBuzz, and remember what was shaped: one ``Fonts`` a run.

Text is shaped on the variable face with its axes set; nothing is instanced before the PDF is
written. Measures are thousandths of an em, whatever units the font file counts in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from operator import itemgetter
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct

from brieflives.style.sheet import Face

SOFT_HYPHEN = "\xad"
REPLACEMENT = "\ufffd"
Features = tuple[tuple[str, int], ...]
Glyph = tuple[int, int, float, float, float]  # id, cluster, advance, x offset, y offset
# what HarfBuzz writes of a glyph: id=cluster@offsets+advance, the offsets where there are any
_WRITTEN = re.compile(r"(\d+)=(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)")
_ADVANCE = itemgetter(2)
# what most text is made of: to look for anything else takes a tenth of looking up each character
_USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x100)))) + "\u00a0“”‘’–—…"
_UNUSUAL = re.compile(f"[^{re.escape(_USUAL)}]")
_AS_NUMBERS = hb.BufferSerializeFlags.NO_GLYPH_NAMES


class Shaped(Struct, frozen=True, eq=False):
    """A shaped stretch of text in one face; measures in thousandths of an em.

    A cluster is the index in ``text`` of the first character that a glyph stands for. A soft
    hyphen at the end of ``text`` is drawn as a hyphen; others are not drawn. A character that the
    face lacks is drawn as U+FFFD, while ``text`` keeps the character itself.
    """

    text: str
    glyphs: tuple[Glyph, ...]  # from left to right, whichever way they are read
    width: float
    rtl: bool = False


class Shapes(dict[str, Shaped]):
    """Text by itself as it looks in one face, with one set of features, in one language."""

    def __init__(self, shape: Callable[[str], Shaped]) -> None:
        """Shape nothing yet."""
        self._shape = shape

    def __missing__(self, text: str) -> Shaped:
        """Shape text that is asked for the first time."""
        shaped = self[text] = self._shape(text)
        return shaped


class _Glyphs(dict[str, Glyph]):
    """Glyphs by what HarfBuzz writes of them; a book has few different ones, so each is kept.

    To have a shaped word written and to look its glyphs up takes half as long as to ask for each.
    """

    def __init__(self, em: float) -> None:
        self._em = em

    def __missing__(self, written: str) -> Glyph:
        parts = _WRITTEN.findall(written)[0]
        number, cluster, dx, dy, advance = (int(part or 0) for part in parts)
        em = self._em
        glyph = self[written] = (number, cluster, advance * em, dx * em, dy * em)
        return glyph


class FontFace:
    """One face: what it covers, how high it is, how text looks in it."""

    def __init__(self, face: Face) -> None:
        """Open the file of an installed package; a missing one raises ``FileNotFoundError``."""
        self.file = face.path
        self.axes: Mapping[str, float] = dict(face.axes)
        self.size = face.size  # beside that of the words around it
        if not self.file.is_file():
            raise FileNotFoundError(self.file)
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(self.file)))
        self._font = hb.Font(self.hb_face)
        if self.axes:
            self._font.set_variations(dict(self.axes))
        self._em = 1000 / self.hb_face.upem
        self._buffer = hb.Buffer()
        # marks keep a cluster of their own, or the PDF could not tell which text is theirs
        self._buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        self._buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        self._glyphs = _Glyphs(self._em)
        self._shapes: dict[tuple[Features, str, bool], Shapes] = {}
        self._advances: dict[int, float] = {}
        self._without_glyph: dict[str, bool] = {}

    @property
    def name(self) -> str:
        """The PostScript-like name of the file: ``EBGaramond-Italic``."""
        return self.file.stem.split("[")[0].replace(" ", "")

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that the face has a glyph of its own for."""
        return frozenset(map(chr, self.hb_face.unicodes))

    @cached_property
    def _has_usual(self) -> bool:
        return self.characters.issuperset(_USUAL)

    def covers(self, text: str) -> bool:
        """Tell whether the face has a glyph of its own for each character of a text."""
        usual = self._has_usual and not _UNUSUAL.search(text)
        return usual or self.characters.issuperset(text)

    @cached_property
    def ascent(self) -> float:
        """How far the face reaches above the baseline."""
        return float(self._font.get_font_extents("ltr").ascender * self._em)

    @cached_property
    def descent(self) -> float:
        """How far the face reaches below the baseline: a negative number."""
        return float(self._font.get_font_extents("ltr").descender * self._em)

    @cached_property
    def cap_height(self) -> float:
        """The height of a capital H, or two thirds of an em where there is none."""
        glyph = self._font.get_nominal_glyph(ord("H"))
        box = self._font.get_glyph_extents(glyph) if glyph else None
        return float(box.y_bearing * self._em) if box else 667.0

    def height(self, shaped: Shaped) -> float:
        """Return how far shaped text reaches above the baseline."""
        boxes = (self._font.get_glyph_extents(glyph[0]) for glyph in shaped.glyphs)
        return max((box.y_bearing * self._em for box in boxes if box), default=0.0)

    def ink(self, shaped: Shaped) -> tuple[float, float, float]:
        """Return the left, lower and right edge of what is drawn, from the first origin."""
        x, edges = 0.0, []
        for glyph, _, advance, dx, dy in shaped.glyphs:
            box = self._font.get_glyph_extents(glyph)
            if box and box.width:
                left, upper = (box.x_bearing * self._em + x + dx, box.y_bearing * self._em + dy)
                edges.append((left, upper + box.height * self._em, left + box.width * self._em))
            x += advance
        if not edges:
            return 0.0, 0.0, shaped.width
        lefts, bottoms, rights = zip(*edges, strict=True)
        return min(lefts), min(bottoms), max(rights)

    def has(self, char: str) -> bool:
        """Tell whether a character can be drawn: so can most that are white or invisible."""
        return char in self.characters or (_may_need_no_glyph(char) and self._helped(char))

    def advance(self, glyph: int) -> float:
        """Return the advance of a glyph as the font has it, without kerning."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self._font.get_glyph_h_advance(glyph) * self._em
        return known

    def shape(
        self, text: str, features: Features = (), lang: str = "en", *, rtl: bool = False
    ) -> Shaped:
        """Shape text of one direction; the same text is shaped once."""
        return self.shapes(features, lang, rtl=rtl)[text]

    def shapes(self, features: Features, lang: str, *, rtl: bool) -> Shapes:
        """Return all text that was shaped so, and will be when it is asked for."""
        key = (features, lang, rtl)
        shapes = self._shapes.get(key)
        if shapes is None:
            shapes = self._shapes[key] = Shapes(partial(self._shape, dict(features), lang, rtl))
        return shapes

    def _helped(self, char: str) -> bool:
        """Tell whether HarfBuzz draws or drops a character that the face has no glyph for.

        It knows no way for Arabic signs of numbers, which are invisible to Unicode alone.
        """
        known = self._without_glyph.get(char)
        if known is None:
            self._buffer.clear_contents()
            self._buffer.add_str(char)
            self._buffer.guess_segment_properties()
            hb.shape(self._font, self._buffer, {})
            known = all(info.codepoint for info in self._buffer.glyph_infos)
            self._without_glyph[char] = known
        return known

    def _shape(self, features: dict[str, int], lang: str, rtl: bool, text: str) -> Shaped:
        buffer, known, drawable = self._buffer, self._glyphs, self._drawable(text)
        buffer.clear_contents()  # level and flags stay
        buffer.add_str(drawable)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = lang
        hb.shape(self._font, buffer, features)
        written = buffer.serialize(self._font, hb.BufferSerializeFormat.TEXT, _AS_NUMBERS)
        glyphs = tuple(map(known.__getitem__, written[1:-1].split("|"))) if written else ()
        return Shaped(text, glyphs, sum(map(_ADVANCE, glyphs)), rtl)

    def _drawable(self, text: str) -> str:
        """Put a character that can be drawn for each one that cannot; the length stays."""
        if text.endswith(SOFT_HYPHEN):
            text = text[:-1] + "-"
        if self.covers(text):
            return text
        substitute = REPLACEMENT if REPLACEMENT in self.characters else "?"
        return "".join(char if self.has(char) else substitute for char in text)


def _may_need_no_glyph(char: str) -> bool:
    """White space, invisible characters and U+2011: HarfBuzz helps with nearly all of them."""
    return unicodedata.category(char) in {"Zs", "Cf", "Cc"} or char in "\u2011\u034f\ufe0e\ufe0f"


class Fonts:
    """The faces of one run, opened when first asked for."""

    def __init__(self) -> None:
        """Open nothing."""
        self._faces: dict[tuple[object, ...], FontFace] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the faces that were opened so far."""
        return tuple(face.file for face in self._faces.values())

    def face(self, face: Face) -> FontFace:
        """Return the one ``FontFace`` of a face of the sheet."""
        key = (face.package, face.file, face.size, *sorted(face.axes.items()))
        opened = self._faces.get(key)
        if opened is None:
            opened = self._faces[key] = FontFace(face)
        return opened
