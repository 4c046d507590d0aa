"""The facts beside the lead: the box at the outer edge, the text running round it and on below.

The words of the box come first in the document, so that they are read first; on the page they stand
at the right of a recto. A box that is deeper than the page goes on overleaf, at the left of the
verso, divided between its groups, where the lead is long enough to go along. Where box or text
would get too little room, the facts keep pages of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from brieflives.document.blocks import Block, Figure, Leaf, Role
from brieflives.document.book import AnyPart, InfoboxPage, Part, PartKind
from brieflives.style.sheet import MM, TextStyle
from brieflives.typeset.assemble import moved
from brieflives.typeset.blocks import hang_blocks
from brieflives.typeset.galley import Column, Galley
from brieflives.typeset.infobox import LABEL_GAP_PT, box_of_facts
from brieflives.typeset.items import LONELY_LINE, NEVER, Begin, Item
from brieflives.typeset.pagebreak import break_pages
from brieflives.typeset.pages import Placed
from brieflives.typeset.parts import SetPart
from brieflives.typeset.setting import Setting

BOX = 0.45  # of the measure
GUTTER_PT = 16.0
LEAST_BOX_PT = 130.0  # a column of labels and one of values find no room in less
LEAST_TEXT_PT = 140.0
LEAST_JUSTIFIED_PT = 180.0  # narrower text is ranged left, so that its spaces stay even
TOLERANCE_PT = 1.0  # for sums of fractions
MOST_PAGES = 2  # nobody reads half lines for longer
LABELS, MOST_LABELS = 0.36, 0.45  # of the box: as much as the longest word of a label asks for
PORTRAITS = (1.0, 0.8, 0.6)  # of the box: the widest that lets it fit
NAME, FACT = 0.65, 0.84  # what is set in a narrow box, of its size on a page of its own
_SHARES = {
    **dict.fromkeys((Role.INFOBOX_NAME, Role.INFOBOX_NATIVE), NAME),
    **dict.fromkeys((Role.INFOBOX_GROUP, Role.INFOBOX_LABEL, Role.INFOBOX_VALUE), FACT),
    **dict.fromkeys((Role.INFOBOX_DETAIL, Role.CAPTION, Role.CREDIT), FACT),
}


def lead_beside_facts(parts: Sequence[AnyPart], setting: Setting) -> dict[str, SetPart]:
    """Return facts and lead as one opening, by the keys of their parts; nothing without room.

    All items are the lead's, the facts' part has none.
    """
    box = next((part for part in parts if isinstance(part, InfoboxPage)), None)
    lead = next((part for part in parts if isinstance(part, Part) and _may_open(part)), None)
    if setting.sheet.infobox.place != "beside" or box is None or lead is None:
        return {}
    width = BOX * setting.measure
    if width < LEAST_BOX_PT or setting.measure - width - GUTTER_PT < LEAST_TEXT_PT:
        return {}
    opening = _opening(box, lead, width, setting)
    if opening is None:
        return {}
    return {box.key: SetPart(box.key, (), box.infobox.name.inlines), lead.key: opening}


def _may_open(part: Part) -> bool:
    """Tell whether a part is a lead that begins with plain text."""
    is_lead = part.kind is PartKind.LEAD and part.heading is None
    return is_lead and not part.epigraph and bool(part.blocks)


def _narrow(box: InfoboxPage, setting: Setting, width: float) -> Setting:
    """Return the setting of a page that is as wide as the box, its facts set smaller."""
    sheet = setting.sheet
    page = replace(sheet.page, outer_mm=sheet.page.width_mm - sheet.page.inner_mm - width / MM)
    roles = {role: _sized(style, _SHARES.get(role, 1.0)) for role, style in sheet.roles.items()}
    narrow = replace(setting, sheet=replace(sheet, page=page, roles=roles))
    asked = _longest_word(box, narrow) + LABEL_GAP_PT
    labels = min(max(asked, LABELS * width), MOST_LABELS * width)
    look = replace(sheet.infobox, label_width_mm=labels / MM, portrait_width_mm=width / MM)
    return replace(narrow, sheet=replace(narrow.sheet, infobox=look))


def _longest_word(box: InfoboxPage, setting: Setting) -> float:
    """Return the width in points of the longest word in the labels of the box."""
    rows = (row for group in box.infobox.groups for row in group.rows)
    lines = (line for row in rows for line in setting.leaf(row.label, setting.measure).lines)
    widest = 0.0
    for line in lines:
        word = 0.0
        before = zip(("", *line.glues), (0.0, *line.gaps), line.widths, strict=True)
        for glue, gap, width in before:
            word = width if glue == " " else word + gap + width
            widest = max(widest, word)
    return widest


def _sized(style: TextStyle, share: float) -> TextStyle:
    size, leading = style.size_pt * share, style.leading_pt * share
    return replace(style, size_pt=size, leading_pt=leading)


def _stretches(box: InfoboxPage, width: float, setting: Setting) -> list[Sequence[Item]]:
    """Return what of the box stands on each page, on as few as a portrait lets it."""
    page, narrow = setting.sheet.page, _narrow(box, setting, width)
    room = page.depth_pt - setting.grid
    fewest: list[Sequence[Item]] = []
    for share in PORTRAITS:
        facts = box_of_facts(box, narrow, share * width)
        items = facts.finished()
        if facts.height <= room:
            return [items]
        pages = break_pages(items, page.depth_pt, page.grid_pt)
        if not fewest or len(pages) < len(fewest):
            fewest = [tuple(extent.own(items)) for extent in pages]
    return fewest


def _opening(box: InfoboxPage, lead: Part, width: float, setting: Setting) -> SetPart | None:
    """Return the lead with the facts beside it, None where it ends long before them."""
    galley = Galley(setting)
    galley.begin(Begin.PAGE)
    galley.anchor(lead.key)
    column = galley.column.without_right(width + GUTTER_PT)
    stretches = _stretches(box, width, setting)
    height = _height(stretches[-1])
    beside = ceil((height + setting.grid / 2) / setting.grid)
    above = setting.sheet.page.lines * (len(stretches) - 1)
    reached = _text_around(galley, lead, column, above + beside)
    starts = _starts(galley.items, len(stretches), setting.sheet.page.depth_pt)
    hung = _depth(galley, starts[-1], reached)
    too_short = len(starts) < len(stretches) or (above > 0 and hung < height / 2)
    if too_short or len(stretches) > MOST_PAGES:
        return None
    if hung < height:  # the text is shorter than the box
        galley.add(Item(beside * setting.grid - hung))
        reached = len(galley.items)
    for index in set(range(reached)).difference(starts):
        galley.items[index] = replace(galley.items[index], penalty=NEVER)
    portrait = box.infobox.portrait
    keys: tuple[str, ...] = (box.key,)
    if isinstance(portrait, Figure):
        keys += (portrait.key,)
    for index in range(starts[-1], reached) if above else ():  # on a verso, right of the box
        galley.items[index] = _shifted(galley.items[index], width + GUTTER_PT)
    for start, items in zip(starts, stretches, strict=True):
        item = galley.items[start]
        placed = (*_placed(items, 0.0 if start else column.measure + GUTTER_PT), *item.placed)
        found = [key for each in items for key in each.anchors]
        galley.items[start] = replace(item, placed=placed, anchors=(*keys, *found, *item.anchors))
        keys = ()
    return SetPart(lead.key, galley.finished())


def _shifted(item: Item, x: float) -> Item:
    return replace(item, placed=tuple(moved(thing, x, 0.0) for thing in item.placed))


def _starts(items: Sequence[Item], most: int, depth: float) -> list[int]:
    """Return the items that open the first pages of a list, ``most`` or as many as it fills."""
    starts = [0]
    while len(starts) < most:
        stop = starts[-1]
        bottom = depth + items[stop].before + TOLERANCE_PT
        while stop < len(items) and (bottom := bottom - _extent(items[stop])) >= 0.0:
            stop += 1
        while stop < len(items) and items[stop].penalty >= LONELY_LINE:
            stop -= 1
        if not starts[-1] < stop < len(items):
            break
        starts.append(stop)
    return starts


def _text_around(galley: Galley, lead: Part, column: Column, beside: int) -> int:
    """Hang the lead, its first ``beside`` lines in ``column``; return the item behind them."""
    start = len(galley.items)
    previous: Block | None = None
    rest = list(lead.blocks)
    while rest and (left := beside - round(_depth(galley, start) / galley.setting.grid)) > 0:
        block = rest.pop(0)
        if isinstance(block, Leaf) and block.role is Role.BODY:
            _paragraph(galley, block, column, left, follows=isinstance(previous, Leaf))
        else:
            hang_blocks(galley, (block,), column, below=previous)
        previous = block
    items = range(start, len(galley.items))
    foot = beside * galley.setting.grid - TOLERANCE_PT
    reached = (number for number in items if _depth(galley, start, number) >= foot)
    behind = next(reached, len(galley.items))
    hang_blocks(galley, rest, galley.column, below=previous)
    return behind


def _paragraph(galley: Galley, leaf: Leaf, column: Column, left: int, *, follows: bool) -> None:
    """Hang a paragraph, its first ``left`` lines in the column and the others across the page."""
    setting = galley.setting
    style = setting.style(leaf.role)
    if column.measure < LEAST_JUSTIFIED_PT:
        style = style.aligned("left")
    if follows:
        galley.space_lines(style.between_lines)
    widths = [*[column.measure] * left, setting.measure]
    galley.paragraph(setting.leaf(leaf, widths, style=style, indented=follows))


def _depth(galley: Galley, start: int, stop: int | None = None) -> float:
    return sum(map(_extent, galley.items[start:stop]))


def _extent(item: Item) -> float:
    return item.before + item.height + item.after


def _height(items: Sequence[Item]) -> float:
    """Return how deep items are that begin a page."""
    return sum(map(_extent, items)) - items[0].before


def _placed(items: Sequence[Item], x: float) -> list[Placed]:
    """Return what is placed by items that begin a page, so far to the right."""
    placed: list[Placed] = []
    y = -items[0].before
    for item in items:
        y += item.before
        placed += (moved(thing, x, y) for thing in item.placed)
        y += item.height + item.after
    return placed
