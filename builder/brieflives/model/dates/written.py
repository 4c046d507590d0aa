"""A date as an author writes it: EDTF text, and what the old calendar calls the same day."""

from __future__ import annotations

from msgspec.structs import replace

from brieflives.model.dates.calendars import (
    LAST_YEAR,
    Day,
    gregorian_from_julian,
    julian_from_gregorian,
)
from brieflives.model.dates.edtf import read_edtf, read_julian_day
from brieflives.model.dates.errors import DateError
from brieflives.model.dates.value import Date, Precision

_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}


def parse_date(text: str) -> Date:
    """Read one date in EDTF; raise ``DateError`` with the reason and what was probably meant.

    ``unknown`` (known to be unknown) and ``present`` (still so) are accepted as they are.
    """
    try:
        return read_edtf(text)
    except DateError as error:
        raise _advised(text, error) from None


def date_from_julian(text: str) -> Date:
    """Read a full day of the Julian calendar; the date is the Gregorian day, and shows both."""
    try:
        old, approximate, uncertain = read_julian_day(text)
    except DateError as error:
        raise _advised(text, error) from None
    day = gregorian_from_julian(old)
    if day[0] > LAST_YEAR:
        raise DateError(f"years end with {LAST_YEAR}")
    edtf = iso_text(day) + _MARKS[approximate, uncertain]
    return Date(edtf, day, day, Precision.DAY, approximate, uncertain, old_style=old)


def with_old_style(date: Date, old_text: str) -> Date:
    """Add what the Julian calendar called the day; raise ``DateError`` when the two disagree."""
    if date.precision is not Precision.DAY:
        raise DateError("only a whole day, year-month-day, has a second form in the old calendar")
    julian = date_from_julian(old_text)
    if julian.earliest != date.earliest:
        reason = (
            f"this is {iso_text(julian.earliest)} in the new calendar; {iso_text(date.earliest)} "
            f"was {iso_text(julian_from_gregorian(date.earliest))} in the old one"
        )
        raise DateError(reason)
    return replace(date, old_style=julian.old_style)


def iso_text(day: Day) -> str:
    """Write a day as ISO 8601 does, the year with at least four digits."""
    year, month, in_month = day
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{in_month:02}"


def _advised(text: str, error: DateError) -> DateError:
    """Say better what is wrong; only here are the month names of many languages loaded."""
    from brieflives.model.dates.advice import advise

    return advise(text, error)
