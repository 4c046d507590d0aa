"""Set both sides of a handout, or say which of its regions are too full."""

from __future__ import annotations

from brieflives.document.handout import HandoutSheet, Region
from brieflives.typeset.handout.answers import set_answers
from brieflives.typeset.handout.back import set_back
from brieflives.typeset.handout.front import set_front
from brieflives.typeset.handout.grid import Grid, Types
from brieflives.typeset.mirror import bound
from brieflives.typeset.pages import LaidPage, Pages, Placed


def set_handout(sheet: HandoutSheet, types: Types, grid: Grid) -> Pages | frozenset[Region]:
    """Return a sheet as two pages; or where its words have no room on them, the overfull regions.

    The size of type never changes: whoever asked leaves something out, and asks again. Only a
    teacher's copy goes on on further pages, since no answer is left out.
    """
    front, in_front = set_front(sheet, types, grid)
    back, behind = set_back(sheet, types, grid)
    more: list[tuple[Placed, ...]] = []
    if sheet.for_teacher and Region.WORK in behind:
        back, behind = set_back(sheet, types, grid, asked=False)
        more = set_answers(sheet, types, grid)
    overfull = in_front | behind
    if overfull:
        return frozenset(overfull)
    sides = (front, back, *more)
    pages = tuple(LaidPage(str(number), side, None) for number, side in enumerate(sides, 1))
    pages = tuple(bound(pages, grid.width, rtl=types.text.case.rtl))
    fonts, greyscale = types.text.case.fonts, types.text.sheet.greyscale
    return Pages(grid.width, grid.height, pages, (), {}, fonts, greyscale)
