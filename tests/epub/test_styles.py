"""The character of each style shows in the EPUB too, whatever the reading system's ground."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.epub.books import cover, every_leaf_a_page, figure, whole_book
from tests.epub.epubcheck import epubcheck

from brieflives.epub.screen import screen_css
from brieflives.epub.stylesheet import base_css
from brieflives.epub.write import Printed, write_epub
from brieflives.read.shipped import shipped_style_names
from brieflives.style.colour import BLACK, WHITE, contrast
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Sheet
from brieflives.typeset.fonts import Fonts

SEPIA = "#F4ECD8"


def sheet_of(name: str) -> Sheet:
    sheet, findings = load_sheet(name)
    assert not findings
    assert sheet is not None
    return sheet


@pytest.mark.parametrize("name", shipped_style_names())
def test_coloured_text_without_a_ground_of_its_own_can_be_read_on_any(name: str) -> None:
    for rule in re.findall(r"\{([^{}]*)\}", screen_css(sheet_of(name))):
        found = re.search(r"(?<!-)color: (#\w{6})", rule)
        if found and "background" not in rule:
            assert contrast(found[1], WHITE) >= 4.5
            assert contrast(found[1], BLACK) >= 4.5
            assert contrast(found[1], SEPIA) >= 3  # large titles: WCAG 2.2, 1.4.3


@pytest.mark.parametrize("name", shipped_style_names())
def test_the_monogram_can_be_read_on_its_plate_by_day_and_by_night(name: str) -> None:
    rule = r"\.plate \{background: (#\w{6}); color: (#\w{6})\}"
    found = re.findall(rule, screen_css(sheet_of(name)))
    assert len(found) == 2
    for ground, colour in found:
        assert contrast(ground, colour) >= 4.5


@pytest.mark.parametrize("name", shipped_style_names())
def test_the_sheet_for_old_readers_names_no_colour(name: str) -> None:
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b|background", base_css(sheet_of(name)))


def test_modern_is_a_ragged_sans_with_bold_titles_in_colour() -> None:
    sheet = sheet_of("modern")
    base, screen = base_css(sheet), screen_css(sheet)
    assert re.search(r"body \{font-family: \"Source Sans 3\".*sans-serif", base)
    assert "body {text-align: left}" in base
    assert "justify" not in screen
    assert re.search(r"\.part-title \{font-weight: bold", base)
    assert re.search(r"\.part-title[^{]*\{color: #", screen)
    assert ".title-page, .back-cover {text-align: left}" in base


def test_large_print_has_no_italics_no_hyphens_and_a_blank_line_between_paragraphs() -> None:
    sheet = sheet_of("large-print")
    base, screen = base_css(sheet), screen_css(sheet)
    assert "hyphens: auto" not in screen
    assert "small-caps" not in base.replace(".small-caps {font-variant: small-caps}", "").replace(
        ".small-caps {font-variant: normal}", ""
    )
    assert base.index("em, cite {font-style: normal; font-weight: bold}") > base.rindex(
        "font-style: italic"
    )
    assert re.search(r"p \+ p \{text-indent: 0em; margin-top: 1\.333em\}", base)


def test_no_size_of_large_print_is_below_that_of_its_text() -> None:
    base = base_css(sheet_of("large-print"))
    sizes = re.findall(r"\.([a-z-]+) \{[^}]*font-size: ([\d.]+)em", base)
    assert sizes
    assert all(float(size) >= 1 for role, size in sizes if role != "call")


def test_figures_are_those_of_their_role() -> None:
    screen = screen_css(sheet_of("classic"))
    assert "body {font-variant-numeric: oldstyle-nums}" in screen
    assert ".credit {font-variant-numeric: lining-nums}" in screen  # an old-style CC0 reads CCo
    assert "body {font-variant-numeric: oldstyle-nums proportional-nums}" in screen_css(
        sheet_of("modern")
    )


def test_archive_ranges_its_title_page_left_below_a_long_rule() -> None:
    base = base_css(sheet_of("archive"))
    assert ".names:after {width: 100%; margin-left: 0}" in base


@pytest.mark.parametrize("name", ["modern", "archive", "large-print"])
def test_epubcheck_has_nothing_to_say_about_other_styles(name: str, tmp_path: Path) -> None:
    document = whole_book(figure("portrait"))
    file = tmp_path / "book.epub"
    file.write_bytes(
        write_epub(document, sheet_of(name), Printed(Fonts(), every_leaf_a_page(document), cover()))
    )
    assert epubcheck(file) == ""
