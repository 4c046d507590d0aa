"""Sheets are printed, turned and folded in arithmetic, and then the book is read."""

from __future__ import annotations

import pytest
from tests.sheets.paper import read, seen_flat

from brieflives.sheets import plans
from brieflives.sheets.plans import Plan


def booklet(pages: int, signature: int, binding: str = "left", flip: str = "short") -> Plan:
    """Plan as the program does; a signature of 0 sheets means all of them."""
    reading = plans.padded(pages, 4, back_cover=False)
    plan = plans.saddle(reading, signature or len(reading) // 4)
    if binding == "right":
        plan = plans.mirrored(plan, 2)
    return plan if flip == "short" else plans.with_backs_turned(plan, 2, 1)


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("binding", ["left", "right"])
@pytest.mark.parametrize("signature", [0, 1, 2, 4, 8])
def test_every_folded_booklet_reads_from_the_first_page_to_the_last(
    signature: int, binding: str, flip: str
) -> None:
    for pages in range(1, 301):
        plan = booklet(pages, signature, binding, flip)
        blanks = [None] * (-pages % 4)
        # a landscape sheet that is turned about its short edge turns about its vertical axis
        reading = read(plan, binding=binding, about_vertical=flip == "short")
        assert reading == [*range(pages), *blanks], pages


def test_the_wrong_flip_sets_the_backs_on_their_heads() -> None:
    with pytest.raises(AssertionError, match="head"):
        read(booklet(8, 0, flip="short"), about_vertical=False)


def test_twelve_pages_stand_on_three_sheets_as_every_printer_knows() -> None:
    sides = [side for sheet in booklet(12, 0) for side in (sheet.front, sheet.back)]
    numbers = [tuple(1 + (cell.page or 0) for cell in side) for side in sides]
    assert numbers == [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]


def test_the_last_signature_is_shorter_rather_than_full_of_blanks() -> None:
    plan = booklet(20, 4)
    assert [sheet.depth for sheet in plan] == [0, 1, 2, 3, 0]


def test_up_to_ten_sheets_are_folded_at_once_and_more_in_sixteen_pages() -> None:
    assert [plans.usual_signature(pages) for pages in (1, 4, 5, 40, 41, 300)] == [1, 1, 2, 10, 4, 4]


def test_blank_pages_go_before_the_back_cover() -> None:
    assert plans.padded(6, 4, back_cover=True) == (0, 1, 2, 3, 4, None, None, 5)
    assert plans.padded(6, 4, back_cover=False) == (0, 1, 2, 3, 4, 5, None, None)
    plan = plans.saddle(plans.padded(6, 4, back_cover=True), 2)
    assert read(plan) == [0, 1, 2, 3, 4, None, None, 5]


def test_a_single_page_is_the_front_and_no_blank_comes_before_it() -> None:
    assert plans.padded(1, 4, back_cover=True) == (0, None, None, None)


# Eight panels hang together in a ring once the sheet is folded lengthwise and cut: down the lower
# row on one side of the cut, over the fold, and back along the upper row on the other side.
RING = [(3, 1), (3, 0), (2, 0), (1, 0), (0, 0), (0, 1), (1, 1), (2, 1)]  # column, row


@pytest.mark.parametrize("binding", ["left", "right"])
def test_a_zine_reads_around_the_ring_that_its_panels_make(binding: str) -> None:
    plan = plans.zine(range(8))
    ring = RING
    if binding == "right":
        plan = plans.mirrored(plan, 4)
        ring = [(3 - column, row) for column, row in RING]
    (sheet,) = plan
    cells = {(cell.column, cell.row): cell for cell in sheet.front}
    assert [cells[panel].page for panel in ring] == list(range(8))
    assert not sheet.back
    # the upper row is folded behind the lower one, head over heels: it has to be printed so
    assert all(cell.turned == (cell.row == 0) for cell in sheet.front)


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("binding", ["left", "right"])
def test_a_leaflet_opens_from_its_cover_to_the_flap_and_to_the_three_panels_inside(
    binding: str, flip: str
) -> None:
    plan = plans.leaflet(range(6))
    if binding == "right":
        plan = plans.mirrored(plan, 3)
    if flip == "long":
        plan = plans.with_backs_turned(plan, 3, 1)
    outside, inside = seen_flat(plan, about_vertical=flip == "short")
    if binding == "right":
        outside, inside = outside[::-1], inside[::-1]
    assert outside == [4, 5, 0]  # the flap, the back, the cover
    assert inside == [1, 2, 3]
    behind = dict(zip(outside, reversed(inside), strict=True))
    assert behind == {0: 1, 5: 2, 4: 3}  # behind the cover the first panel, on the flap the last


@pytest.mark.parametrize(("columns", "rows"), [(2, 1), (1, 2), (2, 2), (3, 2), (4, 2)])
def test_pages_in_rows_are_read_like_words(columns: int, rows: int) -> None:
    for pages in range(1, 50):
        plan = plans.in_rows(pages, columns, rows)
        sides = [side for sheet in plan for side in (sheet.front, sheet.back)]
        read_in_rows = [
            cell.page for side in sides for cell in sorted(side, key=lambda c: (c.row, c.column))
        ]
        assert read_in_rows == list(range(pages))
        assert all(len(side) == columns * rows for side in sides[: pages // (columns * rows)])


def test_turning_backs_twice_changes_nothing() -> None:
    plan = plans.in_rows(11, 3, 2)
    turned = plans.with_backs_turned(plan, 3, 2)
    assert turned != plan
    assert plans.with_backs_turned(turned, 3, 2) == plan
