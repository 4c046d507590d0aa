"""``brieflives schema``: the JSON Schema for editors."""

from __future__ import annotations

import click

from brieflives.schema.json_schema import life_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema (draft-07) by which editors complete and check a life."""
    click.echo(life_schema(), nl=False)
