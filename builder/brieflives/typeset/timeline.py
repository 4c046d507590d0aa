"""The timeline: years in a hanging column, a fine line with a disc for each entry, the text."""

from __future__ import annotations

from brieflives.document.blocks import Milestone, TimelineEntry
from brieflives.document.book import Timeline
from brieflives.style.sheet import MM
from brieflives.typeset.chapter import hang_opening
from brieflives.typeset.galley import Galley, all_lines, depth, line_start, paragraph_anchors
from brieflives.typeset.items import Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedBox, PlacedRule
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
    below = setting.style(entry.text.role).below_lines * setting.grid
    height = max(depth(date), depth(text)) + (0.0 if last else below)
    disc = _disc(entry, text, line, setting)
    middle = disc.y + disc.height / 2
    top, foot = middle if first else 0.0, middle if last else height
    if len(text.lines) > WHOLE_ENTRY_LINES:
        galley.paragraph(text, x=left, beside=(disc, all_lines(date, 0.0, 0.0, setting)))
        galley.space(below)
        return
    placed: list[Placed] = [] if first and last else [_rule(line, top, foot, setting)]
    placed += [disc, all_lines(date, 0.0, 0.0, setting), all_lines(text, left, 0.0, setting)]
    galley.add(
        Item(
            height,
            placed=tuple(placed),
            anchors=(*paragraph_anchors(date), *paragraph_anchors(text)),
            start=line_start(date, 0) if date.lines else None,
        )
    )


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
