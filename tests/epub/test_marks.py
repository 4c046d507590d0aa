"""Where a page-break mark stands: at the word a printed page begins with."""

from __future__ import annotations

import pytest
from tests.epub.books import (
    XHTML,
    Epub,
    book,
    call,
    chapter,
    described_book,
    epub,
    every_leaf_a_page,
    leaf,
    paragraph_book,
    tags,
    whole_book,
    words_of,
)

from brieflives.document.blocks import Ranged, Role, Table
from brieflives.document.inline import Emphasis, Foreign, Inline, LineBreak, Link, Text
from brieflives.epub.marks import settled
from brieflives.typeset.pages import PageStart

MARK = "¶"


def marked(*words: str | Inline, at: int) -> str:
    """Let page 7 begin ``at`` an offset of a paragraph; show its markup with the mark as ¶."""
    return shown(epub(paragraph_book(*words), [("7", PageStart("p", at))]))


def shown(book: Epub) -> str:
    mark = '<span epub:type="pagebreak" role="doc-pagebreak" id="page.7" aria-label=" Page 7. "/>'
    return book.markup("p").replace(mark, MARK).replace(' xml:lang="ru"', "")


def test_a_page_that_begins_inside_a_paragraph_is_marked_before_its_word() -> None:
    assert marked("one two three", at=4) == "one ¶two three"


def test_a_page_that_begins_with_a_paragraph_is_marked_inside_it() -> None:
    assert marked("one two", at=0) == "¶one two"


def test_a_page_that_begins_with_half_a_word_is_marked_before_the_word() -> None:
    assert marked("a hyphenated word", at=7) == "a ¶hyphenated word"


def test_a_page_that_begins_with_a_space_is_marked_behind_it() -> None:
    assert marked("one two", at=3) == "one ¶two"


def test_a_mark_between_roman_and_italic_stands_outside_the_italic() -> None:
    assert marked("one ", Emphasis((Text("two"),)), at=4) == "one ¶<em>two</em>"
    assert marked(Emphasis((Text("one "),)), "two", at=4) == "<em>one </em>¶two"


def test_a_mark_amid_italics_leaves_them_whole() -> None:
    assert marked(Emphasis((Text("one two"),)), at=4) == "<em>one ¶two</em>"


def test_a_mark_between_two_italics_in_one_foreign_name_stands_in_the_name() -> None:
    name = Foreign("ru", (Emphasis((Text("а "),)), Emphasis((Text("б"),))))
    inside = marked(name, at=2)
    assert inside.startswith('<span lang="ru"><em>а </em><span epub:type="pagebreak"')
    assert inside.endswith('<em>б</em></span>')  # fmt: skip


def test_a_mark_in_a_foreign_name_is_spoken_in_the_language_of_the_book() -> None:
    made = epub(paragraph_book(Foreign("ru", (Text("а б"),))), [("7", PageStart("p", 2))])
    assert made.by_id("page.7").get("lang") == "en-GB"


def test_a_mark_inside_a_link_moves_before_it() -> None:
    link = Link("https://example.org/", (Text("two three four"),))
    assert marked("one ", link, at=8) == 'one ¶<a href="https://example.org/">two three four</a>'


def test_a_mark_in_a_link_inside_a_word_moves_before_the_word() -> None:
    link = Link("https://example.org/", (Text("able things"),))
    assert marked("so un", link, at=10) == 'so ¶un<a href="https://example.org/">able things</a>'


def test_a_note_call_belongs_to_the_word_before_it() -> None:
    made = epub(paragraph_book("end.", call(1), "Next"), [("7", PageStart("p", 4))])
    inside = shown(made)
    assert inside.index("</a>") < inside.index(MARK) < inside.index("Next")


def test_a_page_that_begins_with_a_note_call_is_marked_before_it() -> None:
    assert marked(call(1), " two", at=0).startswith(f"{MARK}<a")


def test_a_page_that_begins_after_a_line_break_is_marked_on_the_new_line() -> None:
    assert marked("one", LineBreak(), "two", at=4) == "one<br/>¶two"


def test_two_pages_that_begin_in_one_paragraph_have_two_marks() -> None:
    starts = [("7", PageStart("p", 4)), ("8", PageStart("p", 8))]
    made = epub(paragraph_book("one two three"), starts)
    assert [e.tail for e in made.leaf("p")] == ["two ", "three"]


