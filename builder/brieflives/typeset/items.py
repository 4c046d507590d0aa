"""What a page is filled with: the items of the vertical list, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from brieflives.findings import Finding
from brieflives.typeset.pages import PageStart, Placed

NEVER = 1_000_000.0  # the cost of a page that begins where none may
LONELY_LINE = 100_000.0  # the cost of a widow or an orphan


class Begin(Enum):
    """Whether an item opens a page, and on which side of the spread."""

    ANYWHERE = "anywhere"
    PAGE = "page"
    RECTO = "recto"
    VERSO = "verso"
    RUN_ON = "run on"  # a page of its own, or below what is on one already: ``break_pages`` decides


class Item(Struct, frozen=True):
    """A line, a row, a picture: what a page break cannot cut. Lengths are points.

    ``placed`` counts from the left edge of the text block and from the item's own top edge.
    """

    height: float
    before: float = 0.0  # white space above, dropped at the top of a page
    after: float = 0.0  # white space below, dropped at the foot of a page
    penalty: float = 0.0  # the cost of a page that begins with this item
    begin: Begin = Begin.ANYWHERE
    placed: tuple[Placed, ...] = ()
    anchors: tuple[str, ...] = ()  # keys that links find here
    start: PageStart | None = None  # the words it begins with
    again: tuple[Placed, ...] = ()  # what stands above it once more where it opens a page
    again_pt: float = 0.0  # how deep that is
    floats: bool = False  # where it does not fit it may open the next page, text going on
    stays: float = 0.0  # of the white above, where it does so: what stands above asked for that
    heads: bool = False  # it begins a section, which no picture of the one before may come into
    findings: tuple[Finding, ...] = ()  # what its author should know
    columns: int = 1  # 2: it stands in either of two, with the items around it that do


class Extent(Struct, frozen=True):
    """A page as items ``start`` up to, not including, ``stop``; a blank page has none.

    ``carried`` is an item from the page before that opens this one, ``left`` one of its own that
    opens the next.
    """

    start: int
    stop: int
    carried: int | None = None
    left: int | None = None

    @property
    def blank(self) -> bool:
        """Nothing stands here."""
        return self.start == self.stop and self.carried is None

    def own(self, items: Sequence[Item]) -> Iterator[Item]:
        """Yield the items that stand here in their order, without the one that is carried.

        What follows the one that is left out has the white above it that stays here.
        """
        for index in range(self.start, self.stop):
            if index == self.left:
                continue
            item = items[index]
            stays = items[index - 1].stays if index - 1 == self.left else 0.0
            yield replace(item, before=stays) if stays > item.before else item

    def all(self, items: Sequence[Item]) -> Iterator[Item]:
        """Yield every item of the page from top to foot."""
        if self.carried is not None:
            yield items[self.carried]
        yield from self.own(items)
