"""The kinds of text an author writes in a field of a life, and how each is checked when read.

Every YAML scalar arrives as text (SCHEMA rule 9); a field's type says what it has to be. What a
check refuses becomes a finding with the code, the words and the hint of its ``Refusal``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any, Literal

from msgspec.structs import replace

from brieflives.findings import Code
from brieflives.model.dates import (
    Date,
    DateError,
    date_from_julian,
    parse_date,
    with_old_style,
)
from brieflives.model.language_codes import is_language, language_meant
from brieflives.records.faults import Fault, Kind, Path, Refusal
from brieflives.records.record import Record
from brieflives.records.shapes import OfRecord, Shape, Text, or_one, shape_of

_DATE_HINT = "write 1890-06-11, 1890-06, 1890 or 1890~"
_SCHEME = re.compile(r"(https?://[^\s/]|mailto:\S|tel:\+?\d|doi:10\.|urn:\w)\S*", re.IGNORECASE)
_HOST = r"(?i)(//)?([\w-]+\.)+[a-z]{2,}([/?#:]\S*)?"
_MAILBOX = r"[^\s@:/]+@[\w-]+(\.[\w-]+)+"
_ID = r"\w[\w.:-]*"


class LineText(str):
    """One line of inline Markdown (SCHEMA rule 2)."""

    __slots__ = ()


class ProseText(str):
    """Markdown with blocks."""

    __slots__ = ()


class CiteText(str):
    """What stands in a ``cite``: ``@id, p. 20`` or ``^key`` (SCHEMA rule 3)."""

    __slots__ = ()


def is_address(text: str) -> bool:
    """Tell whether a reader can go to ``text``: on the web, by mail or telephone, by DOI or URN."""
    return _SCHEME.fullmatch(text) is not None


def complete_address(text: str) -> str:
    """Return what somebody meant who left out how an address begins; nothing if that is unclear."""
    if re.fullmatch(_MAILBOX, text):
        return f"mailto:{text}"
    return f"https://{text.removeprefix('//')}" if re.fullmatch(_HOST, text) else ""


def _address(text: str) -> Refusal | None:
    if is_address(text):
        return None
    meant = complete_address(text)
    hint = f"write {meant}" if meant else "an address begins with https://"
    return Refusal(Code.WRONG_VALUE, f"{text!r} is not an address", hint, meant)


def _language(text: str) -> Refusal | None:
    if is_language(text):
        return None
    meant = language_meant(text)
    hint = f"write {meant}" if meant else "write a language code such as en-GB, ru, zh-Hant"
    return Refusal(Code.BAD_LANGUAGE, f"{text!r} is not a language code", hint, meant)


def is_id(text: str) -> bool:
    """Tell whether something can be referred to by ``text``."""
    return re.fullmatch(_ID, text) is not None


def _identifier(text: str) -> Refusal | None:
    if is_id(text):
        return None
    hint = "use letters, digits and hyphens, for example satter2011"
    return Refusal(Code.BAD_ID, f"{text!r} cannot be used as a name to refer to", hint)


class DateLine(Shape, frozen=True):
    """The text of a date; what it says is known when its calendar is."""

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        """Return the text; ``[1890..1892]`` has become a list on its way through YAML (rule 9)."""
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
            value = f"[{value[0].strip()}]"
        if isinstance(value, str):
            return value
        hint = "write it as 1890-06-11"
        _refuse(faults, path, Refusal(Code.WRONG_SHAPE, "a date is one line of text", hint))
        return None


class WrittenDate(Record, frozen=True, kw_only=True):
    """A date with more to say about it: the old calendar, or the author's own wording."""

    calendar: Literal["gregorian", "julian"] = "gregorian"
    date: Annotated[str, DateLine()]
    os: str | None = None
    shown: Annotated[str, Text(trimmed=True)] | None = None


class DateShape(Shape, frozen=True):
    """A date: a text, or a mapping whose mistakes have their own places.

    ``csl``: it may also be written as CSL-JSON has it.
    """

    csl: bool = False

    @property
    def keys(self) -> Mapping[str, Shape]:
        """The keys of the mapping."""
        return shape_of(WrittenDate).keys

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        """Return the one date that all of it makes."""
        if self.csl and isinstance(value, dict):
            from brieflives.model.csl_dates import edtf_of_csl  # most dates are texts

            value = edtf_of_csl(value)
        if isinstance(value, dict):
            return _read_mapping(value, path, faults)
        text = DateLine().read(value, path, faults)
        return None if text is None else _understood(text, path, faults)


def _read_mapping(value: dict[str, Any], path: Path, faults: list[Fault]) -> Date | None:
    written = OfRecord(WrittenDate).read_fields(value, path, faults)
    is_julian = written.get("calendar") == "julian"
    text, old, date = written.get("date"), written.get("os"), None
    if text is not None:
        reader = date_from_julian if is_julian else parse_date
        date = _understood(text, (*path, "date"), faults, reader)
    if old is not None:
        place = (*path, "os")
        if is_julian:
            hint = "leave out `os`, or `calendar: julian`"
            _refuse(faults, place, Refusal(Code.BAD_DATE, "the old date is given twice", hint))
        elif date is None:
            _understood(old, place, faults, date_from_julian)
        else:
            hint = "`date` and `os` are the same day"
            date = _understood(old, place, faults, partial(with_old_style, date), hint)
    shown = written.get("shown")
    return replace(date, shown=shown) if date and shown else date


def _understood(
    text: str,
    path: Path,
    faults: list[Fault],
    reader: Callable[[str], Date] = parse_date,
    hint: str = _DATE_HINT,
) -> Date | None:
    try:
        return reader(text.strip())
    except DateError as error:
        hint = f"write {error.suggestion}" if error.suggestion else hint
        message, suggestion = f"{text!r}: {error.reason}", error.suggestion or ""
        _refuse(faults, path, Refusal(Code.BAD_DATE, message, hint, suggestion))
        return None


def _refuse(faults: list[Fault], path: Path, refusal: Refusal) -> None:
    faults.append(Fault(path, Kind.REFUSED, refusal=refusal))


Plain = Annotated[str, Text(trimmed=True)]
Line = Annotated[str, Text(LineText, trimmed=True)]
Markdown = Annotated[str, Text(ProseText)]
DateText = Annotated[Date, DateShape()]
Language = Annotated[str, Text(trimmed=True, checks=(_language,))]
Address = Annotated[str, Text(trimmed=True, checks=(_address,))]
Identifier = Annotated[str, Text(trimmed=True, checks=(_identifier,))]
Lines = Annotated[tuple[Line, ...], or_one]
Cites = Annotated[tuple[Annotated[str, Text(CiteText, trimmed=True)], ...], or_one]
