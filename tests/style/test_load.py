from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import to_builtins

from brieflives.document.blocks import Role
from brieflives.findings import Code, Finding
from brieflives.places import SourceFile, Span
from brieflives.read.shipped import shipped_style_names
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Sheet


def own_style(folder: Path, text: str, name: str = "mine") -> tuple[Sheet | None, list[Finding]]:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_sheet(name, beside=folder)


def mistakes(findings: list[Finding]) -> list[str]:
    return [f"{f.span.source.name}:{f.span.line}:{f.span.column} {f.code}" for f in findings]


def derived(folder: Path, text: str) -> Sheet:
    sheet, findings = own_style(folder, f"extends: classic\n{text}")
    assert not findings
    assert sheet is not None
    return sheet


def refused(folder: Path, text: str) -> list[Finding]:
    sheet, findings = own_style(folder, f"extends: classic\n{text}")
    assert sheet is None
    return findings


@pytest.mark.parametrize("name", shipped_style_names())
def test_every_shipped_style_has_a_look_for_every_role(name: str) -> None:
    sheet, findings = load_sheet(name)
    assert not findings
    assert sheet is not None
    assert sheet.name == name
    assert set(sheet.roles) == set(Role)


def test_classic_is_the_book_that_its_designer_drew() -> None:
    sheet, _ = load_sheet("classic")
    assert sheet is not None
    page = sheet.page
    assert (page.width_mm, page.height_mm, page.lines, page.grid_pt) == (148, 210, 34, 14)
    assert round(page.measure_pt * 25.4 / 72) == 106
    foot_mm = page.height_mm - page.head_mm - page.depth_pt * 25.4 / 72
    assert round(foot_mm) == 24
    assert sheet.roles[Role.BODY].align == "justify"
    assert sheet.colours.accent == "#7A1E1E"


def test_running_text_of_classic_keeps_to_the_grid() -> None:
    sheet, _ = load_sheet("classic")
    assert sheet is not None
    for role in (Role.BODY, Role.QUOTATION, Role.ITEM, Role.SECTION, Role.PART_TITLE):
        style = sheet.roles[role]
        assert style.leading_pt % sheet.page.grid_pt == 0
        assert style.above_lines == int(style.above_lines)


def test_a_style_says_only_what_it_does_otherwise(tmp_path: Path) -> None:
    sheet = derived(tmp_path, "roles:\n  body: {align: left}\n")
    assert sheet.name == "mine"
    assert sheet.roles[Role.BODY].align == "left"
    assert sheet.roles[Role.BODY].size_pt == 11
    assert sheet.roles[Role.NOTE].size_pt == 9


def test_a_face_is_replaced_whole_because_axes_belong_to_one_font(tmp_path: Path) -> None:
    sheet = derived(
        tmp_path, "faces:\n  roman: {package: fontpkg_literata, file: 'Literata[opsz,wght].ttf'}\n"
    )
    assert sheet.faces["roman"].axes == {}
    assert sheet.faces["italic"].package == "fontpkg_eb_garamond"


def test_a_style_may_extend_another_of_the_author(tmp_path: Path) -> None:
    own_style(tmp_path, "extends: classic\npage: {lines: 30}\n", "first")
    sheet, findings = own_style(
        tmp_path, "extends: first\ncolours: {accent: '#004455'}\n", "second"
    )
    assert not findings
    assert sheet is not None
    assert (sheet.page.lines, sheet.colours.accent, sheet.name) == (30, "#004455", "second")


def test_an_unknown_style_names_the_nearest_one() -> None:
    source = SourceFile("life.yaml", "book: {style: clasic}")
    sheet, findings = load_sheet("clasic", Span(source, 14, 20))
    assert sheet is None
    assert mistakes(findings) == ["life.yaml:1:15 wrong-choice"]
    assert findings[0].hint == "did you mean 'classic'?"


def test_a_style_unlike_any_other_lists_all_of_them() -> None:
    _, findings = load_sheet("zebra")
    assert "classic" in findings[0].hint


def test_the_style_that_is_extended_has_to_exist(tmp_path: Path) -> None:
    findings = own_style(tmp_path, "name: mine\nextends: clasic\n")[1]
    assert mistakes(findings) == ["mine.yaml:2:10 wrong-choice"]


