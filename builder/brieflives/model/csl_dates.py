"""Dates as CSL-JSON writes them become EDTF text.

Source: CSL data schema 1.0.2, "date-variable": ``date-parts``, ``season``, ``circa``, ``literal``,
``raw``. What a reader of references finds in other files (``1967/10/03``, ``3 October 1967``) is
read here as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_OURS = frozenset({"date", "os", "calendar", "shown"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
_ABOUT = re.compile(r"(?:c\.|ca\.|circa|about)\s*(\d{4})", re.IGNORECASE)
_EDTF = re.compile(r"-?\d{3}[\dX](?:-\d\d(?:-\d\d)?)?[~?%]?")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIRST_SEASON = 21  # EDTF counts the seasons from 21, CSL from 1


def edtf_of_csl(value: Any) -> Any:
    """Turn a CSL date into what a date of ours may be; leave everything else as it is."""
    if not isinstance(value, Mapping) or not value or _OURS & value.keys():
        return value
    about = "~" if str(value.get("circa", "")).lower() not in ("", "0", "false") else ""
    parts = value.get("date-parts")
    if isinstance(parts, Sequence) and not isinstance(parts, str):
        texts = [_from_parts(part, value.get("season")) for part in parts if part]
        if texts:
            return "/".join(text + about for text in texts)
    for key in ("raw", "literal"):
        if isinstance(value.get(key), str):
            return edtf_of_words(value[key])
    return value


def edtf_of_words(text: str) -> Any:
    """Read a date that somebody wrote for people; what is not understood is kept as it is shown."""
    text = " ".join(text.split())
    edges = text.replace("–", "/").replace("--", "/").split("/")
    if len(edges) == 2 and all(_EDTF.fullmatch(edge.strip()) for edge in edges):
        return "/".join(edge.strip() for edge in edges)
    if _EDTF.fullmatch(text):
        return text
    found = _understood(text)
    if found:
        return found
    year = _FOUR_DIGITS.search(text)
    return {"date": year[0] if year else "unknown", "shown": text}


def _understood(text: str) -> str:
    if match := _YEAR_FIRST.fullmatch(text.rstrip("/")):
        return _iso(match[1], int(match[2]), match[3])
    if (match := _DAY_FIRST.fullmatch(text)) and (month := _month(match[2])):
        return _iso(match[3], month, match[1])
    if (match := _MONTH_FIRST.fullmatch(text)) and (month := _month(match[1])):
        return _iso(match[3], month, match[2])
    if match := _ABOUT.fullmatch(text):
        return f"{match[1]}~"
    return ""


def _from_parts(part: Any, season: Any) -> str:
    if isinstance(part, str) or not isinstance(part, Sequence):
        return str(part)
    numbers = [str(number) for number in part if str(number) not in ("", "0", "None")]
    if not numbers:
        return "unknown"
    year = _four_digits(numbers[0])
    if len(numbers) == 1 and season and str(season).isdigit():
        return f"{year}-{int(season) + (0 if int(season) > 4 else _FIRST_SEASON - 1)}"
    return "-".join([year, *(number.zfill(2) for number in numbers[1:3])])


def _four_digits(year: str) -> str:
    sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
    return sign + digits.zfill(4)


def _iso(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _month(word: str) -> int:
    """Return the number of a month by its English name or the start of it; 0 for other words."""
    start = word[:3].casefold()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0
