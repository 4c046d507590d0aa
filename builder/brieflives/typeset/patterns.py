"""Hyphenation patterns of one language, read as late and as little as possible.

The algorithm is Liang's (*Word Hy-phen-a-tion by Com-put-er*, Stanford 1983), the files are the
``hyph_*.dic`` of LibreOffice as pyphen ships them. pyphen itself works out every pattern of a file
before the first word, which takes from 0.1 to 0.9 seconds; here only those that a word meets. All
patterns in a word are found in one walk through its letters (A. Aho and M. Corasick, *Efficient
String Matching*, Communications of the ACM 18, 1975).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_DIGITS = b"0123456789"  # the same bytes in every character set of these files
_HEX = re.compile(rb"\^\^([0-9a-f]{2})")
_Points = tuple[tuple[int, int], ...]  # how many letters back, and the number that stands there
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
        self._nothing = _Met("", coded, sorted(letters))
        self._positions: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """Return where a word in small letters may be divided, as offsets of what goes on."""
        known = self._positions.get(word)
        if known is None:
            known = self._positions[word] = self._worked_out(word)
        return known

    def _worked_out(self, word: str) -> tuple[int, ...]:
        met = self._nothing
        edged = f".{word}."
        totals = [0] * (len(edged) + 1)
        for behind, letter in enumerate(edged, 1):
            met = met[letter]
            for back, value in met.points:
                if value > totals[behind - back]:
                    totals[behind - back] = value
        return tuple([at for at in range(1, len(word)) if totals[at + 1] % 2])


class _Met(dict[str, "_Met"]):
    """The last letters of a word that some pattern begins with, as many as there are.

    By the next letter it leads to those that are the last ones then: worked out when a word first
    goes there. ``points`` are those of all patterns that end here.
    """

    __slots__ = ("_coded", "_letters", "_shorter", "_sorted", "points")

    def __init__(
        self,
        letters: str,
        coded: Mapping[str, str],
        in_order: Sequence[str],
        shorter: _Met | None = None,
    ) -> None:
        """Have met letters: ``coded`` has the patterns by theirs, ``in_order`` these alone.

        ``shorter`` is what would be met if the first of them were another one.
        """
        self._letters, self._coded, self._sorted = letters, coded, in_order
        self._shorter = shorter
        self.points: _Points = () if shorter is None else shorter.points
        if letters in coded:
            self.points = (*_points(coded[letters]), *self.points)

    def __missing__(self, letter: str) -> _Met:
        letters = self._letters + letter
        met = self if self._shorter is None else self._shorter[letter]
        at = bisect_left(self._sorted, letters)
        if at < len(self._sorted) and self._sorted[at].startswith(letters):
            met = _Met(letters, self._coded, self._sorted, met)
        self[letter] = met
        return met


def _points(coded: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers of a pattern, each behind the count of the letters that follow it."""
    letters = sum(not sign.isdecimal() for sign in coded)
    for sign in coded:
        if sign.isdecimal():
            yield letters, int(sign)
        else:
            letters -= 1
