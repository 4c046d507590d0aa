"""The ways through the book: contents, landmarks and printed pages, as XHTML and as NCX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import (
    Contents,
    Document,
    Index,
    InfoboxPage,
    Notes,
    Part,
    PartKind,
    Timeline,
    TitlePage,
)
from brieflives.document.inline import plain
from brieflives.epub.anchors import NAVIGATION_FILE
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import bare_heading
from brieflives.epub.inlines import title_words
from brieflives.epub.marks import PageMark
from brieflives.epub.parts import title_of
from brieflives.epub.xhtml import Markup, element, identifier, lines, page, start_tag, text

_TOC_ID = identifier("nav", "toc")  # no key of a document makes an id of this kind


class Entry(Struct, frozen=True):
    """A line of the contents: what it says, where it leads, the entries below it."""

    title: str
    words: Markup
    href: str
    below: tuple[Entry, ...] = ()


def contents(document: Document, apparatus: Apparatus) -> tuple[Entry, ...]:
    """List the parts from the infobox on, and the sections of chapters: two levels.

    A book that has no such part lists its first one: a list of contents may not be empty.
    """
    entries = tuple(_entries(document, apparatus))
    if entries:
        return entries
    first = apparatus.anchors.allotments[0]
    title = title_of(first.part, document)
    return (Entry(title, text(title), first.files[0]),)


def navigation(
    document: Document,
    apparatus: Apparatus,
    entries: Iterable[Entry],
    marks: Iterable[PageMark],
) -> Markup:
    """Write the navigation document, which is the list of contents of the book as well."""
    labels = document.labels
    part = next((part for part in document.parts if isinstance(part, Contents)), None)
    marked, place = Markup(""), _TOC_ID
    title, top = labels.contents, element("h1", {"class": "part-title"}, text(labels.contents))
    if part:
        title, top = plain(part.heading.inlines), bare_heading("h1", part.heading, apparatus)
        marked, place = (
            apparatus.opening_marks(part.heading.key),
            apparatus.anchors.at("part", part.key).id,
        )
    toc = element(
        "nav",
        {"epub:type": "toc", "role": "doc-toc", "id": place, "aria-label": title},
        lines(top, _list(entries)),
    )
    places = [_landmark(*mark) for mark in _landmarks(document, apparatus, f"#{place}")]
    landmarks = element(
        "nav",
        {"epub:type": "landmarks", "aria-label": labels.landmarks, "hidden": "hidden"},
        lines(element("h2", {}, text(labels.landmarks)), element("ol", {}, lines(*places))),
    )
    body = lines(Markup(f"{marked}{toc}"), _page_list(marks, apparatus), landmarks)
    return page(title=title, lang=apparatus.lang, matter="frontmatter", body=body)


def ncx(
    document: Document,
    apparatus: Apparatus,
    entries: tuple[Entry, ...],
    marks: tuple[PageMark, ...],
) -> Markup:
    """Write the NCX for readers of EPUB 2 age (OPF 2.0.1, section 2.4.1), with its page list."""
    points = list(_nav_points(entries))
    depth = 2 if any(entry.below for entry in entries) else 1
    head = {
        "dtb:uid": document.metadata.identifier,
        "dtb:depth": str(depth),
        "dtb:totalPageCount": str(len(marks)),
        "dtb:maxPageNumber": str(max((_number(mark.label) for mark in marks), default=0)),
    }
    order = sum(1 + len(entry.below) for entry in entries)
    targets = (
        _page_target(mark, order + position, apparatus) for position, mark in enumerate(marks, 1)
    )
    pages = element("navLabel", {}, _text(document.labels.pages))
    page_list = element("pageList", {}, lines(pages, *targets)) if marks else Markup("")
    root = {
        "xmlns": "http://www.daisy.org/z3986/2005/ncx/",
        "version": "2005-1",
        "xml:lang": apparatus.lang,
    }
    body = lines(
        element("head", {}, *(_head(name, content) for name, content in head.items())),
        element("docTitle", {}, _text(document.metadata.title)),
        element("navMap", {}, lines(*points)),
        page_list,
    )
    return Markup(
        f'<?xml version="1.0" encoding="utf-8"?>\n{start_tag("ncx", root)}\n{body}\n</ncx>\n'
    )


def _entries(document: Document, apparatus: Apparatus) -> Iterator[Entry]:
    for allotment in apparatus.anchors.allotments:
        part = allotment.part
        href = allotment.files[0]
        title = title_of(part, document)
        match part:
            case InfoboxPage():
                yield Entry(title, text(title), href)
            case Part() if part.heading:
                below = tuple(_sections(part, apparatus))
                yield Entry(title, title_words(part.heading, apparatus), href, below)
            case Part() if part.kind is PartKind.LEAD:
                yield Entry(title, text(title), href)
            case Timeline() | Notes() | Index():
                yield Entry(title, title_words(part.heading, apparatus), href)


def _sections(part: Part, apparatus: Apparatus) -> Iterator[Entry]:
    for block in part.blocks:
        if isinstance(block, Leaf) and block.role is Role.SECTION:
            href = apparatus.anchors.at("leaf", block.key).href
            yield Entry(plain(block.inlines), title_words(block, apparatus), href)


def _list(entries: Iterable[Entry]) -> Markup:
    items = (
        element(
            "li",
            {},
            element("a", {"href": entry.href}, entry.words),
            Markup(f"\n{_list(entry.below)}\n") if entry.below else Markup(""),
        )
        for entry in entries
    )
    return element("ol", {}, lines(*items))


def _landmarks(
    document: Document, apparatus: Apparatus, toc: str
) -> Iterator[tuple[str, str, str]]:
    """Yield type, href and words of the places that reading systems offer buttons for."""
    labels = document.labels
    told = False
    for allotment in apparatus.anchors.allotments:
        part, file = allotment.part, allotment.files[0]
        match part:
            case TitlePage():
                yield "titlepage", file, labels.title_page
            case Contents():
                yield "toc", f"{NAVIGATION_FILE}{toc}", labels.contents
            case Part() if part.kind in (PartKind.LEAD, PartKind.CHAPTER) and not told:
                told = True
                yield "bodymatter", file, labels.start_of_text
            case Notes():
                yield "endnotes", file, plain(part.heading.inlines)
            case Index():
                yield "index", file, plain(part.heading.inlines)
            case Part() if part.kind is PartKind.BIBLIOGRAPHY:
                yield "bibliography", file, title_of(part, document)


def _landmark(kind: str, href: str, words: str) -> Markup:
    return element("li", {}, element("a", {"epub:type": kind, "href": href}, text(words)))


def _page_list(marks: Iterable[PageMark], apparatus: Apparatus) -> Markup:
    """Write the list of printed pages: one entry a mark, and nothing in it but the number."""
    items = [
        element("li", {}, element("a", {"href": _page_href(mark, apparatus)}, text(mark.label)))
        for mark in marks
    ]
    if not items:
        return Markup("")
    label = apparatus.labels.pages
    return element(
        "nav",
        {
            "epub:type": "page-list",
            "role": "doc-pagelist",
            "aria-label": label,
            "hidden": "hidden",
        },
        lines(element("h2", {}, text(label)), element("ol", {}, lines(*items))),
    )


def _page_href(mark: PageMark, apparatus: Apparatus) -> str:
    return f"{apparatus.anchors.leaf_or_figure(mark.key).file}#{mark.id}"


def _nav_points(entries: Iterable[Entry]) -> Iterator[Markup]:
    order = 0
    for entry in entries:
        order += 1
        below = [_nav_point(inner, order + k, ()) for k, inner in enumerate(entry.below, 1)]
        yield _nav_point(entry, order, below)
        order += len(below)


def _nav_point(entry: Entry, order: int, below: Iterable[Markup]) -> Markup:
    return element(
        "navPoint",
        {"id": f"point-{order}", "playOrder": str(order)},
        element("navLabel", {}, _text(entry.title)),
        element("content", {"src": entry.href}),
        *below,
    )


def _page_target(mark: PageMark, order: int, apparatus: Apparatus) -> Markup:
    number = _number(mark.label)
    return element(
        "pageTarget",
        {
            "id": mark.id,
            "type": "normal" if number else "front",
            "value": str(number) if number else None,
            "playOrder": str(order),
        },
        element("navLabel", {}, _text(mark.label)),
        element("content", {"src": _page_href(mark, apparatus)}),
    )


def _number(label: str) -> int:
    """Return the page number as the NCX counts it; 0 for the roman ones of the front matter."""
    return int(label) if label.isdecimal() else 0


def _head(name: str, content: str) -> Markup:
    return element("meta", {"name": name, "content": content})


def _text(words: str) -> Markup:
    return element("text", {}, text(words))
