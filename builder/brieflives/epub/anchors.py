"""Where everything stands in the EPUB: the file of each part and the place of each key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from brieflives.document.blocks import Figure, Leaf
from brieflives.document.book import (
    AnyPart,
    BackCover,
    Contents,
    Document,
    Index,
    InfoboxPage,
    Notes,
    Part,
    PartKind,
    Timeline,
    TitlePage,
    figures_of_block,
    leaves_of_part,
)
from brieflives.document.inline import NoteCall, marks_in, pieces
from brieflives.epub.division import divided
from brieflives.epub.xhtml import identifier

NAVIGATION_FILE = "nav.xhtml"
_FILE_NAMES: Mapping[type, str] = {
    TitlePage: "title-page",
    InfoboxPage: "infobox",
    Timeline: "timeline",
    Notes: "notes",
    Index: "index",
    BackCover: "about",
}


class Anchor(Struct, frozen=True):
    """A place to link to."""

    file: str
    id: str

    @property
    def href(self) -> str:
        """The address, seen from any document of the book (they share a folder)."""
        return f"{self.file}#{self.id}"


class Allotment(Struct, frozen=True):
    """A part, and its pieces with the file of each: one, but for long parts (``division``)."""

    part: AnyPart
    pieces: tuple[tuple[str, AnyPart], ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The files in reading order."""
        return tuple(file for file, _ in self.pieces)


class Anchors(Struct, frozen=True):
    """The files of the book in reading order; the place of everything, by its kind and key.

    The kinds are part, figure, leaf, note, call and person, so that equal keys of two kinds stay
    apart.
    """

    allotments: tuple[Allotment, ...]
    places: Mapping[tuple[str, str], Anchor]

    def at(self, kind: str, key: str) -> Anchor:
        """Find a thing of a known kind; ``KeyError`` when the document does not hold it."""
        return self.places[kind, key]

    def leaf_or_figure(self, key: str) -> Anchor:
        """Find what a printed page begins with."""
        return self.places.get(("leaf", key)) or self.places["figure", key]

    def target(self, key: str) -> Anchor:
        """Find what a link ``#key`` leads to; ``KeyError`` when the book has no such thing."""
        for kind in ("part", "figure", "leaf"):
            if (kind, key) in self.places:
                return self.places[kind, key]
        return self.places["note", key]


def anchors_of(document: Document) -> Anchors:
    """Give each part its files and each key its place."""
    allotments = tuple(_allotments(document.parts))
    places = {
        (kind, key): Anchor(file, identifier(kind, key))
        for allotment in allotments
        for kind, key, file in _things(allotment)
    }
    return Anchors(allotments, places)


def figures_of(part: AnyPart) -> Iterator[Figure]:
    """Yield the pictures of one part in reading order."""
    if isinstance(part, InfoboxPage):
        shown = (part.infobox.portrait, part.infobox.signature)
        yield from (figure for figure in shown if isinstance(figure, Figure))
    if isinstance(part, Part):
        for block in (*part.epigraph, *part.blocks):
            yield from figures_of_block(block)


def _allotments(parts: Iterable[AnyPart]) -> Iterator[Allotment]:
    seen: Counter[str] = Counter()
    for part in parts:
        if isinstance(part, Contents):
            yield Allotment(part, ((NAVIGATION_FILE, part),))
            continue
        name = _file_name(part)
        seen[name] += 1
        numbered = seen[name] > 1 or name == PartKind.CHAPTER.value
        stem = f"{name}-{seen[name]}" if numbered else name
        pieces = divided(part)
        further = (f"{stem}-part-{number}.xhtml" for number in range(2, len(pieces) + 1))
        files = (f"{stem}.xhtml", *further)
        yield Allotment(part, tuple(zip(files, pieces, strict=True)))


def _file_name(part: AnyPart) -> str:
    return part.kind.value if isinstance(part, Part) else _FILE_NAMES[type(part)]


def _things(allotment: Allotment) -> Iterator[tuple[str, str, str]]:
    """Yield kind, key and file of everything in a part."""
    part = allotment.part
    yield "part", part.key, allotment.files[0]
    for number, (file, piece) in enumerate(allotment.pieces):
        if isinstance(piece, Notes):
            yield from _things_in_leaves((piece.heading,) if number == 0 else (), file)
            yield from _things_in_notes(piece, file)
            continue
        for figure in figures_of(piece):
            yield "figure", figure.key, file
        yield from _things_in_leaves(leaves_of_part(piece), file)
        if isinstance(piece, Part | Timeline) and piece.notes:
            yield "part", piece.notes.key, file
            yield from _things_in_notes(piece.notes, file)


def _things_in_notes(notes: Notes, file: str) -> Iterator[tuple[str, str, str]]:
    for note in notes.notes:
        yield "note", note.key, file
        yield from _things_in_leaves(note.blocks, file)


def _things_in_leaves(leaves: Iterable[Leaf], file: str) -> Iterator[tuple[str, str, str]]:
    for leaf in leaves:
        yield "leaf", leaf.key, file
        for piece in pieces(leaf.inlines):
            if isinstance(piece, NoteCall):
                yield "call", piece.key, file
        for mark, _ in marks_in(leaf.inlines):
            if mark.key:
                yield "person", mark.key, file
