"""How wide the columns of a table are: as their words want it, within the measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import Run
from brieflives.typeset.tokens import ENDS, passages_of_runs

ROUNDING_PT = 0.5  # so that what was measured on one line stays on one line
LONG_WORD_PT = 84.0  # a longer word may be divided to keep a column narrow
FULL = 0.8  # of the measure: a table at least so wide takes all of it


class Want(NamedTuple):
    """What a column or a cell wants, in points: for its widest word, and for one line."""

    least: float
    most: float


def want_of_runs(runs: Sequence[Run], case: TypeCase) -> Want:
    """Measure the words of one cell."""
    least = most = 0.0
    for passage in passages_of_runs(runs, case):
        widths = [word.width for word in passage.words]
        line = joined = 0.0
        for width, glue, gap in zip(widths, passage.glues, passage.gaps, strict=True):
            line += width
            joined += width
            least, most = max(least, joined), max(most, line)
            line += gap
            joined = 0.0 if glue in ENDS else joined + gap
    return Want(least + ROUNDING_PT, most + ROUNDING_PT)


def column_widths(columns: Sequence[Sequence[Want]], room: float) -> tuple[float, ...] | None:
    """Share ``room`` points among columns; None when not every column gets its least.

    Each column is what its cells want, its head first. Where there is room for all on one line
    each gets that. Else heads may turn over, modest columns get what they want, and the others
    share the rest in proportion to what each would like above its least.
    """
    columns = [[_divisible(cell) for cell in cells] for cells in columns]
    wants = [_want_of_cells(cells) for cells in columns]
    least, most = _sum(wants)
    if least > room:
        return None
    if most <= room:
        spread = room / most if most > 0 and most >= FULL * room else 1.0
        return tuple(want.most * spread for want in wants)
    turned = [_want_of_cells([Want(head.least, head.least), *cells]) for head, *cells in columns]
    if _sum(turned).most > room:
        wants = _with_modest_ones_kept(turned, room)
    least, most = _sum(wants)
    share = (room - least) / (most - least)
    return tuple(want.least + (want.most - want.least) * share for want in wants)


def _divisible(want: Want) -> Want:
    return Want(min(want.least, LONG_WORD_PT), want.most)


def _want_of_cells(cells: Sequence[Want]) -> Want:
    return Want(max(cell.least for cell in cells), max(cell.most for cell in cells))


def _sum(wants: Sequence[Want]) -> Want:
    return Want(sum(want.least for want in wants), sum(want.most for want in wants))


def _with_modest_ones_kept(wants: Sequence[Want], room: float) -> list[Want]:
    """Let columns that want no more than an equal share of the room have it, narrowest first."""
    kept = list(wants)
    left = sorted(range(len(wants)), key=lambda k: wants[k].most)
    for position, k in enumerate(left):
        others = sum(kept[j].least for j in left[position + 1 :])
        if wants[k].most > min(room / (len(left) - position), room - others):
            break
        kept[k] = Want(wants[k].most, wants[k].most)
        room -= wants[k].most
    return kept
