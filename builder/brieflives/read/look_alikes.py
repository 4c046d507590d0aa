"""Find what looks like a mark of Markdown but is none: the slips of a beginner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_SIGNS = "@]#=*|"  # each slip has one of them
_BLACKENED = "\0"  # stands for each character that is a mark, or was escaped
_SLIPS = (  # patterns, compiled where a sign is seen; hints
    (
        r"\(-?@[^\W\d][\w.:-]*(?:,[^()\n]*)?\)",
        "looks like a citation, but is printed as it is",
        "a citation stands in square brackets: [@id, p. 20]",
    ),
    (
        r"(?<=[\w.,;:!?’”»])\[\d{1,3}\]",
        "looks like the number of a note, but is printed as it is",
        "write [@id] for a source or [^key] for a remark; the program numbers the notes",
    ),
    (
        r"(?m)^#{2,6}(?=[^\W\d])",
        "looks like the beginning of a heading, but is printed as it is",
        "put a space after the last #",
    ),
    (
        r"(?m)(?<=\n)={3,}(?=[ \t]*$)",
        "looks like the line under a heading, but is printed as it is",
        "remove this line, and write ## and a space before the heading",
    ),
    (
        r"\*\*(?=\w)",
        "looks like the beginning of strong words that do not end",
        "put ** after the last of them too, or remove it",
    ),
    (
        r"(?<![^\s(])\*(?=[^\W\d])",
        "looks like the beginning of words in italics that do not end",
        "put * after the last of them too, or write \\* where the sign itself is meant",
    ),
    (
        r"\]\{(?=(?:lang=|\.sc\b|\.person\b)[^{}]*\Z)",
        "looks like words with a language or a kind, but the braces are not closed",
        "close them: [words]{lang=ru}",
    ),
    (
        r"\][ \t]+\((?=https?://)",
        "looks like a link, but is printed as it is",
        "remove the space between ] and (",
    ),
    (
        r"\]\((?=\S)",
        "looks like a link, but is printed as it is",
        "a link is [words](https://…): no link inside its words, no space in its address",
    ),
    (
        r"(?<=\S )\|(?= \S[^\n]*\n[^\n]*\S \| \S)",
        "looks like the rows of a table, but is printed as it is",
        "put a line such as  | --- | --- |  below the first row",
    ),
)


class Slip(Struct, frozen=True):
    """What looks like a mark, at offsets ``start`` to ``stop`` of what was read."""

    start: int
    stop: int
    message: str
    hint: str


class Verbatim:
    """A text of which only the characters that are printed as they were written can be seen."""

    def __init__(self, text: str) -> None:
        """Begin with all characters but line ends blackened."""
        self._text = text
        self._seen: list[tuple[int, int]] = []

    def show(self, start: int, stop: int) -> None:
        """Note that the characters from ``start`` to ``stop`` are printed as they are."""
        self._seen.append((start, stop))

    def slips(self) -> Iterator[Slip]:
        """Yield what looks like a mark among these characters."""
        text, pieces, done = self._text, [], 0
        seen = "".join([text[start:stop] for start, stop in self._seen])
        if not any(sign in seen for sign in _SIGNS):
            return
        for start, stop in self._seen:
            pieces += [re.sub(r"[^\n]", _BLACKENED, text[done:start]), text[start:stop]]
            done = stop
        shown = "".join(pieces)
        for slip, message, hint in _SLIPS:
            pattern = re.compile(slip)
            match = pattern.search(shown)
            while match:
                written = match.group()
                yield Slip(match.start(), match.end(), f"'{written}' {message}", hint)
                if "|" in written:
                    break  # once for all rows
                match = pattern.search(shown, match.end())
