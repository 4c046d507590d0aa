"""A PDF for the web says all that the other one says, and can be shown before it is whole."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.pdf.reading import opened, page_texts, tree
from tests.pdf.verapdf import faults

from brieflives.inspect.pdf.inspect import inspect_pdf
from brieflives.order import Order
from brieflives.pdf.linearise import linearised
from brieflives.pipeline import build_life

LIFE = Path(__file__).parents[2] / "source" / "leonid-serebryakov.yaml"


@pytest.fixture(scope="module")
def usual() -> bytes:
    return build_life(LIFE, Order(("pdf",))).files[f"{LIFE.stem}.pdf"]


@pytest.fixture(scope="module")
def web() -> bytes:
    return build_life(LIFE, Order(("pdf",), web=True)).files[f"{LIFE.stem}.pdf"]


def test_it_is_linearised_without_a_slip(web: bytes) -> None:
    with pikepdf.open(BytesIO(web)) as pdf:
        assert pdf.is_linearized
        assert pdf.check_linearization()
        assert pdf.check_pdf_syntax() == []


def test_the_same_input_gives_the_same_bytes(usual: bytes, web: bytes) -> None:
    assert linearised(usual) == web


def test_it_says_the_same(usual: bytes, web: bytes) -> None:
    assert page_texts(web) == page_texts(usual)
    assert tree(opened(web)).text == tree(opened(usual)).text
    assert len(web) < len(usual) * 1.15


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_it_keeps_the_standards(web: bytes, standard: str, tmp_path: Path) -> None:
    (tmp_path / "web.pdf").write_bytes(web)
    assert faults(tmp_path / "web.pdf", standard) == []
    assert [result for result in inspect_pdf(web).results if result.faults] == []


NOISE = "".join(sha256(bytes([k])).hexdigest() for k in range(16)).encode()


def page_of(length: int) -> bytes:
    """A PDF with one page, of so many bytes that no compression can make fewer."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        pdf.pages[0].Contents = pdf.make_stream(b"% " + NOISE[:length])
        pdf.save(out, static_id=True)
    return out.getvalue()


def test_a_line_end_stands_behind_every_stream_whatever_its_last_byte() -> None:
    for length in range(80, 170):
        made = linearised(page_of(length))
        for match in re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", made):
            end = match.end() + int(match[1])
            assert made[end:].startswith(b"\nendstream"), f"{length} bytes"
