"""The author's text as it is printed: quotation marks, dashes, spaces by custom of the language."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from brieflives.document.inline import Text
from brieflives.languages.words import Words
from brieflives.places import Place, Span, TextPlace
from brieflives.resolve.dashes import Dashes
from brieflives.resolve.quotes import Quotes
from brieflives.resolve.spaces import Spacing


class Typography(Struct, frozen=True):
    """The customs of one language, made ready once for a whole book."""

    dashes: Dashes
    quotes: Quotes
    spacing: Spacing

    @classmethod
    def of(cls, words: Words) -> Typography:
        """Take the customs from a language's data file."""
        return cls(Dashes.of(words), Quotes.of(words), Spacing.of(words))

    def __call__(self, text: str, place: Place, before: str) -> Text:
        """Make the printed text of what an author wrote at ``place``.

        ``before`` is what is printed before it in the same paragraph. Every character still knows
        its place in the author's file, also where characters came or went (``StretchedPlace``).
        """
        dashed, origins = self.dashes.replace(text)
        curled, added = self.quotes.curl(dashed, before)
        spaced = self.spacing.protect(curled, before)
        if (origins or added) and isinstance(place, TextPlace):
            place = StretchedPlace(place, _with_added(origins or range(len(text)), added))
        return Text(spaced, place=place)


def _with_added(origins: Sequence[int], added: tuple[int, ...]) -> tuple[int, ...]:
    """Let every character that was added stand where the one before it does."""
    left = iter(origins)
    out: list[int] = []
    for k in range(len(origins) + len(added)):
        out.append((out or [0])[-1] if k in added else next(left))
    return tuple(out)


class StretchedPlace(Struct, frozen=True):
    """The place of a text that is not printed character by character as its author wrote it.

    ``origins`` has the index, in what is written, of every printed character.
    """

    written: TextPlace
    origins: tuple[int, ...]

    def span(self) -> Span:
        """Return where the whole text stands."""
        return self.written.span()

    def part(self, start: int, length: int = 1) -> Span:
        """Return where some characters of the printed text stand."""
        first, stop = self.origins[start], start + length
        last = self.origins[stop - 1]
        if stop < len(self.origins):
            last = max(last, self.origins[stop] - 1)  # the other hyphens of a dash
        return self.written.part(first, last - first + 1)
