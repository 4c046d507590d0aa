"""Another program's reading of our PDF files: poppler's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.pdf.other_readers import lost_words
from tests.pdf.test_other_readers import LIVES, document_of

from brieflives.order import Order
from brieflives.pipeline import build_life

pytestmark = pytest.mark.system
SAMPLE = Path(__file__).parents[2] / "source" / "leonid-serebryakov.yaml"


def test_the_notes_of_the_sample_are_read_with_their_back_links_and_pages(tmp_path: Path) -> None:
    pdf = tmp_path / "life.pdf"
    pdf.write_bytes(build_life(SAMPLE, Order(editions=("pdf",))).files["leonid-serebryakov.pdf"])
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "a 2, b 4" in " ".join(text.split())


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.stem)
def test_pdftotext_loses_tears_and_joins_no_word(life: Path, tmp_path: Path) -> None:
    """It takes away any hyphen at the end of a line, so hyphens are not looked at."""
    pdf = tmp_path / "life.pdf"
    pdf.write_bytes(build_life(life, Order(editions=("pdf",))).files[f"{life.stem}.pdf"])
    copied = subprocess.run(
        ["pdftotext", pdf, "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert lost_words(document_of(life), copied.split("\f"), ignoring="-") == []


def test_the_life_of_the_sample_is_heard_from_its_title_to_its_index(tmp_path: Path) -> None:
    pdf = tmp_path / "life.pdf"
    pdf.write_bytes(build_life(SAMPLE, Order(editions=("pdf",))).files["leonid-serebryakov.pdf"])
    heard = subprocess.run(
        ["pdfinfo", "-struct-text", pdf], capture_output=True, encoding="utf-8", check=True
    ).stdout
    stations = ("1890–1937", "Personal details", "Contents", "learned to work metal", "Born in")
    places = [heard.index(station) for station in (*stations, "Note <note-1>", "Kamenev, Lev")]
    assert places == sorted(places)
