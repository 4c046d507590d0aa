"""Where in a source: ``p. 20``, ``с. 20``, ``S. 3-4`` in the words of the book's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from brieflives.languages.words import Words, english_words
from brieflives.resolve.sources.phrases import NO_BREAK

PAGE = "page"
_RANGED = frozenset({PAGE, "column", "line"})  # what runs on like the pages of a book
_ANY_WORDS = frozenset({"entry", "time"})  # kinds that are not counted
_FIRST_IDEOGRAPH = "\u3005"  # 頁 is a word behind the number
_ROMAN = r"[ivxlcdm]+(?!\w)|[IVXLCDM]+(?!\w)"
_ITEM = rf"(?:\d(?:[:./]*\w)*|{_ROMAN})"
_ITEMS = rf"{_ITEM}(?:\s*(?:[-–—−]|,|&)\s*{_ITEM})*"
_NUMBERS = re.compile(_ITEMS)
_ORDINAL_SIGN = r"第\s*"
_RANGE = rf"({_ITEM})\s*[-–—−]\s*(?=\d|{_ROMAN})"
_PAGES = r"(?<![\w.–])(\d+)–(\d+)(?![\w–]|[.:/]\d)"
_DASHES = frozenset("-–—−")
_SEVERAL = frozenset("-–—−,&")


class Locator(Struct, frozen=True):
    """One locator: its kind (a key of the ``locators`` words), or ``""`` for words of its own."""

    kind: str
    text: str


class _Form(Struct, frozen=True):
    one: str
    several: str
    words: tuple[str, ...]


class Locators:
    """Reads and writes locators in the words of one language; English words are always read."""

    def __init__(self, words: Words) -> None:
        """Take the words of the book's language, which come before the English ones."""
        self._words = words
        self._forms = _forms(words)
        self._spellings = _spellings(self._forms)
        if not words.lang.startswith("en"):
            self._spellings += _spellings(_forms(english_words()))
        self._by_letter: dict[str, list[tuple[str, str]]] = {}  # by the first one
        for spelling, kind in self._spellings:
            self._by_letter.setdefault(spelling[0], []).append((spelling, kind))

    def read(self, text: str) -> tuple[Locator, ...]:
        """Understand what an author wrote after a source's name; numbers alone are pages."""
        return tuple(self._read(text.strip()))

    def write(self, locator: Locator) -> str:
        """Write a locator as the language does: no-break space, en dash, singular or plural."""
        ranged = locator.kind in _RANGED
        number = pages_in_words(locator.text, self._words) if ranged else dashed(locator.text)
        if not locator.kind:
            return number
        form = self._forms[locator.kind]
        pattern = form.several if is_several(number) else form.one
        return pattern.replace(" ", NO_BREAK).replace("{number}", number)

    def canonical(self, text: str) -> str:
        """Write what an author wrote in the one form that all its spellings share."""
        return ", ".join(self.write(each) for each in self.read(text))

    def _read(self, text: str) -> Iterator[Locator]:
        while text:
            found = self._before_number(text) or self._after_number(text)
            if found is None and (bare := _numbers_at(text, 0)):
                found = Locator(PAGE, bare[0]), bare.end()
            if found is None:
                yield Locator("", text)
                return
            locator, stop = found
            rest = text[stop:]
            if rest and not rest.lstrip().startswith((",", ";")):
                yield Locator(locator.kind, locator.text + rest)  # f., passim, об.
                return
            yield locator
            text = rest.lstrip(" ,;")

    def _before_number(self, text: str) -> tuple[Locator, int] | None:
        folded = text.casefold()
        for spelling, kind in self._by_letter.get(text[:1].casefold(), ()):
            if not folded.startswith(spelling) or text[: len(spelling)].casefold() != spelling:
                continue
            rest = text[len(spelling) :]
            start = len(text) - len(rest.lstrip(". " + NO_BREAK))
            if spelling[-1].isalpha() and rest[:1].isalpha():
                continue
            if kind in _ANY_WORDS and start < len(text):
                return Locator(kind, text[start:]), len(text)
            if number := _numbers_at(text, start):
                return Locator(kind, number[0]), number.end()
        return None

    def _after_number(self, text: str) -> tuple[Locator, int] | None:
        """Find the word behind the number, as Chinese and Japanese write: 第20页."""
        sign = re.match(_ORDINAL_SIGN, text)
        number = _numbers_at(text, sign.end() if sign else 0)
        if number is None:
            return None
        after = text[number.end() :].lstrip()
        for spelling, kind in self._spellings:
            if not spelling.isascii() and after.casefold().startswith(spelling):
                return Locator(kind, number[0]), len(text) - len(after) + len(spelling)
        return None


def _numbers_at(text: str, start: int) -> re.Match[str] | None:
    stop = len(text)
    if not text.isascii():
        stop = next((k for k in range(start, stop) if text[k] >= _FIRST_IDEOGRAPH), stop)
    return _NUMBERS.match(text, start, stop)


def is_several(pages: str) -> bool:
    """Tell whether pages are more than one."""
    return not _SEVERAL.isdisjoint(pages)


def dashed(pages: str) -> str:
    """Write a range with an en dash."""
    if _DASHES.isdisjoint(pages):
        return pages
    return re.sub(_RANGE, r"\1–", pages.replace("--", "-"))


def pages_in_words(pages: str, words: Words) -> str:
    """Write pages and their ranges as the language does: ``132–35`` in English, else ``132–135``.

    English has the rules of The Chicago Manual of Style, 17th ed., 9.61.
    """
    pages = dashed(pages)
    if "–" not in pages:
        return pages
    first, _, last = words("sources", "page-range").partition("–")
    is_short = len(last) < len(first)

    def written(match: re.Match[str]) -> str:
        start, end = match[1], _whole(match[1], match[2])
        return f"{start}–{_cut(start, end) if is_short else end}"

    return re.sub(_PAGES, written, pages)


def _whole(start: str, end: str) -> str:
    """Give the last page all its digits, where the author wrote ``132-5``."""
    missing = len(start) - len(end)
    if missing <= 0 or len(start) < 3:
        return end
    whole = start[:missing] + end
    return whole if int(whole) > int(start) else end


def _cut(start: str, end: str) -> str:
    """Leave out the digits of the last page that it shares with the first one."""
    if len(start) != len(end) or len(start) < 3 or start.endswith("00") or end <= start:
        return end
    shared = next(k for k in range(len(start)) if start[k] != end[k])
    kept = 1 if start[-2] == "0" else 2
    return end[min(shared, len(end) - kept) :]


def _spellings(forms: Mapping[str, _Form]) -> tuple[tuple[str, str], ...]:
    """Pair every spelling with its kind, the longest first."""
    pairs = [(word.casefold(), kind) for kind, form in forms.items() for word in form.words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _forms(words: Words) -> Mapping[str, _Form]:
    forms: dict[str, _Form] = {}
    for kind, line in words.groups["locators"].items():
        one, several, spellings = (part.strip() for part in line.split("|"))
        forms[kind] = _Form(one, several, tuple(spellings.split()))
    return forms
