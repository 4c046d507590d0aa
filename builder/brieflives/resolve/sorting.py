"""Put names in order as the alphabet of the book's language has it.

Babel knows no collation, and the libraries that do need ICU on the machine, so the letters stand
in ``languages/``. Letters outside the alphabet sort as what they are made of (``É`` as ``E``),
those of other scripts behind it; Chinese characters by their pronunciation, as far as GB 2312
orders them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from brieflives.languages.words import Words

SortKey = tuple[tuple[int, ...], str]

_UNDIVIDED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_IGNORED = frozenset("'’ʼʻ‘ʹ`")  # O’Brien is sorted as Obrien
_COMMA, _GAP, _FIGURE, _LETTER, _OTHER, _HAN = 0, 1, 2, 100, 10_000, 2_000_000


def title_to_sort(title: str, person: str, words: Words) -> str:
    """Return a title as catalogues file it, its article at the end: ``Baker’s Tale, The``.

    What begins with a name of the ``person`` has no article: ``La Fontaine``.
    """
    for article in words("sorting", "articles").split():
        gap = "" if article.endswith("’") else " "
        first, rest = title[: len(article)], title[len(article) :].removeprefix(gap)
        begins = title.casefold().startswith(f"{article}{gap}")
        if begins and rest and f"{first}{gap}{rest.split()[0]}" not in person:
            return f"{rest[0].upper()}{rest[1:]}, {first}"
    return title


class Alphabet(Struct, frozen=True, dict=True):
    """The order of one language's letters."""

    words: Words

    def key(self, text: str) -> SortKey:
        """Return what to sort a name by, down to its accents."""
        return self.ranks(text), text

    def ranks(self, text: str) -> tuple[int, ...]:
        """Return the order of a text word by word: ``Smith, Zoë`` before ``Smith-Jones``."""
        ranks: list[int] = []
        for letter in self._letters_of(text):
            rank = self._rank(letter)
            if rank > _GAP or (ranks and ranks[-1] > _GAP):
                ranks.append(rank)
        return tuple(ranks)

    def head(self, text: str) -> str:
        """Return the letter that an index has above a name; nothing for names without any."""
        first = next((c for c in self._letters_of(text) if c.isalpha()), "")
        if not first or _is_han(first):
            return ""
        known = self._ranks.get(first)
        if known is None:
            return first.upper()
        heads = [head for head in self._heads if self._ranks[head] <= known]
        return (heads[-1] if heads else first).upper()

    @cached_property
    def _groups(self) -> list[str]:
        return self.words("sorting", "letters").split()

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {c: _LETTER + k for k, group in enumerate(self._groups) for c in group}

    @cached_property
    def _heads(self) -> list[str]:
        return list(self.words("sorting", "heads")) or [group[0] for group in self._groups]

    def _letters_of(self, text: str) -> Iterator[str]:
        """Yield the letters and figures of a name as they are sorted, and what parts its words."""
        folded = unicodedata.normalize("NFC", text.casefold())
        passed_over = self.words("sorting", "passed-over")
        if passed_over:
            folded = folded.removeprefix(passed_over)
        for char in folded:
            for part in (char,) if char in self._ranks else self._parts(char):
                if part not in _IGNORED and not unicodedata.combining(part):
                    yield part

    def _parts(self, char: str) -> str:
        """Take a letter apart: its accents off, katakana as hiragana, ligatures undone."""
        if "ァ" <= char <= "ヶ":
            char = chr(ord(char) - 0x60)
        return unicodedata.normalize("NFKD", char).translate(_UNDIVIDED)

    def _rank(self, char: str) -> int:
        if not char.isalnum():
            return _COMMA if char in ",،、，" else _GAP
        if char.isdigit():
            return _FIGURE + unicodedata.digit(char, 0)
        if char in self._ranks:
            return self._ranks[char]
        return _HAN + _pinyin_order(char) if _is_han(char) else _OTHER + ord(char)


def _is_han(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK")


def _pinyin_order(char: str) -> int:
    """Order a Chinese character by GB 2312: its common ones stand in the order of their sounds."""
    try:
        return int.from_bytes(char.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return 0x10000 + ord(char)  # rare and traditional ones: behind them, by radical and strokes
