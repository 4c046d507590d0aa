"""The PDF's bookmarks: the parts of the book, and the sections of its chapters below them."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import (
    AnyPart,
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
from brieflives.document.inline import plain
from brieflives.typeset.pages import OutlineEntry


def outline(document: Document) -> Iterator[OutlineEntry]:
    """Yield an entry for every part that has a name, and for its ``##`` sections."""
    for part in document.parts:
        title = _title(part, document.labels)
        if not title:
            continue
        yield OutlineEntry(0, title, part.key)
        if isinstance(part, Part):
            for block in part.blocks:
                if isinstance(block, Leaf) and block.role is Role.SECTION:
                    yield OutlineEntry(1, plain(block.inlines), block.key)


def _title(part: AnyPart, labels: Labels) -> str:
    match part:
        case TitlePage():
            return labels.title_page
        case InfoboxPage():
            return labels.infobox
        case Contents() | Timeline() | Notes() | Index():
            return plain(part.heading.inlines)
        case Part(heading=Leaf(inlines=inlines)):
            return plain(inlines)
        case Part(kind=PartKind.LEAD):
            return labels.lead
        case _:
            return ""
