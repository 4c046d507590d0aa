"""What is said of a finished file: each promise that was looked into, and what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

File = TypeVar("File")  # the anatomy of a file, which the checks of its kind read


class Weight(StrEnum):
    """How bad a fault is."""

    ERROR = "error"  # somebody cannot read the file, or it says of itself what is not true
    WARNING = "warning"  # the file serves worse than it could


class Fault(Struct, frozen=True):
    """One thing that is wrong: what, where in the file (empty: the whole), what to do."""

    message: str
    where: str = ""
    hint: str = ""
    weight: Weight = Weight.ERROR


class Check(Struct, Generic[File], frozen=True):
    """A promise that a sound file keeps, and the function that looks for what breaks it.

    ``name`` is a word for programs, stable; ``promise`` is a sentence for people, true of every
    file in which ``look`` finds nothing. ``look`` reads the file's anatomy and nothing else.
    """

    name: str
    promise: str
    look: Callable[[File], Iterable[Fault]]


class Result(Struct, frozen=True):
    """What came of one check."""

    name: str
    promise: str
    faults: tuple[Fault, ...]


class Judgement(Struct, frozen=True):
    """A file as it was judged: what it is, what it claims to be, all results in their order."""

    kind: str  # "PDF" or "EPUB"
    extent: str  # in words: "36 pages"
    claims: tuple[str, ...]  # standards, as the file names them: "PDF/UA-1"
    results: tuple[Result, ...]
    advice: str = ""  # what is to be known of such a file before all else; a sentence

    def count(self, weight: Weight) -> int:
        """Return how many faults of a weight were found."""
        return sum(fault.weight is weight for result in self.results for fault in result.faults)


class CannotInspectError(Exception):
    """The file cannot be opened at all; the message says why, in plain words."""


def made(checks: Sequence[Check[File]], file: File) -> tuple[Result, ...]:
    """Make checks one after the other; equal faults are given once."""
    return tuple(
        Result(check.name, check.promise, tuple(dict.fromkeys(check.look(file))))
        for check in checks
    )
