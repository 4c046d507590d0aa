"""EDTF dates as bounds in days: level 0 with ``~ ? %``; ages are computed from the bounds.

Source: Extended Date/Time Format specification, Library of Congress, 2019. Years may be negative
and year 0 exists (1 BC), so days are proleptic Gregorian and not ``datetime.date``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

_FORM = re.compile(r"(?P<y>-?\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?(?P<q>[?~%]?)")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Precision(IntEnum):
    """How much of a date is known."""

    YEAR = 1
    MONTH = 2
    DAY = 3


class DateError(ValueError):
    """A text that is no date; ``reason`` says why, in words for the author."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as the only message."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is known; ``unknown`` and ``present`` are dates without a year."""

    edtf: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def precision(self) -> Precision | None:
        """The finest part that is known; ``None`` for ``unknown`` and ``present``."""
        if self.year is None:
            return None
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first (year, month, day) the date can mean; only for dates with a year."""
        return (_year_of(self), self.month or 1, self.day or 1)

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last (year, month, day) the date can mean; only for dates with a year."""
        year, month = _year_of(self), self.month or 12
        return (year, month, self.day or days_in_month(year, month))


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years between two dates: ``least`` to ``most``, about so when ``approximate``."""

    least: int
    most: int
    approximate: bool = False


def parse_date(text: str) -> Date:
    """Read one EDTF date; raise ``DateError`` with the reason when it is none.

    ``unknown`` (known to be unknown) and ``present`` (still so) are accepted as they are.
    """
    if text in ("unknown", "present"):
        return Date(text)
    match = _FORM.fullmatch(text)
    if match is None:
        raise DateError("this is not a date in the form year-month-day")
    year = int(match["y"])
    month = int(match["m"]) if match["m"] else None
    day = int(match["d"]) if match["d"] else None
    if month is not None and not 1 <= month <= 12:
        raise DateError(f"there is no month {match['m']}")
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        raise DateError(f"month {month} of {year} has no day {day}")
    mark = match["q"]
    return Date(text, year, month, day, mark in ("~", "%"), mark in ("?", "%"))


def days_in_month(year: int, month: int) -> int:
    """Length of a month in the proleptic Gregorian calendar."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_DAYS[month - 1]


def is_before(first: Date, second: Date) -> bool:
    """Tell whether ``first`` certainly lies before ``second``."""
    if first.year is None or second.year is None:
        return False
    return first.latest < second.earliest


def age_between(start: Date, end: Date) -> Age | None:
    """Age in completed years; ``None`` when an end is open or it is known too roughly."""
    if start.year is None or end.year is None:
        return None
    least = _completed_years(start.latest, end.earliest)
    most = _completed_years(start.earliest, end.latest)
    if most < 0 or most - least > 2:
        return None
    vague = any(d.approximate or d.uncertain for d in (start, end))
    return Age(max(least, 0), most, vague)


def _completed_years(start: tuple[int, int, int], end: tuple[int, int, int]) -> int:
    return end[0] - start[0] - (end[1:] < start[1:])


def _year_of(date: Date) -> int:
    if date.year is None:
        message = f"{date.edtf!r} has no year"
        raise ValueError(message)
    return date.year
