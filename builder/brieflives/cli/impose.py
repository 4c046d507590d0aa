"""``brieflives impose``: the pages of any PDF on sheets of paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from brieflives.cli import options
from brieflives.cli.telling import names_of, write_files
from brieflives.sheets import choices
from brieflives.sheets.arrange import CannotImposeError, Imposed, SheetOrder, how_to_print
from brieflives.sheets.choices import Pass
from brieflives.sheets.finished import look_at
from brieflives.sheets.margins import SAFE, Margins, near_edges
from brieflives.sheets.seen import pages_near_edges
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
@click.option("--ruled", is_flag=True, help="Draw lines on the blank pages, to write on.")
@click.option(
    "--two-passes",
    is_flag=True,
    help="Write fronts and backs to two files, for printers that print on one side.",
)
@click.option(
    "--last-first", is_flag=True, help="With --two-passes: the backs from the last to the first."
)
@options.out
def impose(file: Path, out: Path, two_passes: bool, last_first: bool, **options: Any) -> None:
    """Lay the pages of FILE, any PDF, on sheets of paper to be printed on both sides."""
    order = SheetOrder(**options)
    stem = f"{file.stem}-{'booklet' if order.kind == 'saddle' else order.kind}"
    source = file.read_bytes()
    try:
        imposed = on_sheets(source, order, reading=file.name)
        files = {f"{stem}.pdf": imposed.data}
        if two_passes:
            backs: Pass = "backs-last-first" if last_first else "backs"
            files = {
                f"{stem}-fronts.pdf": on_sheets(source, order, "fronts", file.name).data,
                f"{stem}-backs.pdf": on_sheets(source, order, backs, file.name).data,
            }
    except CannotImposeError as error:
        message = f"{file}: {error}"
        raise click.ClickException(message) from error
    write_files(out, files)
    click.echo(f"{file}: {how_to_print(imposed.arranged)}, {names_of(out, files)}")
    if two_passes:
        from brieflives.howto.guide import between_passes

        click.echo(between_passes(look_at(source).lang))
    for remark in (*imposed.remarks, *told_near_edges(source, imposed)):
        click.echo(f"{file}: {remark}", err=True)


def told_near_edges(source: bytes, imposed: Imposed, margins: Margins = SAFE) -> Iterator[str]:
    """Yield a remark on the pages of which a printer would leave something out."""
    if near := pages_near_edges(source, imposed, margins):
        yield near_edges(near, margins)
