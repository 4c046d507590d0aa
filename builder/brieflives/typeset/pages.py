"""What the typesetter gives: pages with everything placed, and where the text of each begins.

Lengths are points; ``x`` runs from the left edge of the page, ``y`` from its top edge downwards.
Before ``mirror`` has seen it, ``x`` of a book that runs from right to left counts from its right.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from brieflives.document.blocks import Figure
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.lines import SetLine, SetParagraph


class Artifact(Enum):
    """What is painted but not read: no part of the document's text."""

    HEADER = "Header"
    FOOTER = "Footer"
    LAYOUT = "Layout"


class PlacedText(Struct, frozen=True):
    """Lines ``first`` up to, not including, ``stop``; ``y`` is the first one's baseline."""

    paragraph: SetParagraph
    first: int
    stop: int
    x: float
    y: float
    artifact: Artifact | None = None
    mirrored: bool = False  # lines begin at ``x`` and run to the left of it

    def left_of(self, line: SetLine) -> float:
        """Return where on the page the left end of a line is."""
        return self.x - line.x - line.width if self.mirrored else self.x + line.x


class PlacedRule(Struct, frozen=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str


class PlacedBox(Struct, frozen=True):
    """A rectangle (or with ``round`` a disc), filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    round: bool = False


class PlacedPicture(Struct, frozen=True):
    """A picture in its box; what the box does not show is cut at the picture's focus."""

    figure: Figure
    x: float
    y: float
    width: float
    height: float


Placed = PlacedText | PlacedRule | PlacedBox | PlacedPicture


class PageStart(Struct, frozen=True):
    """The first words of a page: a leaf and an offset in its plain text.

    A page that has none begins with a picture: a figure and 0.
    """

    key: str  # of the leaf, or of the figure
    offset: int


class Because(Enum):
    """Why a page stays short."""

    NO_ROOM = "what follows needs more room"
    WHOLE = "what belongs together stays on one page"
    KEPT = "a heading goes with the lines below it"
    LONELY = "no line of a paragraph is left alone"
    FACING = "it ends as the page beside it does, or better"


class Fill(Struct, frozen=True):
    """How full a page is, in lines of the grid; ``goes_on``: its part has another page."""

    lines: float
    short_lines: float
    goes_on: bool
    because: Because | None = None  # where it goes on and stays short by a line or more
    is_last: bool = False  # of its part, and not the first


class LaidPage(Struct, frozen=True):
    """One page; ``label`` is what readers call it: in the front matter roman, or a letter."""

    label: str
    placed: tuple[Placed, ...]
    start: PageStart | None  # None when nothing of the document begins or goes on here
    fill: Fill | None = None  # of a page that is not blank


class OutlineEntry(Struct, frozen=True):
    """A line of the PDF's bookmarks: its level from 0, its title, the key it leads to."""

    level: int
    title: str
    key: str


class Pages(Struct, frozen=True):
    """A book as pages; ``page_of``: keys of parts, leaves, notes and calls -> page indexes."""

    width: float
    height: float
    pages: tuple[LaidPage, ...]
    outline: tuple[OutlineEntry, ...]
    page_of: Mapping[str, int]
    fonts: Fonts
    greyscale: bool = False  # for photocopiers: pictures, too, are shown in grey
