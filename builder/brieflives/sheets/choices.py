"""The words by which it is said how pages are to be laid on sheets.

A ``leaflet`` is one sheet of six panels, folded twice. Its pages are, in reading order, the cover;
inside the left, the middle and the right panel; the flap that is tucked in; the back. A panel is
100 mm wide and 210 mm high on A4 (3.6875 by 8.5 inches on letter); the flap and the right panel
inside, which is its other side, are 97 mm (3.625 inches). A page that is narrower than its panel
stands in its middle, so six pages as wide as the flap will do.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

Kind = Literal["saddle", "2up", "4up", "6up", "8up", "zine", "leaflet"]
PaperName = Literal["A4", "letter", "A3", "tabloid"]
Binding = Literal["left", "right"]
Flip = Literal["short", "long"]  # the edge about which the printer turns the sheet

Pass = Literal["fronts", "backs", "backs-last-first"]  # what a one-sided printer prints at once

KINDS: tuple[Kind, ...] = get_args(Kind)
PAPERS: tuple[PaperName, ...] = get_args(PaperName)
BINDINGS: tuple[Binding, ...] = get_args(Binding)
FLIPS: tuple[Flip, ...] = get_args(Flip)
_FOLDED: tuple[Kind, ...] = ("saddle", "zine", "leaflet")  # the others have no blank pages
_MEANT_FOR: dict[str, tuple[Kind, ...]] = {
    "signature": ("saddle",),
    "thickness": ("saddle",),
    "ruled": _FOLDED,
}


class BookletWishes(Struct, frozen=True):
    """How a booklet is to be laid on sheets; ``None``: nothing is said, so it is as it suits.

    A life says it under ``book: booklet:``, a command with options; the words are the same.
    """

    sheet: PaperName | None = None
    signature: int | Literal["auto"] | None = None  # sheets folded together
    thickness: float | None = None  # of the paper, in millimetres
    flip: Flip | None = None
    marks: bool | None = None
    ruled: bool | None = None

    def over(self, others: BookletWishes) -> BookletWishes:
        """Return all that is said; where both say something, these count."""
        said = {name: getattr(self, name) for name in self.said()}
        return replace(others, **said)

    def idle(self, kind: Kind) -> tuple[str, ...]:
        """Return the words said that mean nothing for sheets of this kind."""
        return tuple(word for word in self.said() if kind not in _MEANT_FOR.get(word, KINDS))

    def said(self) -> tuple[str, ...]:
        """Return the words that anything is said to."""
        return tuple(n for n in self.__struct_fields__ if getattr(self, n) is not None)
