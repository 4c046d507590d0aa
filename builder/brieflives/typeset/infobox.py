"""The page of facts: name, portrait or plate, and the table below them."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.document.blocks import Figure, Infobox, Plate, Role, Row, RowGroup
from brieflives.document.book import InfoboxPage
from brieflives.style.sheet import MM, Align
from brieflives.typeset.figures import captions
from brieflives.typeset.galley import Galley, all_lines, depth, line_start, paragraph_anchors
from brieflives.typeset.items import LONELY_LINE, Begin, Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pagebreak import break_pages
from brieflives.typeset.pages import Placed, PlacedPicture, PlacedRule
from brieflives.typeset.parts import SetPart
from brieflives.typeset.portrait import place_portrait, portrait_height
from brieflives.typeset.setting import Setting

PORTRAIT_STEP_MM = 4.0  # by which a portrait shrinks to keep the facts on one page
MOST_BESIDE = 0.46  # of the measure: how wide a portrait beside the names may be
BESIDE_GAP_PT = 16.0  # between a portrait and the names beside it
CAPTION_GAP_PT = 5.0
SIGNATURE_WIDTH_MM = 42.0  # what a signature takes at most
SIGNATURE_HEIGHT_MM = 16.0
SIGNATURE_GAP_PT = 10.0
WHOLE_GROUP_ROWS = 12  # a group of so many rows is not divided without need
WHOLE_ROW_LINES = 11.5  # a row up to so many lines of the grid deep is never cut
CUT_GROUP = 200.0  # the cost of a page that begins inside a longer group
LABEL_GAP_PT = 8.0  # between the longest label and the values
GROUP_GAP_PT = 7.0
ROW_GAP_PT = 1.5


def infobox_page(part: InfoboxPage, setting: Setting) -> SetPart:
    """Set the facts on as few pages as they need; the table is never made smaller.

    The portrait stands below the name, as wide as it may be for that; if even the narrowest makes
    a page more than need be it stands beside the name.
    """
    page = setting.sheet.page
    table = _table(part.infobox, setting).finished()
    best: tuple[int, tuple[Item, ...]] | None = None
    for head in _heads(part, setting):
        items = head.finished() + table
        pages = len(break_pages(items, page.depth_pt, page.grid_pt))
        if best is None or pages < best[0]:
            best = pages, items
        if pages == 1:
            break
    items = best[1] if best else table
    return SetPart(part.key, items, part.infobox.name.inlines, folio_on_opening=False)


def box_of_facts(part: InfoboxPage, setting: Setting, portrait_pt: float) -> Galley:
    """Hang names, portrait and table in one column, for a box as wide as the measure."""
    galley = _poster(part, setting, portrait_pt)
    galley.begin(Begin.ANYWHERE)
    table = _table(part.infobox, setting)
    galley.items += table.items
    return galley


def _heads(part: InfoboxPage, setting: Setting) -> Iterator[Galley]:
    """Yield what may stand above the table, the most generous first."""
    widths = tuple(_widths(setting))
    for width in widths:
        yield _poster(part, setting, width)
    for width in widths:
        if width <= MOST_BESIDE * setting.measure:
            yield _label(part, setting, width)


def _widths(setting: Setting) -> Iterator[float]:
    """Yield the widths in points that a portrait may have, the widest first."""
    look = setting.sheet.infobox
    width = look.portrait_width_mm
    while width > look.portrait_least_mm:
        yield width * MM
        width -= PORTRAIT_STEP_MM
    yield look.portrait_least_mm * MM


def _opened(part: InfoboxPage, setting: Setting) -> Galley:
    galley = Galley(setting)
    galley.begin(Begin.RECTO)
    galley.anchor(part.key)
    return galley


def _poster(part: InfoboxPage, setting: Setting, width: float) -> Galley:
    """Hang the names, and below them the portrait, in the middle of the page or at its left."""
    box = part.infobox
    galley = _opened(part, setting)
    for leaf in (box.name, *box.native):
        galley.paragraph(setting.leaf(leaf, setting.measure), whole=True)
        galley.keep()
    galley.space_lines(0.75)
    height = portrait_height(width, setting)
    align = setting.style(Role.INFOBOX_NAME).align
    left = (setting.measure - width) / 2 if align == "center" else 0.0
    if isinstance(box.portrait, Figure):
        galley.anchor(box.portrait.key)
    galley.add(Item(height, placed=place_portrait(box.portrait, setting, left, width)))
    galley.space(CAPTION_GAP_PT)
    for text in _captions(box, setting, setting.measure, align):
        galley.keep()
        galley.paragraph(text, whole=True)
    return galley


def _label(part: InfoboxPage, setting: Setting, width: float) -> Galley:
    """Hang the portrait at the left, the names beside its head, its caption beside its foot."""
    box = part.infobox
    galley = _opened(part, setting)
    column = width + BESIDE_GAP_PT
    measure = setting.measure - column
    names = tuple(
        setting.leaf(leaf, measure, style=setting.style(leaf.role).aligned("left"))
        for leaf in (box.name, *box.native)
    )
    below = _captions(box, setting, measure, "left")
    height = portrait_height(width, setting)
    words = sum(depth(text) for text in (*names, *below))
    placed: list[Placed] = []
    y = 0.0
    for text in names:
        placed.append(all_lines(text, column, y, setting))
        y += depth(text)
    placed += place_portrait(box.portrait, setting, 0.0, width)
    y += max(0.0, height - words)
    for text in below:
        placed.append(all_lines(text, column, y, setting))
        y += depth(text)
    if isinstance(box.portrait, Figure):
        galley.anchor(box.portrait.key)
    galley.add(
        Item(
            max(height, words),
            placed=tuple(placed),
            anchors=tuple(key for text in (*names, *below) for key in paragraph_anchors(text)),
            start=line_start(names[0], 0) if names[0].lines else None,
        )
    )
    return galley


def _captions(
    box: Infobox, setting: Setting, measure: float, align: Align
) -> tuple[SetParagraph, ...]:
    if isinstance(box.portrait, Plate):
        return ()
    return captions(box.portrait, measure, setting, align)


def _table(box: Infobox, setting: Setting) -> Galley:
    """Hang the groups of facts, and the signature at their foot."""
    galley = Galley(setting)
    galley.space_lines(1)
    for group in box.groups:
        _group(galley, group)
    if box.signature:
        _signature(galley, box.signature)
    return galley


def _signature(galley: Galley, signature: Figure) -> None:
    """Hang a signature, as wide or as high as it may be, with the last facts above it."""
    picture = signature.picture
    ratio = picture.height_px / picture.width_px
    width = min(SIGNATURE_WIDTH_MM, SIGNATURE_HEIGHT_MM / ratio) * MM
    left = (galley.setting.measure - width) / 2
    galley.space(SIGNATURE_GAP_PT)
    galley.keep()
    galley.anchor(signature.key)
    image = PlacedPicture(signature, left, 0.0, width, width * ratio)
    galley.add(Item(width * ratio, placed=(image,)))
    galley.space(CAPTION_GAP_PT)
    for text in captions(signature, galley.setting.measure, galley.setting, "center"):
        galley.keep()
        galley.paragraph(text, whole=True)


def _group(galley: Galley, group: RowGroup) -> None:
    """Hang a group below its hairline and its heading."""
    setting = galley.setting
    hairline = setting.sheet.infobox.hairline_pt
    rule = PlacedRule(0.0, 0.0, setting.measure, 0.0, hairline, setting.colours.ink)
    galley.space(GROUP_GAP_PT)
    galley.add(Item(4, placed=(rule,)))
    galley.keep()
    if group.heading:
        galley.paragraph(setting.leaf(group.heading, setting.measure), whole=True)
        galley.space(1)
        galley.keep()
    short = len(group.rows) <= WHOLE_GROUP_ROWS
    for index, row in enumerate(group.rows):
        _row(galley, row, (LONELY_LINE if short else CUT_GROUP) if index else 0.0)


def _row(galley: Galley, row: Row, penalty: float) -> None:
    """Hang a row, whole where it is not too deep; labels and values share their baselines."""
    setting = galley.setting
    column = setting.sheet.infobox.label_width_mm * MM
    label = setting.leaf(row.label, column - LABEL_GAP_PT)
    values = tuple(setting.leaf(value, setting.measure - column) for value in row.values)
    deepest = max(depth(label), sum(map(depth, values)))
    if deepest > WHOLE_ROW_LINES * setting.grid:
        _long_row(galley, row, values, column)
        return
    placed = [all_lines(label, 0.0, 0.0, setting)]
    y = 0.0
    for value in values:
        placed.append(all_lines(value, column, y, setting))
        y += depth(value)
    anchors = tuple(key for text in (label, *values) for key in paragraph_anchors(text))
    start = next((line_start(text, 0) for text in (label, *values) if text.lines), None)
    galley.add(Item(deepest, placed=tuple(placed), penalty=penalty, anchors=anchors, start=start))
    galley.space(ROW_GAP_PT)


def _long_row(galley: Galley, row: Row, values: tuple[SetParagraph, ...], column: float) -> None:
    """Hang a row that a page may cut between its lines, the label above the values."""
    galley.paragraph(galley.setting.leaf(row.label, galley.setting.measure), whole=True)
    galley.keep()
    for value in values:
        galley.paragraph(value, x=column)
    galley.space(ROW_GAP_PT)
