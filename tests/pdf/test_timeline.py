"""The timeline in the structure tree: a list whose labels are the dates."""

from io import BytesIO

from msgspec.structs import replace
from PIL import Image
from tests.pdf.reading import made, opened, tree
from tests.typeset.small_books import BookMaker

from brieflives.document.blocks import Figure, Milestone, Picture, Role, TimelineEntry
from brieflives.document.book import InfoboxPage, Timeline


def test_each_date_is_the_label_of_what_happened_then() -> None:
    maker = BookMaker()
    heading = maker.leaf(Role.PART_TITLE, "Timeline")
    entries = tuple(
        TimelineEntry(
            maker.leaf(Role.TIMELINE_DATE, year), maker.leaf(Role.TIMELINE_TEXT, text), year, mark
        )
        for year, text, mark in (
            ("1890", "Born", Milestone.BIRTH),
            ("1937", "Died", Milestone.DEATH),
        )
    )
    book = opened(made(maker.document(Timeline("timeline", heading, entries))))
    (listed,) = tree(book).find("L")
    assert str(listed) == "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))"
    assert [item.text for item in listed.find("Lbl")] == ["1890", "1937"]
    assert str(listed.source.A.ListNumbering) == "/None"


def test_a_signature_is_a_figure_behind_the_tables_of_facts() -> None:
    maker = BookMaker()
    page = maker.infobox()
    white = Picture("hand.png", "image/png", _png(), 3, 1)
    signed = replace(page.infobox, signature=Figure("hand", white, "The name in ink."))
    book = opened(made(maker.document(InfoboxPage("infobox", signed))))
    tags = [found.tag for found in tree(book).find("Table", "Figure")]
    assert tags == ["Figure", "Table", "Table", "Figure"]  # the first is the plate


def _png() -> bytes:
    out = BytesIO()
    Image.new("L", (3, 1), 255).save(out, "PNG")
    return out.getvalue()
