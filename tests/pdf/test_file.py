"""The file as a whole: what it says about itself, and that it is always the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pikepdf
import pytest
from msgspec.structs import replace
from tests.pdf.reading import label, made, opened
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.blocks import Role
from brieflives.document.book import Author, Document
from brieflives.document.inline import Emphasis, Text
from brieflives.pdf.metadata import page_label_ranges


def document() -> Document:
    maker = BookMaker()
    section = maker.leaf(Role.SECTION, "The workshop & after")
    body = maker.body("Bold: ", Emphasis((Text("very"),), strong=True), maker.call(1), prose(400))
    found = maker.whole(maker.chapter("rise", "The rise", body, section, maker.body(prose(30))))
    metadata = replace(
        found.metadata,
        title="Léonid <Serebryakov> & Co.",
        subtitle="A life",
        authors=(Author("Ada Ü", "Ü, Ada", "aut"),),
        publisher="Town & Museum",
        date="2026-11~",
        rights="CC BY-SA 4.0",
        isbn="978-0-300-17842-5",
        source="https://example.org/?a=1&b=2",
        subjects=("Samara",),
        instant=datetime(2026, 11, 3, 4, 5, 6, tzinfo=UTC),
    )
    return replace(found, metadata=metadata)


@pytest.fixture(scope="module")
def data() -> bytes:
    return made(document())


@pytest.fixture(scope="module")
def pdf(data: bytes) -> pikepdf.Pdf:
    return opened(data)


def test_two_builds_are_the_same_byte_by_byte(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")  # the pipeline's business, not the writer's
    assert made(document()) == data


def test_qpdf_finds_no_fault(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []


def test_the_file_is_dated_by_the_book_and_not_by_the_clock(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261103040506")
    assert str(pdf.docinfo["/ModDate"]) == str(pdf.docinfo["/CreationDate"])
    assert b"2026-11-03T04:05:06+00:00" in pdf.Root.Metadata.read_bytes()


def test_title_author_and_language_are_known(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"]) == "Léonid <Serebryakov> & Co."
        assert metadata["dc:creator"] == ["Ada Ü"]
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    assert str(pdf.docinfo["/Author"]) == "Ada Ü"
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.Root.ViewerPreferences.DisplayDocTitle) in {"true", "True"}


def test_a_catalogue_finds_publisher_date_number_source_and_subtitle(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["dc:publisher"] == {"Town & Museum"}
        assert metadata["dc:date"] == ["2026-11"]
        assert metadata["dc:identifier"] == "urn:isbn:9780300178425"
        named = "urn:uuid:797a7731-4d4d-5626-9eef-e3d740f25a9d"  # of "a small book"
        assert metadata["xmp:Identifier"] == {"urn:isbn:9780300178425", named}
        assert metadata["dc:source"] == "https://example.org/?a=1&b=2"
        assert metadata["dc:rights"] == "CC BY-SA 4.0"
        assert metadata["dc:subject"] == {"Samara"}
        assert metadata["pdf:Keywords"] == str(pdf.docinfo["/Keywords"]) == "Samara"
        assert metadata["dc:description"] == str(pdf.docinfo["/Subject"]) == "A life"


def test_pages_have_the_numbers_that_are_printed_on_them(pdf: pikepdf.Pdf) -> None:
    labels = [label(page) for page in pdf.pages]
    front = labels.index("1")
    assert labels[0] == "i"
    assert labels[front:] == [str(number + 1) for number in range(len(labels) - front)]


def test_labels_are_told_in_the_fewest_ranges() -> None:
    ranges = page_label_ranges(["i", "ii", "iii", "iv", "1", "2", "back", "9"])
    assert [(first, style, start, prefix) for first, style, start, prefix in ranges] == [
        (0, "ROMAN_LOWER", 1, None),
        (4, "ARABIC", 1, None),
        (6, None, None, "back"),
        (7, "ARABIC", 9, None),
    ]


def test_bookmarks_lead_to_parts_and_sections(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        rise = next(entry for entry in outline.root if entry.title == "The rise")
        assert titles[-2:] == ["The rise", "Notes"]
        assert [entry.title for entry in rise.children] == ["The workshop & after"]


def test_every_font_is_embedded_as_a_subset(pdf: pikepdf.Pdf) -> None:
    fonts = [
        found
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"
    ]
    simple = [font for font in fonts if str(font.Subtype) not in {"/Type0", "/CIDFontType2"}]
    assert simple == []
    for font in fonts:
        if str(font.Subtype) == "/CIDFontType2":
            assert str(font.BaseFont)[7] == "+"
            assert len(font.FontDescriptor.FontFile2.read_bytes()) < 120_000
