"""Poppler's reading of a word that begins with a drop cap."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from brieflives.order import Order
from brieflives.pipeline import build_life

pytestmark = pytest.mark.system
SAMPLE = Path(__file__).parents[2] / "source" / "leonid-serebryakov.yaml"


def test_the_word_behind_a_drop_cap_is_whole_and_in_its_line(tmp_path: Path) -> None:
    pdf = tmp_path / "life.pdf"
    order = Order(editions=("pdf",), style="archive")
    pdf.write_bytes(build_life(SAMPLE, order).files["leonid-serebryakov.pdf"])
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    words = " ".join(text.stdout.split())
    for opening in (
        "Leonid Petrovich Serebryakov (",
        "Samara lies on the great",
        "In August 1936 the first",
        "Serebryakov had married a writer.",
    ):
        assert opening in words
