"""Paint set lines: from shaped segments to text operators, each under its own element."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from brieflives.document.inline import Foreign, Inline, Link, NoteCall
from brieflives.pdf.canvas import Area, Pen, TaggedCanvas
from brieflives.pdf.elements import Element
from brieflives.pdf.fonts import ActualText, EmbeddedFont, Rise, Stroke
from brieflives.typeset.fonts import FontFace
from brieflives.typeset.lines import CharStyle, Run, Segment, SetLine
from brieflives.typeset.pages import Artifact

_LINK_ABOVE, _LINK_BELOW = 0.75, 0.25  # of the size: how far a link's area reaches


class PlacedLine(NamedTuple):
    """A line with the left end of its baseline, in PDF's coordinates."""

    line: SetLine
    x: float
    y: float
    next_run: Run | None  # the run that the text goes on with in the next line


class Owner(NamedTuple):
    """What a run's marked content belongs to; ``link`` is the link it is part of."""

    element: Element
    link: Element | None = None
    target: str = ""
    contents: str = ""


_run = itemgetter(Segment._fields.index("run"))


class FontStock:
    """The fonts of one PDF, named in the order in which they are first used."""

    def __init__(self) -> None:
        """Begin without any."""
        self.embedded: dict[FontFace, EmbeddedFont] = {}

    def of(self, face: FontFace) -> EmbeddedFont:
        """Return the font of a face."""
        known = self.embedded.get(face)
        if known is None:
            known = self.embedded[face] = EmbeddedFont(face, f"F{len(self.embedded) + 1}")
        return known


@dataclass(slots=True)
class _Reach:
    """How far a link goes in one line."""

    owner: Owner
    x0: float
    x1: float
    size: float


class TextPainter:
    """Paints the lines of one paragraph after the other on a canvas."""

    def __init__(
        self, canvas: TaggedCanvas, fonts: FontStock, name_of: Callable[[Link | NoteCall], str]
    ) -> None:
        """``name_of`` says in words where a link leads."""
        self._canvas = canvas
        self._fonts = fonts
        self._name_of = name_of
        self._owners: dict[tuple[int, object], Owner] = {}
        self._gaps: dict[tuple[CharStyle, str, float], str] = {}
        self._colours: dict[str, str] = {}

    def paint(self, lines: Sequence[PlacedLine], base: Element) -> None:
        """Paint lines as content of ``base`` and of the elements that their runs make in it."""
        section = _Section(self, self._canvas)
        for placed in lines:
            self._line(placed, base, section)
        section.close()

    def paint_artifact(self, lines: Sequence[PlacedLine], kind: Artifact) -> None:
        """Paint lines that are not read."""
        section = _Section(self, self._canvas, kind)
        owner = Element("Artifact")
        for placed in lines:
            self._line(placed, owner, section)
        section.close()

    def _line(self, placed: PlacedLine, base: Element, section: _Section) -> None:
        line, x, y, next_run = placed
        section.at(x, y)
        links: list[_Reach] = []
        stretches = [(run, list(group)) for run, group in groupby(line.segments, key=_run)]
        for number, (run, segments) in enumerate(stretches):
            owner = self.owner(run, base) if run.chain and not section.kind else Owner(base)
            section.enter(owner.element, x)
            section.show(run.style, segments)
            last = segments[-1]
            start, x = x, x + sum(segment.width + segment.gap for segment in segments) - last.gap
            if owner.link is not None:
                _reach(links, owner, start, x, run.style.size_pt)
            if number == len(stretches) - 1:
                following, glue, gap = next_run or run, " " if line.trailing_space else "", -1.0
            else:
                following, glue, gap = stretches[number + 1][0], last.glue, last.gap
            if glue:
                section.enter(self._between(run, following, base, section), x)
                section.raw(run.style, self.gap(run.style, glue, gap))
                if owner.link is not None and gap > 0.0 and following.chain:
                    _bridge(links, self.owner(following, base), x + gap)
                x += gap
        for reach in links:
            self._annotate(reach, y)

    def _between(self, run: Run, following: Run, base: Element, section: _Section) -> Element:
        """Return the element of the space between two runs: the innermost around both."""
        if run.chain is following.chain or section.kind:
            return base if section.kind or not run.chain else self.owner(run, base).element
        common = 0
        for one, other in zip(run.chain, following.chain, strict=False):
            if one is not other:
                break
            common += 1
        return self._owner(run.chain[:common], run.offset, base).element

    def owner(self, run: Run, base: Element) -> Owner:
        """Return what a run belongs to inside its paragraph's element."""
        return self._owner(run.chain, run.offset, base)

    def _owner(self, chain: tuple[Inline, ...], offset: int, base: Element) -> Owner:
        owner = Owner(base)
        for node in chain:
            if isinstance(node, Foreign | Link | NoteCall):
                # the layout links each of its runs by itself: one link for all to one target
                same = node.target if isinstance(node, Link) and offset < 0 else id(node)
                key = (id(owner.element), same)
                known = self._owners.get(key)
                if known is None:
                    known = self._owners[key] = self._made(node, owner)
                owner = known
        return owner

    def _made(self, node: Foreign | Link | NoteCall, around: Owner) -> Owner:
        match node:
            case Foreign():
                span = Element("Span", lang=node.lang, parent=around.element)
                return around._replace(element=span)
            case Link():
                element = Element("Link", parent=around.element)
                return Owner(element, element, node.target, self._name_of(node))
            case NoteCall():
                reference = Element("Reference", parent=around.element)
                element = Element("Link", parent=reference)
                return Owner(element, element, f"#{node.note_key}", self._name_of(node))

    def _annotate(self, reach: _Reach, y: float) -> None:
        owner = reach.owner
        if owner.link is not None:
            below, above = y - reach.size * _LINK_BELOW, y + reach.size * _LINK_ABOVE
            area = Area(reach.x0, below, reach.x1, above)
            self._canvas.link(area, owner.target, owner.contents, owner.link)

    def font(self, face: FontFace) -> EmbeddedFont:
        """Return the font of a face."""
        return self._fonts.of(face)

    def colour(self, colour: str) -> str:
        """Return the operator that fills with a colour like ``#7A1E1E``."""
        known = self._colours.get(colour)
        if known is None:
            known = self._colours[colour] = f"{rgb(colour)} rg"
        return known

    def gap(self, style: CharStyle, glue: str, width: float) -> str:
        """Return a real space and the move that makes it ``width`` points wide (< 0: as it is)."""
        key = (style, glue, width)
        known = self._gaps.get(key)
        if known is None:
            space = style.face.shape(glue, style.features, style.lang)
            strokes = self.font(style.face).strokes(space)
            natural = space.width + style.tracking
            move = 0.0 if width < 0 else natural - width * 1000 / style.size_pt
            known = f"{strokes}{move:.5g}" if abs(move) > 0.05 else str(strokes)
            self._gaps[key] = known
        return known


