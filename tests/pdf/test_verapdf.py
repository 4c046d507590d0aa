"""veraPDF has nothing to say about the lives that travel with the project."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from tests.pdf.verapdf import faults

from brieflives.pipeline import Order, build_life

LIVES = sorted((Path(__file__).parents[2] / "source").glob("*.yaml"))


@pytest.fixture(scope="module", params=LIVES, ids=lambda life: life.stem)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = build_life(request.param, Order(editions=("pdf",))).files
    (name,) = files
    file = tmp_path_factory.mktemp("books") / name
    file.write_bytes(files[name])
    return file


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_a_life_of_the_project_keeps_the_standard(book: Path, standard: str) -> None:
    assert faults(book, standard) == []


def test_a_book_that_does_not_say_its_language_breaks_the_standard(
    book: Path, tmp_path: Path
) -> None:
    with pikepdf.open(book) as pdf:
        del pdf.Root.Lang
        pdf.save(tmp_path / "mute.pdf")
    assert "7.2-34" in " ".join(faults(tmp_path / "mute.pdf", "PDF/UA-1"))
