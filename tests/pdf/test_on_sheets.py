"""Our own pages, laid on sheets without being read again, are as those of any PDF are."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.book import Document
from brieflives.pdf.leaves import stock_of
from brieflives.pdf.on_sheets import on_sheets
from brieflives.pdf.write import Written, write
from brieflives.sheets.arrange import CannotImposeError, SheetOrder
from brieflives.sheets.write import impose
from brieflives.typeset.book import lay_out

maker = BookMaker()
BOOK = maker.whole(
    maker.chapter("rise", "The rise", maker.body("Born.", maker.call(1), " ", prose(500))),
    maker.chapter("fall", "The fall", maker.body(maker.call(2), " ", prose(300), maker.call(1))),
)


def written(document: Document = BOOK) -> Written:
    return write(document, lay_out(document, classic())[0])


WRITTEN = written()
ORDERS = (
    SheetOrder(),
    SheetOrder(flip="long", marks=True, ruled=True, back_cover=True),
    SheetOrder("4up"),
    SheetOrder(binding="right", sheet="letter"),
)


def of_ours(order: SheetOrder) -> bytes:
    return on_sheets(WRITTEN.leaves, BOOK.metadata, order, "ada.pdf").data


def of_any(order: SheetOrder) -> bytes:
    return impose(WRITTEN.data, order, reading="ada.pdf").data


def seen(data: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.render(scale=1.5).to_pil().convert("L") for page in document]


def links(pdf: pikepdf.Pdf) -> Iterator[tuple[object, ...]]:
    """Yield each link: its side, words and place, and the address or side and place it means."""
    sides = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    for number, page in enumerate(pdf.pages):
        for link in page.obj.get("/Annots", ()):
            place = [round(float(edge), 1) for edge in link.Rect]
            if "/A" in link:
                goal: tuple[object, ...] = (bytes(link.A.URI),)
            else:
                side, _, left, top, _ = link.Dest
                goal = (sides[side.objgen], round(float(left)), round(float(top)))
            yield (number, str(link.Contents), *place, int(link.F), str(page.obj.Tabs), *goal)


@pytest.mark.parametrize("order", ORDERS)
def test_the_sheets_look_the_same(order: SheetOrder) -> None:
    ours, theirs = seen(of_ours(order)), seen(of_any(order))
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert one.size == other.size
        differing = ImageChops.difference(one, other).point([0] * 48 + [255] * 208)
        assert differing.getbbox() is None  # but for what rounding does to the edges of letters


@pytest.mark.parametrize("order", ORDERS)
def test_links_labels_and_what_is_said_are_the_same(order: SheetOrder) -> None:
    with (
        pikepdf.open(BytesIO(of_ours(order))) as ours,
        pikepdf.open(BytesIO(of_any(order))) as any_,
    ):
        assert list(links(ours)) == list(links(any_))
        assert len(list(links(ours))) > 8
        assert [page.label for page in ours.pages] == [page.label for page in any_.pages]
        assert set(ours.Root.keys()) == set(any_.Root.keys())
        assert ours.Root.Metadata.read_bytes() == any_.Root.Metadata.read_bytes()
        assert dict(ours.Root.ViewerPreferences) == dict(any_.Root.ViewerPreferences)
        assert str(ours.Root.Lang) == str(any_.Root.Lang)
        assert set(ours.docinfo.items()) == set(any_.docinfo.items())
        assert not ours.check_pdf_syntax()


def test_sheets_hold_what_their_pages_need_and_nothing_of_the_tags() -> None:
    with pikepdf.open(BytesIO(of_ours(SheetOrder()))) as pdf:
        found = list(pdf.objects)
        everything = b"".join(o.read_bytes() for o in found if isinstance(o, pikepdf.Stream))
        kinds = {str(o.get("/Type")) for o in found if isinstance(o, pikepdf.Dictionary)}
    assert "/Font" in kinds
    assert not {"/StructTreeRoot", "/StructElem", "/OutputIntent", "/Outlines"} & kinds
    assert b"pdfuaid" not in everything
    assert b"pdfaid" not in everything


def test_the_same_pages_give_the_same_sheets() -> None:
    other = on_sheets(written().leaves, BOOK.metadata, SheetOrder(), "ada.pdf").data
    assert of_ours(SheetOrder()) == other


def test_a_book_that_is_read_leftwards_is_bound_on_the_right() -> None:
    hebrew = replace(BOOK.metadata, direction="rtl")
    made = on_sheets(WRITTEN.leaves, hebrew, SheetOrder(), "ada.pdf").arranged
    asked = on_sheets(WRITTEN.leaves, BOOK.metadata, SheetOrder(binding="right"), "ada.pdf")
    assert made == asked.arranged
    (cover,) = (each for each in made.sides[0].pages if each.page == 0)
    assert cover.box.right <= made.width / 2 + 1


def test_pages_that_do_not_fit_are_told() -> None:
    with pytest.raises(CannotImposeError, match="a leaflet has 6 panels"):
        of_ours(SheetOrder("leaflet"))


def test_what_an_object_needs_is_taken_out_of_a_file_and_counted_anew() -> None:
    objects = [
        b"<<>>",
        b"<</Font 4 0 R>>",
        b"(3 0 R)",
        b"<</W 5 0 R/L 3>>\nstream\n2 0 R",
        b"[4 0 R]",
    ]
    assert stock_of(objects, 2) == (
        b"<</Font 2 0 R>>",
        b"<</W 3 0 R/L 3>>\nstream\n2 0 R",  # what a stream holds is no reference
        b"[2 0 R]",
    )
