"""The whole book: its parts in reading order, what is known about it, and the words it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum
from itertools import chain

from msgspec import Struct

from brieflives.document.blocks import (
    Block,
    Figure,
    IndexGroup,
    Infobox,
    Leaf,
    Note,
    TimelineEntry,
    inside,
)
from brieflives.document.direction import Direction
from brieflives.document.handout import HandoutTexts


class PartKind(Enum):
    """The parts of a book that hold plain blocks."""

    IMPRINT = "imprint"
    HALF_TITLE = "half-title"
    DEDICATION = "dedication"
    LEAD = "lead"
    CHAPTER = "chapter"
    BIBLIOGRAPHY = "bibliography"
    LINKS = "links"
    DESCRIPTIONS = "descriptions"
    CREDITS = "credits"
    COLOPHON = "colophon"


class TitlePage(Struct, frozen=True):
    """The title page, which is the front cover of a booklet as well."""

    key: str
    title: Leaf
    native: tuple[Leaf, ...]
    years: Leaf | None
    subtitle: Leaf | None
    foot: tuple[Leaf, ...]  # authors, publisher, date


class InfoboxPage(Struct, frozen=True):
    """The facts at a glance."""

    key: str
    infobox: Infobox


class Contents(Struct, frozen=True):
    """The list of contents; the writers fill it from the parts that have a heading."""

    key: str
    heading: Leaf


class Notes(Struct, frozen=True):
    """Notes in the order of their numbers: of the whole book, or of the part that they close."""

    key: str
    heading: Leaf
    notes: tuple[Note, ...]


class Part(Struct, frozen=True):
    """A chapter or another part of plain blocks; ``heading`` opens it where it has one."""

    key: str
    kind: PartKind
    heading: Leaf | None
    epigraph: tuple[Block, ...]
    blocks: tuple[Block, ...]
    notes: Notes | None = None  # where each part has its own


class Timeline(Struct, frozen=True):
    """The life at a glance: its events in the order of their dates, under a heading."""

    key: str
    heading: Leaf
    entries: tuple[TimelineEntry, ...]
    notes: Notes | None = None


class Index(Struct, frozen=True):
    """The persons that the book names; the writers fill in the pages of their places."""

    key: str
    heading: Leaf
    groups: tuple[IndexGroup, ...]


class BackCover(Struct, frozen=True):
    """The last page: one line about the person, and the rights."""

    key: str
    summary: Leaf | None
    rights: tuple[Leaf, ...]


AnyPart = TitlePage | InfoboxPage | Contents | Part | Timeline | Notes | Index | BackCover


class Author(Struct, frozen=True):
    """Somebody who made the book, with the MARC relator code of the role."""

    name: str
    file_as: str
    relator: str


class Evaluation(Struct, frozen=True):
    """The claim that everyone can read a book, and who answers for it."""

    standard: str  # "WCAG 2.2"
    level: str  # "AA"
    evaluator: str
    date: str | None = None  # EDTF


class Metadata(Struct, frozen=True):
    """What a library wants to know; ``instant`` (UTC) dates every file that is written."""

    name: str  # the YAML file's name without its ending
    title: str
    subtitle: str | None
    lang: str
    direction: Direction
    person: str  # for running heads
    authors: tuple[Author, ...]
    publisher: str | None
    date: str | None  # EDTF
    rights: str | None
    description: str | None
    subjects: tuple[str, ...]
    named_after: str  # what the identifier is made of, the same in every build
    isbn: str | None
    source: str | None  # what the text is based on, in one line
    series: tuple[str, str | None] | None
    instant: datetime
    evaluation: Evaluation | None = None  # of the EPUB: no other edition was looked at
    title_to_sort: str = ""  # where it is not the title itself
    edition: str = ""  # what tells the identifiers of other editions from the book's: handout

    @property
    def identifier(self) -> str:
        """A name for the file that no other file has: ``urn:uuid:…``, behind it the edition."""
        from uuid import NAMESPACE_URL, uuid5  # brings a library that checking does not need

        made = f"urn:uuid:{uuid5(NAMESPACE_URL, self.named_after)}"
        return f"{made}:{self.edition}" if self.edition else made


class Labels(Struct, frozen=True):
    """The words of the book's language that writers need beside the author's."""

    cover: str
    title_page: str
    contents: str
    infobox: str  # "At a glance": in contents and navigation
    lead: str  # the name of the opening in navigation
    notes: str
    pages: str  # heading of the list of printed pages
    landmarks: str
    start_of_text: str
    page: str  # "Page {number}"
    note: str  # "Note {number}"
    back_to_call: str  # "Back to reference {number}{letter}"
    infobox_caption: str  # "{name}: biographical facts"
    portrait_plate: str  # alt text of the plate: "{name}, no portrait"
    accessibility_summary: str  # sentences on the EPUB: on its text and table,
    accessibility_notes: str = ""  # on notes, if it has any,
    accessibility_pages: str = ""  # and on printed pages
    # Names for parts without a heading, heard and not seen; empty: the book's title stands there.
    imprint: str = ""
    dedication: str = ""
    half_title: str = ""
    colophon: str = ""
    about: str = ""  # "About this book": the back cover's line and rights
    large_print: str = ""  # "Large print edition"
    margin_pages: str = ""  # what the numbers in its margin are
    front_pages: str = ""  # how the pages of the front matter are called, in roman without


class Document(Struct, frozen=True):
    """One life, ready to be set or packed."""

    metadata: Metadata
    labels: Labels
    parts: tuple[AnyPart, ...]
    handout: HandoutTexts | None = None  # for a sheet beside the book; no part of its text


def listed(parts: Iterable[AnyPart | None]) -> Iterator[tuple[str, Leaf]]:
    """Yield key and heading of every part that the contents list."""
    for part in parts:
        if isinstance(part, Part | Timeline | Notes | Index) and part.heading is not None:
            yield part.key, part.heading


def leaves(document: Document) -> Iterator[Leaf]:
    """Yield every leaf of the book in reading order."""
    for part in document.parts:
        yield from leaves_of_part(part)


def has_back_cover(document: Document) -> bool:
    """Tell whether the last page is a cover, which stays outside whatever is put before it."""
    return any(isinstance(part, BackCover) for part in document.parts)


def leaves_of_part(part: AnyPart) -> Iterator[Leaf]:
    """Yield the leaves of one part in reading order."""
    match part:
        case TitlePage():
            lines = (part.title, *part.native, part.years, part.subtitle, *part.foot)
            yield from (leaf for leaf in lines if leaf)
        case InfoboxPage():
            yield from _leaves_of_infobox(part.infobox)
        case Contents():
            yield part.heading
        case Part():
            yield from _leaves_of_blocks(part)
        case Timeline():
            yield from (part.heading, *(leaf for e in part.entries for leaf in (e.date, e.text)))
            yield from leaves_of_notes(part.notes)
        case Notes():
            yield from leaves_of_notes(part)
        case Index():
            yield part.heading
            yield from chain.from_iterable(map(_leaves_of_group, part.groups))
        case BackCover():
            yield from (leaf for leaf in (part.summary, *part.rights) if leaf)


def _leaves_of_group(group: IndexGroup) -> Iterator[Leaf]:
    if group.letter:
        yield group.letter
    yield from (entry.name for entry in group.entries)


def _leaves_of_blocks(part: Part) -> Iterator[Leaf]:
    if part.heading:
        yield part.heading
    for block in (*part.epigraph, *part.blocks):
        yield from leaves_of_block(block)
    yield from leaves_of_notes(part.notes)


def leaves_of_notes(notes: Notes | None) -> Iterator[Leaf]:
    """Yield the heading and the leaves of notes, where there are any."""
    if notes:
        yield notes.heading
        yield from chain.from_iterable(note.blocks for note in notes.notes)


def leaves_of_block(block: Block) -> Iterator[Leaf]:
    """Yield the leaves of one block in reading order."""
    if isinstance(block, Leaf):
        yield block
        return
    for inner in inside(block):
        yield from leaves_of_block(inner)


def figures_of_block(block: Block) -> Iterator[Figure]:
    """Yield the pictures of one block, and of those inside it, in reading order."""
    if isinstance(block, Figure):
        yield block
    for inner in inside(block):
        yield from figures_of_block(inner)


def _leaves_of_infobox(box: Infobox) -> Iterator[Leaf]:
    yield box.name
    yield from box.native
    if isinstance(box.portrait, Figure):
        yield from leaves_of_block(box.portrait)
    for group in box.groups:
        if group.heading:
            yield group.heading
        for row in group.rows:
            yield row.label
            yield from row.values
    if box.signature:
        yield from leaves_of_block(box.signature)
