"""The cover of the EPUB: page one of the PDF as a picture."""

from __future__ import annotations

from io import BytesIO

COVER_PX = (1600, 2560)


def render_cover(pdf: bytes) -> bytes:
    """Render the first page of a PDF as a JPEG of 1600 x 2560 pixels, centred on white."""
    import pypdfium2
    from PIL import Image

    width, height = COVER_PX
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        scale = min(width / page.get_width(), height / page.get_height())
        picture = page.render(scale=scale).to_pil()
    cover = Image.new("RGB", COVER_PX, "white")
    cover.paste(picture, ((width - picture.width) // 2, (height - picture.height) // 2))
    out = BytesIO()
    cover.save(out, "JPEG", quality=88)
    return out.getvalue()
