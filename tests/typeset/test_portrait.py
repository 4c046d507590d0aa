"""The plate that stands where a portrait would."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker

from brieflives.document.blocks import RowGroup
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Sheet
from brieflives.typeset.book import lay_out
from brieflives.typeset.pages import Pages, PlacedBox, PlacedText


@pytest.mark.parametrize("style", ["classic", "modern", "archive", "large-print"])
def test_a_monogram_stands_in_the_middle_of_its_plate_in_every_face(style: str) -> None:
    sheet, _ = load_sheet(style)
    assert sheet is not None
    maker = BookMaker()
    pages, _ = lay_out(maker.document(maker.infobox()), sheet)
    placed = pages.pages[0].placed
    plate = next(box for box in placed if isinstance(box, PlacedBox))
    monogram = next(
        text
        for text in placed
        if isinstance(text, PlacedText) and text.paragraph.lines[0].text == "LS"
    )
    face = monogram.paragraph.lines[0].segments[0].run.style
    letter = face.face.shape("L", face.features)
    top = monogram.y - face.face.height(letter) * face.size_pt / 1000
    above, below = top - plate.y, plate.y + plate.height - monogram.y
    assert above == pytest.approx(below, rel=0.04)


def facts(sheet: Sheet, *groups: int) -> Pages:
    """The pages of facts in groups of so many rows."""
    maker = BookMaker()
    rows = (tuple(maker.row(f"Label {k}", "Value") for k in range(count)) for count in groups)
    return lay_out(maker.document(maker.infobox(*(RowGroup(None, row) for row in rows))), sheet)[0]


def plate_mm(pages: Pages) -> int:
    plate = next(box for box in pages.pages[0].placed if isinstance(box, PlacedBox))
    return round(plate.width / 72 * 25.4)


def test_a_portrait_shrinks_to_keep_the_facts_on_one_page_and_not_in_vain() -> None:
    assert plate_mm(facts(classic(), 3, 3, 3)) == 62
    assert plate_mm(facts(classic(), 6, 6, 6)) == 46
    assert plate_mm(facts(classic(), 9, 9, 9)) == 62


@pytest.mark.parametrize("first", range(1, 13))
@pytest.mark.parametrize("others", [6, 11, 12])
def test_no_portrait_costs_a_page(first: int, others: int) -> None:
    sheet = classic()
    small = replace(sheet.infobox, portrait_width_mm=sheet.infobox.portrait_least_mm)
    groups = (first, *(others for _ in range(3)))
    least = facts(replace(sheet, infobox=small), *groups)
    assert len(facts(sheet, *groups).pages) == len(least.pages)
