"""The structure tree: what a screen reader is told."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image
from tests.pdf.reading import Tagged, kids_of, links, made, opened, tree
from tests.typeset.small_books import LABELS, BookMaker, prose

from brieflives.document.blocks import Figure, ItemList, Picture, Quotation, Role
from brieflives.document.book import Document, Part, PartKind
from brieflives.document.inline import Foreign, Link, Text

PAINTING = {"TJ", "Tj", "f", "S", "B", "Do", "sh", "f*", "B*", "b", "s"}


def document() -> Document:
    maker = BookMaker()
    items = ((maker.leaf(Role.ITEM, "bread"),), (maker.leaf(Role.ITEM, "wages"),))
    chapter = maker.chapter(
        "rise",
        "The rise",
        maker.body("Born.", maker.call(1), " ", Foreign("ru", (Text("Леонид"),)), " ", prose(500)),
        maker.leaf(Role.SECTION, "The workshop"),
        Quotation((maker.leaf(Role.QUOTATION, "Snow is a letter."),)),
        ItemList(items),
        maker.body(prose(60), maker.call(1)),
    )
    return maker.whole(chapter)


@pytest.fixture(scope="module")
def book() -> pikepdf.Pdf:
    return opened(made(document()))


@pytest.fixture(scope="module")
def root(book: pikepdf.Pdf) -> Tagged:
    return tree(book)


def test_headings_skip_no_level(root: Tagged) -> None:
    levels = [int(found.tag[1]) for found in root.find("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_subsection_without_a_section_above_it_takes_the_next_level() -> None:
    maker = BookMaker()
    chapter = maker.chapter(
        "rise", "The rise", maker.leaf(Role.SUBSECTION, "Early"), maker.body("Born.")
    )
    found = tree(opened(made(maker.document(chapter)))).find("H1", "H2", "H3")
    assert [heading.tag for heading in found] == ["H1", "H2"]


def test_each_group_of_facts_is_a_table_with_row_headers_and_its_heading_as_caption(
    root: Tagged,
) -> None:
    offices, personal = root.find("Table")
    assert str(offices) == "Table(Caption TR(TH(P) TD(P P)))"
    assert [caption.text for caption in offices.find("Caption")] == ["Offices"]
    row = personal.find("TR")[0]
    assert [(cell.tag, cell.text) for cell in row.find("TH", "TD")] == [
        ("TH", "Born"),
        ("TD", "11 June 1890Samara, Russian Empire"),
    ]
    assert str(row.find("TH")[0].source.A.Scope) == "/Row"


def test_a_note_has_its_number_as_label_and_an_identifier(root: Tagged) -> None:
    (note,) = root.find("Note")
    assert str(note) == "Note(Lbl P(Link Link))"
    assert note.find("Lbl")[0].text == "1."
    assert str(note.source.ID) == "note-1"


def test_a_call_is_a_reference(root: Tagged) -> None:
    calls = [found for found in root.find("Reference") if found.text == "1"]
    assert [str(call) for call in calls] == ["Reference(Link)"] * 2


def test_a_list_has_labels_and_bodies(root: Tagged) -> None:
    (found,) = root.find("L")
    assert str(found) == "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))"
    assert [item.text for item in found.find("LI")] == ["•bread", "•wages"]


def test_items_without_words_and_lists_that_begin_an_item_have_labels_of_their_own() -> None:
    maker = BookMaker()
    inner = ItemList(((), (maker.leaf(Role.ITEM, "bread"),)))
    outer = ItemList(((inner,), (), (maker.leaf(Role.ITEM, "wages"),), (), ()), start=8)
    root = tree(opened(made(maker.document(maker.lead(outer)))))
    within = "L(LI(Lbl) LI(Lbl LBody(P)))"
    found = root.find("L")[0]
    assert str(found) == f"L(LI(Lbl LBody({within})) LI(Lbl) LI(Lbl LBody(P)) LI(Lbl) LI(Lbl))"
    labels = [label.text for label in root.find("Lbl")]
    assert labels == ["8.", "•", "•", "9.", "10.", "11.", "12."]


def test_the_contents_list_what_the_book_has(root: Tagged) -> None:
    (contents,) = root.find("TOC")
    assert str(contents) == "TOC(TOCI(Reference(Link)) TOCI(Reference(Link)))"
    assert [entry.text for entry in contents.find("TOCI")] == ["The rise1", "Notes4"]


def test_the_initials_in_a_portraits_place_are_described(root: Tagged) -> None:
    (plate,) = root.find("Figure")
    assert str(plate.source.Alt) == LABELS.portrait_plate
    assert plate.text == "LS"
    assert len(plate.source.A.BBox) == 4


def test_the_bibliography_and_the_links_are_lists() -> None:
    maker = BookMaker()
    called = Link("#note-1", (Text("1"),))
    sources = tuple(maker.leaf(Role.SOURCE, f"{name} [note ", called, "]") for name in "AB")
    parts = (
        Part("bibliography", PartKind.BIBLIOGRAPHY, None, (), sources),
        Part("links", PartKind.LINKS, None, (), (maker.leaf(Role.EXTERNAL_LINK, "Museum"),)),
    )
    chapter = maker.chapter("rise", "The rise", maker.body("Born.", maker.call(1)))
    book = opened(made(maker.document(chapter, *parts, maker.endnotes())))
    assert [str(found) for found in tree(book).find("L")] == [
        "L(LI(LBody(P(Link))) LI(LBody(P(Link))))",
        "L(LI(LBody(P)))",
    ]
    assert [str(link.Contents) for _, link in links(book)].count("Note 1") == 3


def test_a_caption_stands_beside_its_figure_and_its_credit_in_it() -> None:
    maker = BookMaker()
    white = BytesIO()
    Image.new("L", (4, 4)).save(white, "PNG")
    picture = Picture("a.png", "image/png", white.getvalue(), 4, 4)
    caption, credit = maker.leaf(Role.CAPTION, "The works"), maker.leaf(Role.CREDIT, "Archive")
    figure = Figure("works", picture, "A factory", caption, credit, width_percent=20)
    root = tree(opened(made(maker.document(maker.lead(figure)))))
    (group,) = root.find("Div")
    assert str(group) == "Div(Figure Caption(P P))"
    assert group.text == "The worksArchive"


def test_a_quotation_is_one(root: Tagged) -> None:
    assert [str(found) for found in root.find("BlockQuote")] == ["BlockQuote(P)"]


def test_words_in_another_language_say_so(book: pikepdf.Pdf, root: Tagged) -> None:
    assert str(book.Root.Lang) == "en-GB"
    languages = [(str(found.source.Lang), found.text) for found in root.find("Span")]
    assert languages == [("ru", "Леонид")]


def test_a_paragraph_in_another_language_says_so() -> None:
    maker = BookMaker()
    leaf = replace(maker.body("Отец вёл журнал."), lang="ru")
    (found,) = tree(opened(made(maker.document(maker.lead(leaf))))).find("P")
    assert str(found.source.Lang) == "ru"


def test_nothing_is_painted_outside_an_element_or_an_artifact(book: pikepdf.Pdf) -> None:
    for page in book.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth in (0, 1)
            assert depth == 1 or operator not in PAINTING
        assert depth == 0


def test_parent_tree_and_elements_agree_in_both_directions(book: pikepdf.Pdf) -> None:
    top = book.Root.StructTreeRoot
    numbers = top.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    claimed: set[tuple[tuple[int, int], int, tuple[int, int]]] = set()
    for found in tree(book).walk():
        source = found.source
        for kid in kids_of(source):
            if not isinstance(kid, pikepdf.Dictionary):
                claimed.add((source.Pg.objgen, int(kid), source.objgen))
            elif kid.get("/Type") == "/MCR":
                claimed.add((kid.Pg.objgen, int(kid.MCID), source.objgen))
            elif kid.get("/Type") == "/OBJR":
                assert parents[int(kid.Obj.StructParent)].objgen == source.objgen
            else:
                assert kid.P.objgen == source.objgen
    listed = {
        (page.obj.objgen, mcid, element.objgen)
        for page in book.pages
        if "/StructParents" in page.obj
        for mcid, element in enumerate(parents[int(page.obj.StructParents)])
    }
    assert claimed == listed
    assert int(top.ParentTreeNextKey) == len(parents)


def test_every_link_is_known_to_the_structure(book: pikepdf.Pdf) -> None:
    keys = [int(link.StructParent) for _, link in links(book)]
    assert len(keys) == len(set(keys))
    for index, link in links(book):
        assert str(link.Contents)
        assert str(book.pages[index].obj.Tabs) == "/S"


def test_tables_have_column_headers_and_definitions_and_letters_their_own_elements() -> None:
    maker = BookMaker()
    chapter = maker.chapter(
        "rise",
        "The rise",
        maker.table(["Year", "Book"], ["1831", "Heavens"], ["1848", ""], caption="Her books"),
        maker.definitions(("Engine", (maker.leaf(Role.ITEM, "a machine"),))),
        maker.letter("Ada to Mary", maker.leaf(Role.QUOTATION, "My dear")),
        maker.verse(["One line", "another"], ["the next"]),
    )
    root = tree(opened(made(maker.document(chapter))))
    (table,) = root.find("Table")
    assert str(table) == "Table(Caption TR(TH(P) TH(P)) TR(TD(P) TD(P)) TR(TD(P) TD))"
    assert [str(cell.source.A.Scope) for cell in table.find("TH")] == ["/Column", "/Column"]
    (terms,) = root.find("L")
    assert str(terms) == "L(LI(Lbl LBody(P)))"
    (letter,) = root.find("BlockQuote")
    assert [kid.text for kid in letter.find("P")] == ["Ada to Mary", "My dear"]
    verse = next(found for found in root.find("Div") if len(found.find("P")) == 3)
    assert str(verse) == "Div(Div(P P) Div(P))"


def test_the_repeated_head_of_a_long_table_is_not_read_again() -> None:
    maker = BookMaker()
    rows = [[str(1800 + k), prose(12, k)] for k in range(60)]
    root = tree(
        opened(made(maker.document(maker.chapter("c", "C", maker.table(["Year", "x"], *rows)))))
    )
    assert root.text.count("Year") == 1
