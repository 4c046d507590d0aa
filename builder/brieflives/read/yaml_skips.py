"""Which lines of a broken file are passed over, so that the rest of it can be read."""

from __future__ import annotations

import re

from msgspec import Struct

from brieflives.findings import Finding

_PART = r"(?m)^[A-Za-z][\w-]*:(?=\s|$)"


class Skipped(Struct, frozen=True):
    """Lines that are passed over, as offsets; ``doubtful`` where the indentation was wrong."""

    start: int
    stop: int
    doubtful: bool

    def explains(self, found: Finding, text: str) -> bool:
        """Tell whether another complaint is but a consequence of these lines."""
        at = found.span.start
        return at < self.stop or (self.doubtful and at <= _line_end(text, self.stop))

    def blanked(self, text: str) -> str:
        """Return the text with spaces instead of these lines."""
        lines = re.sub(r"[^\r\n]", " ", text[self.start : self.stop])
        return text[: self.start] + lines + text[self.stop :]


def entry_at(text: str, found: Finding) -> Skipped:
    """Return the entry that is broken: from its line to the next one that stands no deeper."""
    at = found.span.start
    start = text.rfind("\n", 0, at) + 1
    indent = len(text[start:]) - len(text[start:].lstrip(" "))
    sibling = re.compile(rf"^ {{0,{indent}}}(?:-(?=\s)|[A-Za-z][\w-]*:(?=\s|$))", re.MULTILINE)
    after = sibling.search(text, _line_end(text, at))
    doubtful = "indentation" in found.message or "tab" in found.message
    return Skipped(start, after.start() if after else len(text), doubtful)


def part_at(text: str, skipped: Skipped) -> Skipped:
    """Return the whole part of the file, from one key in the first column to the next."""
    starts = [match.start() for match in re.finditer(_PART, text)]
    start = max((k for k in starts if k <= skipped.start), default=0)
    stop = min((k for k in starts if k >= skipped.stop and k > start), default=len(text))
    return Skipped(start, stop, doubtful=False)


def part_of(text: str, at: int) -> int:
    """Return the start of the part of the file that holds a place; 0 before the second part."""
    starts = [match.start() for match in re.finditer(_PART, text)][1:]
    return max((k for k in starts if k <= at), default=0)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
