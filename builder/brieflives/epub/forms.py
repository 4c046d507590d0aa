"""Blocks with a form of their own as XHTML: tables, definitions, verse, letters and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from brieflives.document.blocks import Block, Definitions, Leaf, Paper, Ranged, Table, Verse
from brieflives.document.direction import direction_of
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.xhtml import Attributes, Markup, element, lines

WriteLeaf = Callable[[str, Leaf, Apparatus, Attributes | None], Markup]
WriteBlocks = Callable[[Iterable[Block], Apparatus], Markup]

_STEP_EM = 1.5  # how much further in an indented line of verse stands, a step


def table(item: Table, apparatus: Apparatus, leaf: WriteLeaf) -> Markup:
    """Write a table with column heads, in a frame that scrolls and can be reached by keyboard."""
    caption = leaf("caption", item.caption, apparatus, None) if item.caption else Markup("")
    head = _row("th", item.head, item.ranged, apparatus, leaf)
    rows = (_row("td", row, item.ranged, apparatus, leaf) for row in item.rows)
    whole = element(
        "table",
        {},
        Markup("\n"),
        lines(
            caption,
            element("thead", {}, head),
            element("tbody", {}, lines(*rows)) if item.rows else Markup(""),
        ),
        Markup("\n"),
    )
    name = apparatus.anchors.at("leaf", item.caption.key).id if item.caption else None
    frame = {
        "class": "table",
        "role": "region" if name else "group",
        "aria-labelledby": name,
        "tabindex": "0",
    }
    return element("div", frame, whole)


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


def _row(
    name: str,
    cells: tuple[Leaf, ...],
    ranged: tuple[Ranged, ...],
    apparatus: Apparatus,
    leaf: WriteLeaf,
) -> Markup:
    written = (
        leaf(
            name,
            cell,
            apparatus,
            {
                "scope": "col" if name == "th" else None,
                "style": f"text-align: {side.value}" if side is not Ranged.LEFT else None,
            },
        )
        for cell, side in zip(cells, ranged, strict=True)
    )
    return element("tr", {}, *written)
