from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, pages_of, prose

from brieflives.document.blocks import (
    Block,
    Break,
    Figure,
    ItemList,
    Leaf,
    Quotation,
    Role,
    Row,
    RowGroup,
    Table,
    Verse,
)
from brieflives.document.book import Document, leaves
from brieflives.document.inline import plain
from brieflives.typeset.pages import Pages, PlacedPicture, PlacedText

FOOT = classic().page.head_mm * 72 / 25.4 + classic().page.depth_pt


def words(chance: random.Random) -> str:
    count = chance.choice((0, 1, 12, 90, 400))
    return chance.choice((prose(count, chance.randint(1, 99)) if count else "", "w" * 150, "A"))


def block(maker: BookMaker, chance: random.Random, depth: int = 0) -> Block:
    def some(role: Role) -> tuple[Block, ...]:
        found = (maker.leaf(role, words(chance)), block(maker, chance, depth + 1))
        return found[: chance.randint(0, 2)]

    kind = chance.randint(0, 11 if depth < 3 else 2)
    made: Block = Break()
    if kind < 3:
        made = maker.body(words(chance), maker.call(chance.randint(1, 9)), " More.")
    elif kind == 3:
        made = maker.leaf(Role.SECTION, words(chance)[:80])
    elif kind == 4:
        made = Quotation(some(Role.QUOTATION))
    elif kind == 5:
        start = chance.choice((None, 1, 98))
        made = ItemList(tuple(some(Role.ITEM) for _ in range(3)), start)
    elif kind == 6:
        made = maker.definitions(*((words(chance)[:200], some(Role.ITEM)) for _ in range(2)))
    elif kind == 7:
        made = maker.letter(words(chance), *some(Role.QUOTATION))
    elif kind < 11:
        made = chance.choice((any_figure, any_table, any_verse))(maker, chance)
    return made


def any_figure(maker: BookMaker, chance: random.Random) -> Figure:
    size = (chance.randint(1, 2000), chance.randint(1, 2000))
    figure = maker.figure(f"figure-{maker.leaves}", *size, width=chance.choice((100, 60, 5)))
    return replace(figure, caption=maker.leaf(Role.CAPTION, words(chance)))


def any_verse(maker: BookMaker, chance: random.Random) -> Verse:
    lines = (words(chance)[: chance.choice((30, 300))] for _ in range(9))
    stanza = [" " * chance.choice((0, 2, 90)) + line for line in lines]
    return maker.verse(*[stanza] * chance.randint(1, 3))


def any_table(maker: BookMaker, chance: random.Random) -> Table:
    """A table that may be as wide as thirty columns, or hold what no page holds."""
    columns, longest = chance.choice(((1, 9999), (2, 300), (4, 60), (9, 12), (30, 40)))
    count = chance.choice((0, 1, 5, 40))
    rows = [[words(chance)[:longest] for _ in range(columns)] for _ in range(count + 1)]
    return maker.table(*rows, caption=words(chance))


def any_book(seed: int) -> Document:
    """A book with whatever an author may write, empty words and endless ones too."""
    chance, maker = random.Random(seed), BookMaker()
    title = maker.title_page()
    title = replace(title, title=maker.leaf(Role.BOOK_TITLE, words(chance)))
    rows = tuple(
        Row(
            maker.leaf(Role.INFOBOX_LABEL, words(chance)[: chance.choice((9, 300))]),
            tuple(maker.leaf(Role.INFOBOX_VALUE, words(chance)) for _ in range(number % 3)),
        )
        for number in range(chance.randint(0, 12))
    )
    chapters = [
        maker.chapter(
            f"c{number}",
            words(chance)[:200],
            *(block(maker, chance) for _ in range(9)),
            epigraph=tuple(block(maker, chance) for _ in range(chance.choice((0, 0, 1, 2)))),
        )
        for number in range(chance.randint(0, 3))
    ]
    infobox = maker.infobox(RowGroup(None, rows))
    front = (title, maker.imprint(), infobox, maker.contents())
    return maker.document(*front, *chapters, maker.endnotes(40), maker.back_cover())


def lines_on_pages(pages: Pages) -> dict[str, list[int]]:
    """Which lines of each leaf stand on some page."""
    found: dict[str, list[int]] = {}
    for page in pages.pages:
        for placed in page.placed:
            if not isinstance(placed, PlacedText) or placed.artifact is not None:
                continue
            leaf = placed.paragraph.leaf
            if leaf:
                found.setdefault(leaf.key, []).extend(range(placed.first, placed.stop))
    return found


@pytest.mark.parametrize("seed", range(16))
def test_whatever_an_author_writes_no_line_is_lost_or_printed_below_the_foot(seed: int) -> None:
    document = any_book(seed)
    pages = pages_of(document)
    lines = lines_on_pages(pages)
    for leaf in leaves(document):
        assert leaf.key in pages.page_of
        assert lines.get(leaf.key, []) == list(range(len(lines.get(leaf.key, []))))
        assert lines.get(leaf.key) or not plain(leaf.inlines)
    for part in document.parts:
        assert part.key in pages.page_of
    for page in pages.pages:
        for placed in page.placed:
            if isinstance(placed, PlacedPicture):
                assert placed.y + placed.height <= FOOT + 0.01
            elif isinstance(placed, PlacedText) and placed.artifact is None:
                below = (placed.stop - placed.first - 1) * placed.paragraph.leading
                assert placed.y + below <= FOOT + 0.01


def test_a_heading_never_ends_a_page() -> None:
    maker = BookMaker()
    blocks: list[Leaf] = []
    for number in range(60):
        blocks += [
            maker.leaf(Role.SECTION, f"Section {number}"),
            maker.body(prose(20 + number * 7 % 90, number)),
        ]
    for page in pages_of(maker.document(maker.chapter("c", "C", *blocks))).pages:
        texts = [p for p in page.placed if isinstance(p, PlacedText) and p.artifact is None]
        if texts:
            last = texts[-1].paragraph.leaf
            assert last is not None
            assert last.role is Role.BODY
