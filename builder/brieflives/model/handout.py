"""What a handout is made of: one sheet for a class; the answers are for the teacher alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from brieflives.findings import Code
from brieflives.model.values import Address, Cites, Line, Markdown, Plain, Record, refuse, under

MOST_WRITING_LINES = 20  # 9 mm apart they fill most of a page
LONGEST_CODED = 300  # bytes: more make a QR code whose squares a telephone cannot tell apart


def _counted(value: Any) -> Any:
    """Refuse more lines to write on than a page has room for."""
    text = value.strip() if isinstance(value, str) else ""
    if text.isdecimal() and int(text[:9]) > MOST_WRITING_LINES:
        message = f"a page has no room for {text} lines to write on"
        hint = f"write a number up to {MOST_WRITING_LINES}; 2 or 3 are usual"
        raise refuse(Code.WRONG_VALUE, message, hint)
    return value


def _short(address: str) -> str:
    if len(address.encode()) > LONGEST_CODED:
        hint = "use a shorter one, which is better to type as well"
        raise refuse(Code.WRONG_VALUE, "this address is too long for a QR code", hint)
    return address


WritingLines = Annotated[int, Field(ge=0, le=MOST_WRITING_LINES), BeforeValidator(_counted)]


class Question(Record):
    """A question to the class; the answer is printed in the teacher's copy and nowhere else."""

    q: Line
    answer: Markdown | None = None
    lines: WritingLines = 3


class Excerpt(Record):
    """Somebody's own words, from a source of the time if possible, and where they are from."""

    text: Markdown
    cite: Cites = ()


class Handout(Record):
    """What a handout has beside the facts, the portrait and the timeline of the life."""

    summary: Markdown | None = None
    questions: tuple[Annotated[Question, under("q")], ...] = ()
    glossary: Mapping[Plain, Line] = {}
    excerpts: tuple[Annotated[Excerpt, under("text")], ...] = ()
    qr: Annotated[Address, AfterValidator(_short)] | None = None
