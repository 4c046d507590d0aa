"""Page-break marks: at which word of which leaf each printed page begins."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from brieflives.document.book import Document, leaves
from brieflives.document.inline import Inline, Inlines, LineBreak, Link, NoteCall, Text, plain
from brieflives.epub.anchors import figures_of
from brieflives.epub.xhtml import identifier

if TYPE_CHECKING:  # the page map's types, without loading the typesetter
    from brieflives.typeset.pages import PageStart

_JOINERS = frozenset("-\u2010\u2011\u00ad\u2019'\u2013\u200c\u200d\u2060")


class PageMark(Struct, frozen=True):
    """The beginning of printed page ``label``, before character ``offset`` of a leaf.

    A page without words begins with a figure, at offset 0.
    """

    label: str
    key: str
    offset: int

    @property
    def id(self) -> str:
        """The mark's id, unique in the book as labels are."""
        return identifier("page", self.label)


def page_marks(
    document: Document, page_starts: Sequence[tuple[str, PageStart]]
) -> tuple[PageMark, ...]:
    """Settle where the marks go: never inside a word, never inside a link.

    ``ValueError`` when two pages have one label, or a page begins with what the book lacks.
    """
    words: dict[str, Inlines] = {}
    if page_starts:
        words.update((figure.key, ()) for part in document.parts for figure in figures_of(part))
        words.update((leaf.key, leaf.inlines) for leaf in leaves(document))
    labels: set[str] = set()
    marks = []
    for label, start in page_starts:
        if not label.strip() or label in labels or start.key not in words:
            message = f"page {label!r} cannot be marked in {start.key!r}"
            raise ValueError(message)
        labels.add(label)
        offset = settled(start.offset, words[start.key])
        marks.append(PageMark(label, start.key, offset))
    return tuple(marks)


def marks_by_key(marks: Iterable[PageMark]) -> Mapping[str, tuple[PageMark, ...]]:
    """Group marks by the leaf or figure that holds them, each group in reading order."""
    groups: dict[str, list[PageMark]] = {}
    for mark in marks:
        groups.setdefault(mark.key, []).append(mark)
    return {key: tuple(sorted(group, key=lambda m: m.offset)) for key, group in groups.items()}


def settled(offset: int, inlines: Inlines) -> int:
    """Move an offset in the plain text to the start of its word, and of a link around that.

    A page that begins with the second half of a hyphenated word is marked before the word.
    """
    words = plain(inlines)
    while 0 < offset < len(words) and words[offset].isspace():  # a call may stand before it
        offset += 1
    extents = tuple(_link_extents(inlines))
    while True:
        before = offset
        while 0 < offset < len(words) and _one_word(words[offset - 1], words[offset]):
            offset -= 1
        offset = min((start for start, stop in extents if start < offset < stop), default=offset)
        if offset == before:
            return offset


def _one_word(left: str, right: str) -> bool:
    return _in_word(left) and _in_word(right)


def _in_word(char: str) -> bool:
    """Tell letters, digits and what joins them from the rest.

    Ideographs, kana and hangul (wide, UAX 11) are words of their own.
    """
    if char in _JOINERS:
        return True
    if not (char.isalnum() or unicodedata.category(char).startswith("M")):
        return False
    return unicodedata.east_asian_width(char) not in "WF"


def _link_extents(inlines: Iterable[Inline], at: int = 0) -> Iterator[tuple[int, int]]:
    for inline in inlines:
        match inline:
            case NoteCall():
                continue
            case Text():
                at += len(inline.text)
            case LineBreak():
                at += 1
            case _:
                stop = at + len(plain(inline.children))
                if isinstance(inline, Link):
                    yield at, stop
                yield from _link_extents(inline.children, at)
                at = stop
