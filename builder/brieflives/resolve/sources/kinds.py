"""Which of CSL's types of sources are written alike."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from brieflives.model.sources import SourceType


class Kind(Enum):
    """A way of writing a source; what ``KINDS`` does not list is written as a book."""

    BOOK = auto()
    CHAPTER = auto()
    JOURNAL = auto()  # an article with volume and issue
    PRESS = auto()  # an article with a day
    ENTRY = auto()
    THESIS = auto()
    WEB = auto()
    PAPER = auto()  # kept in an archive, not published
    LETTER = auto()
    INTERVIEW = auto()
    FILM = auto()
    MAP = auto()
    SPEECH = auto()


KINDS: Mapping[SourceType, Kind] = {
    "article": Kind.JOURNAL,
    "article-journal": Kind.JOURNAL,
    "article-magazine": Kind.PRESS,
    "article-newspaper": Kind.PRESS,
    "broadcast": Kind.FILM,
    "chapter": Kind.CHAPTER,
    "collection": Kind.PAPER,
    "document": Kind.PAPER,
    "entry": Kind.ENTRY,
    "entry-dictionary": Kind.ENTRY,
    "entry-encyclopedia": Kind.ENTRY,
    "event": Kind.SPEECH,
    "interview": Kind.INTERVIEW,
    "manuscript": Kind.PAPER,
    "map": Kind.MAP,
    "motion_picture": Kind.FILM,
    "paper-conference": Kind.CHAPTER,
    "performance": Kind.FILM,
    "personal_communication": Kind.LETTER,
    "post": Kind.WEB,
    "post-weblog": Kind.WEB,
    "review": Kind.JOURNAL,
    "review-book": Kind.JOURNAL,
    "speech": Kind.SPEECH,
    "thesis": Kind.THESIS,
    "webpage": Kind.WEB,
}


def kind_of(source_type: SourceType) -> Kind:
    """Return how a type of source is written."""
    return KINDS.get(source_type, Kind.BOOK)