class _Section:
    """A stretch of text of one element: one piece of marked content with its text object."""

    def __init__(
        self, painter: TextPainter, canvas: TaggedCanvas, kind: Artifact | None = None
    ) -> None:
        self.kind = kind
        self._painter = painter
        self._canvas = canvas
        self._element: Element | None = None
        self._style: CharStyle | None = None
        self._out: list[str] = []
        self._array: list[str] = []
        self._y = 0.0
        self._moved = True

    def at(self, x: float, y: float) -> None:
        """Begin a line; it is moved to when something is shown."""
        self._flush()
        self._y = y
        self._moved = True

    def enter(self, element: Element, x: float) -> None:
        """Make what follows, from ``x`` on, content of an element."""
        if element is not self._element:
            self.close()
            self._element = element
            self._moved = True
        if self._moved:
            self._flush()
            self._out.append(f"1 0 0 1 {x:.3f} {self._y:.3f} Tm")
            self._moved = False

    def show(self, style: CharStyle, segments: Sequence[Segment]) -> None:
        """Show the segments of one run, and the spaces between them."""
        if style is not self._style:
            self._dress(style)
        font = self._painter.font(style.face)
        known, array = font.known, self._array
        glue, gap, space = "", 0.0, ""
        last = len(segments) - 1
        for number, (shaped, _, _, glue_after, gap_after) in enumerate(segments):
            strokes = known.get(shaped) or font.strokes(shaped)
            if type(strokes) is str:
                array.append(strokes)
            else:
                self._show_operators(style, strokes)
            if glue_after and number < last:
                if gap_after != gap or glue_after != glue:
                    glue, gap = glue_after, gap_after
                    space = self._painter.gap(style, glue, gap)
                array.append(space)

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
                case ActualText():
                    text = stroke.text.encode("utf-16-be").hex()
                    self._out.append(f"/Span <</ActualText <feff{text}>>> BDC")
                    self._show_operators(style, stroke.parts)
                    self._out.append("EMC")

    def raw(self, style: CharStyle, array: str) -> None:
        """Show what is an array's inside already."""
        if style is not self._style:
            self._dress(style)
        self._array.append(array)

    def close(self) -> None:
        """Paint what was collected."""
        self._flush()
        self._style = None
        out, self._out = self._out, []
        if not out or self._element is None:
            return
        section = (
            self._canvas.artifact(self.kind.value)
            if self.kind
            else self._canvas.marked(self._element)
        )
        with section as paint:
            paint("BT")
            paint("\n".join(out))
            paint("ET")

    def _flush(self) -> None:
        if self._array:
            self._out.append(f"[{''.join(self._array)}]TJ")
            self._array.clear()

    def _dress(self, style: CharStyle) -> None:
        """Change font, colour, rise and letterspacing where they differ."""
        pen, self._style = self._canvas.pen, style
        font, size = self._painter.font(style.face).name, style.size_pt
        colour = self._painter.colour(style.colour)
        spacing = style.tracking * size / 1000
        changes = []
        if (font, size) != (pen.font, pen.size):
            changes.append(f"/{font} {size:.5g} Tf")
        if colour != pen.colour:
            changes.append(colour)
        if style.rise_pt != pen.rise:
            changes.append(f"{style.rise_pt:.5g} Ts")
        if spacing != pen.spacing:
            changes.append(f"{spacing:.5g} Tc")
        if changes:
            self._flush()
            self._out += changes
            self._canvas.pen = Pen(font, size, colour, style.rise_pt, spacing)


def rgb(colour: str) -> str:
    """Return ``#7A1E1E`` as three numbers from 0 to 1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{channel:.4g}" for channel in channels)


def _reach(links: list[_Reach], owner: Owner, x0: float, x1: float, size: float) -> None:
    """Let a link reach further in this line, or begin one."""
    for reach in links:
        if reach.owner.link is owner.link:
            reach.x1, reach.size = max(reach.x1, x1), max(reach.size, size)
            return
    links.append(_Reach(owner, x0, x1, size))


def _bridge(links: list[_Reach], following: Owner, x: float) -> None:
    """A space inside a link belongs to the link."""
    for reach in links:
        if reach.owner.link is following.link:
            reach.x1 = x
