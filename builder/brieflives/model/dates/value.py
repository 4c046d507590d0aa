"""A date as a value: what is written, the days it can mean, and how precisely it is known.

Days are of the proleptic Gregorian calendar and not ``datetime.date``: years may be negative and
year 0 exists (1 BC). Ages are computed from the bounds.
"""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

from brieflives.model.dates.calendars import FIRST_DAY, LAST_DAY, Day

UNKNOWN, PRESENT = "unknown", "present"

_ROUGH_YEARS = 5  # how far "about" reaches when we ask what is certain
_WIDEST_AGE = 2  # years between the least and the most


class Precision(IntEnum):
    """How much of a single date is known."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


class Extent(Struct, frozen=True):
    """Two dates: a span of time, or the bounds of ``one_day`` that is somewhere between them.

    An end is ``None`` where it is open (``1890/..``), and ``unknown`` where it is not known.
    """

    start: Date | None
    end: Date | None
    one_day: bool = False


class Date(Struct, frozen=True):
    """A date as far as it is known, with the first and the last day that it can mean.

    ``unknown`` and ``present`` have neither precision nor extent and can mean any day, as can the
    open end of an extent. ``precision`` is ``None`` for an extent too.
    """

    edtf: str
    earliest: Day = FIRST_DAY
    latest: Day = LAST_DAY
    precision: Precision | None = None
    approximate: bool = False
    uncertain: bool = False
    season: int | None = None  # 1 spring to 4 winter
    extent: Extent | None = None
    old_style: Day | None = None  # the same day in the Julian calendar, where it is to be shown
    shown: str | None = None  # the author's own wording

    @property
    def year(self) -> int | None:
        """The year, where a single one is known."""
        known = self.precision is not None and self.precision >= Precision.YEAR
        return self.earliest[0] if known else None

    @property
    def month(self) -> int | None:
        """The month, where it is known."""
        known = self.precision is not None and self.precision >= Precision.MONTH
        return self.earliest[1] if known else None

    @property
    def day(self) -> int | None:
        """The day of the month, where it is known."""
        return self.earliest[2] if self.precision is Precision.DAY else None

    @property
    def is_present(self) -> bool:
        """Tell whether this is the end of what still lasts."""
        return self.edtf == PRESENT


class Age(Struct, frozen=True):
    """Completed years between two dates: ``least`` to ``most``, about so when ``approximate``."""

    least: int
    most: int
    approximate: bool = False


def is_before(first: Date, second: Date) -> bool:
    """Tell whether ``first`` certainly lies before ``second``, allowing for "about"."""
    return _shifted(first, first.latest, 1) < _shifted(second, second.earliest, -1)


def age_between(start: Date, end: Date) -> Age | None:
    """Completed years from one day to another; ``None`` where they are known too roughly."""
    least = _completed_years(start.latest, end.earliest)
    most = _completed_years(start.earliest, end.latest)
    if most < 0 or most - least > _WIDEST_AGE:
        return None
    vague = any(d.approximate or d.uncertain for d in (start, end))
    return Age(max(least, 0), most, vague)


def _shifted(date: Date, bound: Day, direction: int) -> Day:
    if not (date.approximate or date.uncertain):
        return bound
    year, month, day = bound
    return (year + direction * _ROUGH_YEARS, month, day)


def _completed_years(start: Day, end: Day) -> int:
    return end[0] - start[0] - (end[1:] < start[1:])
