from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from tests.typeset.composing import classic, composed
from tests.typeset.small_books import BookMaker, pages_of, prose

from brieflives.document.blocks import Block, Figure
from brieflives.document.book import Document
from brieflives.places import SourceFile, Span
from brieflives.style.sheet import Limits, Sheet
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.pages import Because, Fill, LaidPage, Pages, PlacedText
from brieflives.typeset.proof import Mark, Proof, Remark, read_proof


def sheet(**limits: Any) -> Sheet:
    return replace(classic(), limits=Limits(**limits))


def proof_of(document: Document, **limits: Any) -> Proof:
    return read_proof(pages_of(document), sheet(**limits))


def chapter(maker: BookMaker, *blocks: Block) -> Document:
    return maker.document(maker.chapter("c", "A chapter", *blocks))


def marked(proof: Proof, mark: Mark) -> list[Remark]:
    return [remark for remark in proof.remarks if remark.mark is mark]


def one_page(text: str, measure: float, first: int = 0, stop: int | None = None) -> Pages:
    """A page with some lines of a justified paragraph."""
    paragraph = composed(text, measure=measure)
    placed = PlacedText(paragraph, first, stop or len(paragraph.lines), 0.0, 0.0)
    return Pages(400, 600, (LaidPage("1", (placed,), None),), (), {}, Fonts())


def bare(*fills: Fill) -> Pages:
    """Pages without words, the first one a recto."""
    pages = tuple(LaidPage(str(n), (), None, fill) for n, fill in enumerate(fills, 1))
    return Pages(400, 600, pages, (), {}, Fonts())


def test_a_long_text_has_even_spaces_and_nothing_beyond_the_limits() -> None:
    maker = BookMaker()
    proof = proof_of(chapter(maker, *(maker.body(prose(120, n)) for n in range(30))))
    assert proof.beyond == ()
    assert 0.95 < proof.mean_space < 1.4
    assert proof.lines > 300
    assert len(proof.fills) > 8


def test_a_space_wider_than_the_style_allows_is_told_with_its_words() -> None:
    proof = read_proof(one_page("an incomprehensibility of metalworkers", 95), sheet(space=1.6))
    loose = marked(proof, Mark.LOOSE_LINE)
    assert [remark.words for remark in loose if remark.beyond] == ["an incomprehensibil-"]


def test_more_hyphens_in_a_row_than_the_style_allows_are_beyond_its_limit() -> None:
    pages = one_page(" ".join(["incomprehensibilities"] * 5), 75)
    proofs = (read_proof(pages, sheet(hyphens=most)) for most in (1, 2))
    ladders = [marked(proof, Mark.HYPHEN_LADDER) for proof in proofs]
    assert [[remark.amount for remark in found] for found in ladders] == [[2, 2], [2, 2]]
    assert [[remark.beyond for remark in found] for found in ladders] == [[True] * 2, [False] * 2]


def test_a_line_left_alone_on_a_page_is_a_widow_or_an_orphan() -> None:
    text = prose(60)
    count = len(composed(text, measure=200).lines)
    widow = read_proof(one_page(text, 200, count - 1), sheet())
    orphan = read_proof(one_page(text, 200, 0, 1), sheet())
    assert [remark.mark for remark in widow.remarks if remark.beyond] == [Mark.WIDOW]
    assert Mark.ORPHAN in [remark.mark for remark in orphan.remarks if remark.beyond]
    assert marked(orphan, Mark.ORPHAN)[0].because
    let_pass = read_proof(one_page(text, 200, count - 1), sheet(lonely_lines=1))
    assert not [remark for remark in let_pass.beyond if remark.mark is Mark.WIDOW]


def test_a_long_note_that_goes_on_overleaf_is_told_with_its_lines() -> None:
    maker = BookMaker()
    text = maker.body(prose(9), *(maker.call(number) for number in range(1, 4)))
    proof = proof_of(maker.document(maker.chapter("c", "C", text), maker.endnotes(500)))
    torn = marked(proof, Mark.TORN_NOTE)
    assert len(torn) >= 2
    assert all(remark.amount >= 2 and not remark.beyond for remark in torn)


def test_a_page_that_stays_short_says_why() -> None:
    pages = bare(Fill(34, 0, True), Fill(26, 8, True, Because.LONELY), Fill(34, 0, True))
    short, unequal = read_proof(pages, sheet()).remarks
    assert (short.mark, short.page, short.amount, short.beyond) == (Mark.SHORT_PAGE, "2", 8, True)
    assert short.because == "no line of a paragraph is left alone"
    assert (unequal.mark, unequal.words) == (Mark.UNEQUAL_SPREAD, "pages 2 and 3")


def test_a_page_may_be_shorter_for_a_table_that_stays_whole() -> None:
    pages = bare(Fill(26, 8, True, Because.WHOLE), Fill(34, 0, True))
    assert read_proof(pages, sheet()).beyond == ()


def test_pages_on_one_leaf_are_not_compared() -> None:
    pages = bare(Fill(32, 2, True, Because.KEPT), Fill(34, 0, True))
    assert marked(read_proof(pages, sheet()), Mark.UNEQUAL_SPREAD) == []


def test_a_last_page_of_three_lines_is_beyond_the_limit() -> None:
    pages = bare(Fill(34, 0, True), Fill(3, 31, False, None, True))
    assert [remark.mark for remark in read_proof(pages, sheet()).beyond] == [Mark.SHORT_LAST_PAGE]


def test_a_coarse_picture_is_told_with_its_line() -> None:
    maker = BookMaker()
    source = SourceFile("life.yaml", "media:\n  works: works.png\n")
    figure: Figure = replace(maker.figure("f", 400, 300), place=Span(source, 9, 14))
    found = marked(proof_of(chapter(maker, figure)), Mark.RESOLUTION)
    assert [(remark.unit, remark.beyond) for remark in found] == [("dpi", True)]
    assert found[0].span is not None
    assert found[0].span.line == 2


def test_a_figure_leaves_the_page_before_it_with_a_reason() -> None:
    maker = BookMaker()
    table = maker.table(*(("A", "B") for _ in range(9)))
    document = chapter(maker, *(maker.body(prose(120, n)) for n in range(2)), table)
    fills = [page.fill for page in pages_of(document).pages]
    assert [fill.because for fill in fills if fill and fill.goes_on] == [Because.WHOLE]
