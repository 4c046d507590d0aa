"""Which calls are one note, and what number it bears (SCHEMA rule 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from brieflives.document.blocks import CallBack
from brieflives.document.inline import NoteCall
from brieflives.model.prose import Citation, RemarkCall
from brieflives.places import Place

NoteContent = Citation | RemarkCall


@dataclass
class _Entry:
    number: int
    content: NoteContent
    calls: list[NoteCall] = field(default_factory=list)


class NoteRegister:
    """Numbers notes in the order of their first calls; one object for one life.

    Two calls are calls of the same note when their content is equal: the same sources with the same
    locators and prefixes, or the same remark; ``p. 20`` and ``20`` are the same locator when
    ``canonical`` writes them alike. Where citations are not merged, each is a new note.
    """

    def __init__(
        self, *, merge_citations: bool = True, canonical: Callable[[str], str] = str.strip
    ) -> None:
        """Start with no notes."""
        self._merge = merge_citations
        self._canonical = canonical
        self._entries: list[_Entry] = []
        self._by_content: dict[NoteContent, _Entry] = {}

    def call(self, content: NoteContent, place: Place) -> NoteCall:
        """Register a call and return it with its number and its letter."""
        key = self._key(content)
        entry = self._by_content.get(key)
        if entry is None or (isinstance(content, Citation) and not self._merge):
            entry = _Entry(len(self._entries) + 1, content)
            self._entries.append(entry)
            self._by_content[key] = entry
        call = NoteCall(entry.number, letter(len(entry.calls)), place)
        entry.calls.append(call)
        return call

    def _key(self, content: NoteContent) -> NoteContent:
        if isinstance(content, RemarkCall):
            return content
        items = (replace(i, locator=self._canonical(i.locator)) for i in content.items)
        return replace(content, items=tuple(items))

    def contents(self) -> list[tuple[int, NoteContent, tuple[CallBack, ...]]]:
        """Return number, content and calls of every note, in the order of the numbers."""
        return [
            (e.number, e.content, tuple(CallBack(c.letter, c.key) for c in e.calls))
            for e in self._entries
        ]


def letter(index: int) -> str:
    """Return a, b … z, aa, ab … for 0, 1 … 25, 26, 27 …."""
    out = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        out = chr(ord("a") + rest) + out
    return out
