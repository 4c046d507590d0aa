"""Works and records that a life cites, in the field names of CSL-JSON 1.0."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from brieflives.model.values import DateText, Identifier, Language, Plain, Record, hyphenated, under

SourceType = Literal[
    "book",
    "chapter",
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "entry-encyclopedia",
    "entry-dictionary",
    "thesis",
    "report",
    "webpage",
    "post-weblog",
    "manuscript",
    "document",
    "collection",
    "personal_communication",
    "interview",
    "motion_picture",
    "broadcast",
    "map",
    "speech",
    "pamphlet",
]


class Creator(Record):
    """Somebody who made a source; ``literal`` is for bodies and for names that have no parts."""

    family: Plain | None = None
    given: Plain | None = None
    literal: Plain | None = None


Creators = tuple[Annotated[Creator, under("literal")], ...]


def _csl_key(name: str) -> str:
    """CSL-JSON hyphenates all but one of the names used here."""
    return name if name == "archive_location" else hyphenated(name)


class SourceRecord(Record):
    """A work or record that notes cite."""

    model_config = ConfigDict(alias_generator=_csl_key)

    id: Identifier
    type: SourceType
    title: Plain | None = None
    title_short: Plain | None = None
    author: Creators = ()
    editor: Creators = ()
    translator: Creators = ()
    container_title: Plain | None = None
    collection_title: Plain | None = None
    genre: Plain | None = None
    edition: Plain | None = None
    volume: Plain | None = None
    issue: Plain | None = None
    page: Plain | None = None
    publisher: Plain | None = None
    publisher_place: Plain | None = None
    archive: Plain | None = None
    archive_location: Plain | None = None
    issued: DateText | None = None
    accessed: DateText | None = None
    language: Language | None = None
    note: Plain | None = None
    isbn: Annotated[Plain | None, Field(alias="ISBN")] = None
    issn: Annotated[Plain | None, Field(alias="ISSN")] = None
    doi: Annotated[Plain | None, Field(alias="DOI")] = None
    url: Annotated[Plain | None, Field(alias="URL")] = None
