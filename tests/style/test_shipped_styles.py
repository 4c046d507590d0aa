"""Every shipped style: what it promises a reader of books."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import uharfbuzz as hb

from brieflives.document.blocks import Role
from brieflives.model.life import Book
from brieflives.order import PAPER_NAMES, Order
from brieflives.pipeline import build_life
from brieflives.read.shipped import shipped_style_names
from brieflives.records.shapes import shape_of
from brieflives.style.colour import contrast
from brieflives.style.load import load_sheet
from brieflives.style.paper_sizes import PAPERS as SIZES
from brieflives.style.paper_sizes import PaperName
from brieflives.style.sheet import Face, FaceName, Sheet, TextStyle
from brieflives.typeset.fonts import FontFace

SOURCE = Path(__file__).parents[2] / "source"
STYLES = ("classic", "modern", "archive", "large-print", "easy-reading")
NAME = "Леонид Петрович Серебряков, «Ёж» – Συρία"

each_style = pytest.mark.parametrize("name", shipped_style_names())


def sheet_of(name: str, paper: PaperName | None = None) -> Sheet:
    sheet, findings = load_sheet(name, paper=paper)
    assert not findings
    assert sheet is not None
    return sheet


def looks(sheet: Sheet) -> Iterator[TextStyle]:
    yield from sheet.roles.values()
    yield from (sheet.running_head, sheet.folio, sheet.contents_entry)
    yield from (sheet.note_number, sheet.back_reference)


def face_of(sheet: Sheet, name: FaceName) -> Face:
    if sheet.emphasis == "bold":
        name = "bold" if name == "italic" else name
    return sheet.faces[name]


def test_every_style_has_one_for_photocopiers() -> None:
    assert set(shipped_style_names()) == {*STYLES, *(f"{name}-grey" for name in STYLES)}


@each_style
def test_all_text_passes_wcag_aa_on_its_ground(name: str) -> None:
    sheet = sheet_of(name)
    for look in looks(sheet):
        assert contrast(getattr(sheet.colours, look.colour), "#FFFFFF") >= 4.5
    assert contrast(sheet.colours.accent, sheet.colours.plate) >= 4.5


@pytest.mark.parametrize("name", STYLES)
def test_what_a_style_asks_of_a_face_the_face_can_do(name: str) -> None:
    sheet = sheet_of(name)
    samples = {"smcp": "abcdé", "onum": "0123456789", "sups": "0123456789"}
    for look in looks(sheet):
        face = FontFace(face_of(sheet, look.face))
        for tag in set(look.features) & set(samples):
            plain = face.shape(samples[tag]).glyphs
            asked = face.shape(samples[tag], ((tag, 1),)).glyphs
            assert all(a[0] != b[0] for a, b in zip(plain, asked, strict=True)), (look, tag)


@pytest.mark.parametrize("name", STYLES)
def test_russian_and_greek_names_stand_in_the_face_of_the_style(name: str) -> None:
    sheet = sheet_of(name)
    for face_name in ("roman", "italic", "bold"):
        face = FontFace(face_of(sheet, face_name))
        assert all(face.has(char) for char in NAME)


@each_style
def test_the_axes_of_a_face_are_those_of_its_font(name: str) -> None:
    for face in sheet_of(name).faces.values():
        opened = FontFace(face)
        ranges = {axis.tag: (axis.min_value, axis.max_value) for axis in opened.hb_face.axis_infos}
        for tag, value in face.axes.items():
            assert ranges[tag][0] <= value <= ranges[tag][1]
        assert isinstance(opened.hb_face, hb.Face)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("life", ["leonid-serebryakov", "mary-somerville"])
def test_the_samples_are_set_in_every_style_with_nothing_to_report(name: str, life: str) -> None:
    built = build_life(SOURCE / f"{life}.yaml", Order(("pdf",), style=name))
    assert [finding.message for finding in built.findings] == []
    assert built.pages


@each_style
@pytest.mark.parametrize("life", ["leonid-serebryakov", "mary-somerville"])
def test_the_samples_have_nothing_beyond_the_limits_of_a_style(name: str, life: str) -> None:
    proof = build_life(SOURCE / f"{life}.yaml", Order((), style=name, proof=True)).proof
    assert proof is not None
    assert [(r.mark.value, r.page, r.amount, r.words) for r in proof.beyond] == []


@pytest.mark.parametrize("name", ["classic", "modern", "archive"])
@pytest.mark.parametrize("paper", ["A4", "half-letter", "letter"])
def test_nor_have_they_on_other_papers(name: str, paper: PaperName) -> None:
    order = Order((), style=name, paper=paper, proof=True)
    proof = build_life(SOURCE / "mary-somerville.yaml", order).proof
    assert proof is not None
    assert [(r.mark.value, r.page, r.amount, r.words) for r in proof.beyond] == []


def test_large_print_keeps_to_the_rules_for_weak_eyes() -> None:
    sheet = sheet_of("large-print")
    for look in looks(sheet):
        assert look.size_pt >= 18
        assert look.leading_pt >= 1.15 * look.size_pt
        assert not look.hyphenate
        assert "italic" not in look.face
        assert "smcp" not in look.features
    assert {look.align for look in sheet.roles.values()} == {"left"}
    assert sheet.emphasis == "bold"
    assert sheet.roles[Role.BODY].between_lines == 1  # a blank line, no indent
    assert sheet.roles[Role.BODY].indent_pt == 0
    assert min(sheet.page.inner_mm, sheet.page.outer_mm) >= 25


def test_archive_is_black_and_grey() -> None:
    colours = sheet_of("archive").colours
    for colour in (colours.ink, colours.accent, colours.grey, colours.plate):
        assert colour[1:3] == colour[3:5] == colour[5:]


@pytest.mark.parametrize("name", [name for name in shipped_style_names() if "grey" in name])
def test_a_style_for_copiers_has_no_colour_no_pale_text_and_no_rule_too_fine(name: str) -> None:
    sheet = sheet_of(name)
    colours = sheet.colours
    for colour in (colours.ink, colours.accent, colours.grey, colours.plate):
        assert colour[1:3] == colour[3:5] == colour[5:]
    assert colours.plate == "#F0F0F0"  # a tint of 6 %
    assert contrast(colours.grey, "#FFFFFF") >= 7
    assert contrast(colours.accent, "#FFFFFF") >= 7
    assert sheet.infobox.hairline_pt >= 0.3
    assert sheet.title_page.rule_pt >= 0.5
    own = sheet_of(name.removesuffix("-grey"))
    assert sheet.page == own.page
    for ours, theirs in ((colours.grey, own.colours.grey), (colours.accent, own.colours.accent)):
        assert contrast(ours, "#FFFFFF") >= contrast(theirs, "#FFFFFF")  # no paler than its sister


def test_life_style_and_command_line_know_the_same_papers() -> None:
    assert set(shape_of(Book).keys["paper"].choices) == set(PAPER_NAMES) == set(SIZES)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("paper", PAPER_NAMES)
def test_every_style_has_a_page_of_every_paper(name: str, paper: PaperName) -> None:
    own, sheet = sheet_of(name), sheet_of(name, paper)
    page, body = sheet.page, sheet.roles[Role.BODY]
    assert (page.width_mm, page.height_mm) == SIZES[paper]
    assert body.size_pt >= own.roles[Role.BODY].size_pt  # never smaller than it was drawn
    most = own.page.measure_pt / own.roles[Role.BODY].size_pt
    assert page.measure_pt / body.size_pt <= most * 1.01  # no longer lines
    assert min(page.inner_mm, page.outer_mm) >= 12
    for role in (Role.BODY, Role.ITEM):
        assert sheet.roles[role].leading_pt == pytest.approx(page.grid_pt)


@pytest.mark.parametrize("paper", ["A5", "A4", "half-letter", "letter"])
def test_lines_of_running_text_hold_as_many_letters_on_every_paper(paper: PaperName) -> None:
    alphabet = "the workers of the town had read his paper for a year before they met him "
    for name in ("classic", "modern", "archive"):
        sheet = sheet_of(name, paper)
        body = sheet.roles[Role.BODY]
        width = FontFace(sheet.faces["roman"]).shape(alphabet).width / len(alphabet)
        letters = sheet.page.measure_pt / (width * body.size_pt / 1000)
        assert 56 <= letters <= 76
