"""The number of a month by its name in one of the languages that authors write."""

from __future__ import annotations

from collections.abc import Mapping

_LANGUAGES = ("en", "ru", "de", "fr", "es", "it", "pl", "uk")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def month_number(word: str) -> int | None:
    """Return 1 to 12 for ``June``, ``Jun.``, ``июня``, ``VI``; ``None`` for another word."""
    from babel.dates import get_month_names

    sought = word.casefold().rstrip(".")
    if sought in _ROMAN:
        return _ROMAN.index(sought) + 1
    if sought == "sept":
        return 9
    for language in _LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names: Mapping[int, str] = get_month_names(width, context, language)
                for number, name in names.items():
                    if name.casefold().rstrip(".") == sought:
                        return number
    return None
