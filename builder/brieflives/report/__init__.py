"""Findings as somebody or something reads them: people, programs, code hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from brieflives.findings import Finding
from brieflives.report.text import as_text, summary

__all__ = ["FORMATS", "Layout", "as_text", "summary", "written"]

Layout = Sequence[Mapping[str, Any]]  # layout reports as data, one a life
FORMATS = ("text", "json", "sarif", "github")


def written(findings: Sequence[Finding], form: str, layout: Layout = ()) -> str:
    """Write findings in one of ``FORMATS``; each brings its own libraries only when asked for.

    JSON takes layout reports as well.
    """
    match form:
        case "json":
            from brieflives.report.listing import as_json

            return as_json(findings, layout)
        case "sarif":
            from brieflives.report.sarif import as_sarif

            return as_sarif(findings)
        case "github":
            from brieflives.report.github import as_workflow_commands

            return as_workflow_commands(findings)
    return as_text(findings)
