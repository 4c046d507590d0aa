"""How the measure is shared among the columns of a table."""

from __future__ import annotations

import pytest

from brieflives.typeset.columns import Want, column_widths


def test_columns_that_fit_on_one_line_take_no_more_than_they_want() -> None:
    assert column_widths([Want(10, 30), Want(10, 50)], 300) == (30, 50)


def test_a_nearly_full_table_takes_the_whole_measure() -> None:
    assert column_widths([Want(10, 60), Want(10, 30)], 100) == pytest.approx((200 / 3, 100 / 3))


def test_a_short_column_keeps_its_lines_beside_a_long_one() -> None:
    widths = column_widths([Want(20, 20), Want(25, 40), Want(30, 900)], 300)
    assert widths == pytest.approx((20, 40, 240))


def test_long_columns_share_what_is_left_by_what_they_want() -> None:
    widths = column_widths([Want(20, 320), Want(20, 620)], 340)
    assert widths == pytest.approx((120, 220))


def test_no_column_is_narrower_than_its_widest_word() -> None:
    widths = column_widths([Want(90, 90), Want(80, 400), Want(80, 400)], 260)
    assert widths is not None
    assert [round(w) for w in widths] == [90, 85, 85]


def test_columns_that_find_no_room_are_refused() -> None:
    assert column_widths([Want(60, 60)] * 3, 170) is None
