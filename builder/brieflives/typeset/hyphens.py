"""Where a word may end a line: patterns of its language, soft hyphens, dashes, addresses.

Patterns come from pyphen and are read when a language first occurs. pyphen itself is not imported:
it brings the libraries of archives with it, a thirtieth of a short build.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from msgspec import Struct

from brieflives.installed import folder_of
from brieflives.typeset.fonts import SOFT_HYPHEN
from brieflives.typeset.patterns import Patterns

BEFORE, AFTER, SHORTEST = 2, 3, 5  # letters that stay, that go on, and of a word worth dividing
_LETTERS = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
# Lines of Korean end between words; where one has to be divided, no syllable stands alone.
_HANGUL = re.compile(rf"[가-힣]{{{SHORTEST},}}")
_AROUND = "“‘«(.,;:!?»)”’"  # signs that divide nothing
_ADDRESS = re.compile(r"https?://|www\.|\w+\.\w+/|\w@\w")
_IN_ADDRESS = re.compile(r"(?<=[^\W_])(?=[.?#%&=_~])|(?<=[/=&-])(?=[^/])|(?<=://)")
# not within a range of years or pages: 1804–1807, c. 1790–c. 1791
_AFTER_DASH = re.compile(
    r"(?<=\w[-\u2010—/])(?=\w)|(?<=[^\W\d]–)(?=\w)|(?<=\w—[”’»])(?=\w)|(?<=\u200b)(?=.)"
)
_JOINED = re.compile("[\u2011\u2060\u00a0\u202f]")


class Kind(StrEnum):
    """What makes a place in a word one to break at."""

    PATTERN = "pattern"  # a hyphen is inserted
    SYLLABLE = "syllable"  # of Korean: nothing is inserted
    SOFT = "soft"  # the author's soft hyphen, which is drawn
    DASH = "dash"  # behind a hyphen, dash or slash that is there already
    ADDRESS = "address"


class BreakPlace(Struct, frozen=True):
    """A line may end before character ``at`` of a word."""

    at: int
    kind: Kind


class Hyphens:
    """The patterns of a run's languages, each read once, and only when the language occurs."""

    def __init__(self) -> None:
        """Read nothing."""
        self._patterns: dict[str, Patterns | None] = {}

    def places(self, word: str, lang: str, *, hyphenate: bool = True) -> tuple[BreakPlace, ...]:
        """Return the places to break a word (no white space in it), from left to right."""
        if word.strip(_AROUND).isalpha():  # as most words are
            return tuple(self._by_pattern(word, lang)) if hyphenate else ()
        if SOFT_HYPHEN in word:  # the author knows better than any pattern
            soft = (i + 1 for i, char in enumerate(word) if char == SOFT_HYPHEN)
            return tuple(BreakPlace(at, Kind.SOFT) for at in soft if 1 < at < len(word))
        if _ADDRESS.search(word):
            starts = (found.start() for found in _IN_ADDRESS.finditer(word))
            inside = {at for at in starts if 3 < at < len(word) - 2}
            return tuple(BreakPlace(at, Kind.ADDRESS) for at in sorted(inside))
        places = [BreakPlace(found.start(), Kind.DASH) for found in _AFTER_DASH.finditer(word)]
        if hyphenate and not _JOINED.search(word):
            places += self._by_pattern(word, lang)
        return tuple(sorted(places, key=attrgetter("at")))

    def _by_pattern(self, word: str, lang: str) -> list[BreakPlace]:
        places: list[BreakPlace] = []
        if not word.isascii():
            for row in _HANGUL.finditer(word):
                inside = range(row.start() + BEFORE, row.end() - 1)
                places += [BreakPlace(at, Kind.SYLLABLE) for at in inside]
        for row in _LETTERS.finditer(word):
            patterns = self._of(lang)
            if patterns is None:
                break
            start, last = row.start(), row.end() - AFTER
            found = [start + at for at in patterns.positions(row[0].lower())]
            places += [BreakPlace(at, Kind.PATTERN) for at in found if start + BEFORE <= at <= last]
        return places

    def _of(self, lang: str) -> Patterns | None:
        """Return the patterns of a language, of its nearest relative, or none: ru, de-AT, zxx."""
        if lang not in self._patterns:
            name, files = lang.replace("-", "_").lower(), self._files
            while name and name not in files:
                name = name.rpartition("_")[0]
            self._patterns[lang] = Patterns(files[name]) if name else None
        return self._patterns[lang]

    @cached_property
    def _files(self) -> dict[str, Path]:
        """The files of all languages, and for one that has several the first of them: de_at, de."""
        folder = folder_of("pyphen")
        assert folder, "brieflives is installed with pyphen"
        files: dict[str, Path] = {}
        for file in sorted((folder / "dictionaries").glob("hyph_*.dic")):
            name = file.stem.removeprefix("hyph_").lower()
            files[name] = file
            files.setdefault(name.partition("_")[0], file)
        return files
