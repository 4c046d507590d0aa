"""Each call leads to the note whose number it shows, and each note back to its calls."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import Struct
from tests.pdf.random_lives import random_life
from tests.pdf.reading import Tagged, kids_of, opened, tree

from brieflives.order import Order
from brieflives.pipeline import build_life

ROOT = Path(__file__).parents[2]
LIVES = (*sorted((ROOT / "source").glob("*.yaml")), ROOT / "tests/lives/ru-sofia-kovalevskaya.yaml")
HIGHEST_LINE_PT = 40  # nothing is set in larger lines than a title


class Stand(NamedTuple):
    """A place in a book: the number of the page object, and a height in points from below."""

    page: int
    y: float


class Noted(Struct):
    """A note as its readers find it."""

    number: str
    stand: Stand
    identifier: str
    back: list[tuple[str, str, Stand]]  # letter, page that is printed, where it leads


class Call(NamedTuple):
    """A call as its readers find it: where it stands, and where it leads."""

    number: str
    stand: Stand
    goal: Stand


def hold_to_its_notes(data: bytes) -> int:
    """Hold every link between calls and notes of a book; return how many calls there are."""
    with opened(data) as pdf:
        root = tree(pdf)
        labels = {page.obj.objgen[0]: str(page.label) for page in pdf.pages}
        baselines = dict(_baselines(pdf))
        notes = [_noted(found, baselines) for found in root.find("Note")]
        calls = [call for sect in root.kids if isinstance(sect, Tagged) for call in _calls(sect)]
    identifiers = [note.identifier for note in notes]
    assert len(set(identifiers)) == len(identifiers)
    leading_to: dict[int, list[Call]] = {at: [] for at in range(len(notes))}
    for call in calls:
        at = _note_at(call.goal, notes)
        assert notes[at].number == call.number
        leading_to[at].append(call)
    letters: dict[str, list[str]] = {}  # a note may stand in several chapters
    for at, note in enumerate(notes):
        letters.setdefault(note.number, []).extend(letter for letter, _, _ in note.back)
        for (_, page, goal), call in zip(note.back, leading_to[at], strict=True):
            assert page == labels[call.stand.page]
            assert goal.page == call.stand.page
            assert 0 < goal.y - call.stand.y < HIGHEST_LINE_PT
    assert all(found == list(_letters(len(found))) for found in letters.values())
    return len(calls)


def _letters(count: int) -> Iterator[str]:
    for number in range(count):
        yield (chr(96 + number // 26) if number >= 26 else "") + chr(97 + number % 26)


def _note_at(goal: Stand, notes: list[Noted]) -> int:
    """Return which note a reader sees first below the place that a link leads to."""
    below = [
        (goal.y - note.stand.y, at)
        for at, note in enumerate(notes)
        if note.stand.page == goal.page and note.stand.y < goal.y
    ]
    distance, at = min(below)
    assert distance < HIGHEST_LINE_PT
    return at


def _baselines(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the height of the first line of each marked content, by page object and MCID."""
    for page in pdf.pages:
        mcid: int | None = None
        for instruction in pikepdf.parse_content_stream(page):
            match str(instruction.operator):
                case "BDC" if "/MCID" in instruction.operands[1]:
                    mcid = int(instruction.operands[1].MCID)
                case "Tm" if mcid is not None:
                    yield (page.obj.objgen[0], mcid), float(instruction.operands[5])
                    mcid = None


def _noted(found: Tagged, baselines: dict[tuple[int, int], float]) -> Noted:
    label = found.find("Lbl")[0]
    page = label.source.Pg.objgen[0]
    stand = Stand(page, baselines[page, int(kids_of(label.source)[0])])
    back = []
    for link in found.find("Link"):
        shown = re.fullmatch(r"([a-z]+)\s(\S+)", link.text)
        area = _area(link)
        if shown and "/Dest" in area:
            assert str(area.Contents).endswith(f"{label.text.rstrip('.')}{shown[1]}")
            back.append((shown[1], shown[2], _goal(area)))
    return Noted(label.text.rstrip("."), stand, str(found.source.ID), back)


def _calls(found: Tagged) -> Iterator[Call]:
    """Yield the calls below an element in reading order: references outside the contents."""
    if found.tag == "TOC":
        return
    if found.tag == "Reference":
        (link,) = found.find("Link")
        area = _area(link)
        assert re.search(rf"\b{found.text}\b", str(area.Contents))
        yield Call(found.text, Stand(area.P.objgen[0], float(area.Rect[1])), _goal(area))
    for kid in found.kids:
        if isinstance(kid, Tagged):
            yield from _calls(kid)


def _area(link: Tagged) -> pikepdf.Object:
    """Return the first area of a link."""
    return next(
        kid.Obj
        for kid in kids_of(link.source)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    )


def _goal(area: pikepdf.Object) -> Stand:
    return Stand(area.Dest[0].objgen[0], float(area.Dest[3]))


@pytest.mark.parametrize("notes", ["endnotes", "chapter-notes"])
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.stem)
def test_calls_and_notes_of_a_life_lead_to_each_other(
    life: Path, notes: str, tmp_path: Path
) -> None:
    text = life.read_text(encoding="utf-8")
    text = re.sub(r"^book:\n", f"book:\n  notes: {notes}\n", text, flags=re.MULTILINE)
    assert f"notes: {notes}" in text
    if (images := life.parent / "images").exists():
        shutil.copytree(images, tmp_path / "images")
    (tmp_path / life.name).write_text(text, encoding="utf-8")
    data = build_life(tmp_path / life.name, Order(("pdf",))).files[f"{life.stem}.pdf"]
    assert hold_to_its_notes(data) > 5


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_life())
def test_calls_and_notes_of_any_life_lead_to_each_other(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Path(folder, "life.yaml")
        life.write_text(text, encoding="utf-8")
        assert hold_to_its_notes(build_life(life, Order(("pdf",))).files["life.pdf"]) > 0
