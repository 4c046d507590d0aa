"""The people who made a source, as a note and as the bibliography name them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from brieflives.languages.words import Words
from brieflives.model.sources import Creator
from brieflives.resolve.wording import list_words

_MOST_IN_A_NOTE = 3
_MOST_IN_AN_ENTRY = 10
_KEPT_OF_MORE = 7  # Chicago, 17th ed., 14.76
_OTHERS = "others"  # whom a source does not name, as BibTeX and CSL's processors write them
_FAMILY_FIRST = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


def in_note(creators: Sequence[Creator], words: Words) -> str:
    """Name creators in the order of speech: ``David Satter and Jane Doe``."""
    named = _named(creators)
    is_open = len(named) < len(creators)
    return _listed([spoken(c) for c in named], _MOST_IN_A_NOTE, 1, words, is_open=is_open)


def in_entry(creators: Sequence[Creator], words: Words) -> str:
    """Name creators, the first with the family name first: ``Satter, David, and Jane Doe``."""
    named = _named(creators)
    if not named:
        return ""
    first = inverted(named[0], words)
    comma = words("sources", "comma").rstrip()
    names = [first, *(spoken(c) for c in named[1:])]
    is_open = len(named) < len(creators)
    listed = _listed(names, _MOST_IN_AN_ENTRY, _KEPT_OF_MORE, words, is_open=is_open)
    is_parted = listed.startswith(first + comma)  # as Japanese parts even two names
    if len(names) == 2 and not is_open and first != spoken(named[0]) and not is_parted:
        return first + comma + listed.removeprefix(first)
    return listed


def in_short(creators: Sequence[Creator], words: Words) -> str:
    """Name creators by their family names alone."""
    named = _named(creators)
    names = [_family(c) or spoken(c) for c in named]
    return _listed(names, _MOST_IN_A_NOTE, 1, words, is_open=len(named) < len(creators))


def spoken(creator: Creator) -> str:
    """Name somebody as one says it."""
    if creator.literal:
        return creator.literal
    family, given = _family(creator), creator.given or ""
    if creator.static_ordering or _is_family_first(family):
        return family + ("" if _is_family_first(family) else " " if given else "") + given
    comma = "," if creator.comma_suffix and creator.suffix else ""
    parts = (given, creator.dropping_particle, family + comma, creator.suffix)
    return " ".join(part for part in parts if part)


def inverted(creator: Creator, words: Words) -> str:
    """Name somebody as a bibliography sorts it: ``Humboldt, Alexander von``."""
    family, given = _family(creator), creator.given
    if creator.literal or not (family and given):
        return spoken(creator)
    if creator.static_ordering or _is_family_first(family):
        return spoken(creator)
    after = " ".join(part for part in (given, creator.dropping_particle) if part)
    parts = (family, after, creator.suffix)
    return words("sources", "comma").join(part for part in parts if part)


def _family(creator: Creator) -> str:
    parts = (creator.non_dropping_particle, creator.family)
    return " ".join(part for part in parts if part)


def _is_family_first(name: str) -> bool:
    """Tell whether a name is in a script that writes the family name first, without a space."""
    return bool(name) and unicodedata.name(name[0], "").startswith(_FAMILY_FIRST)


def _named(creators: Sequence[Creator]) -> list[Creator]:
    return [creator for creator in creators if creator.literal != _OTHERS]


def _listed(names: list[str], most: int, kept: int, words: Words, *, is_open: bool) -> str:
    """List names, only the first ``kept`` of more than ``most``; an ``open`` list says et al."""
    if len(names) > most or (names and is_open):
        shown = words("sources", "comma").join(names[: kept if len(names) > most else None])
        return words("sources", "and-others", name=shown)
    return list_words(names, words) if names else ""
