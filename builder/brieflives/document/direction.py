"""Which way a language is written."""

from __future__ import annotations

from typing import Literal

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}
    | {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}
)


def direction_of(lang: str) -> Direction:
    """Return the direction for a BCP 47 tag, by its script or else by its language."""
    subtags = lang.split("-")
    script = next((tag for tag in subtags[1:] if len(tag) == 4 and tag.isalpha()), None)
    return "rtl" if (script or subtags[0]) in _RIGHT_TO_LEFT else "ltr"
