"""What several commands take: the lives, where to write, how strict to be, how to report."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Literal

import click

from brieflives.report import FORMATS
from brieflives.sheets import choices
from brieflives.sheets.choices import BookletWishes
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


def _signature(
    _context: click.Context, _option: click.Parameter, text: str | None
) -> int | Literal["auto"] | None:
    if text is None or text == "auto":
        return "auto" if text else None
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= 100):
        message = f"{text!r} is no number of sheets; say auto, or 1 to 100"
        raise click.BadParameter(message)
    return int(text)


def _thickness(_context: click.Context, _option: click.Parameter, text: str | None) -> float | None:
    if text is None:
        return None
    try:
        millimetres = float(text)
    except ValueError:
        millimetres = math.nan
    if not 0 <= millimetres <= 1:
        message = f"{text!r} is no thickness of paper; say 0 to 1, as 0.1 (80 g/m²: about 0.1)"
        raise click.BadParameter(message)
    return millimetres


_FOR_BOOKLETS = (
    click.option(
        "--sheet",
        type=click.Choice(choices.PAPERS, case_sensitive=False),
        metavar="|".join(choices.PAPERS),
        help="The paper that lies in the printer; by default that on which pages keep their size.",
    ),
    click.option(
        "--signature",
        callback=_signature,
        metavar="auto|N",
        help="How many sheets are folded together; auto: all up to 10, else 4 at a time.",
    ),
    click.option(
        "--thickness",
        callback=_thickness,
        metavar="MM",
        help="Of the paper (80 g/m²: about 0.1); inner pages then move towards the fold.",
    ),
    click.option(
        "--flip", type=click.Choice(choices.FLIPS), help="The edge that the printer turns about."
    ),
    click.option("--marks/--no-marks", default=None, help="Mark where to fold, staple and cut."),
    click.option(
        "--ruled/--no-ruled", default=None, help="Draw lines on the blank pages, to write on."
    ),
)


def booklet(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options for booklets; they reach it together, as ``wishes``."""

    @wraps(command)
    def with_wishes(**given: Any) -> None:
        said = {word: given.pop(word) for word in BookletWishes.__struct_fields__}
        command(**given, wishes=BookletWishes(**said))

    for option in reversed(_FOR_BOOKLETS):
        with_wishes = option(with_wishes)
    return with_wishes


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
