"""From items and page breaks to laid pages: everything gets its place on the paper."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from msgspec import Struct

from brieflives.document.inline import Text
from brieflives.style.sheet import MM, Page
from brieflives.typeset.fill import fill_of
from brieflives.typeset.furniture import Furniture
from brieflives.typeset.items import Extent, Item
from brieflives.typeset.pages import (
    LaidPage,
    PageStart,
    Placed,
    PlacedBox,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from brieflives.typeset.parts import SetPart
from brieflives.typeset.setting import Setting
from brieflives.typeset.standing import standing


class Stretch(Struct, frozen=True):
    """Parts that are paged together: their pages as extents of all their items."""

    parts: tuple[SetPart, ...]
    extents: tuple[Extent, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all parts, one after the other."""
        return tuple(chain.from_iterable(part.items for part in self.parts))


def anchors(stretches: Sequence[Stretch]) -> dict[str, int]:
    """Return the page index of every key; a key that stands twice leads to its first place."""
    found: dict[str, int] = {}
    page = 0
    for stretch in stretches:
        items = stretch.items
        for extent in stretch.extents:
            for item in extent.all(items):
                for key in item.anchors:
                    found.setdefault(key, page)
            page += 1
    return found


def assemble(
    stretches: Sequence[Stretch], labels: Sequence[str], setting: Setting
) -> Iterator[LaidPage]:
    """Yield the pages of the book; the first one is a recto."""
    furniture = Furniture(setting, {})
    page = setting.sheet.page
    index = 0
    for stretch in stretches:
        items = stretch.items
        starts = [0, *accumulate(len(part.items) for part in stretch.parts)]
        for extent in stretch.extents:
            label = labels[index]
            recto = index % 2 == 0
            index += 1
            if extent.blank:
                yield LaidPage(label, (), None)
                continue
            first = extent.start if extent.carried is None else extent.carried
            number = bisect_right(starts, first) - 1
            part = stretch.parts[number]
            begins = starts[number] == extent.start and extent.carried is None
            opening = begins and part.opens
            x = _left(part, setting, recto=recto)
            around = _around(part, furniture, label, x, opening=opening, recto=recto)
            top = page.head_mm * MM
            placed = (*_place(items, extent, x, top, page), *around)
            start = _start(items, extent)
            fill = fill_of(items, extent, page)
            yield LaidPage(label, placed, start, fill)


def _start(items: Sequence[Item], extent: Extent) -> PageStart | None:
    """Return what a page begins with; a picture from the page before, only where no text follows.

    Such a picture is read where it belongs, amid the text of the page before.
    """
    begun = [item for item in extent.own(items) if item.start]
    if extent.carried is not None and all(item.floats for item in begun):
        return items[extent.carried].start
    return begun[0].start if begun else None


def _left(part: SetPart, setting: Setting, *, recto: bool) -> float:
    page = setting.sheet.page
    if part.centred:
        return (page.width_pt - page.measure_pt) / 2
    return (page.inner_mm if recto else page.outer_mm) * MM


def _around(  # noqa: PLR0913
    part: SetPart, furniture: Furniture, label: str, x: float, *, opening: bool, recto: bool
) -> Iterator[Placed]:
    if part.heads and not opening:
        person = (Text(furniture.setting.document.metadata.person),)
        head = furniture.head(part.head if recto and part.head else person, x, recto=recto)
        if head:
            yield head
    if part.folio_on_opening if opening else part.folios:
        yield furniture.folio(label, x, recto=recto)


def _place(items: Sequence[Item], extent: Extent, x: float, top: float, page: Page) -> list[Placed]:
    """Place the items of a page; lines that belong together become one."""
    placed: list[Placed] = []
    for item, right, down, opens in standing(items, extent, page):
        left, y = x + right, top + down
        if opens:
            placed += (moved(thing, left, y - item.again_pt) for thing in item.again)
        for thing in item.placed:
            joined = _joined(placed[-1], thing, left) if placed else None
            if joined:
                placed[-1] = joined
            else:
                placed.append(moved(thing, left, y))
    return placed


def _joined(above: Placed, below: Placed, left: float) -> PlacedText | None:
    """Return the lines of both where the second, to be moved right, go on with the first's."""
    if not (isinstance(above, PlacedText) and isinstance(below, PlacedText)):
        return None
    if above.paragraph is not below.paragraph or above.stop != below.first:
        return None
    if above.x != below.x + left:
        return None
    return PlacedText(above.paragraph, above.first, below.stop, above.x, above.y, above.artifact)


def moved(thing: Placed, x: float, y: float) -> Placed:
    """Return a thing so much further right and down."""
    match thing:
        case PlacedText():
            return PlacedText(
                thing.paragraph, thing.first, thing.stop, thing.x + x, thing.y + y, thing.artifact
            )
        case PlacedRule():
            return PlacedRule(
                thing.x1 + x, thing.y1 + y, thing.x2 + x, thing.y2 + y, thing.width, thing.colour
            )
        case PlacedPicture():
            return PlacedPicture(thing.figure, thing.x + x, thing.y + y, thing.width, thing.height)
        case PlacedBox():
            return PlacedBox(
                thing.x + x,
                thing.y + y,
                thing.width,
                thing.height,
                thing.fill,
                thing.stroke,
                thing.stroke_width,
                thing.round,
            )
