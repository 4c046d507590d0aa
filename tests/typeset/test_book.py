from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.composing import classic
from tests.typeset.small_books import (
    BookMaker,
    furniture,
    page_labelled,
    pages_of,
    prose,
    words_of,
)

from brieflives.document.blocks import Break, ItemList, Leaf, Quotation, Role, RowGroup
from brieflives.document.book import Document, Part, PartKind, leaves
from brieflives.document.inline import Link, NoteCall, plain
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Align
from brieflives.typeset.book import lay_out
from brieflives.typeset.furniture import page_labels, roman
from brieflives.typeset.pages import (
    Artifact,
    PageStart,
    PlacedBox,
    PlacedPicture,
    PlacedText,
)

GRID = classic().page.grid_pt


def long_book(maker: BookMaker, chapters: int = 3, paragraphs: int = 9) -> Document:
    made = [
        maker.chapter(
            f"c{number}",
            f"Chapter {number}",
            *(
                maker.body(prose(90, number * 50 + index), maker.call(1 + index % 4), " Next.")
                for index in range(paragraphs)
            ),
        )
        for number in range(1, chapters + 1)
    ]
    return maker.whole(*made)


def test_roman_numbers_are_written_as_readers_know_them() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == [
        "i",
        "iv",
        "ix",
        "xiv",
        "xl",
        "xcix",
    ]


def test_the_body_begins_with_page_one() -> None:
    assert page_labels(4, 7) == ("i", "ii", "iii", "iv", "1", "2", "3")


def test_front_pages_are_counted_in_letters_where_the_language_does_and_has_enough() -> None:
    assert page_labels(2, 4, ("א", "ב", "ג")) == ("א", "ב", "1", "2")
    assert page_labels(2, 3, ("א",)) == ("i", "ii", "1")


def test_the_parts_follow_each_other_from_cover_to_cover() -> None:
    maker = BookMaker()
    pages = pages_of(maker.whole(maker.chapter("one", "One", maker.body("Text.", maker.call(1)))))
    places = {key: pages.pages[index].label for key, index in pages.page_of.items()}
    parts = ("title-page", "imprint", "infobox", "contents", "one", "notes", "back-cover")
    assert [places[key] for key in parts] == ["i", "ii", "iii", "iv", "1", "2", "4"]
    assert [page.label for page in pages.pages if page.start is None] == ["3"]


def test_every_label_is_unique_and_the_book_ends_on_a_verso() -> None:
    pages = pages_of(long_book(BookMaker()))
    labels = [page.label for page in pages.pages]
    assert len(set(labels)) == len(labels)
    assert len(labels) % 2 == 0
    assert pages.page_of["back-cover"] == len(labels) - 1


def test_odd_pages_are_rectos() -> None:
    pages = pages_of(long_book(BookMaker()))
    arabic = [(index, int(p.label)) for index, p in enumerate(pages.pages) if p.label.isdigit()]
    assert all(index % 2 != number % 2 for index, number in arabic)


def test_the_numbers_in_the_contents_are_those_of_the_pages_where_chapters_begin() -> None:
    pages = pages_of(long_book(BookMaker()))
    listed = words_of(pages.pages[pages.page_of["contents"]])[1:]
    begins = [pages.pages[pages.page_of[key]].label for key in ("c1", "c2", "c3", "notes")]
    assert listed == [
        *("Chapter 1", begins[0]),
        *("Chapter 2", begins[1]),
        *("Chapter 3", begins[2]),
        *("Notes", begins[3]),
    ]
    assert len(set(begins)) == 4


def test_every_line_of_the_contents_leads_to_its_part() -> None:
    pages = pages_of(long_book(BookMaker()))
    targets = [
        node.target
        for placed in pages.pages[pages.page_of["contents"]].placed
        if isinstance(placed, PlacedText)
        for line in placed.paragraph.lines
        for segment in line.segments[:1]
        for node in segment.run.chain
        if isinstance(node, Link)
    ]
    assert targets == [f"#{key}" for key in ("c1", "c1", "c2", "c2", "c3", "c3", "notes", "notes")]


