"""Findings as programs and code hosts read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from brieflives.findings import Code, Finding, Fix, finding
from brieflives.places import SourceFile, Span
from brieflives.report import written

TEXT = "book:\n  title: Лев\U0001f600 [@x]\n  note: |\n    one\n    two\n"


def found(
    words: str,
    code: Code = Code.UNKNOWN_SOURCE,
    told: tuple[str, str] = ("no source", ""),
    name: str = "life.yaml",
    fix: str | None = None,
) -> Finding:
    start = TEXT.index(words)
    place = Span(SourceFile(name, TEXT), start, start + len(words))
    return finding(code, place, *told, None if fix is None else Fix(place, fix))


def as_json(*findings: Finding) -> Any:
    return json.loads(written(findings, "json"))


def run_of(*findings: Finding) -> Any:
    log = json.loads(written(findings, "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_json_names_every_place_by_line_and_column() -> None:
    listed = as_json(found("@x", told=("no source", "add it"), fix="@y"))
    assert listed == {
        "version": 1,
        "errors": 1,
        "warnings": 0,
        "notices": 0,
        "findings": [
            {
                "code": "unknown-source",
                "severity": "error",
                "message": "no source",
                "hint": "add it",
                "file": "life.yaml",
                "line": 2,
                "column": 16,
                "endLine": 2,
                "endColumn": 18,
                "fix": {"start": 21, "stop": 23, "text": "@y"},
            }
        ],
    }


def test_json_counts_warnings_apart_and_says_when_nothing_mends() -> None:
    listed = as_json(found("@x"), found("one", Code.UNUSED_NOTE))
    assert (listed["errors"], listed["warnings"]) == (1, 1)
    assert listed["findings"][1]["fix"] is None


def test_a_report_without_findings_is_still_a_whole_report() -> None:
    assert as_json()["findings"] == []
    assert run_of()["results"] == []
    assert written([], "github") == ""


def test_sarif_counts_columns_in_code_points_and_ends_behind_the_last() -> None:
    run = run_of(found("@x"))
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "life.yaml"}
    assert place["region"] == {"startLine": 2, "startColumn": 16, "endLine": 2, "endColumn": 18}


def test_sarif_brings_a_rule_with_its_explanation_for_each_code_once() -> None:
    run = run_of(found("@x"), found("one", Code.UNUSED_NOTE), found("two"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["unknown-source", "unused-note"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning"]
    assert "What to do:" in rules[0]["help"]["markdown"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_offers_the_mend() -> None:
    assert "fixes" not in run_of(found("@x"))["results"][0]
    (fix,) = run_of(found("@x", fix="@y"))["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "@y"}
    assert replacement["deletedRegion"]["startColumn"] == 16


def test_sarif_writes_file_names_as_addresses(tmp_path: Path) -> None:
    for name, uri in (
        ("a b/Лев.yaml", "a%20b/%D0%9B%D0%B5%D0%B2.yaml"),
        (str(tmp_path / "a.yaml"), (tmp_path / "a.yaml").as_uri()),
    ):
        place = run_of(found("@x", name=name))["results"][0]["locations"][0]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_workflow_command_is_one_line_whatever_it_says() -> None:
    odd = found("@x", told=("100%\nsure", "a, b: c"), name="a,b:c.yaml")
    assert written([odd], "github") == (
        "::error file=a%2Cb%3Ac.yaml,line=2,col=16,endColumn=18,title=unknown-source"
        "::100%25%0Asure%0Aa, b: c\n"
    )


def test_a_workflow_command_for_several_lines_has_no_columns() -> None:
    command = written([found("one\n    two", Code.UNUSED_NOTE)], "github")
    assert command.startswith("::warning file=life.yaml,line=4,endLine=5,title=unused-note::")
