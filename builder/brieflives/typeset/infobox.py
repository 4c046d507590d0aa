"""The page of facts: name, portrait or plate, and the table below them."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.document.blocks import Figure, Infobox, Plate, Row, RowGroup
from brieflives.document.book import InfoboxPage
from brieflives.style.sheet import MM, TextStyle
from brieflives.typeset.figures import captions
from brieflives.typeset.galley import Galley, all_lines, depth, line_start, paragraph_anchors
from brieflives.typeset.items import Begin, Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import (
    Artifact,
    Placed,
    PlacedBox,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from brieflives.typeset.parts import SetPart
from brieflives.typeset.setting import Setting

PORTRAIT_STEP_MM = 4.0  # by which a portrait shrinks to keep the facts on one page
WHOLE_ROW_PT = 160.0  # a row up to this deep is never cut
CUT_GROUP = 200.0  # the cost of a page that begins inside a group
LABEL_GAP_PT = 8.0  # between the longest label and the values
ROW_GAP_PT = 1.5
INNER_EDGE_PT = 5.0  # from the plate's edge to the hairline inside it
SMALL_CAP_HEIGHT = 0.42  # of the size, where the face tells nothing better


def infobox_page(part: InfoboxPage, setting: Setting) -> SetPart:
    """Set the facts; the portrait is the widest with which all of them stand on one page.

    Where even the narrowest leaves no room, it keeps its full width and the table goes on.
    """
    galley = _page(part, setting, setting.sheet.infobox.portrait_width_mm)
    depth = setting.sheet.page.depth_pt
    for width in _widths(setting):
        smaller = _page(part, setting, width)
        if smaller.height <= depth:
            galley = smaller
            break
    return SetPart(part.key, galley.finished(), part.infobox.name.inlines, folio_on_opening=False)


def _widths(setting: Setting) -> Iterator[float]:
    width = setting.sheet.infobox.portrait_width_mm
    while width > setting.sheet.infobox.portrait_least_mm:
        yield width
        width -= PORTRAIT_STEP_MM
    yield setting.sheet.infobox.portrait_least_mm


def _page(part: InfoboxPage, setting: Setting, width_mm: float) -> Galley:
    box = part.infobox
    galley = Galley(setting)
    galley.begin(Begin.RECTO)
    galley.anchor(part.key)
    for leaf in (box.name, *box.native):
        galley.paragraph(setting.leaf(leaf, setting.measure), whole=True)
        galley.keep()
    galley.space_lines(0.75)
    _portrait(galley, box, width_mm * MM)
    galley.space_lines(1)
    for group in box.groups:
        _group(galley, group)
    return galley


def _portrait(galley: Galley, box: Infobox, width: float) -> None:
    setting = galley.setting
    height = width * setting.sheet.infobox.portrait_ratio
    left = (setting.measure - width) / 2
    if isinstance(box.portrait, Plate):
        galley.add(Item(height, placed=_plate(box.portrait, setting, left, width, height)))
        return
    galley.anchor(box.portrait.key)
    galley.add(Item(height, placed=_framed(box.portrait, setting, left, width, height)))
    galley.space(5)
    for text in captions(box.portrait, setting.measure, setting, "center"):
        galley.keep()
        galley.paragraph(text, whole=True)


def _framed(
    figure: Figure, setting: Setting, left: float, width: float, height: float
) -> tuple[Placed, ...]:
    hairline = setting.sheet.infobox.hairline_pt
    return (
        PlacedPicture(figure, left, 0.0, width, height),
        PlacedBox(left, 0.0, width, height, stroke=setting.colours.ink, stroke_width=hairline),
    )


def _plate(
    plate: Plate, setting: Setting, left: float, width: float, height: float
) -> tuple[Placed, ...]:
    look, colours = setting.sheet.infobox, setting.colours
    size = look.monogram_pt * width / (look.portrait_width_mm * MM)
    style = TextStyle(
        size_pt=size,
        leading_pt=size,
        align="center",
        features=("smcp", "c2sc"),
        tracking=40,
        colour="accent",
    )
    monogram = setting.words(plate.monogram, style, width)
    middle = (height + size * SMALL_CAP_HEIGHT) / 2
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
        PlacedText(monogram, 0, len(monogram.lines), left, middle, Artifact.LAYOUT),
    )


def _group(galley: Galley, group: RowGroup) -> None:
    """Hang a group below its hairline and its heading."""
    setting = galley.setting
    hairline = setting.sheet.infobox.hairline_pt
    rule = PlacedRule(0.0, 0.0, setting.measure, 0.0, hairline, setting.colours.ink)
    galley.space(6)
    galley.add(Item(4, placed=(rule,)))
    galley.keep()
    if group.heading:
        galley.paragraph(setting.leaf(group.heading, setting.measure), whole=True)
        galley.space(1)
        galley.keep()
    for index, row in enumerate(group.rows):
        _row(galley, row, CUT_GROUP if index else 0.0)


def _row(galley: Galley, row: Row, penalty: float) -> None:
    """Hang a row, whole where it is not too deep; labels and values share their baselines."""
    setting = galley.setting
    column = setting.sheet.infobox.label_width_mm * MM
    label = setting.leaf(row.label, column - LABEL_GAP_PT)
    values = tuple(setting.leaf(value, setting.measure - column) for value in row.values)
    deepest = max(depth(label), sum(map(depth, values)))
    if deepest > WHOLE_ROW_PT:
        _long_row(galley, row, values, column)
        return
    placed = [all_lines(label, 0.0, 0.0, setting)]
    y = 0.0
    for value in values:
        placed.append(all_lines(value, column, y, setting))
        y += depth(value)
    anchors = tuple(key for text in (label, *values) for key in paragraph_anchors(text))
    start = line_start(label, 0) if label.lines else None
    galley.add(Item(deepest, placed=tuple(placed), penalty=penalty, anchors=anchors, start=start))
    galley.space(ROW_GAP_PT)


def _long_row(galley: Galley, row: Row, values: tuple[SetParagraph, ...], column: float) -> None:
    """Hang a row that a page may cut between its lines, the label above the values."""
    galley.paragraph(galley.setting.leaf(row.label, galley.setting.measure), whole=True)
    galley.keep()
    for value in values:
        galley.paragraph(value, x=column)
    galley.space(ROW_GAP_PT)
