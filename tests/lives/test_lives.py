"""Lives in other languages and scripts, as documents: labels, dates, quotes and spaces."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.epub.epubcheck import epubcheck

from brieflives.document.dump import dump
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve

FOLDER = Path(__file__).parent
LIVES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def document_of(name: str) -> str:
    parsed, findings = read_life(FOLDER / f"{name}.yaml")
    assert not findings
    assert parsed is not None
    document, findings = resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC))
    assert not findings
    return dump(document)


@pytest.mark.parametrize("name", LIVES)
def test_a_life_reads_in_its_own_language_from_cover_to_cover(name: str) -> None:
    golden = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert document_of(name) == golden


def test_a_russian_woman_has_her_own_verb_forms_and_both_calendars() -> None:
    lines = document_of("ru-sofia-kovalevskaya")
    assert "Родилась: 15~января [3~января ст. ст.] 1850\u202fг." in lines
    assert "Умерла: 10~февраля [29~января ст. ст.] 1891\u202fг. (41~год)" in lines


def test_a_hebrew_book_runs_from_right_to_left() -> None:
    parsed, _ = read_life(FOLDER / "he-eliezer-ben-yehuda.yaml")
    assert parsed is not None
    document, _ = resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC))
    assert document.metadata.direction == "rtl"


@pytest.mark.parametrize("name", LIVES)
def test_a_life_in_any_script_makes_a_sound_epub(name: str, tmp_path: Path) -> None:
    built = build_life(FOLDER / f"{name}.yaml", Order(("epub",)))
    book = tmp_path / f"{name}.epub"
    book.write_bytes(built.files[book.name])
    assert epubcheck(book) == ""
