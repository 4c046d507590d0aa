"""The cover of the EPUB: page one of the PDF as a picture."""

from __future__ import annotations

from io import BytesIO
from math import ceil

import pypdfium2

COVER_PX = (1600, 2560)


def render_cover(pdf: bytes) -> bytes:
    """Render the first page of a PDF as a JPEG of 1600 x 2560 pixels, centred on white."""
    width, height = COVER_PX
    out = BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        scale = min(width / page.get_width(), height / page.get_height())
        across = width - ceil(page.get_width() * scale)
        down = height - ceil(page.get_height() * scale)
        margins = (across // 2, down - down // 2, across - across // 2, down // 2)
        # to cut less than nothing away is to add white (by halves more, as pixels are rounded up);
        # a fourth byte a pixel saves all copies
        picture = page.render(
            scale=scale,
            crop=tuple(-(pixels + 0.5) / scale for pixels in margins),
            prefer_bgrx=True,
            rev_byteorder=True,
        )
        picture.to_pil().save(out, "JPEG", quality=88)
    return out.getvalue()
