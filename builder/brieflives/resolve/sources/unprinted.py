"""Fields of a source that change nothing in the book, so that their author may hear of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from brieflives.model.sources import SourceRecord
from brieflives.resolve.sources.style import CitationStyle

_KEYS = dict(
    zip(SourceRecord.__struct_fields__, SourceRecord.__struct_encode_fields__, strict=True)
)
# All other fields are printed, or are there for programs: the number of a record, an abstract.
_NOT_FOR_EVERY_TYPE = (
    *("container_title", "collection_title", "volume_title", "part_title", "reviewed_title"),
    *("event_title", "chair", "collection_editor", "compiler", "composer", "container_author"),
    *("contributor", "curator", "director", "editor_translator", "editorial_director"),
    *("executive_producer", "guest", "host", "illustrator", "interviewer", "narrator"),
    *("organizer", "original_author", "performer", "producer", "recipient", "reviewed_author"),
    *("script_writer", "series_creator", "chapter_number", "collection_number", "edition"),
    *("issue", "number", "number_of_pages", "number_of_volumes", "page", "part_number"),
    *("printing_number", "section", "supplement_number", "version", "volume", "available_date"),
    *("event_date", "original_date", "submitted", "original_publisher"),
    *("original_publisher_place", "authority", "division", "jurisdiction", "event_place"),
    *("genre", "reviewed_genre", "medium", "dimensions", "scale", "source", "references"),
)


def unprinted(source: SourceRecord, citing: CitationStyle) -> Iterator[str]:
    """Yield the key of every field without which note and entry would be the same."""
    written = [name for name in _NOT_FOR_EVERY_TYPE if getattr(source, name)]
    if not written:
        return
    shown = _shown(source, citing)
    for name in written:
        empty = () if isinstance(getattr(source, name), tuple) else None
        if _shown(replace(source, **{name: empty}), citing) == shown:
            yield _KEYS[name]


def _shown(source: SourceRecord, citing: CitationStyle) -> tuple[object, ...]:
    return citing.note(source, ""), citing.entry(source)
