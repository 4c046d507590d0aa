"""A side of a sheet as the operators that paint it, and the label by which viewers name it."""

from __future__ import annotations

from collections.abc import Sequence

from brieflives.sheets.arrange import Side

_GREY, _HAIRLINE = 0.45, 0.25


def content(side: Side) -> bytes:
    """Return the operators that paint a side: each page within its place, then the marks.

    The pages are forms that the side's resources call ``P0``, ``P1`` and so on, as they are placed.
    """
    parts = []
    for at, placed in enumerate(side.pages):
        clip = placed.clip
        place = _numbers(clip.left, clip.bottom, clip.width, clip.height)
        parts.append(f"q {place} re W n {_numbers(*placed.matrix)} cm /P{at} Do Q")
    if side.marks:
        parts.append(f"q {_GREY} G {_HAIRLINE} w")
        for line in side.marks:
            dash = "[4 3] 0 d" if line.dashed else "[] 0 d"
            ends = f"{_numbers(line.x1, line.y1)} m {_numbers(line.x2, line.y2)} l"
            parts.append(f"{dash} {ends} S")
        parts.append("Q")
    return "\n".join(parts).encode("ascii")


def _numbers(*lengths: float) -> str:
    return " ".join(f"{length:.5f}".rstrip("0").rstrip(".") for length in lengths)


def side_label(side: Side, labels: Sequence[str]) -> str:
    """Name a side by the numbers on its pages, as they lie: ``8, 1``; where there are many, 1–4."""
    pages = [placed.page for placed in side.pages]
    in_order = sorted(pages)
    if len(pages) > 2 and in_order[-1] - in_order[0] == len(pages) - 1:
        return f"{labels[in_order[0]]}–{labels[in_order[-1]]}"
    return ", ".join(labels[page] for page in pages) or "–"
