"""A model of paper: a printed sheet as four-sided things that can be turned over, folded, read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from brieflives.sheets.plans import Cell, Plan

Printed = tuple[int | None, bool]  # a page, and whether it is upside down
Half = tuple[Printed, Printed]  # of a sheet: its front, and what is behind it, seen from behind
Leaf = tuple[Printed, Printed]  # what is read first and what is read after turning it


class Folded(NamedTuple):
    """A sheet with two places a side, as the printer delivers it: its left and its right half."""

    left: Half
    right: Half


def printed(front: tuple[Cell, ...], back: tuple[Cell, ...], *, about_vertical: bool) -> Folded:
    """Turn a sheet as the printer does, and look what has come behind what.

    Turned about the vertical axis, the left half of the back is behind the right half of the
    front. Turned about the horizontal axis, the left half of the back is behind the left half of
    the front, and stands on its head for somebody who turns the sheet like a page.
    """
    on_front = {cell.column: (cell.page, cell.turned) for cell in front}
    on_back = {cell.column: (cell.page, cell.turned) for cell in back}
    if about_vertical:
        return Folded((on_front[0], on_back[1]), (on_front[1], on_back[0]))
    heads = {column: (page, not turned) for column, (page, turned) in on_back.items()}
    return Folded((on_front[0], heads[0]), (on_front[1], heads[1]))


def leaves(signature: list[Folded], binding: str) -> Iterator[Leaf]:
    """Fold sheets that lie in one another, and yield the leaves from the outside to the inside.

    With the front outside, a book bound on the left begins with the right half of the outermost
    sheet; after the middle, the left halves follow with their backs first.
    """
    for sheet in signature:
        yield sheet.right if binding == "left" else sheet.left
    for sheet in reversed(signature):
        front, back = sheet.left if binding == "left" else sheet.right
        yield back, front


def read(plan: Plan, *, binding: str = "left", about_vertical: bool = True) -> list[int | None]:
    """Print a plan, fold it, lay the signatures on one another and read; all pages are upright."""
    signatures: list[list[Folded]] = []
    for sheet in plan:
        if sheet.depth == 0:
            signatures.append([])
        assert sheet.depth == len(signatures[-1]), "a sheet is missing in the signature"
        folded = printed(sheet.front, sheet.back, about_vertical=about_vertical)
        signatures[-1].append(folded)
    pages = []
    for signature in signatures:
        for first, second in leaves(signature, binding):
            assert not first[1], f"page {first[0]} stands on its head"
            assert not second[1], f"page {second[0]} stands on its head"
            pages += [first[0], second[0]]
    return pages


def seen_flat(plan: Plan, *, about_vertical: bool) -> tuple[list[int | None], list[int | None]]:
    """Print a sheet of one row; say what is seen from the front and, turned like a page, behind.

    Turned about the horizontal axis, what is seen behind is what was printed, head over heels.
    """
    (sheet,) = plan
    columns = range(len(sheet.front))
    front, back = ({cell.column: cell for cell in side} for side in (sheet.front, sheet.back))
    assert not any(cell.turned for cell in sheet.front)
    assert all(cell.turned != about_vertical for cell in sheet.back), "the back is on its head"
    behind = columns if about_vertical else reversed(columns)
    return [front[column].page for column in columns], [back[column].page for column in behind]
