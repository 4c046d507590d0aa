"""The ways through the book: contents, landmarks, printed pages, and those of EPUB 2 age."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from brieflives.inspect.epub.anatomy import Epub, Target, Way
from brieflives.inspect.judgement import Fault, Weight


def has_contents(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 7.4.1: a list of contents whose lines lead into the book, in its order."""
    if epub.version.startswith("2"):
        if epub.ncx is None or not epub.ncx.points:
            yield Fault("the book has no list of contents (NCX)")
        return
    ways = epub.ways("toc")
    if not ways:
        yield Fault("the book has no list of contents (nav, toc)")
        return
    yield from _broken(epub, ways, "of the contents")
    place = {path: index for index, path in enumerate(_spine(epub))}
    order = [place[way.target.path] for way in ways if way.target.path in place]
    if order != sorted(order):
        message = "the contents have another order than the book"
        yield Fault(message, weight=Weight.WARNING)
    paths = _paths(epub)
    for way in ways:
        if way.target.path and way.target.path not in place and way.target.path in paths:
            message = f"a line of the contents leads out of the order of reading: {_said(way)}"
            yield Fault(message)


def has_landmarks(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 7.4.3: where the text begins; readers open a book there."""
    ways = epub.ways("landmarks")
    if ways is None and not epub.version.startswith("2"):
        message = "it does not say where its text begins (nav, landmarks)"
        yield Fault(message, weight=Weight.WARNING)
    yield from _broken(epub, ways or (), "of the landmarks")


def serves_old_readers(epub: Epub) -> Iterator[Fault]:
    """OPF 2.0.1, 2.4.1: an NCX names the same book, and leads into it."""
    ncx = epub.ncx
    if ncx is None:
        return
    if ncx.flaw:
        yield Fault(f"the contents for old readers cannot be read: {ncx.flaw}", ncx.path)
        return
    if ncx.uid != epub.about.identifier:
        message = "the contents for old readers are those of another book (dtb:uid)"
        yield Fault(message, ncx.path)
    yield from _broken(epub, ncx.points, "of the contents for old readers")
    yield from _broken(epub, ncx.pages, "of the pages for old readers")


def marks_its_pages(epub: Epub) -> Iterator[Fault]:
    """EPUB Accessibility 1.1, 3.3: marks of printed pages and their list agree, source named."""
    ways = epub.ways("page-list")
    marks = [(d.path, mark) for d in epub.documents for mark in d.marks]
    if ways is None:
        if marks and not epub.version.startswith("2"):
            yield Fault(f"{len(marks)} printed pages are marked, and not listed (page-list)")
        return
    yield from _broken(epub, ways, "of the printed pages")
    labels = {(path, mark.id): mark.label for path, mark in marks}
    listed = {(way.target.path, way.target.fragment): way.words for way in ways}
    for place, label in labels.items():
        if place not in listed:
            yield Fault(f"printed page {label or '?'} is marked, and not listed", place[0])
        elif label and not _same_page(label, listed[place]):
            message = f"a page is called {label} where it begins, and {listed[place]} in the list"
            yield Fault(message, place[0])
    if [place for place in listed if place in labels] != [
        place for place in labels if place in listed
    ]:
        yield Fault("the list of printed pages has another order than the book")
    if not epub.about.all_of("pageBreakSource") and not epub.about.all_of("dcterms:source"):
        message = "it does not say of which printed edition the pages are (pageBreakSource)"
        yield Fault(message, weight=Weight.WARNING)


def _same_page(label: str, listed: str) -> bool:
    """Tell whether "Page 12" or "第12页" and "12" are one."""
    short, long = sorted((label, listed), key=len)
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(short)}(?![0-9A-Za-z])", long) is not None


def _broken(epub: Epub, ways: Sequence[Way], what: str) -> Iterator[Fault]:
    leads = leading(epub)
    for way in ways:
        if not way.words:
            yield Fault(f"a line {what} is empty: {way.target.written}")
        if not leads(way.target):
            yield Fault(f"a line {what} leads nowhere: {_said(way)}")


def leading(epub: Epub) -> Callable[[Target], bool]:
    """Return what tells whether a reference leads out of the book, or to what is there."""
    paths = _paths(epub)
    ids = {
        document.path: frozenset(document.ids) for document in epub.documents if not document.flaw
    }

    def leads(target: Target) -> bool:
        if not target.path:
            return bool(target.written)
        if target.path not in paths or not target.fragment or target.path not in ids:
            return target.path in paths
        return target.fragment in ids[target.path]

    return leads


def _paths(epub: Epub) -> set[str]:
    return {item.target.path for item in epub.items}


def _spine(epub: Epub) -> list[str]:
    items = map(epub.item, epub.spine)
    return [item.target.path for item in items if item is not None]


def _said(way: Way) -> str:
    return f"{way.words} ({way.target.written})"
