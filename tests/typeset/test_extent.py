"""What is known of a page's extent encloses all that is painted on it, and not much more."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from brieflives.order import Order
from brieflives.paper_editions import held_by
from brieflives.pdf.write import write_pdf
from brieflives.typeset.book import lay_out
from brieflives.understanding import understand

ROOT = Path(__file__).parents[2]
LIVES = (
    "source/mary-somerville.yaml",
    "tests/lives/he-eliezer-ben-yehuda.yaml",
    "tests/lives/ja-natsume-soseki.yaml",
)


@pytest.mark.parametrize("style", ["classic", "modern", "archive", "easy-reading"])
@pytest.mark.parametrize("life", LIVES)
def test_nothing_is_painted_outside_and_little_white_is_inside(life: str, style: str) -> None:
    understood, _ = understand(ROOT / life, Order(style=style))
    assert understood is not None
    pages, _ = lay_out(understood.document, understood.sheet)
    held = held_by(pages)
    with pypdfium2.PdfDocument(write_pdf(understood.document, pages)) as pdf:
        for number, page in enumerate(pdf):
            bounds = [found.get_bounds() for found in page.get_objects(max_depth=1)]
            seen = [box for box in bounds if box[2] > box[0] and box[3] > box[1]]
            if not seen:
                continue
            left, bottom = (min(box[edge] for box in seen) for edge in (0, 1))
            right, top = (max(box[edge] for box in seen) for edge in (2, 3))
            found = held[number]
            assert found.left <= left + 1
            assert found.bottom <= bottom + 1
            assert found.right >= right - 1
            assert found.top >= top - 1
            assert left - found.left < 24  # points
            assert found.right - right < 24
            assert bottom - found.bottom < 24
            assert found.top - top < 24
