"""The NCX: contents and printed pages for readers of EPUB 2 age (OPF 2.0.1, section 2.4.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from brieflives.document.blocks import Block, Figure, Leaf, inside
from brieflives.document.book import AnyPart, Document, Part, leaves_of_notes, leaves_of_part
from brieflives.epub.anchors import Anchors, figures_of
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.marks import PageMark
from brieflives.epub.navigation import Entry, page_href
from brieflives.epub.xhtml import Markup, element, lines, start_tag, text

_Place = tuple[int, int, int]  # file, thing in the book, and before or behind its beginning


def ncx(
    document: Document,
    apparatus: Apparatus,
    entries: tuple[Entry, ...],
    marks: tuple[PageMark, ...],
) -> Markup:
    """Write the NCX, which plays entries and pages in the order in which they are read."""
    order = _play_order(entries, marks, apparatus)
    points = (_nav_point(entry, order) for entry in entries)
    head = {
        "dtb:uid": document.metadata.identifier,
        "dtb:depth": "2" if any(entry.below for entry in entries) else "1",
        "dtb:totalPageCount": str(len(marks)),
        "dtb:maxPageNumber": str(max((_number(mark.label) for mark in marks), default=0)),
    }
    targets = (_page_target(mark, order, apparatus) for mark in marks)
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


def _play_order(
    entries: Sequence[Entry], marks: Sequence[PageMark], apparatus: Apparatus
) -> Mapping[str, int]:
    """Number the addresses of all entries and pages from 1 in the order of the spine."""
    anchors = apparatus.anchors
    names = (file for allotment in anchors.allotments for file in allotment.files)
    files = {name: number for number, name in enumerate(names)}
    things = {href: number for number, href in enumerate(_addresses(anchors))}
    places: dict[str, _Place] = {}
    for entry in (each for top in entries for each in (top, *top.below)):
        file, _, fragment = entry.href.partition("#")
        places[entry.href] = (files[file], things[entry.href] if fragment else -1, 1)
    for mark in marks:
        anchor = anchors.leaf_or_figure(mark.key)
        place = files[anchor.file], things[anchor.href], 2 if mark.offset else 0
        places[page_href(mark, apparatus)] = place
    in_order = sorted(places, key=lambda href: places[href])
    return {href: number for number, href in enumerate(in_order, 1)}


def _addresses(anchors: Anchors) -> Iterator[str]:
    """Yield the addresses of all leaves and figures in the order of reading."""
    for allotment in anchors.allotments:
        for kind, key in _things(allotment.part):
            yield anchors.at(kind, key).href


def _things(part: AnyPart) -> Iterator[tuple[str, str]]:
    if not isinstance(part, Part):
        yield from (("figure", figure.key) for figure in figures_of(part))
        yield from (("leaf", leaf.key) for leaf in leaves_of_part(part))
        return
    blocks = (*((part.heading,) if part.heading else ()), *part.epigraph, *part.blocks)
    for block in blocks:
        yield from _things_in(block)
    yield from (("leaf", leaf.key) for leaf in leaves_of_notes(part.notes))


def _things_in(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Leaf | Figure):
        yield ("leaf" if isinstance(block, Leaf) else "figure"), block.key
    for inner in inside(block):
        yield from _things_in(inner)


def _nav_point(entry: Entry, order: Mapping[str, int]) -> Markup:
    number = str(order[entry.href])
    return element(
        "navPoint",
        {"id": f"point-{number}", "playOrder": number},
        element("navLabel", {}, _text(entry.title)),
        element("content", {"src": entry.href}),
        *(_nav_point(inner, order) for inner in entry.below),
    )


def _page_target(mark: PageMark, order: Mapping[str, int], apparatus: Apparatus) -> Markup:
    number, href = _number(mark.label), page_href(mark, apparatus)
    return element(
        "pageTarget",
        {
            "id": mark.id,
            "type": "normal" if number else "front",
            "value": str(number) if number else None,
            "playOrder": str(order[href]),
        },
        element("navLabel", {}, _text(mark.label)),
        element("content", {"src": href}),
    )


def _number(label: str) -> int:
    """Return the page number as the NCX counts it; 0 for the roman ones of the front matter."""
    return int(label) if label.isdecimal() else 0


def _head(name: str, content: str) -> Markup:
    return element("meta", {"name": name, "content": content})


def _text(words: str) -> Markup:
    return element("text", {}, text(words))
