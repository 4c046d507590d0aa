"""The text that readers search, copy and hear is the text that was given."""

from __future__ import annotations

import re
from ctypes import c_double
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from pypdfium2.raw import FPDFText_GetCharOrigin
from tests.pdf.reading import Tagged, made, opened, page_texts, tree
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.blocks import Role
from brieflives.document.book import leaves
from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    Link,
    NoteCall,
    SmallCaps,
    Text,
    pieces,
    plain,
)

RUSSIAN = "Леонид Петрович Серебряков"
BACK_REFERENCES = re.compile("[ \u00a0\u2002]+(?:[a-z]\u00a0[0-9]+(?:,[ \u00a0])?)+(?:[0-9]+[.])?")


def paragraph(*inlines: str | Inline) -> Tagged:
    """The one paragraph of a book with these words."""
    maker = BookMaker()
    document = maker.document(maker.lead(maker.body(*inlines)))
    (found,) = tree(opened(made(document))).find("P")
    return found


def stands_in_pdfium(data: bytes, letters: str) -> dict[str, float]:
    """Where pdfium draws each of the letters last, in points from the left edge of the page."""
    stands: dict[str, float] = {}
    x, y = c_double(), c_double()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            for at, char in enumerate(text.get_text_range()):
                if char in letters:
                    FPDFText_GetCharOrigin(text, at, x, y)
                    stands[char] = x.value
    return stands


def without_hyphens(text: str) -> str:
    return text.replace("\xad", "")


@pytest.mark.parametrize(
    "text",
    [
        "The official offices of efficient affluence flow fjord.",  # ligatures
        "Numbers 0123456789, “quotes” ‘single’ – en — em … § † ½ × €",
        "Ünïcödé: Ångström, Łódź, Việt Nam ẩn, Ελληνικά, Київ",
        "tied\u00a0by a no-break\u202fspace and a no-break\u2011hyphen",
        "a combining x\u0301 acute and e\u0301 too",
        "no font has \U00013000 this",
        "two glyphs for one letter: ŭ\u0323 ends",
    ],
)
def test_every_character_extracts_as_it_was_written(text: str) -> None:
    assert without_hyphens(paragraph(text).text) == text


def test_letters_whose_codes_look_like_brackets_and_line_ends_extract_as_written() -> None:
    letters = "".join(filter(str.isalpha, map(chr, range(0x41, 0x180))))  # 13, 40, 41, 92 and more
    words = [letters[at : at + 6] for at in range(0, len(letters), 6)]
    text = " ".join((*words, *reversed(words)))
    assert without_hyphens(paragraph(text).text) == text
    maker = BookMaker()
    copied = page_texts(made(maker.document(maker.lead(maker.body(text)))))[0]
    assert " ".join(copied.replace("\ufffe", "").split()).removesuffix(" 1") == text


def test_a_bracket_that_is_moved_back_behind_a_space_stays_on_its_page() -> None:
    maker = BookMaker()
    said = Foreign("ko", (Text("가 『나』 다"),))
    data = made(maker.document(maker.lead(maker.body(said))))
    with pdfplumber.open(BytesIO(data)) as pdf:
        page = next(page for page in pdf.pages if "가" in (page.extract_text() or ""))
        places = [char["x0"] for char in page.chars if char["text"] in "가『나』다"]
    assert places == sorted(places)
    assert places[-1] - places[0] < 60


@pytest.mark.parametrize("words", ["2026年11月", "『坊』 (a) 猫", "「The 猫」 of 2026 年"])
def test_letters_of_two_writings_stand_apart_alike_in_every_reader(words: str) -> None:
    maker = BookMaker()
    data = made(maker.document(maker.lead(maker.body(Foreign("ja", (Text(words),))))))
    with pdfplumber.open(BytesIO(data)) as pdf:
        chars = next(page.chars for page in pdf.pages if words[0] in (page.extract_text() or ""))
    stand = {char["text"]: char["x0"] for char in chars if char["text"] in words.replace(" ", "")}
    drawn = stands_in_pdfium(data, "".join(stand))
    assert drawn == pytest.approx(stand, abs=0.2)


def test_small_capitals_and_ligatures_extract_as_written() -> None:
    opening, small = "Officially he was first. ", "the efficient office"
    assert paragraph(opening, SmallCaps((Text(small),)), ".").text == opening + small + "."


def test_an_inserted_hyphen_is_a_soft_one_and_the_authors_own_stays() -> None:
    text = prose(200).replace("honest", "self-made")
    found = paragraph(text).text
    assert "\xad" in found
    assert without_hyphens(found) == text.strip()
    assert found.count("-") == text.count("-")


def test_words_of_several_lines_keep_one_space_between_them() -> None:
    text = prose(300)
    assert without_hyphens(paragraph(text).text) == text


def test_a_very_long_word_and_a_very_long_address_lose_nothing() -> None:
    word = "Verwaltungsgerichtsbarkeit" * 12
    address = "https://example.org/" + "a1b2c3d4/e5-f6?" * 34
    found = paragraph(word, " ", Link(address, (Text(address),)), " end")
    assert without_hyphens(found.text) == f"{word} {address} end"


def test_a_space_between_two_kinds_of_words_belongs_to_the_innermost_around_both() -> None:
    found = paragraph("An ", Foreign("ru", (Text(RUSSIAN),)), " and ", Emphasis((Text("more"),)))
    (span,) = found.find("Span")
    assert span.text == RUSSIAN
    assert found.text == f"An {RUSSIAN} and more"


def test_the_whole_book_reads_in_the_order_of_the_document() -> None:
    maker = BookMaker()
    wrote = Emphasis((Text("wrote"),))
    first = maker.body("Born in Samara,", maker.call(1), " he ", wrote, ". ", prose(120))
    section = maker.leaf(Role.SECTION, "The workshop")
    second = maker.body(prose(90, 7), maker.call(2), " and again", maker.call(1), ".")
    document = maker.whole(maker.chapter("rise", "The rise", first, section, second))
    root = tree(opened(made(document)))
    contents = root.find("TOC")[0].text
    labels = {found.text for found in root.find("Lbl", "Figure")}  # and the initials on the plate
    read = without_hyphens(root.text.replace(contents, ""))
    for leaf in leaves(document):
        given = "".join(
            str(piece.number) if isinstance(piece, NoteCall) else plain((piece,))
            for piece in pieces(leaf.inlines)
        )
        before, found, read = read.partition(given)
        assert found == given
        assert before == "" or before in labels or BACK_REFERENCES.fullmatch(before)
    assert read == ""


def test_copying_a_page_gives_its_words() -> None:
    maker = BookMaker()
    text = prose(200)
    document = maker.document(maker.lead(maker.body(text)))
    copied = " ".join(page_texts(made(document))[0].replace("\ufffe", "").split())
    assert copied.removesuffix(" 1") == text


def test_running_heads_and_folios_are_not_read() -> None:
    maker = BookMaker()
    chapter = maker.chapter("rise", "The rise", *(maker.body(prose(400, n)) for n in range(3)))
    pdf = opened(made(maker.document(chapter)))
    assert len(pdf.pages) > 2
    assert "Serebryakov" not in tree(pdf).text
    heads = [page.Contents.read_bytes().count(b"/Subtype/Header") for page in pdf.pages]
    assert sum(heads) >= len(pdf.pages) - 2
