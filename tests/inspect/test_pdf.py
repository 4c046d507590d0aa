"""A finished PDF is judged: what is sound passes, and each defect is found by the check for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from tests.pdf.reading import made
from tests.typeset.small_books import BookMaker, prose

from brieflives.inspect.judgement import CannotInspectError, Judgement, Weight
from brieflives.inspect.pdf.inspect import inspect_pdf
from brieflives.inspect.wording import as_text
from brieflives.sheets.arrange import SheetOrder
from brieflives.sheets.write import impose


def book() -> bytes:
    maker = BookMaker()
    body = maker.body("Born.", maker.call(1), " ", prose(60))
    table = maker.table(["Year", "Book"], ["1831", "Heavens"])
    return made(maker.whole(maker.chapter("rise", "The rise", body, table)))


BOOK = book()


def judged(defect: Callable[[Pdf], object]) -> Judgement:
    out = BytesIO()
    with pikepdf.open(BytesIO(BOOK)) as pdf:
        defect(pdf)
        pdf.save(out)
    return inspect_pdf(out.getvalue())


def broken(judgement: Judgement) -> set[str]:
    return {result.name for result in judgement.results if result.faults}


def elements(pdf: Pdf, tag: str) -> Iterator[Dictionary]:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and found.get(Name.S) == f"/{tag}" and Name.P in found:
            yield found


def first(pdf: Pdf, tag: str) -> Dictionary:
    return next(elements(pdf, tag))


def sheets(defect: Callable[[Pdf], object] = lambda pdf: None) -> Judgement:
    """Judge the book on sheets, after something was done to these."""
    out = BytesIO()
    with pikepdf.open(BytesIO(impose(BOOK, SheetOrder(), reading="ada.pdf").data)) as pdf:
        defect(pdf)
        pdf.save(out)
    return inspect_pdf(out.getvalue())


def links(pdf: Pdf) -> list[pikepdf.Object]:
    return [link for page in pdf.pages for link in page.obj.get(Name.Annots, [])]


def test_a_book_of_ours_keeps_every_promise() -> None:
    judgement = inspect_pdf(BOOK)
    assert broken(judgement) == set()
    assert judgement.claims == ("PDF/UA-1", "PDF/A-2a")
    assert len(judgement.results) == 28


def without_a_mark(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"0 0 9 9 re f")


def in_marks_of_nobody(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/P BMC 0 0 9 9 re f EMC")


def with_an_end_too_many(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"EMC")


def with_a_wrong_way_back(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    rows = [row for row in numbers if isinstance(row, Array) and len(row) > 1]
    rows[0][0], rows[0][1] = rows[0][1], rows[0][0]


def with_a_picture_that_nothing_describes(pdf: Pdf) -> None:
    del first(pdf, "Figure").Alt


def with_a_font_of_its_readers(pdf: Pdf) -> None:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and Name.FontFile2 in found:
            del found[Name.FontFile2]


def with_a_claim_of_its_own(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def with_unreadable_metadata(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(b"<x:xmpmeta")


def without_unicode(pdf: Pdf) -> None:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and Name.ToUnicode in found:
            del found[Name.ToUnicode]


DEFECTS: dict[str, tuple[Callable[[Pdf], object], set[str]]] = {
    "no tags": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), {"tagged"}),
    "tags that are not told": (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), {"tagged"}),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), {"language"}),
    "a language that is none": (
        lambda pdf: pdf.Root.__setitem__("/Lang", "English (UK)"),
        {"language"},
    ),
    "no title shown": (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), {"title-shown"}),
    "a picture without words": (with_a_picture_that_nothing_describes, {"pictures"}),
    "empty words for a picture": (
        lambda pdf: first(pdf, "Figure").__setitem__("/Alt", " "),
        {"pictures"},
    ),
    "a skipped level": (lambda pdf: first(pdf, "H1").__setitem__("/S", Name.H3), {"headings"}),
    "a note without a name": (lambda pdf: first(pdf, "Note").__delitem__("/ID"), {"notes"}),
    "an unknown tag": (lambda pdf: first(pdf, "P").__setitem__("/S", Name.Absatz), {"tags"}),
    "a cell outside rows": (
        lambda pdf: first(pdf, "TD").__setitem__("/S", Name.LBody),
        {"nesting"},
    ),
    "content outside marks": (without_a_mark, {"marked"}),
    "content in marks of nobody": (in_marks_of_nobody, {"marked"}),
    "an end too many": (with_an_end_too_many, {"marked"}),
    "a wrong way back": (with_a_wrong_way_back, {"ways-back"}),
    "no ways back": (
        lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"),
        {"ways-back"},
    ),
    "a silent link": (lambda pdf: links(pdf)[0].__delitem__("/Contents"), {"link-words"}),
    "a hidden link": (lambda pdf: links(pdf)[0].__setitem__("/F", 6), {"link-flags"}),
    "a link into nothing": (
        lambda pdf: next(link for link in links(pdf) if "/Dest" in link).Dest.__setitem__(0, 99),
        {"link-targets"},
    ),
    "another order for the tab key": (
        lambda pdf: [page.obj.__setitem__("/Tabs", Name.R) for page in pdf.pages],
        {"tab-order"},
    ),
    "fonts that stay at home": (with_a_font_of_its_readers, {"fonts-embedded"}),
    "glyphs that mean nothing": (without_unicode, {"fonts-readable"}),
    "undefined colours": (with_a_claim_of_its_own, {"archive-claim"}),
    "metadata that cannot be read": (with_unreadable_metadata, {"claims", "title"}),
    "a program": (
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS="1")),
        {"no-programs", "archive-claim"},
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_found_by_the_check_for_it(name: str) -> None:
    defect, expected = DEFECTS[name]
    found = broken(judged(defect))
    assert expected <= found
    assert found <= expected | {"archive-claim", "reading-claim"}


def test_a_file_of_another_program_without_tags_is_judged_without_its_tree() -> None:
    out = BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    judgement = inspect_pdf(out.getvalue())
    assert {"tagged", "language", "title", "title-shown"} <= broken(judgement)
    assert "pictures" not in {result.name for result in judgement.results}
    assert judgement.claims == ()
    assert judgement.count(Weight.WARNING) == 2  # it claims nothing


def test_a_structure_tree_that_bites_its_tail_is_read_once() -> None:
    def knot(pdf: Pdf) -> None:
        root = pdf.Root.StructTreeRoot.K
        first(pdf, "TD").K = Array([root])

    assert "claimed" in broken(judged(knot))


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "neither PDF nor EPUB"), (b"Dear Mary", "neither PDF"), (b"%PDF-1.7\n%%EOF", "damaged")],
)
def test_what_is_no_pdf_is_told_in_plain_words(data: bytes, reason: str) -> None:
    with pytest.raises(CannotInspectError, match=reason):
        inspect_pdf(data)


def test_a_file_that_needs_a_password_is_told() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(BOOK)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(CannotInspectError, match="password"):
        inspect_pdf(out.getvalue())


_ODD = (b"/Odd", b"-1", b"(\xff)", b"<feffd800>", b"[1 2]", b"<</K 1>>", b"null", b"true", b"1.5")
_NAMES = "K S Pg P A Lang Nums Annots Dest Contents F Font BaseFont Encoding Metadata Names Kids"
_KEYS = [f"/{name} ".encode("ascii") for name in _NAMES.split()]
_SIMPLE = BytesIO()
with pikepdf.open(BytesIO(BOOK)) as _pdf:
    _pdf.save(_SIMPLE, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_odd_values_is_judged_and_never_a_traceback(data: st.DataObject) -> None:
    whole = _SIMPLE.getvalue()
    for _ in range(data.draw(st.integers(1, 4))):
        key, value = data.draw(st.sampled_from(_KEYS)), data.draw(st.sampled_from(_ODD))
        parts = whole.split(key)
        if len(parts) > 1:
            at = data.draw(st.integers(1, len(parts) - 1))
            whole = key.join(parts[:at]) + key + value + b" /Was " + key.join(parts[at:])
    assert _kind_of(whole) in {"PDF", "none"}


def _kind_of(data: bytes) -> str:
    try:
        return inspect_pdf(data).kind
    except CannotInspectError:
        return "none"


def test_page_labels_of_an_unknown_kind_are_damage_and_no_traceback() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(BOOK)) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(
            Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.Odd)])
        )
        pdf.save(out)
    results = inspect_pdf(out.getvalue()).results
    told = [fault.message for result in results for fault in result.faults]
    assert any("invalid page label style" in message for message in told)


def test_of_a_booklet_it_is_said_what_to_read_instead_and_what_sheets_promise_is_kept() -> None:
    judgement = sheets()
    assert broken(judgement) == set()
    assert judgement.claims == ()
    assert {result.name for result in judgement.results} > {"title", "page-labels", "link-words"}
    text = as_text("ada-booklet.pdf", judgement)
    assert "This is laid out for printing; read ada.pdf" in text
    assert "tagged" not in text


def test_what_sheets_promise_is_looked_into() -> None:
    def forget(pdf: Pdf) -> None:
        del pdf.Root.PageLabels, pdf.Root.Lang
        for link in links(pdf):
            del link.Contents

    assert broken(sheets(forget)) == {"language", "link-words"}


def test_fonts_of_sheets_are_found_in_the_pages_that_are_painted_on_them() -> None:
    def forget_a_font(pdf: Pdf) -> None:
        for found in pdf.objects:
            if isinstance(found, Dictionary) and found.get(Name.Type) == Name.FontDescriptor:
                del found["/FontFile3" if "/FontFile3" in found else "/FontFile2"]

    assert broken(sheets(forget_a_font)) == {"fonts-embedded"}
