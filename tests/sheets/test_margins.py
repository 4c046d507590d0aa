"""What a printer would leave out at the edges of its paper is found, and nothing else."""

from __future__ import annotations

import pikepdf
import pytest
from tests.sheets.test_write import A5, saved

from brieflives.sheets.arrange import SheetOrder
from brieflives.sheets.geometry import MM
from brieflives.sheets.margins import SAFE, Margins
from brieflives.sheets.seen import pages_lost_in_fold, pages_near_edges
from brieflives.sheets.write import impose


def book(*contents: str, size: tuple[float, float] = A5, **keys: object) -> bytes:
    pdf = pikepdf.Pdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=size)
        page.Contents = pdf.make_stream(content.encode())
        for key, value in keys.items():
            page.obj[f"/{key}"] = value
    return saved(pdf)


def near(source: bytes, order: SheetOrder, margins: Margins = SAFE) -> tuple[int, ...]:
    return pages_near_edges(source, impose(source, order), margins)


def square(x_mm: float, y_mm: float, colour: str = "0 g") -> str:
    """A square of 5 mm, its lower left corner there."""
    return f"{colour} {x_mm * MM:.3f} {y_mm * MM:.3f} {5 * MM:.3f} {5 * MM:.3f} re f"


def test_pages_with_room_around_their_words_are_all_right() -> None:
    assert near(book(*[square(20, 20)] * 8), SheetOrder()) == ()


@pytest.mark.parametrize(("x", "y"), [(20, 2), (20, 204), (2, 100), (141, 100)])
def test_what_is_near_the_edge_of_the_sheet_is_told_and_what_is_near_the_fold_is_not(
    x: float, y: float
) -> None:
    source = book(*[square(x, y)] * 4)
    # of A5 pages on A4, the odd ones have the fold at their left, the even ones at their right
    expected = {2: (2, 4), 141: (1, 3)}.get(int(x), (1, 2, 3, 4))
    assert near(source, SheetOrder()) == expected
    assert near(source, SheetOrder(flip="long")) == expected


def test_a_printer_that_reaches_further_needs_less_room() -> None:
    source = book(*[square(5, 4)] * 4)
    assert near(source, SheetOrder()) == (1, 2, 3, 4)
    assert near(source, SheetOrder(), Margins(sides_mm=3.4, ends_mm=4.2)) == ()
    # the ends of upright paper are at the left and at the right of a sheet that lies
    assert near(source, SheetOrder(), Margins(sides_mm=3.4, ends_mm=6.35)) == (2, 4)


def test_a_white_ground_is_bare_paper_and_a_tinted_one_is_cut_off() -> None:
    everything = "0 0 600 600 re f"
    source = book(f"1 g {everything}", f"0.8 g {everything}", square(30, 30), square(30, 30))
    assert near(source, SheetOrder()) == (2,)


def test_marks_of_the_sheet_are_none_of_a_page_s_words() -> None:
    assert near(book(*[square(20, 20)] * 4), SheetOrder(marks=True, ruled=True)) == ()


def test_a_page_that_is_shown_turned_is_measured_as_it_is_shown() -> None:
    source = book(*[square(2, 60)] * 4, size=(A5[1], A5[0]), Rotate=90)
    # a quarter turn clockwise brings what was at the left to the top
    assert near(source, SheetOrder()) == (1, 2, 3, 4)


def test_what_is_beyond_the_page_is_not_printed_anyway() -> None:
    assert near(book(*[square(-40, 100)] * 4), SheetOrder()) == ()


def lost(source: bytes, thickness: float) -> tuple[int, ...]:
    order = SheetOrder(thickness=thickness)
    return pages_lost_in_fold(source, impose(source, order))


def test_what_creep_moves_into_the_fold_is_told() -> None:
    # of twelve pages, 5 to 8 are on the innermost sheet and move twice the thickness
    at_fold = [square(1.5, 100) if page % 2 else square(141.5, 100) for page in range(1, 13)]
    assert lost(book(*at_fold), 0.5) == ()
    assert lost(book(*at_fold), 0.9) == (5, 6, 7, 8)
    assert lost(book(*at_fold), 1.9) == (3, 4, 5, 6, 7, 8, 9, 10)
    assert lost(book(*[square(20, 20)] * 12), 1.9) == ()


def test_what_reaches_to_the_edge_of_its_page_is_meant_to_be_cut() -> None:
    ground, left_half = "0.8 g 0 0 600 600 re f", "0 g 0 0 200 600 re f"
    assert lost(book(*[ground, left_half] * 6), 1) == ()
