from __future__ import annotations

from pathlib import Path

import pytest
from tests.style.test_load import mistakes, own_style

from brieflives.document.blocks import Role
from brieflives.style.load import load_sheet
from brieflives.style.paper import on_paper


def test_a_style_on_its_own_paper_stays_as_it_was_drawn() -> None:
    sheet, _ = load_sheet("classic")
    assert sheet is not None
    assert on_paper(sheet, "A5") is sheet


def test_a_larger_paper_gets_larger_type_in_proportion() -> None:
    small, _ = load_sheet("classic")
    large, _ = load_sheet("classic", paper="A4")
    assert small is not None
    assert large is not None
    scale = large.page.grid_pt / small.page.grid_pt
    assert 1.1 < scale < 1.25
    for role in Role:
        assert large.roles[role].size_pt == pytest.approx(small.roles[role].size_pt * scale, 1e-3)
    assert large.hanging.note_pt == pytest.approx(small.hanging.note_pt * scale, 1e-3)
    assert large.page.measure_pt == pytest.approx(small.page.measure_pt * scale, 1e-3)
    assert large.page.inner_mm / large.page.outer_mm == pytest.approx(18 / 24, 1e-3)


def test_large_print_on_small_paper_stays_large() -> None:
    sheet, _ = load_sheet("large-print", paper="A5")
    assert sheet is not None
    assert sheet.roles[Role.BODY].size_pt == 18


def test_a_style_may_say_how_it_wants_a_paper(tmp_path: Path) -> None:
    own_style(tmp_path, "extends: classic\npapers:\n  A4: {scale: 1, outer-mm: 70, lines: 40}\n")
    sheet, findings = load_sheet("mine", beside=tmp_path, paper="A4")
    assert not findings
    assert sheet is not None
    assert (sheet.page.outer_mm, sheet.page.lines, sheet.page.grid_pt) == (70, 40, 14)


def test_a_paper_without_room_is_told_even_if_it_is_not_asked_for(tmp_path: Path) -> None:
    sheet, findings = own_style(
        tmp_path, "extends: classic\npapers:\n  letter: {inner-mm: 200}\n  A4: {lines: 90}\n"
    )
    assert sheet is None
    assert mistakes(findings) == ["mine.yaml:3:11 wrong-value", "mine.yaml:4:7 wrong-value"]
    assert findings[0].message.startswith("on letter, ")


def test_a_paper_that_is_not_known_is_a_mistake(tmp_path: Path) -> None:
    findings = own_style(tmp_path, "extends: classic\npapers:\n  A6: {lines: 20}\n")[1]
    assert mistakes(findings) == ["mine.yaml:3:3 unknown-key"]
