"""What stands so near to the edge of a sheet that a printer leaves it out.

Pages are measured by what they hold, which is quick but takes a white ground for something seen;
so the sides of pages that seem to reach too far are drawn and looked at.
"""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2
from PIL import Image

from brieflives.sheets.arrange import Side
from brieflives.sheets.geometry import MM, Placed, Rectangle
from brieflives.sheets.write import Imposed

_WHITE = 250  # of 255: what is lighter is taken for bare paper
_BORDER = 2  # pixels of a page's edge that may belong to a mark


class Margins(NamedTuple):
    """How far a printer stays from the edges of upright paper, in millimetres."""

    sides_mm: float
    ends_mm: float


SAFE = Margins(6.35, 6.35)  # a quarter of an inch: what any printer reaches


def pages_near_edges(source: bytes, made: Imposed, margins: Margins = SAFE) -> tuple[int, ...]:
    """Return the numbers, from 1, of pages that hold something outside of what is printed.

    ``made`` are the sheets made of ``source``. A file that cannot be drawn gives no numbers.
    """
    sheet = made.arranged
    across, up = margins.sides_mm * MM, margins.ends_mm * MM
    if sheet.width > sheet.height:
        across, up = up, across
    live = Rectangle(across, up, sheet.width - across, sheet.height - up)
    near: list[int] = []
    try:
        with pypdfium2.PdfDocument(source) as pages, pypdfium2.PdfDocument(made.data) as sides:
            for number, side in enumerate(sheet.sides):
                reaching = [p for p in side.placed if _reaches(pages[p.page], p, live)]
                if reaching:
                    drawn = _drawn(sides[number])
                    near += [p.page + 1 for p in reaching if _is_seen(drawn, side, p, live)]
    except pypdfium2.PdfiumError:
        return ()
    return tuple(sorted(near))


def _reaches(page: pypdfium2.PdfPage, placed: Placed, live: Rectangle) -> bool:
    """Tell whether something of a page is said to be outside of what is printed."""
    for item in page.get_objects(max_depth=1):
        box = _cut(placed.matrix.of(Rectangle(*item.get_bounds())), placed.box)
        if box.width >= 0 and box.height >= 0 and not _is_within(box, live):
            return True
    return False


def _drawn(side: pypdfium2.PdfPage) -> Image.Image:
    """Draw a side, a point to a pixel; what is seen is white, bare paper black."""
    bitmap = side.render(scale=1, grayscale=True, may_draw_forms=False, draw_annots=False)
    picture: Image.Image = bitmap.to_pil()
    return picture.point(lambda value: 255 * (value < _WHITE))


def _is_seen(drawn: Image.Image, side: Side, placed: Placed, live: Rectangle) -> bool:
    """Tell whether a page shows something outside of what is printed."""
    box = _cut(placed.box, placed.clip)
    border = _BORDER if side.marks else 0
    left, top = round(box.left) + border, round(drawn.height - box.top) + border
    right, bottom = round(box.right) - border, round(drawn.height - box.bottom) - border
    seen = drawn.crop((left, top, right, bottom)).getbbox()
    if seen is None:
        return False
    ink = Rectangle(
        left + seen[0], drawn.height - top - seen[3], left + seen[2], drawn.height - top - seen[1]
    )
    return not _is_within(ink, live, tolerance=1.0)  # of a pixel


def _cut(box: Rectangle, frame: Rectangle) -> Rectangle:
    return Rectangle(
        max(box.left, frame.left),
        max(box.bottom, frame.bottom),
        min(box.right, frame.right),
        min(box.top, frame.top),
    )


def _is_within(box: Rectangle, frame: Rectangle, tolerance: float = 0.0) -> bool:
    return (
        box.left >= frame.left - tolerance
        and box.bottom >= frame.bottom - tolerance
        and box.right <= frame.right + tolerance
        and box.top <= frame.top + tolerance
    )
