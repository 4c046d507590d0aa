"""Pages find their places on true sheets, with creep, turns and marks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from brieflives.sheets.arrange import (
    Arranged,
    CannotImposeError,
    SheetOrder,
    arrange,
    in_one_pass,
)
from brieflives.sheets.geometry import MM, Matrix, Rectangle, Shape

A5 = Shape(Rectangle(0, 0, 419.5276, 595.2756))
A4 = Shape(Rectangle(0, 0, 595.2756, 841.8898))
A6 = Shape(Rectangle(0, 0, 297.638, 419.5276))
HALF_LETTER = Shape(Rectangle(0, 0, 396, 612))
LETTER = Shape(Rectangle(0, 0, 612, 792))


def box_of(arranged: Arranged, page: int) -> Rectangle:
    (box,) = [placed.box for side in arranged.sides for placed in side.pages if placed.page == page]
    return box


@pytest.mark.parametrize(
    ("shape", "sheet"),
    [
        (A5, (841.89, 595.28)),
        (A6, (841.89, 595.28)),
        (HALF_LETTER, (792, 612)),
        (A4, (1190.55, 841.89)),
        (LETTER, (1224, 792)),
    ],
)
def test_a_booklet_is_printed_on_the_sheet_on_which_its_pages_keep_their_size(
    shape: Shape, sheet: tuple[float, float]
) -> None:
    arranged = arrange(SheetOrder(), [shape] * 8)
    assert (arranged.width, arranged.height) == pytest.approx(sheet, abs=0.01)
    assert arranged.scale == 1.0


def test_pages_of_a5_meet_at_the_fold_of_a_true_a4_with_half_a_millimetre_outside() -> None:
    arranged = arrange(SheetOrder(), [A5] * 4)
    last, first = box_of(arranged, 3), box_of(arranged, 0)
    assert last.right == first.left == pytest.approx(arranged.width / 2)
    assert last.left == pytest.approx(0.5 * MM, abs=0.01)
    assert arranged.width - first.right == pytest.approx(0.5 * MM, abs=0.01)


def test_pages_too_large_for_a_sheet_are_made_smaller_and_it_is_told() -> None:
    arranged = arrange(SheetOrder(sheet="A4"), [A4] * 4)
    assert arranged.scale == pytest.approx(0.7071, abs=0.001)
    assert arrange(SheetOrder(sheet="A3"), [A5] * 4).scale == 1.0  # and never larger


def test_inner_sheets_creep_towards_the_fold_by_the_paper_around_them() -> None:
    flat, thick = (arrange(SheetOrder(thickness=t), [A5] * 16) for t in (0.0, 0.1))
    moved = [box_of(thick, page).left - box_of(flat, page).left for page in range(16)]
    depth = [0, 0, 1, 1, 2, 2, 3, 3]  # of the first eight pages, which lie right and left by turns
    rights = [-d * 0.1 * MM if page % 2 == 0 else d * 0.1 * MM for page, d in enumerate(depth)]
    assert moved == pytest.approx([*rights, *[-move for move in reversed(rights)]])
    assert (thick.width, thick.height) == (flat.width, flat.height)


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("binding", ["left", "right"])
def test_a_leaf_creeps_alike_on_both_its_pages(flip: str, binding: str) -> None:
    order = SheetOrder(thickness=0.2, flip="short" if flip == "short" else "long")
    arranged = arrange(order, [A5] * 24, "left" if binding == "left" else "right")
    middle = arranged.width / 2
    for page in range(0, 24, 2):
        front, back = box_of(arranged, page), box_of(arranged, page + 1)
        to_fold = [min(abs(box.left - middle), abs(box.right - middle)) for box in (front, back)]
        depth = min(page, 22 - page) // 2
        assert to_fold == pytest.approx([depth * 0.2 * MM] * 2)


def test_no_page_is_painted_beyond_the_fold_however_far_it_creeps() -> None:
    arranged = arrange(SheetOrder(thickness=0.2), [A5] * 40)
    for side in arranged.sides:
        for placed in side.pages:
            half = placed.clip
            assert half.width == pytest.approx(arranged.width / 2)
            assert half.left in (0, pytest.approx(arranged.width / 2))


def test_more_creep_than_margin_is_refused_with_what_to_do() -> None:
    with pytest.raises(CannotImposeError, match=r"20\.7 mm .* fold fewer sheets together"):
        arrange(SheetOrder(thickness=0.3, signature=70), [A5] * 280)


def test_nothing_is_imposed_from_no_pages() -> None:
    with pytest.raises(CannotImposeError, match="no pages"):
        arrange(SheetOrder(), [])


def test_a_zine_has_room_for_eight_pages_and_is_printed_on_one_side() -> None:
    arranged = arrange(SheetOrder("zine"), [A5] * 8)
    assert len(arranged.sides) == arranged.sheets == 1
    assert arranged.flip is None
    assert arranged.scale == pytest.approx(0.5)
    with pytest.raises(CannotImposeError, match="8 pages, and the file has 9"):
        arrange(SheetOrder("zine"), [A5] * 9)


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize("binding", ["left", "right"])
@pytest.mark.parametrize(
    ("paper", "wide", "narrow"), [("A4", 100 * MM, 97 * MM), ("letter", 3.6875 * 72, 3.625 * 72)]
)
def test_the_flap_of_a_leaflet_is_narrower_on_both_its_sides(
    paper: str, wide: float, narrow: float, binding: str, flip: str
) -> None:
    panel = Shape(Rectangle(0, 0, narrow, 210 * MM if paper == "A4" else 612))
    order = SheetOrder("leaflet", binding=binding, flip=flip)  # type: ignore[arg-type]
    arranged = arrange(order, [panel] * 6)
    assert (arranged.sheets, arranged.flip, arranged.scale) == (1, flip, 1.0)
    places = {placed.page: placed for side in arranged.sides for placed in side.pages}
    widths = [places[page].clip.width for page in range(6)]
    assert widths == pytest.approx([wide, wide, wide, narrow, narrow, wide], abs=0.01)
    # what is behind what lies on the same stretch of paper
    for page, behind in ((0, 1), (5, 2), (4, 3)):
        there = places[behind].clip
        if flip == "short":  # turned about the vertical axis
            there = Rectangle(arranged.width - there.right, 0, arranged.width - there.left, 0)
        assert places[page].clip[::2] == pytest.approx(there[::2], abs=0.01)


def test_a_leaflet_has_six_panels_and_no_more() -> None:
    with pytest.raises(CannotImposeError, match="6 panels, and the file has 7"):
        arrange(SheetOrder("leaflet"), [A6] * 7)


def test_landscape_pages_stand_one_above_the_other_on_an_upright_sheet() -> None:
    slide = Shape(Rectangle(0, 0, 842, 595))
    arranged = arrange(SheetOrder("2up"), [slide] * 4)
    assert arranged.height > arranged.width
    assert box_of(arranged, 0).bottom > box_of(arranged, 1).bottom
    assert arranged.flip == "long"  # so that the backs stand as the fronts do


@pytest.mark.parametrize("quarters", range(4))
@pytest.mark.parametrize("turned", [False, True])
def test_a_page_that_is_shown_turned_is_placed_as_it_is_shown(quarters: int, turned: bool) -> None:
    shape = Shape(Rectangle(10, 20, 310, 520), quarters)
    order = SheetOrder(flip="long" if turned else "short")
    side = arrange(order, [shape] * 4).sides[1]
    page = side.pages[0]
    assert page.matrix.of(shape.box) == pytest.approx(page.box, abs=0.001)
    # the corner that is seen at the upper left: each quarter turn clockwise takes the one before
    corners = [(10, 520), (10, 20), (310, 20), (310, 520)]
    x, y = corners[(quarters + 2 * turned) % 4]
    upper_left = page.matrix.of(Rectangle(x, y, x, y))
    assert upper_left[:2] == pytest.approx((page.box.left, page.box.top), abs=0.001)


def test_pages_of_other_sizes_are_fitted_each_for_itself() -> None:
    arranged = arrange(SheetOrder(), [A5, A5, A4, A5])
    assert box_of(arranged, 1).height == pytest.approx(595.2756)
    assert box_of(arranged, 2).height == pytest.approx(595.2756, abs=0.01)
    assert arranged.scale == pytest.approx(0.7071, abs=0.001)


def test_maps_are_done_one_after_the_other() -> None:
    twice, along = Matrix(2, 0, 0, 2, 0, 0), Matrix(1, 0, 0, 1, 5, 7)
    assert twice.then(along).of(Rectangle(1, 1, 1, 1)) == (7, 9, 7, 9)
    assert along.then(twice).of(Rectangle(1, 1, 1, 1)) == (12, 16, 12, 16)


@pytest.mark.parametrize("kind", ["saddle", "2up", "4up", "6up", "8up", "zine", "leaflet"])
def test_marks_stand_on_the_sheet_and_only_if_they_are_asked_for(kind: str) -> None:
    order = {"kind": kind}
    shapes = [A6] * 6
    assert not any(side.marks for side in arrange(SheetOrder(**order), shapes).sides)  # type: ignore[arg-type]
    arranged = arrange(SheetOrder(**order, marks=True), shapes)  # type: ignore[arg-type]
    for side in arranged.sides:
        assert side.marks
        for line in side.marks:
            assert 0 <= line.x1 <= line.x2 <= arranged.width
            assert 0 <= line.y1 <= line.y2 <= arranged.height


def test_staples_are_marked_on_the_outside_of_each_signature() -> None:
    arranged = arrange(SheetOrder(signature=2, marks=True), [A5] * 16)
    middle, height = arranged.width / 2, arranged.height
    stapled = [
        any(line.x1 == line.x2 == middle and 50 < line.y1 < height - 50 for line in side.marks)
        for side in arranged.sides
    ]
    assert stapled == [True, False, False, False] * 2


def test_blank_pages_are_ruled_only_if_it_is_asked_for_and_nowhere_else() -> None:
    plain, ruled = (arrange(SheetOrder(ruled=r), [A5] * 6) for r in (False, True))
    assert not any(side.marks for side in plain.sides)
    (with_lines, beside) = (side for side in ruled.sides if side.marks)
    middle = ruled.width / 2
    for side, left, right in ((with_lines, 0.0, middle), (beside, middle, ruled.width)):
        assert len(side.marks) > 15
        assert all(left < line.x1 < line.x2 < right for line in side.marks)
        gaps = {round(a.y1 - b.y1, 3) for a, b in pairwise(side.marks)}
        assert gaps == {round(8.5 * MM, 3)}


def test_a_printer_for_one_side_gets_all_fronts_and_then_all_backs() -> None:
    whole = arrange(SheetOrder(), [A5] * 12)
    pages = [[placed.page for placed in side.pages] for side in whole.sides]
    for which, expected in (
        ("fronts", pages[::2]),
        ("backs", pages[1::2]),
        ("backs-last-first", pages[::-2]),
    ):
        one = in_one_pass(whole, which)  # type: ignore[arg-type]
        assert [[placed.page for placed in side.pages] for side in one.sides] == expected
        assert one.flip is None


def test_every_sheet_goes_through_the_printer_twice_even_if_its_back_is_empty() -> None:
    backs = in_one_pass(arrange(SheetOrder("2up"), [A5] * 6), "backs-last-first")
    assert [len(side.pages) for side in backs.sides] == [0, 2]


def test_crop_marks_keep_three_millimetres_from_the_page() -> None:
    arranged = arrange(SheetOrder(marks=True), [A6] * 4)
    box = box_of(arranged, 0)  # the right half of the front
    ends = {(round(line.x1, 3), round(line.y1, 3)) for line in arranged.sides[0].marks}
    assert (round(box.right + 3 * MM, 3), round(box.top, 3)) in ends
    assert (round(box.right, 3), round(box.top + 3 * MM, 3)) in ends
