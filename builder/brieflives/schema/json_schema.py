"""Write the schema life/1 as JSON Schema draft-07, for completion and hints in editors.

Editors read YAML by its own rules, so what the program takes as text (``1890``, ``0.5``, ``true``)
reaches them as a number or a switch: every text may be one. Source: JSON Schema Validation, draft
07; the YAML language servers of editors understand no newer one well.
"""

from __future__ import annotations

import json
from copy import deepcopy
from importlib.resources import files
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from brieflives.model.csl_dates import edtf_of_csl
from brieflives.model.dates import Date
from brieflives.model.life import Life
from brieflives.model.values import Short, listed
from brieflives.read.yaml_tree import read_own

FILE_NAME = "life.schema.json"
_DIALECT = "http://json-schema.org/draft-07/schema#"
_SHORT = "short for"  # marks the place of what may stand for a record, until that is known
_TEXT: JsonSchemaValue = {"type": ["string", "number", "boolean"]}
_ONE_DATE = r"(?:\.\.|unknown|present|-?[0-9X]{4}[-0-9X~?%]*)"
_DATE: JsonSchemaValue = {
    "type": ["string", "integer"],
    "pattern": rf"^\s*\[?\s*{_ONE_DATE}(?:\s*(?:/|\.\.)\s*{_ONE_DATE})?\s*\]?\s*$",
    "patternErrorMessage": "A date is written in digits, year first: 1890-06-11, 1890-06, 1890",
    "description": "A date: 1890-06-11, 1890-06, 1890, 1890~ (about), 189X, 1890/1895, unknown",
    "examples": ["1890-06-11", "1890-06", "1890", "1890~", "189X", "1890/1895", "unknown"],
}
_DATE_IN_BRACKETS: JsonSchemaValue = {
    "type": "array",
    "description": "Some day between two: [1890..1892]",
    "items": {"type": "string", "pattern": r"\.\."},
    "minItems": 1,
    "maxItems": 1,
}
_CSL_DATE: JsonSchemaValue = {
    "type": "object",
    "description": "A date as CSL-JSON writes it",
    "anyOf": [{"required": [key]} for key in ("date-parts", "raw", "literal")],
}


def life_schema() -> str:
    """Return the schema as JSON text, the same at every call."""
    life = Life.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_ForEditors
    )
    definitions: dict[str, Any] = life.pop("$defs")
    _write_short_forms(life, definitions)
    _write_short_forms(definitions, definitions)
    words = key_words()
    for name, record in [("Life", life), *definitions.items()]:
        _tell(name, record, words)
    whole = {"$schema": _DIALECT, "title": "life/1", **life, "definitions": definitions}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _write_short_forms(schema: Any, definitions: dict[str, Any]) -> None:
    """Put the schema of a record's key beside the record that it may stand for."""
    if isinstance(schema, list):
        for item in schema:
            _write_short_forms(item, definitions)
    elif isinstance(schema, dict):
        match schema.get("anyOf"):
            case [marked, {"$ref": str(reference)} as record] if _SHORT in marked:
                properties = definitions[reference.rpartition("/")[2]]["properties"]
                schema["anyOf"] = [deepcopy(properties[marked[_SHORT]]), record]
        for value in list(schema.values()):
            _write_short_forms(value, definitions)


def key_words() -> dict[str, Any]:
    """Return what records and keys mean: by ``Record``, ``Record.key`` or the key alone."""
    text = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    words = read_own(text)
    assert isinstance(words, dict)
    return words


def _tell(name: str, record: JsonSchemaValue, words: dict[str, Any]) -> None:
    """Put words in the place of the names that pydantic makes up."""
    record.pop("title", None)
    if name in words:
        record["description"] = words[name]["means"]
    elif "description" in record:
        record["description"] = record["description"].replace("``", "`")
    for key, value in record.get("properties", {}).items():
        value.pop("title", None)
        told = words.get(f"{name}.{key}") or words.get(key)
        if told:
            # beside $ref nothing counts in draft-07
            base = {"allOf": [value]} if "$ref" in value else value
            more = {"description": told["means"], "examples": told.get("examples", [])}
            record["properties"][key] = base | {k: v for k, v in more.items() if v}


class _ForEditors(GenerateJsonSchema):
    """Knows how our values are read: short forms, dates as text, and all scalars as text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return dict(_TEXT)

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return {"type": "number"}

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:
        return {"anyOf": [_DATE, _DATE_IN_BRACKETS]}

    def json_or_python_schema(self, schema: core_schema.JsonOrPythonSchema) -> JsonSchemaValue:
        python = schema["python_schema"]
        if python["type"] == "is-instance" and python["cls"] is Date:
            return self.generate_inner(python)
        return super().json_or_python_schema(schema)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])  # an empty value is refused

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave defaults out: editors would write them into every record that they begin."""
        return self.generate_inner(schema["schema"])

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        value = self.generate_inner(schema["schema"])
        before: object = schema["function"]["function"]
        if isinstance(before, Short):
            return {"anyOf": [{_SHORT: before.key}, value]}
        if before is listed:
            return {"anyOf": [_TEXT, value]}
        if before is edtf_of_csl:
            return {"anyOf": [*value["anyOf"], _CSL_DATE]}
        return value

    def function_wrap_schema(
        self, schema: core_schema.WrapValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A date is a text or a mapping; it is the only value that is read around a record."""
        return {"anyOf": [_DATE, _DATE_IN_BRACKETS, self.generate_inner(schema["schema"])]}
