"""Which pictures have too few pixels for the size they are printed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from brieflives.document.book import Document, InfoboxPage
from brieflives.findings import Code, Finding, finding
from brieflives.places import NOWHERE
from brieflives.style.sheet import MM
from brieflives.typeset.pages import LaidPage, PlacedPicture

LEAST_DPI = 150  # what the author is warned of; a style's layout report may ask for more
LEAST_PERCENT = 25  # of the measure: nobody wants a figure smaller than this
STEP_PERCENT = 5
POINTS_OF_AN_INCH = 72.0


def coarse_pictures(document: Document, pages: Iterable[LaidPage]) -> Iterator[Finding]:
    """Yield a warning for every picture that is shown with fewer than ``LEAST_DPI``.

    Drawings have no pixels, and pictures without a place no author who could mend them.
    """
    portraits = {
        id(part.infobox.portrait) for part in document.parts if isinstance(part, InfoboxPage)
    }
    for page in pages:
        for placed in page.placed:
            if isinstance(placed, PlacedPicture) and placed.figure.place is not NOWHERE:
                yield from _coarse(placed, is_portrait=id(placed.figure) in portraits)


def resolution_dpi(placed: PlacedPicture) -> float:
    """Return how many pixels of a picture there are to an inch where it has fewest."""
    picture = placed.figure.picture
    scale = max(placed.width / picture.width_px, placed.height / picture.height_px)
    return POINTS_OF_AN_INCH / scale


def _coarse(placed: PlacedPicture, *, is_portrait: bool) -> Iterator[Finding]:
    figure, picture = placed.figure, placed.figure.picture
    if picture.media_type == "image/svg+xml":
        return
    dpi = resolution_dpi(placed)
    if dpi >= LEAST_DPI - 0.5:
        return
    width = ceil(picture.width_px * LEAST_DPI / dpi)
    percent = int(figure.width_percent * dpi / LEAST_DPI) // STEP_PERCENT * STEP_PERCENT
    hint = f"use a copy that is at least {width} pixels wide"
    if not is_portrait and percent >= LEAST_PERCENT:
        hint += f", or show it smaller, with {{width={percent}%}} after it"
    message = (
        f"the picture '{picture.name}' is too coarse to be printed {placed.width / MM:.0f} mm wide:"
        f" {dpi:.0f} dots an inch, where {LEAST_DPI} are the least"
    )
    yield finding(Code.LOW_RESOLUTION, figure.place, message, hint)
