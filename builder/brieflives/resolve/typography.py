"""The author's text as it is printed: quotation marks and spaces by the custom of the language."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from brieflives.document.inline import Text
from brieflives.languages.words import Words
from brieflives.places import Place, Span, TextPlace
from brieflives.resolve.quotes import Quotes
from brieflives.resolve.spaces import Spacing


@dataclass(frozen=True, slots=True)
class Typography:
    """The customs of one language, made ready once for a whole book."""

    quotes: Quotes
    spacing: Spacing

    @classmethod
    def of(cls, words: Words) -> Typography:
        """Take the customs from a language's data file."""
        return cls(Quotes.of(words), Spacing.of(words))

    def __call__(self, text: str, place: Place, before: str) -> Text:
        """Make the printed text of what an author wrote at ``place``.

        ``before`` is what is printed before it in the same paragraph. Every character still knows
        its place in the author's file, also where a character was added (``StretchedPlace``).
        """
        curled, added = self.quotes.curl(text, before)
        spaced = self.spacing.protect(curled, before)
        if added and isinstance(place, TextPlace):
            place = StretchedPlace(place, added)
        return Text(spaced, place)


@dataclass(frozen=True, slots=True)
class StretchedPlace:
    """The place of a text into which characters came that its author did not write.

    ``added`` holds their indices, rising; each stands where the character before it does.
    """

    written: TextPlace
    added: tuple[int, ...]

    def span(self) -> Span:
        """Return where the whole text stands."""
        return self.written.span()

    def part(self, start: int, length: int = 1) -> Span:
        """Return where some characters of the stretched text stand."""
        first, last = self._written(start), self._written(start + length - 1)
        return self.written.part(first, last - first + 1)

    def _written(self, index: int) -> int:
        return max(index - bisect_right(self.added, index), 0)
