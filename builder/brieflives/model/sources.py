"""Works and records that a life cites, in the names of CSL-JSON 1.0.2.

Every type and every variable that the specification defines may be written; those that no printed
form uses yet are kept. ``translated-title`` is ours: what a title in a foreign language means.
"""

from typing import Annotated, Literal

from brieflives.model.dates import Date
from brieflives.model.values import DateShape, Identifier, Language, Plain
from brieflives.records.record import Record, hyphenated
from brieflives.records.shapes import under

SourceType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]


class Creator(Record, frozen=True):
    """Somebody who made a source; ``literal`` is for bodies and for names that have no parts."""

    family: Plain | None = None
    given: Plain | None = None
    dropping_particle: Plain | None = None
    non_dropping_particle: Plain | None = None
    suffix: Plain | None = None
    comma_suffix: bool = False
    static_ordering: bool = False
    parse_names: bool = False
    literal: Plain | None = None


Creators = tuple[Annotated[Creator, under("literal")], ...]
SourceDate = Annotated[Date, DateShape(csl=True)]

_AS_THEY_ARE = frozenset({"archive_collection", "archive_location"})
_IN_CAPITALS = frozenset({"isbn", "issn", "doi", "pmid", "pmcid", "url"})


def _csl_key(name: str) -> str:
    """CSL-JSON hyphenates all but two of its names, and writes abbreviations in capitals."""
    if name in _AS_THEY_ARE:
        return name
    return name.upper() if name in _IN_CAPITALS else hyphenated(name)


class SourceRecord(Record, frozen=True, rename=_csl_key):
    """A work or record that notes cite."""

    id: Identifier
    type: SourceType
    citation_key: Plain | None = None
    language: Language | None = None

    # titles
    title: Plain | None = None
    title_short: Plain | None = None
    translated_title: Plain | None = None
    container_title: Plain | None = None
    container_title_short: Plain | None = None
    collection_title: Plain | None = None
    volume_title: Plain | None = None
    part_title: Plain | None = None
    original_title: Plain | None = None
    reviewed_title: Plain | None = None
    event_title: Plain | None = None

    # people
    author: Creators = ()
    chair: Creators = ()
    collection_editor: Creators = ()
    compiler: Creators = ()
    composer: Creators = ()
    container_author: Creators = ()
    contributor: Creators = ()
    curator: Creators = ()
    director: Creators = ()
    editor: Creators = ()
    editor_translator: Creators = ()
    editorial_director: Creators = ()
    executive_producer: Creators = ()
    guest: Creators = ()
    host: Creators = ()
    illustrator: Creators = ()
    interviewer: Creators = ()
    narrator: Creators = ()
    organizer: Creators = ()
    original_author: Creators = ()
    performer: Creators = ()
    producer: Creators = ()
    recipient: Creators = ()
    reviewed_author: Creators = ()
    script_writer: Creators = ()
    series_creator: Creators = ()
    translator: Creators = ()

    # numbers, which may be words
    chapter_number: Plain | None = None
    collection_number: Plain | None = None
    edition: Plain | None = None
    issue: Plain | None = None
    number: Plain | None = None
    number_of_pages: Plain | None = None
    number_of_volumes: Plain | None = None
    page: Plain | None = None
    page_first: Plain | None = None
    part_number: Plain | None = None
    printing_number: Plain | None = None
    section: Plain | None = None
    supplement_number: Plain | None = None
    version: Plain | None = None
    volume: Plain | None = None

    # dates
    issued: SourceDate | None = None
    accessed: SourceDate | None = None
    available_date: SourceDate | None = None
    event_date: SourceDate | None = None
    original_date: SourceDate | None = None
    submitted: SourceDate | None = None

    # where it was published, where it is kept, what it is
    publisher: Plain | None = None
    publisher_place: Plain | None = None
    original_publisher: Plain | None = None
    original_publisher_place: Plain | None = None
    archive: Plain | None = None
    archive_collection: Plain | None = None
    archive_location: Plain | None = None
    archive_place: Plain | None = None
    call_number: Plain | None = None
    authority: Plain | None = None
    division: Plain | None = None
    jurisdiction: Plain | None = None
    event_place: Plain | None = None
    genre: Plain | None = None
    reviewed_genre: Plain | None = None
    medium: Plain | None = None
    dimensions: Plain | None = None
    scale: Plain | None = None
    status: Plain | None = None
    source: Plain | None = None
    license: Plain | None = None
    references: Plain | None = None
    abstract: Plain | None = None
    annote: Plain | None = None
    keyword: Plain | None = None
    note: Plain | None = None
    isbn: Plain | None = None
    issn: Plain | None = None
    doi: Plain | None = None
    pmid: Plain | None = None
    pmcid: Plain | None = None
    url: Plain | None = None
