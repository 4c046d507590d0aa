"""Hang plain blocks on the galley: paragraphs, headings, quotations, lists, breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from brieflives.document.blocks import (
    Block,
    Break,
    Definitions,
    Figure,
    ItemList,
    Leaf,
    Paper,
    Quotation,
    Role,
    Table,
    Verse,
)
from brieflives.document.inline import plain
from brieflives.style.sheet import FirstLine, TextStyle
from brieflives.typeset.figures import hang_figure
from brieflives.typeset.galley import Column, Galley
from brieflives.typeset.items import Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedBox, PlacedText
from brieflives.typeset.setting import Setting
from brieflives.typeset.tables import hang_table

_Form = Quotation | Paper | ItemList | Definitions | Verse | Table | Break | Figure

HEADINGS = frozenset({Role.SECTION, Role.SUBSECTION, Role.PAPER_HEAD, Role.TERM})
SECTIONS = frozenset({Role.SECTION, Role.SUBSECTION})
LEADS_ON = (":", "：")  # a paragraph that ends so stays with what follows
BULLET = "•"
BREAK_AT_EDGE = 2000.0  # the cost of a page that begins with a break, or ends with one
DISC_PT = 1.7
DISC_PITCH_PT = 10.0


class Within(NamedTuple):
    """What blocks stand in."""

    inset_pt: float = 0.0  # of what has no inset of its own
    size_like: TextStyle | None = None  # whose size and leading lists take
    is_list: bool = False


PLAIN = Within()


def hang_blocks(  # noqa: PLR0913 - what blocks need beside their column
    galley: Galley,
    blocks: Sequence[Block],
    column: Column,
    *,
    first_line: FirstLine = "plain",
    within: Within = PLAIN,
    below: Block | None = None,
) -> None:
    """Hang blocks one below the other; ``first_line`` is how the first one opens.

    ``below`` is a block that hangs already, and that these go on from.
    """
    previous = below
    for block in blocks:
        _white_space(galley, previous, block)
        if isinstance(block, Leaf):
            paragraph = galley.setting.leaf(
                block,
                column.measure,
                style=_style(galley.setting, block.role, within),
                indented=_indented(previous, block),
                first_line=first_line if block.role is Role.BODY else "plain",
            )
            _leaf(galley, paragraph, column)
            alone = _is_heading(previous) and len(paragraph.lines) == 1
            if alone or plain(block.inlines).rstrip().endswith(LEADS_ON):
                galley.keep()
        elif isinstance(block, ItemList) and not within.is_list:
            above = 0.0 if previous is None or _is_heading(previous) else 0.5
            galley.more_space_lines(above)
            _list(galley, block, column.within(within.inset_pt), within)
            galley.more_space_lines(1 - above)
        else:
            _form(galley, block, column.within(within.inset_pt), within)
        first_line = "plain"
        if not isinstance(block, Figure):  # which may stand elsewhere in the end
            previous = block
    _white_space(galley, previous, None)


def _form(galley: Galley, block: _Form, column: Column, within: Within) -> None:
    """Hang a block that has a form of its own."""
    match block:
        case Quotation() | Paper():
            style = galley.setting.style(Role.QUOTATION)
            head = block.head if isinstance(block, Paper) else ()
            quoted = Within(style.inset_pt, style)
            hang_blocks(galley, (*head, *block.blocks), column, within=quoted)
        case ItemList():
            _list(galley, block, column, within)
        case Definitions():
            _definitions(galley, block, column)
        case Verse():
            _verse(galley, block, column)
        case Table():
            hang_table(galley, block, column)
        case Break():
            _break(galley, column)
        case Figure():
            hang_figure(galley, block, column)


def _white_space(galley: Galley, above: Block | None, below: Block | None) -> None:
    """Ask for the space between two blocks; paragraphs of one kind follow without any."""
    if isinstance(above, Leaf) and isinstance(below, Leaf) and above.role is below.role:
        galley.space_lines(galley.setting.style(above.role).between_lines)
        return
    if isinstance(above, Leaf):
        galley.space_lines(galley.setting.style(above.role).below_lines)
        if above.role in HEADINGS:
            return
    if isinstance(below, Leaf):
        galley.space_lines(galley.setting.style(below.role).above_lines)


def _indented(previous: Block | None, leaf: Leaf) -> bool:
    """Tell whether the first line is indented: only below another paragraph of the same kind."""
    follows = isinstance(previous, Leaf) and previous.role is leaf.role
    return follows and leaf.role not in HEADINGS


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Leaf) and block.role in HEADINGS


def _style(setting: Setting, role: Role, within: Within) -> TextStyle:
    """Return the style of a role; a list's words have the size of those it stands among."""
    style, like = setting.style(role), within.size_like
    if role is not Role.ITEM or like is None or style.size_pt == like.size_pt:
        return style
    return replace(style, size_pt=like.size_pt, leading_pt=like.leading_pt)


