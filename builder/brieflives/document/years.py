"""Where on the line of years a date stands."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<![\dX])(-?\d[\dX]{3})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS = 12  # higher numbers are seasons


def point_in_time(edtf: str) -> float | None:
    """Return the first year that a date names, with the part of it that has gone by.

    None of ``unknown`` and ``present``. Of ``189X`` it is 1890.
    """
    found = _YEAR.search(edtf)
    if found is None:
        return None
    year = float(found[1].replace("X", "0"))
    month = int(found[2] or 1)
    if not 1 <= month <= _MONTHS:
        return year
    return year + (month - 1) / _MONTHS + (int(found[3] or 1) - 1) / 365
