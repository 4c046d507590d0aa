"""Checks on the order of a life: birth, schools, marriages, works and death."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.check.periods import (
    birth,
    death,
    marriages,
    offices,
    schools,
    years_later,
)
from brieflives.findings import Code, Finding, finding
from brieflives.model.dates import Date, is_before
from brieflives.read.origins import Parsed, Path

_Lifetime = tuple[Date | None, Date | None]  # born, died; None asks for no comparison

OLDEST = 115  # years; few people are known for certain to have grown older
YOUNGEST_AUTHOR = 5  # years
_AFTER_DEATH = frozenset({"buried", "reburied", "beatified", "canonised"})
_BEFORE_DEATH = frozenset({"baptised", "ordained", "married", "emigrated", "arrested", "released"})
_ONE_IS_WRONG = "one of the two dates is wrong"


def died_before_born(parsed: Parsed) -> Iterator[Finding]:
    """Nobody dies before being born."""
    born, died = birth(parsed.life.person), death(parsed.life.person)
    if born and died and is_before(died, born):
        place = parsed.origins.value(("person", "died", "date"))
        message = f"died {died.edtf}, but born {born.edtf}"
        yield finding(Code.DIED_BEFORE_BORN, place, message, _ONE_IS_WRONG)


def ends_before_it_begins(parsed: Parsed) -> Iterator[Finding]:
    """What ends has begun before."""
    person = parsed.life.person
    for period in (*offices(person), *schools(person), *marriages(person)):
        start, end = period.start, period.end
        if start and end and is_before(end, start):
            place = parsed.origins.value((*period.path, "to"))
            message = f"{period.name} ends {end.edtf}, before it begins {start.edtf}"
            yield finding(Code.ENDS_BEFORE_BEGINNING, place, message, _ONE_IS_WRONG)


def out_of_order(parsed: Parsed) -> Iterator[Finding]:
    """Schools, marriages and awards come after the birth; the first two begin before the death."""
    person = parsed.life.person
    born, died = birth(person), death(person)
    for period in (*schools(person), *marriages(person)):
        path = (*period.path, "from")
        yield from _outside(parsed, path, f"{period.name} begins", period.start, (born, died))
    for k, award in enumerate(person.awards):
        path = ("person", "awards", k, "date")
        yield from _outside(
            parsed, path, f"the award '{award.name}' is dated", award.date, (born, None)
        )


def events_out_of_order(parsed: Parsed) -> Iterator[Finding]:
    """Events come after the birth, a burial after the death, a baptism or wedding before it."""
    person = parsed.life.person
    born, died = birth(person), death(person)
    for k, event in enumerate(person.events):
        path = ("person", "events", k, "date")
        kind, what = event.kind.casefold(), f"'{event.kind}' is dated"
        if event.date and died and kind in _AFTER_DEATH and is_before(event.date, died):
            message = f"{what} {event.date.edtf}, before the death ({died.edtf})"
            yield finding(Code.OUT_OF_ORDER, parsed.origins.value(path), message, _ONE_IS_WRONG)
        else:
            last = died if kind in _BEFORE_DEATH else None
            yield from _outside(parsed, path, what, event.date, (born, last))


def _outside(
    parsed: Parsed, path: Path, what: str, date: Date | None, lifetime: _Lifetime
) -> Iterator[Finding]:
    born, died = lifetime
    place = parsed.origins.value(path)
    if date and born and is_before(date, born):
        message = f"{what} {date.edtf}, before the birth ({born.edtf})"
        yield finding(Code.OUT_OF_ORDER, place, message, _ONE_IS_WRONG)
    elif date and died and is_before(died, date):
        message = f"{what} {date.edtf}, after the death ({died.edtf})"
        yield finding(Code.OUT_OF_ORDER, place, message, _ONE_IS_WRONG)


def works_of_a_baby(parsed: Parsed) -> Iterator[Finding]:
    """Works can come out after the death, but are not made by small children."""
    born = birth(parsed.life.person)
    for k, work in enumerate(parsed.life.person.works):
        if (
            not born
            or not work.date
            or not is_before(work.date, years_later(born, YOUNGEST_AUTHOR))
        ):
            continue
        place = parsed.origins.value(("person", "works", k, "date"))
        when = f"before the age of {YOUNGEST_AUTHOR}"
        if is_before(work.date, born):
            when = "before the birth"
        message = f"the work '{work.title}' is dated {work.date.edtf}, {when} (born {born.edtf})"
        yield finding(Code.OUT_OF_ORDER, place, message, _ONE_IS_WRONG)


def too_old(parsed: Parsed) -> Iterator[Finding]:
    """Hardly anybody lives longer than ``OLDEST`` years; for the living the book's date counts."""
    person, today = parsed.life.person, parsed.life.book.date
    born, died = birth(person), death(person)
    if not born:
        return
    eldest = years_later(born, OLDEST + 1)
    if died and is_before(eldest, died):
        place = parsed.origins.value(("person", "died", "date"))
        message = f"born {born.edtf} and died {died.edtf}: that is an age above {OLDEST}"
        yield finding(Code.TOO_OLD, place, message, _ONE_IS_WRONG)
    elif person.living and not died and today and is_before(eldest, today):
        place = parsed.origins.value(("person", "living"))
        message = f"living, but born {born.edtf}: that is an age above {OLDEST}"
        yield finding(Code.TOO_OLD, place, message, "write  living: false,  or mend the date")
