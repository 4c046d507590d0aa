"""veraPDF has nothing to say about the lives that travel with the project."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import outloud
import pikepdf
import pytest
from tests.pdf.verapdf import faults

from brieflives.inspect.pdf.inspect import inspect_pdf
from brieflives.order import Order
from brieflives.pipeline import build_life

LIVES = sorted((Path(__file__).parents[2] / "source").glob("*.yaml"))


EDITIONS = (".pdf", "-handout.pdf", "-teacher.pdf", "-large-print.pdf")


@pytest.fixture(scope="module", params=LIVES, ids=lambda life: life.stem)
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return dict(build_life(request.param, Order(editions=("pdf", "handout", "large-print"))).files)


@pytest.fixture(scope="module", params=EDITIONS)
def book(
    request: pytest.FixtureRequest,
    files: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    stem = min(files, key=len).removesuffix(".pdf")
    file = tmp_path_factory.mktemp("books") / f"{stem}{request.param}"
    file.write_bytes(files[file.name])
    return file


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_a_life_of_the_project_keeps_the_standard_in_every_style(book: Path, standard: str) -> None:
    assert faults(book, standard) == []


def test_a_life_of_the_project_is_a_file_without_a_slip(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert pdf.check_pdf_syntax() == []  # qpdf's
    broken = [result for result in inspect_pdf(book.read_bytes()).results if result.faults]
    assert broken == []


def test_the_tags_of_a_life_of_the_project_make_sense(book: Path) -> None:
    """outloud judges what validators only count; its rule of order errs where a line has links."""
    judged = outloud.check(str(book), skip={"ORD-001"})
    assert judged.error is None
    assert [(found.rule, found.evidence) for found in judged.findings] == []


def test_a_book_that_does_not_say_its_language_breaks_the_standard(tmp_path: Path) -> None:
    data = build_life(LIVES[0], Order(("pdf",))).files[f"{LIVES[0].stem}.pdf"]
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.Root.Lang
        pdf.save(tmp_path / "mute.pdf")
    assert "7.2-34" in " ".join(faults(tmp_path / "mute.pdf", "PDF/UA-1"))
