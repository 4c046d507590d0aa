"""The program and the list of its commands, each of which is imported when it is asked for.

Exit codes: 0 fine, 1 the author's files have errors, 2 the command was misused, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from errno import ENOSPC
from importlib import import_module
from typing import Any, NoReturn, TypeGuard

import click

from brieflives import __version__

# each a module beside this one
COMMANDS = ("build", "check", "explain", "impose", "inspect", "new", "print", "rebuild", "schema")


class _Program(click.Group):
    """The commands, and what happens when one of them does not come to its end."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command: the function of the module's name in the module of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"brieflives.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; say of an exception that it is no mistake of the author's."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted; nothing half-made was written", err=True)
            ctx.exit(130)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise  # click ends quietly where nobody reads on, as behind `| head`
        except Exception as error:
            if not _is_full(error):
                message = (
                    "This is a mistake in brieflives, not in your file. Please report these lines:"
                )
                click.echo(message, err=True)
            raise

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; say so where there is no room for what it tells, its help included."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            if not _is_full(error):
                raise
            sys.exit(_untold(error))


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="brieflives")
def main() -> None:
    """Make a booklet and an e-book of a life that is written in one YAML file."""


def leave(code: int) -> NoReturn:
    """End the process when all is told, without Python's own tidying up."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # none where a shell closed it
        try:
            stream.flush()
        except BrokenPipeError:
            continue  # nobody reads on, as behind `| head`
        except OSError as error:
            code = code or _untold(error)
    os._exit(code)


def _is_full(error: Exception) -> TypeGuard[OSError]:
    """Tell whether there is no room for a report that goes into a file; all else has a name."""
    return isinstance(error, OSError) and error.errno == ENOSPC and error.filename is None


def _untold(error: OSError) -> int:
    """Say that a report could not be written, and return the exit code for that."""
    click.echo(f"the report cannot be written: {error.strerror}", err=True)
    return 1
