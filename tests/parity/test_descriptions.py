"""Pictures are described at length at the end of the book: the same on paper and on screen."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from tests.epub.books import Epub, words_of
from tests.epub.epubcheck import epubcheck
from tests.parity.reading import read_epub, read_pdf
from tests.pdf.reading import goal, label, links

from brieflives.order import Order
from brieflives.pipeline import build_life

LIFE = """\
schema: life/1
book: {title: Ada King, lang: en-GB}
person: {name: Ada King, portrait: portrait}
media:
  portrait: {file: ada.png, alt: A woman, credit: Ellis, licence: CC0-1.0}
  orbit:
    file: orbit.png
    alt: A diagram of an orbit
    caption: The orbit of *Uranus*.
    credit: Ellis
    licence: CC0-1.0
    description: |
      An ellipse stands upright, the sun within it[@ellis, p. 4].

      | Year | Place |
      |:-----|------:|
      | 1781 | top   |
chapters:
  - {id: one, title: One, body: "She counted[@ellis].\\n\\n![](orbit)\\n\\nAnd again."}
sources:
  - {id: ellis, type: book, title: Orbits, author: [Ellis], issued: 1990, publisher: Press}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("life")
    return files(folder, LIFE)


def files(folder: Path, life: str) -> Mapping[str, bytes]:
    for shade, name in enumerate(("ada.png", "orbit.png")):
        Image.new("L", (900, 700), 90 * shade).save(folder / name)
    (folder / "ada.yaml").write_text(life, "utf-8")
    made = build_life(folder / "ada.yaml", Order(("pdf", "epub")))
    assert not made.findings
    return made.files


@pytest.fixture(scope="module")
def book(built: Mapping[str, bytes]) -> Epub:
    return Epub(built["ada.epub"])


def picture(book: Epub) -> etree._Element:
    return next(book.xml("chapter-1.xhtml").iter("{*}img"))


def test_a_description_says_the_same_on_paper_and_on_screen(built: Mapping[str, bytes]) -> None:
    pdf, epub = read_pdf(built["ada.pdf"]), read_epub(built["ada.epub"])
    assert epub.text == pdf.text
    assert epub.headings == pdf.headings
    assert epub.notes == pdf.notes
    text = " ".join(epub.text)
    assert "Ellis; CC0 1.0 Description at the end of the book And again." in text
    assert "The orbit of Uranus An ellipse stands upright, the sun within it (Ellis, " in text
    assert "1781 top Back to the picture Picture credits" in text


def test_a_picture_names_the_link_that_leads_to_its_description_and_back(book: Epub) -> None:
    link = book.by_id(str(picture(book).get("aria-details")))
    file, _, place = str(link.get("href")).partition("#")
    top = next(e for e in book.xml(file).iter() if e.get("id") == place)
    section = top.getparent()
    assert section is not None
    (back,) = (e for e in section.iter("{*}a") if e.get("role") == "doc-backlink")
    assert (words_of(link), words_of(top)) == (
        "Description at the end of the book",
        "The orbit of Uranus",
    )
    said = "Description at the end of the book (The orbit of Uranus.)"
    assert link.get("aria-label") == said  # in a list of links, too, it says of what
    assert back.get("href") == "chapter-1.xhtml#figure.figure-orbit"
    assert section.get("aria-labelledby") == top.get("id")


def test_a_description_stands_beside_its_picture_which_is_not_heard_again(book: Epub) -> None:
    (image,) = book.xml("descriptions.xhtml").iter("{*}img")
    assert image.get("src") == picture(book).get("src")
    assert (image.get("alt"), image.get("role")) == ("", "presentation")


def test_descriptions_are_told_of_only_where_there_are_any(book: Epub, tmp_path: Path) -> None:
    assert "longDescription" in book.meta("schema:accessibilityFeature")
    start, stop = LIFE.index("    description:"), LIFE.index("chapters:")
    without = LIFE[:start] + LIFE[stop:]
    other = Epub(files(tmp_path, without)["ada.epub"])
    assert "longDescription" not in other.meta("schema:accessibilityFeature")
    assert "descriptions.xhtml" not in other.spine()
    assert picture(other).get("aria-details") is None


def test_descriptions_are_listed_by_their_pictures(book: Epub) -> None:
    lists = [e for e in book.xml("nav.xhtml").iter("{*}li") if len(list(e.iter("{*}a"))) == 2]
    assert [[words_of(a) for a in e.iter("{*}a")] for e in lists] == [
        ["Picture descriptions", "The orbit of Uranus"]
    ]


def test_on_paper_a_link_leads_to_the_description_and_one_back_with_the_page(
    built: Mapping[str, bytes],
) -> None:
    with pikepdf.open(BytesIO(built["ada.pdf"])) as pdf:
        ways = {(label(pdf.pages[index]), goal(pdf, link)) for index, link in links(pdf)}
    assert {("1", "3"), ("3", "1")} <= ways
    with pypdfium2.PdfDocument(built["ada.pdf"]) as pages:
        texts = [page.get_textpage().get_text_bounded() for page in pages]
    described = next(text for text in texts if "An ellipse stands upright" in text)
    assert "Back to the picture" in described
    assert "Page 1" in described


def test_a_book_with_a_description_is_sound(built: Mapping[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "ada.epub").write_bytes(built["ada.epub"])
    assert epubcheck(tmp_path / "ada.epub") == ""
