"""Make small books by hand and tell their pages as text, for the tests of the typesetter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from msgspec import Struct, field
from PIL import Image
from tests.typeset.composing import classic

from brieflives.document.blocks import (
    Block,
    CallBack,
    Definition,
    Definitions,
    Figure,
    Infobox,
    Leaf,
    Note,
    Paper,
    Picture,
    Plate,
    Ranged,
    Role,
    Row,
    RowGroup,
    Table,
    Verse,
    VerseLine,
)
from brieflives.document.book import (
    AnyPart,
    BackCover,
    Contents,
    Document,
    InfoboxPage,
    Labels,
    Metadata,
    Notes,
    Part,
    PartKind,
    TitlePage,
)
from brieflives.document.inline import Inline, NoteCall, Text
from brieflives.typeset.book import lay_out
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Artifact, LaidPage, Pages, PlacedText


def blank_png(width_px: int, height_px: int) -> bytes:
    out = BytesIO()
    Image.new("L", (width_px, height_px), "white").save(out, "PNG")
    return out.getvalue()


LABELS = Labels(
    cover="Cover",
    title_page="Title page",
    contents="Contents",
    infobox="At a glance",
    lead="Introduction",
    notes="Notes",
    pages="Pages",
    landmarks="Landmarks",
    start_of_text="Start of text",
    page="Page {number}",
    note="Note {number}",
    back_to_call="Back to reference {number}{letter}",
    infobox_caption="{name}: biographical facts",
    portrait_plate="{name}, no portrait",
    accessibility_summary="",
)

VOCABULARY = (
    "the young metalworker carried letters between workshops along river and railway where "
    "committees argued until morning about bread wages strikes newspapers and the slow patience "
    "of winter while his friends in Samara remembered an honest quiet careful organiser who "
    "never promised what he could not deliver"
)
WORDS = VOCABULARY.split()


def prose(count: int, seed: int = 1) -> str:
    """So many words, always the same ones, with a full stop now and then."""
    words: list[str] = []
    state = seed
    for index in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        word = WORDS[state // 65536 % len(WORDS)]
        first = index == 0 or words[-1].endswith(".")
        word = word.capitalize() if first else word
        last = index == count - 1 or state % 11 == 0
        words.append(f"{word}." if last else word)
    return " ".join(words)


class BookMaker(Struct):
    """Makes documents; every leaf gets the next key ``p1``, ``p2`` …."""

    leaves: int = 0
    notes: dict[int, list[str]] = field(default_factory=dict)

    def leaf(self, role: Role, *inlines: str | Inline, key: str = "") -> Leaf:
        self.leaves += 1
        nodes = tuple(Text(part) if isinstance(part, str) else part for part in inlines)
        return Leaf(key or f"p{self.leaves}", role, nodes)

    def body(self, *inlines: str | Inline, key: str = "") -> Leaf:
        return self.leaf(Role.BODY, *inlines, key=key)

    def call(self, number: int) -> NoteCall:
        letters = self.notes.setdefault(number, [])
        letters.append(chr(ord("a") + len(letters)))
        return NoteCall(number, letters[-1])

    def chapter(
        self, key: str, title: str, *blocks: Block, epigraph: tuple[Block, ...] = ()
    ) -> Part:
        heading = self.leaf(Role.PART_TITLE, title, key=f"{key}-title")
        return Part(key, PartKind.CHAPTER, heading, epigraph, blocks)

    def lead(self, *blocks: Block) -> Part:
        return Part("lead", PartKind.LEAD, None, (), blocks)

    def title_page(self) -> TitlePage:
        return TitlePage(
            "title-page",
            self.leaf(Role.BOOK_TITLE, "Leonid Serebryakov"),
            (self.leaf(Role.NATIVE_NAME, "Леонид Серебряков"),),
            self.leaf(Role.YEARS, "1890–1937"),
            self.leaf(Role.SUBTITLE, "A metalworker among the secretaries"),
            (
                self.leaf(Role.PUBLISHER, "Brief Lives"),
                self.leaf(Role.PUBLISHER, "November 2026"),
            ),
        )

    def imprint(self) -> Part:
        lines = (
            "Leonid Serebryakov: a metalworker among the secretaries. Compiled for the Brief Lives "
            "project.",
            "Based on the article ‘Leonid Serebryakov’ in Wikipedia, CC BY-SA 4.0.",
            "Set in EB Garamond.",
        )
        blocks = tuple(self.leaf(Role.IMPRINT, line) for line in lines)
        return Part("imprint", PartKind.IMPRINT, None, (), blocks)

    def row(self, label: str, *values: str) -> Row:
        leaves = tuple(self.leaf(Role.INFOBOX_VALUE, value) for value in values)
        return Row(self.leaf(Role.INFOBOX_LABEL, label), leaves)

    def infobox(self, *groups: RowGroup, portrait: Figure | Plate | None = None) -> InfoboxPage:
        name = self.leaf(Role.INFOBOX_NAME, "Leonid Serebryakov")
        native = (self.leaf(Role.INFOBOX_NATIVE, "Леонид Серебряков"),)
        box = Infobox(name, native, portrait or Plate("LS"), groups or self.groups())
        return InfoboxPage("infobox", box)

    def groups(self) -> tuple[RowGroup, ...]:
        office = self.row("Office", "Member of the 10th Secretariat")
        terms = self.leaf(Role.INFOBOX_DETAIL, "5 April 1920 – 16 March 1921")
        office = Row(office.label, (*office.values, terms))
        return (
            RowGroup(self.leaf(Role.INFOBOX_GROUP, "Offices"), (office,)),
            RowGroup(
                self.leaf(Role.INFOBOX_GROUP, "Personal details"),
                (
                    self.row("Born", "11 June 1890", "Samara, Russian Empire"),
                    self.row("Died", "1 February 1937 (aged 46)", "Moscow, Soviet Union"),
                    self.row("Party", "Communist Party of the Soviet Union, from 1905"),
                    self.row("Occupation", "Metalworker, politician"),
                    self.row("Spouse", "Galina Serebryakova, writer"),
                ),
            ),
        )

    def figure(self, key: str, width_px: int, height_px: int, *, width: int = 100) -> Figure:
        data = blank_png(width_px, height_px)
        picture = Picture(f"{key}.png", "image/png", data, width_px, height_px)
        caption = self.leaf(Role.CAPTION, "The tube works at Samara, before 1914")
        credit = self.leaf(Role.CREDIT, "State Archive, Samara")
        return Figure(key, picture, "A factory", caption, credit, width)

    def table(self, *rows: Sequence[str], caption: str = "") -> Table:
        """A table whose first row is its head; numbers are ranged right."""
        head, *below = rows
        ranged = (
            Ranged.RIGHT if text and text.isdigit() else Ranged.LEFT
            for text in (below[0] if below else head)
        )
        words = self.leaf(Role.CAPTION, caption) if caption else None
        return Table(
            tuple(self.leaf(Role.TABLE_HEAD, text) for text in head),
            tuple(tuple(self.leaf(Role.TABLE_CELL, text) for text in row) for row in below),
            tuple(ranged),
            words,
        )

    def verse(self, *stanzas: Sequence[str]) -> Verse:
        """Stanzas; two spaces before a line are a step."""
        return Verse(
            tuple(
                tuple(
                    VerseLine(
                        self.leaf(Role.VERSE, line.strip()), (len(line) - len(line.lstrip())) // 2
                    )
                    for line in stanza
                )
                for stanza in stanzas
            )
        )

    def definitions(self, *entries: tuple[str, Sequence[Block]]) -> Definitions:
        return Definitions(
            tuple(Definition(self.leaf(Role.TERM, term), tuple(said)) for term, said in entries)
        )

    def letter(self, head: str, *blocks: Block) -> Paper:
        return Paper((self.leaf(Role.PAPER_HEAD, head),), blocks)

    def contents(self) -> Contents:
        return Contents("contents", self.leaf(Role.PART_TITLE, "Contents"))

    def endnotes(self, words: int = 20) -> Notes:
        notes = tuple(
            Note(
                f"note-{number}",
                number,
                (self.leaf(Role.NOTE, prose(words, number)),),
                tuple(CallBack(letter, f"call-{number}{letter}") for letter in letters),
            )
            for number, letters in sorted(self.notes.items())
        )
        return Notes("notes", self.leaf(Role.PART_TITLE, "Notes"), notes)

    def back_cover(self) -> BackCover:
        summary = self.leaf(Role.SUMMARY, "A metalworker who ran a party and lost his life to it.")
        return BackCover("back-cover", summary, (self.leaf(Role.RIGHTS, "CC BY-SA 4.0"),))

    def document(self, *parts: AnyPart) -> Document:
        metadata = Metadata(
            name="small",
            title="Leonid Serebryakov",
            subtitle=None,
            lang="en-GB",
            direction="ltr",
            person="Leonid Serebryakov",
            authors=(),
            publisher=None,
            date=None,
            rights=None,
            description=None,
            subjects=(),
            named_after="a small book",
            isbn=None,
            source=None,
            series=None,
            instant=datetime(2026, 11, 1, tzinfo=UTC),
        )
        return Document(metadata, LABELS, parts)

    def whole(self, *chapters: Part) -> Document:
        """A book with all its parts around these chapters."""
        front = (self.title_page(), self.imprint(), self.infobox(), self.contents())
        return self.document(*front, *chapters, self.endnotes(), self.back_cover())


def pages_of(document: Document) -> Pages:
    """The pages of a book in the classic style."""
    return lay_out(document, classic())[0]


def line_text(paragraph: SetParagraph, index: int) -> str:
    segments = paragraph.lines[index].segments
    return "".join(segment.shaped.text + segment.glue for segment in segments)


def words_of(page: LaidPage, *, artifacts: bool = False) -> list[str]:
    """The lines of a page in reading order."""
    return [
        line_text(placed.paragraph, index)
        for placed in page.placed
        if isinstance(placed, PlacedText) and (artifacts or placed.artifact is None)
        for index in range(placed.first, placed.stop)
    ]


def furniture(page: LaidPage, kind: Artifact) -> list[str]:
    """The running head or the folio of a page."""
    return [
        line_text(placed.paragraph, 0)
        for placed in page.placed
        if isinstance(placed, PlacedText) and placed.artifact is kind
    ]


def page_labelled(pages: Pages, label: str) -> LaidPage:
    return next(page for page in pages.pages if page.label == label)
