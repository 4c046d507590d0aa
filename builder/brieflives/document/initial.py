"""The letter that a chapter may open with in large, and the mark that stands before it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_OPENERS = frozenset("“‘\"'«‹„‚¿¡([")
_NARROW_SPACE = "\u202f"  # behind a French quotation mark


class Initial(NamedTuple):
    """How the first word of a text is parted: its first characters, and those that follow."""

    opener: str  # a quotation mark or its like, or nothing
    letter: str  # with its accents


def opens_large(text: str) -> bool:
    """Tell whether a paragraph may open with a large letter: it is all in scripts with capitals."""
    return initial_of(text) is not None and "Lo" not in map(unicodedata.category, text)


def initial_of(text: str) -> Initial | None:
    """Return how a text begins; None where its first sign is no capital letter.

    So nothing in a script without capitals has one, nor has a name that begins with initials:
    ``A. Roe`` in large would be a letter and a stop.
    """
    at = 1 if text[:1] in _OPENERS else 0
    if at and text[1:2] == _NARROW_SPACE:
        at = 2
    if not text[at : at + 1].isupper():
        return None
    stop = at + 1
    while unicodedata.combining(text[stop : stop + 1] or " "):
        stop += 1
    if text[stop : stop + 1] == ".":
        return None
    return Initial(text[:at], text[at:stop])
