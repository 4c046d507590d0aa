"""Set a figure: a picture in proportion, caption and credit below it, on whole grid lines."""

from __future__ import annotations

from math import ceil

from brieflives.document.blocks import Figure
from brieflives.style.sheet import Align
from brieflives.typeset.galley import (
    Column,
    Galley,
    all_lines,
    depth,
    line_start,
    paragraph_anchors,
)
from brieflives.typeset.items import Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedPicture
from brieflives.typeset.setting import Setting

GAP_PT = 6.0  # between the picture and its caption
LEAST_PICTURE_PT = 60.0  # a picture is never made flatter than this for a long caption
LEAST_CAPTION = 0.6  # of the measure: a caption below a small picture is wider than the picture


def captions(
    figure: Figure, measure: float, setting: Setting, align: Align = "left"
) -> tuple[SetParagraph, ...]:
    """Set the caption and the credit of a figure."""
    leaves = (leaf for leaf in (figure.caption, figure.credit) if leaf is not None)
    return tuple(
        setting.leaf(leaf, measure, style=setting.style(leaf.role).aligned(align))
        for leaf in leaves
    )


def hang_figure(galley: Galley, figure: Figure, column: Column) -> None:
    """Hang a figure; the picture is made smaller where page or column want it."""
    setting = galley.setting
    width = column.measure * min(100, figure.width_percent) / 100
    measure = max(width, column.measure * LEAST_CAPTION)
    texts = captions(figure, measure, setting)
    words = sum(depth(text) for text in texts) + (GAP_PT if texts else 0.0)
    room = max(LEAST_PICTURE_PT, setting.sheet.page.depth_pt - words)
    height = width * figure.picture.height_px / figure.picture.width_px
    if height > room:
        width, height = width * room / height, room
    left = column.x + (column.measure - width) / 2
    placed: list[Placed] = [PlacedPicture(figure, left, 0.0, width, height)]
    galley.space_lines(1)
    galley.anchor(figure.key)
    if height + words > setting.sheet.page.depth_pt:
        galley.add(Item(height + GAP_PT, placed=tuple(placed)))
        for text in texts:  # a caption that no page holds below its picture
            galley.paragraph(text, x=column.x + (column.measure - measure) / 2)
        galley.space_lines(1)
        return
    y = height + GAP_PT
    for text in texts:
        placed.append(all_lines(text, column.x + (column.measure - measure) / 2, y, setting))
        y += depth(text)
    start = next((line_start(text, 0) for text in texts if text.lines), None)
    galley.add(
        Item(
            setting.grid * ceil((height + words) / setting.grid - 1e-6),
            placed=tuple(placed),
            anchors=tuple(key for text in texts for key in paragraph_anchors(text)),
            start=start,
            after=setting.grid,
            floats=True,
        )
    )
