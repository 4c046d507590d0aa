"""Every edition that can be asked for is made."""

from __future__ import annotations

from pathlib import Path

from brieflives.order import EDITIONS, Order
from brieflives.pipeline import build_life

LIFE = """
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada Lovelace}
lead: She wrote the first program.
"""


def test_each_edition_is_a_file_that_bears_its_name(tmp_path: Path) -> None:
    life = tmp_path / "ada.yaml"
    life.write_text(LIFE, encoding="utf-8")
    names = {"pdf": "ada.pdf", "epub": "ada.epub"}
    made = {edition: names.get(edition, f"ada-{edition}.pdf") for edition in EDITIONS}
    files = build_life(life, Order(EDITIONS)).files
    assert set(made.values()) <= set(files)
