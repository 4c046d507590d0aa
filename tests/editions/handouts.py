"""Small lives made into handouts, and what is on them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pdf.reading import page_texts

from brieflives.order import Order
from brieflives.pipeline import Built, build_life

HEAD = "schema: life/1\nbook: {title: Ada Lovelace, lang: en-GB}\n"
PERSON = """\
person:
  name: Ada Lovelace
  summary: Mathematician
  born: {date: 1815-12-10, place: London}
  died: {date: 1852-11-27, place: London}
"""
WORDS = "The Engine weaves algebraic patterns just as the loom weaves flowers and leaves. "  # 13


def handout(text: str, *, head: str = HEAD, paper: str = "A5") -> Built:
    with TemporaryDirectory() as folder:
        life = Path(folder) / "ada.yaml"
        life.write_text(head + text, encoding="utf-8")
        return build_life(life, Order(("handout",), paper=paper))  # type: ignore[arg-type]


def sides(built: Built, name: str = "ada-handout.pdf") -> list[str]:
    """The words of each page, in one line, as copying gives them."""
    return [" ".join(text.split()) for text in page_texts(built.files[name])]


def notices(built: Built) -> list[str]:
    return [found.message for found in built.findings]