def test_contents_longer_than_a_page_go_on_overleaf() -> None:
    maker = BookMaker()
    pages = pages_of(
        maker.whole(*(maker.chapter(f"c{n}", f"Chapter {n}", maker.body("A.")) for n in range(50)))
    )
    first = pages.page_of["contents"]
    shown = words_of(pages.pages[first]) + words_of(pages.pages[first + 1])
    assert all(f"Chapter {number}" in shown for number in range(50))
    assert shown[-1] == pages.pages[pages.page_of["notes"]].label


def test_a_note_tells_the_pages_of_all_its_calls() -> None:
    pages = pages_of(long_book(BookMaker()))
    calls = [f"call-1{letter}" for letter in "abcdefghi"]
    labels = [pages.pages[pages.page_of[key]].label for key in calls]
    expected = ", ".join(
        f"{key[-1]}\u00a0{label}" for key, label in zip(calls, labels, strict=True)
    )
    text = " ".join(words_of(pages.pages[pages.page_of["notes"]]))
    assert expected in text.replace(",\u00a0", ", ")
    assert len(set(labels)) > 2


def test_a_call_in_the_infobox_is_on_a_page_with_a_roman_number() -> None:
    maker = BookMaker()
    born = maker.row("Born", "11 June 1890")
    value = maker.leaf(Role.INFOBOX_VALUE, "Samara", maker.call(1))
    infobox = maker.infobox(RowGroup(None, (type(born)(born.label, (value,)),)))
    chapter = maker.chapter("one", "One", maker.body("Text.", maker.call(1)))
    pages = pages_of(
        maker.document(maker.title_page(), maker.imprint(), infobox, chapter, maker.endnotes(4))
    )
    assert words_of(pages.pages[pages.page_of["notes"]])[-1].endswith("a\u00a0iii,\u00a0b\u00a01")


def test_no_line_of_a_note_holds_nothing_but_the_page_of_its_last_call() -> None:
    for words in range(8, 40):
        maker = BookMaker()
        called = maker.body("Text.", *(maker.call(1) for _ in range(words % 4 + 1)))
        pages = pages_of(maker.document(maker.chapter("one", "One", called), maker.endnotes(words)))
        last = words_of(pages.pages[pages.page_of["notes"]])[-1]
        assert len(last.split(" ")) > 1 or last.count("\u00a0") > 2


def test_every_call_and_every_leaf_has_a_page() -> None:
    document = long_book(BookMaker())
    found = pages_of(document).page_of
    for leaf in leaves(document):
        assert leaf.key in found
        for node in leaf.inlines:
            assert not isinstance(node, NoteCall) or node.key in found


def test_a_page_knows_the_word_it_begins_with() -> None:
    document = long_book(BookMaker())
    texts = {leaf.key: plain(leaf.inlines) for leaf in leaves(document)}
    checked = 0
    for page in pages_of(document).pages:
        if page.start is None or not page.label.isdigit():
            continue
        begins = texts[page.start.key][page.start.offset :]
        line = words_of(page)[1 if words_of(page)[0] in {"1.", "•"} else 0]
        assert begins.startswith(line.rstrip("\u00ad").split("  ")[0][:20])
        checked += 1
    assert checked > 6


def test_no_paragraph_leaves_a_line_alone_on_a_page() -> None:
    for page in pages_of(long_book(BookMaker(), paragraphs=30)).pages:
        for placed in page.placed:
            if isinstance(placed, PlacedText) and placed.artifact is None:
                count = len(placed.paragraph.lines)
                assert placed.stop - placed.first > 1 or count == 1


