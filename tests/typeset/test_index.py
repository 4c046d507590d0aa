"""The index of names on paper: pages behind each name, rows of pages joined, every one a link."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, furniture, page_labelled, pages_of, prose, words_of

from brieflives.document.blocks import IndexEntry, IndexGroup, Note, Role
from brieflives.document.book import Document, Index, Notes
from brieflives.document.inline import Link, PersonMark, Text
from brieflives.typeset.book import lay_out
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


def test_front_pages_that_are_letters_keep_their_order_too() -> None:
    labels = {"a": "ט", "b": "י", "c": "1"}
    ranges = page_ranges("cba", labels, tuple("אבגדהוזחטי"))
    assert [(each.first, each.last) for each in ranges] == [("ט", "י"), ("1", "1")]


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


def test_an_index_that_runs_on_below_a_short_note_is_listed_and_numbered() -> None:
    pages = lay_out(book(), replace(classic(), back_matter="run-on"))[0]
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


def names(count: int, per_letter: int = 0, name: str = "Name") -> Document:
    """A book of one page with an index of so many names, in groups of so many below a letter."""
    maker = BookMaker()
    chapter = maker.chapter("one", "One", maker.body(mark("person-1")))
    every = [
        IndexEntry(maker.leaf(Role.INDEX_ENTRY, f"{name} {k:03}"), ("person-1",))
        for k in range(count)
    ]
    size = per_letter or count
    rows = [every[k : k + size] for k in range(0, count, size)]
    letters = (maker.leaf(Role.INDEX_LETTER, "A") if per_letter else None for _ in rows)
    groups = tuple(map(IndexGroup, letters, map(tuple, rows)))
    part = Index("index", maker.leaf(Role.PART_TITLE, "Index"), groups)
    return maker.document(chapter, part, maker.back_cover())


def columns(pages: Pages) -> list[list[list[str]]]:
    """The words of each page of the index, those of one column after those of the other."""
    first, last = pages.page_of["index"], pages.page_of["back-cover"]
    told: list[list[list[str]]] = []
    for page in pages.pages[first:last]:
        texts = [
            placed
            for placed in page.placed
            if isinstance(placed, PlacedText) and placed.paragraph.leaf and placed.artifact is None
        ]
        listed = [t for t in texts if t.paragraph.leaf and "Name" in t.paragraph.lines[0].text]
        edges = sorted({text.x for text in listed})
        told += [[[text.paragraph.lines[0].text.strip() for text in listed if text.x == edge]
            for edge in edges]] if listed else []  # fmt: skip
    return told


def test_names_stand_in_two_columns_of_one_depth_the_first_one_read_first() -> None:
    (page,) = columns(pages_of(names(21)))
    assert [len(column) for column in page] == [11, 10]
    told = [name for column in page for name in column]
    assert told == sorted(told)


def test_a_page_is_filled_in_both_columns_before_the_next_begins() -> None:
    *full, last = columns(pages_of(names(150)))
    counts = [[len(column) for column in page] for page in (*full, last)]
    assert [first for first, _ in counts] == [26, 34, 16], "lines below the title, and of a page"
    assert all(first - second in (0, 1) for first, second in counts)
    told = [name for page in (*full, last) for column in page for name in column]
    assert told == sorted(told)


def test_a_few_names_are_one_column() -> None:
    (page,) = columns(pages_of(names(7)))
    assert [len(column) for column in page] == [7]


@pytest.mark.parametrize("per_letter", [0, 1, 3, 5, 9])
@pytest.mark.parametrize("count", [9, 40, 97, 131])
def test_no_name_leaves_its_page_or_its_letter(count: int, per_letter: int) -> None:
    long = "Name of a person with many titles and with a long" if per_letter % 2 else "Name"
    pages = pages_of(names(count, per_letter, long))
    sheet = classic()
    foot = sheet.page.head_mm * 72 / 25.4 + sheet.page.depth_pt
    told = 0
    for page in pages.pages[pages.page_of["index"] : pages.page_of["back-cover"]]:
        bottoms: dict[float, float] = {}
        for placed in page.placed:
            if not isinstance(placed, PlacedText) or placed.artifact:
                continue
            leading = placed.paragraph.leading
            top = placed.y - leading
            assert top >= bottoms.get(placed.x, 0.0) - 1, "one below the other"
            bottoms[placed.x] = top + leading * (placed.stop - placed.first)
            assert bottoms[placed.x] <= foot
            assert placed.stop - placed.first == len(placed.paragraph.lines), "whole"
            told += "Name" in placed.paragraph.lines[0].text
        last = [placed for placed in page.placed if isinstance(placed, PlacedText)]
        assert all(text.paragraph.lines[0].text.strip() != "A" for text in last[-1:])
    assert told == count
