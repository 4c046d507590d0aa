"""What is seen so near to the edge of a sheet that a printer leaves it out.

Pages are measured by what they hold, which is quick but takes a white ground for something seen;
so the sides of pages that seem to reach too far are drawn and looked at.
"""

from __future__ import annotations

import pypdfium2
from PIL import Image

from brieflives.sheets.arrange import Imposed, Side
from brieflives.sheets.geometry import ImposedPage, Rectangle
from brieflives.sheets.margins import (
    SAFE,
    Margins,
    bleeds,
    cut,
    is_across_fold,
    is_in_fold,
    is_within,
    printed,
    reaches_beyond,
)

_WHITE = 250  # of 255: what is lighter is taken for bare paper
_BORDER = 2  # pixels of a page's edge that may belong to a mark


def pages_near_edges(source: bytes, made: Imposed, margins: Margins = SAFE) -> tuple[int, ...]:
    """Return the numbers, from 1, of pages that hold something outside of what is printed.

    ``made`` are the sheets made of ``source``. A file that cannot be drawn gives no numbers.
    """
    live = printed(made.arranged, margins)
    try:
        with pypdfium2.PdfDocument(source) as pages:
            beyond = frozenset(
                placed.page
                for side in made.arranged.sides
                for placed in side.pages
                if _reaches(pages[placed.page], placed, live)
            )
        return pages_seen_near_edges(made, beyond, margins)
    except pypdfium2.PdfiumError:
        return ()


def pages_lost_in_fold(source: bytes, made: Imposed) -> tuple[int, ...]:
    """Return the numbers, from 1, of pages of which creep has moved something into the fold.

    ``made`` are the sheets made of ``source``. A file that cannot be drawn gives no numbers.
    """
    fold = made.arranged.width / 2
    across = [p for side in made.arranged.sides for p in side.pages if is_across_fold(p, fold)]
    if not across:
        return ()
    try:
        with pypdfium2.PdfDocument(source) as pages:
            lost = [
                placed.page + 1
                for placed in across
                if any(
                    is_in_fold(box, placed, fold) and not bleeds(box, placed)
                    for box in _held(pages[placed.page])
                )
            ]
    except pypdfium2.PdfiumError:
        return ()
    return tuple(sorted(lost))


def _held(page: pypdfium2.PdfPage) -> list[Rectangle]:
    """Return where each thing of a page is, in the page's own coordinates."""
    return [Rectangle(*item.get_bounds()) for item in page.get_objects(max_depth=1)]


def pages_seen_near_edges(
    made: Imposed, beyond: frozenset[int], margins: Margins = SAFE
) -> tuple[int, ...]:
    """Return the numbers, from 1, of those pages that show something outside of what is printed.

    ``beyond`` are pages, from 0, that are known to hold something there.
    """
    live = printed(made.arranged, margins)
    near: list[int] = []
    with pypdfium2.PdfDocument(made.data) as sides:
        for number, side in enumerate(made.arranged.sides):
            reaching = [placed for placed in side.pages if placed.page in beyond]
            if reaching:
                drawn = _drawn(sides[number])
                near += [each.page + 1 for each in reaching if _is_seen(drawn, side, each, live)]
    return tuple(sorted(near))


def _reaches(page: pypdfium2.PdfPage, placed: ImposedPage, live: Rectangle) -> bool:
    """Tell whether something of a page is said to be outside of what is printed."""
    return any(reaches_beyond(box, placed, live) for box in _held(page))


def _drawn(side: pypdfium2.PdfPage) -> Image.Image:
    """Draw a side, a point to a pixel; what is seen is white, bare paper black."""
    bitmap = side.render(scale=1, grayscale=True, may_draw_forms=False, draw_annots=False)
    picture: Image.Image = bitmap.to_pil()
    return picture.point(lambda value: 255 * (value < _WHITE))


def _is_seen(drawn: Image.Image, side: Side, placed: ImposedPage, live: Rectangle) -> bool:
    """Tell whether a page shows something outside of what is printed."""
    box = cut(placed.box, placed.clip)
    border = _BORDER if side.marks else 0
    left, top = round(box.left) + border, round(drawn.height - box.top) + border
    right, bottom = round(box.right) - border, round(drawn.height - box.bottom) - border
    seen = drawn.crop((left, top, right, bottom)).getbbox()
    if seen is None:
        return False
    ink = Rectangle(
        left + seen[0], drawn.height - top - seen[3], left + seen[2], drawn.height - top - seen[1]
    )
    return not is_within(ink, live, tolerance=1.0)  # of a pixel
