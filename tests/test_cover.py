"""The cover of an e-book is page one of the printed book."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from brieflives.cover import cover_of
from brieflives.epub.cover import render_cover
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.understanding import Understood, understand

SOURCE = Path(__file__).parents[1] / "source"
LIVES = Path(__file__).parent / "lives"
LEADS_ON = """
schema: life/1
book: {title: "Ada, from [the start](#start) to [the end](https://example.org)", lang: en-GB}
person: {name: Ada Lovelace}
chapters: [{id: start, title: The start, body: She began.}]
"""


def understood(path: Path) -> Understood:
    life, _ = understand(path, Order())
    assert life is not None
    return life


def black_pixels(jpeg: bytes) -> int:
    return sum(Image.open(BytesIO(jpeg)).convert("L").histogram()[:128])


@pytest.mark.parametrize(
    "path",
    [
        SOURCE / "leonid-serebryakov.yaml",
        SOURCE / "mary-somerville.yaml",
        LIVES / "he-eliezer-ben-yehuda.yaml",
        LIVES / "ja-natsume-soseki.yaml",
    ],
    ids=lambda path: path.stem,
)
def test_the_cover_is_page_one_of_the_pdf_though_it_waits_for_none(path: Path) -> None:
    life = understood(path)
    pdf = build_life(path, Order(("pdf",))).files[f"{path.stem}.pdf"]
    assert cover_of(life.document, life.sheet) == render_cover(pdf)


def test_a_title_that_leads_to_a_chapter_leads_nowhere_from_the_cover(tmp_path: Path) -> None:
    path = tmp_path / "ada.yaml"
    path.write_text(LEADS_ON, encoding="utf-8")
    life = understood(path)
    pdf = build_life(path, Order(("pdf",))).files["ada.pdf"]
    cover = cover_of(life.document, life.sheet)
    assert cover is not None
    # words that are no links are painted in longer rows, which moves edges by less than a pixel
    assert abs(black_pixels(cover) - black_pixels(render_cover(pdf))) < 20
