"""The book in large print: the pages of the normal edition stand in its margin."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.pdf.reading import opened, page_texts, tree

from brieflives.findings import Code
from brieflives.order import Order, PaperName
from brieflives.pipeline import build_life

LIFE = """\
schema: life/1
book: {title: Ada Lovelace, lang: en-GB}
person: {name: Ada Lovelace, born: {date: 1815}, died: {date: 1852}}
chapters:
"""
PARAGRAPH = "      She wrote to him about the machine and about the notes. " * 12 + "\n\n"


def made(chapters: int = 3, paper: PaperName | None = None) -> dict[str, bytes]:
    text = LIFE
    for number in range(chapters):
        text += f"  - title: Chapter {number}\n    body: |\n{PARAGRAPH * 8}\n"
    with TemporaryDirectory() as folder:
        life = Path(folder) / "ada.yaml"
        life.write_text(text, encoding="utf-8")
        return build_life(life, Order(("pdf", "large-print"), paper=paper)).files


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made()


def test_every_page_of_the_normal_edition_is_numbered_in_the_margin(
    files: dict[str, bytes],
) -> None:
    labels = [page.label for page in opened(files["ada.pdf"]).pages]
    texts = page_texts(files["ada.pdf"])  # a blank page and the back cover have no words
    told = [label for label, words in zip(labels, texts, strict=True) if words.strip()]
    numbered = [label for label in told if label.isdecimal()]
    assert len(numbered) > 8
    text = "\n".join(page_texts(files["ada-large-print.pdf"]))
    alone = re.findall(r"^(\d+)\s*$", text, re.MULTILINE)
    own = [page.label for page in opened(files["ada-large-print.pdf"]).pages]
    for label in numbered:
        assert alone.count(label) == 1 + (label in own), label


def test_the_numbers_are_not_read_aloud_among_the_words(files: dict[str, bytes]) -> None:
    read = tree(opened(files["ada-large-print.pdf"])).text
    assert not re.search(r"machine \d|notes\. ?\d", read)


def test_the_imprint_says_once_what_they_are(files: dict[str, bytes]) -> None:
    read = " ".join(tree(opened(files["ada-large-print.pdf"])).text.split())
    assert read.count("The numbers in the margin are the pages of the normal edition") == 1
    assert "numbers in the margin" not in tree(opened(files["ada.pdf"])).text


@pytest.mark.parametrize(("letters", "told"), [(55, "in large print, ‘x"), (99, "‘x")])
def test_a_word_that_no_line_holds_is_told_once(letters: int, told: str, tmp_path: Path) -> None:
    life = tmp_path / "ada.yaml"
    body = f"She wrote {'x' * letters}."
    life.write_text(f"{LIFE}  - {{title: One, body: {body}}}\n", encoding="utf-8")
    findings = build_life(life, Order(("pdf", "large-print"))).findings
    (torn,) = [found for found in findings if found.code is Code.TORN_WORD]
    assert torn.message.startswith(told)


def test_a_book_for_letter_has_its_large_print_on_letter() -> None:
    pdf = opened(made(1, "half-letter")["ada-large-print.pdf"])
    assert float(pdf.pages[0].mediabox[2]) == pytest.approx(612, abs=0.1)
