"""Tell an author why a PDF does not say that it keeps PDF/UA and PDF/A."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brieflives.document.book import Document, leaves
from brieflives.document.inline import Text, pieces
from brieflives.findings import Code, Finding, finding
from brieflives.places import NOWHERE, Place, part

_SHOWN = 5  # characters named at most


def unclaimed(document: Document, lacking: Sequence[str]) -> list[Finding]:
    """Return a warning where texts are drawn as a font's sign for what it lacks.

    It stands at the first of them that the author wrote; where the program wrote them all, as
    labels, at the first words of the author.
    """
    if not lacking:
        return []
    characters = sorted({char for text in lacking for char in text})
    named = ", ".join(characters[:_SHOWN]) + (" and others" if characters[_SHOWN:] else "")
    message = (
        "the PDF does not say that it keeps PDF/UA and PDF/A, because a font's sign for missing"
        f" characters stands in it, in place of {named}"
    )
    hint = "use another style, or name a font in yours that has these characters"
    return [finding(Code.CLAIMS_NO_STANDARD, _first(document, lacking), message, hint)]


def _first(document: Document, lacking: Sequence[str]) -> Place:
    """Return the first place of any of these texts, or else of any words."""
    anywhere: Place = NOWHERE
    for place, words in _written(document):
        stands = [(at, len(text)) for text in lacking if (at := words.find(text)) >= 0]
        if stands:
            return part(place, *min(stands))
        anywhere = place if anywhere is NOWHERE else anywhere
    return anywhere


def _written(document: Document) -> Iterator[tuple[Place, str]]:
    """Yield what the author wrote, in reading order, each with its place."""
    for leaf in leaves(document):
        for piece in pieces(leaf.inlines):
            if isinstance(piece, Text):
                place = leaf.place if piece.place is NOWHERE else piece.place
                if place is not NOWHERE:
                    yield place, piece.text
