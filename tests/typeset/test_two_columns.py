"""Two columns are divided as evenly as what holds together lets them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brieflives.typeset.items import LONELY_LINE, NEVER, Item
from brieflives.typeset.two_columns import TwoColumns, column_pt, second_column_pt

ITEMS = st.lists(
    st.builds(
        Item,
        height=st.sampled_from([10.0, 14.0]),
        before=st.sampled_from([0.0, 0.0, 14.0]),
        penalty=st.sampled_from([0.0, 0.0, LONELY_LINE, NEVER]),
    ),
    min_size=1,
    max_size=20,
)


def depth(items: list[Item]) -> float:
    return sum(item.before + item.height for item in items) - items[0].before


@given(ITEMS)
def test_no_other_place_gives_shallower_columns(items: list[Item]) -> None:
    at, deeper = TwoColumns(items).divided(0, len(items))
    allowed = [k for k in range(1, len(items)) if items[k].penalty < NEVER]
    assert at == len(items) or at in allowed
    best = min((max(depth(items[:k]), depth(items[k:])) for k in allowed), default=depth(items))
    assert deeper == min(best, depth(items))


def test_the_first_column_is_the_deeper_one() -> None:
    assert TwoColumns([Item(14.0)] * 5).divided(0, 5) == (3, 42.0)


def test_both_columns_and_the_white_between_them_fill_the_measure() -> None:
    assert second_column_pt(300) + column_pt(300) == 300
