"""Printing from the command line: nothing without asking, and never something else than is said."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from brieflives.cli import print as print_command
from brieflives.cli.program import main
from brieflives.printing.papers import PAPERS
from brieflives.printing.printers import CannotPrintError, NobodyToAskError, Printer

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada King}
chapters:
  - {title: One, body: Some text.}
"""
BOTH = ("one-sided", "two-sided-long-edge", "two-sided-short-edge")
OFFICE = Printer("Office", BOTH, tuple(paper.keyword for paper in PAPERS[:2]))
A5, A4 = (419.53, 595.28), (595.28, 841.89)


class Desk:
    """A printer that keeps what it is sent."""

    def __init__(self) -> None:
        self.printer: Printer | CannotPrintError = OFFICE
        self.sent: list[tuple[Sequence[str], bytes]] = []

    def chosen(self, name: str | None) -> Printer:
        if isinstance(self.printer, CannotPrintError):
            raise self.printer
        return self.printer

    def send(self, command: Sequence[str], data: bytes) -> str:
        self.sent.append((command, data))
        return "request id is Office-1 (1 file(s))"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    desk = Desk()
    monkeypatch.setattr(print_command, "chosen_printer", desk.chosen)
    monkeypatch.setattr(print_command, "send", desk.send)
    write("essay.pdf", *[A5] * 6)
    write("letter.pdf", *[A4] * 3)
    return desk


def write(name: str, *sizes: tuple[float, float]) -> None:
    with pikepdf.Pdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        pdf.save(name)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("print", *arguments))


def test_a_file_is_printed_as_it_is_on_both_sides_of_its_own_paper(desk: Desk) -> None:
    result = run("letter.pdf", "--copies", "2", "--yes")
    assert result.exit_code == 0
    assert "3 pages, both sides, flip on long edge, 2 copies: 4 sheets of A4 paper" in result.stdout
    ((command, data),) = desk.sent
    assert data == Path("letter.pdf").read_bytes()
    assert {"sides=two-sided-long-edge", "media=iso_a4_210x297mm"} < set(command)


def test_a_booklet_is_laid_on_sheets_for_the_printer(desk: Desk) -> None:
    result = run("essay.pdf", "--booklet", "--yes")
    assert "essay-booklet: 6 pages, both sides, flip on short edge: 2 sheets" in result.stdout
    ((command, data),) = desk.sent
    assert "sides=two-sided-short-edge" in command
    with pikepdf.open(BytesIO(data)) as sheets:
        assert len(sheets.pages) == 4


def test_a_printer_that_turns_about_the_long_edge_only_gets_its_backs_turned(desk: Desk) -> None:
    desk.printer = Printer("Old", BOTH[:2])
    assert "flip on long edge" in run("essay.pdf", "--booklet", "--yes").stdout
    assert "sides=two-sided-long-edge" in desk.sent[0][0]


def test_a_printer_that_makes_booklets_gets_the_pages_in_reading_order(desk: Desk) -> None:
    desk.printer = Printer("Big", BOTH, makes_booklets=True)
    assert "which it folds itself" in run("essay.pdf", "--booklet", "--yes").stdout
    ((command, data),) = desk.sent
    assert data == Path("essay.pdf").read_bytes()
    assert {"finishings=13", "media=iso_a4_210x297mm"} < set(command)


def test_a_life_is_built_and_printed(desk: Desk, tmp_path: Path) -> None:
    Path("ada.yaml").write_text(LIFE, encoding="utf-8")
    assert run("ada.yaml", "--booklet", "--yes").exit_code == 0
    assert "ada-booklet" in desk.sent[0][0]
    assert not list(tmp_path.glob("**/ada*.pdf")), "printing leaves no file behind"


def test_a_life_with_mistakes_is_not_printed(desk: Desk) -> None:
    Path("ada.yaml").write_text(LIFE.replace("title: One", "titel: One"), encoding="utf-8")
    assert run("ada.yaml", "--yes").exit_code == 1
    assert not desk.sent


