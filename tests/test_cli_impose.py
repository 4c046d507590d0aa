"""Booklets from the command line: of a life, and of any finished PDF."""

import json
import re
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from brieflives.cli.program import COMMANDS, main
from brieflives.model.booklet import Booklet
from brieflives.sheets.choices import BookletWishes

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
    how = "2 sheets of A4 paper (both sides, flip on short edge, no scaling, 2 blank pages)"
    assert result.stdout == f"leaflet.pdf: {how}, {made}\n"
    assert len(sheets(folder / made).pages) == 4


def test_a_booklet_is_called_so_in_every_command_and_papers_in_any_letters(folder: Path) -> None:
    asked = ("impose", "leaflet.pdf", "--sheet", "Letter")
    usual = run(*asked, "--to", "booklet")
    assert usual.exit_code == 0
    assert run(*asked).stdout == run(*asked, "--to", "saddle").stdout == usual.stdout
    assert Path("output", "leaflet-booklet.pdf").is_file()


def test_a_single_blank_page_is_counted_so(folder: Path) -> None:
    with pikepdf.open("leaflet.pdf", allow_overwriting_input=True) as pdf:
        del pdf.pages[3:]
        pdf.pages[0].obj.Rotate = pikepdf.Name.Aside  # no turn at all: it is shown upright
        pdf.save("three.pdf")
    assert "no scaling, 1 blank page)" in run("impose", "three.pdf").stdout


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
    assert "(one side only, no scaling" in result.stdout
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
    assert (
        "1 sheet of A4 paper (both sides, flip on short edge, no scaling, pages at 71%"
        in result.stdout
    )
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


WIDE_BOOK = LIFE.replace("lang: en-GB}", "lang: en-GB, booklet: {thickness: 0.1, flip: long}}")


def booklet_of(folder: Path, life: str, *options: str) -> tuple[list[bytes], str]:
    """Build a life; return what is painted on the sides of its booklet, and how it is turned."""
    (folder / "ada.yaml").write_text(life, encoding="utf-8")
    result = run("build", "ada.yaml", "--to", "booklet", *options)
    assert result.exit_code == 0, result.stderr
    with sheets(folder / "output" / "ada-booklet.pdf") as pdf:
        painted = [page.Contents.read_bytes() for page in pdf.pages]
        return painted, str(pdf.Root.ViewerPreferences.Duplex)


def test_a_life_and_an_option_say_the_same_and_the_option_goes_first(folder: Path) -> None:
    plain = booklet_of(folder, LIFE)
    asked = booklet_of(folder, LIFE, "--thickness", "0.1", "--flip", "long")
    assert booklet_of(folder, WIDE_BOOK) == asked
    assert asked[1] == "/DuplexFlipLongEdge"
    assert asked[0] != booklet_of(folder, LIFE, "--flip", "long")[0], "inner pages are moved"
    assert booklet_of(folder, WIDE_BOOK, "--thickness", "0", "--flip", "short") == plain


def test_blank_pages_are_ruled_and_marks_drawn_where_a_life_wants_them(folder: Path) -> None:
    wishes = "lang: en-GB, booklet: {marks: true, ruled: true}}"
    life = LIFE + "  - {title: Two, body: She wrote.}\n  - {title: Three, body: She died.}\n"
    strokes = [
        sum(side.count(b" S") for side in booklet_of(folder, life, *options)[0])
        for life, options in (
            (life, ()),
            (life.replace("lang: en-GB}", wishes), ()),
            (life.replace("lang: en-GB}", wishes), ("--no-ruled",)),
            (life.replace("lang: en-GB}", wishes), ("--no-ruled", "--no-marks")),
        )
    ]
    assert strokes[0] == strokes[3] == 0
    assert strokes[1] > strokes[2] > 0


def test_an_empty_page_before_the_back_cover_is_ruled_as_well(folder: Path) -> None:
    painted, _ = booklet_of(folder, LIFE, "--ruled")
    pages = len(sheets(folder / "output" / "ada-booklet.pdf").pages)
    assert pages == 4, "eight pages, so that none is added"
    ruled = [side for side in painted if b" S" in side]
    assert ruled == [painted[1]], "the inside of the cover"


