"""The notes style of The Chicago Manual of Style (17th ed., ch. 14) in any language's words."""

from __future__ import annotations

from functools import cache, cached_property

from msgspec.structs import replace

from brieflives.document.inline import Inline, Inlines, Link, Text
from brieflives.languages.words import Words
from brieflives.model.sources import SourceRecord
from brieflives.resolve.sorting import Alphabet
from brieflives.resolve.sources import entries, names, notes, titles
from brieflives.resolve.sources.facts import Facts
from brieflives.resolve.sources.kinds import Kind, kind_of
from brieflives.resolve.sources.locators import Locators
from brieflives.resolve.sources.phrases import (
    NO_BREAK,
    fill,
    joined_notes,
    line,
    sentences,
    stopped,
)
from brieflives.resolve.sources.style import SortKey

_NAMED_BY_ROLE = ("author", "editor", "translator", "editor_translator", "director", "interviewer")
_MAKERS = ("composer", "performer", "script_writer", "host", "curator", "original_author")


class Chicago:
    """A ``CitationStyle``: what is written comes from ``notes`` and ``entries``."""

    def __init__(self, words: Words) -> None:
        """Take the words of the book's language."""
        self._words = words
        self._facts = cache(self._facts_of)

    def note(self, source: SourceRecord, locator: str) -> Inlines:
        """Write a source in full, without a stop at the end; ``locator`` is the author's own."""
        where = self._locators.read(locator)
        return line(notes.full(self._facts(source), where, self._locators), self._words)

    def short_note(self, source: SourceRecord, locator: str) -> Inlines:
        """Write a source that an earlier note has given in full."""
        where = self._locators.read(locator)
        return line(notes.short(self._facts(source), where, self._locators), self._words)

    def together(self, notes: list[Inlines], *, closed: bool = True) -> Inlines:
        """Join the sources of one note; a ``closed`` one ends with a full stop."""
        joined = joined_notes(notes, self._words)
        return stopped(joined, self._words) if closed else joined

    def entry(self, source: SourceRecord) -> Inlines:
        """Write a source for the bibliography, stops included."""
        return sentences(entries.full(self._facts(source), self._locators), self._words)

    def called_by(self, numbers: list[int]) -> Inlines:
        """Say which notes cite an entry, with links to them; nothing when no note does.

        No line begins with the first or with the last number alone.
        """
        if not numbers:
            return ()
        links: list[Inline] = []
        for number in numbers:
            if links:
                comma = self._words("sources", "comma")
                is_last = number == numbers[-1]
                links.append(Text(comma.replace(" ", NO_BREAK) if is_last else comma))
            links.append(Link(f"#note-{number}", (Text(str(number)),)))
        key = "called-by" if len(numbers) > 1 else "called-by-one"
        space = self._words("sources", "gap")
        gap: Inlines = (Text(space),) if space else ()
        words = self._words("sources", key).replace(" {", f"{NO_BREAK}{{")
        return gap + fill(words, notes=tuple(links))

    def sort_key(self, source: SourceRecord) -> SortKey:
        """Order by what an entry begins with, as the index does, then title, then date."""
        title = titles.without_article(source.title or "", self._words)
        begins = self._begins_with(source)
        issued = source.issued.edtf if source.issued else ""
        by_letters = self._alphabet.ranks
        return (by_letters(begins or title), by_letters(title), issued, source.id)

    @cached_property
    def _alphabet(self) -> Alphabet:
        return Alphabet(self._words)

    @cached_property
    def _locators(self) -> Locators:
        return Locators(self._words)

    def _facts_of(self, source: SourceRecord) -> Facts:
        return Facts(_with_maker(source), self._words)

    def _begins_with(self, source: SourceRecord) -> str:
        people = _with_maker(source).author or self._facts(source).leading_hands()
        if people:
            return names.inverted(people[0], self._words)
        if kind_of(source.type) is Kind.ENTRY and source.container_title:
            return titles.without_article(source.container_title, self._words)
        return ""


def _with_maker(source: SourceRecord) -> SourceRecord:
    """Let whoever made a work that nobody wrote stand in the author's place."""
    if any(getattr(source, role) for role in _NAMED_BY_ROLE):
        return source
    makers = next((made for role in _MAKERS if (made := getattr(source, role))), ())
    return replace(source, author=makers) if makers else source
