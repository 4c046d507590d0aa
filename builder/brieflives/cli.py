"""The command line: arguments, exit codes, and the only place that prints.

Exit codes: 0 fine, 1 the author's files have errors, 2 the command was misused, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from brieflives import __version__
from brieflives.findings import Code, Finding, has_errors, in_reading_order
from brieflives.pipeline import (
    EDITIONS,
    PAPERS,
    USUAL_EDITIONS,
    Order,
    PaperName,
    build_life,
    check_life,
    lives_in,
)
from brieflives.report import FORMATS, as_text, summary, written
from brieflives.sheets import choices
from brieflives.starters.begin import KINDS, file_stem, new_life
from brieflives.whole_files import write_whole

_QUIET_SECONDS = 0.5


class _Program(click.Group):
    """The commands, and what happens when one of them does not come to its end."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; say of an exception that it is no mistake of the author's."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted; nothing half-made was written", err=True)
            ctx.exit(130)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception:
            message = (
                "This is a mistake in brieflives, not in your file. Please report these lines:"
            )
            click.echo(message, err=True)
            raise


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="brieflives")
def main() -> None:
    """Make a booklet and an e-book of a life that is written in one YAML file."""


def _editions(_context: click.Context, _option: click.Parameter, text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in EDITIONS]
    if unknown or not names:
        message = f"{', '.join(unknown) or 'nothing'} cannot be made; choose {', '.join(EDITIONS)}"
        raise click.BadParameter(message)
    return names


_paths = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
_out = click.option(
    "--out",
    default="output",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.",
)
_strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
_format = click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(FORMATS),
    help="How to report: for people, programs (json), code hosts (sarif, github).",
)


@main.command()
@_paths
@click.option(
    "--to",
    "editions",
    default=",".join(USUAL_EDITIONS),
    show_default=True,
    callback=_editions,
    help=f"What to make of {', '.join(EDITIONS)}, separated by commas.",
)
@_out
@click.option("--style", help="The style sheet, instead of the one that the life names.")
@click.option(
    "--paper", type=click.Choice(PAPERS), help="The paper, instead of the one that the life names."
)
@_strict
@_format
def build(  # noqa: PLR0913 - one for each option
    paths: tuple[Path, ...],
    editions: tuple[str, ...],
    out: Path,
    style: str | None,
    paper: PaperName | None,
    strict: bool,
    form: str,
) -> None:
    """Build the lives at PATHS (files or folders; default: source)."""
    order = Order(editions, style, strict, _epoch(), paper)
    findings: list[Finding] = []
    for life in _lives(paths):
        with _progress(life.stem) as stage:
            built = build_life(life, order, stage)
        findings += _shown(built.findings, form)
        if any(found.span.source.name == "--style" for found in built.findings):
            sys.exit(2)  # it is the command that is wrong, not the life
        if built.files:
            _write(out, built.files)
            made = f"{life}: {built.pages} pages, {_names(out, built.files)}"
            click.echo(made, err=form != "text")
    _finish(findings, strict, form)


