"""Papers by their size, and the names that printers know them by (PWG 5101.1)."""

from __future__ import annotations

from typing import NamedTuple

_POINT_MM = 25.4 / 72
_TOLERANCE_MM = 1.5  # sizes rounded to whole points or millimetres are the same paper


class Paper(NamedTuple):
    """A paper: what people call it, what printers call it, its upright size."""

    name: str
    keyword: str
    width_mm: float
    height_mm: float


PAPERS = (
    Paper("A4", "iso_a4_210x297mm", 210, 297),
    Paper("letter", "na_letter_8.5x11in", 215.9, 279.4),
    Paper("A3", "iso_a3_297x420mm", 297, 420),
    Paper("tabloid", "na_ledger_11x17in", 279.4, 431.8),
    Paper("A5", "iso_a5_148x210mm", 148, 210),
    Paper("half letter", "na_invoice_5.5x8.5in", 139.7, 215.9),
    Paper("legal", "na_legal_8.5x14in", 215.9, 355.6),
    Paper("A6", "iso_a6_105x148mm", 105, 148),
)


def paper_of(width_pt: float, height_pt: float) -> Paper | None:
    """Return the paper of this size, lying or upright; nothing where there is none so large."""
    short, long = sorted((width_pt * _POINT_MM, height_pt * _POINT_MM))
    for paper in PAPERS:
        if max(abs(paper.width_mm - short), abs(paper.height_mm - long)) <= _TOLERANCE_MM:
            return paper
    return None


def name_of(keyword: str) -> str | None:
    """Return what people call a paper that a printer has; nothing for envelopes and the like."""
    return next((paper.name for paper in PAPERS if paper.keyword == keyword), None)
