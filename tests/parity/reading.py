"""Read a PDF and an EPUB of one book alike: words with their pages, headings, notes, contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pypdfium2
from lxml import etree
from msgspec import Struct
from tests.epub.books import EPUB, XHTML, Epub
from tests.pdf.reading import kids_of, marked_text

# what a line of text may hold; whatever else there is begins a new line
_PDF_INLINE = {"Span", "Link", "Reference", "Em", "Strong"}
_EPUB_INLINE = {"a", "span", "em", "strong", "cite", "time"}
_BACK_LINK = re.compile(r"([a-z]+)\s(\S+)")  # "b 12": letter and page
_HEADINGS = {"Title": "h1", "H1": "h1", "H2": "h2", "H3": "h3"}
_MARKER = re.compile(r"(?:[^\w\s]|\d+\.)+")  # of an item in a list; of several where some are empty
_PAGES = "\u2002"
_SPACE = re.compile(r"[\s\u2002]+")


class Word(Struct, frozen=True):
    """A word and the label of the page on which it ends; is it within a link, below a picture?"""

    text: str
    page: str
    linked: bool = False
    caption: bool = False


class Note(Struct, frozen=True):
    """A note: its number, what it says, and its back-links with the pages of their calls."""

    number: str
    words: str
    calls: tuple[tuple[str, str], ...]  # letter, label of the page


class Reading(Struct, frozen=True):
    """A book as it is read, whatever file it is read from."""

    words: tuple[Word, ...]  # contents aside
    headings: tuple[tuple[str, str], ...]  # h1 or h2 or h3, and what it says
    notes: tuple[Note, ...]
    contents: tuple[tuple[str, str], ...]  # title and page
    pictured: frozenset[str] = frozenset()  # labels of printed pages with pictures

    @property
    def text(self) -> list[str]:
        """The words alone."""
        return [word.text for word in self.words]


class Piece(NamedTuple):
    """Characters, the label of their page; are they within a link, in the caption of a picture?"""

    text: str
    page: str
    linked: bool = False
    caption: bool = False


_GAP = Piece(" ", "")  # between blocks


def _written(number: str) -> str:
    """The label that an id was made of: letters beyond ASCII are numbers there."""
    return re.sub("_([0-9a-f]+)_", lambda found: chr(int(found[1], 16)), number)


def words_of(pieces: list[Piece]) -> tuple[Word, ...]:
    """Cut pieces at white space; a word has the page of its last character."""
    words: list[Word] = []
    text, last = "", _GAP
    for piece in [*pieces, _GAP]:
        for character in piece.text.replace("\xad", ""):
            if not character.isspace():
                text, last = text + character, piece
            elif text:
                words.append(Word(text, *last[1:]))
                text = ""
    return tuple(words)


def _rstripped(piece: Piece) -> Piece:
    return piece._replace(text=piece.text.rstrip())


def plain(pieces: list[Piece]) -> str:
    """Join the words of some pieces by single spaces."""
    return " ".join(word.text for word in words_of(pieces))


def _without(head: str, pieces: list[Piece]) -> list[Piece]:
    """Leave out words that pieces begin with; all stays where they begin otherwise."""
    left = "".join(head.split())
    kept = []
    for piece in pieces:
        rest = []
        for character in piece.text:
            if left and character == left[0]:
                left = left[1:]
            elif not left or character.isspace() or character == "\xad":
                rest.append(character)
            else:
                return pieces
        kept.append(piece._replace(text="".join(rest)))
    return pieces if left else kept


class _Pdf:
    """The structure tree of a PDF, read in its order."""

    def __init__(self, data: bytes) -> None:
        self._file = pikepdf.open(BytesIO(data))
        with pypdfium2.PdfDocument(data) as pdf:
            labels = [pdf.get_page_label(index) for index in range(len(pdf))]
        self._texts = {page.obj.objgen: marked_text(page) for page in self._file.pages}
        pages = (page.obj.objgen for page in self._file.pages)
        self._labels = dict(zip(pages, labels, strict=True))
        self._pieces: list[Piece] = []
        self._headings: list[tuple[str, str]] = []
        self._notes: list[Note] = []
        self._contents: list[tuple[str, str]] = []
        self._pictured: set[str] = set()

    def read(self) -> Reading:
        self._element(self._file.Root.StructTreeRoot.K)
        return Reading(
            words_of(self._pieces),
            tuple(self._headings),
            tuple(self._notes),
            tuple(self._contents),
            frozenset(self._pictured),
        )

    def _element(self, source: pikepdf.Object) -> None:
        tag = str(source.S)[1:]
        if tag in ("TOC", "Note"):
            for entry in kids_of(source) if tag == "TOC" else [source]:
                getattr(self, f"_{tag.lower()}_entry")(list(self._all(entry)))
            return
        if tag == "Figure":
            self._pictured.update(piece.page for piece in self._all(source) if piece.page)
        if tag == "Figure" or (tag == "Lbl" and _MARKER.fullmatch(plain(list(self._all(source))))):
            return  # a monogram is heard as one thing; readers number and mark the lists of HTML
        start = len(self._pieces)
        if tag == "Table":
            self._table(source)
            return
        if tag == "Caption":
            self._pieces += (piece._replace(caption=True) for piece in self._all(source))
            return
        self._own(source)
        if tag == "P":
            self._without_pages(start)
        if tag in _HEADINGS and plain(self._pieces[start:]):
            self._headings.append((_HEADINGS[tag], plain(self._pieces[start:])))

    def _own(self, source: pikepdf.Object) -> None:
        """Read the words of an element, and the blocks between them."""
        for kid in kids_of(source):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if str(kid.S)[1:] in _PDF_INLINE:
                    self._pieces += self._all(kid, linked=kid.S == "/Link")
                else:
                    self._pieces.append(_GAP)
                    self._element(kid)
                    self._pieces.append(_GAP)
            else:
                self._pieces += self._marked(kid, source, linked=False)

    def _table(self, table: pikepdf.Object) -> None:
        """Read a table; one told as a list repeats the head of its column before each cell."""
        heads: list[str] = []
        for row in kids_of(table):
            cells = list(kids_of(row)) if row.S == "/TR" else []
            if cells and not heads and all(cell.S == "/TH" for cell in cells):
                heads = [plain(list(self._all(cell))) for cell in cells]
            start = len(self._pieces)
            if row.S == "/Caption":  # which stays with its table
                self._own(row)
                continue
            self._element(row)
            if heads and len(cells) == len(heads) and all(cell.S == "/TD" for cell in cells):
                self._pieces[start:] = []
                for head, cell in zip(heads, cells, strict=True):
                    before = len(self._pieces)
                    self._pieces.append(_GAP)
                    self._element(cell)
                    self._pieces.append(_GAP)
                    self._pieces[before:] = _without(f"{head}:", self._pieces[before:])

    def _without_pages(self, start: int) -> None:
        """Drop what only print has to name, behind an en space: the pages of an entry."""
        at = next((n for n in range(start, len(self._pieces)) if _PAGES in self._pieces[n].text), 0)
        behind = self._pieces[at + 1 :]
        if at and behind and all(each.linked or not each.text.strip(", \xa0") for each in behind):
            self._pieces[at:] = [_rstripped(self._pieces[at])]

    def _all(self, source: pikepdf.Object, *, linked: bool = False) -> Iterator[Piece]:
        """Yield all that is below an element, blocks parted by spaces."""
        for kid in kids_of(source):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                inline = str(kid.S)[1:] in _PDF_INLINE
                yield from () if inline else [_GAP]
                yield from self._all(kid, linked=linked or kid.S == "/Link")
                yield from () if inline else [_GAP]
            else:
                yield from self._marked(kid, source, linked=linked)

    def _marked(
        self, kid: pikepdf.Object, element: pikepdf.Object, *, linked: bool
    ) -> Iterator[Piece]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") != "/MCR":
                return
            page, number = kid.Pg if "/Pg" in kid else element.Pg, int(kid.MCID)
        else:
            page, number = element.Pg, int(kid)
        yield Piece(self._texts[page.objgen][number], self._labels[page.objgen], linked)

    def _toc_entry(self, pieces: list[Piece]) -> None:
        title, number = [piece for piece in pieces if not piece.text.isspace()][:-1], pieces[-1]
        self._contents.append((plain(title), number.text.strip()))

    def _note_entry(self, pieces: list[Piece]) -> None:
        """Part number, words and back-links; these are the links at the end."""
        links: list[tuple[str, str]] = []
        said = list(pieces)
        while said and (not said[-1].linked or _BACK_LINK.fullmatch(said[-1].text.strip())):
            last = said.pop()
            if last.linked:
                links.insert(0, _BACK_LINK.fullmatch(last.text.strip()).groups())  # type: ignore
            elif _SPACE.sub("", last.text).strip(","):
                said.append(_rstripped(last))
                break
        number, *words = words_of(said)
        self._notes.append(
            Note(number.text.rstrip("."), " ".join(word.text for word in words), tuple(links))
        )
        self._pieces += [_GAP, *said, _GAP]


class _Epub:
    """The documents of the spine, read in their order."""

    def __init__(self, book: Epub) -> None:
        self._book = book
        self._page = ""
        self._opened = ""  # the first page that is marked behind the last word or picture
        self._pieces: list[Piece] = []
        self._headings: list[tuple[str, str]] = []
        self._notes: list[tuple[str, str, list[tuple[str, str]]]] = []
        self._pages: dict[str, str] = {}  # page of each address
        self._contents: list[tuple[str, str]] = []

    def read(self) -> Reading:
        for file in self._book.spine():
            self._file = file
            self._pages.setdefault(file, "")
            self._element(self._book.xml(file).find("{*}body"), linked=False)
        notes = (
            Note(number, words, tuple((letter, self._pages[href]) for letter, href in calls))
            for number, words, calls in self._notes
        )
        contents = ((title, self._pages[href]) for title, href in self._contents)
        return Reading(words_of(self._pieces), tuple(self._headings), tuple(notes), tuple(contents))

    def _element(self, element: etree._Element | None, *, linked: bool) -> None:
        assert element is not None
        name = str(element.tag).removeprefix(XHTML)
        # a word that fills a page and goes on is marked twice before its first letter
        page = self._opened or self._page
        if name in ("h1", "p", "nav", "figure") and not self._pages[self._file]:
            self._pages[self._file] = page
        if element.get("id"):
            self._pages[f"{self._file}#{element.get('id')}"] = page
        if element.get("role") == "doc-pagebreak":
            self._page = _written(str(element.get("id")).removeprefix("page."))
            self._opened = self._opened or self._page
        elif name == "img":
            self._opened = ""
        elif element.get("role") == "doc-toc":
            self._toc(element)
        elif element.get("hidden") or element.get("aria-hidden") == "true":
            pass
        elif name == "li" and element.find(f".//{XHTML}div[@role='doc-footnote']") is not None:
            self._note(element)
        elif element.get(f"{EPUB}type") != "index-locator" and element.get("class") != "unseen":
            self._shown(element, name, linked=linked or name == "a")

    def _shown(self, element: etree._Element, name: str, *, linked: bool) -> None:
        block = name not in _EPUB_INLINE
        start = len(self._pieces)
        self._pieces += [_GAP] if block else []
        self._say(element.text or "", linked=linked)
        for child in element:
            self._element(child, linked=linked)
            tail = "" if element.get("class") == "index-entry" else child.tail or ""  # commas
            self._say(tail, linked=linked)
        self._pieces += [_GAP] if block else []
        if name == "figcaption":
            shown = (piece._replace(caption=True) for piece in self._pieces[start:])
            self._pieces[start:] = list(shown)
        if re.fullmatch(r"h\d", name) and plain(self._pieces[start:]):
            self._headings.append((name, plain(self._pieces[start:])))

    def _say(self, text: str, *, linked: bool) -> None:
        self._pieces.append(Piece(text, self._page, linked))
        if text.strip():
            self._opened = ""

    def _toc(self, nav: etree._Element) -> None:
        heading, listed = nav
        self._element(heading, linked=False)
        for link in listed.iterfind(f"{XHTML}li/{XHTML}a"):
            text = " ".join("".join(map(str, link.itertext())).replace("\xad", "").split())
            self._contents.append((text, str(link.get("href"))))

    def _note(self, item: etree._Element) -> None:
        notes = item.getparent()
        assert notes is not None
        number = item.get("value") or str(int(notes.get("start", "1")) + notes.index(item))
        shown = item.find(f"{XHTML}div")
        links = [e for e in item.iter(f"{XHTML}a") if e.get("role") == "doc-backlink"]
        start = len(self._pieces)
        self._element(shown, linked=False)
        words = words_of(self._pieces[start:])
        # the number is drawn by the reader, before a mark that stands before the first word
        page = words[0].page if words else self._page
        self._pieces.insert(start, Piece(f" {number}. ", page))
        calls = [(str(link.text), str(link.get("href"))) for link in links]
        self._notes.append((number, " ".join(word.text for word in words), calls))


def read_pdf(data: bytes) -> Reading:
    """Read a PDF by its structure tree."""
    return _Pdf(data).read()


def read_epub(data: bytes) -> Reading:
    """Read an EPUB by its spine; what is only heard is left out."""
    return _Epub(Epub(data)).read()
