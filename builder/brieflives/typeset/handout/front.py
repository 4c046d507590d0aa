"""The front of a handout: who it is, and beside the facts the story and its years."""

from __future__ import annotations

from itertools import chain

from brieflives.document.blocks import Figure, Leaf, Role, Row
from brieflives.document.handout import HandoutSheet, Region
from brieflives.typeset.handout.grid import NARROW, WIDE, Grid, Types
from brieflives.typeset.handout.lifeline import draw_lifeline
from brieflives.typeset.handout.stack import Stack
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedText
from brieflives.typeset.portrait import place_portrait, portrait_height
from brieflives.typeset.setting import Setting

HIGHEST_HEAD = 0.4  # of the page
BELOW_NAME_PT = 3.0
USUAL_DEPTH = 0.3  # of the size: how far letters hang below their line, but for the dots of Arabic
BELOW_HEAD_PT = 14.0
LEAST_LARGE_COLUMNS = 5  # of a portrait above the story
EASY_ENTRY_PT = 42.0  # of the line of years, below such a portrait
BELOW_PORTRAIT_PT = 12.0
FACT_GAP_PT, MOST_FACT_GAP_PT = 5.5, 11.0
CAPITALS = 0.66  # of the size: how high they are
PARAGRAPH_GAP_PT = 7.0
LEAST_GAP_PT = 18.0  # between name and years
SECTION_GAP_PT = 18.0


def set_front(
    sheet: HandoutSheet, types: Types, grid: Grid
) -> tuple[tuple[Placed, ...], set[Region]]:
    """Return what stands on the front, and the regions that hold more than they have room for."""
    overfull: set[Region] = set()
    head = _head(sheet, types, grid)
    if head.y > HIGHEST_HEAD * grid.height:
        overfull.add(Region.HEAD)
    top = head.y + BELOW_HEAD_PT
    story = _gallery(sheet, types, grid, top)
    facts = _facts(sheet, types, grid, top, with_portrait=story is None)
    if facts.y > grid.foot:
        overfull.add(Region.FACTS)
    story = story or _story(sheet, types, grid, top)
    if story is None:
        overfull.add(Region.STORY)
    placed = (*head.placed, *facts.placed, *(story.placed if story else ()))
    return placed, overfull


def _head(sheet: HandoutSheet, types: Types, grid: Grid) -> Stack:
    """Set the name across the page with the years behind it, then what else is said of it."""
    stack = Stack(types.text, grid.left(0), grid.measure, grid.top)
    if sheet.for_teacher:
        stack.leaf(sheet.for_teacher)
        stack.space(4)
    box = sheet.infobox
    name = types.display.leaf(box.name, grid.measure)
    stack.paragraph(name, setting=types.display)
    below_name = stack.y
    stack.space(BELOW_NAME_PT + _deeper(name))
    for leaf in box.native:
        if leaf.role is Role.YEARS:
            _years(stack, leaf, types, grid, name, below_name)
        else:
            stack.leaf(leaf, setting=types.display if leaf.role is Role.INFOBOX_NATIVE else None)
    stack.space(8)
    stack.rule(types.text.colours.accent)
    return stack


def _deeper(name: SetParagraph) -> float:
    """Return how much further than usual the last line hangs down, in points."""
    words = name.lines[-1].segments if name.lines else ()
    looks = [(word.run.style, word.shaped) for word in words]
    hangs = ((-look.face.ink(shaped)[1] / 1000, look.size_pt) for look, shaped in looks)
    return max((0.0, *((share - USUAL_DEPTH) * size for share, size in hangs)))


def _years(  # noqa: PLR0913 - where the name stands, and what stands beside it
    stack: Stack, leaf: Leaf, types: Types, grid: Grid, name: SetParagraph, below_name: float
) -> None:
    """Set the years at the other edge on the last line of the name; below it without room."""
    setting = types.display
    style = setting.style(leaf.role).aligned("right")
    years = setting.leaf(leaf, grid.measure, style=style)
    taken = (name.lines[-1].width if name.lines else 0.0) + LEAST_GAP_PT
    if len(years.lines) != 1 or years.lines[0].width + taken > grid.measure:
        stack.leaf(leaf, setting=setting)
        return
    baseline = below_name - name.leading + setting.baseline(name.leading)
    stack.placed.append(PlacedText(years, 0, 1, stack.x, baseline))


