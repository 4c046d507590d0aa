"""Where something stands in the author's file: every finding names a place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Protocol, runtime_checkable

from msgspec import Struct


class SourceFile(Struct, frozen=True, dict=True):
    """A file as it was read: the name to show and the whole text (without a byte order mark)."""

    name: str
    text: str

    def __repr__(self) -> str:
        return f"SourceFile({self.name!r})"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets of the first character of each line; only a line feed ends a line."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    @cached_property
    def is_plain(self) -> bool:
        """Whether all of it but spaces and line feeds can be seen, as of nearly every file."""
        return self.text.replace("\n", "").isprintable()

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its end; empty when there is no such line."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        stop = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : stop].rstrip("\r")


class Span(Struct, frozen=True):
    """Characters ``start`` to ``stop`` of a file, counted in code points."""

    source: SourceFile
    start: int
    stop: int

    def span(self) -> Span:
        """Return itself: a span is the simplest place."""
        return self

    @property
    def line(self) -> int:
        """The line the span starts on, counted from 1."""
        return bisect_right(self.source.line_starts, self.start)

    @property
    def column(self) -> int:
        """The code point of that line the span starts at, counted from 1."""
        return self.start - self.source.line_starts[self.line - 1] + 1

    @property
    def end(self) -> tuple[int, int]:
        """Line and column right behind the span, counted as ``line`` and ``column`` are."""
        after = Span(self.source, self.stop, self.stop)
        return after.line, after.column

    @property
    def text(self) -> str:
        """What stands there."""
        return self.source.text[self.start : self.stop]


def on_command_line(option: str, text: str) -> Span:
    """Return the place of what stands behind an option of the command line."""
    return Span(SourceFile(f"--{option}", text), 0, len(text))


def is_on_command_line(place: Place) -> bool:
    """Tell whether a place is no file of the author's, but an option."""
    return place.span().source.name.startswith("--")


class Place(Protocol):
    """Anything that can be found again in the author's file, worked out only when asked for."""

    def span(self) -> Span:
        """Return the place as a span of the file."""


@runtime_checkable
class TextPlace(Place, Protocol):
    """The place of a text whose single characters can be found again."""

    def part(self, start: int, length: int = 1) -> Span:
        """Return where characters ``start`` to ``start + length`` of the text stand."""


def part(place: Place, start: int, length: int = 1) -> Span:
    """Return where some characters of the text at ``place`` stand; the whole where that is all."""
    return place.part(start, length) if isinstance(place, TextPlace) else place.span()


class Nowhere:
    """The place of what the program itself wrote: labels, headings it adds."""

    def span(self) -> Span:
        """Raise: words of the program's own are never the author's mistake."""
        message = "a finding was made about words that no author wrote"
        raise LookupError(message)

    def __reduce__(self) -> str:
        """Let pickle name the one there is: it is asked for by what it is."""
        return "NOWHERE"


NOWHERE = Nowhere()


class Placed(Struct, frozen=True, kw_only=True):
    """What stands somewhere: two that say the same are equal, wherever they stand."""

    place: Place = NOWHERE

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name != "place")
