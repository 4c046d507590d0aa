"""The ways through the book: contents, landmarks and printed pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

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
from brieflives.epub.anchors import NAVIGATION_FILE, Allotment
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import bare_heading
from brieflives.epub.inlines import title_words
from brieflives.epub.marks import PageMark
from brieflives.epub.parts import title_of, title_of_piece
from brieflives.epub.xhtml import Markup, element, identifier, lines, page, text

_TOC_ID = identifier("nav", "toc")  # no key of a document makes an id of this kind


class Entry(Struct, frozen=True):
    """A line of the contents: what it says, where it leads, the entries below it.

    ``unseen``: the page of contents does not show it, only what reading systems make of it.
    """

    title: str
    words: Markup
    href: str
    below: tuple[Entry, ...] = ()
    unseen: bool = False


def contents(document: Document, apparatus: Apparatus) -> tuple[Entry, ...]:
    """List the parts, and the sections of chapters or the files of notes below them: two levels.

    The page of contents itself is left out. What print does not list is unseen, unless all is: a
    list of contents may not be empty.
    """
    entries = tuple(_entries(document, apparatus))
    if all(entry.unseen for entry in entries):
        return tuple(replace(entry, unseen=False) for entry in entries)
    return entries


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


def _entries(document: Document, apparatus: Apparatus) -> Iterator[Entry]:
    for allotment in apparatus.anchors.allotments:
        part = allotment.part
        href = allotment.files[0]
        title = title_of(part, document)
        match part:
            case Contents():
                continue
            case Part(heading=Leaf() as top):
                below = tuple(_sections(part, apparatus))
                yield Entry(title, title_words(top, apparatus), href, below)
            case Notes():
                below = tuple(_further_files(allotment, document))
                yield Entry(title, title_words(part.heading, apparatus), href, below)
            case Timeline() | Index():
                yield Entry(title, title_words(part.heading, apparatus), href)
            case InfoboxPage() | Part(kind=PartKind.LEAD):
                yield Entry(title, text(title), href)
            case _:
                name = document.labels.title_page if isinstance(part, TitlePage) else title
                yield Entry(name, text(name), href, unseen=True)


def _further_files(allotment: Allotment, document: Document) -> Iterator[Entry]:
    for number, file in enumerate(allotment.files[1:], 1):
        title = title_of_piece(allotment, number, document)
        yield Entry(title, text(title), file)


def _sections(part: Part, apparatus: Apparatus) -> Iterator[Entry]:
    for block in part.blocks:
        if isinstance(block, Leaf) and block.role is Role.SECTION:
            href = apparatus.anchors.at("leaf", block.key).href
            yield Entry(plain(block.inlines), title_words(block, apparatus), href)


def _list(entries: Iterable[Entry]) -> Markup:
    items = (
        element(
            "li",
            {"hidden": "hidden" if entry.unseen else None},
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
        element("li", {}, element("a", {"href": page_href(mark, apparatus)}, text(mark.label)))
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


def page_href(mark: PageMark, apparatus: Apparatus) -> str:
    """Return the address of a page mark."""
    return f"{apparatus.anchors.leaf_or_figure(mark.key).file}#{mark.id}"
