"""Find dates in running text: 11 June 1890, June 11, 1890, 11. Juni 1890, 1890年6月11日, 1890."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from brieflives.model.dates.month_names import month_number

_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FORMS = (
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s|d[’'])?"
    + _MONTH
    + r",?\s(?:de\s|del\s)?"
    + _YEAR,
    _MONTH + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,\s" + _YEAR,
    r"(?<!\d)(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
    r"(?<!\d)(?P<year>\d{4})年(?P<number>\d{1,2})月(?P<day>\d{1,2})日",
    r"(?<!\d)(?P<year>1\d{3}|20\d\d)(?!\d)",
)


class SpokenDate(Struct, frozen=True):
    """A date at ``start`` to ``stop`` of a text: year, month and day, or a year alone."""

    day: tuple[int, ...]
    start: int
    stop: int


def dates_in(text: str) -> Iterator[SpokenDate]:
    """Yield the dates of a text in the order in which they stand; months without a day are none."""
    found: list[SpokenDate] = []
    for form in _FORMS:
        for match in re.finditer(form, text):
            day = _day(match.groupdict())
            if day and not any(d.start < match.end() and match.start() < d.stop for d in found):
                found.append(SpokenDate(day, match.start(), match.end()))
    yield from sorted(found, key=lambda date: date.start)


def _day(parts: dict[str, str]) -> tuple[int, ...] | None:
    year = int(parts["year"])
    if "day" not in parts:
        return (year,)
    month = int(parts["number"]) if "number" in parts else month_number(parts["month"])
    return (year, month, int(parts["day"])) if month else None
