"""The zip by itself and against the manifest: what is in it, what is listed, what it really is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from brieflives.inspect.epub.anatomy import NCX, SVG, XHTML, Entry, Epub
from brieflives.inspect.judgement import Fault, Weight

_OWN = "META-INF/"
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_STARTS = {  # how files of a kind begin (EPUB 3.3, 3.2: core media types)
    XHTML: _MARKUP,
    SVG: _MARKUP,
    NCX: _MARKUP,
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "font/otf": re.compile(rb"OTTO|\x00\x01\x00\x00"),
    "font/ttf": re.compile(rb"\x00\x01\x00\x00|true|OTTO"),
    "font/woff": re.compile(rb"wOFF"),
    "font/woff2": re.compile(rb"wOF2"),
}


def is_whole(epub: Epub) -> Iterator[Fault]:
    """Every file in it can be unpacked, and has a name of its own (OCF 3.3, 4.2.2)."""
    for remark in epub.damage:
        yield Fault(remark, hint="make it anew")
    for name, count in Counter(entry.name for entry in epub.entries).items():
        if count > 1:
            yield Fault(f"{count} files have one name: readers see one of them", name)


def says_first_what_it_is(epub: Epub) -> Iterator[Fault]:
    """OCF 3.3, 4.3: the file ``mimetype`` comes first and is not compressed."""
    first = epub.entries[0]
    if first.name != "mimetype":
        yield Fault("the file 'mimetype' does not come first in the zip")
    found = next((entry for entry in epub.entries if entry.name == "mimetype"), None)
    if found is None:
        return
    if found.start != b"application/epub+zip":
        message = "the file 'mimetype' does not say exactly application/epub+zip"
        yield Fault(message)
    if not found.stored:
        yield Fault("the file 'mimetype' is compressed, so that readers do not see it")


def is_unlocked(epub: Epub) -> Iterator[Fault]:
    """Nothing but fonts may be masked: what is encrypted, no archive can keep."""
    for path in epub.locked:
        yield Fault("it is encrypted: screen readers and archives may be kept out", path)


def lists_what_it_holds(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.6: the manifest lists every file of the book, and no other, once."""
    held = {entry.name for entry in epub.entries if not entry.name.endswith("/")}
    listed = Counter(item.target.path for item in epub.items)
    for item in epub.items:
        path = item.target.path
        if path and path not in held:
            yield Fault("the manifest lists a file that is not there", path)
    for path, count in listed.items():
        if path and count > 1:
            yield Fault(f"the manifest lists it {count} times", path)
    for item_id, count in Counter(item.id for item in epub.items).items():
        if count > 1 or not item_id:
            yield Fault(f"{count} files of the manifest have the id '{item_id}'", epub.package)
    for name in sorted(held - set(listed) - {"mimetype", epub.package}):
        if not name.startswith(_OWN):
            yield Fault("it is not listed in the manifest: nobody sees it", name)


def names_kinds_truly(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 5.6.2: the media type of each file is that of its content."""
    entries: dict[str, Entry] = {entry.name: entry for entry in epub.entries}
    for item in epub.items:
        entry, start = entries.get(item.target.path), _STARTS.get(item.media_type)
        if not item.media_type:
            yield Fault("the manifest does not say what kind of file it is", item.target.path)
        elif entry and start and not start.match(entry.start):
            yield Fault(f"it is listed as {item.media_type}, and is none", entry.name)


def fetches_nothing(epub: Epub) -> Iterator[Fault]:
    """EPUB 3.3, 3.6: what is shown is in the file, so that it can be read without a network."""
    hint = "put it into the book"
    for item in epub.items:
        if not item.target.path:
            yield Fault(f"it is fetched from the network: {item.target.written}", hint=hint)
    resources = [(document.path, document.resources) for document in epub.documents]
    for path, targets in [*resources, *epub.styles]:
        for found in targets:
            if not found.path and not found.written.startswith("data:"):
                yield Fault(f"it fetches from the network: {found.written}", path, hint)


def holds_what_it_shows(epub: Epub) -> Iterator[Fault]:
    """Pictures, fonts and style sheets that the text asks for are listed."""
    listed = {item.target.path for item in epub.items}
    resources = [(document.path, document.resources) for document in epub.documents]
    for path, targets in [*resources, *epub.styles]:
        for found in targets:
            if found.path and found.path not in listed:
                yield Fault(f"it shows what is not in the book: {found.written}", path)


def runs_nothing(epub: Epub) -> Iterator[Fault]:
    """A book is read for longer than its programs run."""
    for document in epub.documents:
        if document.runs:
            message = "it holds a program (a script), which many readers do not run"
            yield Fault(message, document.path, weight=Weight.WARNING)


def has_fonts_that_serve(epub: Epub) -> Iterator[Fault]:
    """A font can be read, and has characters that the book shows."""
    shown = frozenset().union(*(document.characters for document in epub.documents))
    unread = any(document.flaw for document in epub.documents)  # and what it shows is not known
    for font in epub.fonts:
        if font.characters is None:
            yield Fault("it cannot be read as a font", font.path)
        elif not (unread or font.characters & shown):
            message = "this font has no character of the book"
            yield Fault(message, font.path, weight=Weight.WARNING)