@main.command()
@_paths
@click.option("--fix", is_flag=True, help="Mend what is certain (dates, quotes, slips) first.")
@_strict
@_format
def check(paths: tuple[Path, ...], fix: bool, strict: bool, form: str) -> None:
    """Report every mistake in the lives at PATHS that can be seen without setting pages."""
    findings: list[Finding] = []
    lives = _lives(paths)
    for life in lives:
        if fix:
            _mend(life, form)
        findings += _shown(check_life(life), form)
    if not findings and form == "text":
        click.echo("nothing to mend in " + ", ".join(str(life) for life in lives))
    _finish(findings, strict, form)


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a finding means, with examples; without CODE, list all codes."""
    from brieflives.explanations.book import explanation

    if code is None:
        width = max(len(known) for known in Code)
        for known in Code:
            click.echo(f"{known:{width}}  {explanation(known).title}")
        return
    try:
        asked = Code(code.partition("[")[2].partition("]")[0] or code)
    except ValueError:
        from difflib import get_close_matches

        near = get_close_matches(code, list(Code), n=1)
        hint = f"did you mean {near[0]}?" if near else "`brieflives explain` lists all codes"
        message = f"there is no code {code!r}; {hint}"
        raise click.UsageError(message) from None
    click.echo(explanation(asked).text, nl=False)


@main.command()
def schema() -> None:
    """Print the JSON Schema (draft-07) by which editors complete and check a life."""
    from brieflives.schema.json_schema import life_schema

    click.echo(life_schema(), nl=False)


@main.command()
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), help="What the person was; decides the examples.")
@click.option(
    "--in",
    "folder",
    default=".",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.",
)
def new(name: str, kind: str | None, folder: Path) -> None:
    """Write a file to begin the life of NAME with, and the schema for your editor beside it."""
    from brieflives.schema.json_schema import FILE_NAME, life_schema

    stem = file_stem(name)
    life = folder / f"{stem}.yaml"
    if not stem:
        message = f"{name!r} has no letters to name a file by"
        raise click.UsageError(message)
    if life.exists():
        message = f"{life} is there already; it is left as it is"
        raise click.UsageError(message)
    texts = {life.name: new_life(name, kind), FILE_NAME: life_schema()}
    _write(folder, {file: text.encode("utf-8") for file, text in texts.items()})
    click.echo(f"{life}: write on, then  brieflives build {life}")


def _signature(_context: click.Context, _option: click.Parameter, text: str) -> int | None:
    if text == "auto":
        return None
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 100):
        message = f"{text!r} is no number of sheets; say auto, or 1 to 100"
        raise click.BadParameter(message)
    return int(text)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to",
    "kind",
    default="saddle",
    show_default=True,
    type=click.Choice(choices.KINDS),
    help="A booklet to fold and staple, pages side by side, or a zine from one sheet.",
)
@click.option(
    "--sheet",
    type=click.Choice(choices.PAPERS),
    help="Default: on which the pages keep their size.",
)
@click.option(
    "--signature",
    default="auto",
    show_default=True,
    callback=_signature,
    metavar="auto|N",
    help="How many sheets are folded together.",
)
@click.option(
    "--thickness",
    default=0.0,
    type=click.FloatRange(0, 1),
    metavar="MM",
    help="Of the paper (80 g/m2: about 0.1); inner pages then move towards the fold.",
)
@click.option(
    "--binding", type=click.Choice(choices.BINDINGS), help="Default: as the file says, else left."
)
@click.option(
    "--flip", type=click.Choice(choices.FLIPS), help="The edge that the printer turns about."
)
@click.option("--marks", is_flag=True, help="Mark where to fold, staple and cut.")
@click.option("--back-cover", is_flag=True, help="Leave blank pages before the last page.")
@_out
def impose(file: Path, out: Path, **options: Any) -> None:
    """Lay the pages of FILE, any PDF, on sheets of paper to be printed on both sides."""
    from brieflives.sheets.arrange import CannotImposeError, SheetOrder, how_to_print
    from brieflives.sheets.write import impose

    order = SheetOrder(**options)
    try:
        imposed = impose(file.read_bytes(), order)
    except CannotImposeError as error:
        message = f"{file}: {error}"
        raise click.ClickException(message) from error
    name = f"{file.stem}-{'booklet' if order.kind == 'saddle' else order.kind}.pdf"
    _write(out, {name: imposed.data})
    click.echo(f"{file}: {how_to_print(imposed.arranged)}, {out / name}")
    for remark in imposed.remarks:
        click.echo(f"{file}: {remark}", err=True)


def _lives(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant by the arguments; a folder means all lives in it."""
    found: list[Path] = []
    for path in paths or (Path("source"),):
        if path.is_dir():
            lives = lives_in(path)
            if not lives:
                message = f"there is no life (*.yaml) in the folder {path}"
                raise click.UsageError(message)
            found += lives
        elif path.exists():
            found.append(path)
        else:
            message = f"there is no folder {path}; name the file of a life"
            raise click.UsageError(message)
    names: dict[str, Path] = {}
    for path in found:
        other = names.setdefault(path.stem, path)
        if other != path:
            message = f"{other} and {path} would be written to the same files"
            raise click.UsageError(message)
    return list(names.values())


def _epoch() -> int | None:
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or not 315532800 <= int(text) < 4354819200:
        message = "SOURCE_DATE_EPOCH has to be seconds between 1980 and 2107"
        raise click.UsageError(message)
    return int(text)


def _mend(life: Path, form: str) -> None:
    from brieflives.mending import mend

    mended = mend(life)
    if mended is None:
        return
    target = life.resolve()  # a link stays a link
    _write(target.parent, {target.name: mended.content})
    for made in mended.fixes:
        where = f"{life}:{made.span.line}:{made.span.column}"
        click.echo(f"{where}: {made.span.text}  ->  {made.text}", err=form != "text")


def _write(out: Path, files: dict[str, bytes]) -> None:
    try:
        write_whole({out / name: data for name, data in files.items()})
    except OSError as error:
        message = f"cannot write to {out}: {error.strerror}"
        raise click.UsageError(message) from error


def _names(out: Path, files: Iterable[str]) -> str:
    return ", ".join(str(out / name) for name in files)


def _shown(findings: Sequence[Finding], form: str) -> Sequence[Finding]:
    """Return the findings of a life in reading order; people see them at once."""
    in_order = in_reading_order(findings)
    if in_order and form == "text":
        click.echo(as_text(in_order), err=True)
    return in_order


def _finish(findings: Sequence[Finding], strict: bool, form: str) -> None:
    """Write the whole report on standard output, unless people have seen it; set the exit code."""
    if form != "text":
        click.echo(written(findings, form), nl=False)
    elif findings:
        more = f"more about one of them: brieflives explain {findings[0].code}"
        click.echo(f"{summary(findings)}; {more}", err=True)
    sys.exit(1 if has_errors(findings, strict=strict) else 0)


@contextmanager
def _progress(name: str) -> Iterator[_Stage]:
    """Tell on a terminal what is being done, once it takes longer than half a second."""
    stage = _Stage(name)
    timer = threading.Timer(_QUIET_SECONDS, stage.begin)
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield stage
    finally:
        timer.cancel()
        stage.end()


class _Stage:
    """The line that says what is being done; it is wiped in the end."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._now = ""
        self._visible = False

    def __call__(self, now: str) -> None:
        self._now = now
        if self._visible:
            self._draw()

    def begin(self) -> None:
        self._visible = True
        self._draw()

    def end(self) -> None:
        if self._visible:
            click.echo("\r\033[K", nl=False, err=True)

    def _draw(self) -> None:
        click.echo(f"\r\033[K{self._name}: {self._now} …", nl=False, err=True)
