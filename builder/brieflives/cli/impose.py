"""``brieflives impose``: the pages of any PDF on sheets of paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from brieflives.cli import options
from brieflives.cli.telling import write_files
from brieflives.sheets import choices
from brieflives.sheets.arrange import CannotImposeError, SheetOrder, how_to_print
from brieflives.sheets.write import impose as on_sheets


def _signature(_context: click.Context, _option: click.Parameter, text: str) -> int | None:
    if text == "auto":
        return None
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 100):
        message = f"{text!r} is no number of sheets; say auto, or 1 to 100"
        raise click.BadParameter(message)
    return int(text)


@click.command()
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
@options.out
def impose(file: Path, out: Path, **options: Any) -> None:
    """Lay the pages of FILE, any PDF, on sheets of paper to be printed on both sides."""
    order = SheetOrder(**options)
    try:
        imposed = on_sheets(file.read_bytes(), order)
    except CannotImposeError as error:
        message = f"{file}: {error}"
        raise click.ClickException(message) from error
    name = f"{file.stem}-{'booklet' if order.kind == 'saddle' else order.kind}.pdf"
    write_files(out, {name: imposed.data})
    click.echo(f"{file}: {how_to_print(imposed.arranged)}, {out / name}")
    for remark in imposed.remarks:
        click.echo(f"{file}: {remark}", err=True)
