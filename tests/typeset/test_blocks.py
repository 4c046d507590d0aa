"""Paragraphs, headings, lists and quotations on the page: what stands together, and where."""

from __future__ import annotations

from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, pages_of, prose, words_of
from tests.typeset.test_forms import one_chapter, place

from brieflives.document.blocks import ItemList, Quotation, Role
from brieflives.typeset.pages import PlacedText

GRID = classic().page.grid_pt


def a_list(maker: BookMaker, *items: str) -> ItemList:
    return ItemList(tuple((maker.leaf(Role.ITEM, item),) for item in items), None)


def test_a_list_has_half_a_line_above_and_below_it_and_the_text_is_on_the_grid_again() -> None:
    maker = BookMaker()
    blocks = (maker.body("Above."), a_list(maker, "One", "Two"), maker.body("Below."))
    page = one_chapter(maker, *blocks).pages[0]
    above, one, two, below = (place(page, word)[1] for word in ("Above", "One", "Two", "Below"))
    assert [round((y - above) / GRID, 2) for y in (one, two, below)] == [1.5, 2.5, 4]


def test_a_list_inside_a_list_has_no_white_around_it() -> None:
    maker = BookMaker()
    inner = a_list(maker, "Inner")
    outer = ItemList(
        ((maker.leaf(Role.ITEM, "Outer"), inner), (maker.leaf(Role.ITEM, "Next"),)), None
    )
    page = one_chapter(maker, maker.body("Above."), outer).pages[0]
    outer_y, inner_y, next_y = (place(page, word)[1] for word in ("Outer", "Inner", "Next"))
    assert round(inner_y - outer_y) == round(next_y - inner_y) == GRID


def test_a_list_inside_a_quotation_stands_in_like_it_and_is_as_small() -> None:
    maker = BookMaker()
    said = maker.leaf(Role.QUOTATION, "I saw them:")
    quotation = Quotation((said, a_list(maker, "a comet, " + prose(30), "a planet")))
    page = one_chapter(maker, maker.body("Above."), quotation, maker.body("Below.")).pages[0]
    inset = place(page, "I saw")[0] - place(page, "Above")[0]
    assert inset > 0
    assert round(place(page, "•")[0] - place(page, "I saw")[0], 1) == 0
    texts = [placed.paragraph for placed in page.placed if isinstance(placed, PlacedText)]
    item = next(text for text in texts if text.leaf and text.leaf.role is Role.ITEM)
    assert item.lines[0].segments[0].run.style.size_pt == classic().roles[Role.QUOTATION].size_pt
    right = classic().page.measure_pt - 2 * inset - classic().hanging.list_pt
    assert item.lines[0].width < right + 6


def test_a_paragraph_that_ends_in_a_colon_stays_with_its_list() -> None:
    for lines in range(20, 34):
        maker = BookMaker()
        above = (maker.body(f"Line {n}.") for n in range(lines))
        end = maker.body("They came quickly now:")
        pages = pages_of(
            maker.document(maker.chapter("c", "C", *above, end, a_list(maker, "one", "two")))
        ).pages
        assert not any(words_of(page)[-1:] == ["They came quickly now:"] for page in pages)


def test_a_heading_with_one_line_below_it_never_ends_a_page() -> None:
    for lines in range(20, 34):
        maker = BookMaker()
        above = (maker.body(f"Line {n}.") for n in range(lines))
        heading = maker.leaf(Role.SECTION, "Honours")
        blocks = (*above, heading, maker.body("They came."), maker.body("More of them."))
        pages = pages_of(maker.document(maker.chapter("c", "C", *blocks))).pages
        assert not any(words_of(page)[-1:] == ["They came."] for page in pages)


def test_no_last_page_of_the_notes_holds_a_single_short_note() -> None:
    for words in range(10, 60):
        maker = BookMaker()
        called = maker.body("Text.", *(maker.call(number) for number in range(1, 24)))
        pages = pages_of(maker.document(maker.chapter("c", "C", called), maker.endnotes(words)))
        notes = pages.pages[pages.page_of["notes"] :]
        assert len(notes) == 1 or len(words_of(notes[-1])) > 5
