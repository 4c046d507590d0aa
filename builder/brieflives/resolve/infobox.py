"""The infobox: a life's facts as groups of labelled rows, in the order a reader expects.

Offices come first, each a group of its own; then birth, death, family, schooling, the free facts in
the author's order, works, awards and authority records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from brieflives.document.blocks import Figure, Infobox, Leaf, Plate, Role, Row, RowGroup
from brieflives.document.inline import Foreign, Inline, Inlines, Text
from brieflives.findings import Code
from brieflives.model.dates import Date, age_between
from brieflives.model.person import LifeEvent, Locality, Name, Office, Spouse
from brieflives.read.nearest import nearest
from brieflives.read.origins import Path
from brieflives.resolve.blocks import make_figure
from brieflives.resolve.desk import Desk
from brieflives.resolve.inlines import own, set_inlines
from brieflives.resolve.wording import age_words, date_words, span_words

_SHOWN_ABOVE = frozenset({"native"})
_MONOGRAM_LETTERS = 3


def make_infobox(desk: Desk) -> Infobox:
    """Resolve the infobox; its notes are numbered here, first of all in the book."""
    person = desk.life.person
    rows = _Rows(desk)
    native = tuple(
        rows.value(_name_inlines(name), Role.INFOBOX_NATIVE, cite=("person", "names", k))
        for k, name in enumerate(person.names)
        if name.kind in _SHOWN_ABOVE
    )
    portrait = _portrait(desk, rows.keys)
    groups = [rows.office(k, office) for k, office in enumerate(person.offices)]
    personal = rows.personal()
    if personal.rows:
        groups.append(personal)
    name = Leaf("infobox/name", Role.INFOBOX_NAME, own(person.name))
    return Infobox(name, native, portrait, tuple(groups))


def monogram(name: str) -> str:
    """Return the initials of a name: of its first and its last two words at most."""
    initials = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(initials[:1] + initials[1:][-(_MONOGRAM_LETTERS - 1) :])


def _portrait(desk: Desk, keys: Iterator[str]) -> Figure | Plate:
    key = desk.life.person.portrait
    plate = Plate(monogram(desk.life.person.name))
    if key is None:
        return plate
    if key not in desk.life.media:
        near = nearest(key, desk.life.media)
        hint = f"did you mean {near!r}?" if near else "describe the picture under `media:`"
        place = desk.place(("person", "portrait"))
        desk.report(Code.UNKNOWN_MEDIA, place, f"no picture is called {key!r}", hint)
        return plate
    return make_figure(desk, key, (), keys) or plate


class _Rows:
    """Makes rows; every leaf of the infobox has a key of its own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.words = desk.words
        self.keys: Iterator[str] = (f"infobox/{n}" for n in count(1))

    # ---- leaves

    def value(
        self, inlines: Inlines, role: Role = Role.INFOBOX_VALUE, *, cite: Path | None = None
    ) -> Leaf:
        """Make a leaf, with the note calls of the record at ``cite`` behind its words."""
        calls = self._calls(cite) if cite else ()
        return Leaf(next(self.keys), role, inlines + calls)

    def line(self, path: Path) -> Inlines:
        """Resolve the line of Markdown at ``path``."""
        return set_inlines(self.desk, self.desk.line(path))

    def row(self, label: str, *values: Leaf | None) -> list[Row]:
        """Make a row of the values there are; none without a value."""
        shown = tuple(v for v in values if v is not None)
        return [Row(Leaf(next(self.keys), Role.INFOBOX_LABEL, own(label)), shown)] if shown else []

    def _calls(self, path: Path) -> Inlines:
        cites = self.desk.parsed.cites
        out: list[Inline] = []
        k = 0
        while (*path, "cite", k) in cites:
            out += set_inlines(self.desk, cites[*path, "cite", k])
            k += 1
        return tuple(out)

    # ---- groups

    def office(self, index: int, office: Office) -> RowGroup:
        """Make the group of one office: its title is the heading."""
        base: Path = ("person", "offices", index)
        title = self.line((*base, "title"))
        if office.ordinal:
            title = (*own(office.ordinal + " "), *title)
        if office.acting:
            title = (*title, *own(f" ({self.words('infobox', 'acting')})"))
        heading = self.value(title, Role.INFOBOX_GROUP, cite=base)
        rows = self.row(self.words("infobox", "in-office"), *self._terms(office))
        for key in ("of", "constituency", "predecessor", "successor"):
            if getattr(office, key):
                rows += self.row(self.words("infobox", key), self.value(self.line((*base, key))))
        for k, superior in enumerate(office.under):
            rows += self.row(superior.role, self.value(self.line((*base, "under", k, "name"))))
        colleagues = [
            self.value(self.line((*base, "alongside", k))) for k in range(len(office.alongside))
        ]
        rows += self.row(self.words("infobox", "alongside"), *colleagues)
        if office.note:
            rows.append(Row(Leaf(next(self.keys), Role.INFOBOX_LABEL, ()), (self._note(base),)))
        return RowGroup(heading, tuple(rows))

    def _terms(self, office: Office) -> list[Leaf]:
        spans = [(office.from_, office.to)] + [(t.from_, t.to) for t in office.terms]
        written = (span_words(start, end, self.words) for start, end in spans if start or end)
        return [self.value(own(span)) for span in written]

    def _note(self, base: Path) -> Leaf:
        return self.value(self.line((*base, "note")), Role.INFOBOX_DETAIL)

    def personal(self) -> RowGroup:
        """Make the group of personal details."""
        person = self.desk.life.person
        rows = self._names(person.names)
        rows += self._event("born", person.born)
        rows += self._event("died", person.died)
        rows += self._family()
        rows += self._education()
        rows += self._facts()
        rows += self._works()
        rows += self._awards()
        if person.identifiers:
            records = [
                self.value(own(f"{name}: {number}")) for name, number in person.identifiers.items()
            ]
            rows += self.row(self.words("infobox", "identifiers"), *records)
        heading = self.value(own(self.words("infobox", "personal")), Role.INFOBOX_GROUP)
        return RowGroup(heading, tuple(rows))

    # ---- rows

    def _names(self, names: Sequence[Name]) -> list[Row]:
        by_kind: dict[str, list[Leaf]] = {}
        for k, name in enumerate(names):
            if name.kind not in _SHOWN_ABOVE:
                leaf = self.value(_name_inlines(name), cite=("person", "names", k))
                by_kind.setdefault(name.kind, []).append(leaf)
        rows = (self.row(self.words("names", kind), *same) for kind, same in by_kind.items())
        return [row for same in rows for row in same]

    def _event(self, which: str, event: LifeEvent | None) -> list[Row]:
        if event is None:
            return []
        base: Path = ("person", which)
        when = self._date_of(which, event.date)
        where = self._where((*base, "place"), event.place) if event.place else ()
        lines = [inlines for inlines in (when, where) if inlines]
        if event.note:
            lines.append(self.line((*base, "note")))
        leaves = [
            self.value(inlines, cite=base if k == len(lines) - 1 else None)
            for k, inlines in enumerate(lines)
        ]
        rows = self.row(self.words("infobox", which), *leaves)
        for key in ("cause", "manner"):
            if getattr(event, key):
                rows += self.row(self.words("infobox", key), self.value(self.line((*base, key))))
        return rows

    def _date_of(self, which: str, date: Date | None) -> Inlines:
        if date is None:
            return ()
        text = date_words(date, self.words)
        born = self.desk.life.person.born
        if which == "died" and born and born.date:
            age = age_between(born.date, date)
            if age is not None:
                text += f" ({age_words(age, self.words)})"
        return own(text)

    def _where(self, path: Path, place: Locality) -> Inlines:
        then = self.line((*path, "then"))
        if place.now is None:
            return then
        before, after = self.words("infobox", "now").split("{place}")
        return (*then, Text(f" ({before}"), *self.line((*path, "now")), Text(f"{after})"))

    def _family(self) -> list[Row]:
        family = self.desk.life.person.family
        base: Path = ("person", "family")
        rows: list[Row] = []
        for key, one, people in (
            ("spouses", "spouse", family.spouses),
            ("partners", "partner", family.partners),
        ):
            leaves = [self._spouse((*base, key, k), spouse) for k, spouse in enumerate(people)]
            rows += self.row(self.words("infobox", one if len(leaves) == 1 else key), *leaves)
        for key, one, kin in (
            ("children", "child", family.children),
            ("parents", "parent", family.parents),
            ("relatives", "relatives", family.relatives),
        ):
            leaves = []
            for k, relative in enumerate(kin):
                name = self.line((*base, key, k, "name"))
                if relative.relation:
                    name = (*name, Text(f" ({relative.relation})"))
                leaves.append(self.value(name, cite=(*base, key, k)))
            rows += self.row(self.words("infobox", one if len(leaves) == 1 else key), *leaves)
        return rows

    def _spouse(self, path: Path, spouse: Spouse) -> Leaf:
        out = self.line((*path, "name"))
        years = span_words(spouse.from_, spouse.to, self.words)
        if years:
            out = (*out, Text(f" ({years})"))
        if spouse.note:
            out = (*out, Text(", "), *self.line((*path, "note")))
        return self.value(out, cite=path)

    def _education(self) -> list[Row]:
        leaves: list[Leaf] = []
        for k, school in enumerate(self.desk.life.person.education):
            path: Path = ("person", "education", k)
            out = self.line((*path, "school"))
            for key in ("degree", "field"):
                if getattr(school, key):
                    out = (*out, Text(", "), *self.line((*path, key)))
            years = span_words(school.from_, school.to, self.words)
            if years:
                out = (*out, Text(f" ({years})"))
            leaves.append(self.value(out, cite=path))
        return self.row(self.words("infobox", "education"), *leaves)

    def _facts(self) -> list[Row]:
        known = self.words.groups["facts"]
        rows: list[Row] = []
        for key, fact in self.desk.life.person.facts.items():
            path: Path = ("person", "facts", key)
            if key not in known and (near := nearest(key.lower(), known)):
                place = self.desk.parsed.origins.key(path)
                message = f"{key!r} is printed as it stands"
                hint = f"for the label “{known[near]}” write `{near}:`"
                self.desk.report(Code.NEAR_KEY, place, message, hint)
            last = len(fact.text) - 1
            leaves = [
                self.value(self.line((*path, "text", k)), cite=path if k == last else None)
                for k in range(len(fact.text))
            ]
            rows += self.row(known.get(key, key), *leaves)
        return rows

    def _works(self) -> list[Row]:
        works = self.desk.life.person.works
        leaves: list[Leaf] = []
        for k, work in enumerate(works):
            path: Path = ("person", "works", k)
            details = [work.kind] if work.kind else []
            details += [date_words(work.date, self.words)] if work.date else []
            leaves.append(self._entry(path, "title", details, "note"))
        label = self.words("infobox", "work" if len(works) == 1 else "works")
        return self.row(label, *leaves)

    def _awards(self) -> list[Row]:
        awards = self.desk.life.person.awards
        leaves: list[Leaf] = []
        for k, award in enumerate(awards):
            dated = [date_words(award.date, self.words)] if award.date else []
            leaves.append(self._entry(("person", "awards", k), "name", dated, "for"))
        label = self.words("infobox", "award" if len(awards) == 1 else "awards")
        return self.row(label, *leaves)

    def _entry(self, path: Path, name: str, details: Sequence[str], note: str) -> Leaf:
        """Make one line: a name, its details in brackets, a note."""
        out = self.line((*path, name))
        if details:
            out = (*out, Text(f" ({', '.join(details)})"))
        if self.desk.line((*path, note)):
            out = (*out, Text(", "), *self.line((*path, note)))
        return self.value(out, cite=path)


def _name_inlines(name: Name) -> Inlines:
    text: Inlines = (Text(name.text),)
    return (Foreign(name.lang, text),) if name.lang else text