def test_a_style_cannot_extend_itself(tmp_path: Path) -> None:
    own_style(tmp_path, "extends: second\n", "first")
    findings = own_style(tmp_path, "extends: first\n", "second")[1]
    assert mistakes(findings) == ["first.yaml:1:10 wrong-value"]


def test_a_style_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("extends: classic\n", encoding="utf-8")
    inner = tmp_path / "lives"
    inner.mkdir()
    assert load_sheet("../mine", beside=inner)[0] is None


def test_every_wrong_key_is_told_with_its_place_and_the_nearest_one(tmp_path: Path) -> None:
    findings = refused(
        tmp_path,
        "page:\n"
        "  line: 30\n"
        "roles:\n"
        "  boddy: {size-pt: 11, leading-pt: 14}\n"
        "  note: {size: 9}\n"
        "faces:\n"
        "  romann: {package: p, file: f}\n"
        "colour: {}\n",
    )
    assert sorted(mistakes(findings)) == [
        "mine.yaml:3:3 unknown-key",
        "mine.yaml:5:3 unknown-key",
        "mine.yaml:6:10 unknown-key",
        "mine.yaml:8:3 unknown-key",
        "mine.yaml:9:1 unknown-key",
    ]
    assert sorted(finding.hint for finding in findings) == [
        "did you mean 'body'?",
        "did you mean 'colours'?",
        "did you mean 'lines'?",
        "did you mean 'roman'?",
        "did you mean 'size-pt'?",
    ]


def test_keys_are_written_with_hyphens(tmp_path: Path) -> None:
    findings = refused(tmp_path, "page: {head_mm: 20}\n")
    assert findings[0].hint == "did you mean 'head-mm'?"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("roles:\n  body: {align: middle}\n", Code.WRONG_CHOICE),
        ("roles:\n  body: {size-pt: large}\n", Code.WRONG_VALUE),
        ("roles:\n  body: {size-pt: -3}\n", Code.WRONG_VALUE),
        ("roles:\n  body: {leading-pt: 0}\n", Code.WRONG_VALUE),
        ("colours:\n  accent: red\n", Code.WRONG_VALUE),
        ("hang-punctuation:\n  perhaps\n", Code.WRONG_VALUE),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(tmp_path: Path, text: str, code: Code) -> None:
    findings = refused(tmp_path, text)
    assert [f.code for f in findings] == [code]
    assert findings[0].span.line == 3
    assert findings[0].hint


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("{inner-mm: 70, outer-mm: 60}", "inner margin"),
        ("{lines: 40}", "folio"),
        ("{head-mm: 4, lines: 20}", "running head"),
    ],
)
def test_margins_that_no_page_can_have_are_refused(tmp_path: Path, page: str, word: str) -> None:
    findings = refused(tmp_path, f"page: {page}\n")
    assert mistakes(findings) == ["mine.yaml:2:7 wrong-value"]
    assert word in findings[0].message


def test_a_style_of_its_own_needs_a_look_for_every_role(tmp_path: Path) -> None:
    sheet, _ = load_sheet("classic")
    assert sheet is not None
    keys = to_builtins(sheet, str_keys=True)
    del keys["roles"]["note"]
    findings = own_style(tmp_path, json.dumps(keys))[1]
    assert [f.message for f in findings] == ["no look is given for: note"]


def test_a_style_that_leaves_keys_out_is_told_which(tmp_path: Path) -> None:
    findings = own_style(tmp_path, "name: mine\npage: {width-mm: 100}\n")[1]
    lacking = [finding for finding in findings if finding.code is Code.MISSING_KEY]
    assert "the key 'height-mm' is missing" in [finding.message for finding in lacking]
    assert any("all that this one lacks: " in f.hint and "roles" in f.hint for f in lacking)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", Code.EMPTY_FILE),
        (b"- a\n- b\n", Code.WRONG_SHAPE),
        (b"page: {lines: 3\n", Code.BROKEN_YAML),
        (b"name: caf\xe9\n", Code.NOT_UTF8),
        (b"extends: [classic]\n", Code.WRONG_SHAPE),
        (b"name: a\nname: b\n", Code.DUPLICATE_KEY),
    ],
)
def test_a_broken_style_file_is_a_finding(tmp_path: Path, raw: bytes, code: Code) -> None:
    (tmp_path / "mine.yaml").write_bytes(raw)
    sheet, findings = load_sheet("mine", beside=tmp_path)
    assert sheet is None
    assert code in {finding.code for finding in findings}
