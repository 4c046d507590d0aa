"""The kinds of text an author writes in a field, and how each is checked when read.

Every YAML scalar arrives as text (SCHEMA rule 9); a field's type says what it has to be. Errors are
raised as ``PydanticCustomError`` whose *type* is the ``Code`` of the finding; ``read.life`` turns
them into findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    InstanceOf,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from brieflives.findings import Code
from brieflives.model.dates import (
    Date,
    DateError,
    date_from_julian,
    parse_date,
    with_old_style,
)
from brieflives.model.language_codes import is_language, language_meant

_DATE_HINT = "write 1890-06-11, 1890-06, 1890 or 1890~"
_SCHEME = re.compile(r"(https?://[^\s/]|mailto:\S|tel:\+?\d|doi:10\.|urn:\w)\S*", re.IGNORECASE)
_HOST = re.compile(r"(//)?([\w-]+\.)+[a-z]{2,}([/?#:]\S*)?", re.IGNORECASE)
_MAILBOX = re.compile(r"[^\s@:/]+@[\w-]+(\.[\w-]+)+")
_ID = re.compile(r"[\w][\w.:-]*")


class LineText(str):
    """One line of inline Markdown (SCHEMA rule 2)."""

    __slots__ = ()


class ProseText(str):
    """Markdown with blocks."""

    __slots__ = ()


class CiteText(str):
    """What stands in a ``cite``: ``@id, p. 20`` or ``^key`` (SCHEMA rule 3)."""

    __slots__ = ()


Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def hyphenated(name: str) -> str:
    """Give a field the key an author writes: lower case with hyphens (SCHEMA rule 10)."""
    return name.rstrip("_").replace("_", "-")


class Record(BaseModel):
    """A mapping in the author's file: frozen, and no key that the schema does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=hyphenated, defer_build=True
    )


def refuse(code: Code, message: str, hint: str = "", suggestion: str = "") -> PydanticCustomError:
    """Make the error that ``read.life`` turns into a finding with this code, message and hint.

    ``suggestion`` is the text that can replace the author's without asking.
    """
    context = {"message": message, "hint": hint, "suggestion": suggestion}
    return PydanticCustomError(code.value, "{message}", context)


def is_address(text: str) -> bool:
    """Tell whether a reader can go to ``text``: on the web, by mail or telephone, by DOI or URN."""
    return _SCHEME.fullmatch(text) is not None


def complete_address(text: str) -> str:
    """Return what somebody meant who left out how an address begins; nothing if that is unclear."""
    if _MAILBOX.fullmatch(text):
        return f"mailto:{text}"
    return f"https://{text.removeprefix('//')}" if _HOST.fullmatch(text) else ""


def _address(value: str) -> str:
    if not is_address(value):
        meant = complete_address(value)
        hint = f"write {meant}" if meant else "an address begins with https://"
        raise refuse(Code.WRONG_VALUE, f"{value!r} is not an address", hint, meant)
    return value


def _language(value: str) -> str:
    if not is_language(value):
        meant = language_meant(value)
        hint = f"write {meant}" if meant else "write a language code such as en-GB, ru, zh-Hant"
        raise refuse(Code.BAD_LANGUAGE, f"{value!r} is not a language code", hint, meant)
    return value


def is_id(text: str) -> bool:
    """Tell whether something can be referred to by ``text``."""
    return _ID.fullmatch(text) is not None


def _identifier(value: str) -> str:
    if not is_id(value):
        hint = "use letters, digits and hyphens, for example satter2011"
        raise refuse(Code.BAD_ID, f"{value!r} cannot be used as a name to refer to", hint)
    return value


def listed(value: Any) -> Any:
    """Accept one value where several may stand."""
    return value if isinstance(value, list | tuple) else [value]


class Short(Struct, frozen=True):
    """The short way of writing a record: its ``key`` alone instead of a mapping."""

    key: str

    def __call__(self, value: Any) -> Any:
        """Make the mapping of what is written the short way."""
        return value if isinstance(value, dict | Record) else {self.key: value}


def under(key: str) -> BeforeValidator:
    """Accept the short way of writing a record, its ``key`` alone.

    The path of a value then has a step that the file lacks; ``Origins`` skips such steps.
    """
    return BeforeValidator(Short(key))


def _date(text: Any, reader: Callable[[str], Date] = parse_date, hint: str = _DATE_HINT) -> Date:
    """Read a date; ``[1890..1892]`` has become a list on its way through YAML (SCHEMA rule 9)."""
    if isinstance(text, list | tuple) and len(text) == 1 and isinstance(text[0], str):
        text = f"[{text[0].strip()}]"
    if not isinstance(text, str):
        raise refuse(Code.WRONG_SHAPE, "a date is one line of text", "write it as 1890-06-11")
    try:
        return reader(text.strip())
    except DateError as error:
        hint = f"write {error.suggestion}" if error.suggestion else hint
        message = f"{text!r}: {error.reason}"
        raise refuse(Code.BAD_DATE, message, hint, error.suggestion or "") from None


class _WrittenDate(Record):
    """A date with more to say about it: the old calendar, or the author's own wording."""

    calendar: Literal["gregorian", "julian"] = "gregorian"  # first: it says how to read the date
    date: InstanceOf[Date]
    os: str | None = None
    shown: Plain | None = None

    @field_validator("date", mode="before")
    @classmethod
    def _in_its_calendar(cls, value: Any, info: ValidationInfo) -> Date:
        julian = info.data.get("calendar") == "julian"
        return _date(value, date_from_julian if julian else parse_date)

    @field_validator("os")
    @classmethod
    def _same_day(cls, value: str, info: ValidationInfo) -> str:
        date = info.data.get("date")
        if info.data.get("calendar") == "julian":
            hint = "leave out `os`, or `calendar: julian`"
            raise refuse(Code.BAD_DATE, "the old date is given twice", hint)
        if isinstance(date, Date):
            _date(value, partial(with_old_style, date), "`date` and `os` are the same day")
        else:
            _date(value, date_from_julian)
        return value

    def joined(self) -> Date:
        """Return the one date that all of it makes."""
        date = self.date if self.os is None else with_old_style(self.date, self.os.strip())
        return date if self.shown is None else replace(date, shown=self.shown)


class _AnyDate:
    """Reads a date from its text, or from a mapping, whose mistakes then keep their own places."""

    record: ClassVar[type[Record]] = _WrittenDate  # the long form, for hints about its keys

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        written = handler.generate_schema(_WrittenDate)
        return core_schema.no_info_wrap_validator_function(cls._read, written)

    @staticmethod
    def _read(value: Any, read_mapping: Callable[[Any], _WrittenDate]) -> Date:
        if isinstance(value, Date):
            return value
        return read_mapping(value).joined() if isinstance(value, dict) else _date(value)


Line = Annotated[Plain, AfterValidator(LineText)]
Markdown = Annotated[str, AfterValidator(ProseText)]
DateText = Annotated[Date, _AnyDate]
Language = Annotated[Plain, AfterValidator(_language)]
Address = Annotated[Plain, AfterValidator(_address)]
Identifier = Annotated[Plain, AfterValidator(_identifier)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(listed)]
Cites = Annotated[tuple[Annotated[Plain, AfterValidator(CiteText)], ...], BeforeValidator(listed)]
