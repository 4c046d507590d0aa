"""Hyphenation patterns of one language, read as late and as little as possible.

The algorithm is Liang's (*Word Hy-phen-a-tion by Com-put-er*, Stanford 1983), the files are the
``hyph_*.dic`` of LibreOffice as pyphen ships them. pyphen itself works out every pattern of a file
before the first word, which takes from 0.1 to 0.9 seconds; here only those that a word meets.
"""

from __future__ import annotations

import re
from pathlib import Path

_WITHOUT_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_HEX = re.compile(r"\^\^([0-9a-f]{2})")
_CHARSETS = {"microsoft-cp1251": "cp1251"}


class Patterns:
    """The patterns of one file."""

    def __init__(self, path: Path) -> None:
        """Read a ``hyph_*.dic`` file, whose first line names its character set."""
        charset, _, data = path.read_bytes().partition(b"\n")
        name = charset.decode("ascii").strip().lower()
        text = data.decode(_CHARSETS.get(name, name)).replace("\r", "")
        if "^^" in text:
            text = _HEX.sub(lambda found: chr(int(found[1], 16)), text)
        # comments and settings become keys as well, but no word in small letters ever meets them;
        # nor patterns with another spelling at the line's end ("/ff=f"), which we do not set
        letters = text.translate(_WITHOUT_DIGITS).split("\n")
        self._coded = dict(zip(letters, text.split("\n"), strict=True))
        self._longest = max(len(key) for key in letters if " " not in key and key == key.lower())
        self._points: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> list[int]:
        """Return where a word in small letters may be divided, as offsets of what goes on."""
        edged = f".{word}."
        totals = [0] * (len(edged) + 1)
        for start in range(len(edged)):
            for stop in range(start + 1, min(start + self._longest, len(edged)) + 1):
                letters = edged[start:stop]
                if letters not in self._coded:
                    continue
                for at, value in enumerate(self._values(letters), start):
                    if value > totals[at]:
                        totals[at] = value
        return [at for at in range(1, len(word)) if totals[at + 1] % 2]

    def _values(self, letters: str) -> tuple[int, ...]:
        """Return the number before each letter of a pattern, and the one behind the last."""
        known = self._points.get(letters)
        if known is None:
            values = [0]
            for sign in self._coded[letters]:
                if sign.isdecimal():
                    values[-1] = int(sign)
                else:
                    values.append(0)
            known = self._points[letters] = tuple(values)
        return known
