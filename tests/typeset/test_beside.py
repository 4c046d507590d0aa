from __future__ import annotations

from tests.pdf.reading import opened, tree
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker, prose, words_of

from brieflives.document.blocks import Leaf, Role, RowGroup
from brieflives.document.book import Document, Part
from brieflives.pdf.write import write_pdf
from brieflives.style.load import load_sheet
from brieflives.style.paper_sizes import PaperName
from brieflives.style.sheet import Sheet
from brieflives.typeset.book import lay_out
from brieflives.typeset.pages import LaidPage, Pages, PlacedText
from brieflives.typeset.proof import Mark, read_proof


def modern(paper: PaperName = "A4") -> Sheet:
    sheet, findings = load_sheet("modern", paper=paper)
    assert not findings
    assert sheet is not None
    return sheet


def book(maker: BookMaker, words: int, rows: int = 4) -> Document:
    facts = tuple(maker.row(f"Fact {n}", prose(5, n)) for n in range(rows))
    infobox = maker.infobox(RowGroup(maker.leaf(Role.INFOBOX_GROUP, "Facts"), facts))
    lead = maker.lead(*(maker.body(prose(words, n)) for n in range(4)))
    chapter = maker.chapter("c", "A chapter", maker.body("Text.", maker.call(1)))
    front = (maker.title_page(), maker.imprint(), infobox, maker.contents())
    return maker.document(*front, lead, chapter, maker.endnotes(), maker.back_cover())


def body_lines(page: LaidPage) -> list[tuple[float, float]]:
    """Depth and right end of every line of the lead on a page."""
    return [
        (placed.y + k * placed.paragraph.leading, placed.x + line.x + line.width)
        for placed in page.placed
        if isinstance(placed, PlacedText)
        and placed.paragraph.leaf is not None
        and placed.paragraph.leaf.role is Role.BODY
        for k, line in enumerate(placed.paragraph.lines[placed.first : placed.stop])
    ]


def facts_of(page: LaidPage) -> list[PlacedText]:
    roles = {Role.INFOBOX_LABEL, Role.INFOBOX_VALUE, Role.INFOBOX_NAME}
    return [
        placed
        for placed in page.placed
        if isinstance(placed, PlacedText)
        and placed.paragraph.leaf is not None
        and placed.paragraph.leaf.role in roles
    ]


def opening(pages: Pages) -> LaidPage:
    return pages.pages[pages.page_of["lead"]]


def test_the_lead_runs_round_the_facts_and_on_below_them() -> None:
    pages, _ = lay_out(book(BookMaker(), 140), modern())
    page = opening(pages)
    facts = facts_of(page)
    edge = min(placed.x for placed in facts)
    foot = max(placed.y + placed.paragraph.leading * placed.stop for placed in facts)
    lines = body_lines(page)
    assert all(right < edge for depth, right in lines if depth < foot - 30)
    assert any(right > edge for depth, right in lines if depth > foot)


def test_facts_deeper_than_the_page_go_on_at_the_left_of_the_next_one() -> None:
    pages, _ = lay_out(book(BookMaker(), 140, 26), modern())
    first = pages.page_of["lead"]
    recto, verso = pages.pages[first], pages.pages[first + 1]
    assert pages.page_of["infobox"] == first
    named = "".join(" ".join(words_of(page)) for page in (recto, verso))
    assert all(f"Fact {n}" in named for n in range(26))
    facts = facts_of(verso)
    foot = max(placed.y for placed in facts)
    texts = [
        (placed.y, placed.x)
        for placed in verso.placed
        if isinstance(placed, PlacedText)
        and placed.paragraph.leaf is not None
        and placed.paragraph.leaf.role is Role.BODY
    ]
    assert facts
    assert all(x > max(placed.x for placed in facts) for y, x in texts if y < foot)
    assert any(x == min(placed.x for placed in facts) for y, x in texts if y > foot)
    ends = [right for page in (recto, verso) for _, right in body_lines(page)]
    assert max(ends) < modern().page.width_pt


