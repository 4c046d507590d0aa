"""``brieflives new``: a file to begin a life with."""

from __future__ import annotations

from pathlib import Path

import click

from brieflives.cli.telling import write_files
from brieflives.schema.json_schema import FILE_NAME, life_schema
from brieflives.starters.begin import KINDS, file_stem, new_life


@click.command()
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
    stem = file_stem(name)
    life = folder / f"{stem}.yaml"
    if not stem:
        message = f"{name!r} has no letters to name a file by"
        raise click.UsageError(message)
    if life.exists():
        message = f"{life} is there already; it is left as it is"
        raise click.UsageError(message)
    texts = {life.name: new_life(name, kind), FILE_NAME: life_schema()}
    write_files(folder, {file: text.encode("utf-8") for file, text in texts.items()})
    click.echo(f"{life}: write on, then  brieflives build {life}")
