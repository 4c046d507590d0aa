"""The anatomy of an EPUB as far as checks ask for it: plain values, whoever made the file."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

XHTML = "application/xhtml+xml"
SVG = "image/svg+xml"
NCX = "application/x-dtbncx+xml"


class Entry(NamedTuple):
    """A file in the zip, in the order of the zip's directory."""

    name: str
    stored: bool  # as it is, not compressed
    start: bytes  # its first bytes


class Target(NamedTuple):
    """Where a reference leads: into the book, or (``path`` is empty) out of it."""

    written: str
    path: str
    fragment: str = ""


class Item(Struct, frozen=True):
    """A file that the manifest lists."""

    id: str
    target: Target
    media_type: str
    properties: frozenset[str] = frozenset()
    fallback: str = ""


class Link(Struct, frozen=True):
    """A link in the text; ``ids`` are its own and those of the elements closely around it."""

    target: Target
    words: str  # what is heard: its label, its words, or those of a picture in it
    kinds: frozenset[str] = frozenset()  # epub:type and role
    ids: tuple[str, ...] = ()


class Note(Struct, frozen=True):
    """A footnote or endnote; ``ids`` are those by which it can be called."""

    ids: tuple[str, ...]


class PageMark(Struct, frozen=True):
    """The place where a printed page begins."""

    id: str
    label: str


class Document(Struct, frozen=True):
    """An XHTML document of the book; where it is not well-formed, ``flaw`` says why."""

    path: str
    flaw: str = ""
    lang: str = ""
    xml_lang: str = ""
    title: str = ""
    ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    resources: tuple[Target, ...] = ()  # pictures, sounds, style sheets
    headings: tuple[int, ...] = ()  # their levels
    alts: tuple[str | None, ...] = ()  # of its pictures; None: nothing is said
    marks: tuple[PageMark, ...] = ()
    notes: tuple[Note, ...] = ()
    tables: tuple[bool, ...] = ()  # has it header cells
    langs: frozenset[str] = frozenset()  # that parts of it are in
    kinds: frozenset[str] = frozenset()  # epub:type and role of all its elements
    elements: frozenset[str] = frozenset()  # names, without namespaces
    runs: bool = False  # scripts, or attributes that are some
    characters: frozenset[str] = frozenset()


class Way(NamedTuple):
    """A line in a list of contents or pages."""

    words: str
    target: Target


class Ncx(Struct, frozen=True):
    """The list of contents of EPUB 2 age."""

    path: str
    flaw: str = ""
    uid: str = ""
    points: tuple[Way, ...] = ()
    pages: tuple[Way, ...] = ()


class Font(Struct, frozen=True):
    """A font of the file; ``characters`` is None where it cannot be read."""

    path: str
    characters: frozenset[str] | None


class About(Struct, frozen=True):
    """The metadata of the package."""

    titles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    identifier: str = ""  # the one that the package names as its own
    properties: tuple[tuple[str, str], ...] = ()  # meta: name and value

    def all_of(self, name: str) -> tuple[str, ...]:
        """Return the values of a property, in their order."""
        return tuple(value for key, value in self.properties if key == name)


class Epub(Struct, frozen=True):
    """A whole file."""

    entries: tuple[Entry, ...]
    package: str  # path
    version: str
    about: About
    items: tuple[Item, ...]
    spine: tuple[str, ...]  # ids of items
    progression: str  # "ltr", "rtl", or nothing
    documents: tuple[Document, ...]  # of the spine in its order, then the others
    navigation: tuple[tuple[str, tuple[Way, ...]], ...]  # by epub:type
    ncx: Ncx | None
    fonts: tuple[Font, ...]
    styles: tuple[tuple[str, tuple[Target, ...]], ...]  # what style sheets fetch
    locked: tuple[str, ...] = ()  # encrypted files; fonts that are only masked are none
    damage: tuple[str, ...] = ()

    def item(self, item_id: str) -> Item | None:
        """Return the item of an id."""
        return next((item for item in self.items if item.id == item_id), None)

    def ways(self, kind: str) -> tuple[Way, ...] | None:
        """Return the lines of a list of the navigation document; None where it has no such."""
        return next((ways for name, ways in self.navigation if name == kind), None)
