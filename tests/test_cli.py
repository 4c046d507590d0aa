"""The commands as a user types them."""

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from brieflives import __version__
from brieflives.cli.program import main

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada King}
chapters:
  - {title: One, body: Some text.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "ada.yaml").write_text(LIFE, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def made(folder: Path) -> list[str]:
    out = folder / "output"
    return sorted(p.name for p in out.iterdir()) if out.is_dir() else []


USUAL = [
    *("ada-booklet.pdf", "ada-handout.pdf", "ada-how-to-print.pdf", "ada.epub", "ada.pdf"),
]


def test_a_build_writes_the_book_in_its_usual_forms_and_says_so(folder: Path) -> None:
    result = run("build", "ada.yaml")
    assert result.exit_code == 0
    assert made(folder) == USUAL
    assert "ada.yaml: " in result.stdout
    assert result.stderr == ""


def test_only_what_is_asked_for_is_made(folder: Path) -> None:
    assert run("build", "ada.yaml", "--to", "epub", "--out", "output").exit_code == 0
    assert made(folder) == ["ada.epub"]


def test_a_folder_means_all_lives_in_it(folder: Path) -> None:
    (folder / "source").mkdir()
    for name in ("a", "b"):
        (folder / "source" / f"{name}.yaml").write_text(LIFE, encoding="utf-8")
    assert run("build", "--to", "pdf").exit_code == 0
    assert made(folder) == ["a.pdf", "b.pdf"]


def test_two_builds_are_the_same_to_the_byte(folder: Path) -> None:
    for out in ("one", "two"):
        assert run("build", "ada.yaml", "--out", out).exit_code == 0
    for name in USUAL:
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()


@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        ("book: {title: Ada, lang: en-GB}\nbook: {title: Ada, lang: en-GB}", "duplicate-key"),
        ("boook: {title: Ada, lang: en-GB}", "unknown-key"),
        ("book: {lang: en-GB}", "missing-key"),
        ("book: {title: 'Ada, lang: en-GB}", "broken-yaml"),
        ("book: {title: Ada, lang: en-GB, date: 31 June 1890}", "bad-date"),
        ("book: {title: Ada <b>, lang: en-GB}", "raw-html"),
    ],
)
def test_an_error_ends_with_1_and_leaves_what_was_made_before(
    folder: Path, mistake: str, code: str
) -> None:
    (folder / "output").mkdir()
    (folder / "output" / "ada.pdf").write_bytes(b"as it was")
    text = LIFE.replace("book: {title: Ada, lang: en-GB}", mistake)
    (folder / "ada.yaml").write_text(text, encoding="utf-8")
    result = run("build", "ada.yaml")
    assert result.exit_code == 1
    assert f"error[{code}]" in result.stderr
    assert "ada.yaml:2:" in result.stderr or "ada.yaml:3:" in result.stderr
    assert "Traceback" not in result.output
    assert made(folder) == ["ada.pdf"]
    assert (folder / "output" / "ada.pdf").read_bytes() == b"as it was"


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty-file"), (b"schema: \xff\xfe", "not-utf8")]
)
def test_a_file_that_holds_no_text_is_told_so(folder: Path, content: bytes, code: str) -> None:
    (folder / "ada.yaml").write_bytes(content)
    result = run("check", "ada.yaml")
    assert result.exit_code == 1
    assert f"error[{code}]" in result.stderr


def test_one_bad_life_does_not_keep_the_others_from_being_built(folder: Path) -> None:
    (folder / "bad.yaml").write_text("schema: life/2\n", encoding="utf-8")
    assert run("build", "bad.yaml", "ada.yaml").exit_code == 1
    assert made(folder) == USUAL


def test_a_warning_is_shown_and_the_build_goes_on_unless_strict(folder: Path) -> None:
    empty = LIFE.replace(", body: Some text.", "")
    (folder / "ada.yaml").write_text(empty, encoding="utf-8")
    result = run("build", "ada.yaml", "--strict")
    assert (result.exit_code, made(folder)) == (1, [])
    result = run("build", "ada.yaml")
    assert (result.exit_code, made(folder)) == (0, USUAL)
    assert "warning[empty-chapter]" in result.stderr
    assert "1 warning" in result.stderr


