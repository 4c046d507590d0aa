"""The words by which it is said how pages are to be laid on sheets.

A ``leaflet`` is one sheet of six panels, folded twice. Its pages are, in reading order, the cover;
inside the left, the middle and the right panel; the flap that is tucked in; the back. A panel is
100 mm wide and 210 mm high on A4 (3.6875 by 8.5 inches on letter); the flap and the right panel
inside, which is its other side, are 97 mm (3.625 inches). A page that is narrower than its panel
stands in its middle, so six pages as wide as the flap will do.
"""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["saddle", "2up", "4up", "6up", "8up", "zine", "leaflet"]
PaperName = Literal["A4", "letter", "A3", "tabloid"]
Binding = Literal["left", "right"]
Flip = Literal["short", "long"]  # the edge about which the printer turns the sheet

Pass = Literal["fronts", "backs", "backs-last-first"]  # what a one-sided printer prints at once

KINDS: tuple[Kind, ...] = get_args(Kind)
PAPERS: tuple[PaperName, ...] = get_args(PaperName)
BINDINGS: tuple[Binding, ...] = get_args(Binding)
FLIPS: tuple[Flip, ...] = get_args(Flip)
