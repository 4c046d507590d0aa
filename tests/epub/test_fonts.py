"""The fonts inside an EPUB: what they hold, what they are called, when there are none."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
import uharfbuzz as hb
from msgspec.structs import replace
from tests.epub.books import Epub, book, chapter, classic, epub, leaf, notes, paragraph_book

from brieflives.document.book import Document
from brieflives.document.inline import Emphasis, Foreign, Text, Title
from brieflives.epub.write import Printed, write_epub
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Epub as EpubStyle
from brieflives.typeset.fonts import Fonts

COPYRIGHT, FAMILY, LICENCE = 0, 1, 13


def font(made: Epub, name: str) -> hb.Face:
    return hb.Face(made.read(f"fonts/{name}.ttf"))


def characters(made: Epub, name: str) -> set[str]:
    return set(map(chr, font(made, name).unicodes))


def in_style(document: Document, style: str) -> Epub:
    sheet, _ = load_sheet(style)
    assert sheet is not None
    return Epub(write_epub(document, sheet, Printed(Fonts())))


def fonts_of(made: Epub) -> list[str]:
    names = (Path(name) for name in made.zip.namelist())
    return sorted(name.stem for name in names if name.suffix in (".ttf", ".otf"))


def test_each_face_holds_the_characters_of_its_words() -> None:
    made = epub(paragraph_book("Roman ж ", Emphasis((Text("Qé"),)), Emphasis((Text("Щ"),), True)))
    assert {"Q", "é"} <= characters(made, "italic")
    assert "Щ" not in characters(made, "italic")
    assert characters(made, "bold") == {"Щ"}
    assert {"ж", "Q", "é", "Щ"} <= characters(made, "roman")
    assert "ю" not in characters(made, "roman")


def test_a_title_within_italic_words_is_roman() -> None:
    words = Emphasis((Text("a"), Title((Text("Ж"),))))
    assert "Ж" not in characters(epub(paragraph_book(words)), "italic")


def test_a_face_without_words_is_not_there() -> None:
    assert fonts_of(epub(paragraph_book("roman"))) == ["italic", "roman"]  # back-links are italic
    assert fonts_of(in_style(paragraph_book("roman"), "large-print")) == ["bold", "roman"]


def test_emphasis_of_a_style_without_italics_is_in_its_bold() -> None:
    made = in_style(paragraph_book(Emphasis((Text("Ж"),))), "large-print")
    assert "Ж" in characters(made, "bold")


def test_small_capitals_and_old_style_figures_are_drawn_and_not_made_up() -> None:
    face = font(epub(paragraph_book("ab 12")), "roman")
    for text, feature in (("ab", "smcp"), ("12", "onum")):
        glyphs = []
        for on in (False, True):
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            hb.shape(hb.Font(face), buffer, {feature: on, "lnum": False})
            glyphs.append([info.codepoint for info in buffer.glyph_infos])
        assert glyphs[0] != glyphs[1], feature


def test_a_subset_is_called_by_no_reserved_name_and_says_whose_it_is() -> None:
    face = font(in_style(paragraph_book("a"), "modern"), "roman")  # 'Source' is reserved
    assert face.get_name(FAMILY, "en") == "Book Text"
    assert "Source" not in "".join(face.get_name(number, "en") or "" for number in range(1, 7))
    assert "Adobe" in (face.get_name(COPYRIGHT, "en") or "")
    assert "Open Font License" in (face.get_name(LICENCE, "en") or "")


def test_the_licence_of_each_font_lies_beside_it() -> None:
    made = epub(paragraph_book("a"))
    licence = made.read("fonts/eb-garamond-licence.txt").decode()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    hrefs = [item.get("href") for item in made.package.iter("{*}item")]
    assert "fonts/eb-garamond-licence.txt" in hrefs


def test_a_character_that_only_a_fallback_has_brings_that_face() -> None:
    document = paragraph_book("a rare Ѫ")
    made = in_style(document, "modern")
    assert characters(made, "fallback-1") == {"Ѫ"}
    assert (
        'body {font-family: "Book Text", "Book Text 2", ' in made.read("styles/base.css").decode()
    )
    assert "fonts/eb-garamond-licence.txt" in [i.get("href") for i in made.package.iter("{*}item")]


def test_the_file_has_the_checksum_that_its_head_promises() -> None:
    data = epub(paragraph_book("a")).read("fonts/roman.ttf")
    assert len(data) % 4 == 0
    assert sum(struct.unpack(f">{len(data) // 4}I", data)) % 2**32 == 0xB1B0AFBA


def test_every_font_is_announced_where_it_lies() -> None:
    made = epub(paragraph_book(Emphasis((Text("a"),)), Emphasis((Text("b"),), strong=True)))
    css = made.read("styles/base.css").decode()
    for name, slant, weight in (
        ("roman", "normal", "normal"),
        ("italic", "italic", "normal"),
        ("bold", "normal", "bold"),
    ):
        rule = f"font-style: {slant}; font-weight: {weight}; src: url(../fonts/{name}.ttf)"
        assert css.count(rule) == 1


def test_a_style_may_leave_the_fonts_to_the_reader() -> None:
    sheet = replace(classic(), epub=EpubStyle(fonts="system"))
    made = Epub(write_epub(paragraph_book("a"), sheet, Printed(Fonts())))
    assert not [name for name in made.zip.namelist() if "fonts/" in name]
    assert "Book Text" not in made.read("styles/base.css").decode()


def test_the_same_book_has_the_same_fonts() -> None:
    document = book(chapter("one", "One", leaf("p", "Ёж, " * 9)), notes())
    one, two = epub(document), epub(document)
    assert one.read("fonts/roman.ttf") == two.read("fonts/roman.ttf")


@pytest.mark.parametrize("editions", [("epub",), ("pdf", "epub")])
def test_a_character_without_a_glyph_is_reported_at_its_place(
    editions: tuple[str, ...], tmp_path: Path
) -> None:
    life = tmp_path / "a.yaml"
    about = "schema: life/1\nbook: {title: A, lang: en}\nperson: {name: Ada}\n"
    life.write_text(f"{about}lead: A snowman \N{SNOWMAN} is not in the font.\n", "utf-8")
    found = build_life(life, Order(editions)).findings
    codes = [finding.code.value for finding in found]
    assert codes.count("missing-glyph") == 1


def test_words_in_a_script_of_its_own_bring_its_face_with_the_licence() -> None:
    made = epub(paragraph_book("A ", Foreign("he", (Text("ספר."),)), " b"))
    assert {"ס", "ר", "."} <= characters(made, "hebr-roman")
    assert "A" not in characters(made, "hebr-roman")
    assert b"Open Font License" in made.read("fonts/frank-ruhl-libre-licence.txt")
    css = made.read("styles/base.css").decode()
    assert ':lang(he) {font-family: "Book Text Hebr", "Book Text",' in css


def test_a_script_without_italics_stands_out_in_bold_as_in_print() -> None:
    made = epub(paragraph_book(Foreign("he", (Emphasis((Text("ספר"),)), Text(" את"))), "."))
    assert {"ס", "פ", "ר"} <= characters(made, "hebr-bold")
    assert "את" not in characters(made, "hebr-bold")
    assert "em:lang(he), em :lang(he) {font-weight: bold}" in made.read("styles/base.css").decode()


def test_chinese_characters_are_those_of_their_language() -> None:
    words = (Foreign("ja", (Text("骨、"),)), Foreign("zh-Hant", (Text("骨。"),)))
    made = epub(paragraph_book(*words))
    names = [name for name in fonts_of(made) if name.startswith(("jpan", "han"))]
    assert names == ["hant-roman", "jpan-roman"]
    assert "骨" in set(map(chr, hb.Face(made.read("fonts/jpan-roman.otf")).unicodes))
    assert b"Open Font License" in made.read("fonts/pylopdf-fonts-jp-licence.txt")


def test_a_title_within_an_italic_caption_is_roman() -> None:
    css = epub(paragraph_book("a")).read("styles/base.css").decode()
    rules = dict(re.findall(r"^([^{}]*) \{([^{}]*)\}", css, re.MULTILINE))
    turned = next(said for said in rules if ".caption cite" in said.split(", "))
    assert rules[turned] == "font-style: normal"
