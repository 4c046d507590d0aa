"""The scripts that a book quotes are told once each, and their faces in its colophon."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.typeset.small_books import BookMaker

from brieflives.document.blocks import Leaf
from brieflives.document.book import leaves
from brieflives.document.inline import Emphasis, Foreign, Text, plain
from brieflives.order import Order
from brieflives.typeset.quoted import quoted_scripts
from brieflives.understanding import understand

FAMILIES = ("EB Garamond", "Frank Ruhl Libre", "Amiri", "Noto Serif JP", "Noto Serif SC")
LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada King}
lead: |
"""


def test_scripts_are_told_in_the_order_in_which_they_occur_each_once() -> None:
    maker = BookMaker()
    words = (Foreign("he", (Text("שלום"),)), " ", Emphasis((Foreign("ja", (Text("漱石"),)),)))
    document = maker.document(maker.lead(maker.body("Greek γλώσσα ", *words, " שלום")))
    assert quoted_scripts(document) == ("Hebr", "Jpan")


def colophon(tmp_path: Path, lead: str, style: str = "classic") -> str:
    life = tmp_path / "ada.yaml"
    life.write_text(f"{LIFE}  {lead}\n", encoding="utf-8")
    understood, _ = understand(life, Order(style=style))
    assert understood is not None
    lines: list[Leaf] = [leaf for leaf in leaves(understood.document) if "colophon" in leaf.key]
    return plain(lines[0].inlines)


@pytest.mark.parametrize(
    ("lead", "families"),
    [
        ("Words of שלום.", ["EB Garamond", "Frank Ruhl Libre"]),
        ("Words in [日本語]{lang=ja}.", ["EB Garamond", "Noto Serif JP"]),
        ("Words in Русский.", ["EB Garamond"]),
    ],
)
def test_a_colophon_names_the_faces_of_quoted_words(
    tmp_path: Path, lead: str, families: list[str]
) -> None:
    told = colophon(tmp_path, lead)
    assert [name for name in FAMILIES if name in told] == families


def test_what_is_only_a_comment_in_the_file_is_not_quoted(tmp_path: Path) -> None:
    assert "Frank" not in colophon(tmp_path, "Words.\n# שלום")
