"""What is wrong with a value that an author wrote: where it stands, and in which way."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from brieflives.findings import Code

Path = tuple[str | int, ...]  # the author's keys and positions in lists


class Kind(Enum):
    """The ways in which a value can be wrong."""

    MISSING = auto()  # a key that has to be there
    UNKNOWN = auto()  # a key that is not known
    TEXT = auto()  # it is no text …
    LIST = auto()
    GROUP = auto()
    SWITCH = auto()
    NUMBER = auto()
    WHOLE = auto()  # … no whole number
    EMPTY = auto()
    CHOICE = auto()  # it is none of those that can be chosen
    LENGTH = auto()  # a list has to have ``limit`` entries
    LEAST = auto()  # a number has to be ``limit`` or more
    ABOVE = auto()  # more than ``limit``
    MOST = auto()  # ``limit`` or less
    REFUSED = auto()  # by a check that has its own words


# What a value should have been where it is of another kind, as findings say it.
NEEDED = {
    Kind.TEXT: "one text is needed here",
    Kind.LIST: "a list is needed here",
    Kind.GROUP: "a group of keys is needed here",
    Kind.SWITCH: "true or false is needed here",
    Kind.NUMBER: "a number is needed here",
    Kind.WHOLE: "a whole number is needed here",
}


class Refusal(Struct, frozen=True):
    """The words of a check; ``suggestion`` can replace the author's text without asking."""

    code: Code
    message: str
    hint: str = ""
    suggestion: str = ""


class Fault(Struct, frozen=True):
    """One thing that is wrong with what stands at ``path``, or with the key of it."""

    path: Path
    kind: Kind
    limit: float = 0
    refusal: Refusal | None = None
    of_key: bool = False
