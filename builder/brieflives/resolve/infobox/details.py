"""Personal details: names, birth, death and other events, family, schooling, facts, works."""

from __future__ import annotations

from collections.abc import Sequence

from brieflives.document.blocks import Leaf, Row, RowGroup
from brieflives.document.inline import Inlines
from brieflives.model.dates import Date, Day, age_between
from brieflives.model.person import Event, LifeEvent, Spouse
from brieflives.read.origins import Path
from brieflives.resolve.infobox.career import awards, education, facts, works
from brieflives.resolve.infobox.names import name_rows
from brieflives.resolve.infobox.rows import Rows, said
from brieflives.resolve.inlines import own
from brieflives.resolve.wording import age_words, date_words, span_words

_BESIDE_BIRTH = frozenset({"baptised"})  # events that a reader looks for there, dated or not
# Registers of persons, whose names are alike in every language.
_REGISTERS = {
    "bnf": "BnF",
    "gnd": "GND",
    "isni": "ISNI",
    "lccn": "LCCN",
    "orcid": "ORCID",
    "viaf": "VIAF",
    "wikidata": "Wikidata",
}

_ONE_GROUP = 12  # so many rows are taken in at a glance; more want lines between them


def personal_details(rows: Rows) -> list[RowGroup]:
    """Make the groups of personal details, in the order of an encyclopedia.

    The first has their heading; where they are many, family, facts and works follow as groups
    without one.
    """
    person = rows.desk.life.person
    events = [(k, event, _is_in_life(event, person.died)) for k, event in enumerate(person.events)]
    heading = rows.heading("personal")
    told = name_rows(rows)
    told += _birth_or_death(rows, "born", person.born)
    told += _events(rows, [(k, event) for k, event, in_life in events if in_life])
    told += _birth_or_death(rows, "died", person.died)
    told += _events(rows, [(k, event) for k, event, in_life in events if not in_life])
    family, known = _family(rows), education(rows) + facts(rows)
    made = works(rows) + awards(rows)
    colon = rows.words("sources", "colon")
    records = [
        rows.value(own(f"{_REGISTERS.get(key.lower(), key)}{colon}{number}"))
        for key, number in person.identifiers.items()
    ]
    made += rows.row(rows.words("infobox", "identifiers"), *records)
    parts = [part for part in (told, family, known, made) if part] or [[]]
    if sum(map(len, parts)) <= _ONE_GROUP:
        parts = [[row for part in parts for row in part]]
    first, *others = parts
    return [
        RowGroup(heading, tuple(first)),
        *(RowGroup(None, tuple(part)) for part in others),
    ]


def _birth_or_death(rows: Rows, which: str, event: LifeEvent | None) -> list[Row]:
    if event is None:
        return []
    base: Path = ("person", which)
    when = _date(rows, which, event.date)
    where = rows.where((*base, "place"), event.place)
    note = rows.line((*base, "note"))
    told = rows.row(rows.words("infobox", which), *rows.cited([when, where, note], base))
    return (
        told + rows.labelled("cause", (*base, "cause")) + rows.labelled("manner", (*base, "manner"))
    )


def _date(rows: Rows, which: str, date: Date | None) -> Inlines:
    """Write the day of birth, or that of death with the age."""
    if date is None:
        return ()
    text = rows.desk.protected(date_words(date, rows.words))
    born = rows.desk.life.person.born
    age = age_between(born.date, date) if which == "died" and born and born.date else None
    if age is None:
        return text
    return (*text, *rows.in_brackets([rows.desk.protected(age_words(age, rows.words))]))


def _is_in_life(event: Event, died: LifeEvent | None) -> bool:
    """Tell whether an event is told before the death: one whose days all lie before it."""
    if event.kind in _BESIDE_BIRTH:
        return True
    return bool(event.date and died and died.date and event.date.latest < died.date.earliest)


def _events(rows: Rows, events: Sequence[tuple[int, Event]]) -> list[Row]:
    told: list[Row] = []
    for k, event in _by_date(events):
        base: Path = ("person", "events", k)
        label = rows.known("events", event.kind, rows.desk.place((*base, "kind")))
        when = rows.desk.protected(date_words(event.date, rows.words)) if event.date else ()
        where = rows.where((*base, "place"), event.place)
        told += rows.row(label, *rows.cited([when, where, rows.line((*base, "text"))], base))
    return told


def _by_date(events: Sequence[tuple[int, Event]]) -> list[tuple[int, Event]]:
    """Sort events by their first day; an undated one stays below the one before it."""
    days: list[Day] = []
    for _, event in events:
        before = days[-1] if days else Date("unknown").earliest
        days.append(event.date.earliest if event.date else before)
    order = sorted(range(len(days)), key=days.__getitem__)
    return [events[k] for k in order]


def _family(rows: Rows) -> list[Row]:
    family = rows.desk.life.person.family
    base: Path = ("person", "family")
    told: list[Row] = []
    for key, one, people in (
        ("spouses", "spouse", family.spouses),
        ("partners", "partner", family.partners),
    ):
        leaves = [_spouse(rows, (*base, key, k), spouse) for k, spouse in enumerate(people)]
        told += rows.row(rows.words("infobox", one if len(leaves) == 1 else key), *leaves)
    for key, one, kin in (
        ("children", "child", family.children),
        ("parents", "parent", family.parents),
        ("relatives", "relatives", family.relatives),
    ):
        leaves = []
        for k, relative in enumerate(kin):
            path: Path = (*base, key, k)
            relation = rows.in_brackets([said(relative.relation)])
            name = (*rows.line((*path, "name")), *relation)
            leaves.append(rows.value(name, cite=path))
        told += rows.row(rows.words("infobox", one if len(leaves) == 1 else key), *leaves)
    return told


def _spouse(rows: Rows, path: Path, spouse: Spouse) -> Leaf:
    years = rows.desk.protected(span_words(spouse.from_, spouse.to, rows.words))
    name = (*rows.line((*path, "name")), *rows.in_brackets([years]))
    return rows.value(rows.together([name, rows.line((*path, "note"))]), cite=path)