@pytest.mark.parametrize(
    ("words", "at", "settles"),
    [
        ("well-known", 5, 0),
        ("co\u00adoperate", 3, 0),
        ("the years 1914–1918", 15, 10),
        ("word—word", 5, 5),
        ("Q’s", 2, 0),
        ("е\u0301же", 2, 0),
        ("中文字", 1, 1),
        ("“one” “two”", 6, 6),
        ("one", 3, 3),
        ("one  ", 3, 5),
    ],
)
def test_words_are_not_divided(words: str, at: int, settles: int) -> None:
    assert settled(at, (Text(words),)) == settles


@pytest.mark.parametrize(
    "starts",
    [
        [("1", PageStart("nowhere", 0))],
        [("1", PageStart("p", 0)), ("1", PageStart("p", 4))],
        [("", PageStart("p", 0))],
    ],
)
def test_pages_that_cannot_be_marked_are_our_mistake(starts: list[tuple[str, PageStart]]) -> None:
    with pytest.raises(ValueError, match="cannot be marked"):
        epub(paragraph_book("one two"), starts)


@pytest.mark.parametrize(
    "key",
    [
        "title/title",
        "box/v4",
        "a4",
        "q1",
        "i1",
        "i3",
        "note-2/1",
        "source-2",
        "kola/credit",
    ],
)
def test_a_page_can_begin_anywhere(key: str) -> None:
    made = epub(whole_book(), [("7", PageStart(key, 0))])
    mark, place = made.by_id("page.7"), made.leaf(key)
    assert mark.getparent() is place or mark.getnext() is place


def test_a_heading_is_not_named_by_the_mark_of_its_page() -> None:
    made = epub(whole_book(), [("7", PageStart("arkhangelsk/title", 0))])
    assert len(made.leaf("arkhangelsk/title")) == 0
    assert made.by_id("page.7").getnext() is made.leaf("arkhangelsk/title")


@pytest.mark.parametrize("key", ["kola/caption", "kola"])
def test_a_page_that_begins_with_a_caption_or_a_picture_is_marked_before_the_picture(
    key: str,
) -> None:
    made = epub(whole_book(), [("7", PageStart(key, 0))])
    following = made.by_id("page.7").getnext()
    assert following is not None
    assert following.get("alt") == "A hut in snow."
    (listed,) = (e for e in made.xml("nav.xhtml").iter("{*}a") if e.text == "7")
    assert listed.get("href") == "chapter-1.xhtml#page.7"


def test_a_page_that_begins_with_a_fact_is_marked_before_its_header_not_in_it() -> None:
    made = epub(whole_book(), [("7", PageStart("box/l4", 0))])
    mark, header = made.by_id("page.7"), made.leaf("box/l4")
    cell, row = mark.getparent(), header.getparent()
    assert cell is not None
    assert row is not None
    assert len(header) == 0
    assert (tags([cell]), mark.getnext()) == (["td"], None)  # the end of the cell before it
    assert cell.getparent() is row.getprevious()


@pytest.mark.parametrize(("key", "name"), [("box/l3", "table"), ("t7", "div")])
def test_a_page_that_begins_with_a_table_is_marked_before_all_of_it(key: str, name: str) -> None:
    following = epub(whole_book(), [("7", PageStart(key, 0))]).by_id("page.7").getnext()
    assert following is not None
    assert tags([following]) == [name]


def test_a_page_that_begins_with_the_head_of_a_table_without_caption_is_marked_before_it() -> None:
    head = (leaf("h1", "Month", role=Role.TABLE_HEAD),)
    table = Table(head, (), (Ranged.LEFT,))
    made = epub(book(chapter("one", "One", table)), [("7", PageStart("h1", 0))])
    following = made.by_id("page.7").getnext()
    assert following is not None
    assert following.get("class") == "table"


def test_no_header_is_heard_with_the_page_that_begins_there_or_with_a_note() -> None:
    document = whole_book()
    made = epub(document, every_leaf_a_page(document))
    spoken = ("doc-pagebreak", "doc-noteref")
    headers = [e for d in made.documents().values() for e in d.iter(f"{XHTML}th")]
    assert len(headers) == 6
    for header in headers:
        if any(e.get("role") in spoken for e in header.iter()):
            assert header.get("aria-label") == words_of(header)


@pytest.mark.parametrize("key", ["kola/details", "description-kola/back"])
def test_a_page_that_begins_with_a_way_to_a_description_or_back_is_marked_before_it(
    key: str,
) -> None:
    made = epub(described_book(), [("7", PageStart(key, 0))])
    following = made.by_id("page.7").getnext()
    assert following is not None
    assert (tags([following]), following.getparent()) == (["a"], made.leaf(key))
