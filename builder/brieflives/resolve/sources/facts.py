"""The facts of one source in the words of a language, each ready to stand in a line."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.inline import Inlines, Link, Text
from brieflives.languages.words import Words
from brieflives.model.dates import Date
from brieflives.model.sources import Creator, SourceRecord
from brieflives.resolve.sources import names, titles
from brieflives.resolve.sources.kinds import Kind, kind_of
from brieflives.resolve.sources.locators import (
    Locator,
    Locators,
    dashed,
    is_several,
    pages_in_words,
)
from brieflives.resolve.sources.phrases import NO_BREAK, Fact, fact, fill, line
from brieflives.resolve.wording import date_words, ordinal_words

_BEFORE_DOI = r"(?i)(?:doi:\s*|https?://(?:dx\.)?doi\.org/)"
_ORDINAL = r"(\d+)\.?(?:st|nd|rd|th)?"


class Facts(Struct, frozen=True, dict=True):
    """Knows one source; every method gives the facts there are, and no more.

    What takes longest is remembered, since a source may be cited often.
    """

    source: SourceRecord
    words: Words

    def word(self, key: str, **parts: object) -> str:
        """Return a word or a pattern for sources, filled in."""
        return self.words("sources", key, **parts)

    def said(self, key: str, **parts: str | Inlines) -> list[Fact]:
        """Say something by a pattern; where that begins with its own word, so does the fact."""
        pattern = self.word(key)
        filled = {k: (Text(v),) if isinstance(v, str) else v for k, v in parts.items()}
        return [Fact(fill(pattern, **filled), common=not pattern.startswith("{"))]

    # ---- titles ----------------------------------------------------------------------------------

    def title_in_quotes(self) -> list[Fact]:
        """Give the title of a part."""
        return self._title(titles.quoted)

    def title_in_italics(self) -> list[Fact]:
        """Give the title of a whole work."""
        return self._title(titles.italic)

    def title_as_it_is(self) -> list[Fact]:
        """Give a description that stands in a title's place."""
        return self._title(titles.bare)

    def container(self) -> list[Fact]:
        """Give the title of the work that holds this one."""
        source, text = self.source, self.source.container_title
        if not text:
            return []
        title = titles.italic(text, source, self.words)
        return [Fact(self._by_its_author(source.container_author, title))]

    def in_container(self) -> list[Fact]:
        """Say in which work this one is."""
        return [f for held in self.container() for f in self.said("in", title=held.inlines)]

    @cached_property
    def volume_of(self) -> list[Fact]:
        """Give a volume's own title first, then the work that it is a volume of."""
        source = self.source
        if not (source.volume_title and source.title):
            return self.title_in_italics()
        whole = titles.italic(source.title, source, self.words)
        own = Fact(titles.italic(source.volume_title, source, self.words))
        if not source.volume:
            return [own, *self.said("in", title=whole)]
        return [own, *self.said("volume-of", volume=source.volume, title=whole)]

    def review(self) -> list[Fact]:
        """Say what is reviewed."""
        text = self.source.reviewed_title
        if not text:
            return []
        title = titles.italic(text, self.source, self.words)
        whole = self._by_its_author(self.source.reviewed_author, title)
        return self.said("review", title=whole)

    def original(self) -> list[Fact]:
        """Say what a translated work was called first, and where it came out."""
        source = self.source
        if not source.original_title:
            return []
        unmarked = replace(source, language=None)
        title = titles.italic(source.original_title, unmarked, self.words)
        house = self._house(source.original_publisher_place, source.original_publisher)
        facts = [*fact(house), *self._date(source.original_date)]
        return [*self.said("original", title=title), *self.bracketed(facts)]

    # ---- people ----------------------------------------------------------------------------------

    @cached_property
    def authors(self) -> list[Fact]:
        """Name the authors in the order of speech, or those who stand in their place."""
        if self.source.author:
            return fact(names.in_note(self.source.author, self.words))
        lead = self.leading_hands()
        return fact(self.as_author(names.in_note(lead, self.words))) if lead else []

    def hands(self, *, in_full: bool) -> list[Fact]:
        """Name all after a title who had a hand in the work and do not stand in front of it."""
        source = self.source
        editors = source.editor + source.editor_translator
        several = len(editors) > 1
        people = (
            (editors, "edited-by" if in_full else "editor-plural" if several else "editor"),
            (
                source.translator + source.editor_translator,
                "translated-by" if in_full else "translator",
            ),
            (source.compiler, "compiled-by" if in_full else "compiler"),
            (source.illustrator, "illustrated-by" if in_full else "illustrator"),
            (source.contributor, "contributor"),
            (source.script_writer, "script-writer"),
            (source.performer, "performer"),
            (source.narrator, "narrator"),
            (source.composer, "composer"),
            (source.producer, "producer"),
        )
        in_front = (self.leading_hands(), source.author)
        return [
            f
            for creators, key in people
            if creators and creators not in in_front
            for f in self.said(key, names=names.in_note(creators, self.words))
        ]

    def leading_hands(self) -> tuple[Creator, ...]:
        """Return those who stand in the author's place, for want of an author."""
        source = self.source
        if source.author or source.container_title:
            return ()
        return source.editor + source.editor_translator or source.translator

    def as_author(self, shown: str) -> str:
        """Say in what capacity those in the author's place are there."""
        lead = self.leading_hands()
        role = "translator" if lead == self.source.translator else "editor"
        key = f"as-{role}s" if len(lead) > 1 else f"as-{role}"
        return self.word(key, names=shown)

    def by(self, creators: tuple[Creator, ...], key: str) -> list[Fact]:
        """Name people by a pattern."""
        shown = names.in_note(creators, self.words)
        return self.said(key, names=shown) if shown else []

    # ---- numbers ---------------------------------------------------------------------------------

    def edition(self) -> list[Fact]:
        """Give the edition: a number becomes an ordinal."""
        edition = self.source.edition
        match = re.fullmatch(_ORDINAL, edition or "")
        if edition is None or match is None:
            return fact(edition or "")
        ordinal = ordinal_words(int(match[1]), self.words)
        return fact(self.word("edition", edition=ordinal).replace(" ", NO_BREAK), common=True)

    def volume(self) -> list[Fact]:
        """Give the volume, or how many there are."""
        source = self.source
        if source.volume and not source.volume_title:
            return fact(
                self.word("volume", volume=source.volume).replace(" ", NO_BREAK), common=True
            )
        if source.number_of_volumes and not source.volume:
            number = source.number_of_volumes
            return fact(self.word("volumes", number=number).replace(" ", NO_BREAK), common=True)
        return []

    def issue(self) -> list[Fact]:
        """Give the number of an issue."""
        issue = self.source.issue
        return (
            fact(self.word("issue", issue=dashed(issue)).replace(" ", NO_BREAK), common=True)
            if issue
            else []
        )

    def supplement(self) -> list[Fact]:
        """Give the number of a supplement to a journal."""
        number = self.source.supplement_number
        shown = self.word("supplement", supplement=number).replace(" ", NO_BREAK) if number else ""
        return fact(shown, common=True)

    def series(self) -> list[Fact]:
        """Give the series and the number in it."""
        title, number = self.source.collection_title, self.source.collection_number
        if title and number:
            title = self.word("series", title=title, number=number)
        return [*fact(title or ""), *self.by(self.source.collection_editor, "editor")]

    def part(self, locators: Locators) -> list[Fact]:
        """Give the number and the title of a part of the work, and the number of a chapter."""
        source = self.source
        numbers = (("part", source.part_number), ("chapter", source.chapter_number))
        counted = [
            f
            for kind, number in numbers
            if number
            for f in fact(locators.write(Locator(kind, number)), common=True)
        ]
        return [*counted, *fact(source.part_title or "")]

    def genre(self, default: str = "") -> list[Fact]:
        """Say what it is: the source's own word, or the one for its kind."""
        kind = self.source.genre or (self.word(default) if default else "")
        return fact(" ".join(t for t in (kind, self.source.number) if t), common=True)

    def form(self) -> list[Fact]:
        """Say what it is recorded on, or read on, and how long or how large it is."""
        source = self.source
        return [*fact(source.medium or "", common=True), *fact(source.dimensions or "")]

    def pages(self) -> list[Fact]:
        """Give its pages with their word."""
        page = self.source.page
        return fact(self.page_words(page), common=True) if page else []

    def page_words(self, pages: str) -> str:
        """Write pages that stand alone: ``p. 4``."""
        key = "pages" if is_several(pages) else "page"
        return self.word(key, page=pages_in_words(pages, self.words)).replace(" ", NO_BREAK, 1)

    # ---- publication -----------------------------------------------------------------------------

    def date(self, *, wanted: bool = False) -> list[Fact]:
        """Give the date; where it is ``wanted`` and not there, say so."""
        source = self.source
        shown = self._date(source.issued or source.event_date)
        if shown or not wanted:
            return shown
        if source.status == "forthcoming":
            return fact(self.word("forthcoming"), common=True)
        return fact(self.word("no-date"), common=True)

    def publication(self, *, wanted: bool = True) -> list[Fact]:
        """Give place, publisher and date; of a book that came out before, say that it did."""
        is_book = kind_of(self.source.type) is not Kind.FILM
        again = fact(self.word("reprint"), common=True) if is_book and self.earlier() else []
        return [*again, *self.house(), *self.date(wanted=wanted)]

    def earlier(self) -> list[Fact]:
        """Give place, publisher and date of the first edition, where the title is the same."""
        source = self.source
        if source.original_title:
            return []
        house = self._house(source.original_publisher_place, source.original_publisher)
        return [*fact(house), *self._date(source.original_date)]

    @cached_property
    def published(self) -> list[Fact]:
        """Put in brackets where a work came out first, and where the edition that is cited."""
        return self._published(wanted=True)

    @cached_property
    def published_perhaps_undated(self) -> list[Fact]:
        """Give the same of a work that may well have no date."""
        return self._published(wanted=False)

    def _published(self, *, wanted: bool) -> list[Fact]:
        earlier, now = self.earlier(), self.publication(wanted=wanted)
        if earlier:
            now = [replace(item, before="semicolon") for item in now[:1]] + now[1:]
        return self.bracketed([*earlier, *now])

    def house(self) -> list[Fact]:
        """Give place and publisher; a court or an office stands for one."""
        source = self.source
        return fact(self._house(source.publisher_place, source.publisher or source.authority))

    def bracketed(self, facts: list[Fact]) -> list[Fact]:
        """Put facts in brackets, which need no comma before them."""
        if not facts:
            return []
        inside = line(facts, self.words)
        return [Fact(fill(self.word("in-brackets"), facts=inside), "gap")]

    # ---- where it is -----------------------------------------------------------------------------

    @cached_property
    def archive(self) -> list[Fact]:
        """Give collection, archive and its town, and shelf mark."""
        source = self.source
        kept = (source.archive_collection, source.archive, source.archive_place)
        shelf = (source.archive_location, source.call_number)
        return [f for text in (*kept, *shelf) if text for f in fact(_unbroken(text))]

    def online(self) -> list[Fact]:
        """Give the day of access, and the address."""
        return [*self.accessed(), *self.address()]

    def accessed(self) -> list[Fact]:
        """Give the day of access."""
        date = self.source.accessed
        return self.said("accessed", date=date_words(date, self.words)) if date else []

    def address(self) -> list[Fact]:
        """Give the DOI as an address, or else the address."""
        source = self.source
        doi = re.sub(_BEFORE_DOI, "", source.doi) if source.doi else ""
        address = f"https://doi.org/{doi}" if doi else source.url
        return [Fact((Link(address, (Text(address),)),))] if address else []

    def _by_its_author(self, author: tuple[Creator, ...], title: Inlines) -> Inlines:
        """Name the author of another work before its title."""
        shown = names.in_note(author, self.words)
        return (Text(shown + self.word("comma")), *title) if shown else title

    def _title(self, form: titles.Form) -> list[Fact]:
        source = self.source
        if source.title is None:
            return fact(self.word("no-title"))
        title = form(source.title, source, self.words)
        return [Fact(titles.explained(title, source, self.words))]

    def _date(self, date: Date | None) -> list[Fact]:
        if date and date.edtf == "unknown" and date.shown is None:
            return fact(self.word("no-date"), common=True)
        return fact(date_words(date, self.words), common=True) if date else []

    def _house(self, place: str | None, publisher: str | None) -> str:
        return self.word("colon").join(t for t in (place, publisher) if t)


def _unbroken(shelf_mark: str) -> str:
    """Keep the short words of a shelf mark with their numbers: ``f. 17, op. 2, d. 50``."""
    return re.sub(r"(?<=\b\w\.) (?=\d)|(?<=\b\w\w\.) (?=\d)", NO_BREAK, shelf_mark)
