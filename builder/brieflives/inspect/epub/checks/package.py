"""What the package says of the book: title, language, name, date, order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from brieflives.inspect.epub.anatomy import SVG, XHTML, Epub
from brieflives.inspect.judgement import Fault
from brieflives.inspect.languages import is_tag

_MODIFIED = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])T[0-2]\d:[0-5]\d:[0-5]\dZ")
_TO_THE_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def has_a_title(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.5.3.1: dc:title."""
    if not epub.about.titles:
        yield Fault("the book has no title (dc:title)")


def says_its_language(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.5.3.1, and WCAG 2.2, 3.1.1 and 3.1.2: of the book, and of every document."""
    if not epub.about.languages:
        yield Fault("the book does not say which language it is in (dc:language)")
    used = set(epub.about.languages).union(*(document.langs for document in epub.documents))
    for lang in sorted(used):
        if not is_tag(lang):
            yield Fault(f"'{lang}' is no language tag", hint="write it as en, en-GB or zh-Hant")
    for document in epub.documents:
        if document.flaw:
            continue
        if not document.lang and not document.xml_lang:
            message = "it does not say which language it is in (lang, xml:lang)"
            yield Fault(message, document.path)
        elif document.lang and document.xml_lang and document.lang != document.xml_lang:
            message = f"lang says {document.lang} and xml:lang {document.xml_lang}"
            yield Fault(message, document.path)


def is_named_for_good(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.5.3.1: an identifier, which the package names as its own."""
    if not epub.about.identifier:
        message = "the book has no identifier of its own (dc:identifier, unique-identifier)"
        yield Fault(message)


def says_when_it_was_made(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.5.5: dcterms:modified, once, in UTC; EPUB 2 has none."""
    if epub.version.startswith("2"):
        return
    dates = epub.about.all_of("dcterms:modified")
    if len(dates) != 1:
        message = "the date of its last change is missing (dcterms:modified)"
        yield Fault(message if not dates else "it has several dates of its last change")
    elif not _MODIFIED.fullmatch(dates[0]):
        hint = "write it as 2026-11-26T09:00:00Z"
        yield Fault(f"'{dates[0]}' is no date as dcterms:modified asks for it", hint=hint)


def has_an_order(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.7: the spine leads through text, each file once."""
    if not epub.spine:
        yield Fault("the package does not say in which order the book is read (spine)")
    for item_id, count in Counter(epub.spine).items():
        item = epub.item(item_id)
        if item is None:
            yield Fault(f"the order of reading names '{item_id}', which is not in the manifest")
            continue
        if count > 1:
            yield Fault(f"it comes {count} times in the order of reading", item.target.path)
        if item.media_type not in (XHTML, SVG) and not item.fallback and epub.version[:1] == "3":
            message = f"it is in the order of reading, and no text: {item.media_type}"
            yield Fault(message, item.target.path)


def turns_its_pages_rightly(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.7.2: a book in a script that runs to the left says so."""
    lang = next(iter(epub.about.languages), "").partition("-")[0].lower()
    if lang in _TO_THE_LEFT and epub.progression != "rtl":
        message = "its language runs to the left, and its pages are turned the other way"
        yield Fault(message, hint="set page-progression-direction to rtl")
