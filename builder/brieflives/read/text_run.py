"""Gather the characters of one ``Text`` node, white space collapsed, with their places."""

from __future__ import annotations

import re

from brieflives.model.prose import Text
from brieflives.read.written import TextStretch, Written

_BLANK = " \t\n\r\f\v"
_UNEVEN = re.compile(r"[ \t\n\r\f\v](?:[ \t\n\r\f\v]+|(?<! ))")


class TextRun:
    """Characters of a line up to the next mark.

    A no-break space is no white space here. White space at the start of a line, and behind white
    space that stands before a mark, is dropped.
    """

    def __init__(self, written: Written) -> None:
        """Begin at the start of a line."""
        self._written = written
        self._characters: list[str] = []
        self._pieces: list[tuple[int, int]] = []
        self._length = 0
        self._stop = 0
        self._after_blank = True

    def add(self, characters: str, home: int, width: int | None = None) -> None:
        """Add characters that stand at ``home`` in the scalar's text, ``width`` wide there."""
        stop = home + (len(characters) if width is None else width)
        if self._after_blank:
            shorter = characters.lstrip(_BLANK)
            home += len(characters) - len(shorter)
            characters = shorter
        done = 0
        spaced = characters.replace("\n", " ")
        if "  " in spaced or not spaced.isprintable():  # as hardly any text
            for blanks in _UNEVEN.finditer(characters):
                self._put(characters[done : blanks.start()], home + done)
                self._put(" ", home + blanks.start())
                done = blanks.end()
        self._put(spaced[done:], home + done)
        self._stop = stop

    def _put(self, characters: str, home: int) -> None:
        if not characters:
            return
        if not self._pieces or self._pieces[-1][1] + self._length - self._pieces[-1][0] != home:
            self._pieces.append((self._length, home))
        self._characters.append(characters)
        self._length += len(characters)
        self._after_blank = characters.endswith(" ")

    def take(self) -> Text | None:
        """Return what was gathered as a node and begin the next one behind a mark."""
        if not self._characters:
            return None
        place = TextStretch(self._written, tuple(self._pieces), self._stop)
        text = Text("".join(self._characters), place=place)
        self._characters, self._pieces, self._length = [], [], 0
        return text

    def mark(self, *, new_line: bool = False) -> None:
        """Note that a call stands here, or with ``new_line`` that a line begins."""
        self._after_blank = new_line
