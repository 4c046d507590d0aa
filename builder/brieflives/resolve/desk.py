"""The desk a life lies on while it is resolved: its parts, its notes so far, its findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from functools import cached_property
from itertools import count

from msgspec import Struct, field

from brieflives.document.inline import Inlines, Text
from brieflives.findings import Code, Finding, finding
from brieflives.languages.words import Words
from brieflives.model.life import Life
from brieflives.model.prose import Citation, Line, Prose, RemarkCall
from brieflives.model.sources import SourceRecord
from brieflives.nearest import nearest
from brieflives.places import Place
from brieflives.read.origins import Parsed, Path
from brieflives.resolve.figures import figure_numbers, shown_pictures
from brieflives.resolve.numbering import NoteRegister
from brieflives.resolve.sources.chicago import Chicago
from brieflives.resolve.sources.style import CitationStyle
from brieflives.resolve.typography import Typography


class Desk(Struct, dict=True):
    """What every part of the book needs; one object for one run, and the only one that changes."""

    parsed: Parsed
    words: Words
    register: NoteRegister = field(default_factory=NoteRegister)
    findings: list[Finding] = field(default_factory=list)
    used_sources: set[str] = field(default_factory=set)
    used_remarks: set[str] = field(default_factory=set)
    used_media: set[str] = field(default_factory=set)
    marks: Iterator[int] = field(default_factory=lambda: count(1))  # numbers names for the index
    note_in_hand: int | None = None  # the number of the note that is being written
    notes_citing: dict[str, list[int]] = field(default_factory=dict)  # by source

    @property
    def life(self) -> Life:
        """The life as its author wrote it."""
        return self.parsed.life

    @cached_property
    def citing(self) -> CitationStyle:
        """How sources are written."""
        return Chicago(self.words)

    @cached_property
    def typography(self) -> Typography:
        """The quotation marks and spaces of the book's language."""
        return Typography.of(self.words)

    @cached_property
    def sources(self) -> Mapping[str, SourceRecord]:
        """Every source by its id."""
        return {source.id: source for source in self.life.sources}

    @cached_property
    def remarks(self) -> Mapping[str, Prose]:
        """Every remark by its key: those under ``notes`` and those defined on the spot."""
        remarks = {key: self.prose(("notes", key)) for key in self.life.notes}
        for prose in self.parsed.prose.values():
            remarks |= dict(prose.remarks)
        return remarks

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """What ``#id`` leads to: chapters and figures, by the id an author writes."""
        chapters = {key: f"chapter-{key}" for key in self.chapter_ids}
        return {key: f"figure-{key}" for key in self.life.media} | chapters

    @cached_property
    def shown_pictures(self) -> Set[str]:
        """The keys of all pictures that stand somewhere in the book."""
        return frozenset(shown_pictures(self.parsed))

    @cached_property
    def figure_numbers(self) -> Mapping[str, int]:
        """The number of every figure that has one, by its key in ``media``."""
        return figure_numbers(self.parsed)

    @cached_property
    def chapter_ids(self) -> tuple[str, ...]:
        """The id of every chapter: its own, or one made from its title."""
        taken: set[str] = {c.id for c in self.life.chapters if c.id}
        ids: list[str] = []
        for chapter in self.life.chapters:
            ids.append(chapter.id or _free(slug(chapter.title), taken))
            taken.add(ids[-1])
        return tuple(ids)

    def line(self, path: Path) -> Line:
        """The line of Markdown at ``path``; empty where the file has none."""
        return self.parsed.lines.get(path, ())

    def prose(self, path: Path) -> Prose:
        """The Markdown at ``path``; without blocks where the file has none."""
        return self.parsed.prose.get(path, Prose(()))

    def place(self, path: Path) -> Place:
        """Where the value at ``path`` stands."""
        return self.parsed.origins.value(path)

    def protected(self, text: str) -> Inlines:
        """Make inlines of words that the program adds, with the spaces that no line ends at."""
        return (Text(self.typography.spacing.protect(text, "")),) if text else ()

    def report(self, code: Code, place: Place, message: str, hint: str = "") -> None:
        """Add a finding."""
        self.findings.append(finding(code, place, message, hint))

    def cite(self, citation: Citation, *, closed: bool = True) -> Inlines:
        """Write the sources of a citation, each with its prefix; ``closed`` by a full stop.

        In a note, the note is put down as one that cites them; where the book wants short forms
        (SCHEMA rule 4), a source that an earlier note has given in full is given short.
        """
        notes: list[Inlines] = []
        for item in citation.items:
            source = self.sources[item.source]
            earlier = self.notes_citing.setdefault(item.source, [])
            is_short = self.life.book.citations.repeat == "short" and self.note_in_hand is not None
            form = self.citing.short_note if is_short and earlier else self.citing.note
            words = _capitalised(item.prefix) if closed and not notes else item.prefix
            prefix: Inlines = (Text(words + " "),) if words else ()
            notes.append((*prefix, *form(source, item.locator)))
            if self.note_in_hand is not None and self.note_in_hand not in earlier:
                earlier.append(self.note_in_hand)
        return self.citing.together(notes, closed=closed)

    @contextmanager
    def writing_note(self, number: int) -> Iterator[None]:
        """What is cited within belongs to the note of this number; after it, to none."""
        self.note_in_hand = number
        try:
            yield
        finally:
            self.note_in_hand = None

    def is_known(self, content: Citation | RemarkCall) -> bool:
        """Tell whether a note can be made of ``content``; report what it names in vain."""
        if isinstance(content, RemarkCall):
            self.used_remarks.add(content.key)
            if content.key in self.remarks:
                return True
            self._unknown(Code.UNKNOWN_NOTE, "note", content.key, self.remarks, content.place)
            return False
        known = True
        for item in content.items:
            self.used_sources.add(item.source)
            if item.source not in self.sources:
                self._unknown(Code.UNKNOWN_SOURCE, "source", item.source, self.sources, item.place)
                known = False
        return known

    def _unknown(
        self, code: Code, what: str, name: str, known: Mapping[str, object], place: Place
    ) -> None:
        near = nearest(name, known)
        hint = f"did you mean {near!r}?" if near else f"add it under `{what}s:`"
        self.report(code, place, f"no {what} is called {name!r}", hint)


def slug(title: str) -> str:
    """Make an id from a title: its letters and digits in lower case, joined by hyphens."""
    letters = "".join(c if c.isalnum() else " " for c in title.casefold())
    return "-".join(letters.split()) or "chapter"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _capitalised(prefix: str) -> str:
    """Begin a note with a capital, unless its first word is more than a common one: iUniverse."""
    word = prefix.partition(" ")[0]
    return prefix[:1].upper() + prefix[1:] if word.islower() else prefix
