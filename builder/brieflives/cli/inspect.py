"""``brieflives inspect``: judge finished PDF and EPUB files, ours or anybody's."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from brieflives.cli import options
from brieflives.inspect.judgement import CannotInspectError, Judgement, Weight
from brieflives.inspect.wording import FORMATS, as_json, as_text


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@options.strict
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(FORMATS),
    help="How to report: for people, or for programs (json).",
)
def inspect(files: tuple[Path, ...], strict: bool, form: str) -> None:
    """Judge the finished FILES: can everyone read them, can archives keep them?"""
    judged = [(str(file), _judged(file)) for file in files]
    if form == "json":
        click.echo(as_json(judged), nl=False)
    else:
        click.echo("\n".join(as_text(name, judgement) for name, judgement in judged), nl=False)
    weights = (Weight.ERROR, Weight.WARNING) if strict else (Weight.ERROR,)
    sys.exit(any(judgement.count(weight) for _, judgement in judged for weight in weights))


def _judged(file: Path) -> Judgement:
    try:
        return _judge_of(file)(file.read_bytes())
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        raise click.UsageError(message) from error
    except CannotInspectError as error:
        message = f"{file}: {error}"
        raise click.ClickException(message) from error


def _judge_of(file: Path) -> Callable[[bytes], Judgement]:
    """Return who judges files of this kind; each brings its own libraries."""
    if file.suffix.lower() == ".epub":
        from brieflives.inspect.epub.inspect import inspect_epub

        return inspect_epub
    from brieflives.inspect.pdf.inspect import inspect_pdf

    return inspect_pdf
