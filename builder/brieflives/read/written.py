"""Places in the text of a scalar, worked out in the file only when somebody asks for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from brieflives.places import Span
from brieflives.read.nodes import Scalar
from brieflives.read.scalar_offsets import scalar_offsets


class Written(Struct, frozen=True, eq=False, dict=True):
    """The text of a scalar and the way back to the file, shared by all places in it."""

    scalar: Scalar

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """The file offset of each character and of the end of the text."""
        return scalar_offsets(self.scalar)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Where the lines of the text begin."""
        starts = [0]
        for line in self.scalar.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return tuple(starts)

    def span(self, start: int, stop: int) -> Span:
        """Return characters ``start`` to ``stop`` of the text as a span of the file."""
        last = len(self.offsets) - 1
        first, end = self.offsets[min(start, last)], self.offsets[min(stop, last)]
        return Span(self.scalar.source, first, max(first, end))


class Stretch(Struct, frozen=True):
    """The place of characters ``start`` to ``stop`` of a scalar's text."""

    written: Written
    start: int
    stop: int

    def span(self) -> Span:
        """Return the place in the file."""
        return self.written.span(self.start, self.stop)


class TextStretch(Struct, frozen=True):
    """The place of a ``Text`` node, whose white space is collapsed and whose escapes are resolved.

    ``pieces`` are pairs (offset in the node's text, offset in the scalar's text); up to the next
    pair both run side by side. Use ``places.part`` to find a character of the node in the file.
    """

    written: Written
    pieces: tuple[tuple[int, int], ...]
    stop: int

    def span(self) -> Span:
        """Return the whole text's place in the file."""
        return self.written.span(self.pieces[0][1], self.stop)

    def part(self, start: int, length: int = 1) -> Span:
        """Return where characters ``start`` to ``start + length`` of the node's text stand."""
        return self.written.span(self._at(start), self._at(start + max(length, 1) - 1) + 1)

    def behind(self, offset: int) -> TextStretch:
        """Return the place of the node's text from ``offset`` on."""
        rest = ((ours - offset, theirs) for ours, theirs in self.pieces if ours > offset)
        return TextStretch(self.written, ((0, self._at(offset)), *rest), self.stop)

    def _at(self, offset: int) -> int:
        k = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        ours, theirs = self.pieces[max(k, 0)]
        return theirs + offset - ours


class Content(Struct, frozen=True):
    """The inline text of one block, and where each of its lines stands in the scalar's text."""

    text: str
    written: Written
    starts: tuple[int, ...]  # of its lines, or of parts of a line, in ``text``
    homes: tuple[int, ...]  # of the same, in the scalar's text

    def at(self, offset: int) -> int:
        """Return the offset in the scalar's text."""
        if len(self.starts) == 1:
            return self.homes[0] + offset
        k = bisect_right(self.starts, offset) - 1
        return self.homes[k] + offset - self.starts[k]

    def parts(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of ``start`` to ``stop`` in which both texts run side by side."""
        k = bisect_right(self.starts, start)
        while k < len(self.starts) and self.starts[k] < stop:
            yield start, self.starts[k]
            start = self.starts[k]
            k += 1
        yield start, stop

    def place(self, start: int, stop: int) -> Stretch:
        """Return the place of characters ``start`` to ``stop``."""
        return Stretch(self.written, self.at(start), self.at(max(stop - 1, start)) + (stop > start))


def whole_content(written: Written) -> Content:
    """Take the text of a scalar as it is: for the fields that hold one line."""
    return Content(written.scalar.text, written, (0,), (0,))
