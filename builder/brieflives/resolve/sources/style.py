"""What a way of citing has to do; a processor of CSL styles could take the place of ours."""

from __future__ import annotations

from typing import Protocol

from brieflives.document.inline import Inlines
from brieflives.model.sources import SourceRecord

SortKey = tuple[tuple[int, ...], tuple[int, ...], str, str]


class CitationStyle(Protocol):
    """Writes sources as notes and as entries of the bibliography, in the words of one language."""

    def note(self, source: SourceRecord, locator: str) -> Inlines:
        """Write a source in full, without a stop at the end; ``locator`` is the author's own."""

    def short_note(self, source: SourceRecord, locator: str) -> Inlines:
        """Write a source that an earlier note has given in full."""

    def together(self, notes: list[Inlines], *, closed: bool) -> Inlines:
        """Join the sources of one note; a ``closed`` one ends with a full stop."""

    def entry(self, source: SourceRecord) -> Inlines:
        """Write a source for the bibliography, stops included."""

    def called_by(self, numbers: list[int]) -> Inlines:
        """Say which notes cite an entry, with links to them; nothing when no note does."""

    def sort_key(self, source: SourceRecord) -> SortKey:
        """Return what puts the bibliography in order."""
