"""``brieflives impose``: the pages of any PDF on sheets of paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from msgspec.structs import replace

from brieflives.cli import options
from brieflives.cli.telling import names_of, write_files
from brieflives.sheets import choices
from brieflives.sheets.arrange import CannotImposeError, Imposed, booklet_order, how_to_print
from brieflives.sheets.choices import Binding, BookletWishes, Kind, Pass
from brieflives.sheets.finished import look_at
from brieflives.sheets.margins import SAFE, Margins, in_fold, near_edges
from brieflives.sheets.seen import pages_lost_in_fold, pages_near_edges
from brieflives.sheets.write import impose as on_sheets


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to",
    "kind",
    default="booklet",
    show_default=True,
    callback=lambda _context, _option, name: "saddle" if name == "booklet" else name,
    type=click.Choice(("booklet", *choices.KINDS)),
    help="A booklet to fold and staple (printers say: saddle stitch), pages side by side, or a "
    "zine or leaflet from one sheet.",
)
@options.booklet
@click.option(
    "--binding", type=click.Choice(choices.BINDINGS), help="Default: as the file says, else left."
)
@click.option("--back-cover", is_flag=True, help="Leave blank pages before the last page.")
@click.option(
    "--two-passes",
    is_flag=True,
    help="Write fronts and backs to two files, for printers that print on one side.",
)
@click.option(
    "--last-first", is_flag=True, help="With --two-passes: the backs from the last to the first."
)
@options.out
def impose(  # noqa: PLR0913 - one for each option
    file: Path,
    kind: Kind,
    wishes: BookletWishes,
    binding: Binding | None,
    back_cover: bool,
    two_passes: bool,
    last_first: bool,
    out: Path,
) -> None:
    """Lay the pages of FILE, any PDF, on sheets of paper to be printed on both sides."""
    idle = (*wishes.idle(kind), *("back-cover",) * (back_cover and kind.endswith("up")))
    if idle:
        message = f"--{idle[0]} is for what is folded, and --to {kind} is not"
        if kind in ("zine", "leaflet"):
            message = f"--{idle[0]} is for booklets (--to booklet)"
        raise click.UsageError(message)
    if last_first and not two_passes:
        message = "--last-first is for --two-passes"
        raise click.UsageError(message)
    order = replace(booklet_order(wishes, back_cover=back_cover), kind=kind, binding=binding)
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
    shown = replace(imposed.arranged, flip=None) if two_passes else imposed.arranged
    click.echo(f"{file}: {how_to_print(shown)}, {names_of(out, files)}")
    if two_passes:
        from brieflives.howto.guide import between_passes

        click.echo(between_passes(look_at(source).lang))
    for remark in (*imposed.remarks, *told_of_losses(source, imposed)):
        click.echo(f"{file}: {remark}", err=True)


def told_of_losses(source: bytes, imposed: Imposed, margins: Margins = SAFE) -> Iterator[str]:
    """Yield remarks on pages of which something is lost: near an edge, or in the fold."""
    if near := pages_near_edges(source, imposed, margins):
        yield near_edges(near, margins)
    if lost := pages_lost_in_fold(source, imposed):
        yield in_fold(lost)
