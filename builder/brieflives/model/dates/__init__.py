"""Dates as they are known: EDTF text, bounds in days, both calendars, ages."""

from brieflives.model.dates.calendars import Day, days_in_month
from brieflives.model.dates.errors import DateError
from brieflives.model.dates.value import Age, Date, Extent, Precision, age_between, is_before
from brieflives.model.dates.written import date_from_julian, parse_date, with_old_style

__all__ = [
    "Age",
    "Date",
    "DateError",
    "Day",
    "Extent",
    "Precision",
    "age_between",
    "date_from_julian",
    "days_in_month",
    "is_before",
    "parse_date",
    "with_old_style",
]
