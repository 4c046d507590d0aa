"""The papers that a book can be made on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

PaperName = Literal["A5", "A4", "half-letter", "letter"]

PAPERS: Final[Mapping[PaperName, tuple[float, float]]] = {  # mm; ISO 216 and ANSI Y14.1
    "A5": (148, 210),
    "A4": (210, 297),
    "half-letter": (139.7, 215.9),
    "letter": (215.9, 279.4),
}
