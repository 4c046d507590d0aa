"""The index of names on paper: pages behind each name, rows of pages joined, every one a link."""

from __future__ import annotations

import pytest
from tests.typeset.small_books import BookMaker, furniture, page_labelled, pages_of, prose, words_of

from brieflives.document.blocks import IndexEntry, IndexGroup, Note, Role
from brieflives.document.book import Document, Index, Notes
from brieflives.document.inline import Link, PersonMark, Text
from brieflives.typeset.index import page_ranges
from brieflives.typeset.pages import Artifact, Pages, PlacedText


def mark(key: str) -> PersonMark:
    return PersonMark("King, Ada", (Text("Ada King"),), key)


def index(maker: BookMaker, *keys: str) -> Index:
    entry = IndexEntry(maker.leaf(Role.INDEX_ENTRY, "King, Ada"), keys)
    heading = maker.leaf(Role.PART_TITLE, "Index of names")
    return Index("index", heading, (IndexGroup(None, (entry,)),))


def book() -> Document:
    """A book that names somebody on pages 1, 2 and 3, in a caption and in a note."""
    maker = BookMaker()
    call = maker.call(1)
    chapter = maker.chapter(
        "one",
        "One",
        maker.body(mark("person-1"), prose(400), " ", mark("person-2"), prose(330), call, prose(9)),
        maker.body(mark("person-3"), " again, and ", mark("person-4")),
    )
    said = maker.leaf(Role.NOTE, "See ", mark("person-5"))
    heading = maker.leaf(Role.PART_TITLE, "Notes")
    notes = Notes("notes", heading, (Note("note-1", 1, (said,), ()),))
    back = (notes, index(maker, *(f"person-{k}" for k in range(1, 6))), maker.back_cover())
    return maker.document(maker.title_page(), maker.contents(), chapter, *back)


def entries(pages: Pages) -> list[str]:
    words = words_of(pages.pages[pages.page_of["index"]])
    return words[words.index("Index of names") + 1 :]


def test_a_person_has_the_pages_of_all_places_even_in_notes_each_once() -> None:
    pages = pages_of(book())
    places = [pages.pages[pages.page_of[f"person-{k}"]].label for k in range(1, 6)]
    assert places == ["1", "2", "3", "3", "4"]
    assert entries(pages) == ["King, Ada\u20021\u2060–4"]


def test_pages_in_a_row_are_joined_and_roman_ones_keep_apart() -> None:
    labels = {"a": "iii", "b": "iv", "c": "1", "d": "3", "e": "3", "f": "4", "g": "12"}
    ranges = [pages.words.replace("\u2060", "") for pages in page_ranges("abcdefg", labels)]
    assert ranges == ["iii–iv", "1", "3–4", "12"]


def test_pages_stand_in_their_order_wherever_the_book_tells_of_them() -> None:
    found = page_ranges(["caption", "text"], {"caption": "9", "text": "2"})
    assert [(pages.words, pages.key) for pages in found] == [("2", "text"), ("9", "caption")]


def test_every_page_in_the_index_leads_to_the_name() -> None:
    pages = pages_of(book())
    targets = [
        node.target
        for placed in pages.pages[pages.page_of["index"]].placed
        if isinstance(placed, PlacedText) and placed.paragraph.leaf
        for line in placed.paragraph.lines
        for segment in line.segments
        for node in segment.run.chain
        if isinstance(node, Link)
    ]
    assert targets == ["#person-1"]


def many_names(places: int, other: int) -> Document:
    """A book with names in its notes, which end just above an index of many pages a name."""
    maker = BookMaker()
    chapter = maker.chapter("one", "One", maker.body(mark("person-0"), prose(30)))
    notes = tuple(
        Note(f"note-{k}", k, (maker.leaf(Role.NOTE, mark(f"person-{k}"), prose(other, k)),), ())
        for k in range(1, places)
    )
    heading = maker.leaf(Role.PART_TITLE, "Notes")
    keys = [f"person-{k}" for k in range(places)]
    index_of = index(maker, *keys)
    return maker.document(chapter, Notes("notes", heading, notes), index_of, maker.back_cover())


@pytest.mark.parametrize("words", range(60, 90, 5))
def test_the_index_tells_the_truth_where_its_own_depth_moves_the_notes(words: int) -> None:
    pages = pages_of(many_names(40, words))
    labels = {key: pages.pages[page].label for key, page in pages.page_of.items()}
    told = "".join(entries(pages)).replace("\u2060", "").partition("\u2002")[2]
    expected = page_ranges([f"person-{k}" for k in range(40)], labels)
    assert told == ", ".join(each.words.replace("\u2060", "") for each in expected)


def test_the_index_runs_on_below_a_short_note_is_listed_in_the_contents_and_numbered() -> None:
    pages = pages_of(book())
    label = pages.pages[pages.page_of["index"]].label
    listed = words_of(pages.pages[pages.page_of["contents"]])
    assert listed[listed.index("Index of names") + 1] == label
    assert pages.page_of["index"] == pages.page_of["notes"]
    assert furniture(page_labelled(pages, label), Artifact.FOOTER) == [label]


def test_letters_stand_between_the_entries_of_a_long_index() -> None:
    maker = BookMaker()
    chapter = maker.chapter("one", "One", maker.body(mark("person-1")))
    groups = tuple(
        IndexGroup(
            maker.leaf(Role.INDEX_LETTER, letter),
            tuple(
                IndexEntry(maker.leaf(Role.INDEX_ENTRY, f"{letter}, {k}"), ("person-1",))
                for k in range(20)
            ),
        )
        for letter in "ABC"
    )
    part = Index("index", maker.leaf(Role.PART_TITLE, "Index"), groups)
    pages = pages_of(maker.document(chapter, part))
    first = pages.page_of["index"]
    assert words_of(pages.pages[first])[1:3] == ["A", "A, 0\u20021"]
    assert all(words_of(page)[-1] not in "ABC" for page in pages.pages[first:])
