"""The type case of one run: which face, size and features a look in the sheet comes to."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from brieflives.document.direction import direction_of
from brieflives.style.sheet import FaceName, ScriptName, Sheet, TextStyle
from brieflives.style.written import script_of_language
from brieflives.typeset.fonts import REPLACEMENT, Features, FontFace, Fonts
from brieflives.typeset.hyphens import Hyphens
from brieflives.typeset.lines import CharStyle
from brieflives.typeset.scripts import HAN
from brieflives.typeset.words import Vocabulary

_NEAREST: dict[FaceName, tuple[FaceName, ...]] = {
    "roman": ("roman",),
    "italic": ("italic", "roman"),
    "bold": ("bold", "roman"),
    "bold-italic": ("bold-italic", "italic", "bold", "roman"),
}
_KOREAN = (("halt", 1),)  # brackets as wide as they show: a word stands apart by its space alone


class Variation(NamedTuple):
    """How words differ from the style of their paragraph."""

    lang: str
    italic: bool = False  # turns an italic style to roman
    bold: bool = False
    small_caps: bool = False
    lining: bool = False  # figures as high as capitals, whatever the style wants
    stressed: bool = False  # what is to stand out in a script without italics, too


class TypeCase:
    """Looks of one sheet, each made once, and the words that were set in them.

    ``lang`` is the book's language (BCP 47).
    """

    def __init__(self, sheet: Sheet, fonts: Fonts, lang: str) -> None:
        """Open nothing yet: faces are opened when a look first needs them."""
        self.sheet = sheet
        self.fonts = fonts
        self.lang = lang
        self.rtl = direction_of(lang) == "rtl"
        self.hyphens = Hyphens()
        self._looks: dict[tuple[object, ...], CharStyle] = {}
        # by the style's identity, which lasts because the style is kept as well
        self._asked: dict[tuple[int, Variation], tuple[TextStyle, CharStyle]] = {}
        self._asked_calls: dict[tuple[int, Variation], tuple[TextStyle, CharStyle]] = {}
        self._vocabularies: dict[CharStyle, Vocabulary] = {}
        self._script_faces: dict[tuple[ScriptName, bool], FontFace | None] = {}

    def look(self, style: TextStyle, variation: Variation) -> CharStyle:
        """Return the one ``CharStyle`` of words in a style of the sheet."""
        asked = (id(style), variation)
        known = self._asked.get(asked)
        if known is None:
            native = script_of_language(variation.lang)
            look = self._kept(
                CharStyle(
                    face=self._face(style.face, variation),
                    size_pt=style.size_pt,
                    lang=variation.lang,
                    features=_features(
                        style,
                        small_caps=variation.small_caps and self.sheet.small_caps,
                        # figures with descenders look lost beside characters that fill their square
                        lining=variation.lining or native in HAN,
                    ),
                    colour=str(getattr(self.sheet.colours, style.colour)),
                    tracking=style.tracking,
                    # a Korean word is divided where its line is to be filled, else never
                    hyphenate=style.hyphenate and (native != "Kore" or style.align == "justify"),
                    stressed=variation.stressed or variation.bold or "bold" in style.face,
                    native=native,
                )
            )
            known = self._asked[asked] = (style, look)
        return known[1]

    def call_look(self, style: TextStyle, variation: Variation) -> CharStyle:
        """Return the look of a note call: the face's superior figures, or small raised ones."""
        asked = (id(style), variation)
        known = self._asked_calls.get(asked)
        if known is None:
            known = self._asked_calls[asked] = (style, self._made_call_look(style, variation))
        return known[1]

    def _made_call_look(self, style: TextStyle, variation: Variation) -> CharStyle:
        upright = variation._replace(italic="italic" in style.face, small_caps=False)
        text = self.look(style, upright)
        superior = tuple((tag, 1) for tag in self.sheet.note_call_features)
        figures = "1234567890"
        if _glyphs(text.face, figures, superior) != _glyphs(text.face, figures, ()):
            return self._kept(replace(text, features=superior, tracking=0.0))
        size = text.size_pt * self.sheet.note_call.size
        rise = text.size_pt * self.sheet.note_call.rise
        return self._kept(
            replace(text, features=(("lnum", 1),), tracking=0.0, size_pt=size, rise_pt=rise)
        )

    def in_face(
        self,
        look: CharStyle,
        face: FontFace,
        script: ScriptName | None = None,
        *,
        spaced: bool = False,
    ) -> CharStyle:
        """Return a look with another face; what only the text face's scripts have is left out.

        So is letterspace, which tears joined letters, but for signs that are to be ``spaced``.
        """
        if script is None:
            return look if face is look.face else self._kept(replace(look, face=face))
        return self._kept(
            replace(
                look,
                face=face,
                size_pt=look.size_pt * face.size,
                features=_KOREAN if script == "Kore" else (),
                tracking=look.tracking if spaced else 0.0,
                hyphenate=look.hyphenate and script == "Kore",
                script=script,
            )
        )

    def script_face(self, script: ScriptName, look: CharStyle) -> FontFace | None:
        """Return the face of a script for words that look so; None where none is installed."""
        key = script, look.stressed
        if key not in self._script_faces:
            faces = self.sheet.scripts.get(script, {})
            face = faces.get("bold" if look.stressed else "roman", faces.get("roman"))
            opened = self.fonts.face(face) if face and face.is_installed else None
            self._script_faces[key] = opened
        return self._script_faces[key]

    def leftwards(self, look: CharStyle) -> CharStyle:
        """Return a look for characters that run from right to left."""
        return self._kept(replace(look, rtl=True))

    def in_small_caps(self, look: CharStyle) -> CharStyle:
        """Return a look with its lower-case letters as small capitals."""
        if ("smcp", 1) in look.features:
            return look
        return self._kept(replace(look, features=(*look.features, ("smcp", 1))))

    def dropped(self, look: CharStyle, size_pt: float, drop_pt: float) -> CharStyle:
        """Return a look of another size, so far below the line: as a drop cap stands."""
        large = replace(
            look, size_pt=size_pt, rise_pt=-drop_pt, features=(), tracking=0.0, hyphenate=False
        )
        return self._kept(large)

    def faces(self, look: CharStyle) -> tuple[FontFace, ...]:
        """Return the faces to look for a character in: the look's own, then the fallbacks."""
        return (look.face, *(self.fonts.face(face) for face in self.sheet.fallback))

    def has_font(self, script: ScriptName) -> bool:
        """Tell whether the sheet has a face for a script, and it is installed."""
        faces = self.sheet.scripts.get(script)
        return faces is not None and faces["roman"].is_installed

    def drawing_missing(self, look: CharStyle) -> FontFace:
        """Return the face that draws U+FFFD for characters that no face has."""
        return next((face for face in self.faces(look) if face.has(REPLACEMENT)), look.face)

    def vocabulary(self, look: CharStyle) -> Vocabulary:
        """Return the words that were set in a look."""
        known = self._vocabularies.get(look)
        if known is None:
            known = self._vocabularies[look] = Vocabulary(
                look, self.hyphens, hang=self.sheet.hang_punctuation
            )
        return known

    def _face(self, name: FaceName, variation: Variation) -> FontFace:
        bold = variation.bold or "bold" in name
        italic = variation.italic != ("italic" in name)
        if italic and self.sheet.emphasis == "bold":
            italic, bold = False, True
        wanted: FaceName = (
            ("bold-italic" if italic else "bold") if bold else ("italic" if italic else "roman")
        )
        found = next(near for near in _NEAREST[wanted] if near in self.sheet.faces)
        return self.fonts.face(self.sheet.faces[found])

    def _kept(self, look: CharStyle) -> CharStyle:
        key = (
            look.face,
            look.size_pt,
            look.lang,
            look.features,
            look.colour,
            look.rise_pt,
            look.tracking,
            look.hyphenate,
            look.stressed,
            look.native,
            look.script,
            look.rtl,
        )
        return self._looks.setdefault(key, look)


def _features(style: TextStyle, *, small_caps: bool, lining: bool) -> Features:
    tags = dict.fromkeys((*style.features, *(("smcp",) if small_caps else ())), 1)
    if lining:
        tags = {tag: on for tag, on in tags.items() if tag != "onum"} | {"lnum": 1}
    if style.tracking:  # letterspaced words must not keep two letters tied together
        tags |= {"liga": 0, "clig": 0}
    return tuple(tags.items())


def _glyphs(face: FontFace, text: str, features: Features) -> list[int]:
    return [glyph[0] for glyph in face.shape(text, features).glyphs]
