"""Turn the pages of a book that runs from right to left.

Everything is placed as if lines began at the left, and the spine of a recto were there. In a
Hebrew or Arabic book both are at the right: margins, indents, columns, leaders and rules change
sides here, once for all of them. The order of words within a line is not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from brieflives.typeset.pages import LaidPage, Placed, PlacedRule, PlacedText


def bound(pages: Iterable[LaidPage], width: float, *, rtl: bool) -> Iterator[LaidPage]:
    """Yield pages of this width in points as they are bound: ``rtl`` ones at the right."""
    for page in pages:
        if rtl:
            yield replace(page, placed=tuple(_turned(thing, width) for thing in page.placed))
        else:
            yield page


def _turned(thing: Placed, width: float) -> Placed:
    match thing:
        case PlacedText():
            return replace(thing, x=width - thing.x, mirrored=True)
        case PlacedRule():
            return replace(thing, x1=width - thing.x1, x2=width - thing.x2)
        case _:
            return replace(thing, x=width - thing.x - thing.width)
