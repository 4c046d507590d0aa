"""The parts of a book as XHTML documents, in reading order.

What has no heading of its own (the opening, an imprint) gets one that is heard but not seen, so
that every document has one ``h1``. The back cover's line and rights close the book as a page of
their own: nothing that the author wrote is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from brieflives.document.blocks import Block, Leaf, Role
from brieflives.document.book import (
    AnyPart,
    BackCover,
    Contents,
    Document,
    Index,
    InfoboxPage,
    Labels,
    Notes,
    Part,
    PartKind,
    Timeline,
    TitlePage,
)
from brieflives.document.initial import opens_large
from brieflives.document.inline import plain
from brieflives.epub.anchors import Allotment, figures_of
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import blocks, heading, leaf_element, paragraphs, section
from brieflives.epub.descriptions import descriptions
from brieflives.epub.endnotes import endnotes, notes_below
from brieflives.epub.index import index
from brieflives.epub.infobox import infobox
from brieflives.epub.timeline import timeline
from brieflives.epub.xhtml import Markup, element, lines, page, text

_LEAST_BESIDE_A_DROP_CAP = 200  # characters: three lines or more on a screen that is not wide


class SpineDocument(Struct, frozen=True):
    """A finished document: the name of its file and its XHTML."""

    file: str
    markup: Markup


class Semantics(Struct, frozen=True):
    """What a part is: its division of the book, its structural type and its ARIA role.

    Sources: EPUB Structural Semantics Vocabulary 1.1; DPUB-ARIA 1.1.
    """

    matter: str
    type: str | None = None
    role: str | None = None


_OF_KIND = {
    PartKind.IMPRINT: Semantics("frontmatter", "imprint"),
    PartKind.HALF_TITLE: Semantics("frontmatter", "halftitlepage"),
    PartKind.DEDICATION: Semantics("frontmatter", "dedication", "doc-dedication"),
    PartKind.LEAD: Semantics("bodymatter", "introduction", "doc-introduction"),
    PartKind.CHAPTER: Semantics("bodymatter", "chapter", "doc-chapter"),
    PartKind.BIBLIOGRAPHY: Semantics("backmatter", "bibliography", "doc-bibliography"),
    PartKind.LINKS: Semantics("backmatter", "appendix", "doc-appendix"),
    PartKind.DESCRIPTIONS: Semantics("backmatter", "appendix", "doc-appendix"),
    PartKind.CREDITS: Semantics("backmatter", "other-credits", "doc-credits"),
    PartKind.COLOPHON: Semantics("backmatter", "colophon", "doc-colophon"),
}


def title_of(part: AnyPart, document: Document) -> str:
    """Return what a part is called, in plain text; the book's title when it has no name."""
    labels = document.labels
    match part:
        case TitlePage():
            return document.metadata.title
        case InfoboxPage():
            return labels.infobox
        case BackCover():
            return labels.about or document.metadata.title
        case Contents() | Timeline() | Notes() | Index():
            return plain(part.heading.inlines)
    if part.heading:
        return plain(part.heading.inlines)
    return _label_of(part.kind, labels) or document.metadata.title


def spine_documents(document: Document, apparatus: Apparatus) -> Iterator[SpineDocument]:
    """Write all documents of the book in reading order, but for the list of contents."""
    for allotment in apparatus.anchors.allotments:
        yield from _documents(allotment, document, apparatus)


def _documents(
    allotment: Allotment, document: Document, apparatus: Apparatus
) -> Iterator[SpineDocument]:
    """Write the documents of one part; the list of contents is the navigation's own."""
    part, file = allotment.part, allotment.files[0]
    title = title_of(part, document)
    lang = apparatus.lang
    match part:
        case TitlePage():
            matter, body = "frontmatter", _title_page(part, apparatus)
        case InfoboxPage():
            matter, body = "frontmatter", infobox(part, apparatus)
        case Part():
            inside = _inside(part, document, apparatus)
            matter, body = _OF_KIND[part.kind].matter, _plain_part(part, title, inside, apparatus)
        case Timeline():
            matter, body = "bodymatter", timeline(part, apparatus)
        case Index():
            matter, body = "backmatter", index(part, apparatus)
        case BackCover():
            matter, body = "backmatter", _back_cover(part, title, apparatus)
        case Notes():
            for file, name, body in endnotes(part, allotment.files, title, apparatus):
                whole = page(title=name, lang=lang, matter="backmatter", body=body)
                yield SpineDocument(file, whole)
            return
        case Contents():
            return
    yield SpineDocument(file, page(title=title, lang=lang, matter=matter, body=body))