def test_a_character_that_no_font_has_is_named_with_its_place(folder: Path) -> None:
    (folder / "ada.yaml").write_text(LIFE.replace("Some", "Some \U0001f600"), encoding="utf-8")
    result = run("build", "ada.yaml")
    assert result.exit_code == 0
    assert "warning[missing-glyph]" in result.stderr
    assert "ada.yaml:5:29" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "nobody.yaml"),
        ("check", "nobody.yaml"),
        ("build", "ada.yaml", "--to", "scroll"),
        ("build", "ada.yaml", "--to", ""),
        ("build",),  # there is no folder source
        ("build", "empty"),
        ("build", "ada.yaml", "ada.yaml/../other/ada.yaml"),
        ("build", "ada.yaml", "--style", "nobody"),
        ("make",),
    ],
)
def test_a_misused_command_ends_with_2(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "empty").mkdir()
    (folder / "other").mkdir()
    (folder / "other" / "ada.yaml").write_text(LIFE, encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert made(folder) == []


def test_an_output_folder_that_cannot_be_written_is_told_so(folder: Path) -> None:
    (folder / "output").write_text("a file", encoding="utf-8")
    result = run("build", "ada.yaml", "--out", "output/below")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


def date_of(pdf: Path) -> str:
    with pikepdf.open(pdf) as opened:
        return str(opened.docinfo.CreationDate)


def test_the_files_are_dated_by_the_environment_or_the_book_never_by_the_clock(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = LIFE.replace("lang: en-GB", "lang: en-GB, date: 1999-07")
    (folder / "ada.yaml").write_text(dated, encoding="utf-8")
    run("build", "ada.yaml", "--to", "pdf")
    assert date_of(folder / "output" / "ada.pdf").startswith("D:19990701000000")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("build", "ada.yaml", "--to", "pdf")
    assert date_of(folder / "output" / "ada.pdf").startswith("D:20231114221320")
    for wrong in ("yesterday", "²", "1"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert run("build", "ada.yaml").exit_code == 2


def test_an_interrupt_ends_with_130_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("brieflives.cli.build.build_life", interrupted)
    assert run("build", "ada.yaml").exit_code == 130
    assert made(folder) == []


def test_a_mistake_of_the_program_is_not_put_down_to_the_author(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("brieflives.cli.check.check_life", failing)
    result = run("check", "ada.yaml")
    assert isinstance(result.exception, LookupError)
    assert result.stderr.startswith("This is a mistake in brieflives, not in your file.")


def test_a_life_without_mistakes_is_told_so(folder: Path) -> None:
    assert run("check", "ada.yaml").stdout == "nothing to mend in ada.yaml\n"


def test_the_program_can_be_run_as_a_module() -> None:
    command = [sys.executable, "-m", "brieflives", "--version"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.strip() == f"brieflives, version {__version__}"


def test_checking_a_life_loads_neither_a_typesetter_nor_a_packager(folder: Path) -> None:
    program = (
        "import sys\n"
        "from brieflives.cli.program import main\n"
        "try: main(['check', 'ada.yaml'])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "print(sorted({'reportlab', 'uharfbuzz', 'ebooklib', 'pypdfium2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_layout_report_is_told_to_people_and_to_programs(folder: Path) -> None:
    told = run("build", "ada.yaml", "--to", "pdf", "--report")
    assert told.exit_code == 0
    assert "ada.yaml: layout in classic\n" in told.stdout
    assert "beyond the limits of the style: nothing\n" in told.stdout
    layout = json.loads(run("build", "ada.yaml", "--report", "--format", "json").stdout)["layout"]
    assert [one["life"] for one in layout] == ["ada.yaml"]


def test_a_layout_report_has_no_form_for_code_hosts(folder: Path) -> None:
    assert run("build", "ada.yaml", "--report", "--format", "sarif").exit_code == 2
