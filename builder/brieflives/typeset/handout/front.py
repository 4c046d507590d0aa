"""The front of a handout: who it is, and beside the facts the story and its years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from brieflives.document.blocks import Figure, Leaf, Role, Row
from brieflives.document.handout import HandoutSheet, Region
from brieflives.style.sheet import MM
from brieflives.typeset.assemble import moved
from brieflives.typeset.handout.grid import NARROW, WIDE, Grid, Types
from brieflives.typeset.handout.lifeline import draw_lifeline
from brieflives.typeset.handout.stack import Stack
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedText
from brieflives.typeset.portrait import place_portrait, portrait_height

HIGHEST_HEAD = 0.4  # of the page
BELOW_HEAD_PT = 14.0
LEAST_PORTRAIT_PT = 38 * MM
PORTRAIT_STEP_PT = 2 * MM
FACT_GAP_PT = 5.5
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
    facts = _facts(sheet, types, grid, top)
    if facts.y > grid.foot:
        overfull.add(Region.FACTS)
    story = _story(sheet, types, grid, top)
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
    for leaf in box.native:
        if leaf.role is Role.YEARS:
            _years(stack, leaf, types, grid, name, below_name)
        else:
            stack.leaf(leaf, setting=types.display if leaf.role is Role.INFOBOX_NATIVE else None)
    stack.space(8)
    stack.rule(types.text.colours.accent)
    return stack


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


def _facts(sheet: HandoutSheet, types: Types, grid: Grid, top: float) -> Stack:
    """Set the portrait, as wide as leaves room for the facts, its caption, and the facts."""
    x, width = grid.left(0), grid.span(NARROW)
    below = Stack(types.text, x, width, 0.0)
    portrait = sheet.infobox.portrait
    if isinstance(portrait, Figure):
        below.space(4)
        for leaf in (portrait.caption, portrait.credit):
            if leaf:
                below.leaf(leaf)
    below.space(12)
    for row in chain.from_iterable(group.rows for group in sheet.infobox.groups):
        _fact(below, row)
    room = grid.foot - top - below.y + FACT_GAP_PT
    wide = width
    while wide > LEAST_PORTRAIT_PT and portrait_height(wide, types.display) > room:
        wide -= PORTRAIT_STEP_PT
    stack = Stack(types.text, x, width, top)
    stack.things(place_portrait(portrait, types.display, 0.0, wide))
    stack.space(portrait_height(wide, types.display))
    stack.things(_from(below, x))
    stack.space(below.y - FACT_GAP_PT)
    return stack


def _from(stack: Stack, x: float) -> Iterator[Placed]:
    """Yield the things of a stack that begins at height 0, counted from its left edge."""
    return (moved(thing, -x, 0.0) for thing in stack.placed)


def _fact(stack: Stack, row: Row) -> None:
    stack.leaf(row.label)
    for value in row.values:
        stack.leaf(value)
    stack.space(FACT_GAP_PT)


def _story(sheet: HandoutSheet, types: Types, grid: Grid, top: float) -> Stack | None:
    """Set the summary, and draw the line of years down to the foot; None where they do not fit."""
    stack = Stack(types.text, grid.left(NARROW), grid.span(WIDE), top)
    for number, leaf in enumerate(sheet.summary):
        if number:
            stack.space(PARAGRAPH_GAP_PT)
        stack.leaf(leaf)
    if sheet.key_dates:
        if sheet.summary:
            stack.space(SECTION_GAP_PT)
        stack.leaf(sheet.headings.key_dates)
        stack.space(6)
        line = draw_lifeline(sheet.key_dates, types.text, stack.width, grid.foot - stack.y)
        if line is None:
            return None
        stack.things(line)
    return stack if stack.y <= grid.foot else None