def test_how_to_print_says_what_a_life_wants_of_the_printer(folder: Path) -> None:
    (folder / "ada.yaml").write_text(WIDE_BOOK, encoding="utf-8")
    assert run("build", "ada.yaml", "--to", "booklet,leaflet").exit_code == 0
    with sheets(folder / "output" / "ada-leaflet.pdf") as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_a_booklet_is_wished_for_in_the_same_words_everywhere() -> None:
    words = set(BookletWishes.__struct_fields__)
    assert set(Booklet.__struct_fields__) == words
    for command in ("build", "impose", "print"):
        assert command in COMMANDS
        assert words <= set(re.findall(r"--(\w+)", run(command, "--help").stdout))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("build ada.yaml --to pdf --thickness 0.1", "--thickness is for the booklet, which is not"),
        ("build ada.yaml --to leaflet --ruled", "--ruled is for the booklet, which is not among"),
        ("build ada.yaml --thickness nan", "'nan' is no thickness of paper; say 0 to 1"),
        ("build ada.yaml --signature 0", "'0' is no number of sheets"),
        ("impose leaflet.pdf --thickness 3", "'3' is no thickness of paper"),
        (
            "impose leaflet.pdf --thickness 0,1",
            "'0,1' is no thickness of paper; say 0 to 1, as 0.1",
        ),
        ("impose leaflet.pdf --to 4up --signature 4", "--signature is for what is folded"),
        (
            "impose leaflet.pdf --to zine --thickness 0.1",
            "--thickness is for booklets (",
        ),
        ("impose leaflet.pdf --to 2up --back-cover", "--back-cover is for what is folded"),
        ("impose leaflet.pdf --last-first", "--last-first is for --two-passes"),
        ("print leaflet.pdf --marks", "--marks is for booklets: say --booklet, too"),
        ("print --test --booklet", "leave out --booklet"),
    ],
)
def test_a_wish_that_cannot_be_heeded_is_refused(folder: Path, arguments: str, said: str) -> None:
    (folder / "ada.yaml").write_text(LIFE, encoding="utf-8")
    result = run(*arguments.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert not (folder / "output").exists()


def test_too_much_creep_of_an_option_is_told_as_a_misused_command(folder: Path) -> None:
    chapters = "".join(f"  - {{title: Letter {n}, body: She wrote.}}\n" for n in range(40))
    (folder / "ada.yaml").write_text(LIFE + chapters, encoding="utf-8")
    result = run("build", "ada.yaml", "--thickness", "1", "--signature", "12")
    assert result.exit_code == 2
    assert "error[too-much-creep]: in the booklet, the innermost pages would" in result.stderr
    assert " --> --thickness:1:1" in result.stderr
    assert not (folder / "output").exists(), "not even the other editions"


def test_what_creep_moves_into_the_fold_of_any_pdf_is_told(folder: Path) -> None:
    with pikepdf.open("leaflet.pdf", allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b"1 100 9 9 re f 410 100 8.5 9 re f")
        pdf.save("leaflet.pdf")
    result = run("impose", "leaflet.pdf", "--thickness", "0.9")
    assert result.exit_code == 0
    assert "something on pages 3-6 is moved into the fold" in result.stderr


def test_it_is_said_how_many_sheets_are_folded_together_where_not_all_are(folder: Path) -> None:
    assert (
        "2 sheets of A4 paper (both sides, flip on short edge, no scaling, folded 1 at a time"
        in (run("impose", "leaflet.pdf", "--signature", "1").stdout)
    )
    assert "folded" not in run("impose", "leaflet.pdf", "--to", "2up").stdout


def test_more_sheets_than_a_stapler_goes_through_are_told(folder: Path) -> None:
    with pikepdf.Pdf.new() as pdf:
        for _ in range(44):
            pdf.add_blank_page(page_size=(419.53, 595.28))
        pdf.save("thick.pdf")
    assert run("impose", "thick.pdf").stderr == ""
    result = run("impose", "thick.pdf", "--signature", "20")
    assert result.exit_code == 0
    assert "11 sheets are folded together, and most staplers go through 10" in result.stderr


def test_lines_that_no_page_is_blank_for_are_told(folder: Path) -> None:
    with pikepdf.open("leaflet.pdf") as pdf:
        del pdf.pages[4:]
        pdf.save("four.pdf")
    assert run("impose", "leaflet.pdf", "--ruled").stderr == ""
    assert "no page is blank" in run("impose", "four.pdf", "--ruled").stderr
    chapter = "\n  - {title: Two, body: Some text.}\n"
    (folder / "ada.yaml").write_text(LIFE.rstrip() + chapter, encoding="utf-8")
    assert " --> --ruled:1:1" in run("build", "ada.yaml", "--to", "booklet", "--ruled").stderr
    assert "--ruled" not in run("build", "ada.yaml", "--to", "booklet").stderr


def test_sheets_are_not_folded_into_a_booklet_once_more(folder: Path) -> None:
    assert run("impose", "leaflet.pdf").exit_code == 0
    result = run("impose", "output/leaflet-booklet.pdf")
    assert result.exit_code == 1
    assert "its pages lie on sheets already: print it as it is" in result.stderr
    assert {p.name for p in (folder / "output").iterdir()} == {"leaflet-booklet.pdf"}
    assert run("impose", "output/leaflet-booklet.pdf", "--to", "2up").exit_code == 0
