from __future__ import annotations

from collections import Counter

import pytest
from tests.epub.books import (
    EPUB,
    XHTML,
    book,
    call,
    chapter,
    epub,
    every_leaf_a_page,
    figure,
    leaf,
    notes,
    tags,
    whole_book,
    words_of,
)

from brieflives.document.blocks import Plate, Role
from brieflives.document.book import Document, Part, PartKind, leaves
from brieflives.document.inline import plain
from brieflives.epub.xhtml import identifier
from brieflives.typeset.pages import PageStart

BOOKS = {"plate": whole_book(Plate("AP")), "portrait": whole_book(figure("portrait"))}


@pytest.fixture(params=BOOKS)
def document(request: pytest.FixtureRequest) -> Document:
    return BOOKS[str(request.param)]


def test_the_spine_reads_word_for_word_as_the_document(document: Document) -> None:
    made = epub(document, every_leaf_a_page(document))
    wanted = {identifier("leaf", leaf.key): leaf for leaf in leaves(document)}
    found = [
        (e.get("id"), words_of(e))
        for file in made.spine()
        for e in made.xml(file).iter()
        if e.get("id") in wanted
    ]
    assert found == [(k, plain(v.inlines)) for k, v in wanted.items() if plain(v.inlines)]


def test_nothing_is_read_beside_the_document_but_calls_and_what_the_labels_say() -> None:
    document = whole_book()
    made = epub(document)
    own = {identifier("leaf", leaf.key) for leaf in leaves(document)}
    extra = []
    for file in made.spine():
        root = made.xml(file).find("{*}body")
        assert root is not None
        if file == "nav.xhtml":
            continue
        for element in root.iter():
            if any(a.get("id") in own for a in (element, *element.iterancestors())):
                continue
            extra.append((element.text or "").strip())
            assert not (element.tail or "").strip()
    assert [words for words in extra if words] == [
        "Imprint",
        "Dedication",
        "AP",
        "Anna Petrova: biographical facts",
        "Opening",
        *"abab",
        "1",  # the place of a name in the index
        "About this book",
    ]


def test_ids_are_unique_in_the_book(document: Document) -> None:
    made = epub(document, every_leaf_a_page(document))
    ids = Counter(e.get("id") for d in made.documents().values() for e in d.iter() if e.get("id"))
    assert [i for i, count in ids.items() if count > 1] == []


