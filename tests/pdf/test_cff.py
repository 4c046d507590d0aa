"""Fonts with CFF outlines are embedded by the identifiers that they have themselves."""

from __future__ import annotations

import pikepdf
from tests.pdf.reading import made, opened, page_texts, tree
from tests.typeset.small_books import BookMaker

from brieflives.document.inline import Foreign, Text
from brieflives.pdf.cff import character_identifiers
from brieflives.style.sheet import Face
from brieflives.typeset.fonts import Fonts

MINCHO = Face(package="pylopdf_fonts_jp", file="NotoSerifJP-Regular.otf")
NAME = "夏目漱石、「坊っちゃん」"


def book() -> bytes:
    maker = BookMaker()
    return made(maker.document(maker.lead(maker.body("By ", Foreign("ja", (Text(NAME),)), "."))))


def test_each_glyph_has_an_identifier_of_its_own_in_rising_order() -> None:
    face = Fonts().face(MINCHO).hb_face
    found = character_identifiers(face.reference_table("CFF ").data, face.glyph_count)
    assert len(found) == face.glyph_count
    assert found[0] == 0
    assert list(found) == sorted(set(found))


def test_a_font_with_such_outlines_is_small_and_says_what_it_is() -> None:
    pdf = opened(book())  # kept open while its objects are looked at
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    below = [font.DescendantFonts[0] for font in fonts]
    (font,) = {str(one.BaseFont): one for one in below if one.Subtype == "/CIDFontType0"}.values()
    program = font.FontDescriptor.FontFile3
    assert program.Subtype == "/CIDFontType0C"
    assert len(program.read_raw_bytes()) < 10_000


def test_japanese_words_are_read_and_copied_as_they_were_written() -> None:
    (span,) = tree(opened(book())).find("Span")
    assert span.text == NAME
    assert any(NAME in text for text in page_texts(book()))


def test_a_second_text_of_the_same_glyph_is_told_beside_it() -> None:
    maker = BookMaker()
    radical, ideograph = "\u2f00", "\u4e00"
    words = Foreign("ja", (Text(ideograph + radical + ideograph),))
    pdf = opened(made(maker.document(maker.lead(maker.body(words)))))
    assert isinstance(pdf, pikepdf.Pdf)
    assert tree(pdf).find("Span")[0].text == ideograph + radical + ideograph
