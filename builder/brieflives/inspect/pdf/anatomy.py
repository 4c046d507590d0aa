"""The anatomy of a PDF as far as checks ask for it: plain values, whoever made the file."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

Reference = tuple[int, int]  # number and generation of an object; (0, 0) where it has none


class Marked(NamedTuple):
    """Marked content that an element of the structure tree lays claim to."""

    page: int  # index; -1: of no page of this file
    mcid: int


class Annotated(NamedTuple):
    """An annotation or picture that an element lays claim to."""

    target: Reference


class Element(Struct, frozen=True):
    """An element of the structure tree; ``parent`` is an index in ``Pdf.elements``, -1 for none."""

    tag: str  # after the role map; what the map does not end at a standard type stays
    reference: Reference
    parent: int
    kids: tuple[int | Marked | Annotated, ...]  # in reading order; int: an index in Pdf.elements
    alt: str | None = None
    actual_text: str | None = None
    lang: str | None = None
    identifier: str | None = None
    scope: str | None = None
    known: bool = True  # the type is one of ISO 32000-1, 14.8.4, or leads to one


class Link(Struct, frozen=True):
    """A link annotation of a page."""

    reference: Reference
    contents: str
    parent_key: int | None  # StructParent
    printed: bool  # the flag Print, without Hidden and NoView
    leads: bool  # to an address, or to a page that is there


class PageMarks(Struct, frozen=True):
    """What the content of a page says of its own parts."""

    mcids: tuple[int, ...] = ()  # in painting order
    unmarked: int = 0  # how many operators paint outside marked content
    astray: int = 0  # how many paint inside marks that are neither an element's nor an artifact
    unbalanced: bool = False  # marks begin and do not end, or the other way round
    twice: tuple[int, ...] = ()  # MCIDs that are used more than once


class Page(Struct, frozen=True):
    """A page; ``label`` is its number as viewers show it."""

    label: str
    parent_key: int | None  # StructParents
    tabs: str
    marks: PageMarks
    links: tuple[Link, ...] = ()
    other_annotations: int = 0
    fonts: tuple[str, ...] = ()  # base names of fonts that its resources name


class Font(Struct, frozen=True):
    """A font of the file."""

    name: str
    kind: str  # "Type0", "TrueType", …
    embedded: bool
    maps_to_text: bool  # ToUnicode, or an encoding whose characters are known


class Claims(Struct, frozen=True):
    """What the XMP packet says of the file."""

    is_there: bool = False
    is_sound: bool = True  # well-formed
    pdfa: str = ""  # "2a"
    pdfua: str = ""  # "1"
    title: str = ""
    declares_pdfua: bool = False  # the extension schema that PDF/A asks for
    is_sheets: bool = False  # pages of a book in the order of printing, as Brief Lives lays them
    source: str = ""  # dc:source: the file to be read in place of sheets

    @property
    def names(self) -> tuple[str, ...]:
        """The standards as one names them."""
        found = (self.pdfua and f"PDF/UA-{self.pdfua}", self.pdfa and f"PDF/A-{self.pdfa}")
        return tuple(name for name in found if name)


class Pdf(Struct, frozen=True):
    """A whole file."""

    pages: tuple[Page, ...]
    elements: tuple[Element, ...]  # parents before kids, in reading order
    parents: dict[int, Reference | tuple[Reference, ...]] | None  # the ParentTree; None: not there
    fonts: tuple[Font, ...]
    claims: Claims
    tagged: bool = False  # MarkInfo says so
    lang: str = ""
    shows_title: bool = False
    output_intent: bool = False
    outline: int = 0  # how many bookmarks stand at its first level
    labelled: bool = False  # PageLabels are there
    locked: bool = False  # encrypted, whoever may open it
    speaks_to_machines: bool = False  # encrypted files that let screen readers in
    attachments: tuple[str, ...] = ()
    scripts: bool = False  # JavaScript, or another action that runs when the file opens
    damage: tuple[str, ...] = ()  # what qpdf has to say
