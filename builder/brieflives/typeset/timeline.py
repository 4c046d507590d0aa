"""The timeline: years in a hanging column, a fine line with a disc for each entry, the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from brieflives.document.blocks import Milestone, TimelineEntry
from brieflives.document.book import Timeline
from brieflives.style.sheet import MM
from brieflives.typeset.chapter import hang_opening
from brieflives.typeset.galley import Galley, all_lines, depth, line_start, paragraph_anchors
from brieflives.typeset.items import Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import PlacedBox, PlacedRule
from brieflives.typeset.parts import SetPart
from brieflives.typeset.setting import Setting

DATE_GAP_PT = 4.0  # between the longest date and the line
LINE_GAP_PT = 14.0  # between the line and the text
WHOLE_ENTRY_LINES = 12  # a longer text may be cut by a page
ABOVE_BASELINE = 0.23  # of the size: the middle of small letters, at which the disc stands
PAPER = "#FFFFFF"  # what shows inside an open disc
OPENING_ENTRIES = 2  # so many are kept together behind the heading


def timeline_part(part: Timeline, setting: Setting) -> SetPart:
    """Set the timeline; an entry stays on one page unless its text is very long."""
    galley = Galley(setting)
    hang_opening(galley, part.key, part.heading)
    last = len(part.entries) - 1
    for index, entry in enumerate(part.entries):
        if 0 < index < OPENING_ENTRIES or 0 < index == last:
            galley.keep()
        _entry(galley, entry, first=index == 0, last=index == last)
    return SetPart(part.key, galley.finished(), part.heading.inlines)


def _entry(galley: Galley, entry: TimelineEntry, *, first: bool, last: bool) -> None:
    setting = galley.setting
    line = setting.sheet.timeline.date_mm * MM
    left = line + LINE_GAP_PT
    date = setting.leaf(entry.date, line - DATE_GAP_PT)
    text = setting.leaf(entry.text, setting.measure - left)
    disc = _disc(entry, text, line, setting)
    hung = len(galley.items)
    if len(text.lines) > WHOLE_ENTRY_LINES:
        galley.paragraph(text, x=left)
    else:
        whole = all_lines(text, left, 0.0, setting)
        galley.add(Item(depth(text), placed=(whole,), anchors=paragraph_anchors(text)))
    items = galley.items[hung:]
    beside = (disc, all_lines(date, 0.0, 0.0, setting))
    items[0] = replace(
        items[0],
        height=max(items[0].height, depth(date)),
        placed=(*beside, *items[0].placed),
        anchors=(*paragraph_anchors(date), *items[0].anchors),
        start=line_start(date, 0) if date.lines else None,
    )
    if not last:
        below = setting.style(entry.text.role).below_lines * setting.grid
        items[-1] = replace(items[-1], height=items[-1].height + below)
    middle = disc.y + disc.height / 2
    top, foot = middle if first else 0.0, middle if last else None
    galley.items[hung:] = _joined(items, line, top, foot, setting)


def _joined(
    items: Sequence[Item], x: float, top: float, foot: float | None, setting: Setting
) -> Iterator[Item]:
    """Draw the line beside the items of an entry, to their end or to ``foot`` of the first."""
    for index, item in enumerate(items[:1] if foot is not None else items):
        start, stop = 0.0 if index else top, item.height if foot is None else foot
        rules = (_rule(x, start, stop, setting),) if start < stop else ()
        yield replace(item, placed=(*rules, *item.placed))
    if foot is not None:
        yield from items[1:]


def _rule(x: float, top: float, foot: float, setting: Setting) -> PlacedRule:
    look = setting.sheet.timeline
    return PlacedRule(x, top, x, foot, look.line_pt, setting.colours.grey)


def _disc(entry: TimelineEntry, text: SetParagraph, x: float, setting: Setting) -> PlacedBox:
    """Return a small disc; a birth has a large open one, a death a large full one."""
    look, accent = setting.sheet.timeline, setting.colours.accent
    style = setting.style(entry.text.role)
    large = entry.milestone is not Milestone.OTHER
    size = look.milestone_pt if large else look.disc_pt
    middle = setting.baseline(text.leading) - ABOVE_BASELINE * style.size_pt
    is_open = entry.milestone is Milestone.BIRTH
    return PlacedBox(
        x - size / 2,
        middle - size / 2,
        size,
        size,
        fill=PAPER if is_open else accent,
        stroke=accent if is_open else None,
        stroke_width=look.outline_pt if is_open else 0.0,
        round=True,
    )
