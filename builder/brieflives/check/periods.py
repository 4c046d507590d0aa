"""What of a life has a beginning and an end, and where it stands in the author's file."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from brieflives.model.dates import Date
from brieflives.model.person import Person
from brieflives.read.origins import Path


class Period(Struct, frozen=True):
    """Time spent in an office, at a school or in a marriage; ``name`` is for messages."""

    path: Path  # of the record that has `from` and `to`
    name: str
    start: Date | None
    end: Date | None


def offices(person: Person) -> Iterator[Period]:
    """Yield every office, and every term of an office that has several."""
    for k, office in enumerate(person.offices):
        path: Path = ("person", "offices", k)
        name = f"the office '{office.title}'"
        yield Period(path, name, office.from_, office.to)
        for n, term in enumerate(office.terms):
            yield Period((*path, "terms", n), f"this term of {name}", term.from_, term.to)


def schools(person: Person) -> Iterator[Period]:
    """Yield every time of education."""
    for k, school in enumerate(person.education):
        name = f"the time at '{school.school}'"
        yield Period(("person", "education", k), name, school.from_, school.to)


def marriages(person: Person) -> Iterator[Period]:
    """Yield the years with every husband, wife and partner."""
    family = person.family
    for key, bond, partners in (
        ("spouses", "marriage", family.spouses),
        ("partners", "partnership", family.partners),
    ):
        for k, partner in enumerate(partners):
            path: Path = ("person", "family", key, k)
            yield Period(path, f"the {bond} with '{partner.name}'", partner.from_, partner.to)


def birth(person: Person) -> Date | None:
    """Return the date of birth, where one is given."""
    return person.born.date if person.born else None


def death(person: Person) -> Date | None:
    """Return the date of death, where one is given."""
    return person.died.date if person.died else None


def years_later(date: Date, years: int) -> Date:
    """Return the same date so many years on; good for comparing only."""

    def later(day: tuple[int, int, int]) -> tuple[int, int, int]:
        return day[0] + years, day[1], day[2]

    return replace(date, earliest=later(date.earliest), latest=later(date.latest))
