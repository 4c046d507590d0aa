"""EDTF text to a ``Date``: level 0 without times, level 1, and ``[1890..1892]`` of level 2.

Source: Extended Date/Time Format specification, Library of Congress, 2019. Years of more than four
digits (``Y170000002``) are refused: nobody lived in them.
"""

from __future__ import annotations

import re
from typing import Final

from brieflives.model.dates.calendars import Day, days_in_month
from brieflives.model.dates.errors import DateError
from brieflives.model.dates.value import PRESENT, UNKNOWN, Date, Extent, Precision

# fmt: off
MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
NOT_A_DATE: Final = "this is not a date in the form year-month-day"

_ONE = re.compile(
    r"(?P<year>-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%]?)"
)
_FEBRUARY = 2
_FIRST_SEASON, _LAST_SEASON = 21, 24
_ROUGH_YEARS: Final = {"X": (10, Precision.DECADE), "XX": (100, Precision.CENTURY)}


def read_edtf(text: str) -> Date:
    """Read one EDTF text, ``unknown`` or ``present``; raise ``DateError`` when it is none."""
    match = _ONE.fullmatch(text)
    if match is not None:
        return _one(text, match)
    if text in (UNKNOWN, PRESENT):
        return Date(text)
    if text.startswith("["):
        return _between(text)
    if "/" in text:
        return _span(text)
    raise DateError(NOT_A_DATE)


def read_julian_day(text: str) -> tuple[Day, bool, bool]:
    """Read a full day of the Julian calendar, and whether it is approximate and uncertain."""
    match = _ONE.fullmatch(text)
    if match is None or match["day"] is None or "X" in text:
        raise DateError("a day of the old calendar is written in full: year-month-day")
    day = (_year(match["year"]), int(match["month"]), int(match["day"]))
    _check_day(*day, julian=True)
    return day, match["mark"] in ("~", "%"), match["mark"] in ("?", "%")


def _one(text: str, match: re.Match[str]) -> Date:
    written_year, month_text, day_text, mark = match.groups()
    marks = (mark in ("~", "%"), mark in ("?", "%"))
    if "X" in written_year:
        if month_text is not None:
            raise DateError("a month needs a whole year before it")
        return _rough(text, written_year, marks)
    year = _year(written_year)
    if month_text is None or month_text == "XX":
        if day_text not in (None, "XX"):
            raise DateError("a day needs a month before it")
        return Date(text, (year, 1, 1), (year, 12, 31), Precision.YEAR, *marks)
    month = int(month_text)
    if _FIRST_SEASON <= month <= _LAST_SEASON and day_text is None:
        # Which months a season has depends on the hemisphere, so all days of the year are possible.
        season = month - _FIRST_SEASON + 1
        return Date(text, (year, 1, 1), (year, 12, 31), Precision.SEASON, *marks, season)
    _check_month(month_text)
    if day_text is None or day_text == "XX":
        last = days_in_month(year, month)
        return Date(text, (year, month, 1), (year, month, last), Precision.MONTH, *marks)
    day = (year, month, int(day_text))
    _check_day(*day)
    return Date(text, day, day, Precision.DAY, *marks)


def _rough(text: str, written_year: str, marks: tuple[bool, bool]) -> Date:
    """Read ``189X`` and ``18XX``; of negative years the last is the one nearest to 0."""
    digits = written_year.rstrip("X")
    years, precision = _ROUGH_YEARS["X" * (len(written_year) - len(digits))]
    nearest = int(digits) * years
    first, last = nearest, nearest + years - 1
    if digits.startswith("-"):
        first, last = nearest - years + 1, nearest
    return Date(text, (first, 1, 1), (last, 12, 31), precision, *marks)


def _span(text: str) -> Date:
    start_text, _, end_text = text.partition("/")
    start, end = _end(start_text), _end(end_text)
    if not any(e is not None and e.precision for e in (start, end)):
        raise DateError("neither end of this span is a date", UNKNOWN)
    return _joined(text, Extent(start, end))


def _end(text: str) -> Date | None:
    if text == "..":
        return None
    if not text:
        return Date(UNKNOWN)
    date = read_edtf(text)
    if date.extent is not None or text == PRESENT:
        raise DateError(NOT_A_DATE)
    return date


def _between(text: str) -> Date:
    start_text, dots, end_text = text.removeprefix("[").removesuffix("]").partition("..")
    if not (text.endswith("]") and dots):
        raise DateError("a day between two others is written as [1890..1892]")
    start = read_edtf(start_text.strip()) if start_text.strip() else None
    end = read_edtf(end_text.strip()) if end_text.strip() else None
    if any(e is not None and e.precision is None for e in (start, end)) or start is end:
        raise DateError("a day between two others is written as [1890..1892]")
    return _joined(text, Extent(start, end, one_day=True))


def _joined(text: str, extent: Extent) -> Date:
    ends = [e for e in (extent.start, extent.end) if e is not None]
    bounds = Date(text)
    earliest = extent.start.earliest if extent.start else bounds.earliest
    latest = extent.end.latest if extent.end else bounds.latest
    if latest < earliest:
        raise DateError("the second date lies before the first")
    return Date(
        text,
        earliest,
        latest,
        approximate=any(e.approximate for e in ends),
        uncertain=any(e.uncertain for e in ends),
        extent=extent,
    )


def _year(text: str) -> int:
    if text == "-0000":
        raise DateError("the year before the year 1 is written 0000")
    return int(text)


def _check_month(text: str) -> None:
    if not 1 <= int(text) <= len(MONTH_NAMES):
        raise DateError(f"there is no month {text}: a date is written year-month-day")


def _check_day(year: int, month: int, day: int, *, julian: bool = False) -> None:
    _check_month(f"{month:02}")
    last = days_in_month(year, month, julian=julian)
    if 1 <= day <= last:
        return
    if day == 0:
        raise DateError("there is no day 00")
    name = MONTH_NAMES[month - 1]
    which = f"{name} {_in_words(year)}" if month == _FEBRUARY else name
    raise DateError(f"{which} has {last} days")


def _in_words(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
