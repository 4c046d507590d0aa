"""The kinds of text an author writes in a field, and how each is checked when read.

Every YAML scalar arrives as text (SCHEMA rule 9); a field's type says what it has to be. Errors are
raised as ``PydanticCustomError`` whose *type* is the ``Code`` of the finding; ``read.life`` turns
them into findings.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from brieflives.findings import Code
from brieflives.model.dates import Date, DateError, parse_date

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")
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


def hyphenated(name: str) -> str:
    """Give a field the key an author writes: lower case with hyphens (SCHEMA rule 10)."""
    return name.rstrip("_").replace("_", "-")


class Record(BaseModel):
    """A mapping in the author's file: frozen, and no key that the schema does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=hyphenated, defer_build=True
    )


def refuse(code: Code, message: str, hint: str = "") -> PydanticCustomError:
    """Make the error that ``read.life`` turns into a finding with this code, message and hint."""
    return PydanticCustomError(code.value, "{message}", {"message": message, "hint": hint})


def _date(value: Any) -> Date:
    if isinstance(value, Date):
        return value
    if not isinstance(value, str):
        raise refuse(Code.WRONG_SHAPE, "a date is one line of text", "write it as 1890-06-11")
    try:
        return parse_date(value.strip())
    except DateError as error:
        raise refuse(
            Code.BAD_DATE, f"{value!r}: {error.reason}", "write 1890-06-11, 1890-06, 1890 or 1890~"
        ) from None


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        hint = "write a language code such as en-GB, ru, zh-Hant"
        raise refuse(Code.BAD_LANGUAGE, f"{value!r} is not a language code", hint)
    return value


def _identifier(value: str) -> str:
    if not _ID.fullmatch(value):
        hint = "use letters, digits and hyphens, for example satter2011"
        raise refuse(Code.BAD_ID, f"{value!r} cannot be used as a name to refer to", hint)
    return value


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


def under(key: str) -> BeforeValidator:
    """Accept the short way of writing a record: its ``key`` alone instead of a mapping.

    The path of a value then has a step that the file lacks; ``Origins`` skips such steps.
    """

    def widen(value: Any) -> Any:
        return value if isinstance(value, dict | Record) else {key: value}

    return BeforeValidator(widen)


Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[Plain, AfterValidator(LineText)]
Markdown = Annotated[str, AfterValidator(ProseText)]
DateText = Annotated[Date, BeforeValidator(_date)]
Language = Annotated[Plain, AfterValidator(_language)]
Identifier = Annotated[Plain, AfterValidator(_identifier)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Cites = Annotated[tuple[Annotated[Plain, AfterValidator(CiteText)], ...], BeforeValidator(_listed)]