def test_lines_of_running_text_stand_on_one_grid_whatever_is_between_them() -> None:
    maker = BookMaker()
    quotation = Quotation((maker.leaf(Role.QUOTATION, prose(40)),))
    items = ItemList(((maker.leaf(Role.ITEM, prose(20)),), (maker.leaf(Role.ITEM, prose(9)),)))
    blocks = (
        maker.body(prose(60)),
        maker.leaf(Role.SECTION, "A section"),
        maker.body(prose(60, 2)),
        quotation,
        maker.body(prose(60, 3)),
        items,
        Break(),
        maker.figure("f", 900, 617, width=70),
        maker.body(prose(300, 4)),
    )
    top = classic().page.head_mm * 72 / 25.4 + GRID * 0.76
    checked = 0
    for page in pages_of(maker.whole(maker.chapter("c", "A chapter", *blocks))).pages:
        for placed in page.placed:
            leaf = placed.paragraph.leaf if isinstance(placed, PlacedText) else None
            if isinstance(placed, PlacedText) and leaf and leaf.role in {Role.BODY, Role.QUOTATION}:
                lines = (placed.y - top) / GRID
                assert abs(lines - round(lines)) < 1e-6
                checked += 1
    assert checked >= 5


@pytest.mark.parametrize("words", range(150, 400, 10))
def test_no_page_begins_or_ends_with_a_break(words: int) -> None:
    maker = BookMaker()
    blocks = (maker.body(prose(words)), Break(), maker.body(prose(150, 2)))
    pages = pages_of(maker.whole(maker.chapter("c", "A chapter", *blocks)))
    for page in pages.pages[pages.page_of["c"] : -1]:
        shown = [p for p in page.placed if not (isinstance(p, PlacedText) and p.artifact)]
        discs = [k for k, p in enumerate(shown) if isinstance(p, PlacedBox) and p.round]
        assert not discs or 0 < discs[0] < discs[-1] < len(shown) - 1


def test_heads_stand_on_pages_that_go_on_and_never_on_openings() -> None:
    pages = pages_of(long_book(BookMaker(), chapters=1, paragraphs=12))
    begin, end = pages.page_of["c1"], pages.page_of["notes"]
    heads = [furniture(page, Artifact.HEADER) for page in pages.pages[begin:end]]
    assert heads == [[], ["Leonid Serebryakov"], ["Chapter 1"], ["Leonid Serebryakov"]]


def test_a_title_page_of_large_type_stays_one_page_on_small_paper() -> None:
    sheet, _ = load_sheet("large-print", paper="half-letter")
    assert sheet is not None
    pages, _ = lay_out(long_book(BookMaker()), sheet)
    assert pages.page_of["imprint"] == 1


def test_covers_imprint_infobox_and_blanks_print_no_number() -> None:
    pages = pages_of(long_book(BookMaker()))
    silent = [page.label for page in pages.pages if not furniture(page, Artifact.FOOTER)]
    assert silent[:3] == ["i", "ii", "iii"]
    assert silent[-1] == pages.pages[-1].label
    assert furniture(page_labelled(pages, "iv"), Artifact.FOOTER) == ["iv"]


def test_a_title_too_long_for_a_head_loses_its_last_words() -> None:
    maker = BookMaker()
    title = "The year of the trade unions and the long quarrel about what they were for"
    bodies = (maker.body(prose(120, number)) for number in range(12))
    pages = pages_of(maker.whole(maker.chapter("c", title, *bodies)))
    head = furniture(page_labelled(pages, "3"), Artifact.HEADER)[0]
    assert head.endswith("…")
    assert title.startswith(head[:-1])


@pytest.mark.parametrize("title", ["a word " * 57, "y" * 400, "— " * 200, "Ж" * 20 + " жж" * 130])
def test_no_title_is_too_long_for_a_head(title: str) -> None:
    maker = BookMaker()
    bodies = (maker.body(prose(120, number)) for number in range(12))
    pages = pages_of(maker.whole(maker.chapter("c", title.strip(), *bodies)))
    heads = [
        placed
        for page in pages.pages
        for placed in page.placed
        if isinstance(placed, PlacedText) and placed.artifact is Artifact.HEADER
    ]
    assert heads
    for placed in heads:
        assert len(placed.paragraph.lines) == 1
        assert placed.paragraph.lines[0].width <= classic().page.measure_pt + 1