def _leaf(
    galley: Galley, paragraph: SetParagraph, column: Column, beside: Sequence[Placed] = ()
) -> None:
    heading = _is_heading(paragraph.leaf)
    hung = len(galley.items)
    galley.paragraph(paragraph, x=column.x, whole=heading, beside=beside)
    if heading:
        galley.keep()
    if paragraph.lines and paragraph.leaf and paragraph.leaf.role in SECTIONS:
        galley.items[hung] = replace(galley.items[hung], heads=True)


def _list(galley: Galley, block: ItemList, column: Column, within: Within) -> None:
    setting = galley.setting
    step = setting.sheet.hanging.list_pt
    style = _style(setting, Role.ITEM, within)
    for number, item in enumerate(block.items, block.start or 0):
        words = BULLET if block.start is None else f"{number}."
        marker = setting.words(words, style, column.measure)
        baseline = setting.baseline(style.leading_pt)
        beside = (PlacedText(marker, 0, 1, column.x, baseline),)
        _item(galley, item, column.inset(step), beside, style)


def _item(
    galley: Galley,
    blocks: Sequence[Block],
    column: Column,
    marker: Sequence[Placed],
    style: TextStyle,
) -> None:
    """Hang an item of a list, its marker beside the first line where that is one of text."""
    paragraph = None
    if blocks and isinstance(blocks[0], Leaf):
        paragraph = galley.setting.leaf(blocks[0], column.measure, style=style)
        blocks = blocks[1:]
    if paragraph is None or not paragraph.lines:
        galley.add(Item(style.leading_pt, placed=tuple(marker)))
        if blocks:
            galley.keep()
        marker = ()
    if paragraph is not None:
        _leaf(galley, paragraph, column, marker)
    hang_blocks(galley, blocks, column, within=Within(0.0, style, is_list=True))


def _definitions(galley: Galley, block: Definitions, column: Column) -> None:
    """Hang terms, what is said of them further in below each."""
    inner = column.inset(galley.setting.sheet.hanging.list_pt)
    galley.space_lines(0.5)
    for entry in block.entries:
        _leaf(galley, galley.setting.leaf(entry.term, column.measure), column)
        hang_blocks(galley, entry.blocks, inner)
    galley.space_lines(0.5)


def _verse(galley: Galley, block: Verse, column: Column) -> None:
    """Hang stanzas line by line; none begins or ends with a single line on a page."""
    setting = galley.setting
    style, step = setting.style(Role.VERSE), setting.sheet.hanging.list_pt
    galley.space_lines(style.above_lines)
    for stanza in block.stanzas:
        for number, line in enumerate(stanza):
            if number in (1, len(stanza) - 1) and number:
                galley.keep()
            inner = column.inset(min(line.steps * step, column.measure / 3))
            galley.paragraph(setting.leaf(line.leaf, inner.measure), x=inner.x)
        galley.space_lines(1)
    galley.space_lines(style.below_lines)


def _break(galley: Galley, column: Column) -> None:
    """Three small discs in the middle of two lines of the grid."""
    grid = galley.setting.grid
    accent = galley.setting.colours.accent
    middle = column.x + (column.measure - DISC_PT) / 2
    top = grid - DISC_PT / 2
    discs = tuple(
        PlacedBox(middle + step * DISC_PITCH_PT, top, DISC_PT, DISC_PT, fill=accent, round=True)
        for step in (-1, 0, 1)
    )
    galley.add(Item(2 * grid, placed=discs, penalty=BREAK_AT_EDGE))
    galley.keep(BREAK_AT_EDGE)
