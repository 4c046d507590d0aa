"""Prose as an author wrote it: Markdown as a tree, its citations and targets not yet looked up.

Each node carries its place in the author's file; two nodes are equal when they say the same,
wherever they stand (SCHEMA rule 4 asks whether two calls have the same content).
"""

from __future__ import annotations

from dataclasses import dataclass, field

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


Block = Paragraph | Heading | Quotation | ItemList | Break | Picture


@dataclass(frozen=True, slots=True)
class Prose:
    """The blocks of one piece of Markdown, and the remarks it defines on the spot."""

    blocks: tuple[Block, ...]
    remarks: tuple[tuple[str, Prose], ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


Line = tuple[Inline, ...]
