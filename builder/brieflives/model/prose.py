"""Prose as an author wrote it: Markdown as a tree, its citations and targets not yet looked up.

Each node carries its place in the author's file; two nodes are equal when they say the same,
wherever they stand (SCHEMA rule 4 asks whether two calls have the same content).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from brieflives.model.dates import Date
from brieflives.places import Placed

# ---- inside a line -------------------------------------------------------------------------------


class Text(Placed, frozen=True):
    """Characters in reading order, white space collapsed to single spaces."""

    text: str


class Emphasis(Placed, frozen=True):
    """Words that stand out: ``*so*``, or ``**so**`` when ``strong``."""

    children: tuple[Inline, ...]
    strong: bool = False


class Marked(Placed, frozen=True):
    """``[words]{lang=ru}``, ``[words]{.sc}``, ``[name]{.person sort="…"}`` (SCHEMA rule 7)."""

    children: tuple[Inline, ...]
    lang: str | None = None
    small_caps: bool = False
    person: bool = False
    sort: str | None = None


class Link(Placed, frozen=True):
    """``[words](target)``: an address, or ``#id`` of a chapter or figure (SCHEMA rule 6)."""

    target: str
    children: tuple[Inline, ...]


class CitedItem(Placed, frozen=True):
    """One source in a bracket: ``see @satter2011, p. 20`` is prefix, source and locator."""

    source: str
    locator: str = ""
    prefix: str = ""


class Citation(Placed, frozen=True):
    """``[see @a, p. 3; @b]``: all of one bracket is one note (SCHEMA rule 4)."""

    items: tuple[CitedItem, ...]


class RemarkCall(Placed, frozen=True):
    """``[^key]``: a call of one of the author's own remarks."""

    key: str


class LineBreak(Placed, frozen=True):
    """A line end that the author asked for (two spaces or a backslash at the end of a line)."""


Inline = Text | Emphasis | Marked | Link | Citation | RemarkCall | LineBreak

# ---- blocks --------------------------------------------------------------------------------------


class Paragraph(Placed, frozen=True):
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]


class Heading(Placed, frozen=True):
    """A section heading inside a chapter: ``##`` is level 2, ``###`` level 3."""

    level: int
    inlines: tuple[Inline, ...]


class Quotation(Placed, frozen=True):
    """A block quotation."""

    blocks: tuple[Block, ...]


class ItemList(Placed, frozen=True):
    """A list; ``start`` is the first number of a numbered one, ``None`` for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Break(Placed, frozen=True):
    """``---``: a pause between two passages."""


class Picture(Placed, frozen=True):
    """``![caption](key){width=60%}`` alone in its paragraph (SCHEMA rule 5)."""

    media: str
    caption: tuple[Inline, ...]
    width_percent: int = 100


class Table(Placed, frozen=True):
    """A pipe table; every row has as many cells as the head has."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    ranged: tuple[Ranged, ...]  # a column each
    caption: Line = ()


class Definition(Struct, frozen=True):
    """A term and what it means."""

    term: Line
    blocks: tuple[Block, ...]


class Definitions(Placed, frozen=True):
    """A list of terms, each with ``: its meaning`` below it."""

    entries: tuple[Definition, ...]


class VerseLine(Struct, frozen=True):
    """A line of a poem; ``indent`` is the number of spaces that its author put before it."""

    inlines: Line
    indent: int = 0


class Verse(Placed, frozen=True):
    """``::: verse``: stanzas, whose lines end where the author ends them."""

    stanzas: tuple[tuple[VerseLine, ...], ...]


class Paper(Placed, frozen=True):
    """``::: letter`` or ``::: document``: a paper quoted at length, with what is known of it."""

    blocks: tuple[Block, ...]
    title: Line = ()
    sender: Line = ()
    recipient: Line = ()
    date: Date | None = None
    cite: Line = ()  # one citation or call


Block = (
    Paragraph
    | Heading
    | Quotation
    | ItemList
    | Break
    | Picture
    | Table
    | Definitions
    | Verse
    | Paper
)


class Prose(Placed, frozen=True):
    """The blocks of one piece of Markdown, and the remarks it defines on the spot."""

    blocks: tuple[Block, ...]
    remarks: tuple[tuple[str, Prose], ...] = ()


Line = tuple[Inline, ...]
Ranged = Literal["left", "center", "right"]


def blocks_within(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks and those inside them, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Quotation() | Paper():
                yield from blocks_within(block.blocks)
            case ItemList():
                for item in block.items:
                    yield from blocks_within(item)
            case Definitions():
                for entry in block.entries:
                    yield from blocks_within(entry.blocks)


def lines_of(block: Block) -> Iterator[Line]:
    """Yield the lines of a block itself, not of the blocks inside it."""
    match block:
        case Paragraph() | Heading():
            yield block.inlines
        case Picture():
            yield block.caption
        case Table():
            yield block.caption
            for row in (block.head, *block.rows):
                yield from row
        case Definitions():
            yield from (entry.term for entry in block.entries)
        case Verse():
            yield from (line.inlines for stanza in block.stanzas for line in stanza)
        case Paper():
            yield from (block.title, block.sender, block.recipient, block.cite)


def inlines_within(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines and those inside them, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Marked | Link):
            yield from inlines_within(inline.children)


def without_calls(line: Line) -> Line:
    """Return a title as other places repeat it: without its note calls and links."""
    out: list[Inline] = []
    for inline in line:
        match inline:
            case Citation() | RemarkCall():
                continue
            case Link():
                out += without_calls(inline.children)
            case Emphasis() | Marked():
                out.append(replace(inline, children=without_calls(inline.children)))
            case _:
                out.append(inline)
    if out and isinstance(out[-1], Text):
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" "))  # before a call
    return tuple(out)
