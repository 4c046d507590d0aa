from __future__ import annotations

import re

from lxml import etree
from tests.epub.books import (
    EPUB,
    Epub,
    book,
    call,
    chapter,
    epub,
    every_leaf_a_page,
    leaf,
    notes,
    said,
    title_page,
    whole_book,
)

from brieflives.typeset.pages import PageStart

STARTS = [
    ("i", PageStart("title/title", 0)),
    ("1", PageStart("a1", 0)),
    ("2", PageStart("a1", 40)),
    ("4", PageStart("note-2/1", 3)),
]


def nav(made: Epub, kind: str) -> etree._Element | None:
    every = made.xml("nav.xhtml").iter("{*}nav")
    return next((e for e in every if e.get(f"{EPUB}type") == kind), None)


def links(element: etree._Element | None) -> list[tuple[str, str | None]]:
    assert element is not None
    return [(said(a), a.get("href")) for a in element.iter("{*}a")]


def test_the_contents_list_parts_and_sections_in_two_levels() -> None:
    made = epub(whole_book())
    assert links(nav(made, "toc")) == [
        ("Title page", "title-page.xhtml"),
        ("Imprint", "imprint.xhtml"),
        ("Dedication", "dedication.xhtml"),
        ("At a glance", "infobox.xhtml"),
        ("Opening", "lead.xhtml"),
        ("From Arkhangelsk to Kola", "chapter-1.xhtml"),
        ("The harbour", "chapter-1.xhtml#leaf.a2"),
        ("The Kola year", "chapter-2.xhtml"),
        ("Timeline", "timeline.xhtml"),
        ("Notes", "notes.xhtml"),
        ("Sources", "bibliography.xhtml"),
        ("External links", "links.xhtml"),
        ("Names", "index.xhtml"),
        ("About this book", "about.xhtml"),
    ]


def test_the_page_of_contents_shows_what_print_lists_and_no_more() -> None:
    toc = nav(epub(whole_book()), "toc")
    assert toc is not None
    assert [said(li) for li in toc.iter("{*}li") if li.get("hidden")] == [
        "Title page",
        "Imprint",
        "Dedication",
        "About this book",
    ]


def test_every_document_of_the_book_is_in_the_contents() -> None:
    made = epub(whole_book())
    listed = {str(href).partition("#")[0] for _, href in links(nav(made, "toc"))}
    assert set(made.spine()) - listed == {"nav.xhtml"}


def test_each_file_of_long_notes_is_in_the_contents_by_its_numbers() -> None:
    calls = [leaf(f"p{n}", "Word", call(n)) for n in range(1, 701)]
    made = epub(book(chapter("one", "One", *calls), notes(*[("Note.", "a")] * 700)))
    (first, further) = links(nav(made, "toc"))[1:]
    assert first == ("Notes", "notes.xhtml")
    assert re.fullmatch(r"Notes \d+–700", further[0])
    assert further[1] == "notes-part-2.xhtml"


def test_the_contents_stand_in_the_spine_where_the_document_has_them() -> None:
    assert epub(whole_book()).spine()[4] == "nav.xhtml"


def test_a_book_without_a_page_of_contents_can_still_be_navigated() -> None:
    made = epub(book(title_page(), chapter("one", "One", leaf("p", "Words."))))
    assert made.spine() == ["title-page.xhtml", "chapter-1.xhtml"]
    assert links(nav(made, "toc")) == [
        ("Title page", "title-page.xhtml"),
        ("One", "chapter-1.xhtml"),
    ]


def test_a_book_of_one_title_page_lists_it() -> None:
    made = epub(book(title_page()))
    toc = nav(made, "toc")
    assert links(toc) == [("Title page", "title-page.xhtml")]
    assert toc is not None
    assert [li.get("hidden") for li in toc.iter("{*}li")] == [None]


def test_landmarks_lead_to_the_places_readers_look_for() -> None:
    found = nav(epub(whole_book()), "landmarks")
    assert found is not None
    assert [(a.get(f"{EPUB}type"), a.get("href")) for a in found.iter("{*}a")] == [
        ("titlepage", "title-page.xhtml"),
        ("toc", "nav.xhtml#part.contents"),
        ("bodymatter", "lead.xhtml"),
        ("endnotes", "notes.xhtml"),
        ("bibliography", "bibliography.xhtml"),
        ("index", "index.xhtml"),
    ]


def test_the_page_list_has_the_numbers_of_the_printed_pages() -> None:
    assert links(nav(epub(whole_book(), STARTS), "page-list")) == [
        ("i", "title-page.xhtml#page.i"),
        ("1", "chapter-1.xhtml#page.1"),
        ("2", "chapter-1.xhtml#page.2"),
        ("4", "notes.xhtml#page.4"),
    ]


def test_without_a_printed_book_there_is_no_page_list() -> None:
    assert nav(epub(whole_book()), "page-list") is None
    assert b"pageList" not in epub(whole_book()).read("toc.ncx")


def test_marks_and_page_list_are_the_same_pages_in_the_same_order() -> None:
    document = whole_book()
    made = epub(document, every_leaf_a_page(document))
    marks = [
        f"{file}#{e.get('id')}"
        for file in made.spine()
        for e in made.xml(file).iter()
        if e.get("role") == "doc-pagebreak"
    ]
    assert marks == [href for _, href in links(nav(made, "page-list"))]
    assert len(marks) == 73


def test_the_ncx_says_the_same_as_the_navigation() -> None:
    made = epub(whole_book(), STARTS)
    ncx = made.xml("toc.ncx")
    points = [
        (p.findtext("{*}navLabel/{*}text"), p.find("{*}content").get("src"))  # type: ignore[union-attr]
        for p in ncx.iter("{*}navPoint", "{*}pageTarget")
    ]
    assert points == links(nav(made, "toc")) + links(nav(made, "page-list"))


def test_the_ncx_plays_contents_and_pages_in_the_order_of_reading() -> None:
    document = whole_book()
    starts = [
        ("i", PageStart("title/title", 0)),
        ("1", PageStart("a1", 0)),
        ("2", PageStart("a2", 0)),  # a section
        ("3", PageStart("kola", 0)),  # a picture
        ("4", PageStart("k1", 3)),
    ]
    ncx = epub(document, starts).xml("toc.ncx")
    played = {
        int(p.get("playOrder", "")): p.findtext("{*}navLabel/{*}text")
        for p in ncx.iter("{*}navPoint", "{*}pageTarget")
    }
    assert [played[n] for n in range(1, len(played) + 1)][:12] == [
        "Title page",
        "i",
        "Imprint",
        "Dedication",
        "At a glance",
        "Opening",
        "From Arkhangelsk to Kola",
        "1",
        "2",
        "The harbour",
        "3",
        "The Kola year",
    ]


def test_the_ncx_knows_depth_pages_and_identifier() -> None:
    head = epub(whole_book(), STARTS).xml("toc.ncx").find("{*}head")
    assert head is not None
    assert {m.get("name"): m.get("content") for m in head} == {
        "dtb:uid": "urn:uuid:c9e54abe-b5d5-59b5-8cc4-efa929566013",
        "dtb:depth": "2",
        "dtb:totalPageCount": "4",
        "dtb:maxPageNumber": "4",
    }
