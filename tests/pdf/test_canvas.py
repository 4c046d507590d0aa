"""Nothing can be painted that is neither an element's content nor an artifact."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from brieflives.pdf.canvas import TaggedCanvas
from brieflives.pdf.elements import Element


def canvas() -> TaggedCanvas:
    return TaggedCanvas((100, 100), "en", Element("Document"))


def test_what_is_painted_by_other_ways_is_our_mistake_and_no_file_is_made() -> None:
    page = canvas()
    page.rect(0, 0, 9, 9)
    with pytest.raises(AssertionError, match="outside marked content"):
        page.showPage()


def test_an_artifact_is_painted_between_its_marks() -> None:
    page = canvas()
    page.paint_artifact("Layout", "0 0 9 9 re f")
    page.showPage()
    with pikepdf.open(BytesIO(page.finish({}, {}))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert content == b"/Artifact <</Type/Layout>> BDC\n0 0 9 9 re f\nEMC"
