"""How far what is placed on a page reaches: a rectangle around all of it, drawn a little wide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from brieflives.typeset.pages import LaidPage, Placed, PlacedRule, PlacedText

_BELOW = 0.4  # of the leading: how far letters hang below their line at most
_ASIDE = 0.25  # of the leading: slanted letters lean over the end of their line


class Extent(NamedTuple):
    """From the left and from the top edge of the page, in points."""

    left: float
    top: float
    right: float
    bottom: float


def extent(page: LaidPage) -> Extent | None:
    """Return the rectangle around all that is placed on a page; nothing where it is blank."""
    boxes = [box for placed in page.placed for box in _boxes(placed)]
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return Extent(min(left), min(top), max(right), max(bottom))


def _boxes(placed: Placed) -> Iterator[Extent]:
    if isinstance(placed, PlacedText):
        leading = placed.paragraph.leading
        aside = _ASIDE * leading
        for number, line in enumerate(placed.paragraph.lines[placed.first : placed.stop]):
            left, y = placed.left_of(line), placed.y + number * leading
            right = left + line.width
            yield Extent(left - aside, y - leading, right + aside, y + _BELOW * leading)
    elif isinstance(placed, PlacedRule):
        left, right = sorted((placed.x1, placed.x2))
        top, bottom = sorted((placed.y1, placed.y2))
        pen = placed.width / 2
        yield Extent(left - pen, top - pen, right + pen, bottom + pen)
    else:
        yield Extent(placed.x, placed.y, placed.x + placed.width, placed.y + placed.height)
