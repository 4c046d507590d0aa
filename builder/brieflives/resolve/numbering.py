"""Which calls are one note, and what number it bears (SCHEMA rule 4)."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from msgspec import Struct, field

from brieflives.document.blocks import CallBack
from brieflives.document.inline import NoteCall
from brieflives.model.prose import Citation, RemarkCall
from brieflives.places import Place

NoteContent = Citation | RemarkCall


class _Entry(Struct):
    number: int
    content: NoteContent
    calls: list[NoteCall] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)  # in which part each call stands


class NoteRegister:
    """Numbers notes in the order of their first calls; one object for one life.

    Two calls are calls of the same note when their content is equal: the same sources with the same
    locators and prefixes, or the same remark; ``p. 20`` and ``20`` are the same locator when
    ``canonical`` writes them alike. Where citations are not merged, each is a new note.

    ``part`` is where the next calls stand: the key of a part that has notes of its own, or nothing
    where all notes stand at the end of the book. The numbers run on through the parts; a note that
    is called in a second one is printed there as well, under the same number.
    """

    def __init__(
        self, *, merge_citations: bool = True, canonical: Callable[[str], str] = str.strip
    ) -> None:
        """Start with no notes."""
        self._merge = merge_citations
        self._canonical = canonical
        self.part = ""
        self._entries: list[_Entry] = []
        self._by_content: dict[Hashable, _Entry] = {}
        self._called_in: dict[str, list[_Entry]] = {}  # by part

    def call(self, content: NoteContent, place: Place) -> NoteCall:
        """Register a call and return it with its number and its letter."""
        key = self._key(content)
        entry = self._by_content.get(key)
        if entry is None or (isinstance(content, Citation) and not self._merge):
            entry = _Entry(len(self._entries) + 1, content)
            self._entries.append(entry)
            self._by_content[key] = entry
        again = bool(entry.parts) and self.part != entry.parts[0]
        note = f"note-{entry.number}-in-{self.part}" if again else ""
        call = NoteCall(entry.number, letter(len(entry.calls)), note, place=place)
        if self.part not in entry.parts:
            self._called_in.setdefault(self.part, []).append(entry)
        entry.calls.append(call)
        entry.parts.append(self.part)
        return call

    def _key(self, content: NoteContent) -> Hashable:
        """Return what makes two calls calls of one note."""
        if isinstance(content, RemarkCall):
            return content.key
        return tuple((i.source, self._canonical(i.locator), i.prefix) for i in content.items)

    def contents(self) -> list[tuple[int, NoteContent]]:
        """Return number and content of every note, in the order of the numbers."""
        return [(entry.number, entry.content) for entry in self._entries]

    def parts(self) -> tuple[str, ...]:
        """Return the parts that call notes, in the order in which they first do."""
        return tuple(dict.fromkeys(part for entry in self._entries for part in entry.parts))

    def printed_in(self, part: str) -> list[tuple[int, str, tuple[CallBack, ...]]]:
        """Return number, key and calls of every note of a part, in the order of the numbers."""
        printed = []
        for entry in sorted(self._called_in.get(part, ()), key=lambda entry: entry.number):
            called = zip(entry.calls, entry.parts, strict=True)
            here = [call for call, where in called if where == part]
            calls = tuple(CallBack(call.letter, call.key) for call in here)
            printed.append((entry.number, here[0].note_key, calls))
        return printed


def letter(index: int) -> str:
    """Return a, b … z, aa, ab … for 0, 1 … 25, 26, 27 …."""
    out = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        out = chr(ord("a") + rest) + out
    return out
