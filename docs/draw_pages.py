"""Draw the README's picture of real pages: run it after a change of look, and look at what it drew.

Usage, from the project's folder: ``.venv/bin/python docs/draw_pages.py``.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from brieflives.pipeline import Order, build_life

ROOT = Path(__file__).parents[1]
LIFE = ROOT / "source" / "leonid-serebryakov.yaml"
LABELS = ("iii", "3", "7")  # facts, a chapter, notes
HEIGHT_PX = 900
GAP_PX = 24
DESK = "#d9d6d0"


def draw(pdf: bytes) -> Image.Image:
    """Lay some pages side by side on a desk."""
    with pypdfium2.PdfDocument(pdf) as book:
        indexes = [k for k in range(len(book)) if book.get_page_label(k) in LABELS]
        sheets = []
        for index in indexes:
            page = book[index]
            sheets.append(page.render(scale=HEIGHT_PX / page.get_height()).to_pil())
    framed = [ImageOps.expand(sheet, GAP_PX // 2, DESK) for sheet in sheets]
    desk = Image.new("RGB", (sum(s.width for s in framed), framed[0].height), DESK)
    left = 0
    for sheet in framed:
        desk.paste(sheet, (left, 0))
        left += sheet.width
    return ImageOps.expand(desk, GAP_PX // 2, DESK)


def main() -> None:
    """Build the life and write the picture beside this script."""
    built = build_life(LIFE, Order(("pdf",)))
    picture = draw(built.files[f"{LIFE.stem}.pdf"]).convert("P", palette=Image.Palette.ADAPTIVE)
    picture.save(Path(__file__).with_name("page.png"), optimize=True)


if __name__ == "__main__":
    main()
