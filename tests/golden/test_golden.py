"""How the pages came out the last time somebody looked: starts of pages, lines, a few images.

``pytest tests/golden --update-golden`` writes all of it anew. Read the difference and look at the
images before you commit them. Pixels come from the same wheels everywhere.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from tests.pdf.reading import made
from tests.typeset.composing import composed
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.blocks import Break, Quotation, Role
from brieflives.document.book import Document
from brieflives.order import Order
from brieflives.pipeline import build_life

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "source"
DPI = 45
MOST_DIFFERENCE = 0.5  # of 255 grey levels, on average: a line that moves by one dot makes more
TEXTS = (
    "Mary Fairfax was born on 26 December 1780 in the manse at Jedburgh, in the Scottish Borders. "
    "It was not her parents’ home. Her father, a naval officer, had just gone to sea for a long "
    "time; her mother was staying with a sister, the wife of the minister, and fell ill after the "
    "birth.",
    "In 1905 strikes and mutinies shook the Empire, and the Emperor was brought to promise a "
    "parliament. In that year, as far as we know, the young metalworker joined the Bolsheviks; "
    "he was fifteen, and had been at a lathe since he was nine.",
    prose(70, 3),
)


def is_as_before(golden: Path, text: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("measure", [300, 240, 160])
def test_paragraphs_break_where_they_did(measure: int, request: pytest.FixtureRequest) -> None:
    told = "\n".join(
        "\n".join(line.text.replace("\xad", "-").strip() for line in lines) + "\n"
        for lines in (composed(text, measure=measure).lines for text in TEXTS)
    )
    is_as_before(HERE / f"lines-{measure}.txt", told, request)


@pytest.mark.parametrize("life", ["leonid-serebryakov", "mary-somerville"])
def test_pages_begin_where_they_did(life: str, request: pytest.FixtureRequest) -> None:
    pdf = build_life(SOURCE / f"{life}.yaml", Order(("pdf",))).files[f"{life}.pdf"]
    with pypdfium2.PdfDocument(BytesIO(pdf)) as book:
        starts = "".join(
            f"{book.get_page_label(index):>5}  {first_words(book[index])}".rstrip() + "\n"
            for index in range(len(book))
        )
    is_as_before(HERE / f"{life}.txt", starts, request)


def first_words(page: pypdfium2.PdfPage) -> str:
    """The first line of the text block; a running head is passed over."""
    box = page.get_height() - 40  # below the running head
    text = page.get_textpage().get_text_bounded(top=box)
    lines = text.replace("\ufffe", "-").replace("\x02", "-").splitlines()
    return " ".join(lines[0].split()) if lines else ""


def small_book() -> Document:
    maker = BookMaker()
    blocks = (
        maker.body(prose(90), maker.call(1)),
        maker.leaf(Role.SECTION, "A section"),
        maker.body(prose(60, 2), maker.call(2)),
        Quotation((maker.leaf(Role.QUOTATION, prose(40)),)),
        Break(),
        maker.table(("Year", "Book"), ("1831", "Mechanism"), ("1848", "Geography")),
        maker.body(prose(300, 4), maker.call(1)),
    )
    return maker.whole(maker.chapter("c", "A chapter of its own", *blocks))


@pytest.fixture(scope="module")
def small_pdf() -> bytes:
    return made(small_book())


@pytest.mark.parametrize("label", ["i", "iii", "1", "2", "4"])
def test_pages_look_as_they_did(
    label: str, small_pdf: bytes, request: pytest.FixtureRequest
) -> None:
    golden = HERE / f"page-{label}.png"
    with pypdfium2.PdfDocument(BytesIO(small_pdf)) as book:
        index = next(k for k in range(len(book)) if book.get_page_label(k) == label)
        shown = book[index].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    if request.config.getoption("--update-golden"):
        shown.save(golden, optimize=True)
    with Image.open(golden) as before:
        assert shown.size == before.size
        difference = ImageStat.Stat(ImageChops.difference(shown, before.convert("L"))).mean[0]
    assert difference <= MOST_DIFFERENCE
