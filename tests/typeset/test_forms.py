"""Tables, verse, definitions and letters on the page."""

from __future__ import annotations

from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, line_text, page_labelled, pages_of, prose, words_of

from brieflives.document.blocks import Block, Role
from brieflives.typeset.pages import LaidPage, Pages, PlacedRule, PlacedText

GRID = classic().page.grid_pt
MEASURE = classic().page.measure_pt


def one_chapter(maker: BookMaker, *blocks: Block, epigraph: tuple[Block, ...] = ()) -> Pages:
    return pages_of(maker.document(maker.chapter("c", "C", *blocks, epigraph=epigraph)))


def place(page: LaidPage, words: str) -> tuple[float, float]:
    """Where a line that begins with these words stands: its left edge and its baseline."""
    for placed in page.placed:
        if isinstance(placed, PlacedText):
            for k in range(placed.first, placed.stop):
                if line_text(placed.paragraph, k).startswith(words):
                    x = placed.x + placed.paragraph.lines[k].x
                    return x, placed.y + (k - placed.first) * placed.paragraph.leading
    raise LookupError(words)


def test_the_cells_of_a_row_stand_on_one_line_and_those_of_a_column_below_each_other() -> None:
    maker = BookMaker()
    rows = (["Year", "Book"], ["1831", "Mechanism"], ["1848", "Geography"])
    page = one_chapter(maker, maker.table(*rows, caption="Her books")).pages[0]
    (year_x, first), (book_x, first_too) = place(page, "1831"), place(page, "Mechanism")
    assert first == first_too
    assert round(place(page, "Geography")[0] - book_x, 1) == 0
    assert place(page, "Her books")[1] < place(page, "Book")[1] < first < place(page, "1848")[1]
    assert year_x < book_x


def test_numbers_are_ranged_right_where_the_author_says_so() -> None:
    maker = BookMaker()
    page = one_chapter(maker, maker.table(["Pages", "Book"], ["9", "A"], ["812", "B"])).pages[0]
    assert place(page, "9")[0] > place(page, "812")[0]


def test_a_table_has_rules_above_its_head_and_below_its_last_row() -> None:
    maker = BookMaker()
    page = one_chapter(maker, maker.table(["A", "B"], ["c", "d"])).pages[0]
    rules = sorted(rule.y1 for rule in page.placed if isinstance(rule, PlacedRule))
    head, row = place(page, "A")[1], place(page, "c")[1]
    assert rules[0] < head < rules[1] < row < rules[2]
    assert all(rule.width <= 0.5 for rule in page.placed if isinstance(rule, PlacedRule))


def test_the_text_below_a_table_is_on_the_grid_again() -> None:
    for rows in range(1, 6):
        maker = BookMaker()
        table = maker.table(["A"], *(["b"] for _ in range(rows)), caption="Words")
        page = one_chapter(maker, maker.body("Above."), table, maker.body("Below.")).pages[0]
        lines = (place(page, "Below.")[1] - place(page, "Above.")[1]) / GRID
        assert abs(lines - round(lines)) < 1e-6


def test_a_long_table_repeats_its_head_on_every_page_and_divides_no_row() -> None:
    maker = BookMaker()
    rows = [[str(1800 + k), prose(16, k)] for k in range(70)]
    pages = one_chapter(maker, maker.table(["Year", "Event"], *rows)).pages
    shown = [page for page in pages if words_of(page)]
    assert len(shown) > 3
    for number, page in enumerate(shown):
        lines = words_of(page, artifacts=True)
        assert "Year" in lines
        assert ("Year" in words_of(page)) == (number == 0)
        year = next(line for line in words_of(page) if line.isdigit())
        assert place(page, year)[1] > place(page, "Year")[1]
        assert page.start is not None
    years = [line for page in shown for line in words_of(page) if line.isdigit()]
    assert years == [row[0] for row in rows]


def test_a_short_table_is_not_divided() -> None:
    for above in range(20, 34):
        maker = BookMaker()
        lines = (maker.body("Line.") for _ in range(above))
        rows = [[f"row {k}"] for k in range(8)]
        pages = one_chapter(maker, *lines, maker.table(["Head"], *rows)).pages
        homes = {n for n, page in enumerate(pages) for line in words_of(page) if "row" in line}
        assert len(homes) == 1


