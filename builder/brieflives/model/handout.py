"""What a handout is made of: one sheet for a class; the answers are for the teacher alone."""

from collections.abc import Mapping
from typing import Annotated

from brieflives.findings import Code
from brieflives.model.values import Address, Cites, Line, Markdown, Plain
from brieflives.records.faults import Refusal
from brieflives.records.record import Record
from brieflives.records.shapes import Number, that_is, under

MOST_WRITING_LINES = 20  # 9 mm apart they fill most of a page
LONGEST_CODED = 300  # bytes: more make a QR code whose squares a telephone cannot tell apart


def _with_room(lines: float) -> Refusal | None:
    """Refuse more lines to write on than a page has room for."""
    if lines <= MOST_WRITING_LINES:
        return None
    message = f"a page has no room for {lines:.0f} lines to write on"
    hint = f"write a number up to {MOST_WRITING_LINES}; 2 or 3 are usual"
    return Refusal(Code.WRONG_VALUE, message, hint)


def _short(address: str) -> Refusal | None:
    if len(address.encode()) <= LONGEST_CODED:
        return None
    hint = "use a shorter one, which is better to type as well"
    return Refusal(Code.WRONG_VALUE, "this address is too long for a QR code", hint)


_LINES = Number(whole=True, least=0, most=MOST_WRITING_LINES, checks=(_with_room,))


class Question(Record, frozen=True):
    """A question to the class; the answer is printed in the teacher's copy and nowhere else."""

    q: Line
    answer: Markdown | None = None
    lines: Annotated[int, _LINES] = 3


class Excerpt(Record, frozen=True):
    """Somebody's own words, from a source of the time if possible, and where they are from."""

    text: Markdown
    cite: Cites = ()


class Handout(Record, frozen=True):
    """What a handout has beside the facts, the portrait and the timeline of the life."""

    summary: Markdown | None = None
    questions: tuple[Annotated[Question, under("q")], ...] = ()
    glossary: Mapping[Plain, Line] = {}
    excerpts: tuple[Annotated[Excerpt, under("text")], ...] = ()
    qr: Annotated[Address, that_is(_short)] | None = None
