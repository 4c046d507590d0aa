"""``brieflives build``: make the editions of lives."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from brieflives.cli import options
from brieflives.cli.telling import finish, names_of, progress, shown, write_files
from brieflives.findings import Finding
from brieflives.pipeline import EDITIONS, PAPERS, USUAL_EDITIONS, Order, PaperName, build_life


def _editions(_context: click.Context, _option: click.Parameter, text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in EDITIONS]
    if unknown or not names:
        message = f"{', '.join(unknown) or 'nothing'} cannot be made; choose {', '.join(EDITIONS)}"
        raise click.BadParameter(message)
    return names


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
    "--paper", type=click.Choice(PAPERS), help="The paper, instead of the one that the life names."
)
@options.strict
@options.form
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
    order = Order(editions, style, strict, options.epoch(), paper)
    findings: list[Finding] = []
    for life in options.lives_at(paths):
        with progress(life.stem) as stage:
            built = build_life(life, order, stage)
        findings += shown(built.findings, form)
        if any(found.span.source.name == "--style" for found in built.findings):
            sys.exit(2)  # it is the command that is wrong, not the life
        if built.files:
            write_files(out, built.files)
            made = f"{life}: {built.pages} pages, {names_of(out, built.files)}"
            click.echo(made, err=form != "text")
    finish(findings, strict, form)
