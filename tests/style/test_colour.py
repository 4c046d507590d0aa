from __future__ import annotations

import pytest

from brieflives.style.colour import BLACK, WHITE, contrast, mix, readable_anywhere


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ("#767676", WHITE, 4.54),  # the palest grey that passes AA
        ("#777777", WHITE, 4.48),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_colours_mix() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#0B5563", "#FFFFFF", 0) == "#0B5563"


@pytest.mark.parametrize("accent", ["#0B5563", "#7A1E1E", "#1B1464", "#2F2F00"])
def test_a_title_for_any_ground_can_be_read_on_black_and_on_white(accent: str) -> None:
    shade = readable_anywhere(accent)
    assert contrast(shade, BLACK) >= 4.5
    assert contrast(shade, WHITE) >= 4.5
