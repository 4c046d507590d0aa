"""The whole of one author's file: ``schema: life/1``."""

from collections.abc import Mapping
from typing import Annotated, Literal

from brieflives.model.booklet import Booklet
from brieflives.model.handout import Handout
from brieflives.model.person import Person, TimelineEntry
from brieflives.model.sources import SourceRecord
from brieflives.model.values import (
    Address,
    DateText,
    Identifier,
    Language,
    Line,
    Markdown,
    Plain,
)
from brieflives.records.record import Record
from brieflives.records.shapes import List, Number, in_any_case, under

SHARE = Number(least=0, most=1)  # of a picture's width or height


class Contributor(Record, frozen=True):
    """Somebody who made the book."""

    name: Plain
    sort: Plain | None = None
    role: Literal["author", "compiler", "editor", "translator", "illustrator"] = "author"


class BasedOn(Record, frozen=True):
    """The text that the life was made from, with what its licence asks for."""

    title: Plain
    site: Plain | None = None
    url: Address | None = None
    licence: Plain | None = None
    revision: Plain | None = None
    retrieved: DateText | None = None


class Series(Record, frozen=True):
    """The series a book belongs to."""

    title: Plain
    number: Plain | None = None


class Citations(Record, frozen=True):
    """How notes repeat a source (SCHEMA rule 4), and whether the book lists its sources."""

    repeat: Literal["merge", "short"] = "merge"
    bibliography: bool = True


class Evaluation(Record, frozen=True):
    """Who has looked whether everyone can read the e-book, and what came of it."""

    conforms_to: Literal[
        "WCAG 2.0 A",
        "WCAG 2.0 AA",
        "WCAG 2.1 A",
        "WCAG 2.1 AA",
        "WCAG 2.2 A",
        "WCAG 2.2 AA",
        "WCAG 2.2 AAA",
    ]
    evaluated_by: Plain
    date: DateText | None = None


class Book(Record, frozen=True, kw_only=True):
    """The publication: what a title page and an imprint say."""

    title: Line
    subtitle: Line | None = None
    lang: Language
    date: DateText | None = None
    authors: tuple[Annotated[Contributor, under("name")], ...] = ()
    publisher: Plain | None = None
    rights: Plain | None = None
    based_on: BasedOn | None = None
    keywords: tuple[Plain, ...] = ()
    series: Annotated[Series, under("title")] | None = None
    isbn: Plain | None = None
    dedication: Markdown | None = None
    style: Plain | None = None
    paper: Annotated[Literal["A5", "A4", "half-letter", "letter"], in_any_case] | None = None
    booklet: Booklet | None = None
    notes: Literal["endnotes", "chapter-notes"] = "endnotes"
    citations: Citations = Citations()
    accessibility: Evaluation | None = None


class MediaItem(Record, frozen=True):
    """A picture with its owner; ``alt`` is required unless the picture is only decorative.

    ``description`` says at length what ``alt`` has no room for.
    """

    file: Plain
    alt: Plain | None = None
    description: Markdown | None = None
    decorative: bool = False
    caption: Line | None = None
    credit: Plain | None = None
    licence: Plain | None = None
    source: Address | None = None
    date: DateText | None = None
    focus: Annotated[tuple[float, ...], List(SHARE, length=2)] = (0.5, 0.5)


class Epigraph(Record, frozen=True):
    """A quotation that opens a chapter."""

    text: Markdown
    by: Line | None = None


class Chapter(Record, frozen=True, kw_only=True):
    """A chapter; its ``id`` is the target of cross-references."""

    id: Identifier | None = None
    title: Line
    epigraph: Epigraph | None = None
    body: Markdown = ""


class ExternalLink(Record, frozen=True):
    """An entry of 'External links'."""

    title: Line
    url: Address
    note: Line | None = None


class Life(Record, frozen=True):
    """One life, as its author wrote it."""

    schema_: Literal["life/1"]
    book: Book
    person: Person
    media: Mapping[Identifier, MediaItem] = {}
    lead: Markdown | None = None
    chapters: tuple[Chapter, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    notes: Mapping[Identifier, Markdown] = {}
    sources: tuple[SourceRecord, ...] = ()
    sources_from: tuple[Plain, ...] = ()
    links: tuple[ExternalLink, ...] = ()
    handout: Handout | None = None
