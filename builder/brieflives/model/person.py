"""The person a life is about: names, birth and death, offices, family, facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from brieflives.model.values import (
    Cites,
    DateText,
    Identifier,
    Language,
    Line,
    Lines,
    Plain,
    Record,
    under,
)

NameKind = Literal[
    "native",
    "birth",
    "full",
    "married",
    "pen",
    "alias",
    "nickname",
    "religious",
    "regnal",
    "party",
    "transliteration",
]


class Name(Record):
    """A further name of the person, in the language and script of ``lang``."""

    kind: NameKind
    text: Plain
    lang: Language | None = None
    cite: Cites = ()


class Locality(Record):
    """A place as it was called then, and now where that differs (SCHEMA rule 2)."""

    then: Line
    now: Line | None = None


PlaceName = Annotated[Locality, under("then")]


class LifeEvent(Record):
    """Birth or death: when, where, and for a death why."""

    date: DateText | None = None
    place: PlaceName | None = None
    cause: Line | None = None
    manner: Line | None = None
    note: Line | None = None
    cite: Cites = ()


class Colleague(Record):
    """Somebody under whom an office was held, with that person's role."""

    role: Plain
    name: Line


class Term(Record):
    """One of several terms in the same office."""

    from_: DateText | None = None
    to: DateText | None = None
    predecessor: Line | None = None
    successor: Line | None = None


class Office(Record):
    """An office or post; terms are computed from ``from`` and ``to``."""

    title: Line
    of: Line | None = None
    ordinal: Plain | None = None
    constituency: Line | None = None
    from_: DateText | None = None
    to: DateText | None = None
    acting: bool = False
    predecessor: Line | None = None
    successor: Line | None = None
    alongside: Lines = ()
    under: tuple[Colleague, ...] = ()
    terms: tuple[Term, ...] = ()
    note: Line | None = None
    cite: Cites = ()


class Schooling(Record):
    """A school or university, and what was studied there."""

    school: Line
    degree: Line | None = None
    field: Line | None = None
    from_: DateText | None = None
    to: DateText | None = None
    cite: Cites = ()


class Work(Record):
    """Something the person made: a book, a paper, a building."""

    title: Line
    date: DateText | None = None
    kind: Plain | None = None
    note: Line | None = None
    cite: Cites = ()


class Award(Record):
    """An honour that the person received."""

    name: Line
    date: DateText | None = None
    for_: Line | None = None
    cite: Cites = ()


class Spouse(Record):
    """A husband, wife or partner, and the years of the marriage."""

    name: Line
    from_: DateText | None = None
    to: DateText | None = None
    note: Line | None = None
    cite: Cites = ()


class Relative(Record):
    """Another member of the family, with the word for the kinship."""

    name: Line
    relation: Plain | None = None
    cite: Cites = ()


Kin = Annotated[Relative, under("name")]


class Family(Record):
    """Who belonged to the person."""

    spouses: tuple[Annotated[Spouse, under("name")], ...] = ()
    partners: tuple[Annotated[Spouse, under("name")], ...] = ()
    children: tuple[Kin, ...] = ()
    parents: tuple[Kin, ...] = ()
    relatives: tuple[Kin, ...] = ()


class Fact(Record):
    """A free row of the infobox: one value or several."""

    text: Lines
    cite: Cites = ()


class Person(Record):
    """The person: what the infobox shows and what ages, terms and metadata are computed from."""

    name: Plain
    sort: Plain | None = None
    gender: Literal["m", "f", "x"] | None = None
    living: bool = False
    summary: Line | None = None
    names: tuple[Name, ...] = ()
    portrait: Identifier | None = None
    born: LifeEvent | None = None
    died: LifeEvent | None = None
    offices: tuple[Office, ...] = ()
    education: tuple[Schooling, ...] = ()
    works: tuple[Work, ...] = ()
    awards: tuple[Award, ...] = ()
    family: Family = Family()
    facts: Mapping[Plain, Annotated[Fact, under("text")]] = {}
    identifiers: Mapping[Plain, Plain] = {}
