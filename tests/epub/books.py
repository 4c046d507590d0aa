"""Small books made by hand, for the tests of the EPUB."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import cast

from lxml import etree
from msgspec.structs import replace
from PIL import Image

from brieflives.document.blocks import (
    Block,
    Break,
    CallBack,
    Definition,
    Definitions,
    Figure,
    IndexEntry,
    IndexGroup,
    Infobox,
    ItemList,
    Leaf,
    Milestone,
    Note,
    Paper,
    Picture,
    Plate,
    Quotation,
    Ranged,
    Role,
    Row,
    RowGroup,
    Table,
    TimelineEntry,
    Verse,
    VerseLine,
)
from brieflives.document.book import (
    AnyPart,
    Author,
    BackCover,
    Contents,
    Document,
    Index,
    InfoboxPage,
    Labels,
    Metadata,
    Notes,
    Part,
    PartKind,
    Timeline,
    TitlePage,
    leaves,
)
from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    PersonMark,
    SmallCaps,
    Text,
    Title,
    pieces,
    plain,
)
from brieflives.epub.write import Printed, write_epub
from brieflives.epub.xhtml import identifier
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Sheet
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.pages import PageStart

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STYLES = Path(__file__).parents[2] / "styles"

METADATA = Metadata(
    name="anna-petrova",
    title="Anna Petrova",
    subtitle="A Life in Weather & Ice",
    lang="en-GB",
    direction="ltr",
    person="Anna Petrova",
    authors=(Author("Jane Ellis", "Ellis, Jane", "aut"), Author("Li Wei", "Li, Wei", "trl")),
    publisher="Example Society",
    date="2026-11~",
    rights="CC BY-SA 4.0",
    description="Meteorologist of the Arctic.",
    subjects=("Petrova, Anna, 1887-1942", "meteorology"),
    named_after="brieflives:ada/Ada Lovelace",
    isbn=None,
    source="Based on a lecture of 1950.",
    series=("Lives in Brief", "3"),
    instant=datetime(2026, 11, 1, tzinfo=UTC),
)
LABELS = Labels(
    cover="Cover",
    title_page="Title page",
    contents="Contents",
    infobox="At a glance",
    lead="Opening",
    notes="Notes",
    pages="Pages of the printed booklet",
    landmarks="Landmarks",
    start_of_text="Start of the text",
    page="Page {number}",
    note="Note {number}",
    back_to_call="Back to reference {number}{letter}",
    infobox_caption="Anna Petrova: biographical facts",
    portrait_plate="Anna Petrova; there is no portrait",
    accessibility_summary="The text reflows.",
    accessibility_notes="Notes link back.",
    accessibility_pages="Pages are those of the booklet.",
    imprint="Imprint",
    dedication="Dedication",
    about="About this book",
)
RUSSIAN = Foreign("ru", (Text("Анна Петрова"),))


def call(number: int, letter: str = "a") -> NoteCall:
    return NoteCall(number, letter)


def leaf(key: str, *words: str | Inline, role: Role = Role.BODY, lang: str | None = None) -> Leaf:
    inlines = tuple(Text(word) if isinstance(word, str) else word for word in words)
    return Leaf(key, role, inlines, lang)


def chapter(key: str, title: str, *content: Block, epigraph: tuple[Block, ...] = ()) -> Part:
    heading = leaf(f"{key}/title", title, role=Role.PART_TITLE)
    return Part(key, PartKind.CHAPTER, heading, epigraph, content)


def notes(*said: tuple[str, str]) -> Notes:
    """Make notes of ("words", "letters of the calls")."""
    entries = tuple(
        Note(
            f"note-{number}",
            number,
            (leaf(f"note-{number}/1", words, role=Role.NOTE),),
            tuple(CallBack(letter, call(number, letter).key) for letter in letters),
        )
        for number, (words, letters) in enumerate(said, 1)
    )
    return Notes("notes", leaf("notes/heading", "Notes", role=Role.PART_TITLE), entries)


def book(*parts: AnyPart, **about: object) -> Document:
    return Document(replace(METADATA, **about), LABELS, parts)


def paragraph_book(*words: str | Inline) -> Document:
    """Make a book of one chapter with one paragraph, whose key is ``p``; it may call note 1."""
    paragraph = leaf("p", *words)
    called = any(isinstance(piece, NoteCall) for piece in pieces(paragraph.inlines))
    return book(chapter("one", "One", paragraph), notes(("Thus.", "a" if called else "")))


@cache
def picture(name: str = "images/kola.png", kind: str = "PNG") -> Picture:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((240, 300)).convert("RGB").save(out, kind)
    return Picture(name, f"image/{kind.lower()}", out.getvalue(), 240, 300)


def figure(key: str = "kola", alt: str = "A hut in snow.") -> Figure:
    return Figure(
        key,
        picture(),
        alt,
        leaf(f"{key}/caption", "The station at ", Title((Text("Kola"),)), role=Role.CAPTION),
        leaf(f"{key}/credit", "Unknown photographer", role=Role.CREDIT),
        width_percent=60,
    )


def infobox(portrait: Figure | Plate | None = None) -> InfoboxPage:
    label, value = Role.INFOBOX_LABEL, Role.INFOBOX_VALUE
    office = RowGroup(
        leaf("box/group", "Head of the station", role=Role.INFOBOX_GROUP),
        (
            Row(
                leaf("box/l1", "In office", role=label),
                (leaf("box/v1", "1913 – 1919", role=value), leaf("box/v2", "1921", role=value)),
            ),
            Row(
                leaf("box/l2", role=label),
                (leaf("box/v3", "acting at first", role=Role.INFOBOX_DETAIL),),
            ),
        ),
    )
    personal = RowGroup(
        None,
        (
            Row(
                leaf("box/l3", "Born", role=label),
                (leaf("box/v4", "14 February 1887", call(1, "a"), role=value),),
            ),
            Row(leaf("box/l4", "Native name", role=label), (leaf("box/v5", RUSSIAN, role=value),)),
        ),
    )
    box = Infobox(
        leaf("box/name", "Anna Petrova", role=Role.INFOBOX_NAME),
        (leaf("box/native", RUSSIAN, role=Role.INFOBOX_NATIVE),),
        portrait or Plate("AP"),
        (personal, office),
        Figure("hand", picture(), "The name in ink.") if portrait else None,
    )
    return InfoboxPage("infobox", box)


def title_page() -> TitlePage:
    return TitlePage(
        "title",
        leaf("title/title", "Anna Petrova", role=Role.BOOK_TITLE),
        (leaf("title/native", RUSSIAN, role=Role.NATIVE_NAME),),
        leaf("title/years", "1887–1942", role=Role.YEARS),
        leaf("title/subtitle", "A Life in Weather & Ice", role=Role.SUBTITLE),
        (leaf("title/foot", "Example Society", role=Role.PUBLISHER),),
    )


def forms() -> tuple[Block, ...]:
    """Make a table, definitions, a poem and a letter."""
    table = Table(
        (leaf("t1", "Month", role=Role.TABLE_HEAD), leaf("t2", "Ice, cm", role=Role.TABLE_HEAD)),
        (
            (leaf("t3", "May", role=Role.TABLE_CELL), leaf("t4", "112", role=Role.TABLE_CELL)),
            (leaf("t5", "June", role=Role.TABLE_CELL), leaf("t6", "97", role=Role.TABLE_CELL)),
        ),
        (Ranged.LEFT, Ranged.RIGHT),
        leaf("t7", "The ice of 1911", role=Role.CAPTION),
    )
    terms = Definitions(
        (
            Definition(leaf("f1", "Firn", role=Role.TERM), (leaf("f2", "old", role=Role.ITEM),)),
            Definition(leaf("f3", "Névé", role=Role.TERM), (leaf("f4", "young", role=Role.ITEM),)),
        )
    )
    verse = Verse(
        (
            (
                VerseLine(leaf("v1", "The snow comes down", role=Role.VERSE)),
                VerseLine(leaf("v2", "and stays.", role=Role.VERSE), 1),
            ),
            (VerseLine(leaf("v3", "It goes.", role=Role.VERSE)),),
        )
    )
    head = leaf("w1", "Petrova to Volkov, 1911", role=Role.PAPER_HEAD)
    paper = Paper((head,), (leaf("w2", "Send tea.", role=Role.QUOTATION),))
    return table, terms, verse, paper


def timeline(*calls: NoteCall) -> Timeline:
    """Make a timeline whose second entry has these calls."""
    told = (
        ("1887-02-14", "1887", "14 February – Born", Milestone.BIRTH),
        ("1913~", "c. 1913", "Becomes head of the station", Milestone.OTHER),
        ("1942", "1942", "Died", Milestone.DEATH),
    )
    entries = tuple(
        TimelineEntry(
            leaf(f"timeline/{number}/date", year, role=Role.TIMELINE_DATE),
            leaf(f"timeline/{number}/text", text, *said, role=Role.TIMELINE_TEXT),
            edtf,
            milestone,
        )
        for number, ((edtf, year, text, milestone), said) in enumerate(
            zip(told, ((), calls, ()), strict=True), 1
        )
    )
    heading = leaf("timeline/heading", "Timeline", role=Role.PART_TITLE)
    return Timeline("timeline", heading, entries)


def index(*places: str) -> Index:
    """Make an index of one person under a letter, with links to these places."""
    entry = IndexEntry(leaf("index/1", "Volkov", role=Role.INDEX_ENTRY), places)
    group = IndexGroup(leaf("index/letter-1", "V", role=Role.INDEX_LETTER), (entry,))
    return Index("index", leaf("index/heading", "Names", role=Role.PART_TITLE), (group,))


def whole_book(portrait: Figure | Plate | None = None) -> Document:
    """Make a book with one of everything."""
    first = chapter(
        "arkhangelsk",
        "From Arkhangelsk to Kola",
        leaf(
            "a1",
            "Anna Petrova (",
            RUSSIAN,
            ") was born in Arkhangelsk, where her father kept the harbour log.",
            call(1, "b"),
            " She read ",
            Title((Text("The "), Emphasis((Text("Polar"),)), Text(" Night"))),
            " and ",
            Link("https://example.org/a b?q=ü&x=[1]", (Text("a ledger"), call(2), Text(" of ice"))),
            ".",
        ),
        leaf("a2", "The harbour", role=Role.SECTION),
        leaf("a3", "See ", Link("#kola-year", (Text("her first winter"),)), " and figure ",
             Link("#kola", (Text("1"),)), ", with ",
             PersonMark("Volkov", (Text("Volkov"),), "person-1"), "."),
        leaf("a4", "Ships", role=Role.SUBSECTION),
        Quotation((leaf("q1", "The wind does not lie,", LineBreak(), "but it is misquoted.",
                        role=Role.QUOTATION),)),
        ItemList(((leaf("i1", "barometer", role=Role.ITEM),),
                  (leaf("i2", "ice ", SmallCaps((Text("saw"),)), role=Role.ITEM),
                   ItemList(((leaf("i3", "with teeth", role=Role.ITEM),),)))), start=3),
        Break(),
        leaf("a5", "Отец вёл журнал.", lang="ru"),
        figure(),
        epigraph=(leaf("e1", "Snow is a letter.", role=Role.EPIGRAPH),
                  leaf("e2", "A. P.", role=Role.EPIGRAPH_BY)),
    )  # fmt: skip
    second = chapter(
        "kola-year",
        "The Kola year",
        leaf(
            "k1",
            Emphasis((Text("“It is −41 degrees,”"),), strong=True),
            " she wrote.",
            call(2, "b"),
        ),
        leaf("k2", "Tea ", Foreign("ar", (Text("شاي"),)), " was < 1 rouble."),
        *forms(),
    )
    links = Part(
        "links",
        PartKind.LINKS,
        leaf("links/heading", "External links", role=Role.PART_TITLE),
        (),
        (leaf("links/1", "Archive: ", Link("https://example.org/", (Text("example.org"),)),
              role=Role.EXTERNAL_LINK),),
    )  # fmt: skip
    bibliography = Part(
        "bibliography",
        PartKind.BIBLIOGRAPHY,
        leaf("bibliography/heading", "Sources", role=Role.PART_TITLE),
        (),
        (leaf("source-1", "Ellis, ", Title((Text("Ice"),)), " (2011).", role=Role.SOURCE),
         leaf("source-2", "Sokolov, ", Title((Foreign("ru", (Text("Лёд"),)),)), role=Role.SOURCE)),
    )  # fmt: skip
    plain_part = [
        Part(
            "imprint", PartKind.IMPRINT, None, (), (leaf("imprint/1", "© 2026", role=Role.IMPRINT),)
        ),
        Part("dedication", PartKind.DEDICATION, None, (), (leaf("d1", "For the north."),)),
    ]
    return book(
        title_page(),
        *plain_part,
        infobox(portrait),
        Contents("contents", leaf("contents/heading", "Contents", role=Role.PART_TITLE)),
        Part("lead", PartKind.LEAD, None, (), (leaf("lead/1", "She measured the cold."),)),
        first,
        second,
        timeline(),
        notes(("Ellis, ledger, 14.", "ab"), ("Sokolov & co., 202.", "ab")),
        bibliography,
        links,
        index("person-1"),
        BackCover(
            "back",
            leaf("back/summary", "Meteorologist of the Arctic.", role=Role.SUMMARY),
            (leaf("back/rights", "CC BY-SA 4.0", role=Role.RIGHTS),),
        ),
    )


def described_book() -> Document:
    """Make a book with a picture that is described behind the text."""
    leads = leaf("kola/details", Link("#description-kola", (Text("Described"),)), role=Role.CREDIT)
    back = leaf("description-kola/back", Link("#kola", (Text("Back"),)), role=Role.CREDIT)
    described = Part(
        "descriptions",
        PartKind.DESCRIPTIONS,
        leaf("descriptions/heading", "Descriptions", role=Role.PART_TITLE),
        (),
        (
            leaf("description-kola", "The station", role=Role.SECTION),
            leaf("description-kola/1", "Snow lies up to the roof."),
            back,
        ),
    )
    shown = replace(figure(), details=leads)
    return book(chapter("one", "One", leaf("p", "Words."), shown), described)


def every_leaf_a_page(document: Document) -> list[tuple[str, PageStart]]:
    """Let a printed page begin with each leaf that has words: i, ii, iii … as 1, 2, 3."""
    starts = [leaf.key for leaf in leaves(document) if plain(leaf.inlines)]
    return [(str(number), PageStart(key, 0)) for number, key in enumerate(starts, 1)]


@cache
def classic() -> Sheet:
    sheet, _ = load_sheet("classic")
    assert sheet
    return sheet


def cover() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1600, 2560), "white").save(out, "JPEG")
    return out.getvalue()


def epub(document: Document, pages: Sequence[tuple[str, PageStart]] = ()) -> Epub:
    return Epub(write_epub(document, classic(), Printed(Fonts(), pages)))


class Epub:
    """An EPUB file to ask things of."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self._parsed: dict[str, etree._Element] = {}
        self.package = self.xml("content.opf")

    def read(self, name: str) -> bytes:
        return self.zip.read(f"EPUB/{name}")

    def xml(self, name: str) -> etree._Element:
        if name not in self._parsed:
            self._parsed[name] = etree.fromstring(self.read(name))
        return self._parsed[name]

    def spine(self) -> list[str]:
        """Return the files of the spine in order."""
        hrefs = {item.get("id"): item.get("href") for item in self.package.iter("{*}item")}
        return [cast(str, hrefs[ref.get("idref")]) for ref in self.package.iter("{*}itemref")]

    def documents(self) -> dict[str, etree._Element]:
        """Return every XHTML document by its file: the spine's, and the navigation."""
        return {name: self.xml(name) for name in dict.fromkeys((*self.spine(), "nav.xhtml"))}

    def leaf(self, key: str) -> etree._Element:
        """Find the element of a leaf."""
        return self.by_id(identifier("leaf", key))

    def by_id(self, wanted: str) -> etree._Element:
        return next(
            e for doc in self.documents().values() for e in doc.iter() if e.get("id") == wanted
        )

    def markup(self, key: str) -> str:
        """Return the inside of a leaf's element as it stands in the file, without namespaces."""
        element = self.leaf(key)
        whole = etree.tostring(element, encoding="unicode", with_tail=False)
        whole = whole.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
        whole = whole.replace(' xmlns:epub="http://www.idpf.org/2007/ops"', "")
        return whole[whole.index(">") + 1 : whole.rindex("<")]

    def meta(self, name: str) -> list[str]:
        """Return the values of a property of the package, or of a ``dc:`` element."""
        rows = self.package.find("{*}metadata")
        assert rows is not None
        if name.startswith("dc:"):
            return [str(row.text) for row in rows if str(row.tag).endswith("}" + name[3:])]
        return [str(row.text) for row in rows if row.get("property") == name]


def words_of(element: etree._Element) -> str:
    """Return the characters of an element as the document counts them: a line break is a space."""
    if element.get("role") == "doc-noteref":
        return ""
    if element.tag == f"{XHTML}br":
        return " "
    inside = (words_of(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


def said(element: etree._Element) -> str:
    """Return all characters of an element."""
    return "".join(str(piece) for piece in element.itertext())


def tags(elements: Iterable[etree._Element]) -> list[str]:
    return [etree.QName(element).localname for element in elements]
