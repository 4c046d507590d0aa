from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from tests.epub.books import (
    book,
    classic,
    described_book,
    epub,
    every_leaf_a_page,
    figure,
    leaf,
    whole_book,
)
from tests.epub.css_2_1 import newer

from brieflives.document.blocks import Role
from brieflives.document.book import Part, PartKind
from brieflives.epub.fonts import Embedded, EmbeddedFace
from brieflives.epub.screen import screen_css
from brieflives.epub.stylesheet import base_css
from brieflives.read.shipped import shipped_style_names
from brieflives.style.colour import contrast
from brieflives.style.load import load_sheet

SCRIPTS = Embedded(
    (EmbeddedFace("Book Text", "fonts/roman.ttf"), EmbeddedFace("Jpan", "fonts/j.otf", size=0.9)),
    by_language={"ja": "Jpan"},
)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("style", shipped_style_names())
def test_the_sheet_for_old_readers_keeps_to_css_2_1(style: str, direction: str) -> None:
    sheet, _ = load_sheet(style)
    assert sheet is not None
    css = base_css(sheet, direction, SCRIPTS)
    assert css.count("{") > 100
    assert list(newer(css)) == []


@pytest.mark.parametrize(
    "css",
    [
        "p {border-radius: 50%}",
        "p {display: flex}",
        "p {height: 10vh}",
        "p {margin: 1rem}",
        "p {width: calc(100% - 2em)}",
        "p {color: var(--ink)}",
        "p {hyphens: auto}",
        "p::before {top: 0}",
        "p:not(.a) {top: 0}",
        "p ~ p {top: 0}",
        "p {text-align: start}",
        "p {font-variant: lining-nums}",
        "@media print {p {top: 0}}",
        "@font-face {src: url(a.ttf); size-adjust: 90%}",
    ],
)
def test_what_is_newer_than_css_2_1_is_known_by_what_is_not_in_its_index(css: str) -> None:
    assert list(newer(css)) != []


def test_the_size_of_a_script_beside_the_text_is_for_new_readers() -> None:
    css = screen_css(classic(), SCRIPTS)
    (rule,) = re.findall(r"@font-face \{[^}]*\}", css)
    assert 'font-family: "Jpan"' in rule
    assert "size-adjust: 90%" in rule


def test_the_sheet_for_old_readers_names_no_colour() -> None:
    css = base_css(classic())
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b|background", css)
    assert set(re.findall(r"(?<!-)color: ([^;}]+)", css)) == {"inherit"}


def test_text_is_never_coloured_without_its_ground() -> None:
    for rule in re.findall(r"\{([^{}]*)\}", screen_css(classic())):
        if re.search(r"(?<!-)color:", rule):
            assert "background" in rule


def test_pages_keep_the_ground_of_the_reading_system() -> None:
    for selector, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", screen_css(classic())):
        if "background" in rule:
            assert selector.strip().endswith((".plate", "img"))  # a drawing is black on nothing


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_monogram_can_be_read_on_its_plate(ground: str) -> None:
    css = screen_css(classic())
    if ground == "dark":
        css = css[css.index("prefers-color-scheme: dark") :]
    found = re.search(r"\.plate \{background: (#\w{6}); color: (#\w{6})\}", css)
    assert found is not None
    assert contrast(found[1], found[2]) > 4.5  # WCAG 2.2, 1.4.3


def test_every_class_is_styled() -> None:
    document = whole_book(figure("portrait"))
    both = [epub(document, every_leaf_a_page(document)), epub(whole_book())]
    used = {e.get("class") for made in both for d in made.documents().values() for e in d.iter()}
    css = base_css(classic()) + screen_css(classic())
    styled = set(re.findall(r"\.([a-z][a-z-]*)", css))
    assert used - styled - {None} <= {Role.NOTE.value}  # sized by its list, with its number


def test_every_styled_class_is_used() -> None:
    document = whole_book(figure("portrait"))
    title = leaf("half-title/1", "Anna Petrova", role=Role.HALF_TITLE)
    half_title = book(Part("half-title", PartKind.HALF_TITLE, None, (), (title,)))
    books = [epub(each) for each in (document, whole_book(), half_title, described_book())]
    used = {e.get("class") for made in books for d in made.documents().values() for e in d.iter()}
    css = base_css(classic()) + screen_css(classic())
    assert set(re.findall(r"\.([a-z][a-z-]*)", css)) <= used


def test_lists_for_machines_are_not_shown() -> None:
    css = base_css(classic())  # a rule for every nav would show them in spite of `hidden`
    assert css.index("nav[hidden], nav li[hidden] {display: none}") > css.index("nav, figure")


