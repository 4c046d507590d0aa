"""The words of a life come out of its PDF again, in every script, and veraPDF agrees with it."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from tests.pdf.reading import opened, tree
from tests.pdf.verapdf import faults

from brieflives.document.book import Document, leaves
from brieflives.document.inline import Text, pieces
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve

FOLDER = Path(__file__).parent
LIVES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SPACES = re.compile(r"\s+")


@pytest.fixture(scope="module", params=LIVES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(name: str) -> bytes:
    built = build_life(FOLDER / f"{name}.yaml", Order(("pdf",)))
    assert [finding.message for finding in built.findings] == []
    return built.files[f"{name}.pdf"]


def document_of(name: str) -> Document:
    parsed, _ = read_life(FOLDER / f"{name}.yaml")
    assert parsed is not None
    return resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC))[0]


def plain(text: str) -> str:
    return SPACES.sub(" ", text.replace("\xad", ""))


def test_the_structure_has_the_words_of_the_document_in_their_order(name: str, book: bytes) -> None:
    root = tree(opened(book))
    read = plain("\n".join(found.text for found in root.kids if not isinstance(found, str)))
    at = 0
    for leaf in leaves(document_of(name)):
        for piece in pieces(leaf.inlines):
            if isinstance(piece, Text) and piece.text.strip():
                words = plain(piece.text).strip()
                found = read.find(words, at)
                assert found >= 0, words
                at = found + len(words)


def test_every_letter_of_the_document_can_be_copied(name: str, book: bytes) -> None:
    """pdfium turns right-to-left words round, so letters are counted, not their order."""
    with pypdfium2.PdfDocument(book) as pdf:
        copied = "".join(page.get_textpage().get_text_range() for page in pdf)
    given = "".join(
        piece.text
        for leaf in leaves(document_of(name))
        for piece in pieces(leaf.inlines)
        if isinstance(piece, Text)
    )
    for letter in {char for char in given if char.isalpha()}:
        same = unicodedata.normalize("NFKC", copied)
        assert same.count(letter) >= given.count(letter), letter


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_vera_pdf_has_nothing_to_say(name: str, book: bytes, standard: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(book)
    assert faults(file, standard) == []


def test_a_hebrew_book_is_turned_from_left_to_right() -> None:
    built = build_life(FOLDER / "he-eliezer-ben-yehuda.yaml", Order(("pdf",)))
    pdf = opened(built.files["he-eliezer-ben-yehuda.pdf"])
    assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
