"""Findings as somebody or something reads them: people, programs, code hosts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from brieflives.findings import Finding
from brieflives.report.github import as_workflow_commands
from brieflives.report.listing import as_json
from brieflives.report.sarif import as_sarif
from brieflives.report.text import as_text, summary

__all__ = ["FORMATS", "as_text", "summary"]

FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_workflow_commands,
}
