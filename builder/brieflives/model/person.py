"""The person a life is about: names, birth and death, offices, family, facts."""

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
)
from brieflives.records.record import Record
from brieflives.records.shapes import under

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


class NameParts(Record, frozen=True):
    """What a name is made of, for sorting: ``{given: Anna, particle: von, family: Stein}``."""

    given: Plain | None = None
    patronymic: Plain | None = None
    family: Plain | None = None
    particle: Plain | None = None
    suffix: Plain | None = None

    @property
    def sorted(self) -> str:
        """The name as a register has it: ``Stein, Anna von``, ``King, Martin, Jr``."""
        behind = " ".join(p for p in (self.given, self.patronymic, self.particle) if p)
        return ", ".join(p for p in (self.family, behind, self.suffix) if p)


class Name(Record, frozen=True):
    """A further name of the person, in the language and script of ``lang`` (``ru-Latn``)."""

    kind: NameKind
    text: Plain
    lang: Language | None = None
    parts: NameParts | None = None
    system: Plain | None = None  # of a transliteration: ISO 9, BGN/PCGN, pinyin
    say: Plain | None = None  # how it is spoken, in the letters of the IPA
    from_: DateText | None = None
    to: DateText | None = None
    cite: Cites = ()


class Locality(Record, frozen=True):
    """A place as it was called then, and now where that differs (SCHEMA rule 2)."""

    then: Line
    now: Line | None = None


PlaceName = Annotated[Locality, under("then")]


class LifeEvent(Record, frozen=True):
    """Birth or death: when, where, and for a death why; both join the timeline by themselves."""

    date: DateText | None = None
    place: PlaceName | None = None
    cause: Line | None = None
    manner: Line | None = None
    note: Line | None = None
    in_timeline: bool = True
    cite: Cites = ()


class Event(Record, frozen=True):
    """Something else that happened: baptised, buried, rehabilitated …, or a label of the author's.

    One with a date joins the timeline, unless ``in-timeline: false`` keeps it out.
    """

    kind: Plain
    date: DateText | None = None
    place: PlaceName | None = None
    text: Line | None = None
    in_timeline: bool = True
    cite: Cites = ()


class TimelineEntry(Record, frozen=True):
    """A further entry of the timeline; one with ``date: unknown`` stays below the one before it."""

    date: DateText
    text: Line
    cite: Cites = ()


class Colleague(Record, frozen=True):
    """Somebody under whom an office was held, with that person's role."""

    role: Plain
    name: Line


class Term(Record, frozen=True):
    """The time in an office, or one of several times in the same one; its length is computed."""

    from_: DateText | None = None
    to: DateText | None = None
    acting: bool = False
    constituency: Line | None = None
    predecessor: Line | None = None
    successor: Line | None = None
    alongside: Lines = ()
    note: Line | None = None
    cite: Cites = ()


class Office(Term, frozen=True, kw_only=True):
    """An office or post; ``terms`` are further times in it, each with what differs."""

    title: Line
    of: Line | None = None
    ordinal: Plain | None = None
    under: tuple[Colleague, ...] = ()
    terms: tuple[Term, ...] = ()
    in_timeline: bool = True


class Military(Record, frozen=True):
    """Military service; ``served`` is a span of time: ``1914/1918``."""

    allegiance: Lines = ()
    branch: Lines = ()
    served: DateText | None = None
    rank: Line | None = None
    units: Lines = ()
    commands: Lines = ()
    battles: Lines = ()
    cite: Cites = ()


class Schooling(Record, frozen=True):
    """A school or university, and what was studied there."""

    school: Line
    degree: Line | None = None
    field: Line | None = None
    from_: DateText | None = None
    to: DateText | None = None
    cite: Cites = ()


class Work(Record, frozen=True):
    """Something the person made: a book, a paper, a building."""

    title: Line
    date: DateText | None = None
    kind: Plain | None = None
    note: Line | None = None
    cite: Cites = ()


class Award(Record, frozen=True):
    """An honour that the person received."""

    name: Line
    date: DateText | None = None
    for_: Line | None = None
    cite: Cites = ()


class Spouse(Record, frozen=True):
    """A husband, wife or partner, and the years of the marriage.

    ``person`` names the file of that person's own life, for collections; it is not printed.
    """

    name: Line
    person: Identifier | None = None
    from_: DateText | None = None
    to: DateText | None = None
    note: Line | None = None
    cite: Cites = ()


class Relative(Record, frozen=True):
    """Another member of the family, with the word for the kinship."""

    name: Line
    relation: Plain | None = None
    cite: Cites = ()


Kin = Annotated[Relative, under("name")]


class Family(Record, frozen=True):
    """Who belonged to the person."""

    spouses: tuple[Annotated[Spouse, under("name")], ...] = ()
    partners: tuple[Annotated[Spouse, under("name")], ...] = ()
    children: tuple[Kin, ...] = ()
    parents: tuple[Kin, ...] = ()
    relatives: tuple[Kin, ...] = ()


class Fact(Record, frozen=True):
    """A free row of the infobox: one value or several."""

    text: Lines
    cite: Cites = ()


class Person(Record, frozen=True):
    """The person: what the infobox shows and what ages, terms and metadata are computed from."""

    name: Plain
    sort: Plain | None = None
    gender: Literal["m", "f", "x"] | None = None
    living: bool = False
    summary: Line | None = None
    names: tuple[Name, ...] = ()
    portrait: Identifier | None = None
    signature: Identifier | None = None
    born: LifeEvent | None = None
    died: LifeEvent | None = None
    events: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    military: Military | None = None
    education: tuple[Schooling, ...] = ()
    works: tuple[Work, ...] = ()
    awards: tuple[Award, ...] = ()
    family: Family = Family()
    facts: Mapping[Plain, Annotated[Fact, under("text")]] = {}
    identifiers: Mapping[Plain, Plain] = {}

    @property
    def sort_name(self) -> str:
        """The name to sort by: ``sort``, else the parts of the shown name, else last word first."""
        if self.sort:
            return self.sort
        for name in self.names:
            if name.parts and name.parts.family and name.parts.family in self.name:
                return name.parts.sorted
        return last_word_first(self.name)


def last_word_first(name: str) -> str:
    """Turn ``Leonid Serebryakov`` into ``Serebryakov, Leonid``; a single word stays."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family
