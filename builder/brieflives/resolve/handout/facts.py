"""The most telling facts of a life, each in one cell: what a handout has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brieflives.document.blocks import Leaf, Role, Row
from brieflives.document.inline import Inlines, outside_the_book
from brieflives.languages.words import Words
from brieflives.model.dates import Date, age_between
from brieflives.model.person import Office
from brieflives.read.origins import Parsed, Path
from brieflives.resolve.desk import Desk
from brieflives.resolve.infobox.offices import numbered
from brieflives.resolve.infobox.rows import Rows
from brieflives.resolve.inlines import own
from brieflives.resolve.sources.phrases import fill
from brieflives.resolve.wording import age_words, date_words, span_words, year_words

_MOST_OF_A_KIND = 3  # spouses, works, honours, lines of one fact
_FIRST_FACTS = ("occupation", "known-for", "fields", "party")  # those that tell most


def telling_facts(parsed: Parsed, words: Words) -> tuple[Row, ...]:
    """Return facts as rows without note calls, the most telling first.

    They are worked out on a desk of their own: what they would call or report is the book's.
    """
    return tuple(_Facts(Rows(Desk(parsed, words))).all())


class _Facts:
    """Words one fact after the other."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._words = rows.words
        self._person = rows.desk.life.person

    def all(self) -> Iterator[Row]:
        known = self._words.groups["facts"]
        labels = [label for label in _FIRST_FACTS if label in self._person.facts]
        others = [label for label in self._person.facts if label not in labels]
        yield from self._row(self._words("infobox", "born"), self._end("born"))
        yield from self._row(self._words("infobox", "died"), self._end("died"))
        for label in labels:
            yield from self._row(known.get(label, label), self._fact(label))
        yield from self._offices()
        yield from self._row(self._words("infobox", "education"), self._schools())
        yield from self._counted("spouse", "spouses", self._spouses())
        yield from self._counted("work", "works", self._works())
        yield from self._counted("award", "awards", self._awards())
        for label in others:
            yield from self._row(known.get(label, label), self._fact(label))

    def _row(self, label: str, lines: Sequence[Inlines]) -> list[Row]:
        """Make a row of lines; what does not fit into three lines is not for a handout."""
        filled = [line for line in lines if line][:_MOST_OF_A_KIND]
        if not filled:
            return []
        key = f"handout/fact-{next(self._rows.keys)}"
        values = tuple(
            Leaf(f"{key}/{k}", Role.INFOBOX_VALUE, outside_the_book(line))
            for k, line in enumerate(filled)
        )
        return [Row(Leaf(key, Role.INFOBOX_LABEL, own(label)), values)]

    def _counted(self, one: str, several: str, lines: list[Inlines]) -> list[Row]:
        return self._row(self._words("infobox", one if len(lines) == 1 else several), lines)

    def _end(self, which: str) -> list[Inlines]:
        """Write the day of birth, or that of death with the age; and below it the place."""
        event = self._person.born if which == "born" else self._person.died
        if event is None:
            return []
        when: Inlines = ()
        if event.date:
            when = self._rows.desk.protected(date_words(event.date, self._words))
            born = self._person.born
            known = which == "died" and born and born.date
            age = age_between(known, event.date) if known else None
            aged = self._rows.desk.protected(age_words(age, self._words)) if age else ()
            when = (*when, *self._rows.in_brackets([aged]))
        return [when, self._rows.where(("person", which, "place"), event.place)]

    def _fact(self, label: str) -> list[Inlines]:
        texts = self._person.facts[label].text
        return [self._rows.line(("person", "facts", label, "text", k)) for k in range(len(texts))]

    def _offices(self) -> Iterator[Row]:
        for k, office in enumerate(self._person.offices[:_MOST_OF_A_KIND]):
            path: Path = ("person", "offices", k)
            title = numbered(self._rows.line((*path, "title")), office, self._words)
            if office.of:
                of = self._rows.line((*path, "of"))
                title = fill(self._words("timeline", "office"), office=title, of=of)
            yield from self._row(self._words("infobox", "in-office"), [title, self._term(office)])

    def _term(self, office: Office) -> Inlines:
        years = span_words(office.from_, office.to, self._words)
        return self._rows.desk.protected(years)

    def _schools(self) -> list[Inlines]:
        return [
            self._rows.line(("person", "education", k, "school"))
            for k in range(len(self._person.education))
        ]

    def _spouses(self) -> list[Inlines]:
        lines = []
        for k, spouse in enumerate(self._person.family.spouses):
            years = self._rows.desk.protected(span_words(spouse.from_, spouse.to, self._words))
            name = self._rows.line(("person", "family", "spouses", k, "name"))
            lines.append((*name, *self._rows.in_brackets([years])))
        return lines

    def _works(self) -> list[Inlines]:
        return [
            self._dated(("person", "works", k, "title"), work.date)
            for k, work in enumerate(self._person.works)
        ]

    def _awards(self) -> list[Inlines]:
        return [
            self._dated(("person", "awards", k, "name"), award.date)
            for k, award in enumerate(self._person.awards)
        ]

    def _dated(self, path: Path, date: Date | None) -> Inlines:
        year = own(year_words(date, self._words)) if date else ()
        return (*self._rows.line(path), *self._rows.in_brackets([year]))
