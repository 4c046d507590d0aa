"""No-break spaces where the trade puts them: ``p. 20``, ``J. S. Bach``, ``20 km``, ``11 June``.

Which words hold on to their neighbours is said by ``protected`` in each language's data file. A
space becomes another space, so a text keeps its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from msgspec import Struct

from brieflives.languages.words import Words

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
_OPENING = "([{«„“”‚‘\"'—–¿¡"
_CLOSING = ",;:!?)]}»”“’…"
_ENDING = ".,;:!?"  # of words that are no abbreviations: these are among those that hold on
_ROMAN = frozenset("IVXLCDM")
_PLAIN, _ASK = "-", "?"


class Roles(dict[str, str]):
    """Tells of each word where no rule of spaces is about it; words asked for are remembered.

    Two signs say how a word stands behind a space, and before one. Between two words that are plain
    there, as nearly all are on both sides, stands a space.
    """

    def __init__(self, holding: Iterable[str], closing: Iterable[str], opening: Set[str]) -> None:
        """Take all words, in small letters, that may hold on to the next, and marks that do.

        A ``closing`` one holds on to the word before it, an ``opening`` one to that behind it.
        """
        self._holding = frozenset(holding)
        self._closing = frozenset(closing)
        self._opening = opening

    def __missing__(self, word: str) -> str:
        letters = word.rstrip(_ENDING)
        if letters.isalpha() and letters.islower():
            signs = _PLAIN + (_ASK if word in self._holding else _PLAIN)
        else:
            behind = word[:1] in self._closing or _is_roman(word.rstrip(_CLOSING + "."))
            bare = word.lstrip(_OPENING)
            holds = bare.lower() in self._holding or _is_initials(bare) or _is_number(bare)
            before = holds or word[-1:] in self._opening
            signs = (_ASK if behind else _PLAIN) + (_ASK if before else _PLAIN)
        self[word] = signs
        return signs


class Spacing(Struct, frozen=True):
    """The rules of a language; its words in small letters match capitals as well."""

    before_number: Set[str]
    after_number: Set[str]
    before_name: Set[str]
    short_words: Set[str]
    dashes: Set[str]
    narrow_before: Set[str]
    wide_before: Set[str]
    narrow_after: Set[str]
    grouped_digits: bool
    roles: Roles

    @classmethod
    def of(cls, words: Words) -> Spacing:
        """Take the rules from a language's ``protected``."""
        rules = {key: frozenset(text.split()) for key, text in words.groups["protected"].items()}
        return cls(
            before_number=rules["before-number"],
            after_number=rules["after-number"],
            before_name=rules["before-name"],
            short_words=rules["short-words"],
            dashes=rules["dashes"],
            narrow_before=rules["narrow-before"],
            wide_before=rules["wide-before"],
            narrow_after=rules["narrow-after"],
            grouped_digits=words("protected", "digit-groups") == "space",
            roles=Roles(
                (
                    word.lower()
                    for key in ("before-number", "before-name", "short-words")
                    for word in rules[key]
                ),
                closing=rules["dashes"] | rules["narrow-before"] | rules["wide-before"],
                opening=rules["narrow-after"],
            ),
        )

    def protect(self, text: str, before: str) -> str:
        """Replace the spaces of ``text`` that no line may end at.

        ``before`` is what precedes the text in its paragraph; what follows the text is not known.
        """
        if " " not in text:
            return text
        begun = before[before.rfind(" ") + 1 :]  # the word that the text goes on with
        words = (begun + text).split(" ")
        roles = "".join(map(self.roles.__getitem__, words))[1:-1]  # two signs for each space
        pieces: list[str] = []
        done = 0  # how many words stand in the pieces
        counted = ""  # what is counted before a word: in `1890 г. Анна` г. is a year and no title
        at = roles.find(_ASK)
        while at >= 0:
            last = at // 2
            left, right = counted + words[last], words[last + 1]
            space = self._space(left, right)
            if space != " ":
                pieces += (" ".join(words[done : last + 1]), space)
                done = last + 1
            measures = space == NO_BREAK and self._measures(left.lstrip(_OPENING), right)
            counted = left if measures and last + 2 < len(words) else ""
            at = 2 * last + 2 if counted else roles.find(_ASK, 2 * last + 2)
        return "".join([*pieces, " ".join(words[done:])])[len(begun) :] if pieces else text

    def _space(self, left: str, right: str) -> str:
        """Choose the space between two words; either may be empty at an end of the text."""
        mark = right[:1]
        if mark in self.narrow_before or left[-1:] in self.narrow_after:
            return NARROW_NO_BREAK
        if not left:
            return " "
        if mark in self.wide_before or mark in self.dashes:
            return NO_BREAK
        word = left.lstrip(_OPENING)
        holds = (
            self._short(word)
            or self._names(word, right)
            or self._counts(word, right)
            or self._measures(word, right)
        )
        return NO_BREAK if holds else " "

    def _short(self, word: str) -> bool:
        return word.lower() in self.short_words

    def _names(self, word: str, right: str) -> bool:
        """Titles and initials hold on to a name, a name to its ordinal: Dr. X, J. S. Bach."""
        if word in self.before_name or _is_initials(word):
            return not right or right[0].isupper()
        return word[:1].isupper() and _is_roman(right.rstrip(_CLOSING + "."))

    def _counts(self, word: str, right: str) -> bool:
        """Tell whether ``word`` holds on to a number: ``p. 20``, ``vol. IV``."""
        if word.lower() not in self.before_number:
            return False
        return right[:1].isdigit() or _is_roman(right.rstrip(_CLOSING + "."))

    def _measures(self, word: str, right: str) -> bool:
        """Tell whether ``word`` is a number that holds on to what is counted: ``20 km``."""
        if not _is_number(word):
            return False
        counted = right.rstrip(_CLOSING)
        if not self.after_number.isdisjoint(_readings(counted) | _readings(counted.rstrip("."))):
            return True
        return self.grouped_digits and len(counted) == 3 and counted.isdigit() and len(word) <= 3


def _readings(word: str) -> set[str]:
    return {word, word.lower()}


def _is_initials(word: str) -> bool:
    """``J.``, ``A.S.``, ``J.-P.``: at most three capitals, each with its full stop."""
    if not word.endswith(".") or len(word) > 8:
        return False
    letters = word[:-1].replace("-", "").split(".")
    return len(letters) <= 3 and all(len(x) == 1 and x.isupper() for x in letters)


def _is_number(word: str) -> bool:
    is_arabic = word.lstrip("$€£")[:1].isdigit() or word[-1:].isdigit()
    return is_arabic or _is_roman(word.rstrip("er"))  # XIXe siècle


def _is_roman(word: str) -> bool:
    """A Roman number; not ``I``, ``C``, ``D``, ``L`` or ``M``, which are more often letters."""
    return bool(word) and _ROMAN.issuperset(word) and (len(word) > 1 or word in "VX")
