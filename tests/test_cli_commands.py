"""Reports for programs, explanations, mends and new lives, as a user asks for them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brieflives.cli.program import main

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada King}
chapters:
  - {title: One}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ada.yaml").write_text(LIFE, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_report_for_programs_is_all_that_stands_on_standard_output(
    folder: Path, command: str
) -> None:
    result = run(command, "ada.yaml", "--format", "json")
    assert result.exit_code == 0
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["code"], found["file"], found["line"]) == ("empty-chapter", "ada.yaml", 5)


def test_several_lives_make_one_report(folder: Path) -> None:
    (folder / "bad.yaml").write_text("schema: life/2\n", encoding="utf-8")
    result = run("check", "bad.yaml", "ada.yaml", "--format", "sarif")
    assert result.exit_code == 1
    (report,) = json.loads(result.stdout)["runs"]
    places = [r["locations"][0]["physicalLocation"] for r in report["results"]]
    assert {p["artifactLocation"]["uri"] for p in places} == {"bad.yaml", "ada.yaml"}


def test_a_code_host_gets_one_line_for_each_finding(folder: Path) -> None:
    lines = run("check", "ada.yaml", "--format", "github").stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::warning file=ada.yaml,line=5,")


def test_a_report_for_people_ends_with_where_to_read_more(folder: Path) -> None:
    last = run("check", "ada.yaml").stderr.splitlines()[-1]
    assert last == "1 warning; more about one of them: brieflives explain empty-chapter"


@pytest.mark.parametrize("asked", ["bad-date", "error[bad-date]"])
def test_a_code_is_explained_however_it_is_copied(asked: str) -> None:
    result = run("explain", asked)
    assert result.exit_code == 0
    assert "1815-12-10" in result.stdout


def test_a_misspelt_code_is_answered_with_the_nearest() -> None:
    result = run("explain", "bad-dat")
    assert result.exit_code == 2
    assert "did you mean bad-date?" in result.stderr


def test_without_a_code_all_are_listed() -> None:
    assert "bad-date " in run("explain").stdout


def test_fix_mends_the_file_says_what_it_wrote_and_reports_the_rest(folder: Path) -> None:
    wrong = LIFE.replace("Ada King}", "Ada King, born: {date: 10 December 1815}, sort: }")
    (folder / "ada.yaml").write_text(wrong, encoding="utf-8")
    result = run("check", "ada.yaml", "--fix")
    assert result.exit_code == 1
    assert result.stdout == "ada.yaml:3:39: 10 December 1815  ->  1815-12-10\n"
    assert "empty-value" in result.stderr
    assert "bad-date" not in result.stderr
    right = wrong.replace("10 December 1815", "1815-12-10")
    assert (folder / "ada.yaml").read_text(encoding="utf-8") == right


def test_fix_leaves_a_file_without_certain_mistakes_untouched(folder: Path) -> None:
    before = (folder / "ada.yaml").stat()
    assert run("check", "ada.yaml", "--fix").exit_code == 0
    after = (folder / "ada.yaml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_without_fix_nothing_is_written(folder: Path) -> None:
    wrong = LIFE.replace("title: Ada", "titel: Ada")
    (folder / "ada.yaml").write_text(wrong, encoding="utf-8")
    result = run("check", "ada.yaml")
    assert (folder / "ada.yaml").read_text(encoding="utf-8") == wrong
    assert "unknown-key" in result.stderr
    assert "missing-key" not in result.stderr  # `titel` is the title


def test_a_new_life_comes_with_its_schema_and_is_never_written_over(folder: Path) -> None:
    assert run("new", "Mary Shelley", "--kind", "writer").exit_code == 0
    assert run("check", "mary-shelley.yaml", "--strict").exit_code == 0
    text = (folder / "mary-shelley.yaml").read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    assert first == "# yaml-language-server: $schema=life.schema.json"
    assert (folder / "life.schema.json").read_text(encoding="utf-8") == run("schema").stdout
    (folder / "mary-shelley.yaml").write_text("mine", encoding="utf-8")
    assert run("new", "Mary Shelley").exit_code == 2
    assert (folder / "mary-shelley.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("arguments", [("new", "…"), ("new", "Ada", "--kind", "saint"), ("new",)])
def test_a_new_life_needs_a_name_and_a_kind_that_is_known(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    assert run(*arguments).exit_code == 2
    assert sorted(p.name for p in folder.iterdir()) == ["ada.yaml"]


def test_a_reader_who_has_read_enough_is_no_mistake_of_the_program() -> None:
    program = [sys.executable, "-m", "brieflives", "explain"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as told:
        assert told.stdout
        assert told.stderr
        told.stdout.close()  # before a word is written, as `head` does after a line
        assert told.stderr.read() == b""
