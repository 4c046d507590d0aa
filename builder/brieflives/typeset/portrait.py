"""Place a portrait in its frame, or the plate that stands where a portrait would."""

from __future__ import annotations

from brieflives.document.blocks import Figure, Plate
from brieflives.style.sheet import MM, TextStyle
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedBox, PlacedPicture, PlacedText
from brieflives.typeset.setting import Setting

INNER_EDGE_PT = 5.0  # from the plate's edge to the hairline inside it


def portrait_height(width: float, setting: Setting) -> float:
    """Return how high a portrait of a width is, in points."""
    return width * setting.sheet.infobox.portrait_ratio


def place_portrait(
    portrait: Figure | Plate, setting: Setting, left: float, width: float
) -> tuple[Placed, ...]:
    """Return the portrait or the plate, its upper edge at 0."""
    if isinstance(portrait, Plate):
        return _plate(portrait, setting, left, width)
    height = portrait_height(width, setting)
    hairline = setting.sheet.infobox.hairline_pt
    return (
        PlacedPicture(portrait, left, 0.0, width, height),
        PlacedBox(left, 0.0, width, height, stroke=setting.colours.ink, stroke_width=hairline),
    )


def _plate(plate: Plate, setting: Setting, left: float, width: float) -> tuple[Placed, ...]:
    look, colours = setting.sheet.infobox, setting.colours
    height = portrait_height(width, setting)
    size = look.monogram_pt * width / (look.portrait_width_mm * MM)
    style = TextStyle(
        size_pt=size,
        leading_pt=size,
        align="center",
        features=("smcp", "c2sc") if setting.sheet.small_caps else (),
        tracking=40,
        colour="accent",
    )
    monogram = setting.leaf(plate.leaf, width, style=style)
    middle = (height + _letter_height(monogram)) / 2
    edge = INNER_EDGE_PT
    return (
        PlacedBox(left, 0.0, width, height, fill=colours.plate),
        PlacedBox(
            left + edge,
            edge,
            width - 2 * edge,
            height - 2 * edge,
            stroke=colours.accent,
            stroke_width=look.hairline_pt,
        ),
        PlacedText(monogram, 0, len(monogram.lines), left, middle),
    )


def _letter_height(monogram: SetParagraph) -> float:
    """Return how high the letters of a monogram stand above its baseline, in points."""
    segments = [segment for line in monogram.lines for segment in line.segments]
    return max(
        (
            segment.run.style.face.height(segment.shaped) * segment.run.style.size_pt / 1000
            for segment in segments
        ),
        default=0.0,
    )
