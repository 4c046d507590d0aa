"""How an author wants the booklet to be laid on sheets of paper."""

from typing import Annotated, Literal

from brieflives.findings import Code
from brieflives.records.faults import Refusal
from brieflives.records.record import Record
from brieflives.records.shapes import Choice, Number, Spelt, in_any_case

MOST_SHEETS = 100  # no needle goes through more
THICKEST_MM = 1.0  # a sheet of cardboard


def _sheets(text: str) -> int | str | Refusal:
    """Read how many sheets are folded together."""
    if text == "auto":
        return text
    if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= MOST_SHEETS:
        return int(text)
    hint = f"write auto, or a number from 1 to {MOST_SHEETS}; 4 are sixteen pages"
    return Refusal(Code.WRONG_VALUE, f"{text!r} is no number of sheets", hint)


def _millimetres(text: str) -> float | Refusal:
    """Read how thick a sheet is; many will think of its weight first."""
    try:
        thickness = float(text)
    except ValueError:
        thickness = -1.0
    if 0 <= thickness <= THICKEST_MM:
        return thickness
    hint = "write how thick a sheet is, in millimetres: 0.1 for usual paper (80 g/m²)"
    return Refusal(Code.WRONG_VALUE, f"{text!r} is no thickness of paper", hint)


_SIGNATURE = Spelt(_sheets, (Number(whole=True), Choice(("auto",))))
_THICKNESS = Spelt(_millimetres, (Number(least=0, most=THICKEST_MM),))


class Booklet(Record, frozen=True):
    """How the booklet is laid on sheets; what is left out is chosen as it suits."""

    sheet: Annotated[Literal["A4", "letter", "A3", "tabloid"], in_any_case] | None = None
    signature: Annotated[int | Literal["auto"], _SIGNATURE] | None = None
    thickness: Annotated[float, _THICKNESS] | None = None
    flip: Literal["short", "long"] | None = None
    marks: bool | None = None
    ruled: bool | None = None
