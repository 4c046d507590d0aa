"""The page that says how to print, fold and staple one booklet."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Block, Figure, Leaf, Picture, Ranged, Role, Table
from brieflives.document.book import Document, Metadata, Part, PartKind
from brieflives.document.inline import Text
from brieflives.howto.drawings import folding, stapling, turning
from brieflives.languages.words import Words, english_words, load_words

_GROUP = "how-to-print"


class Facts(Struct, frozen=True):
    """What is to be known of a booklet to print it."""

    file: str
    paper: str
    sheets: int
    together: int  # sheets that are folded at once
    flip: str  # short or long


def guide(document: Document, words: Words, facts: Facts) -> Document:
    """Return the page for the booklet that is made of a document."""
    desk = _Desk(words)
    heading = Leaf("how-to-print/title", Role.PART_TITLE, (Text(desk.say("title")),))
    about = tuple(_blocks(desk, facts, rtl=document.metadata.direction == "rtl"))
    part = Part("how-to-print", PartKind.CHAPTER, heading, (), about)
    title = f"{desk.say('title')}: {document.metadata.title}"
    metadata = _metadata(document.metadata, title, words.lang)
    return Document(metadata, document.labels, (part,))


def between_passes(lang: str) -> str:
    """Say in a language (BCP 47), else in English, what to do between fronts and backs."""
    words = load_words(lang) or english_words()
    return words(_GROUP, "two-passes-text")


def _metadata(book: Metadata, title: str, lang: str) -> Metadata:
    """Return what is known of the page; in English, it does not run as a Persian book does."""
    name = f"{book.name}-how-to-print"
    return replace(
        book,
        name=name,
        title=title,
        lang=lang,
        direction=book.direction if lang == book.lang else "ltr",
        subtitle=None,
        description=None,
        named_after=f"{book.identifier}/how-to-print",
        edition="",
        isbn=None,
    )


class _Desk:
    """Makes leaves of the words of one language, each with a key of its own."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._made = 0

    def say(self, key: str) -> str:
        """Return a word of this page."""
        return self._words(_GROUP, key)

    def leaf(self, role: Role, text: str) -> Leaf:
        """Return a leaf of words."""
        self._made += 1
        return Leaf(f"how-to-print/{self._made}", role, (Text(text),))

    def paragraph(self, key: str) -> Leaf:
        """Return a paragraph."""
        return self.leaf(Role.BODY, self.say(key))

    def drawing(self, picture: Picture, key: str) -> Figure:
        """Return a drawing with the words for those who do not see it."""
        self._made += 1
        return Figure(f"how-to-print/{self._made}", picture, self.say(key))


def _blocks(desk: _Desk, facts: Facts, *, rtl: bool) -> Iterator[Block]:
    yield _settings(desk, facts)
    yield desk.leaf(Role.SECTION, desk.say("print"))
    yield desk.drawing(turning(facts.flip, rtl=rtl), f"see-{facts.flip}")
    yield desk.paragraph("print-text")
    yield desk.leaf(Role.SECTION, desk.say("fold"))
    yield desk.drawing(folding(rtl=rtl), "see-fold")
    yield desk.paragraph("fold-text")
    if facts.together < facts.sheets:
        yield desk.paragraph("together-text")
    yield desk.leaf(Role.SECTION, desk.say("staple"))
    yield desk.drawing(stapling(rtl=rtl), "see-staple")
    yield desk.paragraph("staple-text")
    yield desk.leaf(Role.SECTION, desk.say("one-side"))
    yield desk.paragraph("one-side-text")


def _settings(desk: _Desk, facts: Facts) -> Table:
    """List what to choose in the window that opens before printing."""
    rows = [
        ("file", facts.file),
        ("paper", facts.paper),
        ("sides", desk.say(f"both-{facts.flip}")),
        ("size", desk.say("actual")),
        ("sheets", str(facts.sheets)),
    ]
    if facts.together < facts.sheets:
        rows.append(("together", str(facts.together)))
    head = (
        desk.leaf(Role.TABLE_HEAD, desk.say("setting")),
        desk.leaf(Role.TABLE_HEAD, desk.say("choice")),
    )
    body = tuple(
        (desk.leaf(Role.TABLE_CELL, desk.say(key)), desk.leaf(Role.TABLE_CELL, text))
        for key, text in rows
    )
    return Table(head, body, (Ranged.LEFT, Ranged.LEFT))
