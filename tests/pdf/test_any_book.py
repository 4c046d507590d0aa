from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace
from tests.typeset.small_books import BookMaker, pages_of
from tests.typeset.test_any_book import any_book

from brieflives.document.blocks import CallBack, Role, Row, RowGroup
from brieflives.document.book import Document, Notes, leaves
from brieflives.document.inline import NoteCall, pieces
from brieflives.pdf.write import write_pdf


def with_true_calls(document: Document) -> Document:
    """The same book, whose notes know the calls that it holds."""
    calls: dict[str, NoteCall] = {}
    for leaf in leaves(document):
        calls |= {p.key: p for p in pieces(leaf.inlines) if isinstance(p, NoteCall)}
    parts = []
    for part in document.parts:
        if isinstance(part, Notes):
            notes = []
            for note in part.notes:
                mine = (c for c in calls.values() if c.note_key == note.key)
                backs = tuple(CallBack(c.letter, c.key) for c in mine)
                notes.append(replace(note, calls=backs))
            part = replace(part, notes=tuple(notes))
        parts.append(part)
    return replace(document, parts=tuple(parts))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_an_author_writes_becomes_a_pdf_that_opens(seed: int) -> None:
    document = with_true_calls(any_book(seed))
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
