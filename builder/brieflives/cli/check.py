"""``brieflives check``: report every mistake in lives, and mend what is certain."""

from __future__ import annotations

from pathlib import Path

import click

from brieflives.cli import options
from brieflives.cli.telling import finish, shown, write_files
from brieflives.findings import Finding
from brieflives.understanding import check_life


@click.command()
@options.paths
@click.option("--fix", is_flag=True, help="Mend what is certain (dates, quotes, slips) first.")
@options.strict
@options.form
def check(paths: tuple[Path, ...], fix: bool, strict: bool, form: str) -> None:
    """Report every mistake in the lives at PATHS that can be seen without setting pages."""
    findings: list[Finding] = []
    lives = options.lives_at(paths)
    for life in lives:
        if fix:
            _mend(life, form)
        findings += shown(check_life(life), form)
    if not findings and form == "text":
        click.echo("nothing to mend in " + ", ".join(str(life) for life in lives))
    finish(findings, strict, form)


def _mend(life: Path, form: str) -> None:
    from brieflives.mending import mend

    mended = mend(life)
    if mended is None:
        return
    target = life.resolve()  # a link stays a link
    write_files(target.parent, {target.name: mended.content})
    for made in mended.fixes:
        where = f"{life}:{made.span.line}:{made.span.column}"
        click.echo(f"{where}: {made.span.text}  ->  {made.text}", err=form != "text")
