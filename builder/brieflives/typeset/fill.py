"""How full a page is, and why it is no fuller: read off the items it was made of."""

from __future__ import annotations

from collections.abc import Sequence

from brieflives.style.sheet import Page
from brieflives.typeset.items import LONELY_LINE, NEVER, Begin, Extent, Item
from brieflives.typeset.pages import Because, Fill
from brieflives.typeset.standing import standing

LONG_PT = 60.0  # what is held together and deeper than this is a table rather than a heading
NEARLY_PT = 1e-6  # for sums of fractions


def fill_of(items: Sequence[Item], extent: Extent, page: Page) -> Fill:
    """Return how many lines of the grid are filled, and how many stay empty."""
    places = standing(items, extent, page)
    height = max((place.y + place.item.height for place in places), default=0.0)
    short = max(0.0, page.depth_pt - height) / page.grid_pt
    goes_on = extent.stop < len(items) and items[extent.stop].begin is Begin.ANYWHERE
    room = page.depth_pt - height + NEARLY_PT
    because = _because(items, extent, room) if goes_on and short >= 1.0 else None
    is_last = not goes_on and items[extent.start].begin is Begin.ANYWHERE
    return Fill(height / page.grid_pt, short, goes_on, because, is_last)


def _held(items: Sequence[Item], start: int) -> float:
    """Return how deep what begins at an item and may not be parted is, in points."""
    height = items[start].height
    for item in items[start + 1 :]:
        if item.penalty < LONELY_LINE:
            break
        height += item.before + item.height
    return height


def _because(items: Sequence[Item], extent: Extent, room_pt: float) -> Because:
    following = items[extent.stop]
    if _held(items, extent.stop) > LONG_PT:
        return Because.WHOLE
    last = items[extent.stop - 1]
    if following.before + last.after + following.height > room_pt:
        return Because.NO_ROOM
    after = items[extent.stop + 1] if extent.stop + 1 < len(items) else None
    if after is not None and after.penalty >= NEVER:
        return Because.KEPT
    if after is not None and after.penalty >= LONELY_LINE:
        return Because.LONELY
    return Because.FACING
