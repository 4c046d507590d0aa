"""The plate that stands where a portrait would."""

from __future__ import annotations

import pytest
from tests.typeset.small_books import BookMaker

from brieflives.style.load import load_sheet
from brieflives.typeset.book import lay_out
from brieflives.typeset.pages import PlacedBox, PlacedText


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
