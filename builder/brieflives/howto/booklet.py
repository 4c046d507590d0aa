"""From an imposed booklet to the tagged PDF that says how to print it."""

from __future__ import annotations

from brieflives.document.book import Document
from brieflives.howto.guide import Facts, guide
from brieflives.languages.words import english_words, load_words
from brieflives.pdf.write import write_pdf
from brieflives.sheets.arrange import Arranged
from brieflives.style.load import load_sheet
from brieflives.style.paper_sizes import PaperName
from brieflives.style.sheet import Sheet
from brieflives.typeset.book import lay_out

STYLE = "modern"
_HEAD_MM, _SIDE_MM = 18, 36
_INCH_WIDE = (792.0, 1224.0)  # points: sheets of letter and tabloid, as they lie


def how_to_print(document: Document, arranged: Arranged, file: str) -> bytes:
    """Return a page on A4 or letter, in the book's language, about sheets in the file ``file``."""
    words = load_words(document.metadata.lang) or english_words()
    is_american = arranged.width in _INCH_WIDE
    usual: PaperName = "letter" if is_american else "A4"
    is_large = arranged.width > 1000
    paper = {"A4": "A3", "letter": "Tabloid"}[usual] if is_large else usual.capitalize()
    facts = Facts(file, paper, arranged.sheets, arranged.together, arranged.flip or "short")
    sheet, _ = load_sheet(STYLE, paper=usual)
    assert sheet is not None, "the style travels with the program"
    sheet = _with_room(sheet)
    about = guide(document, words, facts)
    pages, _ = lay_out(about, sheet)  # characters that no face has are shown as missing
    return write_pdf(about, pages)


def _with_room(sheet: Sheet) -> Sheet:
    """Return the style with the title at the top of the page and as many lines as it holds."""
    page = sheet.page
    below = page.height_pt - 2 * _HEAD_MM * 72 / 25.4
    lines = int(below / page.grid_pt) - 4  # the folio, and air
    whole = {"head_mm": _HEAD_MM, "lines": lines, "inner_mm": _SIDE_MM, "outer_mm": _SIDE_MM}
    opening = sheet.opening.model_copy(update={"drop_lines": 0})
    return sheet.model_copy(update={"page": page.model_copy(update=whole), "opening": opening})
