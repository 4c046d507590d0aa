"""What goes away with another mistake is not reported beside it."""

from __future__ import annotations

from pathlib import Path

from brieflives.pipeline import check_life

HEAD = "schema: life/1\nbook: {title: Ada, lang: en-GB}\nperson: {name: Ada Lovelace}\n"


def told(rest: str, folder: Path) -> list[str]:
    life = folder / "life.yaml"
    life.write_text(HEAD + rest, encoding="utf-8")
    return [f"{f.code} {f.span.text}" for f in check_life(life)]


def test_nothing_is_called_unused_while_a_call_is_broken(tmp_path: Path) -> None:
    rest = "lead: Ada.[@byron]\nnotes: {order: First.}\n"
    assert told(rest, tmp_path) == ["unknown-source @byron"]
    assert told(rest.replace("[@byron]", ""), tmp_path) == ["unused-note order"]


def test_a_source_is_not_unknown_because_its_entry_is_wrong(tmp_path: Path) -> None:
    rest = "lead: Ada.[@a][@b]\nsources: [{id: a, type: novel, title: A}]\n"
    assert told(rest, tmp_path) == ["wrong-choice novel", "unknown-source @b"]


def test_a_source_may_stand_in_the_file_that_cannot_be_read(tmp_path: Path) -> None:
    rest = "lead: Ada.[@a]\nsources-from: [refs.bib]\n"
    assert told(rest, tmp_path) == ["missing-references refs.bib"]


def test_a_picture_without_file_is_not_looked_for(tmp_path: Path) -> None:
    rest = "media: {ada: {alt: A woman}}\nlead: |\n  ![](ada)\n"
    assert told(rest, tmp_path) == ["missing-key ada"]


def test_an_empty_entry_of_a_list_has_no_wrong_shape_as_well(tmp_path: Path) -> None:
    rest = "chapters:\n  - {title: A, body: B}\n  -\n"
    assert told(rest, tmp_path) == ["empty-value "]
