"""Hyphenation patterns of one language, read as late and as little as possible.

The algorithm is Liang's (*Word Hy-phen-a-tion by Com-put-er*, Stanford 1983), the files are the
``hyph_*.dic`` of LibreOffice as pyphen ships them. pyphen itself works out every pattern of a file
before the first word, which takes from 0.1 to 0.9 seconds; here only those that a word meets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_DIGITS = b"0123456789"  # the same bytes in every character set of these files
_HEX = re.compile(rb"\^\^([0-9a-f]{2})")
_Points = tuple[tuple[int, int], ...]  # a letter of the pattern, and the number before it
_CHARSETS = {"microsoft-cp1251": "cp1251"}


class Patterns:
    """The patterns of one file."""

    def __init__(self, path: Path) -> None:
        """Read a ``hyph_*.dic`` file, whose first line names its character set."""
        charset, _, data = path.read_bytes().partition(b"\n")
        name = charset.decode("ascii").strip().lower()
        name = _CHARSETS.get(name, name)
        data = data.replace(b"\r", b"")
        if b"^^" in data:
            data = _HEX.sub(lambda found: chr(int(found[1], 16)).encode(name), data)
        # comments and settings become keys as well, but no word in small letters ever meets them;
        # nor patterns with another spelling at the line's end ("/ff=f"), which we do not set
        letters = data.translate(None, _DIGITS).decode(name).split("\n")
        coded = dict(zip(letters, data.decode(name).split("\n"), strict=True))
        self._first = _Step("", coded, sorted(letters))
        self._positions: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """Return where a word in small letters may be divided, as offsets of what goes on."""
        known = self._positions.get(word)
        if known is None:
            known = self._positions[word] = self._worked_out(word)
        return known

    def _worked_out(self, word: str) -> tuple[int, ...]:
        edged = f".{word}."
        totals = [0] * (len(edged) + 1)
        for start in range(len(edged)):
            step = self._first
            for letter in edged[start:]:
                further = step[letter]
                if further is None:
                    break
                step = further
                for at, value in step.points:
                    if value > totals[start + at]:
                        totals[start + at] = value
        return tuple(at for at in range(1, len(word)) if totals[at + 1] % 2)


class _Step(dict[str, "_Step | None"]):
    """Where a row of letters leads: by the next letter, or to None where no pattern goes on so.

    What stands behind a letter is worked out when a word first goes there.
    """

    __slots__ = ("_coded", "_letters", "_sorted", "points")

    def __init__(self, letters: str, coded: Mapping[str, str], in_order: Sequence[str]) -> None:
        """Stand behind letters that some pattern begins with: coded by its letters, and sorted."""
        self._letters, self._coded, self._sorted = letters, coded, in_order
        self.points: _Points = tuple(_points(coded[letters])) if letters in coded else ()

    def __missing__(self, letter: str) -> _Step | None:
        letters = self._letters + letter
        at = bisect_left(self._sorted, letters)
        leads_on = at < len(self._sorted) and self._sorted[at].startswith(letters)
        step = self[letter] = _Step(letters, self._coded, self._sorted) if leads_on else None
        return step


def _points(coded: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers of a pattern, each behind the index of the letter it stands before."""
    letters = 0
    for sign in coded:
        if sign.isdecimal():
            yield letters, int(sign)
        else:
            letters += 1
