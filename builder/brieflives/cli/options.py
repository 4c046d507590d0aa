"""What several commands take: the lives, where to write, how strict to be, how to report."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from brieflives.report import FORMATS
from brieflives.understanding import lives_in

paths = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
out = click.option(
    "--out",
    default="output",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.",
)
strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
form = click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(FORMATS),
    help="How to report: for people, programs (json), code hosts (sarif, github).",
)


def lives_at(paths: Sequence[Path]) -> list[Path]:
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


def epoch() -> int | None:
    """Return SOURCE_DATE_EPOCH in seconds, where it is set: the date that a build is to know."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or not 315532800 <= int(text) < 4354819200:
        message = "SOURCE_DATE_EPOCH has to be seconds between 1980 and 2107"
        raise click.UsageError(message)
    return int(text)
