"""Editions are the same whether they are made in their turn or meanwhile, beside one another."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from brieflives.made import File, Made
from brieflives.meanwhile import meanwhile
from brieflives.order import EDITIONS, Order
from brieflives.pipeline import build_life

LIFE = """
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada Lovelace}
lead: She wrote the first program.
handout:
  summary: She wrote the first program.
"""


def has_no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_the_files_and_findings_of_all_editions_are_those_made_in_turn(tmp_path: Path) -> None:
    life = tmp_path / "ada.yaml"
    life.write_text(LIFE, encoding="utf-8")
    in_turn, beside = (
        build_life(life, Order(EDITIONS)),
        build_life(life, Order(EDITIONS), begin=meanwhile),
    )
    assert list(beside.files) == list(in_turn.files)
    assert [name for name in beside.files if beside.files[name] != in_turn.files[name]] == []
    assert [(f.code, f.span.start, f.message) for f in beside.findings] == [
        (f.code, f.span.start, f.message) for f in in_turn.findings
    ]
    assert any(f.code == "summary-length" for f in beside.findings)
    assert has_no_children()


def test_what_is_made_meanwhile_is_handed_over_whole() -> None:
    large = Made([File("life.pdf", bytes(range(256)) * 10_000, "7 pages")])
    with meanwhile(lambda: large) as made:
        assert made() == large
    assert has_no_children()


def test_a_mistake_of_ours_in_the_copy_is_told_with_its_traceback() -> None:
    def fail() -> Made:
        message = "no such glyph"
        raise KeyError(message)

    with pytest.raises(RuntimeError, match="KeyError: 'no such glyph'"), meanwhile(fail) as made:
        made()
    assert has_no_children()


def test_nobody_waits_for_an_edition_that_is_not_wanted_any_more() -> None:
    def slow() -> Made:
        time.sleep(600)
        return Made()

    with meanwhile(slow):
        pass
    assert has_no_children()


def test_a_copy_that_ends_before_its_time_is_told_of() -> None:
    def killed() -> Made:
        os._exit(1)

    with pytest.raises(RuntimeError, match="ended before its time"), meanwhile(killed) as made:
        made()
