"""An author's own style file lies beside the life, and is never taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from brieflives.cli.program import main
from brieflives.style.recognise import is_style_file
from brieflives.understanding import lives_in

LIFE = """\
schema: life/1
book: {title: Ada Lovelace, lang: en-GB, style: mine, paper: letter}
person: {name: Ada Lovelace}
chapters: [{title: Life, body: She lived in London.}]
"""


def folder_of(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_a_folder_with_a_life_and_its_style_builds_one_book(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, ada=LIFE, mine="extends: modern\npage: {outer-mm: 30}\n")
    code, said = run("build", folder, "--to", "pdf", "--out", tmp_path / "out")
    assert code == 0, said
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["ada.pdf"]


def test_the_paper_of_the_command_line_goes_before_that_of_the_life(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, ada=LIFE, mine="extends: classic\n")
    sizes = []
    for options in ((), ("--paper", "A4"), ("--style", "large-print", "--paper", "A5")):
        code, said = run("build", folder, "--to", "pdf", "--out", tmp_path / "out", *options)
        assert code == 0, said
        sizes.append(_page_size_mm(tmp_path / "out" / "ada.pdf"))
    assert sizes == [(216, 279), (210, 297), (148, 210)]


def _page_size_mm(file: Path) -> tuple[int, int]:
    import pikepdf

    with pikepdf.open(file) as pdf:
        _, _, width, height = (float(side) for side in pdf.pages[0].MediaBox)
    return round(width / 72 * 25.4), round(height / 72 * 25.4)


def test_a_paper_that_does_not_exist_is_a_mistake_of_the_life(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, ada=LIFE.replace("letter", "A3"), mine="extends: classic\n")
    code, said = run("check", folder)
    assert code == 1
    assert "'A3' cannot be chosen for 'paper'" in said


@pytest.mark.parametrize(
    "text",
    [
        "extends: classic\n",
        "# mine\nname: mine\nextends: classic\ncolours: {grey: '#555555'}\n",
        "\ufeff'faces': {}\n",
        "extends : classic\r\npage: {lines: 30}\r\n",
    ],
)
def test_a_style_file_is_known_by_its_keys(tmp_path: Path, text: str) -> None:
    assert lives_in(folder_of(tmp_path, ada=LIFE, mine=text)) == [tmp_path / "ada.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        LIFE,
        LIFE.replace("schema", "shcema"),
        LIFE.replace("schema: life/1\n", ""),
        "schema: life/1\nextends: classic\n",
        "person: {name: A}\nlead: |\n  extends: nothing\nfaces: [a]\n",
        "- a list\n",
        "",
    ],
)
def test_a_broken_life_is_still_a_life(tmp_path: Path, text: str) -> None:
    assert not is_style_file(folder_of(tmp_path, ada=text) / "ada.yaml")


def test_a_life_with_a_slip_in_its_schema_is_reported(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, ada=LIFE.replace("schema", "shcema"), mine="extends: classic\n")
    code, said = run("check", folder)
    assert code == 1
    assert "did you mean 'schema'?" in said
    assert "mine.yaml" not in said


def test_a_word_where_a_style_wants_a_group_of_keys_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "ada.yaml").write_text(LIFE, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("extends: classic\nopening: 3\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["build", str(tmp_path / "ada.yaml"), "--style", "mine"])
    assert "a group of keys is needed here" in told.output


def test_a_style_that_begins_from_none_is_told_that_and_not_all_that_it_lacks(
    tmp_path: Path,
) -> None:
    (tmp_path / "ada.yaml").write_text(LIFE, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("base: classic\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["build", str(tmp_path / "ada.yaml"), "--style", "mine"])
    assert told.output.count("error[") == 2
    assert "add the line: extends: classic" in told.output
    assert "a style sheet has no key 'base' here" in told.output


def test_a_style_with_a_name_too_long_for_a_file_is_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "ada.yaml").write_text(LIFE, encoding="utf-8")
    told = CliRunner().invoke(main, ["build", str(tmp_path / "ada.yaml"), "--style", "a" * 300])
    assert told.exit_code == 2
    assert f"there is no style '{'a' * 300}'" in told.output
