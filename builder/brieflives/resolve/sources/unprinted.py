"""Fields of a source that change nothing in the book, so that their author may hear of it."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.model.sources import SourceRecord
from brieflives.resolve.sources.style import CitationStyle

# All other fields are printed, or are there for programs: the number of a record, an abstract.
_SELDOM_PRINTED = (
    *("part_title", "event_title", "chair", "collection_editor", "composer", "container_author"),
    *("contributor", "curator", "editor_translator", "editorial_director", "executive_producer"),
    *("guest", "host", "narrator", "organizer", "original_author", "performer", "producer"),
    *("reviewed_author", "script_writer", "series_creator", "chapter_number", "number_of_pages"),
    *("part_number", "printing_number", "supplement_number", "version", "submitted", "authority"),
    *("division", "jurisdiction", "event_place", "reviewed_genre", "source", "references"),
)


def unprinted(source: SourceRecord, citing: CitationStyle) -> Iterator[str]:
    """Yield the key of every field without which note and entry would be the same."""
    written = [name for name in _SELDOM_PRINTED if getattr(source, name)]
    if not written:
        return
    shown = _shown(source, citing)
    for name in written:
        empty = () if isinstance(getattr(source, name), tuple) else None
        if _shown(source.model_copy(update={name: empty}), citing) == shown:
            yield SourceRecord.model_fields[name].alias or name


def _shown(source: SourceRecord, citing: CitationStyle) -> tuple[object, ...]:
    return citing.note(source, ""), citing.entry(source)
