"""What a style does for books in a script of their own."""

import pytest

from brieflives.document.blocks import Role
from brieflives.style.load import load_sheet
from brieflives.style.production import production_of
from brieflives.style.sheet import Sheet
from brieflives.style.written import in_language


def classic() -> Sheet:
    sheet, findings = load_sheet("classic")
    assert sheet is not None
    assert not findings
    return sheet


@pytest.mark.parametrize("lang", ["en", "ru", "he", "el"])
def test_lines_are_as_far_apart_as_the_style_says_where_no_script_asks_for_more(lang: str) -> None:
    assert in_language(classic(), lang) == classic()


@pytest.mark.parametrize("lang", ["ar", "fa", "hi", "ja", "ko", "zh", "zh-TW"])
def test_a_script_with_marks_or_full_squares_has_its_lines_further_apart(lang: str) -> None:
    plain, sheet = classic(), in_language(classic(), lang)
    assert sheet.page.grid_pt > plain.page.grid_pt
    assert sheet.roles[Role.BODY].leading_pt == sheet.page.grid_pt
    assert sheet.roles[Role.BODY].size_pt == plain.roles[Role.BODY].size_pt
    assert plain.page.depth_pt - sheet.page.grid_pt < sheet.page.depth_pt <= plain.page.depth_pt


@pytest.mark.parametrize("lang", ["ar", "hi", "ja"])
def test_a_handout_has_its_lines_further_apart_like_the_book(lang: str) -> None:
    plain, sheet = classic(), in_language(classic(), lang)
    by = sheet.page.grid_pt / plain.page.grid_pt
    assert by > 1
    for role, style in plain.handout.roles.items():
        assert sheet.handout.roles[role].leading_pt == pytest.approx(
            style.leading_pt * by, abs=0.01
        )
        assert sheet.handout.roles[role].size_pt == style.size_pt


def test_head_and_folio_stay_as_far_from_the_text_as_they_were() -> None:
    plain, page = classic().page, in_language(classic(), "ja").page
    for name in ("running_head_lines", "folio_lines"):
        assert getattr(page, name) * page.grid_pt == pytest.approx(
            getattr(plain, name) * plain.grid_pt, abs=0.01
        )


def test_a_colophon_names_the_faces_of_the_language_of_the_book_first() -> None:
    faces = production_of(classic(), "ja").faces
    assert [(face.name, face.licence) for face in faces] == [
        ("Noto Sans JP / Noto Serif JP", "OFL-1.1"),
        ("EB Garamond", "OFL-1.1"),
    ]
