"""How near to the edges of a sheet a printer reaches, and what stands beyond that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from brieflives.sheets.arrange import Arranged
from brieflives.sheets.geometry import MM, ImposedPage, Rectangle


class Margins(NamedTuple):
    """How far a printer stays from the edges of upright paper, in millimetres."""

    sides_mm: float
    ends_mm: float


_HAIR = 0.5  # points: less than that is rounding

SAFE = Margins(6.35, 6.35)  # a quarter of an inch: what any printer reaches


def printed(sheet: Arranged, margins: Margins) -> Rectangle:
    """Return the part of a sheet that is printed, in points."""
    across, up = margins.sides_mm * MM, margins.ends_mm * MM
    if sheet.width > sheet.height:
        across, up = up, across
    return Rectangle(across, up, sheet.width - across, sheet.height - up)


def pages_beyond(
    sheet: Arranged, held: Mapping[int, Rectangle], margins: Margins = SAFE
) -> frozenset[int]:
    """Return the pages, from 0, whose outermost things reach beyond what is printed.

    ``held`` is the rectangle around all that each page holds, in its own coordinates.
    """
    live = printed(sheet, margins)
    return frozenset(
        placed.page
        for side in sheet.sides
        for placed in side.pages
        if placed.page in held and reaches_beyond(held[placed.page], placed, live)
    )


def pages_in_fold(sheet: Arranged, held: Mapping[int, Rectangle]) -> frozenset[int]:
    """Return the pages, from 0, of which creep has moved something into the fold.

    ``held`` is as for ``pages_beyond``.
    """
    return frozenset(
        placed.page
        for side in sheet.sides
        for placed in side.pages
        if placed.page in held and is_in_fold(held[placed.page], placed, sheet.width / 2)
    )


def is_across_fold(placed: ImposedPage, fold: float) -> bool:
    """Tell whether a page has been moved over the fold, where its half of the sheet ends."""
    if placed.clip.right <= fold + _HAIR:
        return placed.box.right > fold + _HAIR
    return placed.clip.left >= fold - _HAIR and placed.box.left < fold - _HAIR


def is_in_fold(box: Rectangle, placed: ImposedPage, fold: float) -> bool:
    """Tell whether something of a page ends beyond the fold."""
    if not is_across_fold(placed, fold):
        return False
    shown = placed.matrix.of(box)
    if placed.clip.right <= fold + _HAIR:
        return shown.right > fold + _HAIR
    return shown.left < fold - _HAIR


def bleeds(box: Rectangle, placed: ImposedPage) -> bool:
    """Tell whether something reaches to a side of its page: it is meant to be cut there."""
    shown, page = placed.matrix.of(box), placed.box
    return shown.left <= page.left + _HAIR or shown.right >= page.right - _HAIR


def reaches_beyond(box: Rectangle, placed: ImposedPage, live: Rectangle) -> bool:
    """Tell whether something of a page, as far as the page shows it, is outside ``live``."""
    shown = cut(placed.matrix.of(box), placed.box)
    return shown.width >= 0 and shown.height >= 0 and not is_within(shown, live)


def near_edges(pages: Sequence[int], margins: Margins = SAFE) -> str:
    """Say which pages, by their numbers from 1, show something where printers may not reach."""
    told = f"page{'s' * (len(pages) > 1)} {_in_words(pages)}"
    return (
        f"something on {told} is less than {max(margins):.3g} mm from the edge of the sheet, "
        "where printers may leave it out"
    )


def in_fold(pages: Sequence[int]) -> str:
    """Say which pages, by their numbers from 1, would lose something in the fold."""
    told = f"page{'s' * (len(pages) > 1)} {_in_words(pages)}"
    return f"something on {told} is moved into the fold, which is more than its margin bears"


def _in_words(numbers: Sequence[int]) -> str:
    """Write neighbours as a range: 1, 4-7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{p[0]}" if len(p) == 1 else f"{p[0]}-{p[-1]}" for p in parts)


def cut(box: Rectangle, frame: Rectangle) -> Rectangle:
    """Return the part of a box that is within a frame; its width may be negative."""
    return Rectangle(
        max(box.left, frame.left),
        max(box.bottom, frame.bottom),
        min(box.right, frame.right),
        min(box.top, frame.top),
    )


def is_within(box: Rectangle, frame: Rectangle, tolerance: float = 0.0) -> bool:
    """Tell whether a box sticks out of a frame by no more than ``tolerance``."""
    return (
        box.left >= frame.left - tolerance
        and box.bottom >= frame.bottom - tolerance
        and box.right <= frame.right + tolerance
        and box.top <= frame.top + tolerance
    )
