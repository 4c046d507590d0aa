"""Draw the README's pictures of real pages: run it after a change of look, and see what it drew.

Usage, from the project's folder: ``.venv/bin/python docs/draw_pages.py``.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from brieflives.order import Order
from brieflives.pipeline import build_life

ROOT = Path(__file__).parents[1]
LIFE = ROOT / "source" / "leonid-serebryakov.yaml"
OTHER = ROOT / "source" / "mary-somerville.yaml"
HEIGHT_PX = 900
GALLERY_PX = 560
GALLERY = ("classic", "modern", "archive", "large-print")
COLOURS = 128  # enough for black, white, one accent and what lies between
GAP_PX = 24
DESK = "#d9d6d0"


def sheets(life: Path, style: str, keys: tuple[str, ...], height_px: int) -> list[Image.Image]:
    """Build a life in a style; return the pages on which the outline's entries ``keys`` begin."""
    pdf = build_life(life, Order(("pdf",), style=style)).files[f"{life.stem}.pdf"]
    with pypdfium2.PdfDocument(pdf) as book:
        entries = {mark.get_title(): mark.get_dest().get_index() for mark in book.get_toc()}
        pages = [book[entries[key]] for key in keys]
        return [page.render(scale=height_px / page.get_height()).to_pil() for page in pages]


def laid_out(pages: list[Image.Image]) -> Image.Image:
    """Lay pages side by side on a desk."""
    framed = [ImageOps.expand(page, GAP_PX // 2, DESK) for page in pages]
    desk = Image.new("RGB", (sum(s.width for s in framed), framed[0].height), DESK)
    left = 0
    for page in framed:
        desk.paste(page, (left, 0))
        left += page.width
    return ImageOps.expand(desk, GAP_PX // 2, DESK)


def saved(picture: Image.Image, name: str) -> None:
    """Write a picture beside this script, as small as it may be."""
    few = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS)
    few.save(Path(__file__).with_name(name), optimize=True)


def main() -> None:
    """Draw three pages of one life, and the opening of a chapter in each style."""
    parts = ("At a glance", "The losing side", "Notes")
    saved(laid_out(sheets(LIFE, "classic", parts, HEIGHT_PX)), "page.png")
    openings = (
        sheets(OTHER, style, ("How it all hangs together",), GALLERY_PX) for style in GALLERY
    )
    saved(laid_out([page for pages in openings for page in pages]), "styles.png")


if __name__ == "__main__":
    main()
