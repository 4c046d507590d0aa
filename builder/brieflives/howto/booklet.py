"""From an imposed booklet to the tagged PDF that says how to print it."""

from __future__ import annotations

from brieflives.document.book import Document
from brieflives.howto.guide import Facts, guide
from brieflives.howto.page import set_guide
from brieflives.languages.words import english_words, load_words
from brieflives.pdf.write import write_pdf
from brieflives.sheets.arrange import Arranged
from brieflives.sheets.geometry import paper_named
from brieflives.style.load import load_sheet
from brieflives.style.paper_sizes import PaperName
from brieflives.style.written import in_language

STYLE = "modern"
_AMERICAN = ("letter", "tabloid")


def how_to_print(document: Document, arranged: Arranged, file: str) -> bytes:
    """Return a page on A4 or letter, in the book's language, about sheets in the file ``file``."""
    words = load_words(document.metadata.lang) or english_words()
    paper = paper_named(arranged.width, arranged.height)
    usual: PaperName = "letter" if paper in _AMERICAN else "A4"
    facts = Facts(
        file, paper.capitalize(), arranged.sheets, arranged.together, arranged.flip or "short"
    )
    style, _ = load_sheet(STYLE, paper=usual)
    assert style is not None, "the style travels with the program"
    about = guide(document, words, facts)
    return write_pdf(about, set_guide(about, in_language(style, about.metadata.lang)))
