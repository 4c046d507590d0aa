"""Links lead where they say, and back."""

from __future__ import annotations

import pikepdf
import pytest
from tests.pdf.reading import goal, label, links, made, opened, tree
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.blocks import Role
from brieflives.document.inline import Emphasis, Link, NoteCall, Text


def whole() -> pikepdf.Pdf:
    maker = BookMaker()
    first = maker.chapter(
        "rise", "The rise", maker.body("Born.", maker.call(1), " ", prose(500), maker.call(2))
    )
    second = maker.chapter("fall", "The fall", maker.body(prose(300), maker.call(1), " He died."))
    return opened(made(maker.whole(first, second)))


@pytest.fixture(scope="module")
def book() -> pikepdf.Pdf:
    return whole()


def named(pdf: pikepdf.Pdf, contents: str) -> list[str]:
    """Where the links with these contents lead, in reading order."""
    return [goal(pdf, link) for _, link in links(pdf) if str(link.Contents) == contents]


def page_of(pdf: pikepdf.Pdf, words: str) -> str:
    """The label of the page that a heading stands on."""
    heading = next(found for found in tree(pdf).find("H1") if found.text == words)
    return str(
        next(label(page) for page in pdf.pages if page.obj.objgen == heading.source.Pg.objgen)
    )


def test_a_call_leads_to_its_note(book: pikepdf.Pdf) -> None:
    assert named(book, "Note 1") == [page_of(book, "Notes")] * 2
    assert named(book, "Note 2") == [page_of(book, "Notes")]


def test_a_note_leads_back_to_each_of_its_calls(book: pikepdf.Pdf) -> None:
    calls = {
        str(link.Contents): label(book.pages[index])
        for index, link in links(book)
        if str(link.Contents).startswith("Note 1")
    }
    assert named(book, "Back to reference 1a") == [page_of(book, "The rise")]
    assert named(book, "Back to reference 1b") == [calls["Note 1"]]


def test_the_contents_lead_to_the_chapters(book: pikepdf.Pdf) -> None:
    for title in ("The rise", "The fall", "Notes"):
        assert set(named(book, title)) == {page_of(book, title)}


def test_an_address_is_a_link_with_one_area_a_line() -> None:
    maker = BookMaker()
    address = "https://example.org/" + "archive/" * 20
    link = Link(address, (Text(f"the archive at {address}"),))
    pdf = opened(made(maker.document(maker.lead(maker.body("See ", link, ".")))))
    areas = [annotation.Rect for _, annotation in links(pdf)]
    assert len(areas) > 1
    assert {goal(pdf, annotation) for _, annotation in links(pdf)} == {address}
    assert len(tree(pdf).find("Link")) == 1
    heights = [float(area[1]) for area in areas]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == len(heights)


def test_an_address_in_any_script_is_written_in_plain_letters() -> None:
    maker = BookMaker()
    link = Link("https://ru.wikipedia.org/wiki/Самара?a=%20#b", (Text("Samara"),))
    pdf = opened(made(maker.document(maker.lead(maker.body(link)))))
    ((_, annotation),) = links(pdf)
    expected = "https://ru.wikipedia.org/wiki/%D0%A1%D0%B0%D0%BC%D0%B0%D1%80%D0%B0?a=%20#b"
    assert goal(pdf, annotation) == expected


def test_a_link_with_emphasis_in_it_is_one_link() -> None:
    maker = BookMaker()
    words = (Text("the "), Emphasis((Text("Great"),)), Text(" Archive"))
    pdf = opened(made(maker.document(maker.lead(maker.body(Link("https://example.org", words))))))
    assert len(links(pdf)) == 1
    assert [found.text for found in tree(pdf).find("Link")] == ["the Great Archive"]


def test_a_cross_reference_leads_to_its_heading() -> None:
    maker = BookMaker()
    target = maker.leaf(Role.SECTION, "The workshop", key="workshop")
    link = Link("#workshop", (Text("below"),))
    chapter = maker.chapter(
        "rise", "The rise", maker.body(link, " ", prose(600)), target, maker.body(prose(20))
    )
    pdf = opened(made(maker.document(chapter)))
    ((_, annotation),) = links(pdf)
    (heading,) = tree(pdf).find("H2")
    assert annotation.Dest[0].objgen == heading.source.Pg.objgen


def test_a_link_to_nothing_is_a_mistake_of_ours() -> None:
    maker = BookMaker()
    document = maker.document(maker.lead(maker.body("word", NoteCall(9, "a"))))
    with pytest.raises(KeyError, match="note-9"):
        made(document)
