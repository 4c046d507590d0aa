"""Blocks of the finished book. A *leaf* holds lines; every leaf has a key, unique in the book."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum
from itertools import chain

from msgspec import Struct

from brieflives.document.inline import Inlines, Text
from brieflives.places import Placed


class Role(StrEnum):
    """What a leaf is for; a style sheet says how each one looks."""

    BODY = "body"
    HALF_TITLE = "half-title"
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
    TERM = "term"  # of a definition, whose text has the role of an item
    VERSE = "verse"  # a line of a poem
    PAPER_HEAD = "paper-head"  # from whom to whom, and when: above a letter
    TABLE_HEAD = "table-head"
    TABLE_CELL = "table-cell"
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
    INDEX_LETTER = "index-letter"
    INDEX_ENTRY = "index-entry"
    SUMMARY = "summary"
    RIGHTS = "rights"


class Leaf(Placed, frozen=True):
    """Lines of text with one role: a paragraph, a heading, a cell, a caption."""

    key: str
    role: Role
    inlines: Inlines
    lang: str | None = None


class Quotation(Struct, frozen=True):
    """A block quotation."""

    blocks: tuple[Block, ...]


class ItemList(Struct, frozen=True):
    """A list; ``start`` numbers the items, ``None`` gives bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Ranged(Enum):
    """On which side the cells of a column are ranged."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Table(Struct, frozen=True):
    """A table with one row of column heads; every row has as many cells as that."""

    head: tuple[Leaf, ...]
    rows: tuple[tuple[Leaf, ...], ...]
    ranged: tuple[Ranged, ...]  # a column each
    caption: Leaf | None = None  # read before the table


class Definition(Struct, frozen=True):
    """A term and what it means."""

    term: Leaf
    blocks: tuple[Block, ...]


class Definitions(Struct, frozen=True):
    """A list of terms and their meanings."""

    entries: tuple[Definition, ...]


class VerseLine(Struct, frozen=True):
    """A line of a poem, so many steps further in than the others."""

    leaf: Leaf
    steps: int = 0


class Verse(Struct, frozen=True):
    """Stanzas, whose lines end where the poet ends them."""

    stanzas: tuple[tuple[VerseLine, ...], ...]


class Paper(Struct, frozen=True):
    """A letter or another document, quoted at length: what is known of it, and its text."""

    head: tuple[Leaf, ...]
    blocks: tuple[Block, ...]


class Break(Struct, frozen=True):
    """A pause between two passages."""


class Picture(Struct, frozen=True):
    """The data of a picture below the source folder: bytes as read, and size in pixels."""

    name: str
    media_type: str  # image/jpeg or image/png
    data: bytes
    width_px: int = 0
    height_px: int = 0

    def __repr__(self) -> str:
        """Say what a picture is without its bytes, which may be millions."""
        size = f"{self.width_px} x {self.height_px}"
        return f"<{type(self).__name__} {self.name}: {len(self.data)} bytes, {size} px>"


class Figure(Placed, frozen=True):
    """A picture with alternative text, caption and credit; ``alt`` is empty when decorative.

    ``details`` is a line that leads to its description, where it has one.
    """

    key: str
    picture: Picture
    alt: str
    caption: Leaf | None = None
    credit: Leaf | None = None
    width_percent: int = 100
    focus: tuple[float, float] = (0.5, 0.5)
    details: Leaf | None = None

    @property
    def legend(self) -> tuple[Leaf, ...]:
        """The lines below the picture."""
        return tuple(leaf for leaf in (self.caption, self.credit, self.details) if leaf)


class Plate(Struct, frozen=True):
    """What stands where a portrait would: the person's initials on a quiet ground."""

    monogram: str

    @property
    def leaf(self) -> Leaf:
        """The initials as the words that are drawn on the plate."""
        return Leaf("infobox/plate", Role.INFOBOX_NATIVE, (Text(self.monogram),))


class Row(Struct, frozen=True):
    """A row of the infobox: its label and one or more values, each on a line of its own."""

    label: Leaf
    values: tuple[Leaf, ...]


class RowGroup(Struct, frozen=True):
    """Rows of the infobox under one heading (``None`` where the labels say enough)."""

    heading: Leaf | None
    rows: tuple[Row, ...]


class Infobox(Struct, frozen=True):
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


class TimelineEntry(Struct, frozen=True):
    """A year, or what is known of it, and what happened then; ``edtf`` is the date for machines."""

    date: Leaf
    text: Leaf
    edtf: str
    milestone: Milestone = Milestone.OTHER


class IndexEntry(Struct, frozen=True):
    """A person of the index, and the keys of all places that name them, in reading order."""

    name: Leaf
    places: tuple[str, ...]


class IndexGroup(Struct, frozen=True):
    """Entries under their first letter; ``None`` where an index is too short for letters."""

    letter: Leaf | None
    entries: tuple[IndexEntry, ...]


class CallBack(Struct, frozen=True):
    """One call of a note, to link back to: its letter and the key of the call."""

    letter: str
    call_key: str


class Note(Struct, frozen=True):
    """An endnote: its number, what it says, and every call of it in reading order."""

    key: str
    number: int
    blocks: tuple[Leaf, ...]
    calls: tuple[CallBack, ...]


Block = Leaf | Quotation | ItemList | Definitions | Verse | Paper | Table | Break | Figure


def inside(block: Block) -> Iterator[Block]:
    """Yield what a block holds, in reading order: leaves and other blocks."""
    match block:
        case Quotation():
            yield from block.blocks
        case Paper():
            yield from (*block.head, *block.blocks)
        case ItemList():
            yield from chain.from_iterable(block.items)
        case Definitions():
            yield from chain.from_iterable((e.term, *e.blocks) for e in block.entries)
        case Verse():
            yield from (line.leaf for line in chain.from_iterable(block.stanzas))
        case Table():
            yield from (block.caption,) if block.caption else ()
            yield from chain(block.head, *block.rows)
        case Figure():
            yield from block.legend
