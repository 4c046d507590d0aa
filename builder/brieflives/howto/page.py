"""The page that says how to print a booklet, set: settings above, each step beside its drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Block, Figure, Leaf, Role, Table
from brieflives.document.book import Document, Part
from brieflives.style.sheet import MM, Sheet, TextStyle
from brieflives.typeset.assemble import moved
from brieflives.typeset.case import TypeCase
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.handout.stack import Stack
from brieflives.typeset.mirror import bound
from brieflives.typeset.pages import LaidPage, Pages, Placed, PlacedPicture
from brieflives.typeset.setting import Setting

_MARGIN_PT = 22 * MM
_DRAWING_PT, _GUTTER_PT = 68 * MM, 9 * MM
_SCALE = _DRAWING_PT / 524  # as the widest drawing; in all of them a sheet is of one size
_LABELS = 0.34  # of the measure: the first column of the table, with the white behind it
_BEHIND_LABEL_PT = 5 * MM
_CELL_GAP_PT = 1.6 * MM
_BELOW_HEAD_PT = 1.2 * MM
_SIZES_PT = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5)  # of the words, the largest that fits
_TITLE_PT = 26.0
_LEAST_GAP_PT, _MOST_GAP_PT = 5 * MM, 15 * MM


class _Band(Struct, frozen=True):
    """A part of the page across its measure; ``placed`` count from its upper left corner."""

    placed: tuple[Placed, ...]
    height: float


def set_guide(document: Document, style: Sheet) -> Pages:
    """Set a document of one part on one page of the style's paper, in type as large as fits.

    Its blocks are a table, then steps: each a heading, a drawing or none, and paragraphs.
    """
    (part,) = document.parts
    assert isinstance(part, Part)
    width, height = style.page.width_pt, style.page.height_pt
    measure, room = width - 2 * _MARGIN_PT, height - 2 * _MARGIN_PT
    fonts = Fonts()
    setting = Setting(document, style, TypeCase(style, fonts, document.metadata.lang), {})
    bands: list[_Band] = []
    for size in _SIZES_PT:
        bands = list(_bands(part, _Look(setting, size), measure))
        if _gap(bands, room) >= _LEAST_GAP_PT:
            break
    page = LaidPage("1", tuple(_stacked(bands, min(_MOST_GAP_PT, _gap(bands, room)))), None)
    rtl = document.metadata.direction == "rtl"
    return Pages(width, height, tuple(bound([page], width, rtl=rtl)), (), {part.key: 0}, fonts)


def _gap(bands: Sequence[_Band], room: float) -> float:
    """Return how much white is left between bands that fill the page."""
    return (room - sum(band.height for band in bands)) / (len(bands) - 1)


def _stacked(bands: Sequence[_Band], gap: float) -> Iterator[Placed]:
    y = _MARGIN_PT
    for band in bands:
        yield from (moved(thing, _MARGIN_PT, y) for thing in band.placed)
        y += band.height + gap


class _Look:
    """How each role looks where the words are of one size; it lives for one attempt."""

    def __init__(self, setting: Setting, size_pt: float) -> None:
        self.setting = setting
        body = setting.style(Role.BODY)
        self._leading = body.leading_pt / body.size_pt  # what the face of the language asks for
        self._sizes = {
            Role.PART_TITLE: _TITLE_PT,
            Role.SECTION: size_pt * 1.15,
            Role.TABLE_HEAD: size_pt * 0.9,
        }
        self._size = size_pt

    def style(self, role: Role) -> TextStyle:
        """Return the style of a role."""
        size = self._sizes.get(role, self._size)
        looks = {"size_pt": size, "leading_pt": size * self._leading, "align": "left"}
        return replace(self.setting.style(role), **looks, indent_pt=0.0, hyphenate=False)

    def column(self, x: float, width: float, y: float = 0.0) -> Stack:
        """Return a column of the page."""
        return Stack(self.setting, x, width, y)

    def leaf(self, stack: Stack, leaf: Leaf) -> None:
        """Place a leaf in a column."""
        stack.leaf(leaf, style=self.style(leaf.role))


def _bands(part: Part, look: _Look, measure: float) -> Iterator[_Band]:
    head = look.column(0.0, measure)
    if part.heading:
        look.leaf(head, part.heading)
    yield _Band(tuple(head.placed), head.y)
    table, *steps = part.blocks
    assert isinstance(table, Table)
    yield _settings(table, look, measure)
    for step in _steps(steps):
        yield _step(step, look, measure)


def _steps(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Divide blocks before each heading."""
    step: list[Block] = []
    for block in blocks:
        if step and isinstance(block, Leaf) and block.role is Role.SECTION:
            yield step
            step = []
        step.append(block)
    yield step


def _settings(table: Table, look: _Look, measure: float) -> _Band:
    """Set the table in two columns, a line above and below each of its rows."""
    colours = look.setting.colours
    labels = measure * _LABELS
    stack = look.column(0.0, measure)
    for row in (table.head, *table.rows):
        cells = (
            look.column(0.0, labels - _BEHIND_LABEL_PT, stack.y),
            look.column(labels, measure - labels, stack.y),
        )
        for column, leaf in zip(cells, row, strict=True):
            column.space(_CELL_GAP_PT)
            look.leaf(column, leaf)
            stack.placed += column.placed
        stack.y = max(column.y for column in cells) + _CELL_GAP_PT
        stack.rule(colours.accent if row is table.head else colours.grey)
    return _Band(tuple(stack.placed), stack.y)


def _step(blocks: Sequence[Block], look: _Look, measure: float) -> _Band:
    """Set a step: its words beside its drawing, or across where it has none."""
    figure = next((block for block in blocks if isinstance(block, Figure)), None)
    left = _DRAWING_PT + _GUTTER_PT if figure else 0.0
    words = look.column(left, measure - left)
    placed: list[Placed] = []
    height = 0.0
    for block in blocks:
        if isinstance(block, Figure):
            width, height = (
                _SCALE * side for side in (block.picture.width_px, block.picture.height_px)
            )
            placed.append(PlacedPicture(block, 0.0, 0.0, width, height))
        elif isinstance(block, Leaf):
            look.leaf(words, block)
            words.space(_BELOW_HEAD_PT)
    return _Band((*placed, *words.placed), max(height, words.y - _BELOW_HEAD_PT))
