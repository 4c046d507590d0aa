"""Set a figure: a picture in proportion, caption and credit below it, on whole grid lines."""

from __future__ import annotations

from math import ceil

from brieflives.document.blocks import Figure
from brieflives.typeset.galley import Column, Galley
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import PlacedPicture

GAP_PT = 6.0  # between the picture and its caption
LEAST_PICTURE_PT = 60.0  # a picture is never made flatter than this for a long caption
LEAST_CAPTION = 0.6  # of the measure: a caption below a small picture is wider than the picture


def captions(galley: Galley, figure: Figure, measure: float) -> tuple[SetParagraph, ...]:
    """Set the caption and the credit of a figure."""
    leaves = (leaf for leaf in (figure.caption, figure.credit) if leaf is not None)
    return tuple(galley.setting.leaf(leaf, measure) for leaf in leaves)


def hang_figure(galley: Galley, figure: Figure, column: Column) -> None:
    """Hang a figure; the picture is made smaller where page or column want it."""
    setting = galley.setting
    width = column.measure * min(100, figure.width_percent) / 100
    caption_measure = max(width, column.measure * LEAST_CAPTION)
    texts = captions(galley, figure, caption_measure)
    words = sum(text.leading * len(text.lines) for text in texts) + (GAP_PT if texts else 0.0)
    room = max(LEAST_PICTURE_PT, setting.sheet.page.depth_pt - words)
    height = width * figure.picture.height_px / figure.picture.width_px
    if height > room:
        width, height = width * room / height, room
    whole = setting.grid * ceil((height + words) / setting.grid - 1e-6)
    galley.space_lines(1)
    galley.anchor(figure.key)
    left = column.x + (column.measure - width) / 2
    gap = GAP_PT if texts else 0.0
    galley.add(height + gap, (PlacedPicture(figure, left, 0.0, width, height),))
    for text in texts:
        galley.keep()
        galley.paragraph(text, x=column.x + (column.measure - caption_measure) / 2, whole=True)
    galley.pad(whole - height - words)
    galley.space_lines(1)
