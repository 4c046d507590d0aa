"""Where pictures stand, and what is around them."""

from __future__ import annotations

from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, prose
from tests.typeset.test_forms import one_chapter, place

from brieflives.document.blocks import Block, Quotation, Role
from brieflives.typeset.pages import LaidPage, PlacedPicture, PlacedText

GRID = classic().page.grid_pt
DEEP = (900, 1200)  # more than what a chapter's title leaves of its page


def opened(maker: BookMaker, *blocks: Block) -> tuple[LaidPage, ...]:
    return one_chapter(maker, *blocks).pages


def picture(page: LaidPage) -> PlacedPicture:
    (only,) = (placed for placed in page.placed if isinstance(placed, PlacedPicture))
    return only


def test_the_white_below_a_title_stays_where_the_picture_that_follows_it_goes_overleaf() -> None:
    maker = BookMaker()
    text = "Born in Samara. " + prose(120)
    first, second = opened(maker, maker.figure("f", *DEEP), maker.body(text))[:2]
    assert picture(second)
    plain = opened(BookMaker(), BookMaker().body(text))[0]
    assert place(first, "Born in")[1] == place(plain, "Born in")[1]


def test_a_quotation_keeps_its_white_where_the_picture_that_follows_it_goes_overleaf() -> None:
    maker = BookMaker()
    quoted = Quotation((maker.leaf(Role.QUOTATION, "Never despair."),))
    blocks = (quoted, maker.figure("f", *DEEP), maker.body("Born in Samara. " + prose(120)))
    first, second = opened(maker, *blocks)[:2]
    assert picture(second)
    assert round(place(first, "Born in")[1] - place(first, "Never")[1], 6) == 2 * GRID


def test_white_that_the_text_behind_a_picture_asks_for_itself_is_not_doubled() -> None:
    maker = BookMaker()
    quoted = Quotation((maker.leaf(Role.QUOTATION, "Never despair."),))
    again = Quotation((maker.leaf(Role.QUOTATION, "Hope on."),))
    blocks = (quoted, maker.figure("f", *DEEP), again, maker.body(prose(120)))
    first = opened(maker, *blocks)[0]
    assert round(place(first, "Hope")[1] - place(first, "Never")[1], 6) == 2 * GRID


def test_a_caption_begins_at_the_edge_of_its_picture() -> None:
    for width in (100, 60):
        maker = BookMaker()
        page = opened(maker, maker.body("A."), maker.figure("f", 900, 300, width=width))[0]
        hung = picture(page).x - place(page, "The tube works")[0]
        assert 0 <= hung < 1  # the T, a little


def test_the_caption_of_a_narrow_picture_stands_in_the_middle_below_it() -> None:
    maker = BookMaker()
    page = opened(maker, maker.body("A."), maker.figure("f", 200, 300, width=20))[0]
    shown = picture(page)
    left = place(page, "The tube works")[0]
    (width,) = (
        line.width
        for placed in page.placed
        if isinstance(placed, PlacedText)
        for line in placed.paragraph.lines
        if line.text.startswith("The tube works")
    )
    assert left < shown.x
    assert abs(left + width / 2 - (shown.x + shown.width / 2)) < 1
