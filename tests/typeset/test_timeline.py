"""The timeline on paper: years hanging at the edge, a line with discs, whole entries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, page_labelled, pages_of, prose

from brieflives.document.blocks import Milestone, Role, TimelineEntry
from brieflives.document.book import Document, Timeline
from brieflives.style.sheet import MM
from brieflives.typeset.pages import LaidPage, PlacedBox, PlacedRule, PlacedText


def entry(maker: BookMaker, year: str, text: str, milestone: Milestone) -> TimelineEntry:
    return TimelineEntry(
        maker.leaf(Role.TIMELINE_DATE, year),
        maker.leaf(Role.TIMELINE_TEXT, text),
        year,
        milestone,
    )


def life(between: int = 2, words: int = 4) -> Document:
    """Make a book whose timeline has a birth, some entries of so many words, and a death."""
    maker = BookMaker()
    entries = [entry(maker, "1815", "Born", Milestone.BIRTH)]
    entries += [
        entry(maker, str(1820 + k), prose(words, k), Milestone.OTHER) for k in range(between)
    ]
    entries.append(entry(maker, "1900", "Died", Milestone.DEATH))
    heading = maker.leaf(Role.PART_TITLE, "Timeline")
    document = maker.document(maker.chapter("one", "One", maker.body("Text.")))
    timeline = Timeline("timeline", heading, tuple(entries))
    return replace(document, parts=(*document.parts, timeline))


def texts(page: LaidPage, role: Role) -> list[tuple[float, float, str]]:
    """Return place and first words of the leaves of a role on a page."""
    return [
        (placed.x, placed.y, placed.paragraph.leaf.key)
        for placed in page.placed
        if isinstance(placed, PlacedText)
        and placed.paragraph.leaf
        and placed.paragraph.leaf.role is role
    ]


def test_years_hang_at_the_edge_and_share_the_baseline_of_their_entry() -> None:
    page = page_labelled(pages_of(life()), "2")
    dates, entries = texts(page, Role.TIMELINE_DATE), texts(page, Role.TIMELINE_TEXT)
    assert len(dates) == len(entries) == 4
    assert [y for _, y, _ in dates] == [y for _, y, _ in entries]
    assert len({x for x, _, _ in dates}) == len({x for x, _, _ in entries}) == 1
    assert entries[0][0] - dates[0][0] > classic().timeline.date_mm * MM


def test_the_disc_of_the_birth_is_open_and_that_of_the_death_is_full() -> None:
    discs = [p for p in page_labelled(pages_of(life()), "2").placed if isinstance(p, PlacedBox)]
    accent = classic().colours.accent
    assert [disc.stroke for disc in discs] == [accent, None, None, None]
    assert [disc.fill for disc in discs] == ["#FFFFFF", accent, accent, accent]
    large, small = classic().timeline.milestone_pt, classic().timeline.disc_pt
    assert [disc.width for disc in discs] == [large, small, small, large]


def test_one_line_joins_the_first_disc_to_the_last() -> None:
    placed = page_labelled(pages_of(life()), "2").placed
    rules = [p for p in placed if isinstance(p, PlacedRule)]
    discs = [p for p in placed if isinstance(p, PlacedBox)]
    assert all(above.y2 == pytest.approx(below.y1) for above, below in pairwise(rules))
    assert rules[0].y1 == pytest.approx(discs[0].y + discs[0].height / 2)
    assert rules[-1].y2 == pytest.approx(discs[-1].y + discs[-1].height / 2)


def test_no_entry_is_divided_by_a_page_and_the_death_does_not_stand_alone() -> None:
    pages = [p for p in pages_of(life(between=29, words=22)).pages if texts(p, Role.TIMELINE_TEXT)]
    assert len(pages) > 1
    keys = [[key for _, _, key in texts(page, Role.TIMELINE_TEXT)] for page in pages]
    assert len({key for page in keys for key in page}) == sum(map(len, keys)) == 31
    assert all(len(page) > 1 for page in keys)


def test_a_very_long_entry_goes_on_overleaf_and_the_line_with_it() -> None:
    pages = pages_of(life(between=1, words=900)).pages
    holding = [page for page in pages if texts(page, Role.TIMELINE_TEXT)]
    assert len(holding) > 2
    for page in holding[:-1]:
        rules = [placed for placed in page.placed if isinstance(placed, PlacedRule)]
        assert all(above.y2 == pytest.approx(below.y1) for above, below in pairwise(rules))
        assert rules[-1].y2 - rules[0].y1 > 20 * classic().page.grid_pt


def test_the_timeline_belongs_to_the_body_of_the_book() -> None:
    pages = pages_of(life())
    assert pages.page_of["timeline"] == pages.page_of["one"] + 1
    assert [(e.title, e.key) for e in pages.outline][-1] == ("Timeline", "timeline")
