"""Paint set lines: every run under its own element, every link with its areas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

from brieflives.document.inline import Foreign, Inline, Link, NoteCall
from brieflives.pdf.canvas import TaggedCanvas
from brieflives.pdf.elements import Element
from brieflives.pdf.leaves import Area
from brieflives.pdf.section import FontStock, Section
from brieflives.typeset.lines import Run, SetLine, Stand, Stretch
from brieflives.typeset.pages import Artifact

_OWNING = (Foreign, Link, NoteCall)  # nodes that have elements of their own
_LINK_ABOVE, _LINK_BELOW = 0.75, 0.25  # of the size: how far a link's area reaches


class PlacedLine(Struct, frozen=True):
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


class _Reach(Struct):
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

    def paint(self, lines: Sequence[PlacedLine], base: Element) -> None:
        """Paint lines as content of ``base`` and of the elements that their runs make in it."""
        section, around = Section(self._fonts, self._canvas), Owner(base)
        for placed in lines:
            self._line(placed, around, section)
        section.close()

    def paint_artifact(self, lines: Sequence[PlacedLine], kind: Artifact) -> None:
        """Paint lines that are not read."""
        section = Section(self._fonts, self._canvas, kind)
        around = Owner(Element("Artifact"))
        for placed in lines:
            self._line(placed, around, section)
        section.close()

    def _line(self, placed: PlacedLine, around: Owner, section: Section) -> None:
        line, x, y, next_run = placed.line, placed.x, placed.y, placed.next_run
        if line.stands is not None:
            self._turning_line(placed, line.stands, around, section)
            return
        section.at(x, y, line.tracking)
        links: list[_Reach] = []
        for number, stretch in enumerate(line.stretches, 1):
            run, start, stop = stretch.run, stretch.start, stretch.stop
            owner = self.owner(run, around) if run.chain and not section.kind else around
            section.enter(owner.element, x)
            if number <= line.word_runs:
                _show_of_word(section, line, number)
            else:
                section.show(line, stretch)
            left = x
            if number == len(line.stretches):
                x = placed.x + line.width
                following = next_run or run
                glue, gap = (" ", -1.0) if line.trailing_space else ("", 0.0)
            else:
                x += sum(line.widths[start:stop]) + sum(line.gaps[start : stop - 1])
                following = line.stretches[number].run
                glue, gap = line.glues[stop - 1], line.gaps[stop - 1]
            if owner.link is not None:
                _reach(links, owner, left, x, run.style.size_pt)
            if glue:
                if run.chain is not following.chain:
                    section.enter(self._between(run, following, around, section), x)
                section.space(run.style, glue, gap)
                if owner.link is not None and gap > 0.0 and following.chain:
                    _bridge(links, self.owner(following, around), x + gap)
            elif gap:
                section.move(gap)
            x += gap
        self._annotate(links, y)

    def _turning_line(
        self, placed: PlacedLine, stands: Sequence[Stand], around: Owner, section: Section
    ) -> None:
        """Paint a line that turns round: in reading order, each word where it stands.

        So a screen reader hears the words as they are read, and the tree has them in their order.
        """
        line, x, y, next_run = placed.line, placed.x, placed.y, placed.next_run
        links: list[_Reach] = []
        last = len(line.words) - 1
        segments = line.segments
        for number, (segment, stand) in enumerate(zip(segments, stands, strict=True)):
            run = segment.run
            owner = self.owner(run, around) if run.chain and not section.kind else around
            left = x + stand.x
            section.at(left, y, line.tracking)
            section.enter(owner.element, left)
            section.show(line, Stretch(run, number, number + 1))
            if owner.link is not None:
                _reach(links, owner, left, left + segment.width, run.style.size_pt)
            following = next_run or run if number == last else segments[number + 1].run
            glue = segment.glue or (" " if number == last and line.trailing_space else "")
            if glue:
                section.at(x + stand.gap_x, y, line.tracking)
                section.enter(self._between(run, following, around, section), x + stand.gap_x)
                section.space(run.style, glue)
        self._annotate(links, y)

    def _between(self, run: Run, following: Run, around: Owner, section: Section) -> Element:
        """Return the element of the space between two runs: the innermost around both."""
        if section.kind or not run.chain or not following.chain:
            return around.element
        common = 0
        for one, other in zip(run.chain, following.chain, strict=False):
            if one is not other:
                break
            common += 1
        return self._owner(run.chain[:common], run.offset, around).element

    def owner(self, run: Run, around: Owner) -> Owner:
        """Return what a run belongs to inside its paragraph, which is ``around``."""
        return self._owner(run.chain, run.offset, around)

    def _owner(self, chain: tuple[Inline, ...], offset: int, owner: Owner) -> Owner:
        for node in chain:
            if isinstance(node, _OWNING):
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

    def _annotate(self, links: Sequence[_Reach], y: float) -> None:
        for reach in links:
            owner = reach.owner
            if owner.link is not None:
                below, above = y - reach.size * _LINK_BELOW, y + reach.size * _LINK_ABOVE
                area = Area(reach.x0, below, reach.x1, above)
                self._canvas.link(area, owner.target, owner.contents, owner.link)


def _show_of_word(section: Section, line: SetLine, number: int) -> None:
    """Show the stretch of this number, from 1, of a word that begins with a drop cap.

    The word is read as one, and in its line. Spaces that take no room see to it: poppler takes a
    replaced text to stand on the baseline of its first glyph and to have the size of its last;
    and pdfium takes what stands beside a large letter to be in its line if that has two glyphs.
    """
    last = line.word_runs
    stretch = line.stretches[number - 1]
    level = line.stretches[min(last, len(line.stretches) - 1)].run.style
    if number == 1:
        word = line.words[: line.stretches[last - 1].stop]
        section.begin_word("".join(shaped.text for shaped in word))
        section.level(level)
    section.show(line, stretch)
    if stretch.run.style.rise_pt < 0.0:
        section.level(stretch.run.style)
    if number == last:
        section.level(level)
        section.end_word()


def _reach(links: list[_Reach], owner: Owner, x0: float, x1: float, size: float) -> None:
    """Let a link reach further in this line, or begin one."""
    for reach in links:
        if reach.owner.link is owner.link:
            reach.x0, reach.x1 = min(reach.x0, x0), max(reach.x1, x1)
            reach.size = max(reach.size, size)
            return
    links.append(_Reach(owner, x0, x1, size))


def _bridge(links: list[_Reach], following: Owner, x: float) -> None:
    """A space inside a link belongs to the link."""
    for reach in links:
        if reach.owner.link is following.link:
            reach.x1 = x
