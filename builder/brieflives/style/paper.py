"""Put a style on another paper: larger type or wider margins, never a longer line."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, sqrt
from typing import Final

from msgspec.structs import replace

from brieflives.records.shapes import AnyRecord
from brieflives.style.paper_sizes import PAPERS, PaperName
from brieflives.style.sheet import (
    MM,
    Hanging,
    Page,
    Paper,
    Sheet,
    TextStyle,
    Timeline,
)
from brieflives.style.written import TEXT_STYLES

GRID_STEP_PT = 0.5  # the grid of another paper is a multiple of this
WIDEST_TEXT = 0.75  # of the paper's width: the rest is for the margins
LARGER_DEPTH = 0.95  # a page with larger type keeps more white at head and foot, in proportion

_LENGTHS: Final = ("size_pt", "leading_pt", "indent_pt", "inset_pt", "hang_pt")
_OF_INFOBOX: Final = ("portrait_width_mm", "portrait_least_mm", "label_width_mm", "monogram_pt")


def on_paper(sheet: Sheet, paper: PaperName) -> Sheet:
    """Return the sheet for a paper; unchanged where that is the one it was drawn for.

    On a larger paper type and grid grow with the square root of the room, and with them the line,
    which so keeps its number of characters. On a smaller one the type stays. ``papers`` of the
    sheet overrides each figure. Ask its page whether it is ``impossible``.
    """
    wish = sheet.papers.get(paper)
    width, height = PAPERS[paper]
    own = sheet.page
    if wish is None and (own.width_mm, own.height_mm) == (width, height):
        return sheet
    wish = wish or Paper()
    scale = _scale(own, width, height) if wish.scale is None else wish.scale
    page = _page(own, wish, scale, (width, height))
    return replace(sheet, page=page, **_larger(sheet, scale))


def _scale(own: Page, width: float, height: float) -> float:
    room = max(1.0, min(width / own.width_mm, height / own.height_mm))
    grid = round(own.grid_pt * sqrt(room) / GRID_STEP_PT) * GRID_STEP_PT
    return grid / own.grid_pt if room > 1 else 1.0


def _page(own: Page, wish: Paper, scale: float, size_mm: tuple[float, float]) -> Page:
    """Return text block and margins; white is divided as the style's own page divides it."""
    width, height = size_mm
    side = width - min(own.measure_pt / MM * scale, WIDEST_TEXT * width)
    inner_share = own.inner_mm / ((own.inner_mm + own.outer_mm) or 1)
    grid = round(own.grid_pt * scale, 3)
    depth = own.depth_pt / own.height_mm * height * (LARGER_DEPTH if scale > 1 else 1)
    lines = wish.lines or max(1, floor(depth / grid))
    white = max(0.0, height - lines * grid / MM)
    head_share = own.head_mm / (own.height_mm - own.depth_pt / MM)
    return Page(
        width_mm=width,
        height_mm=height,
        inner_mm=_either(wish.inner_mm, side * inner_share),
        outer_mm=_either(wish.outer_mm, side * (1 - inner_share)),
        head_mm=_either(wish.head_mm, white * head_share),
        lines=lines,
        grid_pt=grid,
        running_head_lines=own.running_head_lines,
        folio_lines=own.folio_lines,
    )


def _either(wished: float | None, derived: float) -> float:
    return round(derived, 2) if wished is None else wished


def _larger(sheet: Sheet, scale: float) -> dict[str, object]:
    """Return all that grows with the type."""
    return {
        "roles": {role: _scaled(style, scale) for role, style in sheet.roles.items()},
        **{name: _scaled(getattr(sheet, name), scale) for name in TEXT_STYLES},
        "title_page": _grown(sheet.title_page, scale, ("rule_mm",)),
        "timeline": _grown(sheet.timeline, scale, Timeline.__struct_fields__),
        "hanging": _grown(sheet.hanging, scale, Hanging.__struct_fields__),
        "infobox": _grown(sheet.infobox, scale, _OF_INFOBOX),
    }


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return _grown(style, scale, _LENGTHS)


def _grown(record: AnyRecord, scale: float, names: Sequence[str]) -> AnyRecord:
    """Return a record with the lengths of these names so many times as long."""
    grown = {name: round(getattr(record, name) * scale, 3) for name in names}
    return replace(record, **grown)
