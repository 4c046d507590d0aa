"""From shaped words to the operators of text objects, each inside one marked section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brieflives.pdf.canvas import Look, TaggedCanvas
from brieflives.pdf.elements import Element
from brieflives.pdf.fonts import EmbeddedFont
from brieflives.pdf.strokes import ActualText, Rise, Stroke, Strokes, interruption
from brieflives.typeset.fonts import FontFace, Shaped
from brieflives.typeset.lines import CharStyle, SetLine, Stretch
from brieflives.typeset.pages import Artifact

_EMPTY = re.compile(r"(?<!\\)\(\)")  # a string without glyphs, not the end of one with a bracket


class FontStock:
    """The fonts of one PDF, named in the order in which they are first used; and looks."""

    def __init__(self) -> None:
        """Begin without any."""
        self.embedded: dict[FontFace, EmbeddedFont] = {}
        self._looks: dict[CharStyle, Look] = {}
        self._changes: dict[tuple[Look, Look | None], Sequence[str]] = {}

    def of(self, face: FontFace) -> EmbeddedFont:
        """Return the font of a face."""
        known = self.embedded.get(face)
        if known is None:
            known = self.embedded[face] = EmbeddedFont(face, f"F{len(self.embedded) + 1}")
        return known

    def look(self, style: CharStyle) -> Look:
        """Return what a style comes to."""
        known = self._looks.get(style)
        if known is None:
            font = self.of(style.face)
            known = self._looks[style] = Look(
                font=font,
                spaces=_Spaces(style, font.strokes),
                size=style.size_pt,
                colour=f"{rgb(style.colour)} rg",
                rise=style.rise_pt,
                spacing=style.tracking * style.size_pt / 1000,
                share=style.letter_share * style.size_pt / 1000,
            )
        return known

    def changes(self, look: Look, before: Look | None) -> Sequence[str]:
        """Return the operators that change one look into another, but for its letterspacing."""
        known = self._changes.get((look, before))
        if known is None:
            known = self._changes[look, before] = _operators(look, before)
        return known


class _Spaces(dict[str, tuple[str, float]]):
    """What shows each space in one style, and its natural width in thousandths of an em."""

    def __init__(self, style: CharStyle, strokes: Strokes) -> None:
        self._style = style
        self._strokes = strokes

    def __missing__(self, glue: str) -> tuple[str, float]:
        style, strokes = self._style, self._strokes
        space = style.face.shape(glue, style.features, style.lang)
        shown = strokes[space]
        if space in strokes.operators:  # for which an array has no room: a plain space will do
            space = style.face.shape(" ", style.features, style.lang)
            shown = strokes[space]
        known = self[glue] = shown, space.width + style.tracking
        return known


class Section:
    """A stretch of text of one element: one piece of marked content with its text object."""

    def __init__(
        self, fonts: FontStock, canvas: TaggedCanvas, kind: Artifact | None = None
    ) -> None:
        """``kind`` makes it an artifact, whatever elements are entered."""
        self.kind = kind
        self._fonts = fonts
        self._canvas = canvas
        self._element: Element | None = None
        self._style: CharStyle | None = None
        self._look: Look  # of the style, once there is one
        self._line_spacing = 0.0  # what the line adds to the letterspacing of the style, in points
        self._out: list[str] = []
        self._array: list[str] = []
        self._y = 0.0
        self._tracking = 0.0
        self._moved = True
        self._in_word = False  # which is read as a whole already

    def at(self, x: float, y: float, tracking: float = 0.0) -> None:
        """Begin a line; it is moved to when something is shown.

        ``tracking`` (thousandths of an em) spaces its letters beside what their style does.
        """
        self._flush()
        if tracking != self._tracking:
            self._tracking = tracking
            self._style = None  # its letterspacing is to be set anew
        self._y = y
        self._moved = True

    def enter(self, element: Element, x: float) -> None:
        """Make what follows, from ``x`` on, content of an element."""
        if element is not self._element:
            self.close()
            self._element = element
            self._moved = True
        if self._moved:
            self._out.append(f"1 0 0 1 {x:.2f} {self._y:.2f} Tm")
            self._moved = False

    def show(self, line: SetLine, stretch: Stretch) -> None:
        """Show the words of a stretch of a line, and what is between them."""
        style, start, stop = stretch.run.style, stretch.start, stretch.stop
        if style is not self._style:
            self._dress(style)
        words, strokes = line.words[start:stop], self._look.font.strokes
        glues, gaps = line.glues[start : stop - 1], line.gaps[start : stop - 1]
        shown = [*map(strokes.__getitem__, words)]
        if strokes.operators and not strokes.operators.keys().isdisjoint(words):
            self._show_each(style, words, glues, gaps)
        elif not gaps:
            self._array += shown
        elif gaps.count(gaps[0]) == len(gaps) == glues.count(glues[0]):  # as nearly always
            self._array.append(self._gap(glues[0], gaps[0]).join(shown))
        else:
            self._show_each(style, words, glues, gaps)

    def _show_each(
        self,
        style: CharStyle,
        words: Sequence[Shaped],
        glues: Sequence[str],
        gaps: Sequence[float],
    ) -> None:
        """Show words one by one."""
        strokes = self._look.font.strokes
        for word, glue, gap in zip(words, [*glues, ""], [*gaps, 0.0], strict=True):
            if word in strokes.operators:
                self._show_operators(style, strokes.operators[word])
            else:
                self._array.append(strokes[word])
            if glue or gap:
                self._array.append(self._gap(glue, gap))

    def _show_operators(self, style: CharStyle, strokes: Iterable[Stroke]) -> None:
        """Show what one array cannot hold."""
        self._flush()
        for stroke in strokes:
            match stroke:
                case str():
                    self._out.append(f"[{stroke}]TJ")
                case Rise():
                    rise = style.rise_pt + stroke.em * style.size_pt / 1000
                    self._out.append(f"{rise:.5g} Ts")
                case ActualText() if self._in_word:
                    self._show_operators(style, stroke.parts)
                case ActualText():
                    self._out.append(_reads(stroke.text))
                    self._show_operators(style, stroke.parts)
                    self._out.append("EMC")

    def begin_word(self, text: str) -> None:
        """Let what is shown until ``end_word`` be read as one word; no element may change there."""
        self._flush()
        self._out.append(_reads(text))
        self._in_word = True

    def end_word(self) -> None:
        """End what ``begin_word`` began."""
        self._flush()
        self._out.append("EMC")
        self._in_word = False

    def level(self, style: CharStyle) -> None:
        """Go back by the width of a space, and show one: so it takes no room."""
        if style is not self._style:
            self._dress(style)
        space = style.face.shape(" ", style.features, style.lang)
        natural = (space.width + style.tracking) * style.size_pt / 1000 + self._line_spacing
        self._array += (self._gap("", -natural), self._gap(" ", -1.0))

    def space(self, style: CharStyle, glue: str, width: float = -1.0) -> None:
        """Show a space ``width`` points wide (< 0: as it is)."""
        if style is not self._style:
            self._dress(style)
        self._array.append(self._gap(glue, width))

    def move(self, width: float) -> None:
        """Leave white behind what was shown, where there is no space to show."""
        self._array.append(self._gap("", width))

    def close(self) -> None:
        """Paint what was collected."""
        self._flush()
        self._style = None
        out, self._out = self._out, []
        if not out or self._element is None:
            return
        if self.kind:
            self._canvas.paint_artifact(self.kind.value, "BT", *out, "ET")
        else:
            self._canvas.paint(self._element, "BT", *out, "ET")

    def _gap(self, glue: str, width: float) -> str:
        """Return what shows a space ``width`` points wide (< 0: as it is), or white without one."""
        look = self._look
        if not glue:
            return interruption(width * 1000 / look.size)
        strokes, natural = look.spaces[glue]
        left = width - self._line_spacing
        if width < 0.0 or left < 0.0:
            return strokes
        move = natural - left * 1000 / look.size
        return f"{strokes}){move:.0f}(" if abs(move) > 0.5 else strokes

    def _flush(self) -> None:
        if self._array:
            array = f"({''.join(self._array)})"
            if "()" in array:  # pdfium forgets a last move where one of the strings is empty
                array = _EMPTY.sub(" ", array)
            self._out.append(f"[{array}]TJ")
            self._array.clear()

    def _dress(self, style: CharStyle) -> None:
        """Change font, colour, rise and letterspacing where they differ."""
        look, pen = self._fonts.look(style), self._canvas.pen
        self._style, self._look = style, look
        self._line_spacing = self._tracking * look.share
        if pen.look is look and pen.tracking == self._tracking:
            return
        if pen.look is not look:
            changes = self._fonts.changes(look, pen.look)
            if changes:
                self._flush()
                self._out += changes
        spacing = f"{look.spacing + self._line_spacing:z.3f}"
        if spacing != pen.spacing:
            self._flush()
            self._out.append(f"{spacing} Tc")
        pen.look, pen.spacing, pen.tracking = look, spacing, self._tracking


def _operators(look: Look, before: Look | None) -> list[str]:
    changes = []
    if before is None or (look.font, look.size) != (before.font, before.size):
        changes.append(f"/{look.font.name} {look.size:.5g} Tf")
    if before is None or look.colour != before.colour:
        changes.append(look.colour)
    if look.rise != (before.rise if before else 0.0):
        changes.append(f"{look.rise:.5g} Ts")
    return changes


def _reads(text: str) -> str:
    """Return the operator that lets what follows be read as ``text`` (ISO 32000-1, 14.9.4)."""
    return f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC"


def rgb(colour: str) -> str:
    """Return ``#7A1E1E`` as three numbers from 0 to 1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{channel:.4g}" for channel in channels)