def test_a_heading_repeated_elsewhere_leaves_its_note_call_behind() -> None:
    maker = BookMaker()
    chapter = maker.chapter("c", "", maker.body(prose(900)))
    heading = maker.leaf(Role.PART_TITLE, "The trial", maker.call(1))
    chapter = type(chapter)("c", chapter.kind, heading, (), chapter.blocks)
    pages = pages_of(maker.whole(chapter))
    assert "The trial" in words_of(pages.pages[pages.page_of["contents"]])
    assert furniture(page_labelled(pages, "3"), Artifact.HEADER) == ["The trial"]
    assert pages.pages[pages.page_of["call-1a"]].label == "1"


def test_bookmarks_name_parts_and_the_sections_of_chapters() -> None:
    maker = BookMaker()
    section = maker.leaf(Role.SECTION, "Sand and braes")
    chapter = maker.chapter("c", "The word", section, maker.body("Text.", maker.call(1)))
    outline = pages_of(maker.whole(maker.lead(maker.body("She never sat.")), chapter)).outline
    assert [(entry.level, entry.title) for entry in outline] == [
        (0, "Title page"),
        (0, "At a glance"),
        (0, "Contents"),
        (0, "Introduction"),
        (0, "The word"),
        (1, "Sand and braes"),
        (0, "Notes"),
    ]


def test_markers_of_a_list_come_before_its_items() -> None:
    maker = BookMaker()
    items = tuple((maker.leaf(Role.ITEM, word),) for word in ("Bread", "Wages"))
    inner = (maker.leaf(Role.ITEM, "Letters"), ItemList(((maker.leaf(Role.ITEM, "Home"),),)))
    chapter = maker.chapter("c", "C", ItemList((*items, inner), start=9))
    pages = pages_of(maker.document(chapter))
    assert words_of(pages.pages[0])[1:] == [
        "9.",
        "Bread",
        "10.",
        "Wages",
        "11.",
        "Letters",
        "•",
        "Home",
    ]


def test_a_picture_is_never_deeper_than_its_page_and_keeps_its_shape() -> None:
    maker = BookMaker()
    chapter = maker.chapter("c", "C", maker.body("A."), maker.figure("tall", 500, 4000))
    page = classic().page
    foot = page.head_mm * 72 / 25.4 + page.depth_pt
    pages = pages_of(maker.document(chapter))
    shown = next(p for page in pages.pages for p in page.placed if isinstance(p, PlacedPicture))
    assert shown.y + shown.height <= foot
    assert abs(shown.height / shown.width - 8) < 1e-6


def test_a_caption_longer_than_a_page_is_not_lost() -> None:
    maker = BookMaker()
    figure = maker.figure("f", 500, 500)
    caption = maker.leaf(Role.CAPTION, prose(1200))
    figure = type(figure)("f", figure.picture, "", caption)
    pages = pages_of(maker.document(maker.chapter("c", "C", figure)))
    text = "".join(line for page in pages.pages for line in words_of(page)[0:])
    assert text.count(".") >= plain(caption.inlines).count(".")


def rows(maker: BookMaker, count: int) -> RowGroup:
    many = tuple(maker.row(f"Fact {number}", prose(5, number)) for number in range(count))
    return RowGroup(maker.leaf(Role.INFOBOX_GROUP, "Facts"), many)


def printed(document: Document) -> int:
    """How many pages are not blank."""
    return sum(bool(page.placed) for page in pages_of(document).pages)


def plate_of(document: Document) -> PlacedBox:
    page = pages_of(document).pages[0]
    return next(placed for placed in page.placed if isinstance(placed, PlacedBox))


