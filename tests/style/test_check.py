from __future__ import annotations

from pathlib import Path

from tests.style.test_load import mistakes, own_style

from brieflives.findings import Finding


def refused(folder: Path, text: str) -> list[Finding]:
    sheet, findings = own_style(folder, f"extends: classic\n{text}")
    assert sheet is None
    return findings


def test_text_too_pale_on_white_is_told_where_its_colour_stands(tmp_path: Path) -> None:
    findings = refused(tmp_path, 'colours:\n  grey: "#999999"\n')
    assert mistakes(findings) == ["mine.yaml:3:9 low-contrast"]
    assert "2.8 to 1" in findings[0].message


def test_a_pale_colour_that_no_text_has_is_allowed(tmp_path: Path) -> None:
    sheet, findings = own_style(
        tmp_path,
        'extends: classic\ncolours: {grey: "#999999"}\nroles:\n  credit: {colour: ink}\n',
    )
    assert not findings
    assert sheet is not None


def test_initials_have_to_be_seen_on_the_plate(tmp_path: Path) -> None:
    findings = refused(tmp_path, 'colours: {plate: "#7A5A50"}\n')
    assert mistakes(findings) == ["mine.yaml:2:18 low-contrast"]
    assert "the plate" in findings[0].message


def test_a_font_that_is_not_installed_is_told_with_its_package(tmp_path: Path) -> None:
    findings = refused(
        tmp_path,
        "faces:\n"
        "  roman: {package: fontpkg_no_such, file: A.ttf}\n"
        "  bold: {package: fontpkg_no_such, file: B.ttf}\n",
    )
    assert mistakes(findings) == ["mine.yaml:3:20 missing-font"]
    assert findings[0].hint == "install it: pip install fontpkg-no-such"


def test_a_file_that_its_package_lacks_is_told_with_those_it_has(tmp_path: Path) -> None:
    findings = refused(
        tmp_path, "faces:\n  roman: {package: fontpkg_eb_garamond, file: Garamond.ttf}\n"
    )
    assert mistakes(findings) == ["mine.yaml:3:47 missing-font"]
    assert "EBGaramond[wght].ttf" in findings[0].hint


def test_a_font_is_never_taken_from_outside_its_package(tmp_path: Path) -> None:
    (tmp_path / "mine.ttf").write_bytes(b"")
    face = f"{{package: fontpkg_eb_garamond, file: '{tmp_path}/mine.ttf'}}"
    assert [f.code for f in refused(tmp_path, f"faces: {{roman: {face}}}\n")] == ["missing-font"]


def test_every_fault_of_a_style_is_told_at_once(tmp_path: Path) -> None:
    findings = refused(
        tmp_path,
        'colours: {grey: "#BBBBBB", accent: "#CCBBBB"}\n'
        "fallback: [{package: fontpkg_no_such, file: A.ttf}]\n"
        "papers: {A4: {lines: 99}}\n",
    )
    assert [f.code for f in findings] == [
        *("low-contrast", "low-contrast", "missing-font", "wrong-value"),
    ]


def test_what_can_be_read_is_looked_at_beside_what_cannot(tmp_path: Path) -> None:
    findings = refused(
        tmp_path,
        'colours: {grey: "#999999"}\n'
        "page: {outr-mm: 28}\n"
        "roles:\n"
        "  boddy: {align: left}\n"
        "faces:\n"
        "  roman: {package: fontpkg_no_such, file: A.ttf}\n",
    )
    assert sorted(mistakes(findings)) == [
        "mine.yaml:2:17 low-contrast",
        "mine.yaml:3:8 unknown-key",
        "mine.yaml:5:3 unknown-key",
        "mine.yaml:7:20 missing-font",
    ]
