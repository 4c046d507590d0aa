"""Prose as an author wrote it: Markdown as a tree, its citations and targets not yet looked up.

Each node carries its place in the author's file; two nodes are equal when they say the same,
wherever they stand (SCHEMA rule 4 asks whether two calls have the same content).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from brieflives.model.dates import Date
from brieflives.places import NOWHERE, Place

# ---- inside a line -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters in reading order, white space collapsed to single spaces."""

    text: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that stand out: ``*so*``, or ``**so**`` when ``strong``."""

    children: tuple[Inline, ...]
    strong: bool = False
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Marked:
    """``[words]{lang=ru}``, ``[words]{.sc}``, ``[name]{.person sort="…"}`` (SCHEMA rule 7)."""

    children: tuple[Inline, ...]
    lang: str | None = None
    small_caps: bool = False
    person: bool = False
    sort: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """``[words](target)``: an address, or ``#id`` of a chapter or figure (SCHEMA rule 6)."""

    target: str
    children: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One source in a bracket: ``see @satter2011, p. 20`` is prefix, source and locator."""

    source: str
    locator: str = ""
    prefix: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """``[see @a, p. 3; @b]``: all of one bracket is one note (SCHEMA rule 4)."""

    items: tuple[CitedItem, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RemarkCall:
    """``[^key]``: a call of one of the author's own remarks."""

    key: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asked for (two spaces or a backslash at the end of a line)."""

    place: Place = field(default=NOWHERE, compare=False, repr=False)


Inline = Text | Emphasis | Marked | Link | Citation | RemarkCall | LineBreak

# ---- blocks --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading inside a chapter: ``##`` is level 2, ``###`` level 3."""

    level: int
    inlines: tuple[Inline, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple[Block, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ``start`` is the first number of a numbered one, ``None`` for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Break:
    """``---``: a pause between two passages."""

    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """``![caption](key){width=60%}`` alone in its paragraph (SCHEMA rule 5)."""

    media: str
    caption: tuple[Inline, ...]
    width_percent: int = 100
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table; every row has as many cells as the head has."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    ranged: tuple[Ranged, ...]  # a column each
    caption: Line = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms, each with ``: its meaning`` below it."""

    entries: tuple[Definition, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class VerseLine:
    """A line of a poem; ``indent`` is the number of spaces that its author put before it."""

    inlines: Line
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Verse:
    """``::: verse``: stanzas, whose lines end where the author ends them."""

    stanzas: tuple[tuple[VerseLine, ...], ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """``::: letter`` or ``::: document``: a paper quoted at length, with what is known of it."""

    blocks: tuple[Block, ...]
    title: Line = ()
    sender: Line = ()
    recipient: Line = ()
    date: Date | None = None
    cite: Line = ()  # one citation or call
    place: Place = field(default=NOWHERE, compare=False, repr=False)


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


@dataclass(frozen=True, slots=True)
class Prose:
    """The blocks of one piece of Markdown, and the remarks it defines on the spot."""

    blocks: tuple[Block, ...]
    remarks: tuple[tuple[str, Prose], ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


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
