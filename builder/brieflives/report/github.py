"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines.

Source: GitHub, "Workflow commands for GitHub Actions"; the characters that need escaping are those
of the runner's own ``ActionCommand``.
"""

from __future__ import annotations

from collections.abc import Iterable

from brieflives.findings import Finding

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def as_workflow_commands(findings: Iterable[Finding]) -> str:
    """Write one command a line; message and hint are two lines of one annotation."""
    return "".join(_one(found) for found in findings)


def _one(found: Finding) -> str:
    span = found.span
    end_line, end_column = span.end
    properties: dict[str, object] = {"file": span.source.name, "line": span.line}
    if end_line == span.line:  # columns of several lines are refused
        properties |= {"col": span.column, "endColumn": end_column}
    else:
        properties["endLine"] = end_line
    properties["title"] = found.code.value
    shown = ",".join(f"{k}={str(v).translate(_IN_PROPERTY)}" for k, v in properties.items())
    message = "\n".join(filter(None, (found.message, found.hint)))
    return f"::{found.severity} {shown}::{message.translate(_IN_MESSAGE)}\n"