def test_thirty_columns_are_told_row_by_row_without_losing_a_word() -> None:
    maker = BookMaker()
    rows = [[f"cell{k}of{row}" for k in range(30)] for row in range(2)]
    pages = one_chapter(maker, maker.table([f"Head{k}" for k in range(30)], *rows)).pages
    told = [line for page in pages for line in words_of(page)][1:]
    assert told[:30] == [f"Head{k}" for k in range(30)]
    assert told[30:] == [f"Head{k}: {cell}" for row in rows for k, cell in enumerate(row)]


def test_twelve_columns_are_set_smaller() -> None:
    maker = BookMaker()
    cells = ["wide"] * 12
    page = one_chapter(maker, maker.table(cells, cells)).pages[0]
    sizes = {
        segment.run.style.size_pt
        for placed in page.placed
        if isinstance(placed, PlacedText)
        and placed.paragraph.leaf is not None
        and placed.paragraph.leaf.role is Role.TABLE_CELL
        for segment in placed.paragraph.lines[0].segments
    }
    assert len({round(place(page, "wide")[1])}) == 1
    assert max(sizes) < classic().roles[Role.TABLE_CELL].size_pt


def test_verse_keeps_its_lines_and_a_line_that_turns_over_goes_on_further_in() -> None:
    maker = BookMaker()
    long = "A line that is much longer than the measure of the page and has to be turned over"
    page = one_chapter(maker, maker.verse(["One", "  two", long], ["three"])).pages[0]
    lines = words_of(page)[1:]
    assert lines[:3] == ["One", "two", lines[2]]
    assert len(lines) == 5
    edges = [round(place(page, line)[0]) for line in lines]
    assert edges[0] == edges[2] == edges[4]
    assert edges[1] > edges[0]
    assert edges[3] > edges[2]
    assert place(page, "three")[1] - place(page, lines[3])[1] == 2 * GRID


def test_no_stanza_leaves_a_single_line_on_a_page() -> None:
    for above in range(20, 36):
        maker = BookMaker()
        lines = (maker.body("Line.") for _ in range(above))
        stanza = [f"verse {k}" for k in range(6)]
        pages = one_chapter(maker, *lines, maker.verse(stanza)).pages
        counts = [sum("verse" in line for line in words_of(page)) for page in pages]
        assert sorted(count for count in counts if count)[0] != 1


def test_the_meaning_stands_further_in_below_its_term() -> None:
    maker = BookMaker()
    said = (maker.leaf(Role.ITEM, "a machine"), maker.leaf(Role.ITEM, "of brass"))
    page = one_chapter(maker, maker.definitions(("Engine", said))).pages[0]
    assert words_of(page)[1:] == ["Engine", "a machine", "of brass"]
    term, meaning = place(page, "Engine"), place(page, "a machine")
    assert meaning[0] > term[0]
    assert meaning[1] - term[1] == GRID


def test_the_head_of_a_letter_stands_close_above_its_words() -> None:
    maker = BookMaker()
    letter = maker.letter("Ada to Mary, 1843", maker.leaf(Role.QUOTATION, "My dear,"))
    page = one_chapter(maker, maker.body("Before."), letter, maker.body("After.")).pages[0]
    before, head, words, after = (
        place(page, text)[1] for text in ("Before.", "Ada", "My dear", "After.")
    )
    assert [round((b - a) / GRID) for a, b in ((before, head), (head, words), (words, after))] == [
        2,
        1,
        2,
    ]


def test_an_epigraph_may_be_verse_and_stays_with_the_text_below_it() -> None:
    maker = BookMaker()
    poem = maker.verse(["One line", "another"])
    by = maker.leaf(Role.EPIGRAPH_BY, "A poet")
    page = page_labelled(one_chapter(maker, maker.body("Text."), epigraph=(poem, by)), "1")
    assert words_of(page) == ["C", "One line", "another", "A poet", "Text."]
