"""Read CSL-JSON, which Zotero and others export: a list of items in the names that we use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from brieflives.findings import Code, Finding, finding
from brieflives.places import SourceFile, Span
from brieflives.read.references.entry import Reference

_BLANK = re.compile(r"[\s,]*")
_KEY = re.compile(r'"([A-Za-z_-]+)"\s*:')
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}]', re.DOTALL)
_DEEPEST = 100  # dates are six deep; some versions of Python end altogether in a text of brackets


def read_csl_json(source: SourceFile) -> tuple[list[Reference], list[Finding]]:
    """Read every item of the list, each with its place; what is no list of items is a finding."""
    text = source.text
    at = len(text) - len(text.lstrip())
    if text[at : at + 1] not in ("[", "{"):
        message = "a file of CSL-JSON is a list of items in square brackets"
        return [], [finding(Code.BAD_REFERENCES, Span(source, at, at + 1), message, _HINT)]
    references: list[Reference] = []
    if (deep := _too_deep(text)) is not None:
        return [], [_broken(source, deep)]
    try:
        for item, span in _items(source, at):
            if isinstance(item, Mapping) and ("id" in item or "citation-key" in item):
                references.append(_reference(item, span))
    except json.JSONDecodeError as error:
        return references, [_broken(source, _place_of(error))]
    return references, []


_HINT = "export it again from your reference manager as CSL JSON"


def _broken(source: SourceFile, at: int) -> Finding:
    message = "the JSON is broken here"
    return finding(Code.BAD_REFERENCES, Span(source, at, at + 1), message, _HINT)


def _place_of(error: json.JSONDecodeError) -> int:
    """Return where JSON is broken: behind a comma too many, not at it, as newer Pythons have it."""
    if not error.msg.startswith("Illegal trailing comma"):
        return error.pos
    return len(error.doc) - len(error.doc[error.pos + 1 :].lstrip())


def _too_deep(text: str) -> int | None:
    """Return where brackets stand in more brackets than any reference has, if they do."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth > _DEEPEST:
                return found.start()
        elif found[0] in "]}":
            depth -= 1
    return None


def _items(source: SourceFile, at: int) -> Iterator[tuple[Any, Span]]:
    """Decode the items of the list one by one, since only so their places are known."""
    decoder, text = json.JSONDecoder(parse_int=str, parse_float=str), source.text
    if text[at] == "{":
        item, stop = decoder.raw_decode(text, at)
        yield item, Span(source, at, stop)
        return
    at += 1
    while True:
        at += _BLANK.match(text, at).end() - at  # type: ignore[union-attr]
        if text[at : at + 1] == "]":
            return
        item, stop = decoder.raw_decode(text, at)
        yield item, Span(source, at, stop)
        at = stop


def _reference(item: Mapping[str, Any], span: Span) -> Reference:
    places = {
        match[1]: Span(span.source, match.start(), match.end() - 1)
        for match in reversed(list(_KEY.finditer(span.source.text, span.start, span.stop)))
    }
    key = str(item.get("citation-key") or item["id"])
    fields = {**item, "title-short": item.get("title-short") or item.get("shortTitle")}
    return Reference(key, fields, places.get("id", span), places)
