"""The galley: set type in one long column, collected item by item, before it is cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.inline import NoteCall, PersonMark
from brieflives.typeset.items import LONELY_LINE, NEVER, Begin, Item
from brieflives.typeset.lines import SetLine, SetParagraph
from brieflives.typeset.pages import PageStart, Placed, PlacedText
from brieflives.typeset.setting import Setting

BROKEN_WORD: Final = 150.0  # the cost of a page that begins with the second half of a word


class Column(Struct, frozen=True):
    """Where lines may stand: from ``x``, counted from the edge of the text block, so wide."""

    x: float
    measure: float

    def inset(self, points: float) -> Column:
        """Return the column without so much of its left side."""
        return Column(self.x + points, self.measure - points)

    def without_right(self, points: float) -> Column:
        """Return the column without so much of its right side."""
        return Column(self.x, self.measure - points)

    def within(self, points: float) -> Column:
        """Return the column without so much of either side."""
        return Column(self.x + points, self.measure - 2 * points)


class Galley:
    """Grows downwards; white space between two items is the larger of what both ask for."""

    def __init__(self, setting: Setting) -> None:
        """Begin with an empty column."""
        self.setting = setting
        self.items: list[Item] = []
        self._space = 0.0
        self._more_space = 0.0
        self._begin = Begin.ANYWHERE
        self._anchors: tuple[str, ...] = ()
        self._kept = 0.0

    @property
    def column(self) -> Column:
        """The whole width of the text block."""
        return Column(0.0, self.setting.measure)

    @property
    def height(self) -> float:
        """How deep the column is, white space at its foot not counted."""
        return sum(item.before + item.height + item.after for item in self.items)

    @property
    def white(self) -> float:
        """How much white space has been asked for before the next item."""
        return self._space + self._more_space

    def space(self, points: float) -> None:
        """Ask for white space before the next item."""
        self._space = max(self._space, points)

    def space_lines(self, lines: float) -> None:
        """Ask for white space in lines of the grid."""
        self.space(lines * self.setting.grid)

    def more_space_lines(self, lines: float) -> None:
        """Ask for white space on top of whatever is asked for before the next item."""
        self._more_space += lines * self.setting.grid

    def place_beside(self, *placed: Placed) -> None:
        """Place more beside the last item; it comes behind it in reading order."""
        self.items[-1] = replace(self.items[-1], placed=(*self.items[-1].placed, *placed))

    def begin(self, begin: Begin) -> None:
        """Let the next item open a page."""
        self._begin = begin

    def anchor(self, *keys: str) -> None:
        """Let links to these keys lead to the next item."""
        self._anchors += keys

    def keep(self, cost: float = NEVER) -> None:
        """Let no page begin with the next item, or only at a cost."""
        self._kept = max(self._kept, cost)

    def add(self, item: Item) -> None:
        """Hang an item below the others, with what was asked for it since the last one."""
        space = self.white
        asked = space or self._begin is not Begin.ANYWHERE or self._anchors or self._kept
        if not asked and not item.before and item.begin is Begin.ANYWHERE:
            self.items.append(item)  # as nearly all lines are
            return
        self.items.append(
            replace(
                item,
                before=space,
                penalty=max(self._kept, item.penalty),
                begin=self._begin,
                anchors=self._anchors + item.anchors,
            )
        )
        self._space, self._more_space = 0.0, 0.0
        self._begin, self._anchors, self._kept = Begin.ANYWHERE, (), 0.0

    def finished(self) -> tuple[Item, ...]:
        """Return the column; keys that no item has taken are found at its last one."""
        if self._anchors and self.items:
            last = self.items[-1]
            self.items[-1] = replace(last, anchors=last.anchors + self._anchors)
            self._anchors = ()
        return tuple(self.items)

    def paragraph(
        self,
        paragraph: SetParagraph,
        *,
        x: float = 0.0,
        whole: bool = False,
        beside: Sequence[Placed] = (),
    ) -> None:
        """Hang the lines of a paragraph; ``whole`` keeps them on one page.

        ``beside`` is placed with the first line and comes before it in reading order.
        """
        if not paragraph.lines and paragraph.leaf is not None:
            self.anchor(paragraph.leaf.key)
        baseline = self.setting.baseline(paragraph.leading)
        for index in range(len(paragraph.lines)):
            text = PlacedText(paragraph, index, index + 1, x, baseline)
            self.add(
                Item(
                    paragraph.leading,
                    placed=(text,) if index else (*beside, text),
                    penalty=NEVER if whole and index else _penalty(paragraph, index),
                    anchors=line_anchors(paragraph, index),
                    start=line_start(paragraph, index),
                )
            )


def depth(paragraph: SetParagraph) -> float:
    """Return how deep a paragraph is, in points."""
    return paragraph.leading * len(paragraph.lines)


def all_lines(paragraph: SetParagraph, x: float, top: float, setting: Setting) -> PlacedText:
    """Place a whole paragraph, its upper edge at ``top``."""
    y = top + setting.baseline(paragraph.leading)
    return PlacedText(paragraph, 0, len(paragraph.lines), x, y)


def _penalty(paragraph: SetParagraph, index: int) -> float:
    if index == 0:
        return 0.0
    if index < paragraph.together:
        return NEVER
    broken = BROKEN_WORD if paragraph.lines[index - 1].hyphenated else 0.0
    lonely = index == 1 or index == len(paragraph.lines) - 1
    return LONELY_LINE + broken if lonely else broken


def line_start(paragraph: SetParagraph, index: int) -> PageStart | None:
    """Return the words a line begins with; none for words of the layout's own."""
    offset = paragraph.lines[index].offset
    if paragraph.leaf is None or offset < 0:
        return None
    return PageStart(paragraph.leaf.key, offset)


def line_anchors(paragraph: SetParagraph, index: int) -> tuple[str, ...]:
    """Return the keys that are found in a line: the leaf's own, its note calls and marked names."""
    calls = tuple(_calls(paragraph.lines[index]))
    if index == 0 and paragraph.leaf is not None:
        return (paragraph.leaf.key, *calls)
    return calls


def paragraph_anchors(paragraph: SetParagraph) -> tuple[str, ...]:
    """Return all keys that are found in a paragraph, its leaf's even when it has no words."""
    calls = (key for line in paragraph.lines for key in _calls(line))
    return (paragraph.leaf.key, *calls) if paragraph.leaf else tuple(calls)


def _calls(line: SetLine) -> list[str]:
    return [
        node.key
        for stretch in line.stretches
        for node in stretch.run.chain
        if isinstance(node, NoteCall) or (isinstance(node, PersonMark) and node.key)
    ]
