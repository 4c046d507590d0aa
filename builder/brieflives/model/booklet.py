"""How an author wants the booklet to be laid on sheets of paper."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from brieflives.findings import Code
from brieflives.model.values import Record, refuse

MOST_SHEETS = 100  # no needle goes through more
THICKEST_MM = 1.0  # a sheet of cardboard


def _sheets(value: Any) -> Any:
    """Read how many sheets are folded together."""
    text = value.strip() if isinstance(value, str) else ""
    if text == "auto" or not text:
        return text or value
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= MOST_SHEETS):
        hint = f"write auto, or a number from 1 to {MOST_SHEETS}; 4 are sixteen pages"
        raise refuse(Code.WRONG_VALUE, f"{text!r} is no number of sheets", hint)
    return int(text)


def _millimetres(value: Any) -> Any:
    """Read how thick a sheet is; many will think of its weight first."""
    text = value.strip() if isinstance(value, str) else ""
    if not text:
        return value
    try:
        thickness = float(text)
    except ValueError:
        thickness = -1.0
    if not 0 <= thickness <= THICKEST_MM:
        hint = "write how thick a sheet is, in millimetres: 0.1 for usual paper (80 g/m²)"
        raise refuse(Code.WRONG_VALUE, f"{text!r} is no thickness of paper", hint)
    return thickness


Signature = Annotated[int | Literal["auto"], BeforeValidator(_sheets)]
Thickness = Annotated[float, Field(ge=0, le=THICKEST_MM), BeforeValidator(_millimetres)]


class Booklet(Record):
    """How the booklet is laid on sheets; what is left out is chosen as it suits."""

    sheet: Literal["A4", "letter", "A3", "tabloid"] | None = None
    signature: Signature | None = None
    thickness: Thickness | None = None
    flip: Literal["short", "long"] | None = None
    marks: bool | None = None
    ruled: bool | None = None
