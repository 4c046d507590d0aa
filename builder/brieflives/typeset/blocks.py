"""Hang plain blocks on the galley: paragraphs, headings, quotations, lists, breaks."""

from __future__ import annotations

from collections.abc import Sequence

from brieflives.document.blocks import Block, Break, Figure, ItemList, Leaf, Quotation, Role
from brieflives.typeset.figures import hang_figure
from brieflives.typeset.galley import Column, Galley
from brieflives.typeset.items import Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedBox, PlacedText

HEADINGS = frozenset({Role.SECTION, Role.SUBSECTION})
BULLET = "•"
BREAK_AT_EDGE = 2000.0  # the cost of a page that begins with a break
DISC_PT = 1.7
DISC_PITCH_PT = 10.0


def hang_blocks(
    galley: Galley, blocks: Sequence[Block], column: Column, *, small_caps_opening: bool = False
) -> None:
    """Hang blocks one below the other; ``small_caps_opening`` is for the first one's first line."""
    previous: Block | None = None
    for block in blocks:
        _white_space(galley, previous, block)
        match block:
            case Leaf():
                paragraph = galley.setting.leaf(
                    block,
                    column.measure,
                    indented=_indented(previous, block),
                    small_caps_opening=small_caps_opening and block.role is Role.BODY,
                )
                _leaf(galley, paragraph, column)
            case Quotation():
                hang_blocks(galley, block.blocks, column)
            case ItemList():
                _list(galley, block, column)
            case Break():
                _break(galley, column)
            case Figure():
                hang_figure(galley, block, column)
        small_caps_opening = False
        if not isinstance(block, Figure):  # which may stand elsewhere in the end
            previous = block
    _white_space(galley, previous, None)


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


def _leaf(
    galley: Galley, paragraph: SetParagraph, column: Column, beside: Sequence[Placed] = ()
) -> None:
    heading = paragraph.leaf is not None and paragraph.leaf.role in HEADINGS
    galley.paragraph(paragraph, x=column.x, whole=heading, beside=beside)
    if heading:
        galley.keep()


def _list(galley: Galley, block: ItemList, column: Column) -> None:
    setting = galley.setting
    step = setting.sheet.hanging.list_pt
    style = setting.style(Role.ITEM)
    for number, item in enumerate(block.items, block.start or 0):
        words = BULLET if block.start is None else f"{number}."
        marker = setting.words(words, style, column.measure)
        baseline = setting.baseline(style.leading_pt)
        beside = (PlacedText(marker, 0, 1, column.x, baseline),)
        _item(galley, item, column.inset(step), beside)


def _item(
    galley: Galley, blocks: Sequence[Block], column: Column, marker: Sequence[Placed]
) -> None:
    """Hang an item of a list, its marker beside the first line where that is one of text."""
    if blocks and isinstance(blocks[0], Leaf):
        paragraph = galley.setting.leaf(blocks[0], column.measure)
        _leaf(galley, paragraph, column, marker)
        blocks = blocks[1:]
    else:
        galley.add(Item(galley.setting.style(Role.ITEM).leading_pt, placed=tuple(marker)))
        galley.keep()
    hang_blocks(galley, blocks, column)


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