def _gallery(sheet: HandoutSheet, types: Types, grid: Grid, top: float) -> Stack | None:
    """Set the story below a large portrait where it leaves so much room; None where it does not.

    The portrait is as many columns wide as leaves the line of years room to be easily read.
    """
    for columns in range(WIDE, LEAST_LARGE_COLUMNS - 1, -1):
        stack = Stack(types.text, grid.left(NARROW), grid.span(WIDE), top)
        _portrait(stack, sheet, types, grid.span(columns))
        if sheet.summary or sheet.key_dates:
            stack.space(SECTION_GAP_PT)
        if _tell(stack, sheet, grid, EASY_ENTRY_PT):
            return stack
    return None


def _portrait(stack: Stack, sheet: HandoutSheet, types: Types, width: float) -> None:
    """Set the portrait with its caption."""
    portrait = sheet.infobox.portrait
    stack.things(place_portrait(portrait, types.display, 0.0, width))
    stack.space(portrait_height(width, types.display))
    if isinstance(portrait, Figure):
        stack.space(4)
        for leaf in (portrait.caption, portrait.credit):
            if leaf:
                stack.leaf(leaf)


def _facts(
    sheet: HandoutSheet, types: Types, grid: Grid, top: float, *, with_portrait: bool
) -> Stack:
    """Set the portrait, as many columns wide as leaves room for the facts, and the facts.

    What room is left goes between these.
    """
    rows = list(chain.from_iterable(group.rows for group in sheet.infobox.groups))
    facts = Stack(types.text, 0.0, grid.span(NARROW), 0.0)
    for row in rows:
        _fact(facts, row, FACT_GAP_PT)
    needed = facts.y - (FACT_GAP_PT if rows else 0.0)
    stack = Stack(types.text, grid.left(0), grid.span(NARROW), top)
    if with_portrait:
        stack = _portrait_above(needed, sheet, types, grid, top)
    else:
        stack.space(-_above_letters(types.text, Role.INFOBOX_LABEL))
    left = max(0.0, grid.foot - stack.y - needed)
    gap = min(FACT_GAP_PT + left / max(1, len(rows) - 1), MOST_FACT_GAP_PT)
    for row in rows:
        _fact(stack, row, gap)
    stack.space(-gap if rows else 0.0)
    return stack


def _portrait_above(
    needed: float, sheet: HandoutSheet, types: Types, grid: Grid, top: float
) -> Stack:
    """Set the portrait across its column, or as wide as so much that is ``needed`` below allows.

    It is no narrower than half its column.
    """
    widest, narrower, least = (grid.span(NARROW - less) for less in range(3))
    for width in (widest, narrower, (narrower + least) / 2, least):
        stack = Stack(types.text, grid.left(0), grid.span(NARROW), top)
        _portrait(stack, sheet, types, width)
        stack.space(BELOW_PORTRAIT_PT)
        if stack.y + needed <= grid.foot:
            break
    return stack


def _fact(stack: Stack, row: Row, gap: float) -> None:
    stack.leaf(row.label)
    for value in row.values:
        stack.leaf(value)
    stack.space(gap)


def _above_letters(setting: Setting, role: Role) -> float:
    """Return how much white a line has above its capitals: they begin where a picture does."""
    style = setting.style(role)
    return setting.baseline(style.leading_pt) - CAPITALS * style.size_pt


def _story(sheet: HandoutSheet, types: Types, grid: Grid, top: float) -> Stack | None:
    """Set the summary, and draw the line of years down to the foot; None where they do not fit."""
    stack = Stack(types.text, grid.left(NARROW), grid.span(WIDE), top)
    first = Role.BODY if sheet.summary else Role.SECTION
    stack.space(-_above_letters(types.text, first))
    return stack if _tell(stack, sheet, grid, 0.0) else None


def _tell(stack: Stack, sheet: HandoutSheet, grid: Grid, entry: float) -> bool:
    """Set summary and years; tell whether they fit, with so much height for each entry."""
    for number, leaf in enumerate(sheet.summary):
        if number:
            stack.space(PARAGRAPH_GAP_PT)
        stack.leaf(leaf)
    if sheet.key_dates:
        if sheet.summary:
            stack.space(SECTION_GAP_PT)
        stack.leaf(sheet.headings.key_dates)
        stack.space(6)
        height = grid.foot - stack.y
        line = draw_lifeline(sheet.key_dates, stack.setting, stack.width, height)
        if line is None or height < entry * len(sheet.key_dates):
            return False
        stack.things(line)
    return stack.y <= grid.foot
