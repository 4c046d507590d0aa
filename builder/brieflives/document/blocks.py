"""Blocks of the finished book. A *leaf* holds lines; every leaf has a key, unique in the book."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from brieflives.document.inline import Inlines
from brieflives.places import NOWHERE, Place


class Role(Enum):
    """What a leaf is for; a style sheet says how each one looks."""

    BODY = "body"
    BOOK_TITLE = "book-title"
    NATIVE_NAME = "native-name"
    YEARS = "years"
    SUBTITLE = "subtitle"
    PUBLISHER = "publisher"
    IMPRINT = "imprint"
    PART_TITLE = "part-title"  # the title of a chapter, of the notes …; level 1
    SECTION = "section"  # ## in a chapter; level 2
    SUBSECTION = "subsection"  # ### in a chapter; level 3
    EPIGRAPH = "epigraph"
    EPIGRAPH_BY = "epigraph-by"
    QUOTATION = "quotation"
    ITEM = "item"
    CAPTION = "caption"
    CREDIT = "credit"
    INFOBOX_NAME = "infobox-name"
    INFOBOX_NATIVE = "infobox-native"
    INFOBOX_GROUP = "infobox-group"
    INFOBOX_LABEL = "infobox-label"
    INFOBOX_VALUE = "infobox-value"
    INFOBOX_DETAIL = "infobox-detail"
    TIMELINE_DATE = "timeline-date"
    TIMELINE_TEXT = "timeline-text"
    NOTE = "note"
    SOURCE = "source"
    EXTERNAL_LINK = "external-link"
    SUMMARY = "summary"
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Lines of text with one role: a paragraph, a heading, a cell, a caption."""

    key: str
    role: Role
    inlines: Inlines
    lang: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ``start`` numbers the items, ``None`` gives bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A pause between two passages."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The data of a picture below the source folder: bytes as read, and size in pixels."""

    name: str
    media_type: str  # image/jpeg or image/png
    data: bytes = field(repr=False)
    width_px: int = 0
    height_px: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with alternative text, caption and credit; ``alt`` is empty when decorative."""

    key: str
    picture: Picture
    alt: str
    caption: Leaf | None = None
    credit: Leaf | None = None
    width_percent: int = 100
    focus: tuple[float, float] = (0.5, 0.5)
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plate:
    """What stands where a portrait would: the person's initials on a quiet ground."""

    monogram: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the infobox: its label and one or more values, each on a line of its own."""

    label: Leaf
    values: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows of the infobox under one heading (``None`` for the first, which needs none)."""

    heading: Leaf | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Infobox:
    """The facts of a life as one table with row headers."""

    name: Leaf
    native: tuple[Leaf, ...]
    portrait: Figure | Plate
    groups: tuple[RowGroup, ...]
    signature: Figure | None = None  # below the table


class Milestone(Enum):
    """What an entry of a timeline is to the life; the marks beside it tell the three apart."""

    BIRTH = "birth"
    DEATH = "death"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A year, or what is known of it, and what happened then; ``edtf`` is the date for machines."""

    date: Leaf
    text: Leaf
    edtf: str
    milestone: Milestone = Milestone.OTHER


@dataclass(frozen=True, slots=True)
class CallBack:
    """One call of a note, to link back to: its letter and the key of the call."""

    letter: str
    call_key: str


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote: its number, what it says, and every call of it in reading order."""

    key: str
    number: int
    blocks: tuple[Leaf, ...]
    calls: tuple[CallBack, ...]


Block = Leaf | Quotation | ItemList | Break | Figure
