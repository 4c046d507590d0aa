from __future__ import annotations

import random
from collections.abc import Sequence

from msgspec.structs import replace

from brieflives.typeset.items import LONELY_LINE, NEVER, Begin, Extent, Item
from brieflives.typeset.pagebreak import break_pages

LINE = 14.0


def paragraph(lines: int) -> list[Item]:
    """Lines of which neither the first nor the last may stand alone on a page."""
    return [
        Item(LINE, penalty=LONELY_LINE if index > 0 and index in (1, lines - 1) else 0.0)
        for index in range(lines)
    ]


def heading() -> Item:
    return Item(LINE, before=LINE)


def kept(item: Item) -> Item:
    return Item(item.height, item.before, penalty=NEVER, begin=item.begin)


def picture(lines: int) -> Item:
    return Item(lines * LINE, before=LINE, after=LINE, floats=True)


def pages(items: Sequence[Item], lines: int = 10, before: int = 0, *, closes: bool = False) -> str:
    """The pages as text: ``0-9 10-19``, a blank as ``-``, pictures from elsewhere as ``+7 -7``."""
    return " ".join(map(told, break_pages(items, lines * LINE, LINE, before=before, closes=closes)))


def told(page: Extent) -> str:
    if page.blank:
        return "-"
    words = f"{page.start}-{page.stop - 1}" if page.stop > page.start else ""
    words += f"(-{page.left})" if page.left is not None else ""
    return f"(+{page.carried}){words}" if page.carried is not None else words


def test_a_book_without_text_has_no_pages() -> None:
    assert pages([]) == ""


def test_lines_fill_one_page_after_the_other() -> None:
    assert pages([Item(LINE)] * 25) == "0-9 10-19 20-24"


def test_the_last_line_of_a_paragraph_never_stands_alone_on_a_new_page() -> None:
    assert pages(paragraph(11) + [Item(LINE)] * 17) == "0-8 9-18 19-27"


def test_the_first_line_of_a_paragraph_never_stays_alone_at_the_foot() -> None:
    assert pages([*[Item(LINE)] * 9, *paragraph(9)]) == "0-8 9-17"


def test_a_heading_goes_with_the_lines_below_it() -> None:
    text = paragraph(7)
    after = paragraph(8)
    items = [*text, heading(), kept(after[0]), *after[1:]]
    assert pages(items) == "0-6 7-15"


def test_white_space_vanishes_at_the_top_of_a_page() -> None:
    items = [*[Item(LINE)] * 10, Item(LINE, before=3 * LINE), *[Item(LINE)] * 9]
    assert pages(items) == "0-9 10-19"


def test_facing_pages_end_at_the_same_depth() -> None:
    # page 3 has to stop a line early for the heading; page 2 beside it does so too
    items = [*[Item(LINE)] * 28, heading(), kept(Item(LINE)), *[Item(LINE)] * 8]
    assert pages(items) == "0-9 10-18 19-27 28-37"


def test_a_part_does_not_end_with_a_page_of_two_lines() -> None:
    last = break_pages([*[Item(LINE)] * 22], 10 * LINE, LINE)[-1]
    assert last.stop - last.start >= 4


def test_a_part_that_opens_on_a_recto_has_a_blank_before_it() -> None:
    items = [Item(LINE), Item(LINE, begin=Begin.RECTO)]
    assert pages(items) == "0-0 - 1-1"


def test_the_back_cover_is_a_verso() -> None:
    items = [Item(LINE), Item(LINE, begin=Begin.PAGE), Item(LINE, begin=Begin.VERSO)]
    assert pages(items) == "0-0 1-1 - 2-2"
    assert pages(items[1:]) == "0-0 1-1"
    assert pages(items[2:]) == "- 0-0"


def test_an_item_deeper_than_a_page_has_a_page_of_its_own() -> None:
    assert pages([Item(LINE), Item(300.0), Item(LINE)]) == "0-0 1-1 2-2"


def test_a_picture_that_fits_stays_where_it_stands() -> None:
    items = [*[Item(LINE)] * 3, picture(4), *[Item(LINE)] * 9]
    assert pages(items) == "0-4 5-12"


def test_a_picture_without_room_opens_the_next_page_and_the_text_goes_on() -> None:
    items = [*[Item(LINE)] * 7, picture(5), *[Item(LINE)] * 12]
    assert pages(items) == "0-10(-7) (+7)11-14 15-19"


def test_white_that_stays_where_a_picture_goes_overleaf_takes_room() -> None:
    stays = replace(picture(5), stays=LINE)
    items = [*[Item(LINE)] * 7, stays, *[Item(LINE)] * 12]
    assert pages(items) == "0-9(-7) (+7)10-13 14-19"


