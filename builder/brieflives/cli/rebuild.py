"""``brieflives rebuild``: take a life out of its own PDF, and build it again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from brieflives.archive.extract import CannotExtractError
from brieflives.cli.telling import finish, progress, shown, write_files
from brieflives.rebuilding import Rebuilt, rebuild_life


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out",
    default="rebuilt",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.",
)
def rebuild(file: Path, out: Path) -> None:
    """Take out of FILE, a PDF made with --archive, what it was made from, and make it again."""
    try:
        with progress(file.stem) as stage:
            rebuilt = rebuild_life(file.read_bytes(), stage)
    except CannotExtractError as error:
        message = f"{file}: {error}"
        raise click.ClickException(message) from error
    folder = Path(rebuilt.name).stem
    files = {f"{folder}/{name}": data for name, data in rebuilt.files.items()}
    if (out / rebuilt.name).resolve() == file.resolve():
        message = f"{file} would be written over; say with --out where to write"
        raise click.UsageError(message)
    write_files(out, files | rebuilt.built.files)
    click.echo(f"{file}: {len(files)} files taken out, {out / folder}")
    for difference in rebuilt.differences:
        click.echo(f"{file}: another version: {difference}", err=True)
    if not rebuilt.built.files:
        finish(shown(rebuilt.built.findings, "text"), False, "text")
    click.echo(f"{out / rebuilt.name}: {_came_out(rebuilt)}")
    sys.exit(0 if rebuilt.same or rebuilt.differences else 1)


def _came_out(rebuilt: Rebuilt) -> str:
    if rebuilt.same:
        return "built again, the same byte by byte"
    if rebuilt.differences:
        return "built again, not the same byte by byte, since versions are others"
    return "built again with the same versions, and yet not the same: the file was changed"
