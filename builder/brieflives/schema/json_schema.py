"""Write the schema life/1 as JSON Schema draft-07, for completion and hints in editors.

Editors read YAML by its own rules, so what the program takes as text (``1890``, ``0.5``, ``true``)
reaches them as a number or a switch: every text may be one. Source: JSON Schema Validation, draft
07; the YAML language servers of editors understand no newer one well.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from inspect import getdoc
from typing import Any

from brieflives.model.life import Life
from brieflives.model.values import DateLine, DateShape, WrittenDate
from brieflives.read.yaml_tree import read_own
from brieflives.records.record import Record
from brieflives.records.shapes import (
    Choice,
    Group,
    List,
    Number,
    OfRecord,
    Shape,
    Spelt,
    Switch,
    Text,
    fields_of,
)

JsonSchema = dict[str, Any]

FILE_NAME = "life.schema.json"
_DIALECT = "http://json-schema.org/draft-07/schema#"
_TEXT: JsonSchema = {"type": ["string", "number", "boolean"]}
_ONE_DATE = r"(?:\.\.|unknown|present|-?[0-9X]{4}[-0-9X~?%]*)"
_DATE: JsonSchema = {
    "type": ["string", "integer"],
    "pattern": rf"^\s*\[?\s*{_ONE_DATE}(?:\s*(?:/|\.\.)\s*{_ONE_DATE})?\s*\]?\s*$",
    "patternErrorMessage": "A date is written in digits, year first: 1890-06-11, 1890-06, 1890",
    "description": "A date: 1890-06-11, 1890-06, 1890, 1890~ (about), 189X, 1890/1895, unknown",
    "examples": ["1890-06-11", "1890-06", "1890", "1890~", "189X", "1890/1895", "unknown"],
}
_DATE_IN_BRACKETS: JsonSchema = {
    "type": "array",
    "description": "Some day between two: [1890..1892]",
    "items": {"type": "string", "pattern": r"\.\."},
    "minItems": 1,
    "maxItems": 1,
}
_CSL_DATE: JsonSchema = {
    "type": "object",
    "description": "A date as CSL-JSON writes it",
    "anyOf": [{"required": [key]} for key in ("date-parts", "raw", "literal")],
}


def life_schema() -> str:
    """Return the schema as JSON text, the same at every call."""
    words = key_words()
    named = {record.__name__: record for record in _records_below(Life)}
    definitions = {name: _record(named[name], words) for name in sorted(named)}
    life = _record(Life, words)
    whole = {"$schema": _DIALECT, "title": "life/1", **life, "definitions": definitions}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _records_below(record: type[Record]) -> Iterator[type[Record]]:
    """Yield the records that may stand within one, as often as they may."""
    shapes = [field.shape for field in fields_of(record).values()]
    while shapes:
        match shapes.pop():
            case OfRecord(record=inner):
                yield inner
                yield from _records_below(inner)
            case DateShape():
                yield WrittenDate
            case List(item=below) | Group(value=below):
                shapes.append(below)


def key_words() -> dict[str, Any]:
    """Return what records and keys mean: by ``Record``, ``Record.key`` or the key alone."""
    text = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    words = read_own(text)
    assert isinstance(words, dict)
    return words


def _record(record: type[Record], words: dict[str, Any]) -> JsonSchema:
    name, fields = record.__name__, fields_of(record)
    own_words = (getdoc(record) or "").replace("``", "`")
    needed = [key for key, field in fields.items() if field.is_needed]
    return {
        "additionalProperties": False,
        "description": words[name]["means"] if name in words else own_words,
        "properties": {
            key: _told(_schema(field.shape), words.get(f"{name}.{key}") or words.get(key))
            for key, field in fields.items()
        },
        **({"required": needed} if needed else {}),
        "type": "object",
    }


def _told(schema: JsonSchema, words: dict[str, Any] | None) -> JsonSchema:
    """Say what a key means."""
    if not words:
        return schema
    # beside $ref nothing counts in draft-07
    base = {"allOf": [schema]} if "$ref" in schema else schema
    more = {"description": words["means"], "examples": words.get("examples", [])}
    return base | {key: value for key, value in more.items() if value}


def _schema(shape: Shape) -> JsonSchema:
    """Return what an editor has to know of a shape.

    Empty values are refused everywhere, and defaults are left out: editors would write them into
    every record that they begin.
    """
    return _BY_KIND[type(shape)](shape)


def _text(_: Text) -> JsonSchema:
    return _TEXT


def _switch(_: Switch) -> JsonSchema:
    return {"type": "boolean"}


def _number(shape: Number) -> JsonSchema:
    bounds = {
        "maximum": shape.most,
        "minimum": shape.least,
        "exclusiveMinimum": shape.above,
    }
    told = {name: bound for name, bound in bounds.items() if bound is not None}
    return {**told, "type": "integer" if shape.whole else "number"}


def _choice(shape: Choice) -> JsonSchema:
    choices = list(shape.choices)
    chosen = {"const": choices[0]} if len(choices) == 1 else {"enum": choices}
    return {**chosen, "type": "string"}


def _spelt(shape: Spelt) -> JsonSchema:
    several = [_schema(each) for each in shape.like]
    return {"anyOf": several} if len(several) > 1 else several[0]


def _list(shape: List) -> JsonSchema:
    length = {} if shape.length is None else {"maxItems": shape.length, "minItems": shape.length}
    whole = {"items": _schema(shape.item), **length, "type": "array"}
    return {"anyOf": [_schema(shape.item), whole]} if shape.or_one else whole


def _group(shape: Group) -> JsonSchema:
    return {"additionalProperties": _schema(shape.value), "type": "object"}


def _reference(shape: OfRecord) -> JsonSchema:
    whole = {"$ref": f"#/definitions/{shape.record.__name__}"}
    return {"anyOf": [_schema(shape.keys[shape.short]), whole]} if shape.short else whole


def _date_line(_: DateLine) -> JsonSchema:
    return {"anyOf": [_DATE, _DATE_IN_BRACKETS]}


def _date(shape: DateShape) -> JsonSchema:
    mapping = _reference(OfRecord(WrittenDate))
    csl = [_CSL_DATE] if shape.csl else []
    return {"anyOf": [_DATE, _DATE_IN_BRACKETS, mapping, *csl]}


_BY_KIND: dict[type[Shape], Callable[[Any], JsonSchema]] = {
    Text: _text,
    Switch: _switch,
    Number: _number,
    Choice: _choice,
    Spelt: _spelt,
    List: _list,
    Group: _group,
    OfRecord: _reference,
    DateLine: _date_line,
    DateShape: _date,
}
