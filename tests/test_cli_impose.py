"""Booklets from the command line: of a life, and of any finished PDF."""

import json
import re
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

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
    with pikepdf.Pdf.new() as pdf:
        for _ in range(6):
            pdf.add_blank_page(page_size=(419.53, 595.28))
        pdf.save(tmp_path / "leaflet.pdf")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def sheets(path: Path) -> pikepdf.Pdf:
    return pikepdf.open(path)


def test_a_booklet_is_made_of_the_pages_of_a_life(folder: Path) -> None:
    (folder / "ada.yaml").write_text(LIFE, encoding="utf-8")
    assert run("build", "ada.yaml", "--to", "pdf,booklet").exit_code == 0
    assert {p.name for p in (folder / "output").iterdir()} == {
        "ada.pdf",
        "ada-booklet.pdf",
        "ada-how-to-print.pdf",
    }
    pages = len(sheets(folder / "output" / "ada.pdf").pages)
    booklet = sheets(folder / "output" / "ada-booklet.pdf")
    assert len(booklet.pages) == 2 * -(-pages // 4)
    # blank pages stand before the back cover: it is on the first side, beside the title page
    assert len(booklet.pages[0].Resources.XObject) == 2
    assert [float(x) for x in booklet.pages[0].MediaBox] == pytest.approx(
        [0, 0, 841.89, 595.28], abs=0.01
    )


def test_a_life_in_hebrew_is_bound_on_the_right(folder: Path) -> None:
    side = {}
    for lang in ("en-GB", "he"):
        (folder / "ada.yaml").write_text(LIFE.replace("en-GB", lang), encoding="utf-8")
        assert run("build", "ada.yaml", "--to", "pdf,booklet").exit_code == 0
        reading = sheets(folder / "output" / "ada.pdf")
        title = reading.pages[0].Contents.read_bytes()
        booklet = sheets(folder / "output" / "ada-booklet.pdf")
        outside = booklet.pages[0]
        painted = re.findall(rb"(\S+) \S+ cm (/P.) Do", outside.Contents.read_bytes())
        (_, left), _ = sorted((float(x), form.decode()) for x, form in painted)
        is_left = outside.Resources.XObject[left].read_bytes() == title
        side[lang] = "left" if is_left else "right"
    assert side == {"en-GB": "right", "he": "left"}


def test_any_pdf_becomes_a_booklet_and_it_is_said_how_to_print_it(folder: Path) -> None:
    result = run("impose", "leaflet.pdf")
    assert result.exit_code == 0
    made = Path("output", "leaflet-booklet.pdf")
    how = "2 sheets (both sides, flip on short edge, no scaling, 2 blank pages)"
    assert result.stdout == f"leaflet.pdf: {how}, {made}\n"
    assert len(sheets(folder / made).pages) == 4


@pytest.mark.parametrize("kind", ["2up", "4up", "6up", "8up", "zine", "leaflet"])
def test_the_file_is_named_after_what_it_is(folder: Path, kind: str) -> None:
    assert run("impose", "leaflet.pdf", "--to", kind, "--out", ".").exit_code == 0
    assert (folder / f"leaflet-{kind}.pdf").is_file()


def test_every_option_reaches_the_sheets(folder: Path) -> None:
    options = "--sheet letter --signature 1 --thickness 0.1 --binding right --flip long --marks"
    result = run("impose", "leaflet.pdf", *options.split(), "--back-cover")
    assert result.exit_code == 0
    assert "flip on long edge" in result.stdout
    booklet = sheets(folder / "output" / "leaflet-booklet.pdf")
    assert [float(x) for x in booklet.pages[0].MediaBox] == [0, 0, 792, 612]
    assert b" S" in booklet.pages[0].Contents.read_bytes()  # strokes: the marks


def test_a_printer_for_one_side_gets_two_files_and_is_told_what_to_do_between(
    folder: Path,
) -> None:
    result = run("impose", "leaflet.pdf", "--two-passes", "--last-first")
    assert {p.name for p in (folder / "output").iterdir()} == {
        "leaflet-booklet-fronts.pdf",
        "leaflet-booklet-backs.pdf",
    }
    assert "Put the stack back" in result.stdout
    fronts = sheets(folder / "output" / "leaflet-booklet-fronts.pdf")
    assert fronts.Root.ViewerPreferences.Duplex == "/Simplex"


def test_pages_that_a_printer_would_cut_are_named(folder: Path) -> None:
    with pikepdf.open("leaflet.pdf", allow_overwriting_input=True) as pdf:
        for number in (0, 2, 3, 4):
            pdf.pages[number].Contents = pdf.make_stream(b"0 0 420 600 re f")
        pdf.save("leaflet.pdf")
    result = run("impose", "leaflet.pdf", "--to", "2up")
    assert result.exit_code == 0
    assert "something on pages 1, 3-5 is less than 6.35 mm from the edge" in result.stderr


@pytest.mark.parametrize("signature", ["0", "four", "-1", "101", "²"])
def test_a_signature_is_a_number_of_sheets(folder: Path, signature: str) -> None:
    result = run("impose", "leaflet.pdf", "--signature", signature)
    assert result.exit_code == 2
    assert "say auto, or 1 to 100" in result.stderr


def test_what_is_no_pdf_is_said_and_leaves_no_file(folder: Path) -> None:
    (folder / "ada.yaml").write_text(LIFE, encoding="utf-8")
    result = run("impose", "ada.yaml")
    assert result.exit_code == 1
    assert result.stderr == "Error: ada.yaml: it is no PDF\n"
    assert not (folder / "output").exists()


def bad_files() -> None:
    """Write files of the kinds that people have: locked, torn, empty, thick."""
    with pikepdf.open("leaflet.pdf") as pdf:
        pdf.save("locked.pdf", encryption=pikepdf.Encryption(user="ada", owner="ada"))
    Path("torn.pdf").write_bytes(Path("leaflet.pdf").read_bytes()[:60])
    with pikepdf.Pdf.new() as pdf:
        pdf.save("none.pdf")
    with pikepdf.Pdf.new() as pdf:
        for _ in range(72):
            pdf.add_blank_page(page_size=(297.6, 419.5))
        pdf.save("thick.pdf")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("locked.pdf", "locked.pdf: it is locked with a password: save a copy without one"),
        ("torn.pdf", "torn.pdf: it is damaged, or no PDF"),
        ("none.pdf", "none.pdf: it has no pages"),
        ("none.pdf --to 4up", "none.pdf: it has no pages"),
        ("thick.pdf --signature 18 --thickness 1", "mm into the fold, which is more than"),
        ("thick.pdf --to zine", "a zine has 8 pages, and the file has 72"),
    ],
)
@pytest.mark.parametrize("passes", ["", "--two-passes"])
def test_what_cannot_be_laid_on_sheets_is_said_and_leaves_no_file(
    folder: Path, arguments: str, said: str, passes: str
) -> None:
    bad_files()
    result = run("impose", *arguments.split(), *passes.split())
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert said in result.stderr
    assert not (folder / "output").exists()


