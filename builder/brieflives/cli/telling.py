"""What commands say and leave behind: findings, the exit code, the files, what is being done."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from brieflives.findings import Finding, has_errors, in_reading_order
from brieflives.report import Layout, as_text, summary, written
from brieflives.whole_files import write_whole

_QUIET_SECONDS = 0.5


def write_files(out: Path, files: dict[str, bytes]) -> None:
    """Write all files into a folder, whole or not at all."""
    try:
        write_whole({out / name: data for name, data in files.items()})
    except OSError as error:
        message = f"cannot write to {out}: {error.strerror}"
        raise click.UsageError(message) from error


def names_of(out: Path, files: Iterable[str]) -> str:
    """Return the paths of the files written, as one reads them."""
    return ", ".join(str(out / name) for name in files)


def shown(findings: Sequence[Finding], form: str) -> Sequence[Finding]:
    """Return the findings of a life in reading order; people see them at once."""
    in_order = in_reading_order(findings)
    if in_order and form == "text":
        click.echo(as_text(in_order), err=True)
    return in_order


def finish(findings: Sequence[Finding], strict: bool, form: str, layout: Layout = ()) -> NoReturn:
    """Write the whole report on standard output, unless people have seen it; set the exit code."""
    if form != "text":
        click.echo(written(findings, form, layout), nl=False)
    elif findings:
        more = f"more about one of them: brieflives explain {findings[0].code}"
        click.echo(f"{summary(findings)}; {more}", err=True)
    sys.exit(1 if has_errors(findings, strict=strict) else 0)


@contextmanager
def progress(name: str) -> Iterator[Stage]:
    """Tell on a terminal what is being done, once it takes longer than half a second."""
    stage = Stage(name)
    timer = threading.Timer(_QUIET_SECONDS, stage.begin)
    timer.daemon = True
    if sys.stderr and sys.stderr.isatty():  # there is none where a shell closed it
        timer.start()
    try:
        yield stage
    finally:
        timer.cancel()
        stage.end()


class Stage:
    """The line that says what is being done; it is wiped in the end."""

    def __init__(self, name: str) -> None:
        """Begin unseen."""
        self._name = name
        self._now = ""
        self._visible = False

    def __call__(self, now: str) -> None:
        """Say what is being done from now on."""
        self._now = now
        if self._visible:
            self._draw()

    def begin(self) -> None:
        """Show the line."""
        self._visible = True
        self._draw()

    def end(self) -> None:
        """Wipe the line."""
        if self._visible:
            click.echo("\r\033[K", nl=False, err=True)

    def _draw(self) -> None:
        click.echo(f"\r\033[K{self._name}: {self._now} …", nl=False, err=True)
