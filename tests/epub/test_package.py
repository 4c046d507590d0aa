from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.epub.books import Epub as Made
from tests.epub.books import (
    book,
    chapter,
    classic,
    cover,
    epub,
    every_leaf_a_page,
    figure,
    leaf,
    whole_book,
)

from brieflives.document.book import Evaluation
from brieflives.epub.write import Printed, write_epub
from brieflives.typeset.fonts import Fonts


def refinements(made: Made, row_id: str) -> dict[str | None, str | None]:
    return {
        e.get("property"): e.text
        for e in made.package.iter("{*}meta")
        if e.get("refines") == f"#{row_id}"
    }


def test_title_and_subtitle_are_told_apart() -> None:
    made = epub(whole_book())
    assert made.meta("dc:title") == ["Anna Petrova", "A Life in Weather & Ice"]
    assert refinements(made, "title-1") == {"title-type": "main", "display-seq": "1"}
    assert refinements(made, "title-2") == {"title-type": "subtitle", "display-seq": "2"}


def test_a_title_with_an_article_says_how_it_is_filed() -> None:
    filed = {"title": "The Ice", "title_to_sort": "Ice, The"}
    made = epub(book(chapter("one", "One"), **filed))
    assert refinements(made, "title-1")["file-as"] == "Ice, The"
    assert "file-as" not in refinements(epub(whole_book()), "title-1")


def test_people_have_a_name_to_sort_by_and_a_role() -> None:
    made = epub(whole_book())
    assert made.meta("dc:creator") == ["Jane Ellis"]
    assert made.meta("dc:contributor") == ["Li Wei"]
    assert refinements(made, "person-2") == {
        "role": "trl",
        "file-as": "Li, Wei",
        "display-seq": "2",
    }


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("dc:identifier", ["urn:uuid:c9e54abe-b5d5-59b5-8cc4-efa929566013"]),
        ("dc:language", ["en-GB"]),
        ("dc:publisher", ["Example Society"]),
        ("dc:date", ["2026-11"]),
        ("dc:rights", ["CC BY-SA 4.0"]),
        ("dc:description", ["Meteorologist of the Arctic."]),
        ("dc:subject", ["Petrova, Anna, 1887-1942", "meteorology"]),
        ("dc:source", ["Based on a lecture of 1950."]),
        ("belongs-to-collection", ["Lives in Brief"]),
        ("group-position", ["3"]),
        ("dcterms:modified", ["2026-11-01T00:00:00Z"]),
    ],
)
def test_the_package_says_what_a_library_asks(name: str, values: list[str]) -> None:
    assert epub(whole_book()).meta(name) == values


def test_what_is_not_known_is_left_out() -> None:
    made = epub(
        book(
            chapter("one", "One", leaf("p", "Words.")),
            subtitle=None, authors=(), publisher=None, date="unknown", rights=None,
            description=None, subjects=(), source=None, series=None,
        )
    )  # fmt: skip
    for name in ("creator", "publisher", "date", "rights", "description", "subject", "source"):
        assert made.meta(f"dc:{name}") == []
    assert made.meta("belongs-to-collection") == []


def test_the_moment_of_change_is_given_in_utc() -> None:
    moscow = datetime(2026, 11, 1, 2, tzinfo=timezone(timedelta(hours=3)))
    made = epub(book(chapter("one", "One"), instant=moscow))
    assert made.meta("dcterms:modified") == ["2026-10-31T23:00:00Z"]
    assert datetime(2026, 10, 31, 23, tzinfo=UTC) == moscow


def test_an_isbn_identifies_the_book_and_its_pages() -> None:
    document = book(chapter("one", "One"), isbn="978-0-300-17842-5")
    made = epub(document, every_leaf_a_page(document))
    assert made.meta("dc:identifier")[1] == "urn:isbn:9780300178425"
    assert made.meta("pageBreakSource") == ["urn:isbn:9780300178425"]


