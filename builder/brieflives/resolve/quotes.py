"""Straight quotation marks become those of the book's language.

``"`` is the outer mark and ``'`` the inner one, or an apostrophe. Where a language has ‘ and ’
outside (British English), a quotation begun with ``'`` is an outer one too, and one within it an
inner one, whichever way it was typed. Where a language sets its marks with a space inside (French),
that space is added unless the author has written one.
"""

from __future__ import annotations

from msgspec import Struct

from brieflives.languages.words import Words

_OPENS_AFTER = frozenset(" \u00a0\u202f\n\t([{–—‑-/¿¡")
_ENDS_BEFORE = frozenset(" \u00a0\u202f.,;:!?)]}…")
_HEBREW_PREFIXES = frozenset("והבלמשכ")  # letters that are words of their own before a word
_EAST_ASIAN = "\u2e80"  # the first character of the scripts that are written without spaces


class Marks(Struct, frozen=True):
    """An opening and a closing quotation mark, each with the space that belongs inside it."""

    opening: str
    closing: str

    def is_open(self, text: str) -> bool:
        """Tell whether ``text`` has opened a quotation and not closed it."""
        opened = text.rfind(self.opening[0])
        closed = text.rfind(self.closing[-1])
        while closed > opened and _is_apostrophe(text, closed):
            closed = text.rfind(self.closing[-1], 0, closed)
        return opened > closed


class Quotes(Struct, frozen=True):
    """The quotation marks of a language: outer and inner ones."""

    double: Marks
    single: Marks

    @classmethod
    def of(cls, words: Words) -> Quotes:
        """Take the marks from a language's ``quotes``: the first half of each opens."""
        double, single = (words("quotes", key) for key in ("double", "single"))
        return cls(_halves(double), _halves(single))

    def curl(self, text: str, before: str) -> tuple[str, tuple[int, ...]]:
        """Replace ``"`` and ``'`` in ``text``; ``before`` is what precedes it in its paragraph.

        The second value holds the places, in the new text, of characters that were added.
        """
        if '"' not in text and "'" not in text:
            return text, ()
        done = before
        added: list[int] = []
        for k, char in enumerate(text):
            mark = char
            if char in "\"'":
                choose = self._double if char == '"' else self._single
                mark = choose(done, text[k + 1 : k + 3])
            if len(mark) > 1:
                mark, at = _with_space(mark, done, text[k + 1 : k + 2])
                if at is not None:
                    added.append(len(done) - len(before) + at)
            done += mark
        return done[len(before) :], tuple(added)

    def _double(self, done: str, rest: str) -> str:
        if _is_hebrew(done[-1:]) and _is_hebrew(rest[:1]):
            return "״" if _is_abbreviation(done, rest) else self.double.opening
        if self._opens(self.double, done, rest[:1]):
            return self._begun(self.double, done).opening
        within = self._nests_by_depth and self.single.is_open(done)
        return self.single.closing if within else self.double.closing

    def _single(self, done: str, rest: str) -> str:
        last, following = done[-1:], rest[:1]
        if last.isalnum() and last < _EAST_ASIAN and following.isalpha():
            return "׳" if _is_hebrew(last) else "’"
        if following.isdigit() and not last.isalnum():
            return "’"  # the ’90s
        if self._opens(self.double if self._nests_by_depth else self.single, done, following):
            return self._begun(self.single, done).opening
        if self.single.is_open(done):
            return self.single.closing
        return "׳" if _is_hebrew(last) else "’"

    @property
    def _nests_by_depth(self) -> bool:
        """Tell whether authors may well type ``'`` outside, as they see it in print."""
        return self.double.closing == "’"

    def _begun(self, usual: Marks, done: str) -> Marks:
        """Return the marks of a quotation that begins here."""
        if not self._nests_by_depth:
            return usual
        return self.single if self.double.is_open(done) else self.double

    def _opens(self, marks: Marks, done: str, following: str) -> bool:
        """Decide by the characters on both sides, and where they leave it open by what is open."""
        last = done[-1:]
        at_end = bool(following) and following in _ENDS_BEFORE
        outer, inner = self.double, self.single
        within = last in (outer.opening[0], inner.opening[0]) and outer.opening != outer.closing
        if not last or last in _OPENS_AFTER or within:
            return not (at_end and marks.is_open(done))
        if last.isalnum() and last < _EAST_ASIAN:
            return False
        return bool(following) and not at_end and not marks.is_open(done)


def _is_apostrophe(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return text[at] == "’" and len(around) == 2 and around.isalpha()


def _halves(marks: str) -> Marks:
    middle = len(marks) // 2
    return Marks(marks[:middle], marks[middle:])


def _with_space(mark: str, done: str, following: str) -> tuple[str, int | None]:
    """Leave out a mark's space where the author wrote one; tell where the space stands in it."""
    if mark[-1].isspace():
        return (mark[0], None) if following.isspace() else (mark, 1)
    return (mark[-1], None) if done[-1:].isspace() else (mark, 0)


def _is_abbreviation(done: str, rest: str) -> bool:
    """Tell gershayim, mostly before the last letter, from a quotation after a prefix."""
    if not _is_hebrew(rest[1:]):
        return True
    start = len(done)
    while start and _is_hebrew(done[start - 1]):
        start -= 1
    return not (len(done) - start <= 2 and _HEBREW_PREFIXES.issuperset(done[start:]))


def _is_hebrew(char: str) -> bool:
    return "א" <= char <= "ת"
