"""A file that cannot keep a standard does not claim it, and its author is told why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pdf.bare_face import PACKAGE, bare_face
from tests.pdf.reading import opened

from brieflives.findings import Code
from brieflives.order import Order
from brieflives.pipeline import Built, build_life

LIFE = """\
schema: life/1
book: {{title: Ada, lang: en-GB, style: mine}}
person: {{name: Ada Lovelace}}
lead: She wrote **{words}**.
"""
STYLE = f"extends: classic\nfaces: {{bold: {{package: {PACKAGE}, file: Letters.ttf}}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with bare_face(tmp_path):
        (tmp_path / "mine.yaml").write_text(STYLE, encoding="utf-8")
        yield tmp_path


def built(folder: Path, words: str, *, strict: bool = False) -> Built:
    life = folder / "life.yaml"
    life.write_text(LIFE.format(words=words), encoding="utf-8")
    return build_life(life, Order(("pdf",), strict=strict))


def claims(data: bytes) -> list[bytes]:
    with opened(data) as pdf:
        return re.findall(rb"<(pdfu?aid:\w+)>", pdf.Root.Metadata.read_bytes())


def test_a_missing_glyph_takes_both_claims_and_is_told_where_it_first_stands(folder: Path) -> None:
    made = built(folder, "of her 99 notes 14 times")
    assert claims(made.files["life.pdf"]) == []
    (found,) = [found for found in made.findings if found.code is Code.CLAIMS_NO_STANDARD]
    assert (found.span.line, found.span.column, found.span.text) == (4, 26, "9")
    assert "in place of 1, 4, 9" in found.message


def test_letters_that_the_face_has_keep_the_claims(folder: Path) -> None:
    made = built(folder, "of her notes")
    assert claims(made.files["life.pdf"]) == [
        b"pdfaid:part",
        b"pdfaid:conformance",
        b"pdfuaid:part",
    ]
    assert [found.code for found in made.findings] == []


def test_where_warnings_count_as_errors_no_file_without_claims_is_made(folder: Path) -> None:
    assert built(folder, "of 1843", strict=True).files == {}
