"""The printed credits tell the page of each picture."""

from __future__ import annotations

from tests.typeset.small_books import BookMaker, page_labelled, pages_of, prose, words_of

from brieflives.document.blocks import Role
from brieflives.document.book import Part, PartKind
from brieflives.document.inline import Link, Text


def test_an_entry_is_followed_by_the_page_of_its_picture() -> None:
    maker = BookMaker()
    chapter = maker.chapter("one", "One", maker.body(prose(700)), maker.figure("works", 800, 600))
    links = (Link("#works", (Text("The works"),)), Text(". Archive."))
    entry = maker.leaf(Role.SOURCE, *links, key="credits/1")
    other = maker.leaf(Role.SOURCE, "Without a picture.", key="credits/2")
    heading = maker.leaf(Role.PART_TITLE, "Credits", key="credits/heading")
    part = Part("credits", PartKind.CREDITS, heading, (), (entry, other))
    pages = pages_of(maker.document(chapter, part))
    page = pages.pages[pages.page_of["works"]].label
    lines = words_of(page_labelled(pages, pages.pages[pages.page_of["credits"]].label))
    assert int(page) > 1
    assert [" ".join(line.split()) for line in lines] == [
        "Credits",
        f"The works. Archive. Page {page}",
        "Without a picture.",
    ]
