"""The words by which it is said how pages are to be laid on sheets."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["saddle", "2up", "4up", "6up", "8up", "zine"]
PaperName = Literal["A4", "letter", "A3", "tabloid"]
Binding = Literal["left", "right"]
Flip = Literal["short", "long"]  # the edge about which the printer turns the sheet

KINDS: tuple[Kind, ...] = get_args(Kind)
PAPERS: tuple[PaperName, ...] = get_args(PaperName)
BINDINGS: tuple[Binding, ...] = get_args(Binding)
FLIPS: tuple[Flip, ...] = get_args(Flip)
