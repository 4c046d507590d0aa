"""``brieflives print``: a PDF or a life to a printer, after asking."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from brieflives.cli import options
from brieflives.cli.impose import told_of_losses
from brieflives.cli.telling import finish, progress, shown, write_files
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.printing.cups import chosen_printer, send
from brieflives.printing.papers import Paper, paper_of
from brieflives.printing.printers import (
    CannotPrintError,
    Job,
    NobodyToAskError,
    Printer,
    Sides,
    command,
)
from brieflives.sheets import choices
from brieflives.sheets.arrange import CannotImposeError, SheetOrder, arrange, booklet_order
from brieflives.sheets.choices import BookletWishes, Flip
from brieflives.sheets.finished import LAID_ALREADY, look_at
from brieflives.sheets.margins import SAFE, Margins
from brieflives.sheets.write import impose

_SIDES: dict[str, Sides] = {
    "short": "two-sided-short-edge",
    "long": "two-sided-long-edge",
    "simplex": "one-sided",
}
_IN_WORDS: dict[Sides, str] = {
    "two-sided-short-edge": "both sides, flip on short edge",
    "two-sided-long-edge": "both sides, flip on long edge",
    "one-sided": "one side",
}


class _Wanted(Struct, frozen=True):
    """A finished PDF to be printed."""

    name: str
    data: bytes
    copies: int


class _Ready(Struct, frozen=True):
    """What goes to the printer, and what is said of it before."""

    data: bytes
    job: Job
    pages: int
    sheets: int
    remarks: tuple[str, ...] = ()


@click.command("print")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--test", is_flag=True, help="A sheet that shows how a printer turns and reaches.")
@click.option("--lang", default="en", show_default=True, help="The language of the test sheet.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the test sheet into this folder instead of printing it.",
)
@click.option("--printer", "name", metavar="NAME", help="Default: the usual one.")
@click.option("--booklet", is_flag=True, help="As a booklet, to fold and staple.")
@options.booklet
@click.option("--copies", default=1, show_default=True, type=click.IntRange(1, 999))
@click.option("--dry-run", is_flag=True, help="Show the command and print nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before printing.")
def print(  # noqa: PLR0913 - one for each option
    file: Path | None,
    test: bool,
    lang: str,
    out: Path | None,
    name: str | None,
    booklet: bool,
    wishes: BookletWishes,
    copies: int,
    dry_run: bool,
    yes: bool,
) -> None:
    """Print FILE, which is a life or any PDF. It is asked before anything is printed."""
    _hold_to_booklets(wishes, test=test, booklet=booklet)
    order = booklet_order(wishes)
    if test:
        data = _test_sheet(lang, wishes.sheet)
        file = Path("test-sheet.pdf")
        if out is not None:
            write_files(out, {file.name: data})
            click.echo(f"{out / file.name}: print it on both sides, flip on short edge, at 100 %")
            return
    elif file is None:
        message = "say which file to print, or --test for a test sheet"
        raise click.UsageError(message)
    else:
        data, order = _finished(file, wishes)
    wanted = _Wanted(file.stem, data, copies)
    try:
        printer = _unasked(name) if dry_run else chosen_printer(name)
        ready = _booklet(wanted, order, printer) if booklet else _as_it_is(wanted, printer)
        asked = command(printer, ready.job)
    except (CannotPrintError, CannotImposeError) as error:
        message = f"{file}: {error}" if isinstance(error, CannotImposeError) else str(error)
        raise _NotPrinted(message) from error
    click.echo(_in_words(ready, printer))
    for remark in ready.remarks:
        click.echo(f"{file}: {remark}", err=True)
    if dry_run:
        click.echo(f"{shlex.join(asked)} < {ready.job.title}.pdf")
    elif yes or _agreed():
        try:
            click.echo(send(asked, ready.data))
        except CannotPrintError as error:
            raise _NotPrinted(str(error)) from error


def _hold_to_booklets(wishes: BookletWishes, *, test: bool, booklet: bool) -> None:
    """Refuse what would not be heeded."""
    if test and booklet:
        message = "--test prints a sheet of its own: leave out --booklet"
        raise click.UsageError(message)
    idle = [word for word in wishes.said() if not (test and word == "sheet")]
    if idle and not booklet:
        message = f"--{idle[0]} is for booklets: say --booklet, too"
        raise click.UsageError(message)


class _NotPrinted(click.ClickException):
    """Nothing was printed; the command itself was not wrong."""

    exit_code = 2


def _test_sheet(lang: str, sheet: choices.PaperName | None) -> bytes:
    """Return the test sheet; say so where it is in another language than was asked for."""
    from brieflives.howto.trial import languages_spoken, trial_sheet

    spoken = languages_spoken()
    language, hyphen, region = lang.partition("-")
    lang = language.lower() + hyphen + region
    if language.lower() not in spoken:
        message = f"the test sheet does not speak {lang!r}, so it is in English; it speaks"
        click.echo(f"{message} {', '.join(spoken)}", err=True)
        lang = "en"
    return trial_sheet(lang, "letter" if sheet == "letter" else "A4")


def _unasked(name: str | None) -> Printer:
    """Return the printer, or where none can be asked one of which nothing is known."""
    try:
        return chosen_printer(name)
    except NobodyToAskError as error:
        message = "so no printer could be asked: this is for one that prints on both sides"
        click.echo(f"{error}, {message}", err=True)
        return Printer(name or "")


def _agreed() -> bool:
    """Ask whoever sits at the terminal."""
    if not sys.stdin.isatty():
        message = "nothing was printed, for nobody could be asked: say --yes to print"
        raise click.UsageError(message)
    return click.confirm("Print?")


def _finished(file: Path, wishes: BookletWishes) -> tuple[bytes, SheetOrder]:
    """Return a PDF, made of the life where the file is one, and how a booklet is made of it."""
    data = file.read_bytes()
    if file.suffix.lower() not in (".yaml", ".yml"):
        return data, booklet_order(wishes)
    order = Order(("pdf",), epoch=options.epoch(), booklet=wishes)
    with progress(file.stem) as stage:
        built = build_life(file, order, stage)
    findings = shown(built.findings, "text")
    if built.booklet is None:
        finish(findings, strict=False, form="text")
    return built.files[f"{file.stem}.pdf"], built.booklet


def _booklet(wanted: _Wanted, order: SheetOrder, printer: Printer) -> _Ready:
    """Lay a booklet on sheets, unless the printer does that itself."""
    found = look_at(wanted.data)
    if found.of_sheets:
        raise CannotImposeError(LAID_ALREADY)
    pages = len(found.shapes)
    if printer.makes_booklets:
        arranged = arrange(replace(order, thickness=0.0), found.shapes)
        paper = _paper(arranged.width, arranged.height)
        job = Job(wanted.name, paper, "two-sided-short-edge", wanted.copies, makes_booklet=True)
        return _Ready(wanted.data, job, pages, arranged.sheets, tuple(_left_to_printer(order)))
    flips: tuple[Flip, ...] = (*((order.flip,) if order.flip else ()), "short", "long")
    flip = next((flip for flip in flips if printer.can(_SIDES[flip])), None)
    if flip is None:
        message = (
            f"the printer {printer.name} does not print on both sides by itself: "
            f"brieflives impose --two-passes makes files to print one after the other"
        )
        raise CannotPrintError(message)
    made = impose(wanted.data, replace(order, flip=flip), reading=f"{wanted.name}.pdf")
    paper = _paper(made.arranged.width, made.arranged.height)
    job = Job(f"{wanted.name}-booklet", paper, _SIDES[flip], wanted.copies)
    margins = printer.margins_mm(paper)
    losses = told_of_losses(wanted.data, made, Margins(*margins) if margins else SAFE)
    return _Ready(made.data, job, pages, made.arranged.sheets, (*made.remarks, *losses))


def _left_to_printer(order: SheetOrder) -> Iterator[str]:
    """Yield what is said where a printer folds itself, and knows nothing of what is wished."""
    words = ("signature", "thickness", "marks", "ruled")
    idle = [word for word in words if getattr(order, word)]
    if idle:
        yield f"the printer folds booklets itself, and heeds nothing of: {', '.join(idle)}"


def _as_it_is(wanted: _Wanted, printer: Printer) -> _Ready:
    """Print a PDF on paper of its own size, on both sides where that is wished and can be."""
    found = look_at(wanted.data)
    width, height = found.shapes[0].size
    paper = _paper(width, height)
    if any(_paper(*shape.size) != paper for shape in found.shapes):
        message = "its pages are of several sizes: brieflives impose lays them on one paper"
        raise CannotImposeError(message)
    pages = len(found.shapes)
    sides = _SIDES[found.duplex or ("short" if width > height else "long")]
    if pages == 1 or (found.duplex is None and not printer.can(sides)):
        sides = "one-sided"
    sheets = pages if sides == "one-sided" else -(-pages // 2)
    return _Ready(wanted.data, Job(wanted.name, paper, sides, wanted.copies), pages, sheets)


def _paper(width: float, height: float) -> Paper:
    paper = paper_of(width, height)
    if paper is None:
        size = f"{width / 72 * 25.4:.0f} by {height / 72 * 25.4:.0f} mm"
        message = (
            f"its pages are {size}, and there is no such paper: --booklet, or brieflives impose, "
            "lays them on paper that there is"
        )
        raise CannotImposeError(message)
    return paper


def _in_words(ready: _Ready, printer: Printer) -> str:
    job, sheets = ready.job, ready.sheets * ready.job.copies
    counted = f"{ready.pages} page{'s' * (ready.pages != 1)}, {_IN_WORDS[job.sides]}"
    copies = f", {job.copies} copies" if job.copies > 1 else ""
    folded = ", which it folds itself" if job.makes_booklet else ""
    used = f"{sheets} sheet{'s' * (sheets != 1)} of {job.paper.name} paper"
    by = f"the printer {printer.name}" if printer.name else "the usual printer"
    return f"{job.title}: {counted}{copies}: {used}, on {by}{folded}"
