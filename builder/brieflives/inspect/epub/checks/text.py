"""The text itself: markup, ids, links, pictures, headings, tables, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brieflives.inspect.epub.anatomy import Document, Epub, Link
from brieflives.inspect.epub.checks.navigation import leading
from brieflives.inspect.judgement import Fault, Weight

_CALLS = frozenset({"noteref", "doc-noteref"})


def is_well_formed(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 6.1: a reader shows nothing of a document that is no XML."""
    for document in epub.documents:
        if document.flaw:
            yield Fault(
                f"it is not well-formed, so nobody can read it: {document.flaw}", document.path
            )


def says_ids_once(epub: Epub) -> Iterator[Fault]:
    """HTML, 3.2.6: an id names one place of a document."""
    for document in epub.documents:
        for found, count in Counter(document.ids).items():
            if count > 1 or not found:
                yield Fault(f"{count} places have the id '{found}'", document.path)


def links_lead_somewhere(epub: Epub) -> Iterator[Fault]:
    """Links inside the book lead to a place that is there."""
    leads = leading(epub)
    for document in epub.documents:
        for link in document.links:
            if not leads(link.target):
                yield Fault(f"a link leads nowhere: {link.target.written}", document.path)


def links_say_where_they_lead(epub: Epub) -> Iterator[Fault]:
    """WCAG 2.2, 2.4.4: a link is heard."""
    for document in epub.documents:
        silent = sum(not link.words for link in document.links)
        if silent:
            count = "a link has" if silent == 1 else f"{silent} links have"
            yield Fault(f"{count} no words", document.path)


def describes_pictures(epub: Epub) -> Iterator[Fault]:
    """WCAG 2.2, 1.1.1: words for every picture, or the word that it only decorates (alt="")."""
    for document in epub.documents:
        silent = sum(alt is None for alt in document.alts)
        if silent:
            count = "a picture has" if silent == 1 else f"{silent} pictures have"
            yield Fault(f"{count} no words in its place (alt)", document.path)


def skips_no_level(epub: Epub) -> Iterator[Fault]:
    """WCAG 2.2, technique H42: in a document a heading is one level below the one before."""
    for document in epub.documents:
        before = None
        for level in document.headings:
            if before is not None and level > before + 1:
                message = f"a heading of level {level} follows one of level {before}"
                yield Fault(message, document.path, weight=Weight.WARNING)
            before = level


def heads_tables(epub: Epub) -> Iterator[Fault]:
    """WCAG 2.2, technique H51: a table has header cells."""
    for document in epub.documents:
        bare = document.tables.count(False)
        if bare:
            count = "a table has" if bare == 1 else f"{bare} tables have"
            yield Fault(f"{count} no header cell (th)", document.path, weight=Weight.WARNING)


def has_titles(epub: Epub) -> Iterator[Fault]:
    """WCAG 2.2, 2.4.2: each document says what it is."""
    for document in epub.documents:
        if not document.flaw and not document.title:
            yield Fault("it has no title (title)", document.path)


def joins_notes_and_calls(epub: Epub) -> Iterator[Fault]:
    """Each call leads to a note, each note is called, and from it a way leads back to each call."""
    notes = {
        (document.path, found): document
        for document in epub.documents
        for note in document.notes
        for found in note.ids
    }
    backs = {
        (document.path, link.target.path, link.target.fragment)
        for document in epub.documents
        for link in document.links
    }
    called = set()
    for document in epub.documents:
        for call in filter(_is_call, document.links):
            place = (call.target.path, call.target.fragment)
            called.add(place)
            if place not in notes and notes:
                yield Fault(f"call {call.words} leads to what is no note", document.path)
            elif not _leads_back(call, document, backs):
                message = f"from its note no way leads back to call {call.words}"
                yield Fault(message, document.path, weight=Weight.WARNING)
    for document in epub.documents if called else ():
        for note in document.notes:
            if not any((document.path, found) in called for found in note.ids):
                name = next(iter(note.ids), "without an id")
                yield Fault(
                    f"no call leads to the note {name}", document.path, weight=Weight.WARNING
                )


def _is_call(link: Link) -> bool:
    return bool(link.kinds & _CALLS) and bool(link.target.path)


def _leads_back(call: Link, document: Document, backs: set[tuple[str, str, str]]) -> bool:
    return any((call.target.path, document.path, found) in backs for found in call.ids)
