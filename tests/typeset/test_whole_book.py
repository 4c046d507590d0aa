"""Breaks chosen for the whole book, counted against pages that are filled one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.blocks import Block, Quotation, Role
from brieflives.document.book import Document
from brieflives.typeset import book
from brieflives.typeset.items import Begin, Extent, Item
from brieflives.typeset.pages import LaidPage, PlacedText
from brieflives.typeset.proof import Mark, Proof, read_proof


def filled(
    items: Sequence[Item], depth: float, grid: float, *, before: int = 0, **_wishes: object
) -> tuple[Extent, ...]:
    """Break pages as a machine without foresight would: each is filled as far as it goes."""
    pages: list[Extent] = []
    start = 0
    while start < len(items):
        side = Begin.RECTO if (len(pages) + before) % 2 == 0 else Begin.VERSO
        if items[start].begin in (Begin.RECTO, Begin.VERSO) and items[start].begin is not side:
            pages.append(Extent(start, start))
        stop, height = start + 1, items[start].height
        while stop < len(items) and items[stop].begin is Begin.ANYWHERE:
            height += items[stop - 1].after + items[stop].before + items[stop].height
            if height > depth + 1e-6:
                break
            stop += 1
        pages.append(Extent(start, stop))
        start = stop
    return tuple(pages)


def long_book() -> Document:
    maker = BookMaker()
    chapters = []
    for chapter in range(12):
        blocks: list[Block] = []
        for number in range(30):
            seed = chapter * 100 + number
            if number % 6 == 3:
                blocks.append(maker.leaf(Role.SECTION, f"Section {number}"))
            if number % 8 == 5:
                blocks.append(Quotation((maker.leaf(Role.QUOTATION, prose(40, seed)),)))
            blocks.append(maker.body(prose(30 + seed * 7 % 110, seed), maker.call(1 + seed)))
        chapters.append(maker.chapter(f"c{chapter}", f"Chapter {chapter}", *blocks))
    return maker.whole(*chapters)


def ends_with_heading(page: LaidPage) -> bool:
    texts = [p for p in page.placed if isinstance(p, PlacedText) and p.artifact is None]
    leaf = texts[-1].paragraph.leaf if texts else None
    return leaf is not None and leaf.role is Role.SECTION


def counted(document: Document) -> tuple[Counter[Mark], int, Proof]:
    """The marks of a proof, and how many pages end with a heading."""
    pages, _ = book.lay_out(document, classic())
    proof = read_proof(pages, classic())
    marks = Counter(remark.mark for remark in proof.remarks)
    return marks, sum(map(ends_with_heading, pages.pages)), proof


def test_a_long_book_has_no_lonely_line_no_stranded_heading_and_even_spreads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = long_book()
    ours, our_headings, proof = counted(document)
    monkeypatch.setattr(book, "break_pages", filled)
    theirs, _, other = counted(document)
    assert (ours[Mark.WIDOW], ours[Mark.ORPHAN], our_headings) == (0, 0, 0)
    assert theirs[Mark.WIDOW] > 3
    assert theirs[Mark.ORPHAN] > 3
    assert ours[Mark.UNEQUAL_SPREAD] == 0
    assert ours[Mark.SHORT_LAST_PAGE] == 0
    assert ours[Mark.HYPHEN_AT_FOOT] < theirs[Mark.HYPHEN_AT_FOOT]
    assert len(proof.fills) <= len(other.fills) * 1.04  # for the price of few pages
