"""The parts behind the notes: below each other, or each on a page of its own, as a style has it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, furniture, page_labelled, prose, words_of

from brieflives.document.blocks import Role
from brieflives.document.book import Document, Part, PartKind
from brieflives.typeset.book import lay_out
from brieflives.typeset.pages import Artifact, Pages

TITLES = ("Sources", "Links", "Credits")
KINDS = (PartKind.BIBLIOGRAPHY, PartKind.LINKS, PartKind.CREDITS)


def book(*counts: int) -> Document:
    """A book of one page, a page and some of notes, and lists of so many entries."""
    maker = BookMaker()
    calls = (maker.call(number) for number in range(1, 23))
    chapter = maker.chapter("one", "One", maker.body(prose(90), *calls))
    lists = (
        Part(
            title.lower(),
            kind,
            maker.leaf(Role.PART_TITLE, title),
            (),
            tuple(maker.leaf(Role.SOURCE, f"{title} {entry}") for entry in range(count)),
        )
        for title, kind, count in zip(TITLES, KINDS, counts, strict=False)
    )
    front = (maker.title_page(), maker.contents())
    return maker.document(*front, chapter, maker.endnotes(20), *lists, maker.back_cover())


def set_with(back_matter: str, document: Document) -> Pages:
    return lay_out(document, replace(classic(), back_matter=back_matter))[0]


def places(pages: Pages) -> str:
    """The parts that begin on each page behind the chapter's: ``notes / . / sources links``."""
    keys = ("notes", "sources", "links", "credits", "back-cover")
    first = pages.page_of["notes"]
    return " / ".join(
        " ".join(key for key in keys if pages.page_of.get(key) == index) or "."
        for index in range(first, len(pages.pages))
    )


@pytest.mark.parametrize(
    ("back_matter", "expected"),
    [
        ("new-page", "notes / . / sources / links / credits / . / back-cover"),
        ("run-on", "notes / sources / links credits / . / back-cover"),
        ("to-fit", "notes / . / sources / links credits / back-cover"),
    ],
)
def test_a_style_says_whether_short_parts_have_pages_of_their_own(
    back_matter: str, expected: str
) -> None:
    assert places(set_with(back_matter, book(12, 3, 2))) == expected


def test_contents_and_running_heads_know_a_part_that_begins_below_another() -> None:
    pages = set_with("run-on", book(12, 3, 2))
    listed = words_of(pages.pages[pages.page_of["contents"]])
    for title in TITLES:
        label = pages.pages[pages.page_of[title.lower()]].label
        assert listed[listed.index(title) + 1] == label
        assert title in words_of(page_labelled(pages, label))
    label = pages.pages[pages.page_of["sources"]].label
    assert furniture(page_labelled(pages, label), Artifact.HEADER) == ["Notes"]
    assert furniture(page_labelled(pages, label), Artifact.FOOTER) == [label]


def test_no_title_is_left_at_the_foot_of_a_page_with_few_lines_below_it() -> None:
    for count in range(1, 30):
        pages = set_with("run-on", book(count, 12))
        words = words_of(pages.pages[pages.page_of["links"]])
        below = words[words.index("Links") + 1 :]
        assert len(below) >= 7, count


def with_colophon(wish: str) -> Pages:
    """The four pages of a book with a colophon of three lines behind its sources."""
    maker = BookMaker()
    chapters = (maker.chapter(f"c{k}", "One", maker.body(prose(60))) for k in range(3))
    sources = tuple(maker.leaf(Role.SOURCE, f"Source {number}") for number in range(9))
    heading = maker.leaf(Role.PART_TITLE, "Sources")
    lines = tuple(maker.leaf(Role.IMPRINT, f"Line {number}") for number in (1, 2, 3))
    document = maker.document(
        *chapters,
        Part("sources", PartKind.BIBLIOGRAPHY, heading, (), sources),
        Part("colophon", PartKind.COLOPHON, None, (), lines),
    )
    return lay_out(document, replace(classic(), colophon=wish))[0]


def test_a_colophon_stands_below_what_ends_the_book_unless_a_style_wants_a_page_for_it() -> None:
    below, alone = with_colophon("to-fit"), with_colophon("page")
    assert words_of(below.pages[below.page_of["colophon"]])[-4:] == [
        "Source 8",
        "Line 1",
        "Line 2",
        "Line 3",
    ]
    assert words_of(alone.pages[alone.page_of["colophon"]]) == ["Line 1", "Line 2", "Line 3"]


@pytest.mark.parametrize(("chapters", "alone"), [(2, True), (3, True), (4, False)])
def test_a_colophon_takes_a_page_of_its_own_only_where_that_would_be_blank(
    chapters: int, alone: bool
) -> None:
    maker = BookMaker()
    told = [maker.chapter(f"c{k}", "One", maker.body(prose(60))) for k in range(chapters)]
    calls = (maker.call(number) for number in range(1, 13))
    told[0] = maker.chapter("first", "One", maker.body(prose(60), *calls))
    lines = tuple(maker.leaf(Role.IMPRINT, "Line") for _ in range(4))
    colophon = Part("colophon", PartKind.COLOPHON, None, (), lines)
    front = (maker.title_page(), maker.contents())
    back = (maker.endnotes(12), colophon, maker.back_cover())
    pages = lay_out(maker.document(*front, *told, *back), classic())[0]
    assert len(pages.pages) == 8
    assert (pages.page_of["colophon"] > pages.page_of["notes"]) is alone
