"""Checks on offices: held during the life, and by turns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from brieflives.check.periods import birth, death, offices
from brieflives.findings import Code, Finding, finding
from brieflives.model.dates import Date, is_before
from brieflives.model.person import Term
from brieflives.read.origins import Parsed, Path


def office_outside_life(parsed: Parsed) -> Iterator[Finding]:
    """An office begins after the birth and ends with the death at the latest."""
    person = parsed.life.person
    born, died = birth(person), death(person)
    hint = "one of the two dates is wrong"
    for period in offices(person):
        start, end = period.start, period.end
        if start and born and is_before(start, born):
            place = parsed.origins.value((*period.path, "from"))
            message = f"{period.name} begins {start.edtf}, before the birth ({born.edtf})"
            yield finding(Code.OFFICE_OUTSIDE_LIFE, place, message, hint)
        if start and died and is_before(died, start):
            place = parsed.origins.value((*period.path, "from"))
            message = f"{period.name} begins {start.edtf}, after the death ({died.edtf})"
            yield finding(Code.OFFICE_OUTSIDE_LIFE, place, message, hint)
        elif end and died and (end.is_present or is_before(died, end)):
            place = parsed.origins.value((*period.path, "to"))
            when = "is still held" if end.is_present else f"ends {end.edtf}"
            message = f"{period.name} {when}, after the death ({died.edtf})"
            yield finding(Code.OFFICE_OUTSIDE_LIFE, place, message, hint)


class _Term(Struct, frozen=True):
    path: Path
    office: tuple[str | None, ...]  # what makes it the same office
    start: Date
    end: Date


def overlapping_terms(parsed: Parsed) -> Iterator[Finding]:
    """Two terms of one office do not overlap, unless one is held for somebody else (acting)."""
    for first, second in combinations(_terms(parsed), 2):
        if first.office == second.office and _overlap(first, second):
            line = parsed.origins.value((*first.path, "from")).span().line
            message = (
                f"this term of the office '{second.office[0]}' ({_shown(second)}) overlaps with "
                f"that on line {line} ({_shown(first)})"
            )
            place = parsed.origins.value((*second.path, "from"))
            hint = "mend the dates, or write  acting: true  in one of them"
            yield finding(Code.OVERLAPPING_TERMS, place, message, hint)


def _terms(parsed: Parsed) -> Iterator[_Term]:
    """Yield what has a beginning and an end, in the order of the file."""
    for k, office in enumerate(parsed.life.person.offices):
        path: Path = ("person", "offices", k)
        own: tuple[Path, Term] = (path, office)
        further = [((*path, "terms", n), term) for n, term in enumerate(office.terms)]
        for where, term in (own, *further):
            if term.from_ and term.to and not (office.acting or term.acting):
                same = (office.title, office.of, term.constituency or office.constituency)
                yield _Term(where, same, term.from_, term.to)


def _overlap(one: _Term, other: _Term) -> bool:
    """Tell whether each certainly begins before the other ends."""
    return _begins_within(one, other) and _begins_within(other, one)


def _begins_within(one: _Term, other: _Term) -> bool:
    return other.end.is_present or is_before(one.start, other.end)


def _shown(term: _Term) -> str:
    return f"{term.start.edtf} to {term.end.edtf}"
