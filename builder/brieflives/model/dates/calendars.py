"""The Gregorian and the Julian calendar for any year, joined by day numbers.

Both calendars are proleptic with a year 0 (1 BC), as ISO 8601 has it. Source: E. G. Richards,
"Calendars", in Explanatory Supplement to the Astronomical Almanac, 3rd ed. (2013), ch. 15.
"""

from __future__ import annotations

Day = tuple[int, int, int]  # year, month, day

FIRST_YEAR, LAST_YEAR = -9999, 9999
FIRST_DAY: Day = (FIRST_YEAR, 1, 1)
LAST_DAY: Day = (LAST_YEAR, 12, 31)

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
# The day number of 1 March of the year 0: the leap day then comes last in a year.
_JULIAN_START = 1721118
_GREGORIAN_START = 1721120
_FOUR_YEARS, _FOUR_CENTURIES = 1461, 146097  # days, Julian and Gregorian


def days_in_month(year: int, month: int, *, julian: bool = False) -> int:
    """Length of a month, in the Gregorian calendar unless ``julian``."""
    if month != _FEBRUARY:
        return _MONTH_DAYS[month - 1]
    leap = year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)
    return 29 if leap else 28


def julian_day_number(day: Day) -> int:
    """Number the days from noon of 1 January 4713 BC; ``day`` is of the Julian calendar."""
    year, in_year = _from_march(day)
    return _JULIAN_START + 365 * year + year // 4 + in_year


def gregorian_day_number(day: Day) -> int:
    """Number the days as ``julian_day_number`` does; ``day`` is of the Gregorian calendar."""
    year, in_year = _from_march(day)
    return _GREGORIAN_START + 365 * year + year // 4 - year // 100 + year // 400 + in_year


def gregorian_day(number: int) -> Day:
    """Return the day of the Gregorian calendar that has this number."""
    cycle, rest = divmod(number - _GREGORIAN_START, _FOUR_CENTURIES)
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    in_year = rest - (365 * year + year // 4 - year // 100)
    return _to_march(400 * cycle + year, in_year)


def julian_day(number: int) -> Day:
    """Return the day of the Julian calendar that has this number."""
    cycle, rest = divmod(number - _JULIAN_START, _FOUR_YEARS)
    year = (rest - rest // 1460) // 365
    return _to_march(4 * cycle + year, rest - 365 * year)


def gregorian_from_julian(day: Day) -> Day:
    """Convert a day of the Julian calendar."""
    return gregorian_day(julian_day_number(day))


def julian_from_gregorian(day: Day) -> Day:
    """Convert a day of the Gregorian calendar."""
    return julian_day(gregorian_day_number(day))


def _from_march(day: Day) -> tuple[int, int]:
    """Return the year that begins in March, and the day in it from 0."""
    year, month, in_month = day
    since_march = (month + 9) % 12
    return year - (month <= _FEBRUARY), (153 * since_march + 2) // 5 + in_month - 1


def _to_march(year: int, in_year: int) -> Day:
    """Undo ``_from_march``."""
    since_march = (5 * in_year + 2) // 153
    in_month = in_year - (153 * since_march + 2) // 5 + 1
    month = since_march + 3 if since_march < 10 else since_march - 9
    return (year + (month <= _FEBRUARY), month, in_month)
