"""The figures of the classic page, measured in the finished PDF: margins, grid and sizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from ctypes import c_double
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.pdf.reading import made
from tests.typeset.composing import case, runs
from tests.typeset.small_books import BookMaker, prose

MM = 72 / 25.4
BODY_PT, INDENT_PT = 11, 14
UPRIGHT = "bhklmnpr"  # letters with a stem at their left, which do not hang in the margin
HANGS = {".": 0.65, ",": 0.65, "-": 0.55}  # in the right margin, of their advance; letters do not


class Letter(NamedTuple):
    """A letter on the page: where its baseline begins, how large it is."""

    sign: str
    x: float
    y: float
    size: float


@pytest.fixture(scope="module")
def book() -> bytes:
    maker = BookMaker()
    text = (maker.body(prose(230, seed)) for seed in range(1, 6))
    return made(maker.whole(maker.chapter("one", "One", *text, maker.body(maker.call(1)))))


def letters(pdf: bytes, label: str) -> list[Letter]:
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        index = next(k for k in range(len(document)) if document.get_page_label(k) == label)
        text = document[index].get_textpage()
        found = []
        for number in range(text.count_chars()):
            sign = text.get_text_range(number, 1)
            if not sign.strip():
                continue
            x, y = c_double(), c_double()
            pdfium.FPDFText_GetCharOrigin(text, number, x, y)
            size = pdfium.FPDFText_GetFontSize(text, number)
            found.append(Letter(sign, x.value, y.value, size))
    return found


def baselines(pdf: bytes, label: str) -> dict[float, list[Letter]]:
    """The lines of running text of a page, from the top down, by their baselines."""
    lines: dict[float, list[Letter]] = defaultdict(list)
    for letter in letters(pdf, label):
        if letter.size == pytest.approx(BODY_PT, abs=0.01):
            lines[round(letter.y, 2)].append(letter)
    return dict(sorted(lines.items(), reverse=True))


@pytest.mark.parametrize(("label", "left_mm"), [("2", 24), ("3", 18)])
def test_lines_are_106_mm_wide_with_18_mm_inside_and_24_mm_outside(
    book: bytes, label: str, left_mm: float
) -> None:
    lines = baselines(book, label).values()
    upright = [line[0].x for line in lines if line[0].sign in UPRIGHT]
    assert min(upright) / MM == pytest.approx(left_mm, abs=0.02)
    full = [right_edge(line) / MM for line in unbroken(list(lines))]
    assert len(full) > 20
    assert full == pytest.approx([left_mm + 106] * len(full), abs=0.05)


def unbroken(lines: Sequence[list[Letter]]) -> list[list[Letter]]:
    """Lines that end no paragraph: the next one is not indented."""
    flush = min(line[0].x for line in lines) + INDENT_PT / 2
    return [line for line, below in pairwise(lines) if below[0].x < flush]


def right_edge(line: list[Letter]) -> float:
    """Where the measure ends if the last sign hangs out of it as it should, in points."""
    last = line[-1]
    sign = last.sign.replace("\ufffe", "-")  # so pdfium tells a hyphen that divides a word
    return last.x + (1 - HANGS.get(sign, 0.0)) * advance(sign)


def advance(sign: str) -> float:
    """How wide a sign of the text is, in points."""
    face = case().vocabulary(runs(sign)[0].style).shape(sign)
    return face.width * BODY_PT / 1000


def test_a_full_page_has_34_lines_14_pt_apart_that_register_with_those_overleaf(
    book: bytes,
) -> None:
    verso, recto = list(baselines(book, "2")), list(baselines(book, "3"))
    assert len(verso) == 34
    assert [above - below for above, below in pairwise(verso)] == pytest.approx(
        [14.0] * 33, abs=0.02
    )
    assert recto == pytest.approx(verso[: len(recto)], abs=0.02)
    top = 210 * MM - 18 * MM
    assert 0 < top - verso[0] < 14
    assert 34 * (verso[0] - verso[1]) / MM == pytest.approx(168, abs=0.3)


def test_title_notes_and_folio_have_their_sizes(book: bytes) -> None:
    sizes = {round(letter.size, 1) for letter in letters(book, "1")}
    assert sizes == {22.0, 11.0, 9.5}, "title, text, folio"
    assert {9.0, 22.0, 9.5} <= {round(letter.size, 1) for letter in letters(book, "5")}
    assert 8.5 in {round(letter.size, 1) for letter in letters(book, "2")}, "the running head"