def test_a_picture_never_comes_into_the_next_section() -> None:
    section = Item(LINE, before=LINE, heads=True)
    items = [*[Item(LINE)] * 5, picture(7), Item(LINE), Item(LINE), section, *[Item(LINE)] * 9]
    assert pages(items).startswith("0-7(-5) (+5)8-")
    items[8] = Item(LINE, before=LINE)
    assert pages(items).startswith("0-9(-5)")


def test_a_picture_as_deep_as_a_page_has_one_to_itself() -> None:
    items = [*[Item(LINE)] * 6, picture(10), *[Item(LINE)] * 14]
    assert pages(items) == "0-10(-6) (+6) 11-20"


def test_a_picture_as_deep_as_a_page_ends_a_part_whose_text_has_room_before_it() -> None:
    part = [*[Item(LINE)] * 6, picture(10), *[Item(LINE)] * 3]
    for begin, blank in ((Begin.PAGE, ""), (Begin.RECTO, ""), (Begin.VERSO, " -")):
        items = [*part, Item(LINE, begin=begin), Item(LINE)]
        assert pages(items) == f"0-9(-6) (+6){blank} 10-11"


def test_no_line_is_left_alone_for_a_picture_that_could_stay() -> None:
    items = [*[Item(LINE)] * 38, picture(34), *paragraph(3)]
    assert "(-" not in pages(items, lines=34, before=1)


def test_a_picture_never_leaves_its_part() -> None:
    items = [*[Item(LINE)] * 7, picture(5), Item(LINE), Item(LINE, begin=Begin.PAGE)]
    assert pages(items) == "0-6 7-8 9-9"


def test_a_long_book_has_no_lonely_line_and_no_page_is_too_full() -> None:
    chance = random.Random(7)
    items: list[Item] = []
    for _ in range(400):
        if chance.random() < 0.1:
            items.append(picture(chance.randint(3, 30)))
        items += paragraph(chance.randint(1, 16))
    found = break_pages(items, 34 * LINE, LINE)
    shown = sorted(id(item) for page in found for item in page.all(items))
    assert shown == sorted(map(id, items))
    for page in found:
        first, *rest = page.all(items)
        depth = first.height + sum(item.before + item.height for item in rest)
        assert depth <= 34 * LINE + 1e-6
        if page.start < page.stop:
            assert items[page.start].penalty < LONELY_LINE


def part(lines: int, begin: Begin = Begin.RUN_ON) -> list[Item]:
    """A part that may run on below another: three lines of white above it, none at a page's top."""
    return [Item(LINE, before=3 * LINE, begin=begin), *[Item(LINE)] * (lines - 1)]


def test_short_parts_run_on_below_each_other_and_a_page_of_two_lines_vanishes() -> None:
    parts = [*part(8), *part(2), *part(2)]
    assert pages(parts, 20) == "0-11"
    assert pages([*part(8), *part(2, Begin.PAGE), *part(2, Begin.PAGE)], 20) == "0-7 8-9 10-11"


def test_a_part_for_which_there_is_no_room_opens_a_page() -> None:
    first, *others = part(8)
    assert pages([*part(12), first, *map(kept, others)], 20) == "0-11 12-19"


def test_parts_open_pages_of_their_own_where_that_gives_a_booklet_no_blank() -> None:
    cover = Item(LINE, begin=Begin.VERSO)
    half_pages = [*part(9), *part(8), cover]
    assert pages(half_pages, 20, before=1, closes=True) == "0-8 9-16 17-17"  # 4 pages in all


def test_parts_run_on_where_that_saves_a_booklet_a_sheet() -> None:
    cover = Item(LINE, begin=Begin.VERSO)
    parts = [*part(9), *part(8), cover]
    assert pages(parts, 20, before=2, closes=True) == "0-16 17-17"  # 4 pages in all, and not 6


def test_a_part_that_opens_a_page_stands_as_far_down_as_it_is_to() -> None:
    dropped = Item(LINE, before=3 * LINE, begin=Begin.RUN_ON, again_pt=4 * LINE)
    items = [*part(18), dropped, *[Item(LINE)] * 26]
    assert pages(items, 20) == "0-17 18-33 34-44"


def test_where_a_style_lets_parts_run_on_only_want_of_room_parts_them() -> None:
    dear = Item(LINE, before=3 * LINE, begin=Begin.RUN_ON, penalty=20_000)
    assert pages([*part(16), dear], 20) == "0-16"
    whole = [kept(item) for item in part(18)]
    assert pages([*whole, dear], 20) == "0-17 18-18"


def test_the_fewer_lines_a_last_page_would_have_the_more_its_part_does_to_avoid_it() -> None:
    paragraphs = [paragraph(4 + number % 3) for number in range(30)]
    parted = [[Item(LINE, before=LINE), *lines[1:]] for lines in paragraphs]
    for count in range(5, 30):
        items = [line for lines in parted[:count] for line in lines]
        last = break_pages(items, 22 * LINE, LINE, before=1)[-1]
        assert last.stop - last.start >= 4, count
