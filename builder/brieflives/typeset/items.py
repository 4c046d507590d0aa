"""What a page is filled with: the items of the vertical list, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from brieflives.typeset.pages import PageStart, Placed

NEVER = 1_000_000.0  # the cost of a page that begins where none may
LONELY_LINE = 100_000.0  # the cost of a widow or an orphan


class Begin(Enum):
    """Whether an item opens a page, and on which side of the spread."""

    ANYWHERE = "anywhere"
    PAGE = "page"
    RECTO = "recto"
    VERSO = "verso"


@dataclass(frozen=True, slots=True)
class Item:
    """A line, a row, a picture: what a page break cannot cut. Lengths are points.

    ``placed`` counts from the left edge of the text block and from the item's own top edge.
    """

    height: float
    before: float = 0.0  # white space above, dropped at the top of a page
    penalty: float = 0.0  # the cost of a page that begins with this item
    begin: Begin = Begin.ANYWHERE
    placed: tuple[Placed, ...] = ()
    anchors: tuple[str, ...] = ()  # keys that links find here
    start: PageStart | None = None  # the words it begins with


@dataclass(frozen=True, slots=True)
class Extent:
    """A page as items ``start`` up to, not including, ``stop``; a blank page has none."""

    start: int
    stop: int
