"""What goes away with another mistake is not reported beside it."""

from __future__ import annotations

from pathlib import Path

from brieflives.understanding import check_life

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
    rest = "chapters:\n  - {title: A, body: She wrote.}\n  -\n"
    assert told(rest, tmp_path) == ["empty-value "]


def test_a_warning_about_a_sound_part_is_told_beside_an_error_elsewhere(tmp_path: Path) -> None:
    sources = "  - {id: a, type: book, title: A, publisher: P, issued: 1990, ISBN: 9780300178426}\n"
    rest = f"lead: Ada.[@a]\nsources:\n{sources}links: [{{title: A}}]\n"
    assert told(rest, tmp_path) == ["missing-key {", "bad-isbn 9780300178426"]


def test_a_warning_about_a_broken_part_waits_until_it_is_mended(tmp_path: Path) -> None:
    sources = "  - {id: a, type: novel, title: A, ISBN: 9780300178426}\n"
    assert told(f"lead: Ada.[@a]\nsources:\n{sources}", tmp_path) == ["wrong-choice novel"]


def test_a_date_in_the_text_is_compared_only_where_the_person_is_sound(tmp_path: Path) -> None:
    life = (
        "schema: life/1\nbook: {title: Ada, lang: en-GB}\n"
        "person: {name: Ada Lovelace, born: {date: 1815-12-10}FIX}\n"
        "lead: Ada Lovelace was born on 10 December 1816.\nlinks: [{title: A}]\n"
    )
    for fix, expected in (
        ("", ["missing-key {", "dates-differ 10 December 1816"]),
        (", gendr: f", ["unknown-key gendr", "missing-key {"]),
    ):
        path = tmp_path / "life.yaml"
        path.write_text(life.replace("FIX", fix), encoding="utf-8")
        assert [f"{f.code} {f.span.text}" for f in check_life(path)] == expected
