"""Findings as text: the line of the file, a caret under the words, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from brieflives.findings import Finding, Severity

_MOST_COLUMNS = 96  # of a source line; a longer one is cut around the caret
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # controls, and what would end the line


def as_text(findings: Iterable[Finding]) -> str:
    """Write findings one below the other, in the manner of a compiler's messages."""
    return "\n".join(_one(found) for found in findings)


def summary(findings: Iterable[Finding]) -> str:
    """Count errors, warnings and notices in words; empty when there are none."""
    counts = dict.fromkeys(Severity, 0)
    for found in findings:
        counts[found.severity] += 1
    texts = [f"{n} {severity}{'s' if n > 1 else ''}" for severity, n in counts.items() if n]
    return ", ".join(texts)


def _one(found: Finding) -> str:
    span = found.span
    source_line = span.source.line(span.line)
    length = max(1, min(span.stop - span.start, len(source_line) - span.column + 1))
    shown, start = _window(source_line, span.column - 1)
    before = _width(shown[:start])
    caret = "^" * max(1, _width(shown[start : start + length]))
    gutter = " " * len(str(span.line))
    lines = [
        f"{found.severity}[{found.code}]: {_seen(found.message)}",
        f"{gutter}--> {span.source.name}:{span.line}:{span.column}",
        f"{gutter} |",
        f"{span.line} | {shown}",
        f"{gutter} | {' ' * before}{caret}",
    ]
    if found.hint:
        lines.append(f"{gutter} = {_seen(found.hint)}")
    return "\n".join(lines) + "\n"


def _seen(text: str) -> str:
    """Put a space for every character that would break the line or turn it round."""
    return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text)


def _window(line: str, start: int) -> tuple[str, int]:
    """Cut a long line around ``start``; return the part to show and where ``start`` is in it."""
    line = _seen(line)
    if len(line) <= _MOST_COLUMNS:
        return line, start
    first = max(0, min(start - _MOST_COLUMNS // 3, len(line) - _MOST_COLUMNS))
    part = line[first : first + _MOST_COLUMNS]
    before = "… " if first else ""
    after = " …" if first + _MOST_COLUMNS < len(line) else ""
    return before + part + after, start - first + len(before)


def _width(text: str) -> int:
    """Columns of a terminal that the text fills: wide characters two, marks upon others none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
