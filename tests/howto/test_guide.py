"""The page on how to print a booklet says what is true of this booklet, in the book's language."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.pdf.verapdf import faults

from brieflives.howto.drawings import folding, stapling, turning, upwards
from brieflives.howto.trial import trial_sheet
from brieflives.languages.words import load_words, shipped_languages
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.drawings.svg import read_drawing

MM = 72 / 25.4
LIFE = """\
schema: life/1
book: {{title: Ada, lang: {lang}, paper: {paper}}}
person: {{name: Ada King}}
chapters:
  - {{title: One, body: Some text.}}
"""


def made(folder: Path, lang: str = "en-GB", paper: str = "A5", text: str = "") -> bytes:
    life = folder / "ada.yaml"
    words = LIFE.format(lang=lang, paper=paper).replace("Some text.", text or "Some text.")
    life.write_text(words, encoding="utf-8")
    return build_life(life, Order(("booklet",))).files["ada-how-to-print.pdf"]


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def test_the_settings_are_those_of_this_booklet(tmp_path: Path) -> None:
    words = words_of(made(tmp_path))
    assert "File ada-booklet.pdf Paper A4 Sides both sides, flip on short edge" in words
    assert "Size 100 %, actual size Sheets 2" in words
    assert "Fold at once" not in words


@pytest.mark.parametrize(
    ("paper", "sheet", "width"),
    [
        ("A5", "A4", 595),
        ("half-letter", "Letter", 612),
        ("A4", "A3", 595),
        ("letter", "Tabloid", 612),
    ],
)
def test_the_page_is_on_paper_that_the_reader_has(
    tmp_path: Path, paper: str, sheet: str, width: int
) -> None:
    page = made(tmp_path, paper=paper)
    assert f"Paper {sheet} " in words_of(page)
    with pypdfium2.PdfDocument(page) as document:
        assert round(document[0].get_width()) == width
        assert len(document) == 1


def test_a_thick_booklet_is_folded_in_parts(tmp_path: Path) -> None:
    words = words_of(made(tmp_path, text="Word and word again. " * 6000))
    assert "Fold at once 4" in words
    assert "too many sheets to fold at once" in words


@pytest.mark.parametrize("paper", ["A5", "half-letter"])
@pytest.mark.parametrize("lang", shipped_languages())
def test_it_is_one_page_and_that_is_filled(tmp_path: Path, lang: str, paper: str) -> None:
    with pypdfium2.PdfDocument(made(tmp_path, lang, paper, "Word and word. " * 4000)) as document:
        assert len(document) == 1
        page = document[0]
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        lowest, highest = min(box[1] for box in boxes), max(box[3] for box in boxes)
        assert 15 * MM < lowest < 60 * MM
        assert 15 * MM < page.get_height() - highest < 30 * MM


@pytest.mark.parametrize("lang", shipped_languages())
def test_it_speaks_the_language_of_the_book(tmp_path: Path, lang: str) -> None:
    words = load_words(lang)
    assert words is not None
    with pikepdf.open(BytesIO(made(tmp_path, lang))) as pdf:
        assert str(pdf.Root.Lang) == lang
        assert str(pdf.docinfo["/Title"]) == f"{words('how-to-print', 'title')}: Ada"
        assert "/StructTreeRoot" in pdf.Root


def test_where_the_language_of_the_book_is_not_spoken_it_says_that_it_is_english(
    tmp_path: Path,
) -> None:
    with pikepdf.open(BytesIO(made(tmp_path, "fa"))) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]) == "How to print this booklet: Ada"
        assert "/Direction" not in pdf.Root.ViewerPreferences


def test_the_drawings_are_sound_and_tell_the_two_edges_apart() -> None:
    drawings = [turning("short"), turning("long"), folding(), stapling(), upwards()]
    assert len({drawing.data for drawing in drawings}) == 5
    for drawing in drawings:
        read = read_drawing(drawing.data)
        assert read.data.count(b"<path") == drawing.data.count(b"<path")


def test_a_book_bound_at_the_right_has_its_drawings_turned() -> None:
    for drawing, turned in (
        (turning("short"), turning("short", rtl=True)),
        (folding(), folding(rtl=True)),
        (stapling(), stapling(rtl=True)),
    ):
        left, right = (read_drawing(each.data).data for each in (drawing, turned))
        assert left != right
        assert left.count(b"<path") == right.count(b"<path")


@pytest.mark.parametrize("lang", ["en-GB", "he"])
@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_what_says_how_to_print_can_be_read_by_everybody(
    tmp_path: Path, lang: str, standard: str
) -> None:
    for name, data in (("guide.pdf", made(tmp_path, lang)), ("trial.pdf", trial_sheet(lang))):
        (tmp_path / name).write_bytes(data)
        assert faults(tmp_path / name, standard) == []


def middles(data: bytes) -> list[dict[str, float]]:
    """Return where across each side of the test sheet its large numbers stand."""
    sides = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            found = [
                (text.get_text_range(at, 1), text.get_charbox(at))
                for at in range(text.count_chars())
            ]
            large = {char: box for char, box in found if box[3] - box[1] > 50}
            sides.append(
                {char: (box[0] + box[2]) / 2 / page.get_width() for char, box in large.items()}
            )
    return sides


@pytest.mark.parametrize(("lang", "front", "back"), [("de", "41", "23"), ("ar", "14", "32")])
def test_the_test_sheet_is_a_booklet_of_four_pages(lang: str, front: str, back: str) -> None:
    for side, pages in zip(middles(trial_sheet(lang)), (front, back), strict=True):
        assert side == pytest.approx({pages[0]: 0.25, pages[1]: 0.75}, abs=0.02)


def test_the_test_sheet_says_where_its_top_is_and_how_to_read_its_scales() -> None:
    words = words_of(trial_sheet("fr"))
    assert words.count("haut") >= 2
    assert "Les échelles comptent les millimètres" in words


def test_instructions_divide_no_words(tmp_path: Path) -> None:
    assert "choose the other edge: long instead of short" in words_of(made(tmp_path))
    assert "внутренняя на 6,35 мм" in words_of(trial_sheet("ru", "letter"))