def test_few_facts_stand_below_a_plate_of_full_width() -> None:
    maker = BookMaker()
    plate = plate_of(maker.document(maker.infobox(rows(maker, 6))))
    assert round(plate.width * 25.4 / 72) == 62
    assert round(plate.height / plate.width, 2) == 1.25


def test_more_facts_make_the_plate_smaller_to_stay_on_one_page() -> None:
    maker = BookMaker()
    document = maker.document(maker.infobox(rows(maker, 15)))
    assert printed(document) == 1
    assert 42 <= round(plate_of(document).width * 25.4 / 72) < 62


def test_still_more_facts_put_the_name_beside_the_plate() -> None:
    maker = BookMaker()
    document = maker.document(maker.infobox(rows(maker, 20)))
    name = next(p for p in pages_of(document).pages[0].placed if isinstance(p, PlacedText))
    assert printed(document) == 1
    assert name.x > plate_of(document).x + plate_of(document).width


def test_a_table_of_facts_longer_than_a_page_goes_on_and_loses_nothing() -> None:
    maker = BookMaker()
    pages = pages_of(maker.document(maker.infobox(rows(maker, 70)))).pages
    shown = [line for page in pages for line in words_of(page)]
    assert len(pages) > 1
    assert all(f"Fact {number}" in shown for number in range(70))


def test_a_fact_longer_than_a_page_is_cut_between_its_lines() -> None:
    maker = BookMaker()
    group = RowGroup(None, (maker.row("Life", prose(900)),))
    pages = pages_of(maker.document(maker.infobox(group))).pages
    words = " ".join(line for page in pages for line in words_of(page))
    assert len(pages) > 1
    assert words.count("Life") == 1
    assert words.count(".") == prose(900).count(".")


def test_a_page_that_a_picture_has_for_itself_begins_with_its_caption_or_with_the_picture() -> None:
    maker = BookMaker()
    captioned = maker.figure("works", 100, 150)
    bare = replace(maker.figure("river", 100, 160), caption=None, credit=None)
    before, after = maker.body(prose(40), key="before"), maker.body(prose(20))
    pages = pages_of(maker.document(maker.lead(before, captioned, after, bare))).pages
    caption = captioned.caption
    assert caption is not None
    assert [page.start and page.start.key for page in pages] == ["before", caption.key, "river"]


def test_a_dedication_is_a_recto_without_number() -> None:
    maker = BookMaker()
    words = Leaf("for", Role.BODY, maker.body("For my mother").inlines)
    imprint = maker.imprint()
    part = type(imprint)("dedication", PartKind.DEDICATION, None, (), (words,))
    chapter = maker.chapter("c", "C", maker.body("Text."))
    pages = pages_of(maker.document(maker.title_page(), part, chapter))
    assert [page.start and page.start.key for page in pages.pages][2:5] == [
        "for",
        None,
        "c-title",
    ]
    assert furniture(page_labelled(pages, "iii"), Artifact.FOOTER) == []


@pytest.mark.parametrize("align", ["left", "center"])
def test_a_dedication_is_ranged_as_the_title_of_the_book_is(align: Align) -> None:
    maker = BookMaker()
    title = classic().roles[Role.BOOK_TITLE].aligned(align)
    sheet = replace(classic(), roles={**classic().roles, Role.BOOK_TITLE: title})
    words = Leaf("for", Role.BODY, maker.body("For my mother").inlines)
    part = Part("dedication", PartKind.DEDICATION, None, (), (words,))
    pages, _ = lay_out(maker.document(maker.title_page(), part), sheet)
    (line,) = (
        placed.paragraph.lines[0]
        for page in pages.pages
        for placed in page.placed
        if isinstance(placed, PlacedText) and placed.paragraph.leaf is words
    )
    assert (line.x < 1) == (align == "left")


def test_a_word_no_page_begins_with_is_where_the_layout_added_it() -> None:
    pages = pages_of(long_book(BookMaker()))
    assert all(isinstance(page.start, PageStart | None) for page in pages.pages)
    assert all(page.start is None or page.start.offset >= 0 for page in pages.pages)