def test_pages_of_a_book_without_isbn_are_those_of_an_edition_in_words_and_its_pdf() -> None:
    document = whole_book()
    made = epub(document, every_leaf_a_page(document))
    assert made.meta("pageBreakSource") == [
        "Example Society, Anna Petrova, 2026-11~, anna-petrova.pdf"
    ]
    assert epub(document).meta("pageBreakSource") == []


def test_a_book_without_pictures_and_pages_does_not_claim_them() -> None:
    made = epub(book(chapter("one", "One", leaf("p", "Words."))))
    assert made.meta("schema:accessMode") == ["textual"]
    assert made.meta("schema:accessModeSufficient") == ["textual"]
    claimed = " ".join(made.meta("schema:accessibilityFeature"))
    assert (
        claimed == "ARIA displayTransformability readingOrder tableOfContents structuralNavigation"
    )


def test_a_book_whose_only_picture_decorates_tells_nothing_to_the_eye() -> None:
    made = epub(book(chapter("one", "One", leaf("p", "Words."), figure("mill", alt=""))))
    assert made.meta("schema:accessMode") == ["textual"]
    assert made.meta("schema:accessModeSufficient") == ["textual"]


def test_a_book_with_pictures_and_pages_claims_them() -> None:
    document = whole_book(figure("portrait"))
    made = epub(document, every_leaf_a_page(document))
    assert made.meta("schema:accessMode") == ["textual", "visual"]
    assert made.meta("schema:accessModeSufficient") == ["textual", "textual,visual"]
    claimed = set(made.meta("schema:accessibilityFeature"))
    assert claimed >= {"alternativeText", "pageBreakMarkers", "pageNavigation"}


def test_pictures_that_only_decorate_have_no_alternative_text_to_claim() -> None:
    document = book(chapter("one", "One", figure(alt="")))
    assert "alternativeText" not in epub(document).meta("schema:accessibilityFeature")


def test_hazards_are_told_and_conformance_is_not_claimed() -> None:
    made = epub(whole_book())
    assert made.meta("schema:accessibilityHazard") == ["none"]
    assert made.meta("dcterms:conformsTo") == []


def test_the_summary_speaks_of_notes_and_printed_pages_only_where_there_are_any() -> None:
    with_notes = whole_book()
    made = epub(with_notes, every_leaf_a_page(with_notes))
    (summary,) = made.meta("schema:accessibilitySummary")
    assert summary == "The text reflows. Notes link back. Pages are those of the booklet."
    plain = epub(book(chapter("one", "One", leaf("p", "Words."))))
    assert plain.meta("schema:accessibilitySummary") == ["The text reflows."]


def test_a_claim_to_conform_names_who_has_looked_and_when() -> None:
    looked = Evaluation("WCAG 2.2", "AA", "Town Library for the Blind", "2026-11-20")
    made = Made(
        write_epub(book(chapter("one", "One"), evaluation=looked), classic(), Printed(Fonts()))
    )
    assert made.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert refinements(made, "conformance") == {"a11y:certifiedBy": "Town Library for the Blind"}
    assert refinements(made, "evaluator") == {"dcterms:date": "2026-11-20"}


def test_the_cover_is_marked_for_new_readers_and_old() -> None:
    made = Made(write_epub(whole_book(), classic(), Printed(Fonts(), (), cover())))
    items = [e for e in made.package.iter("{*}item") if e.get("properties") == "cover-image"]
    assert [e.get("href") for e in items] == ["images/cover.jpg"]
    old = [e.get("content") for e in made.package.iter("{*}meta") if e.get("name") == "cover"]
    assert old == [e.get("id") for e in items]


def test_without_a_cover_none_is_named() -> None:
    assert b"cover" not in epub(whole_book()).read("content.opf")


def test_a_book_in_arabic_turns_its_pages_from_right_to_left() -> None:
    made = epub(book(chapter("one", "واحد", leaf("p", "كلمة")), lang="ar", direction="rtl"))
    spine = made.package.find("{*}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    assert made.package.get("dir") == "rtl"


def test_characters_that_xml_forbids_do_not_get_into_the_metadata() -> None:
    made = epub(book(chapter("one", "One"), description="a \x00 b"))
    assert made.meta("dc:description") == ["a \ufffd b"]
