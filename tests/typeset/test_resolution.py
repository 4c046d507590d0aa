"""A picture with too few pixels for its printed size is found; one with enough is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker

from brieflives.document.blocks import Figure
from brieflives.places import SourceFile, Span
from brieflives.typeset.book import lay_out

MEASURE_INCHES = 106 / 25.4
PLACE = Span(SourceFile("life.yaml", "works.png"), 0, 9)


def findings(*figures: Figure) -> list[str]:
    maker = BookMaker()
    document = maker.document(maker.lead(maker.body("Words."), *figures))
    return [finding.hint for finding in lay_out(document, classic())[1]]


def figure(width_px: int, percent: int = 100, media_type: str = "image/png") -> Figure:
    made = BookMaker().figure("works", width_px, width_px // 2, width=percent)
    picture = replace(made.picture, media_type=media_type)
    return replace(made, place=PLACE, picture=picture, caption=None, credit=None)


@pytest.mark.parametrize(("dpi", "percent", "count"), [(149, 100, 1), (150, 100, 0), (80, 50, 0)])
def test_150_dots_an_inch_are_enough(dpi: int, percent: int, count: int) -> None:
    assert len(findings(figure(round(dpi * MEASURE_INCHES), percent))) == count


def test_the_finding_says_what_would_do() -> None:
    (hint,) = findings(figure(round(100 * MEASURE_INCHES)))
    assert hint == (
        "use a copy that is at least 626 pixels wide, or show it smaller, with {width=65%} after it"
    )


def test_a_stamp_is_not_asked_to_be_smaller_still() -> None:
    (hint,) = findings(figure(60))
    assert hint == "use a copy that is at least 626 pixels wide"


def test_a_drawing_made_of_lines_is_never_too_coarse() -> None:
    assert findings(figure(10, media_type="image/svg+xml")) == []
