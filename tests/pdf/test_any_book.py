from io import BytesIO

import pikepdf
import pytest
from tests.typeset.small_books import BookMaker, pages_of
from tests.typeset.test_any_book import any_book

from brieflives.document.blocks import Role, Row, RowGroup
from brieflives.pdf.write import write_pdf


@pytest.mark.parametrize("seed", range(8))
def test_whatever_an_author_writes_becomes_a_pdf_that_opens(seed: int) -> None:
    document = any_book(seed)
    pages = pages_of(document)
    with pikepdf.open(BytesIO(write_pdf(document, pages))) as pdf:
        assert len(pdf.pages) == len(pages.pages)
        assert pdf.check_pdf_syntax() == []


def test_a_row_without_a_label_keeps_its_empty_header_cell() -> None:
    maker = BookMaker()
    note = maker.leaf(Role.INFOBOX_DETAIL, "a note")
    row = Row(maker.leaf(Role.INFOBOX_LABEL, ""), (note,))
    document = maker.document(maker.infobox(RowGroup(None, (row,))))
    with pikepdf.open(BytesIO(write_pdf(document, pages_of(document)))) as pdf:
        tags = [
            str(o["/S"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o
        ]
    assert tags.count("/TH") == tags.count("/TD") == 1
