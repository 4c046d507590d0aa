"""The program leaves at once, but not before all is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brieflives import __main__ as program
from brieflives.schema.json_schema import life_schema

PROGRAM = [sys.executable, "-m", "brieflives"]


def test_all_is_told_before_the_program_leaves() -> None:
    told = subprocess.run([*PROGRAM, "schema"], capture_output=True, check=True, encoding="utf-8")
    assert told.stdout == life_schema()


def test_the_exit_code_is_that_of_the_command(tmp_path: Path) -> None:
    life = tmp_path / "ada.yaml"
    life.write_text("schema: life/1\n", encoding="utf-8")
    found = subprocess.run([*PROGRAM, "check", str(life)], capture_output=True, encoding="utf-8")
    assert found.returncode == 1
    assert "error[" in found.stdout + found.stderr


@pytest.mark.parametrize("asked", ["check", "build --to pdf --out"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_command_ends_well_where_nobody_can_read_it(
    asked: str, closed: str, tmp_path: Path
) -> None:
    life = tmp_path / "ada.yaml"
    life.write_text(
        "schema: life/1\nbook: {title: Ada, lang: en}\nperson: {name: Ada}\nlead: She wrote.\n",
        encoding="utf-8",
    )
    asked = asked.replace("--out", f'--out "{tmp_path}"')
    command = f'"$0" -m brieflives {asked} "$1" {closed}'
    ended = subprocess.run(["sh", "-c", command, sys.executable, str(life)], capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_nobody_has_to_read_to_the_end(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    command = '"$0" -m brieflives schema 2>"$1" | head -n 1'
    ended = subprocess.run(
        ["sh", "-c", command, sys.executable, str(errors)], capture_output=True, encoding="utf-8"
    )
    assert ended.stdout == "{\n"
    assert errors.read_text() == ""


@pytest.mark.parametrize("command", ["schema", "explain", "check", "--help", "--version"])
def test_a_full_disk_is_told_of(command: str, tmp_path: Path) -> None:
    life = tmp_path / "ada.yaml"
    life.write_text("schema: life/1\n", encoding="utf-8")
    asked = [command, "--format=json", str(life)] if command == "check" else [command]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([*PROGRAM, *asked], stdout=full, stderr=-1, encoding="utf-8")
    assert ended.stderr == "the report cannot be written: No space left on device\n"
    assert ended.returncode == 1


def test_a_mistake_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken() -> None:
        raise LookupError

    monkeypatch.setattr("brieflives.cli.program.main", mistaken)
    with pytest.raises(LookupError):
        program.start()


def test_an_interrupt_before_anything_is_done_is_no_mistake() -> None:
    start = (
        "import sys; from brieflives import __main__ as program\n"
        "class Interrupted:\n"
        "    def find_spec(self, *_):\n"
        "        raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted()); program.start()"
    )
    ended = subprocess.run([sys.executable, "-c", start], capture_output=True)
    assert (ended.returncode, ended.stderr) == (130, b"")