def test_a_line_that_goes_on_below_the_facts_is_no_widow() -> None:
    for words in range(100, 160, 3):
        pages, _ = lay_out(book(BookMaker(), words, 26), modern())
        marks = [remark.mark for remark in read_proof(pages, modern()).remarks]
        assert Mark.WIDOW not in marks
        assert Mark.ORPHAN not in marks


def test_facts_keep_their_pages_where_the_lead_ends_long_before_them() -> None:
    for words, rows in ((40, 26), (300, 110)):  # the lead is too short; the facts take three pages
        pages, _ = lay_out(book(BookMaker(), words, rows), modern())
        assert pages.page_of["infobox"] < pages.page_of["contents"] < pages.page_of["lead"]


def test_a_short_lead_leaves_the_facts_whole() -> None:
    document = book(BookMaker(), 10)
    pages, _ = lay_out(document, modern())
    assert pages.page_of["infobox"] == pages.page_of["lead"]
    assert "Fact 3" in words_of(opening(pages))
    assert pages.page_of["c"] == pages.page_of["lead"] + 1


def test_no_line_is_lost_and_all_have_a_page() -> None:
    for words in (10, 60, 140, 400):
        document = book(BookMaker(), words)
        pages, _ = lay_out(document, modern())
        told = " ".join(word for page in pages.pages for word in words_of(page))
        for number in range(4):
            text = prose(words, number).split()
            assert all(word in told.replace("\xad ", "") for word in (text[0], text[-1]))
        assert sum(page.start is not None for page in pages.pages) >= 5


def test_the_facts_are_read_before_the_lead() -> None:
    document = book(BookMaker(), 60)
    pages, _ = lay_out(document, modern())
    with opened(write_pdf(document, pages)) as pdf:
        text = tree(pdf).text
    lead = prose(60, 0)[60:80]  # behind the words that a fact shares with it
    assert text.index("Fact 0") < text.index("Fact 3") < text.index(lead)
    shown = " ".join(words_of(opening(pages)))
    assert shown.index("Fact 3") < shown.index(lead.split()[1])


def test_on_small_paper_and_with_many_facts_they_keep_a_page_of_their_own() -> None:
    for sheet, rows in ((modern("A5"), 4), (modern("A4"), 60), (classic(), 4)):
        pages, _ = lay_out(book(BookMaker(), 60, rows), sheet)
        assert pages.page_of["infobox"] < pages.page_of["contents"] < pages.page_of["lead"]


def test_a_page_that_opens_with_facts_begins_with_the_words_of_the_lead_for_the_ebook() -> None:
    document = book(BookMaker(), 60)
    start = opening(lay_out(document, modern())[0]).start
    assert start is not None
    lead = next(part for part in document.parts if isinstance(part, Part) and part.key == "lead")
    assert isinstance(lead.blocks[0], Leaf)
    assert start.key == lead.blocks[0].key


def test_what_goes_on_below_the_facts_is_indented_like_any_paragraph() -> None:
    pages, _ = lay_out(book(BookMaker(), 140), modern())
    starts = [
        placed.paragraph.lines[0].x
        for page in pages.pages
        for placed in page.placed
        if isinstance(placed, PlacedText)
        and placed.first == 0
        and placed.paragraph.leaf is not None
        and placed.paragraph.leaf.role is Role.BODY
    ]
    assert [round(x) for x in starts[:4]] == [0, 16, 16, 16]


def test_the_longest_word_of_a_label_is_not_divided_beside_the_lead() -> None:
    maker = BookMaker()
    labels = ("Rehabilitated", "Cause of death")
    group = RowGroup(None, tuple(maker.row(label, "In 1988") for label in labels))
    lead = maker.lead(maker.body(prose(300)))
    pages, _ = lay_out(maker.document(maker.infobox(group), lead), modern())
    told = [placed.paragraph for placed in facts_of(opening(pages))]
    words = [[line.text for line in paragraph.lines] for paragraph in told]
    assert ["Rehabilitated"] in words
