"""Hebrew and Arabic pages: columns of numbers, and the dots of the contents."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve
from brieflives.style.load import load_sheet
from brieflives.style.written import in_language
from brieflives.typeset.book import lay_out
from brieflives.typeset.pages import Artifact, Pages, PlacedText

FOLDER = Path(__file__).parent
TABLE = """\
schema: life/1
book: {title: א, lang: he, date: 2026-11, authors: [{name: ב, role: author}]}
person: {name: אליעזר, gender: m, summary: ג}
lead: |
  | עיתון | עותקים |
  |-------|-------:|
  | הצבי  | 300    |
  | האור  | 1200   |
"""


def pages_of(path: Path, style: str = "classic") -> Pages:
    parsed, _ = read_life(path)
    assert parsed is not None
    sheet, _ = load_sheet(style)
    assert sheet is not None
    document, _ = resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC))
    return lay_out(document, in_language(sheet, document.metadata.lang))[0]


def spans(pages: Pages, word: str) -> list[tuple[float, float]]:
    """Return left and right edge of the lines that are just these characters."""
    return [
        (placed.x - line.x - line.width, placed.x - line.x)
        for page in pages.pages
        for placed in page.placed
        if isinstance(placed, PlacedText)
        for line in placed.paragraph.lines[placed.first : placed.stop]
        if line.text.strip(" .") == word and placed.mirrored
    ]


def test_units_of_numbers_stand_below_each_other_in_a_hebrew_table(tmp_path: Path) -> None:
    life = tmp_path / "table.yaml"
    life.write_text(TABLE, encoding="utf-8")
    pages = pages_of(life)
    ((_, few),) = spans(pages, "300")
    ((_, many),) = spans(pages, "1200")
    assert few == pytest.approx(many)


@pytest.mark.parametrize("style", ["classic", "modern", "archive"])
def test_dots_of_arabic_contents_keep_their_distance_from_the_number(style: str) -> None:
    pages = pages_of(FOLDER / "ar-may-ziadeh.yaml", style)
    page = next(page for page in pages.pages if page.label == "د")
    dots = [
        (placed.x - line.x - line.width, line)
        for placed in page.placed
        if isinstance(placed, PlacedText) and placed.artifact is Artifact.LAYOUT
        for line in placed.paragraph.lines
    ]
    only = replace(pages, pages=(page,))
    numbers = [span for label in "23" for span in spans(only, label)]
    assert len(dots) == len(numbers)
    assert all(segment.run.style.script is None for _, line in dots for segment in line.segments)
    assert min(left for left, _ in dots) > max(right for _, right in numbers) + 3


def test_a_table_builds_as_a_sound_book(tmp_path: Path) -> None:
    life = tmp_path / "table.yaml"
    life.write_text(TABLE, encoding="utf-8")
    assert list(build_life(life, Order(("pdf", "epub"))).findings) == []
