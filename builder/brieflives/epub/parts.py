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
from brieflives.epub.blocks import blocks, has_section, heading, leaf_element, paragraphs, section
from brieflives.epub.descriptions import descriptions
from brieflives.epub.endnotes import endnotes, further_endnotes, notes_below, numbered
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
    for number, (file, piece) in enumerate(allotment.pieces):
        title = title_of_piece(allotment, number, document)
        if isinstance(piece, Contents):
            continue
        if number:
            earlier = tuple(part for _, part in allotment.pieces[:number])
            matter, body = _further(piece, title, earlier, apparatus)
        else:
            matter, body = _first(piece, title, document, apparatus)
        whole = page(title=title, lang=apparatus.lang, matter=matter, body=body)
        yield SpineDocument(file, whole)


def title_of_piece(allotment: Allotment, number: int, document: Document) -> str:
    """Return what a file is called: its part, with the numbers of notes or files where it has more.

    The files are counted from 0.
    """
    part = allotment.pieces[number][1]
    title = title_of(allotment.part, document)
    if number == 0:
        return title
    if isinstance(part, Notes):
        return numbered(part, title)
    return f"{title} ({number + 1}/{len(allotment.pieces)})"


def _first(  # noqa: PLR0911 - one for each kind
    part: AnyPart, title: str, document: Document, apparatus: Apparatus
) -> tuple[str, Markup]:
    """Return the division of the book and the body of a part, or of its first file."""
    match part:
        case TitlePage():
            return "frontmatter", _title_page(part, apparatus)
        case InfoboxPage():
            return "frontmatter", infobox(part, apparatus)
        case Timeline():
            return "bodymatter", timeline(part, apparatus)
        case Index():
            return "backmatter", index(part, apparatus)
        case BackCover():
            return "backmatter", _back_cover(part, title, apparatus)
        case Notes():
            return "backmatter", endnotes(part, apparatus)
        case Part():
            return _OF_KIND[part.kind].matter, _plain_part(part, title, document, apparatus)
    raise TypeError(part)


def _further(
    part: AnyPart, title: str, earlier: tuple[AnyPart, ...], apparatus: Apparatus
) -> tuple[str, Markup]:
    """Return the division of the book and the body of a file that goes on with a part."""
    if isinstance(part, Notes):
        return "backmatter", further_endnotes(part, title, apparatus)
    assert isinstance(part, Part)
    seen = any(has_section(each.blocks) for each in earlier if isinstance(each, Part))
    body = lines(
        _unseen_heading(title),
        blocks(part.blocks, apparatus, below_section=seen),
        notes_below(part.notes, apparatus),
    )
    semantics = _OF_KIND[part.kind]
    attributes = {"epub:type": semantics.type, "role": semantics.role, "aria-label": title}
    return semantics.matter, element("section", attributes, Markup(f"\n{body}\n"))


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


def _plain_part(part: Part, title: str, document: Document, apparatus: Apparatus) -> Markup:
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
        _body(part, document, apparatus),
        notes_below(part.notes, apparatus),
    )
    return section(part.key, attributes, part.heading, apparatus, body)


def _body(part: Part, document: Document, apparatus: Apparatus) -> Markup:
    """Write the blocks of a part; a chapter's first paragraph opens it as the style has it."""
    if part.kind is PartKind.DESCRIPTIONS:
        figures = (figure for each in document.parts for figure in figures_of(each))
        return descriptions(part, figures, apparatus)
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
