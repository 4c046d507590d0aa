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


def read_csl_json(source: SourceFile) -> tuple[list[Reference], list[Finding]]:
    """Read every item of the list, each with its place; what is no list of items is a finding."""
    text = source.text
    at = len(text) - len(text.lstrip())
    if text[at : at + 1] not in ("[", "{"):
        message = "a file of CSL-JSON is a list of items in square brackets"
        return [], [finding(Code.BAD_REFERENCES, Span(source, at, at + 1), message, _HINT)]
    references: list[Reference] = []
    try:
        for item, span in _items(source, at):
            if isinstance(item, Mapping) and ("id" in item or "citation-key" in item):
                references.append(_reference(item, span))
    except (json.JSONDecodeError, RecursionError) as error:
        place = error.pos if isinstance(error, json.JSONDecodeError) else at
        message = "the JSON is broken here"
        found = finding(Code.BAD_REFERENCES, Span(source, place, place + 1), message, _HINT)
        return references, [found]
    return references, []


_HINT = "export it again from your reference manager as CSL JSON"


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
