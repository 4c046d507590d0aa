"""``brieflives build``: make the editions of lives."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import click

from brieflives.cli import options
from brieflives.cli.telling import finish, progress, shown, write_files
from brieflives.findings import Finding
from brieflives.meanwhile import CAN_COPY, in_turn, meanwhile
from brieflives.order import EDITIONS, PAPER_NAMES, USUAL_EDITIONS, Archive, Order, PaperName
from brieflives.pipeline import Built, build_life
from brieflives.places import is_on_command_line
from brieflives.sheets.choices import BookletWishes

_TRAVELS = (
    "The PDF will hold the life's own files as they are: whoever has it can read the remarks"
    " after # and the answers of the handout. To leave these out, say --archive=clean."
)


def _editions(_context: click.Context, _option: click.Parameter, text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in EDITIONS]
    if unknown or not names:
        message = f"{', '.join(unknown) or 'nothing'} cannot be made; choose {', '.join(EDITIONS)}"
        raise click.BadParameter(message)
    return names


def _hold_to_what_is_made(wishes: BookletWishes, editions: tuple[str, ...]) -> None:
    """Refuse wishes for sheets that are not made."""
    heard = ("flip", "marks") if "leaflet" in editions else ()
    idle = [word for word in wishes.said() if word not in heard]
    if idle and "booklet" not in editions:
        message = f"--{idle[0]} is for the booklet, which is not among what --to names"
        raise click.UsageError(message)


def _told(out: Path, built: Built) -> str:
    """Name the files that were written, and how much each holds where that can be counted."""
    return ", ".join(
        f"{out / name} ({built.extents[name]})" if name in built.extents else str(out / name)
        for name in built.files
    )


@click.command()
@options.paths
@click.option(
    "--to",
    "editions",
    default=",".join(USUAL_EDITIONS),
    show_default=True,
    callback=_editions,
    help=f"What to make of {', '.join(EDITIONS)}, separated by commas.",
)
@options.out
@click.option("--style", help="The style sheet, instead of the one that the life names.")
@click.option(
    "--paper",
    type=click.Choice(PAPER_NAMES, case_sensitive=False),
    metavar="|".join(PAPER_NAMES),
    help="The paper, instead of the one that the life names.",
)
@click.option(
    "--report",
    "proof",
    is_flag=True,
    help="Tell how lines and pages came out (for programs: with --format json).",
)
@click.option(
    "--archive",
    is_flag=False,
    flag_value="whole",
    type=click.Choice(get_args(Archive)),
    help="Keep in the PDF (then PDF/A-3a) all it was made from, so that it can be made again; "
    "'clean' leaves out remarks and the handout's answers.",
)
@click.option(
    "--web", is_flag=True, help="Let browsers show the PDF's first page before the rest is loaded."
)
@options.booklet
@options.strict
@options.form
def build(  # noqa: PLR0913 - one for each option
    paths: tuple[Path, ...],
    editions: tuple[str, ...],
    out: Path,
    style: str | None,
    paper: PaperName | None,
    proof: bool,
    archive: Archive | None,
    web: bool,
    wishes: BookletWishes,
    strict: bool,
    form: str,
) -> None:
    """Build the lives at PATHS (files or folders; default: source)."""
    _hold_to_what_is_made(wishes, editions)
    order = Order(editions, style, strict, options.epoch(), paper, proof, archive, web, wishes)
    if proof and form not in ("text", "json"):
        message = "--report is written as text or json"
        raise click.UsageError(message)
    if proof:
        from brieflives.report.layout import layout_as_data, layout_as_text
    if archive == "whole":
        click.echo(_TRAVELS, err=True)
    findings: list[Finding] = []
    layout: list[Mapping[str, Any]] = []
    for life in options.lives_at(paths):
        with progress(life.stem) as stage:
            built = build_life(life, order, stage, meanwhile if CAN_COPY else in_turn)
        findings += shown(built.findings, form)
        if not built.files and any(is_on_command_line(found.span) for found in built.findings):
            sys.exit(2)  # it is the command that is wrong, not the life
        if built.files:
            write_files(out, built.files)
            click.echo(f"{life}: {_told(out, built)}", err=form != "text")
        if built.proof:
            layout.append(layout_as_data(str(life), built.proof))
            if form == "text":
                click.echo(layout_as_text(str(life), built.proof), nl=False)
    finish(findings, strict, form, layout)
