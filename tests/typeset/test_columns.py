"""How the measure is shared among the columns of a table."""

from __future__ import annotations

import pytest

from brieflives.typeset.columns import Want, column_widths


def widths(*columns: tuple[float, float], room: float) -> tuple[float, ...] | None:
    """The widths of columns whose cells want (least, most) and whose heads want nothing."""
    return column_widths([[Want(0, 0), Want(*wants)] for wants in columns], room)


def test_columns_that_fit_on_one_line_take_no_more_than_they_want() -> None:
    assert widths((10, 30), (10, 50), room=300) == (30, 50)


def test_a_nearly_full_table_takes_the_whole_measure() -> None:
    assert widths((10, 60), (10, 30), room=100) == pytest.approx((200 / 3, 100 / 3))


def test_a_short_column_keeps_its_lines_beside_a_long_one() -> None:
    assert widths((20, 20), (25, 40), (30, 900), room=300) == pytest.approx((20, 40, 240))


def test_long_columns_share_what_is_left_by_what_they_want() -> None:
    assert widths((20, 320), (20, 620), room=340) == pytest.approx((120, 220))


def test_no_column_is_narrower_than_its_widest_word() -> None:
    found = widths((80, 80), (70, 400), (70, 400), room=230)
    assert found == pytest.approx((80, 75, 75))


def test_a_long_head_turns_over_before_the_words_below_it_do() -> None:
    columns = [[Want(30, 150), Want(20, 20)], [Want(10, 10), Want(30, 400)]]
    assert column_widths(columns, 300) == pytest.approx((30, 270))


def test_columns_that_find_no_room_are_refused() -> None:
    assert widths((60, 60), (60, 60), (60, 60), room=170) is None
