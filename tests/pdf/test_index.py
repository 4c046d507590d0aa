"""The index of names in the PDF: its structure, its links, its conformance."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from tests.pdf.reading import Tagged, goal, links, opened, tree
from tests.pdf.verapdf import faults

from brieflives.order import Order
from brieflives.pipeline import build_life

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB}
person: {name: Ada King}
lead: |
  [Charles Babbage]{.person} met [Иван Павлов]{.person lang=ru}.
chapters:
  - title: Two
    body: |
      [Babbage]{.person sort="Babbage, Charles"} again.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    life = tmp_path_factory.mktemp("life") / "ada.yaml"
    life.write_text(LIFE, encoding="utf-8")
    return build_life(life, Order(("pdf",))).files["ada.pdf"]


@pytest.fixture(scope="module")
def book(made: bytes) -> pikepdf.Pdf:
    return opened(made)


@pytest.fixture(scope="module")
def index(book: pikepdf.Pdf) -> Tagged:
    (found,) = tree(book).find("Index")
    return found


def test_the_index_is_tagged_as_one_and_its_entries_as_a_list(index: Tagged) -> None:
    assert str(index) == "Index(H1 L(LI(LBody(P(Link))) LI(LBody(P(Span Link)))))"
    assert [item.text for item in index.find("LI")] == [
        "Babbage, Charles\u20021\u2060–2",
        "Павлов, Иван\u20021",
    ]


def test_a_page_of_the_index_leads_there_and_says_so(book: pikepdf.Pdf, index: Tagged) -> None:
    page = next(p for p in range(len(book.pages)) if str(book.pages[p].label) == "3")
    found = [link for at, link in links(book) if at == page]
    assert [goal(book, link) for link in found] == ["1", "1"]
    assert [str(link.Contents) for link in found] == ["Page 1\u2060–2", "Page 1"]
    assert [item.tag for item in index.find("Link")] == ["Link", "Link"]


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_a_book_with_an_index_keeps_the_standard(
    made: bytes, standard: str, tmp_path: Path
) -> None:
    file = tmp_path / "ada.pdf"
    file.write_bytes(made)
    assert faults(file, standard) == []
