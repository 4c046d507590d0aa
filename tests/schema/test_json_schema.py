"""The JSON Schema that editors complete and check by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from brieflives.model.life import Life
from brieflives.records.shapes import Shape, shape_of
from brieflives.schema.json_schema import key_words, life_schema

ROOT = Path(__file__).parents[2]
LIVES = sorted([*(ROOT / "source").glob("*.yaml"), *(ROOT / "tests" / "lives").glob("*.yaml")])
SCHEMA: dict[str, Any] = json.loads(life_schema())
SMALL = {
    "schema": "life/1",
    "book": {"title": "Ada", "lang": "en-GB"},
    "person": {"name": "Ada Lovelace"},
}


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, which has numbers and switches, but no dates."""


AsEditorsRead.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rules if not tag.endswith(":timestamp")]
    for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def mistakes(life: object) -> list[str]:
    return [error.message for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(life)]


def person(text: str) -> list[str]:
    values = yaml.load(text, Loader=AsEditorsRead)
    return mistakes({**SMALL, "person": {"name": "Ada Lovelace", **values}})


def test_it_is_a_schema_of_draft_07() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in life_schema()


@pytest.mark.parametrize("path", LIVES, ids=lambda path: path.stem)
def test_every_life_that_we_print_passes(path: Path) -> None:
    assert len(LIVES) >= 6
    assert mistakes(yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsRead)) == []


@pytest.mark.parametrize(
    "text",
    [
        "born: {date: 1815-12-10, place: London}",
        "born: {date: 1815, place: {then: London, now: London}}",
        "born: {date: {date: 1870-04-22, os: 1870-04-10}}",
        "born: {date: [1815..1818]}",
        "born: {date: 1815, cite: '@a, p. 20'}",
        "born: {date: 1815, cite: ['@a, p. 20', ^b]}",
        "facts: {occupation: writer, Height: 1.60, motto: [one, two]}",
        "facts: {party: {text: Whig, cite: '@a'}}",
        "family: {children: [Byron, {name: Anne, cite: '@a'}]}",
        "living: false",
        *(
            f"born: {{date: '{date}'}}"
            for date in (
                *("1815-12~", "1815?", "1815-12-10%", "181X", "18XX", "-0043-03-15", "1815-21"),
                *("1815/1820", "1815~/1820?", "../1815", "1815/..", "unknown", "[1815..1818]"),
            )
        ),
    ],
)
def test_every_way_of_writing_a_value_is_allowed(text: str) -> None:
    assert person(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "sumary: one line",
        "born: {dat: 1815}",
        "born: {date: 10 December 1815}",
        "born: {date: about 1815}",
        "born: 1815",
        "gender: female",
        "living: perhaps",
        "offices: {title: President}",
        "names: [{kind: native}]",
        "facts: {occupation: {txt: writer}}",
    ],
)
def test_a_slip_is_marked(text: str) -> None:
    assert person(text)


def test_no_default_is_written_into_the_records_that_an_editor_begins() -> None:
    assert '"default"' not in life_schema()


def test_numbers_are_texts_in_a_source() -> None:
    source = {"id": "a", "type": "book", "title": 1984, "edition": 2, "volume": 3, "page": 20}
    dated = {**source, "issued": 1949, "ISBN": 9780262192422, "author": ["Orwell"]}
    assert mistakes({**SMALL, "sources": [dated]}) == []
    csl = {**source, "issued": {"date-parts": [[1949, 6]]}}
    assert mistakes({**SMALL, "sources": [csl]}) == []
    assert mistakes({**SMALL, "sources": [{**source, "tpye": "book"}]})


def names_of_records() -> list[str]:
    return [name for name in SCHEMA["definitions"] if name not in ("SourceRecord", "Creator")]


@pytest.mark.parametrize("name", ["Life", *names_of_records()])
def test_every_key_is_described(name: str) -> None:
    record = SCHEMA if name == "Life" else SCHEMA["definitions"][name]
    assert "SCHEMA" not in record["description"]
    bare = [key for key, value in record["properties"].items() if "description" not in value]
    assert bare == []


def test_no_description_is_left_over() -> None:
    records = {**SCHEMA["definitions"], "Life": SCHEMA}
    known = set(records)
    for name, record in records.items():
        known |= {f"{name}.{key}" for key in record["properties"]} | set(record["properties"])
    assert set(key_words()) <= known


def test_it_knows_the_keys_that_the_program_knows() -> None:
    assert set(SCHEMA["properties"]) == set(shape_of(Life).keys)
    shape: Shape | None = shape_of(Life).at(("sources", 0))
    assert shape is not None
    assert set(SCHEMA["definitions"]["SourceRecord"]["properties"]) == set(shape.keys)
