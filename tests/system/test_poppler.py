"""Another program's reading of our PDF files: poppler's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from brieflives.pipeline import Order, build_life

pytestmark = pytest.mark.system
SAMPLE = Path(__file__).parents[2] / "source" / "leonid-serebryakov.yaml"


def test_the_notes_of_the_sample_are_read_with_their_back_links_and_pages(tmp_path: Path) -> None:
    pdf = tmp_path / "life.pdf"
    pdf.write_bytes(build_life(SAMPLE, Order(editions=("pdf",))).files["leonid-serebryakov.pdf"])
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "a 2, b 4" in " ".join(text.split())
