"""Findings as JSON, for other programs; the fields are stable."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from brieflives.findings import Finding, Severity
from brieflives.places import Span

VERSION = 1  # of this form; a new field leaves it as it is, another meaning raises it


def as_json(findings: Sequence[Finding], layout: Sequence[Mapping[str, Any]] = ()) -> str:
    """Write findings as one JSON object.

    Lines and columns count from 1, columns in code points; ``endLine`` and ``endColumn`` name the
    character right behind. ``fix`` is ``null`` or the text that mends the finding, with the code
    points of the file (from 0, a byte order mark not counted) that it replaces. ``layout`` is
    there when a layout report was asked for, one object a life.
    """
    counts = Counter(found.severity for found in findings)
    listing: dict[str, Any] = {
        "version": VERSION,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notices": counts[Severity.NOTICE],
        "findings": [_one(found) for found in findings],
    }
    if layout:
        listing["layout"] = list(layout)
    return json.dumps(listing, ensure_ascii=False, indent=2) + "\n"


def _one(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code.value,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        **_place(found.span),
        "fix": found.fix
        and {"start": found.fix.span.start, "stop": found.fix.span.stop, "text": found.fix.text},
    }


def _place(span: Span) -> dict[str, Any]:
    end_line, end_column = span.end
    return {
        "file": span.source.name,
        "line": span.line,
        "column": span.column,
        "endLine": end_line,
        "endColumn": end_column,
    }
