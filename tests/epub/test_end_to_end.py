"""From an author's file to the EPUB, with the pages of the PDF that is made beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from lxml import etree
from tests.epub.books import XHTML, Epub, said
from tests.epub.epubcheck import epubcheck

from brieflives.findings import has_errors
from brieflives.order import Order
from brieflives.pipeline import build_life

SENTENCES = " ".join(
    f"On day {n} she measured {n * 7 % 97} degrees and wrote *the figure {n}* into her ledger."
    for n in range(1, 120)
)
LIFE = f"""\
schema: life/1
book: {{title: Anna Petrova, lang: en-GB, date: 2026-11}}
person:
  name: Anna Petrova
  names: [{{kind: native, text: Анна Петрова, lang: ru}}]
  born: {{date: 1887-02-14, place: Arkhangelsk, cite: "@ellis2011, p. 3"}}
chapters:
  - title: The Kola year
    body: |
      {SENTENCES}[@ellis2011, p. 3]

      And the ink was *a stone*.[^ink]
notes: {{ink: The ink was kept under a coat.}}
sources:
  - {{id: ellis2011, type: book, author: [{{literal: Ellis}}], title: Ice, publisher: North}}
"""


@cache
def built() -> tuple[Epub, list[str]]:
    """Build the life; return its EPUB and the text of each page of its PDF."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "anna.yaml"
        path.write_text(LIFE, "utf-8")
        made = build_life(path, Order())
    assert not has_errors(made.findings)
    with pypdfium2.PdfDocument(made.files["anna.pdf"]) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return Epub(made.files["anna.epub"]), pages


def marks(book: Epub) -> list[etree._Element]:
    documents = (book.xml(file) for file in book.spine())
    return [e for d in documents for e in d.iter() if e.get("role") == "doc-pagebreak"]


def words_after(mark: etree._Element) -> str:
    """Return what is read from a mark to the end of its paragraph, or the heading after it."""
    following = mark.getnext()
    if following is not None and not mark.tail:
        return said(following if following.tag != f"{XHTML}nav" else following[0])
    return (mark.tail or "") + "".join(said(e) + (e.tail or "") for e in mark.itersiblings())


def words_before(mark: etree._Element) -> str:
    """Return what is read of a mark's paragraph before it."""
    leaf = mark.getparent()
    assert leaf is not None
    before = [e for e in leaf if e in list(mark.itersiblings(preceding=True))]
    return (leaf.text or "") + "".join(said(e) + (e.tail or "") for e in before)


def squeezed(words: str) -> str:
    return "".join(words.split()).replace("\u00ad", "")


def test_every_printed_page_with_text_is_marked_where_it_begins() -> None:
    book, pages = built()
    found = marks(book)
    printed = [page for page in pages if page.strip()]
    assert len(found) == len(printed)
    last = ""
    divided = 0
    for mark, page in zip(found, printed, strict=True):
        text = squeezed(page).replace("\ufffe", "")
        # the first word may have begun on the page before
        assert squeezed("".join(words_after(mark).partition(" ")[2:]))[:12] in text
        before = squeezed(words_before(mark))[-12:]
        assert before in last
        divided += bool(before)
        last = text
    assert divided > 2  # pages that begin within a paragraph: else this proves little


def test_a_source_cited_twice_is_one_note_with_two_back_links() -> None:
    book, _ = built()
    item = book.by_id("note.note-1").getparent()
    assert item is not None
    links = [a for a in item.iter(f"{XHTML}a") if a.get("role") == "doc-backlink"]
    assert [a.text for a in links] == ["a", "b"]
    assert [a.get("href", "").split("#")[0] for a in links] == ["infobox.xhtml", "chapter-1.xhtml"]


def test_the_cover_is_the_first_page_of_the_pdf() -> None:
    book, _ = built()
    assert book.read("images/cover.jpg").startswith(b"\xff\xd8")


def test_an_epub_made_alone_is_the_one_made_beside_the_pdf(tmp_path: Path) -> None:
    life = tmp_path / "anna.yaml"
    life.write_text(LIFE, "utf-8")
    alone = build_life(life, Order(("epub",))).files
    assert list(alone) == ["anna.epub"]
    assert alone["anna.epub"] == built()[0].data


def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    file = tmp_path / "anna.epub"
    file.write_bytes(built()[0].data)
    assert epubcheck(file) == ""
