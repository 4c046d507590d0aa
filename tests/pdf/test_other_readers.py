"""Copying and searching give the author's words, whichever program a reader has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.pdf.other_readers import lost_words, with_pdfium, with_pdfplumber

from brieflives.document.book import Document
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve

ROOT = Path(__file__).parents[2]
LIVES = (*sorted((ROOT / "source").glob("*.yaml")), ROOT / "tests/lives/ru-sofia-kovalevskaya.yaml")
SCRIPTS = """\
schema: life/1
book: {title: Scripts, lang: en-GB}
person: {name: Ada Lovelace}
lead: |
  The official offices of [the efficient court]{.sc} in [Ἀθῆναι καὶ Ἑλλάς]{lang=el} were first
  affluent, then [Санкт-Петербургские ведомости]{lang=ru}: a self-made *fjord*, **Łódź** and ½ €5.
  Extraordinarily straightforward administrative responsibilities notwithstanding, institutional
  correspondence characteristically overwhelmed inexperienced parliamentarians throughout
  industrialisation, counterrevolutionaries’ misunderstandings included; telecommunications too.
"""
Copy = Callable[[bytes], list[str]]


@pytest.fixture(
    scope="module", params=[*LIVES, None], ids=lambda life: life.stem if life else "scripts"
)
def book(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Document, bytes]:
    life: Path | None = request.param
    if life is None:
        life = tmp_path_factory.mktemp("lives") / "scripts.yaml"
        life.write_text(SCRIPTS, encoding="utf-8")
    return document_of(life), build_life(life, Order(("pdf",))).files[f"{life.stem}.pdf"]


def document_of(life: Path) -> Document:
    parsed, _ = read_life(life)
    assert parsed is not None
    return resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC))[0]


@pytest.mark.parametrize("copy", [with_pdfium, with_pdfplumber])
def test_no_word_is_lost_torn_or_run_together(book: tuple[Document, bytes], copy: Copy) -> None:
    document, data = book
    assert lost_words(document, copy(data)) == []


def test_words_that_are_not_there_are_missed(book: tuple[Document, bytes]) -> None:
    document, data = book
    copied = with_pdfium(data)
    assert len(lost_words(document, [page.replace(" ", "") for page in copied])) > 1
    assert len(lost_words(document, [page[::2] for page in copied])) > 1
