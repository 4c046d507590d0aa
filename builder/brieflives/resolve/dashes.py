"""Hyphens and full stops as a keyboard has them become the dashes and the ellipsis of a language.

What is an address or an option of a command (``--strict``) stays as it is typed.
"""

from __future__ import annotations

import re

from msgspec import Struct

from brieflives.languages.words import Words

_TYPED = r"(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)"
_ADDRESS = r"://|^www\.|@"
_EN_DASH = "–"


class Dashes(Struct, frozen=True):
    """What a language sets for ``--``, ``---`` and ``...``."""

    two_hyphens: str
    three_hyphens: str
    three_stops: str

    @classmethod
    def of(cls, words: Words) -> Dashes:
        """Take the signs from a language's ``dashes``."""
        keys = ("two-hyphens", "three-hyphens", "three-stops")
        return cls(*(words("dashes", key) for key in keys))

    def replace(self, text: str) -> tuple[str, tuple[int, ...]]:
        """Return the printed text and, for each of its characters, where it stands in ``text``.

        The second value is empty where nothing was replaced.
        """
        if "--" not in text and "..." not in text:
            return text, ()
        out: list[str] = []
        origins: list[int] = []
        done = 0
        for match in re.finditer(_TYPED, text):
            sign = self._sign(match, text)
            if sign:
                out += (text[done : match.start()], sign)
                origins += range(done, match.start())
                origins += (min(match.start() + k, match.end() - 1) for k in range(len(sign)))
                done = match.end()
        if not done:
            return text, ()
        return "".join((*out, text[done:])), (*origins, *range(done, len(text)))

    def _sign(self, match: re.Match[str], text: str) -> str:
        """Choose the sign for what was typed; none where it is to stay."""
        typed, before, after = match[0], text[: match.start()], text[match.end() :]
        word = before.split(" ")[-1] + typed + after.split(" ")[0]
        if re.search(_ADDRESS, word):
            return ""
        if typed == "...":
            return self.three_stops
        if typed == "---":
            return self.three_hyphens
        if before[-1:].isdigit() and after[:1].isdigit():
            return _EN_DASH
        is_option = (not before or before[-1].isspace()) and "a" <= after[:1] <= "z"
        return "" if is_option else self.two_hyphens
