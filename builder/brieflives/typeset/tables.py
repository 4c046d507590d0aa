"""Hang a table: rules above and below, its head again on each page, no row divided.

Its columns are as wide as their words want it. Where they find no room the type is made smaller;
where that does not help the table is told row by row, so that no word is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Ranged, Role, Table
from brieflives.document.inline import plain
from brieflives.findings import Code, Finding, finding
from brieflives.places import NOWHERE
from brieflives.style.sheet import MM, Align, TextStyle
from brieflives.typeset.columns import column_widths, want_of_runs
from brieflives.typeset.galley import (
    Column,
    Galley,
    all_lines,
    depth,
    line_start,
    paragraph_anchors,
)
from brieflives.typeset.items import LONELY_LINE, Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Artifact, Placed, PlacedRule, PlacedText
from brieflives.typeset.paragraph import set_paragraph
from brieflives.typeset.runs import runs_of_leaf, runs_of_text
from brieflives.typeset.setting import Setting

FITS = ((1.0, 14.0), (0.84, 8.0))  # size of the type, white between columns; the first that fits
ROW_GAP_PT = 2.0
CAPTION_GAP_PT = 3.0
RULE_GAP_PT = 4.0  # between a rule and the words above or below it
RULE_PT = 0.5
WHOLE_TABLE_ROWS = 10  # a table of so many rows is not divided without need
CUT_TABLE = 100.0  # the cost of a page that begins inside a longer one
TOLERANCE_PT = 1e-6  # for sums of fractions


class _Grid(Struct, frozen=True):
    """A table with its cells set: where its columns begin, its rows, how wide it is."""

    edges: tuple[float, ...]
    head: tuple[SetParagraph, ...]
    rows: tuple[tuple[SetParagraph, ...], ...]
    width: float

    @property
    def head_depth(self) -> float:
        """How deep the head is, with its rules."""
        return 2 * RULE_GAP_PT + max(map(depth, self.head))


def hang_table(galley: Galley, table: Table, column: Column) -> None:
    """Hang a table below its caption."""
    galley.space_lines(1)
    fitting = (_fitted(table, column, galley.setting, size, gap) for size, gap in FITS)
    grid = next((grid for grid in fitting if grid is not None), None)
    above = 0.0
    if table.caption:
        caption = galley.setting.leaf(table.caption, column.measure)
        galley.paragraph(caption, x=column.x, whole=True)
        galley.space(CAPTION_GAP_PT)
        galley.keep()
        above = depth(caption) + CAPTION_GAP_PT
    if grid is None:
        _hang_row_by_row(galley, table, column)
    else:
        _hang_grid(galley, grid, column.x, above)
    galley.space_lines(1)


def _fitted(
    table: Table, column: Column, setting: Setting, size: float, gap: float
) -> _Grid | None:
    """Set the cells in type of this size; None where a column or a page is too small for them."""
    rows = (table.head, *table.rows)
    styles = tuple(_sized(setting.style(row[0].role), size) for row in rows)
    room = column.measure - gap * (len(table.head) - 1)
    wants = [
        [
            want_of_runs(runs_of_leaf(leaf, style, setting.case), setting.case)
            for leaf, style in zip(cells, styles, strict=True)
        ]
        for cells in zip(*rows, strict=True)
    ]
    widths = column_widths(wants, room)
    if widths is None:
        return None
    divided = [
        width < max(want.least for want in column)
        for width, column in zip(widths, wants, strict=True)
    ]
    aligns = [_align(side, rtl=setting.case.rtl) for side in table.ranged]
    head, *below = (
        tuple(
            setting.leaf(leaf, width, style=_ranged(style, align, divided=division))
            for leaf, width, align, division in zip(row, widths, aligns, divided, strict=True)
        )
        for row, style in zip(rows, styles, strict=True)
    )
    edges = tuple(sum(widths[:k]) + gap * k for k in range(len(widths)))
    grid = _Grid(edges, head, tuple(below), edges[-1] + widths[-1])
    deepest = max((_row_depth(row) for row in below), default=0.0)
    fits = grid.head_depth + deepest + RULE_GAP_PT <= setting.sheet.page.depth_pt / 2
    return grid if fits else None


def _sized(style: TextStyle, size: float) -> TextStyle:
    if size == 1.0:
        return style
    smaller = {"size_pt": style.size_pt * size, "leading_pt": style.leading_pt * size}
    return replace(style, **smaller)


def _align(side: Ranged, *, rtl: bool) -> Align:
    """Return how the lines of a column are ranged; pages of a ``rtl`` book will be turned.

    The right is the right in those, too, as in HTML and GFM, so that units of numbers stand below
    each other; no side is the one that words begin at.
    """
    return "left" if rtl and side is Ranged.RIGHT else side.value


def _ranged(style: TextStyle, align: Align, *, divided: bool) -> TextStyle:
    """Return the look of a column; its words are divided only where one of them is too wide."""
    update = {"align": align, "hyphenate": style.hyphenate and divided}
    return replace(style, **update)


def _row_depth(row: Sequence[SetParagraph]) -> float:
    return max(map(depth, row)) + ROW_GAP_PT


def _hang_grid(galley: Galley, grid: _Grid, x: float, above: float) -> None:
    """Hang head and rows; ``above`` is how deep the caption is."""
    setting = galley.setting
    head = _head(grid, x, setting)
    galley.add(
        Item(
            grid.head_depth,
            placed=head,
            anchors=tuple(key for text in grid.head for key in paragraph_anchors(text)),
            start=next((line_start(text, 0) for text in grid.head if text.lines), None),
        )
    )
    galley.keep()
    again = tuple(
        replace(thing, artifact=Artifact.LAYOUT) if isinstance(thing, PlacedText) else thing
        for thing in head
    )
    foot = _foot(above, grid, setting)
    last = len(grid.rows) - 1
    for number, row in enumerate(grid.rows):
        below = foot if number == last else 0.0
        item = _row(row, grid, x, setting)
        penalty = _penalty(number, last)
        rule = (_rule(x, item.height + RULE_GAP_PT, grid.width, setting),) if below else ()
        galley.add(
            replace(
                item,
                height=item.height + below,
                placed=item.placed + rule,
                penalty=penalty,
                again=again if number else (),
                again_pt=grid.head_depth if number else 0.0,
            )
        )


def _penalty(number: int, last: int) -> float:
    """Keep short tables whole, and in long ones the first two rows and the last two."""
    lonely = number == 1 or number == last
    if number == 0:
        return 0.0
    return LONELY_LINE if lonely or last < WHOLE_TABLE_ROWS else CUT_TABLE


def _head(grid: _Grid, x: float, setting: Setting) -> tuple[Placed, ...]:
    """Place the heads between two rules, their last lines on one line."""
    bottom = grid.head_depth - RULE_GAP_PT
    texts = (
        all_lines(text, x + edge, bottom - depth(text), setting)
        for edge, text in zip(grid.edges, grid.head, strict=True)
        if text.lines
    )
    above = _rule(x, 0.0, grid.width, setting)
    hairline = setting.sheet.infobox.hairline_pt
    below = PlacedRule(
        x, grid.head_depth - 1, x + grid.width, grid.head_depth - 1, hairline, setting.colours.ink
    )
    return (above, below, *texts)


def _row(row: Sequence[SetParagraph], grid: _Grid, x: float, setting: Setting) -> Item:
    return Item(
        _row_depth(row),
        placed=tuple(
            all_lines(text, x + edge, ROW_GAP_PT / 2, setting)
            for edge, text in zip(grid.edges, row, strict=True)
            if text.lines
        ),
        anchors=tuple(key for text in row for key in paragraph_anchors(text)),
        start=next((line_start(text, 0) for text in row if text.lines), None),
    )


def _foot(above: float, grid: _Grid, setting: Setting) -> float:
    """Return the white at the foot: the table ends with its rule, and on a line of the grid."""
    whole = above + grid.head_depth + sum(map(_row_depth, grid.rows)) + RULE_GAP_PT
    return RULE_GAP_PT + ceil((whole - TOLERANCE_PT) / setting.grid) * setting.grid - whole


def _rule(x: float, y: float, width: float, setting: Setting) -> PlacedRule:
    return PlacedRule(x, y, x + width, y, RULE_PT, setting.colours.ink)


def _hang_row_by_row(galley: Galley, table: Table, column: Column) -> None:
    """Tell a table without columns: its heads, then each row as lines of ``head: cell``."""
    setting = galley.setting
    first = len(galley.items)
    for leaf in table.head:
        galley.paragraph(setting.leaf(leaf, column.measure), x=column.x)
    if table.head[0].place is not NOWHERE and len(galley.items) > first:
        told = (_too_wide(table, column),)
        galley.items[first] = replace(galley.items[first], findings=told)
    for row in table.rows:
        galley.space_lines(0.5)
        for head, leaf in zip(table.head, row, strict=True):
            _labelled(galley, head, leaf, column)
    galley.space_lines(1)


def _too_wide(table: Table, column: Column) -> Finding:
    message = (
        f"this table of {len(table.head)} columns finds no room on a page with"
        f" {column.measure / MM:.0f} mm of text: each row is told as a list"
    )
    hint = "divide it into several tables, shorten the words of its cells, or take a larger paper"
    return finding(Code.WIDE_TABLE, table.head[0].place, message, hint)


def _labelled(galley: Galley, head: Leaf, leaf: Leaf, column: Column) -> None:
    setting = galley.setting
    hang = {"hang_pt": setting.sheet.hanging.list_pt}
    style = replace(setting.style(leaf.role), **hang)
    runs = runs_of_leaf(leaf, style, setting.case)
    if plain(leaf.inlines).strip() and plain(head.inlines).strip():
        label = f"{plain(head.inlines)}: "
        runs = (*runs_of_text(label, setting.style(Role.TABLE_HEAD), setting.case), *runs)
    paragraph = set_paragraph(runs, column.measure, style, setting.case, leaf=leaf)
    galley.paragraph(paragraph, x=column.x)
