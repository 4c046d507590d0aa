"""How things are called for those who hear a book: by words alone.

A page mark is spoken ("Page 7"), a note call as well; neither is part of the name of what holds it.
"""

from __future__ import annotations

from collections.abc import Iterable

from brieflives.document.blocks import Leaf
from brieflives.document.inline import NoteCall, pieces, plain
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.xhtml import Attributes


def named_by(leaf: Leaf, apparatus: Apparatus) -> Attributes:
    """Name a section or a frame by its heading; the words are repeated where more stands there.

    Marks at the very beginning of the heading are taken to be written before it.
    """
    if _holds_more(leaf, apparatus, from_offset=1):
        return {"aria-label": plain(leaf.inlines)}
    return {"aria-labelledby": apparatus.anchors.at("leaf", leaf.key).id}


def called(leaves: Iterable[Leaf]) -> str:
    """Return the words of some leaves as one name; empty where they have none."""
    return ", ".join(words for leaf in leaves if (words := plain(leaf.inlines).strip()))


def head_of_cells(leaf: Leaf, apparatus: Apparatus, *, marked_before: bool) -> Attributes:
    """Let a header be heard with its cells by its words alone (WAI-ARIA 1.2, ``rowheader``)."""
    if _holds_more(leaf, apparatus, from_offset=1 if marked_before else 0):
        return {"aria-label": plain(leaf.inlines)}
    return {}


def _holds_more(leaf: Leaf, apparatus: Apparatus, *, from_offset: int) -> bool:
    if any(mark.offset >= from_offset for mark in apparatus.marks.get(leaf.key, ())):
        return True
    return any(isinstance(piece, NoteCall) for piece in pieces(leaf.inlines))
