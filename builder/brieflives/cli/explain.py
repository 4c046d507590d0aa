"""``brieflives explain``: what a code of a finding means."""

from __future__ import annotations

from difflib import get_close_matches

import click

from brieflives.explanations.book import explanation
from brieflives.findings import Code


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a finding means, with examples; without CODE, list all codes."""
    if code is None:
        width = max(len(known) for known in Code)
        for known in Code:
            click.echo(f"{known:{width}}  {explanation(known).title}")
        return
    try:
        asked = Code(code.partition("[")[2].partition("]")[0] or code)
    except ValueError:
        near = get_close_matches(code, list(Code), n=1)
        hint = f"did you mean {near[0]}?" if near else "`brieflives explain` lists all codes"
        message = f"there is no code {code!r}; {hint}"
        raise click.UsageError(message) from None
    click.echo(explanation(asked).text, nl=False)
