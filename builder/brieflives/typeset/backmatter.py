"""The parts behind the notes, which may run on below each other instead of opening pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from brieflives.style.sheet import Sheet
from brieflives.typeset.galley import Galley
from brieflives.typeset.items import LONELY_LINE, Begin, Item
from brieflives.typeset.parts import SetPart

ABOVE_LINES = 3  # white space above a part that runs on
HELD = 1 / 3  # of a page: so much of a part stands together, so that no title is left at a foot
OWN_PAGE = 20_000.0  # the price of a page of its own where a style lets every part run on


def open_below(galley: Galley, key: str, drop_pt: float) -> None:
    """Open a part below another one, or on a page of its own, its title ``drop_pt`` down there."""
    galley.begin(Begin.RUN_ON)
    galley.space_lines(ABOVE_LINES)
    galley.anchor(key)
    price = OWN_PAGE if galley.setting.sheet.back_matter == "run-on" else 0.0
    galley.add(Item(0.0, penalty=price, again_pt=drop_pt))


def held_together(part: SetPart, sheet: Sheet) -> SetPart:
    """Keep the beginning of a part that may run on, or the whole of a short one, on one page."""
    if not part.items or part.items[0].begin is not Begin.RUN_ON:
        return part
    room = HELD * sheet.page.depth_pt
    items = zip(part.items, _depths(part.items), strict=True)
    held = (
        replace(item, penalty=max(item.penalty, LONELY_LINE)) if 0 < depth <= room else item
        for item, depth in items
    )
    return replace(part, items=tuple(held))


def _depths(items: Sequence[Item]) -> list[float]:
    """Return how deep the part is down to each of its items, the first one's white not counted."""
    extents = (
        (item.height + (item.before if number else 0.0)) / item.columns
        for number, item in enumerate(items)
    )
    return list(accumulate(extents))