def test_an_imposed_file_is_printed_as_it_says_itself(desk: Desk) -> None:
    assert CliRunner().invoke(main, ("impose", "essay.pdf")).exit_code == 0
    assert run("output/essay-booklet.pdf", "--yes").exit_code == 0
    assert "sides=two-sided-short-edge" in desk.sent[0][0]


@pytest.mark.parametrize("folds", [False, True])
def test_an_imposed_file_is_not_made_a_booklet_of_once_more(desk: Desk, folds: bool) -> None:
    desk.printer = Printer("Big", BOTH, makes_booklets=folds)
    assert CliRunner().invoke(main, ("impose", "essay.pdf")).exit_code == 0
    result = run("output/essay-booklet.pdf", "--booklet", "--yes")
    assert result.exit_code != 0
    assert "its pages lie on sheets already: print it as it is" in result.stderr
    assert not desk.sent


def test_a_trial_shows_the_command_and_prints_nothing(desk: Desk) -> None:
    result = run("essay.pdf", "--booklet", "--dry-run")
    assert result.stdout.endswith("-o print-scaling=none < essay-booklet.pdf\n")
    assert not desk.sent


def test_a_trial_needs_no_print_service(desk: Desk) -> None:
    desk.printer = NobodyToAskError("the print service of this machine is not running")
    result = run("essay.pdf", "--booklet", "--dry-run")
    assert result.exit_code == 0
    assert "2 sheets of A4 paper, on the usual printer" in result.stdout
    assert "lp -n 1 -t essay-booklet -o media=iso_a4_210x297mm" in result.stdout
    assert "is not running, so no printer could be asked" in result.stderr
    named = run("letter.pdf", "--printer", "Office", "--dry-run")
    assert "lp -d Office" in named.stdout
    assert not desk.sent


def test_a_trial_for_a_printer_that_is_not_there_is_told(desk: Desk) -> None:
    desk.printer = CannotPrintError("there is no printer 'Offce'; there is Office")
    result = run("essay.pdf", "--booklet", "--printer", "Offce", "--dry-run")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: there is no printer 'Offce'; there is Office\n"


def test_nothing_is_printed_when_nobody_can_be_asked(desk: Desk) -> None:
    result = run("letter.pdf")
    assert (result.exit_code, desk.sent) == (2, [])
    assert "say --yes to print" in result.stderr


@pytest.mark.parametrize(
    ("printer", "arguments", "said"),
    [
        (CannotPrintError("no printer is set up"), "letter.pdf", "no printer is set up"),
        (Printer("Off", trouble="is offline"), "letter.pdf", "Off is offline"),
        (OFFICE, "essay.pdf", "has no A5 paper; it has A4, letter. --booklet"),
        (OFFICE, "essay.pdf --booklet --sheet A3", "has no A3 paper"),
        (Printer("One", BOTH[:1]), "essay.pdf --booklet", "impose --two-passes"),
        (OFFICE, "odd.pdf", "176 by 176 mm, and there is no such paper"),
        (OFFICE, "mixed.pdf", "its pages are of several sizes"),
        (OFFICE, "none.pdf", "none.pdf: it has no pages"),
        (OFFICE, "none.pdf --booklet", "none.pdf: it has no pages"),
        (OFFICE, "words.txt", "words.txt: it is no PDF"),
    ],
)
def test_what_cannot_be_printed_is_told_in_plain_words(
    desk: Desk, printer: Printer | CannotPrintError, arguments: str, said: str
) -> None:
    desk.printer = printer
    write("odd.pdf", (500, 500))
    write("mixed.pdf", A4, A5)
    write("none.pdf")
    Path("words.txt").write_text("Ada", encoding="utf-8")
    result = run(*arguments.split(), "--yes")
    assert (result.exit_code, desk.sent) == (2, [])
    assert said in result.stderr


def test_a_printer_for_one_side_prints_a_file_of_several_pages_on_one_side(desk: Desk) -> None:
    desk.printer = Printer("One", BOTH[:1])
    assert "3 pages, one side: 3 sheets" in run("letter.pdf", "--yes").stdout


