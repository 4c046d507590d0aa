"""The rules for readers with weak eyes (UKAAF, RNIB, APH), held against all that is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from brieflives.document.blocks import Role
from brieflives.document.book import Document, leaves
from brieflives.paper_editions import set_large_print
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve
from brieflives.style.colour import contrast
from brieflives.style.load import load_sheet
from brieflives.style.paper_sizes import PaperName
from brieflives.style.production import production_of
from brieflives.style.sheet import MM, Sheet
from brieflives.typeset.lines import Segment
from brieflives.typeset.pages import Artifact, Pages, PageStart, PlacedRule, PlacedText

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "source").glob("*.yaml"))
HEBREW = ROOT / "tests" / "lives" / "he-eliezer-ben-yehuda.yaml"
STYLES = ("large-print", "large-print-grey", "easy-reading", "easy-reading-grey")
RUNNING_TEXT = {Role.BODY, Role.QUOTATION, Role.ITEM, Role.NOTE, Role.SOURCE}

each_life = pytest.mark.parametrize("life", [*SAMPLES, HEBREW], ids=lambda life: life.stem)
each_style = pytest.mark.parametrize("style", STYLES)
each_paper = pytest.mark.parametrize("paper", ["A4", "letter"])


class Book(NamedTuple):
    document: Document
    sheet: Sheet
    pages: Pages


class Glyphs(NamedTuple):
    """A stretch of set text, and the lines that it is in."""

    page: int
    placed: PlacedText
    segment: Segment

    @property
    def words(self) -> str:
        return f"page {self.page}: {self.segment.shaped.text}"


@cache
def book(life: Path, style: str, paper: PaperName | None = None) -> Book:
    sheet, findings = load_sheet(style, paper=paper)
    assert sheet is not None, findings
    parsed, _ = read_life(life)
    assert parsed is not None
    document, _ = resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC), production_of(sheet, "en"))
    lead = next(leaf for leaf in leaves(document) if leaf.role is Role.BODY)
    pages, _ = set_large_print(document, sheet, [("1", PageStart(lead.key, 0))])
    return Book(document, sheet, pages)


def all_text(book: Book) -> Iterator[Glyphs]:
    for number, page in enumerate(book.pages.pages, 1):
        for placed in page.placed:
            if isinstance(placed, PlacedText):
                for line in placed.paragraph.lines[placed.first : placed.stop]:
                    yield from (Glyphs(number, placed, segment) for segment in line.segments)


def _is_number(placed: PlacedText) -> bool:
    """Tell the page numbers of another edition in the margin."""
    lines = placed.paragraph.lines
    return placed.artifact is Artifact.LAYOUT and len(lines) == 1 and lines[0].text.isdecimal()


@each_style
@each_life
def test_nothing_is_smaller_than_the_text_not_even_a_note_call(life: Path, style: str) -> None:
    made = book(life, style)
    body = made.sheet.roles[Role.BODY].size_pt
    assert [g.words for g in all_text(made) if g.segment.run.style.size_pt < body] == []


@each_style
@each_life
def test_nothing_slants_and_no_small_capitals_are_set(life: Path, style: str) -> None:
    for glyphs in all_text(book(life, style)):
        look = glyphs.segment.run.style
        assert "italic" not in look.face.name.lower(), glyphs.words
        assert not {"smcp", "c2sc", "pcap"} & {tag for tag, _ in look.features}, glyphs.words


@each_style
@each_life
def test_no_line_is_set_in_capitals(life: Path, style: str) -> None:
    text = " ".join(glyphs.segment.shaped.text for glyphs in all_text(book(life, style)))
    assert re.findall(r"\b[A-ZÀ-ÞА-Я]{3,} +[A-ZÀ-ÞА-Я]{3,}\b", text) == []


@each_style
@each_life
def test_all_text_is_seven_times_as_dark_as_the_paper(life: Path, style: str) -> None:
    made = book(life, style)
    ground = made.sheet.colours.plate  # the darkest ground there is, below a monogram
    for glyphs in all_text(made):
        assert contrast(glyphs.segment.run.style.colour, ground) >= 7, glyphs.words


@each_style
@each_life
def test_no_word_is_divided_at_the_end_of_a_line(life: Path, style: str) -> None:
    lines = (
        line for glyphs in all_text(book(life, style)) for line in glyphs.placed.paragraph.lines
    )
    assert [line.text for line in lines if line.hyphenated or line.stretch] == []


@each_style
@each_life
def test_lines_are_a_quarter_further_apart_than_their_letters_are_high(
    life: Path, style: str
) -> None:
    for glyphs in all_text(book(life, style)):
        paragraph = glyphs.placed.paragraph
        if len(paragraph.lines) > 1:
            size = glyphs.segment.run.style.size_pt
            assert paragraph.leading >= 1.25 * size, glyphs.words


@each_style
@each_life
def test_no_line_is_drawn_below_words(life: Path, style: str) -> None:
    made = book(life, style)
    rules = {
        (number, round(rule.y1, 1))
        for number, page in enumerate(made.pages.pages, 1)
        for rule in page.placed
        if isinstance(rule, PlacedRule) and rule.y1 == rule.y2
    }
    for glyphs in all_text(made):
        placed = glyphs.placed
        for line in range(placed.stop - placed.first):
            baseline = placed.y + line * placed.paragraph.leading
            near = (round(baseline + tenth / 10, 1) for tenth in range(31))
            assert not rules & {(glyphs.page, y) for y in near}, glyphs.words


@each_style
def test_there_is_white_between_paragraphs_and_no_first_line_is_indented(style: str) -> None:
    sheet = book(SAMPLES[0], style).sheet
    for role in RUNNING_TEXT:
        look = sheet.roles[role]
        assert look.indent_pt == 0, role
    for role in (Role.BODY, Role.QUOTATION):
        assert sheet.roles[role].between_lines >= (1 if "large" in style else 0.6)


@each_paper
@each_life
def test_large_print_keeps_25_mm_of_white_all_round(life: Path, paper: PaperName) -> None:
    made = book(life, "large-print", paper)
    width, height = made.pages.width, made.pages.height
    edge = 25 * MM - 0.5
    for number, page in enumerate(made.pages.pages, 1):
        for placed in page.placed:
            if not isinstance(placed, PlacedText) or _is_number(placed):
                continue  # the numbers of another edition stand in the margin: that is their place
            for k, line in enumerate(placed.paragraph.lines[placed.first : placed.stop]):
                left, y = placed.left_of(line), placed.y + k * placed.paragraph.leading
                letters = 0.7 * max((s.run.style.size_pt for s in line.segments), default=0.0)
                where = f"page {number}: {line.text}"
                assert left >= edge, where
                assert left + line.width <= width - edge, where
                assert edge <= y - letters, where
                assert y <= height - edge, where


@each_paper
def test_a_line_of_large_print_is_no_longer_than_six_inches(paper: PaperName) -> None:
    sheet = book(SAMPLES[0], "large-print", paper).sheet
    assert sheet.page.measure_pt <= 6 * 72
    assert sheet.roles[Role.BODY].size_pt >= 18


@each_life
def test_the_numbers_of_the_other_edition_stand_at_the_outer_edge(life: Path) -> None:
    made = book(life, "large-print", "A4")
    found = 0
    for index, page in enumerate(made.pages.pages):
        recto_at_right = (index % 2 == 0) is (made.document.metadata.direction == "ltr")
        for placed in page.placed:
            if isinstance(placed, PlacedText) and _is_number(placed):
                (line,) = placed.paragraph.lines
                left = placed.left_of(line)
                found += 1
                assert (left > made.pages.width / 2) is recto_at_right
                assert line.segments[0].run.style.size_pt >= 18
    assert found


def test_the_imprint_tells_the_style_and_the_faces_of_this_edition() -> None:
    made = book(SAMPLES[0], "large-print", "A4")
    text = " ".join(glyphs.segment.shaped.text for glyphs in all_text(made))
    assert "Source Sans" in text
    assert "Garamond" not in text
    assert "A4" in text
