"""Editions are the same whether they are made in their turn or meanwhile, beside one another."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from brieflives.made import File, Made
from brieflives.meanwhile import meanwhile
from brieflives.order import EDITIONS, Order
from brieflives.pipeline import build_life
from brieflives.understanding import understand

LIVES = sorted((Path(__file__).parent / "lives").glob("*.yaml"))

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


def test_what_goes_wrong_in_the_copy_goes_wrong_as_it_would_in_turn() -> None:
    def fail() -> Made:
        message = "no such glyph"
        raise KeyError(message)

    with pytest.raises(KeyError, match="no such glyph"), meanwhile(fail) as made:
        made()
    assert has_no_children()


def test_nobody_waits_for_an_edition_that_is_not_wanted_any_more() -> None:
    def slow() -> Made:
        time.sleep(600)
        return Made()

    with meanwhile(slow):
        pass
    assert has_no_children()


def test_where_no_copy_is_to_be_had_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    whole = Made([File("life.pdf", b"%PDF")])
    with meanwhile(lambda: whole) as made:
        assert made() is whole


def test_what_a_copy_did_not_come_to_is_made_here_after_all() -> None:
    here, whole = os.getpid(), Made([File("life.pdf", b"%PDF")])

    def killed_unless_here() -> Made:
        if os.getpid() != here:
            os._exit(1)
        return whole

    with meanwhile(killed_unless_here) as made:
        assert made() == whole
    assert has_no_children()


def test_what_a_copy_has_handed_over_half_is_made_here_after_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole, opened = Made([File("life.pdf", b"%PDF" * 100)]), os.fdopen

    class HalfAPipe:
        def __init__(self, number: int) -> None:
            self.number = number

        def __enter__(self) -> HalfAPipe:
            return self

        def __exit__(self, *_: object) -> None:
            raise AssertionError

        def write(self, sent: bytes) -> None:
            os.write(self.number, sent[: len(sent) // 2])
            os._exit(1)

    def half_opened(number: int, mode: str) -> object:
        return HalfAPipe(number) if mode == "wb" else opened(number, mode)

    monkeypatch.setattr(os, "fdopen", half_opened)
    with meanwhile(lambda: whole) as made:
        assert made() == whole
    assert has_no_children()


def test_no_copy_waits_for_a_process_that_has_ended() -> None:
    ends = "import os; from brieflives.meanwhile import meanwhile\nwith meanwhile({}): os._exit(7)"
    command = [sys.executable, "-c", ends.format("lambda: bytes(10**6)")]
    # the copy holds the same output, which is read until the last has closed it
    assert subprocess.run(command, capture_output=True, timeout=60).returncode == 7


def test_a_copy_that_the_system_itself_buries_is_no_mistake() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # as some programs leave it to others
    try:
        with meanwhile(lambda: b"%PDF") as made:
            assert made() == b"%PDF"
            while not has_no_children():
                time.sleep(0.01)
    finally:
        signal.signal(signal.SIGCHLD, before)


@pytest.mark.parametrize("path", LIVES, ids=lambda path: path.stem)
def test_a_life_that_a_copy_has_read_is_the_life_that_is_read_here(path: Path) -> None:
    life, findings = understand(path, Order())
    assert life is not None
    read, sent = (life, findings), pickle.loads(pickle.dumps((life, findings)))
    assert repr(sent) == repr(read)