def _label_of(kind: PartKind, labels: Labels) -> str:
    match kind:
        case PartKind.LEAD:
            return labels.lead
        case PartKind.IMPRINT:
            return labels.imprint
        case PartKind.DEDICATION:
            return labels.dedication
        case PartKind.HALF_TITLE:
            return labels.half_title
        case PartKind.COLOPHON:
            return labels.colophon
    return ""


def _title_page(part: TitlePage, apparatus: Apparatus) -> Markup:
    names = element(
        "div",
        {"class": "names"},
        lines(
            heading("h1", part.title, apparatus),
            paragraphs((*part.native, part.years), apparatus),
        ),
    )
    subtitle = Markup("")
    if part.subtitle:
        subtitle = leaf_element("p", part.subtitle, apparatus, {"role": "doc-subtitle"})
    foot = Markup("")
    if part.foot:
        foot = element("div", {"class": "foot"}, paragraphs(part.foot, apparatus))
    attributes = {"epub:type": "titlepage", "class": "title-page"}
    return section(part.key, attributes, part.title, apparatus, lines(names, subtitle, foot))


def _inside(part: Part, document: Document, apparatus: Apparatus) -> Markup:
    if part.kind is PartKind.DESCRIPTIONS:
        figures = (figure for each in document.parts for figure in figures_of(each))
        return descriptions(part, figures, apparatus)
    return _body(part, apparatus)


def _plain_part(part: Part, title: str, inside: Markup, apparatus: Apparatus) -> Markup:
    top = heading("h1", part.heading, apparatus) if part.heading else _unseen_heading(title)
    semantics = _OF_KIND[part.kind]
    attributes = {
        "epub:type": semantics.type,
        "role": semantics.role,
        "class": "dedication" if part.kind is PartKind.DEDICATION else None,
        "aria-label": None if part.heading else title,
    }
    body = lines(
        top,
        _epigraph(part.epigraph, apparatus),
        inside,
        notes_below(part.notes, apparatus),
    )
    return section(part.key, attributes, part.heading, apparatus, body)


def _body(part: Part, apparatus: Apparatus) -> Markup:
    """Write the blocks of a part; a chapter's first paragraph opens it as the style has it."""
    first = part.blocks[0] if part.blocks else None
    opens = part.kind in (PartKind.CHAPTER, PartKind.LEAD)
    if opens and isinstance(first, Leaf) and first.role is Role.BODY:
        words = plain(first.inlines)
        large = len(words) >= _LEAST_BESIDE_A_DROP_CAP and opens_large(words)
        kind = "opening initial" if large else "opening"
        opening = leaf_element("p", first, apparatus, {"class": kind})
        return lines(opening, blocks(part.blocks[1:], apparatus))
    return blocks(part.blocks, apparatus)


def _epigraph(content: tuple[Block, ...], apparatus: Apparatus) -> Markup:
    if not content:
        return Markup("")
    attributes = {"epub:type": "epigraph", "role": "doc-epigraph", "class": "epigraphs"}
    return element("div", attributes, blocks(content, apparatus))


def _back_cover(part: BackCover, title: str, apparatus: Apparatus) -> Markup:
    body = lines(_unseen_heading(title), paragraphs((part.summary, *part.rights), apparatus))
    attributes = {"class": "back-cover", "aria-label": title}
    return section(part.key, attributes, None, apparatus, body)


def _unseen_heading(title: str) -> Markup:
    return element("h1", {"class": "unseen"}, text(title))
