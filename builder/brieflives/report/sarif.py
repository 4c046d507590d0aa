"""Findings as SARIF 2.1.0, the exchange format of code hosts and editors.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 plus Errata 01.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from brieflives import __version__
from brieflives.explanations.book import explanation
from brieflives.findings import Code, Finding, Fix, Severity, severity_of
from brieflives.places import Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_sarif(findings: Sequence[Finding]) -> str:
    """Write a log with one run; every code that occurs is a rule with its explanation."""
    codes = sorted({found.code for found in findings})
    driver = {
        "name": "brieflives",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes.index(found.code)) for found in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    explained = explanation(code)
    return {
        "id": code.value,
        "shortDescription": {"text": explained.title},
        "fullDescription": {"text": explained.meaning},
        "help": {"text": explained.text, "markdown": explained.text},
        "defaultConfiguration": {"level": _LEVELS[severity_of(code)]},
    }


def _result(found: Finding, rule: int) -> dict[str, Any]:
    text = "\n".join(filter(None, (found.message, found.hint)))
    place = {"artifactLocation": _file(found.span), "region": _region(found.span)}
    result: dict[str, Any] = {
        "ruleId": found.code.value,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
    if found.fix:
        result["fixes"] = [_fix(found.fix)]
    return result


def _fix(fix: Fix) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.text}}
    change = {"artifactLocation": _file(fix.span), "replacements": [replacement]}
    return {"description": {"text": f"write {fix.text}"}, "artifactChanges": [change]}


def _file(span: Span) -> dict[str, str]:
    path = Path(span.source.name)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _region(span: Span) -> dict[str, int]:
    """Lines and columns count from 1; the end is the character right behind (3.30.5 to 3.30.8)."""
    end_line, end_column = span.end
    region = {"startLine": span.line, "startColumn": span.column}
    return {**region, "endLine": end_line, "endColumn": end_column}