def test_the_test_sheet_is_printed_or_written_in_the_language_asked_for(desk: Desk) -> None:
    result = run("--test", "--lang", "de", "--yes")
    assert "test-sheet: 2 pages, both sides, flip on short edge: 1 sheet of A4" in result.stdout
    assert run("--test", "--lang", "de", "--sheet", "letter", "--out", ".").exit_code == 0
    with pikepdf.open("test-sheet.pdf") as pdf:
        assert [float(x) for x in pdf.pages[0].MediaBox][2:] == pytest.approx([792, 612], abs=0.1)
        assert str(pdf.docinfo["/Title"]) == "Probeblatt"


def test_a_language_that_the_test_sheet_does_not_speak_is_told(desk: Desk) -> None:
    result = run("--test", "--lang", "xx", "--out", ".")
    assert result.exit_code == 0
    assert "does not speak 'xx', so it is in English; it speaks ar, de, en, " in result.stderr
    with pikepdf.open("test-sheet.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en"
    assert not run("--test", "--lang", "DE-at", "--out", ".").stderr
    with pikepdf.open("test-sheet.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Probeblatt"


def test_a_file_or_the_test_sheet_has_to_be_named(desk: Desk) -> None:
    assert "say which file to print, or --test" in run().stderr


def test_where_nothing_hands_files_to_printers_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    write("letter.pdf", A4)
    result = run("letter.pdf", "--yes")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not installed, which hands files to printers on Linux" in result.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"letter.pdf"}


def test_a_locked_and_a_torn_file_are_not_printed(desk: Desk) -> None:
    with pikepdf.open("letter.pdf") as pdf:
        pdf.save("locked.pdf", encryption=pikepdf.Encryption(user="ada", owner="ada"))
    Path("torn.pdf").write_bytes(Path("letter.pdf").read_bytes()[:60])
    for name, said in (("locked", "it is locked with a password"), ("torn", "it is damaged")):
        for how in ((), ("--booklet",)):
            result = run(f"{name}.pdf", "--yes", *how)
            assert (result.exit_code, desk.sent) == (2, [])
            assert f"{name}.pdf: {said}" in result.stderr


BOOK = (
    LIFE.replace("lang: en-GB}", "lang: en-GB, booklet: {ruled: true, flip: long}}")
    + "  - {title: Two, body: She wrote.}\n  - {title: Three, body: She died.}\n"
)


def test_a_life_says_itself_how_its_booklet_is_to_be(desk: Desk) -> None:
    Path("ada.yaml").write_text(BOOK, encoding="utf-8")
    assert "flip on long edge" in run("ada.yaml", "--booklet", "--yes").stdout
    assert "flip on short edge" in run("ada.yaml", "--booklet", "--flip", "short", "--yes").stdout
    strokes = []
    for _, data in desk.sent:
        with pikepdf.open(BytesIO(data)) as sheets:
            strokes.append(sum(page.Contents.read_bytes().count(b" S") for page in sheets.pages))
    assert strokes[0] == strokes[1] > 0


def test_an_empty_page_before_the_back_cover_is_ruled_in_print_as_in_a_file(desk: Desk) -> None:
    Path("ada.yaml").write_text(LIFE, encoding="utf-8")
    assert run("ada.yaml", "--booklet", "--ruled", "--yes").exit_code == 0
    with pikepdf.open(BytesIO(desk.sent[0][1])) as sheets:
        ruled = [b" S" in page.Contents.read_bytes() for page in sheets.pages]
    assert ruled == [False, True, False, False]


def test_a_printer_that_cannot_turn_as_it_is_wished_turns_as_it_can(desk: Desk) -> None:
    desk.printer = Printer("Old", BOTH[:2])
    result = run("essay.pdf", "--booklet", "--flip", "short", "--yes")
    assert "flip on long edge" in result.stdout
    with pikepdf.open(BytesIO(desk.sent[0][1])) as sheets:
        assert sheets.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_a_printer_that_folds_itself_is_told_to_heed_no_wishes(desk: Desk) -> None:
    desk.printer = Printer("Big", BOTH, makes_booklets=True)
    result = run("essay.pdf", "--booklet", "--ruled", "--thickness", "0.1", "--yes")
    assert result.exit_code == 0
    assert "heeds nothing of: thickness, ruled" in result.stderr
    assert desk.sent[0][1] == Path("essay.pdf").read_bytes()
