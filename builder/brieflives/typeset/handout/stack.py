"""Things placed one below the other in a column of fixed place and width."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from brieflives.document.blocks import Leaf
from brieflives.style.sheet import TextStyle
from brieflives.typeset.assemble import moved
from brieflives.typeset.galley import all_lines, depth
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedRule
from brieflives.typeset.setting import Setting

RULE_PT = 0.5
WRITING_RULE_PT = 0.4


class Stack(Struct):
    """A column that grows downwards; ``y`` is where the next thing goes, all lengths in points."""

    setting: Setting
    x: float
    width: float
    y: float
    placed: list[Placed] = field(default_factory=list)

    def space(self, height: float) -> None:
        """Leave white."""
        self.y += height

    def leaf(
        self,
        leaf: Leaf,
        *,
        setting: Setting | None = None,
        style: TextStyle | None = None,
        indent: float = 0.0,
    ) -> SetParagraph:
        """Place a leaf, ``indent`` further in than the column."""
        own = setting or self.setting
        paragraph = own.leaf(leaf, self.width - indent, style=style)
        self.paragraph(paragraph, indent=indent, setting=own)
        return paragraph

    def paragraph(
        self, paragraph: SetParagraph, *, indent: float = 0.0, setting: Setting | None = None
    ) -> None:
        """Place what is set already."""
        if paragraph.lines:
            own = setting or self.setting
            self.placed.append(all_lines(paragraph, self.x + indent, self.y, own))
            self.y += depth(paragraph)

    def rule(self, colour: str, *, width: float = RULE_PT, indent: float = 0.0) -> None:
        """Draw a line across the column at the place reached."""
        right = self.x + self.width
        self.placed.append(PlacedRule(self.x + indent, self.y, right, self.y, width, colour))

    def things(self, things: Iterable[Placed]) -> None:
        """Place things that count from the column's left edge and from the place reached."""
        self.placed += (moved(thing, self.x, self.y) for thing in things)