def test_sizes_follow_the_style_of_the_printed_book() -> None:
    large = replace(classic().roles[Role.PART_TITLE], size_pt=33.0)
    sheet = replace(classic(), roles={**classic().roles, Role.PART_TITLE: large})
    assert ".part-title {font-size: 3em" in base_css(sheet)


def test_a_style_without_small_cap_openings_has_none() -> None:
    plain = replace(classic().opening, first_line="plain")
    assert ":first-line" in base_css(classic())
    assert ":first-line" not in base_css(replace(classic(), opening=plain))


def test_a_dedication_is_ranged_as_the_title_of_the_book_is() -> None:
    left = "section.dedication p {text-align: left}"
    title = classic().roles[Role.BOOK_TITLE].aligned("left")
    ranged = {**classic().roles, Role.BOOK_TITLE: title}
    assert left in base_css(replace(classic(), roles=ranged))
    assert left not in base_css(classic())


def test_a_style_with_drop_caps_has_them_in_the_epub_too() -> None:
    dropped = replace(classic().opening, first_line="drop-cap")
    css = base_css(replace(classic(), opening=dropped))
    assert "p.initial:first-letter {float: left; " in css
    assert "p.opening:first-line {font-variant: small-caps" in css
    assert ":first-letter" not in base_css(classic())


def test_the_sheet_is_mirrored_for_scripts_from_right_to_left() -> None:
    assert "float: left" in base_css(classic())
    assert "float: right" in base_css(classic(), "rtl")


@pytest.mark.parametrize("style", shipped_style_names())
def test_a_sheet_that_is_mirrored_keeps_no_side_for_itself(style: str) -> None:
    """Else terms and tables from right to left would be indented on the wrong side."""
    sheet, _ = load_sheet(style)
    assert sheet is not None
    dropped = replace(sheet, opening=replace(sheet.opening, first_line="drop-cap"))
    css = base_css(dropped, "rtl")
    sides = [value.split() for value in re.findall(r"(?:margin|padding): ([^;}]+)", css)]
    assert len(sides) > 30
    assert [each for each in sides if len(each) == 4 and each[1] != each[3]] == []
    assert "dd {margin: 0; margin-right: 1.4em}" in css


def test_in_japanese_figures_stand_on_the_line_and_no_call_begins_one() -> None:
    css = screen_css(classic())
    assert ":lang(ja):not(td), " in css
    assert css.index("font-variant-numeric: oldstyle-nums") < css.index(":lang(ja):not(td)")
    assert 'a.call:lang(ja):before, a.call:lang(zh):before {content: "\\2060"}' in css


def test_in_hebrew_figures_stand_on_the_line_as_in_print() -> None:
    css = screen_css(classic())
    (languages,) = re.findall(r"([^}]*) \{\s+font-variant-numeric: lining-nums\}", css)
    assert ":lang(he):not(td)" in languages


def test_a_large_title_is_no_larger_than_a_narrow_screen_has_room_for() -> None:
    css = screen_css(classic())
    assert ".book-title {font-size: min(2.727em, 11vw)}" in css
    assert ".part-title {font-size: min(2em, 11vw)}" in css
    assert ".infobox-native {font-size: min(1.182em, 10vw)}" in css
    assert ".subtitle {font-size" not in css


def test_lines_of_the_accent_can_be_seen_on_white_and_on_black() -> None:
    lines = set(re.findall(r"border-(?:bottom-)?color: (#\w{6})", screen_css(classic())))
    assert len(lines) == 2  # the accent, and grey
    for line in lines:
        assert contrast(line, "#FFFFFF") >= 3  # WCAG 2.2, 1.4.11
        assert contrast(line, "#000000") >= 3


def test_links_of_the_index_and_back_links_are_as_wide_and_high_as_a_finger() -> None:
    css = screen_css(classic())  # WCAG 2.2, 2.5.8; tests/system measures it in a browser
    assert "p.backs a, .index-entry a {display: inline-block; min-width: 24px;" in css
    assert ".index-entry a {min-height: 24px;" in css
    assert "p.backs {line-height: max(1.4em, 24px);" in css


def test_the_number_of_a_note_stands_beside_the_first_of_many_back_links() -> None:
    """Browsers set it beside the first line that does not float, be it as low as it may."""
    assert "p.backs {float: left" in base_css(classic())
    before = r'ol\.notes li:before \{content: "\\00a0"; display: block; height: 0\}'
    assert re.search(before, screen_css(classic()))