def test_a_bad_file_leaves_the_booklet_of_yesterday_as_it_was(folder: Path) -> None:
    (folder / "output").mkdir()
    (folder / "output" / "torn-booklet.pdf").write_bytes(b"yesterday's")
    bad_files()
    assert run("impose", "torn.pdf").exit_code == 1
    assert {p.name: p.read_bytes() for p in (folder / "output").iterdir()} == {
        "torn-booklet.pdf": b"yesterday's"
    }


def test_pages_of_several_sizes_are_laid_each_in_its_place(folder: Path) -> None:
    with pikepdf.Pdf.new() as pdf:
        for size in ((419.53, 595.28), (595.28, 841.89), (419.53, 595.28), (300, 300)):
            pdf.add_blank_page(page_size=size)
        pdf.save("mixed.pdf")
    result = run("impose", "mixed.pdf")
    assert result.exit_code == 0
    assert "1 sheet (both sides, flip on short edge, no scaling, pages at 71%" in result.stdout
    assert "the pages are made smaller, type of 10 pt is printed at 7.1 pt" in result.stderr


def test_what_to_do_between_two_passes_is_said_in_the_language_of_the_file(folder: Path) -> None:
    (folder / "ada.yaml").write_text(LIFE.replace("en-GB", "de"), encoding="utf-8")
    assert run("build", "ada.yaml", "--to", "pdf").exit_code == 0
    result = run("impose", "output/ada.pdf", "--two-passes")
    assert "Legen Sie den Stapel so zurück, dass jetzt die weißen Seiten" in result.stdout


def test_a_build_names_the_pages_that_a_printer_would_cut_in_the_booklet(folder: Path) -> None:
    (folder / "ada.yaml").write_text(LIFE, encoding="utf-8")
    assert "in the booklet" not in run("build", "ada.yaml", "--to", "booklet").stderr
    style = "name: wide\nextends: classic\npage: {outer-mm: 3, inner-mm: 45}\n"
    (folder / "wide.yaml").write_text(style, encoding="utf-8")
    text = "Some text that goes on. " * 20
    (folder / "ada.yaml").write_text(LIFE.replace("Some text.", text), encoding="utf-8")
    result = run("build", "ada.yaml", "--to", "booklet", "--style", "wide.yaml")
    assert result.exit_code == 0, result.stderr
    assert "warning[near-edge]: in the booklet, something on page" in result.stderr
    assert "less than 6.35 mm from the edge of the sheet" in result.stderr
    as_data = run(
        "build", "ada.yaml", "--to", "booklet", "--style", "wide.yaml", "--format", "json"
    )
    assert [found["code"] for found in json.loads(as_data.stdout)["findings"]] == ["near-edge"]


def test_a_build_counts_the_pages_or_sheets_of_each_file(folder: Path) -> None:
    (folder / "ada.yaml").write_text(LIFE, encoding="utf-8")
    told = run("build", "ada.yaml").stdout
    assert re.search(r"output/ada\.pdf \(\d+ pages\), output/ada\.epub, ", told)
    assert "output/ada-booklet.pdf (2 sheets), output/ada-how-to-print.pdf (1 page)" in told
    assert "output/ada-handout.pdf (2 pages)" in told
