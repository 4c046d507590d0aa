"""What is installed: the wheel that a user gets, and the checkout that a developer has."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import hatchling.build
import pytest

from brieflives.read.shipped import shipped_styles

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(hatchling.build.build_wheel, tmp_path_factory.mktemp("wheel"))


def _built(build: object, folder: Path) -> Path:
    """Run one of hatchling's build hooks, which work on the current folder, in the checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert callable(build)
        return folder / str(build(str(folder)))


def _names(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_wheel_brings_the_styles_and_the_words_of_the_languages(wheel: Path) -> None:
    styles = {f"brieflives/styles/{file.name}" for file in (ROOT / "styles").glob("*.yaml")}
    assert "brieflives/styles/classic.yaml" in styles
    assert {"brieflives/languages/en.yaml", "brieflives/py.typed", *styles} <= _names(wheel)


def test_the_wheel_brings_all_explanations_the_words_for_keys_and_the_files_to_begin_with(
    wheel: Path,
) -> None:
    package = ROOT / "builder" / "brieflives"
    data = [
        p for folder in ("explanations", "schema", "starters") for p in (package / folder).iterdir()
    ]
    needed = {f"brieflives/{p.relative_to(package).as_posix()}" for p in data if p.is_file()}
    assert "brieflives/schema/words.yaml" in needed
    assert needed <= _names(wheel)


def test_the_wheel_brings_its_licence_and_nothing_that_is_not_the_program(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in _names(wheel)}
    assert len(tops) == 2, tops  # the package and its dist-info
    assert any(name.endswith("licenses/LICENSE") for name in _names(wheel))


def test_an_installed_wheel_finds_its_own_styles_and_not_those_of_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from brieflives.read.shipped import shipped_style_names, shipped_styles\n"
        "print(shipped_styles(), *shipped_style_names())"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert said[0].startswith(str(tmp_path))
    assert "classic" in said[1:]


def test_a_checkout_uses_its_own_styles_so_that_an_edit_is_seen_at_once(tmp_path: Path) -> None:
    assert str(shipped_styles()) == str(ROOT / "styles")
    editable = _built(hatchling.build.build_editable, tmp_path)
    assert not {name for name in _names(editable) if name.startswith("brieflives/")}


def test_two_builds_of_the_wheel_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    again = _built(hatchling.build.build_wheel, tmp_path)
    assert again.read_bytes() == wheel.read_bytes()


def test_the_source_archive_holds_all_that_the_tests_need(tmp_path: Path) -> None:
    archive = _built(hatchling.build.build_sdist, tmp_path)
    with tarfile.open(archive) as files:
        tops = {name.split("/")[1] for name in files.getnames()}
    assert {"builder", "styles", "tests", "source", "Makefile", "LICENSE", "README.md"} <= tops
