"""Finished files judged from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from brieflives.cli.program import main

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada King, born: {date: 1815}}
chapters:
  - {title: One, body: Some text.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ada.yaml").write_text(LIFE, encoding="utf-8")
    assert run("build", "ada.yaml", "--out", ".", "--to", "pdf").exit_code == 0
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_file_just_built_keeps_every_promise(folder: Path) -> None:
    result = run("inspect", "ada.pdf")
    assert result.exit_code == 0
    assert "says that it is PDF/UA-1 and PDF/A-2a" in result.output
    assert "all 28 promises are kept" in result.output


def test_a_file_of_another_program_is_told_what_it_lacks(folder: Path) -> None:
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save("bare.pdf")
    result = run("inspect", "bare.pdf")
    assert result.exit_code == 1
    assert "bare.pdf: PDF, 1 page, claims no standard" in result.output
    assert "  no     The file is tagged for screen readers\n" in result.output
    assert "- no word of it is tagged" in result.output


def test_programs_read_the_judgement_as_json(folder: Path) -> None:
    result = run("inspect", "ada.pdf", "--format", "json")
    (file,) = json.loads(result.output)["files"]
    assert (file["file"], file["kind"], file["errors"]) == ("ada.pdf", "PDF", 0)
    assert [found["faults"] for found in file["results"]] == [[]] * 28


def test_warnings_count_where_one_is_strict(folder: Path) -> None:
    with pikepdf.open("ada.pdf") as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/TH":
                del found.A  # it no longer says what it is the header of
        pdf.save("pale.pdf")
    assert run("inspect", "pale.pdf").exit_code == 0
    assert run("inspect", "pale.pdf", "--strict").exit_code == 1


def test_what_cannot_be_opened_is_told_without_a_traceback(folder: Path) -> None:
    result = run("inspect", "ada.yaml")
    assert result.exit_code == 1
    assert "ada.yaml: it is neither PDF nor EPUB" in result.output


def test_an_epub_just_built_keeps_every_promise(folder: Path) -> None:
    assert run("build", "ada.yaml", "--out", ".", "--to", "epub").exit_code == 0
    result = run("inspect", "ada.epub")
    assert result.exit_code == 0
    assert "ada.epub: EPUB, 7 documents, 6 printed pages, says that it is EPUB 3.0" in result.output
    assert "all 31 promises are kept" in result.output


def test_a_file_that_is_called_an_epub_and_is_none_is_told(folder: Path) -> None:
    (folder / "ada.epub").write_bytes(b"Dear Ada")
    result = run("inspect", "ada.epub")
    assert result.exit_code == 1
    assert "ada.epub: it is no EPUB" in result.output
