"""Archives from the command line: made, and made again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brieflives.cli.program import main

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada King} # of Lovelace
lead: Some text.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "ada.yaml").write_text(LIFE, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_life_goes_into_its_pdf_and_comes_out_again(folder: Path) -> None:
    assert "remarks" in run("build", "ada.yaml", "--to", "pdf", "--archive").stderr
    result = run("rebuild", "output/ada.pdf")
    assert result.exit_code == 0
    assert "built again, the same byte by byte" in result.output
    assert (folder / "rebuilt" / "ada" / "ada.yaml").read_text(encoding="utf-8") == LIFE
    assert (folder / "rebuilt" / "ada.pdf").read_bytes() == (
        folder / "output" / "ada.pdf"
    ).read_bytes()


def test_nothing_is_said_of_remarks_that_are_left_out(folder: Path) -> None:
    result = run("build", "ada.yaml", "--to", "pdf", "--archive=clean")
    assert result.exit_code == 0
    assert "remarks" not in result.stderr
    assert run("rebuild", "output/ada.pdf").exit_code == 0
    assert "Lovelace" not in (folder / "rebuilt" / "ada" / "ada.yaml").read_text(encoding="utf-8")


def test_a_changed_archive_is_told(folder: Path) -> None:
    run("build", "ada.yaml", "--to", "pdf", "--archive")
    data = (folder / "output" / "ada.pdf").read_bytes()
    (folder / "ada.pdf").write_bytes(data + b"\n")
    result = run("rebuild", "ada.pdf")
    assert result.exit_code == 1
    assert "the file was changed" in result.output


def test_the_archive_itself_is_never_written_over(folder: Path) -> None:
    run("build", "ada.yaml", "--to", "pdf", "--archive")
    assert run("rebuild", "output/ada.pdf", "--out", "output").exit_code == 2


def test_a_pdf_without_its_sources_is_told_so(folder: Path) -> None:
    run("build", "ada.yaml", "--to", "pdf")
    result = run("rebuild", "output/ada.pdf")
    assert result.exit_code == 1
    assert "was not made with --archive" in result.output