def test_a_chapter_called_like_a_note_or_a_page_takes_nobodys_id() -> None:
    called_so = chapter("note-1", "One", leaf("page.1", "Hm."))
    made = epub(book(called_so, notes(("Thus.", ""))), [("1", PageStart("page.1", 0))])
    ids = [e.get("id") for d in made.documents().values() for e in d.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_every_document_has_one_heading_of_the_first_level() -> None:
    made = epub(whole_book())
    counts = {file: len(list(d.iter("{*}h1"))) for file, d in made.documents().items()}
    assert set(counts.values()) == {1}, counts


def test_heading_levels_are_not_skipped() -> None:
    made = epub(book(chapter("one", "One", leaf("s", "Deep", role=Role.SUBSECTION),
                             leaf("t", "Wide", role=Role.SECTION),
                             leaf("u", "Deeper", role=Role.SUBSECTION))))  # fmt: skip
    headings = [e for e in made.xml("chapter-1.xhtml").iter() if tags([e])[0] in ("h1", "h2", "h3")]
    assert tags(headings) == ["h1", "h2", "h2", "h3"]


def test_the_table_of_facts_has_a_caption_and_a_header_for_each_row() -> None:
    table = next(epub(whole_book()).xml("infobox.xhtml").iter("{*}table"))
    assert tags(table) == ["caption", "tbody", "tbody"]
    assert table[0].text == "Anna Petrova: biographical facts"
    rows = [(tags(row), row[0].get("scope"), row[0].text) for row in table.iter("{*}tr")]
    assert rows == [
        (["th", "td"], "row", "Born"),
        (["th", "td"], "row", "Native name"),
        (["th"], "rowgroup", "Head of the station"),
        (["th", "td"], "row", "In office"),
        (["td"], None, None),  # a remark, without a label of its own
    ]


def test_values_of_one_fact_stand_on_lines_of_their_own() -> None:
    cell = epub(whole_book()).leaf("box/v1").getparent()
    assert cell is not None
    assert [p.text for p in cell] == ["1913 – 1919", "1921"]


def test_a_plate_is_spoken_as_one_thing_and_is_no_picture_file() -> None:
    made = epub(whole_book(Plate("AP")))
    plate = next(e for e in made.xml("infobox.xhtml").iter() if e.get("class") == "plate")
    assert (plate.get("role"), plate.get("aria-label")) == (
        "img",
        "Anna Petrova; there is no portrait",
    )
    assert [e.get("aria-hidden") for e in plate] == ["true"]
    figure_around = plate.getparent()
    assert figure_around is not None
    assert tags([figure_around]) == ["figure"]


def test_a_portrait_is_a_figure_with_size_text_and_credit() -> None:
    page = epub(whole_book(figure("portrait"))).xml("infobox.xhtml")
    image = next(page.iter("{*}img"))
    assert dict(image.items()) == {
        "src": "images/picture-1.png", "alt": "A hut in snow.", "width": "240", "height": "300"
    }  # fmt: skip
    assert [p.get("class") for p in next(page.iter("{*}figcaption"))] == ["caption", "credit"]


def test_a_decorative_picture_has_an_empty_alt() -> None:
    made = epub(whole_book(figure("portrait", alt="")))
    assert next(made.xml("infobox.xhtml").iter("{*}img")).get("alt") == ""


def test_a_picture_shown_twice_is_packed_once() -> None:
    made = epub(whole_book(figure("portrait")))
    assert [n for n in made.zip.namelist() if "images/" in n] == ["EPUB/images/picture-1.png"]


def test_sources_are_entries_of_a_list() -> None:
    made = epub(whole_book())
    parent = made.leaf("source-1").getparent()
    assert parent is not None
    assert tags([parent, *parent]) == ["ul", "li", "li"]


def test_a_numbered_list_starts_where_its_author_starts() -> None:
    assert next(epub(whole_book()).xml("chapter-1.xhtml").iter("{*}ol")).get("start") == "3"


def test_the_first_paragraph_of_a_chapter_opens_it() -> None:
    made = epub(whole_book())
    assert made.leaf("a1").get("class") == "opening"
    assert made.leaf("a3").get("class") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("He was born in Samara. " + "He worked. " * 20, "opening initial"),
        ("He was born in Samara.", "opening"),
        ("1890 was a bad year. " + "He worked. " * 20, "opening"),
        ("Albert was 中. " + "He worked. " * 20, "opening"),
    ],
)
def test_a_long_first_paragraph_may_open_with_a_large_letter(words: str, kind: str) -> None:
    chapter = Part("c", PartKind.CHAPTER, leaf("c/h", "One"), (), (leaf("a1", words),))
    assert epub(book(chapter)).leaf("a1").get("class") == kind


@pytest.mark.parametrize(
    ("file", "kind", "role"),
    [
        ("title-page.xhtml", "titlepage", None),
        ("dedication.xhtml", "dedication", "doc-dedication"),
        ("lead.xhtml", "introduction", "doc-introduction"),
        ("chapter-2.xhtml", "chapter", "doc-chapter"),
        ("notes.xhtml", "endnotes", "doc-endnotes"),
        ("bibliography.xhtml", "bibliography", "doc-bibliography"),
    ],
)
def test_parts_say_what_they_are(file: str, kind: str, role: str | None) -> None:
    section = next(epub(whole_book()).xml(file).iter(f"{XHTML}section"))
    assert (section.get(f"{EPUB}type"), section.get("role")) == (kind, role)


def test_a_chapter_is_called_by_its_heading_but_not_by_the_note_to_it() -> None:
    noted = Part("two", PartKind.CHAPTER, leaf("two/title", "Two", call(1)), (), ())
    made = epub(book(chapter("one", "One"), noted, notes(("Thus.", "a"))))
    names = [
        (part.get("aria-labelledby"), part.get("aria-label"))
        for file in ("chapter-1.xhtml", "chapter-2.xhtml")
        for part in made.xml(file).iter(f"{XHTML}section")
    ]
    assert names == [(made.leaf("one/title").get("id"), None), (None, "Two")]


def test_the_words_of_the_back_cover_are_kept_in_a_last_page() -> None:
    made = epub(whole_book())
    assert made.spine()[-1] == "about.xhtml"
    assert words_of(made.leaf("back/summary")) == "Meteorologist of the Arctic."
