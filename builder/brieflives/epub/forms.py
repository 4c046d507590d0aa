"""Blocks with a form of their own as XHTML: tables, definitions, verse, letters and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from brieflives.document.blocks import Block, Definitions, Leaf, Paper, Ranged, Table, Verse
from brieflives.document.direction import direction_of
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.heard import called, head_of_cells, named_by
from brieflives.epub.xhtml import Attributes, Markup, element, lines


class WriteLeaf(Protocol):
    """Writes a leaf as one element, as ``blocks.leaf_element`` does."""

    def __call__(
        self,
        name: str,
        leaf: Leaf,
        apparatus: Apparatus,
        attributes: Attributes | None = None,
        *,
        marked_before: bool = False,
    ) -> Markup:
        """Return the element."""


WriteBlocks = Callable[[Iterable[Block], Apparatus], Markup]

_STEP_EM = 1.5  # how much further in an indented line of verse stands, a step


def table(item: Table, apparatus: Apparatus, leaf: WriteLeaf) -> Markup:
    """Write a table with column heads, in a frame that scrolls and can be reached by keyboard.

    A page that begins with its caption, or with its first head, is marked before the frame: inside
    it the mark would be heard with the table's name, or with each cell of the column.
    """
    first = item.caption or item.head[0]
    caption = Markup("")
    if item.caption:
        caption = leaf("caption", item.caption, apparatus, None, marked_before=True)
    rows = (_row(row, item.ranged, apparatus, leaf) for row in item.rows)
    whole = element(
        "table",
        {},
        Markup("\n"),
        lines(
            caption,
            element("thead", {}, _heads(item, apparatus, leaf)),
            element("tbody", {}, lines(*rows)) if item.rows else Markup(""),
        ),
        Markup("\n"),
    )
    frame = element("div", {"class": "table", **_frame(item, apparatus)}, whole)
    return Markup(f"{apparatus.opening_marks(first.key)}{frame}")


def _frame(item: Table, apparatus: Apparatus) -> Attributes:
    """Name what the keyboard can stop at (WCAG 2.2, 4.1.2) by its caption, else by its heads.

    A table in which no row says anything is passed by.
    """
    if item.caption:
        return {"role": "region", "tabindex": "0", **named_by(item.caption, apparatus)}
    name = next(filter(None, map(called, (item.head, *item.rows))), "")
    return {"role": "group", "tabindex": "0", "aria-label": name} if name else {}


def definitions(
    item: Definitions, apparatus: Apparatus, leaf: WriteLeaf, blocks: WriteBlocks
) -> Markup:
    """Write a list of terms, each with its meaning below it."""
    entries = (
        lines(
            leaf("dt", entry.term, apparatus, None),
            element("dd", {}, blocks(entry.blocks, apparatus)),
        )
        for entry in item.entries
    )
    return element("dl", {}, lines(*entries))


def verse(item: Verse, apparatus: Apparatus, leaf: WriteLeaf) -> Markup:
    """Write stanzas; each line is a paragraph, so that it stays one wherever it is read."""
    side = "left" if direction_of(apparatus.lang) == "ltr" else "right"
    stanzas = (
        element(
            "div",
            {"class": "stanza"},
            lines(
                *(
                    leaf(
                        "p",
                        line.leaf,
                        apparatus,
                        {"style": f"margin-{side}: {line.steps * _STEP_EM:g}em"}
                        if line.steps
                        else None,
                    )
                    for line in stanza
                )
            ),
        )
        for stanza in item.stanzas
    )
    return element("div", {"class": "verses"}, lines(*stanzas))


def paper(item: Paper, apparatus: Apparatus, leaf: WriteLeaf, blocks: WriteBlocks) -> Markup:
    """Write a letter or document as a quotation below what is known of it."""
    head = lines(*(leaf("p", line, apparatus, None) for line in item.head))
    return element(
        "blockquote",
        {"class": "paper"},
        lines(
            element("header", {}, head) if item.head else Markup(""),
            blocks(item.blocks, apparatus),
        ),
    )


def _heads(item: Table, apparatus: Apparatus, leaf: WriteLeaf) -> Markup:
    cells = []
    for place, (cell, side) in enumerate(zip(item.head, item.ranged, strict=True)):
        before = place == 0 and item.caption is None
        heard = head_of_cells(cell, apparatus, marked_before=before)
        attributes = {"scope": "col", **_ranged(side), **heard}
        cells.append(leaf("th", cell, apparatus, attributes, marked_before=before))
    return element("tr", {}, *cells)


def _row(
    cells: tuple[Leaf, ...], ranged: tuple[Ranged, ...], apparatus: Apparatus, leaf: WriteLeaf
) -> Markup:
    written = (
        leaf("td", cell, apparatus, _ranged(side)) for cell, side in zip(cells, ranged, strict=True)
    )
    return element("tr", {}, *written)


def _ranged(side: Ranged) -> Attributes:
    return {"style": f"text-align: {side.value}" if side is not Ranged.LEFT else None}
