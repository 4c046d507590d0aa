"""What stands inside a line of the finished book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from brieflives.places import Placed


class Text(Placed, frozen=True):
    """Characters to set; typographic quotes and no-break spaces are already in place."""

    text: str


class Emphasis(Struct, frozen=True):
    """Words that stand out, ``strong`` ones more so."""

    children: tuple[Inline, ...]
    strong: bool = False


class SmallCaps(Struct, frozen=True):
    """Words in small capitals; the characters stay as they are written."""

    children: tuple[Inline, ...]


class Foreign(Struct, frozen=True):
    """Words in another language than their surroundings (BCP 47)."""

    lang: str
    children: tuple[Inline, ...]


class PersonMark(Struct, frozen=True):
    """A person's name for the index, sorted by ``sort``; ``key`` is what the index links to.

    The key is unique in the book, and empty where the name stands outside of what is indexed.
    """

    sort: str
    children: tuple[Inline, ...]
    key: str = ""


class Title(Struct, frozen=True):
    """The title of a work: italic in Latin script, whatever else its language wants."""

    children: tuple[Inline, ...]


class Link(Struct, frozen=True):
    """A link to an address, or with ``#key`` to a leaf or part of this book."""

    target: str
    children: tuple[Inline, ...]


class NoteCall(Placed, frozen=True):
    """A superior number; ``letter`` (a, b, c …) tells the calls of one note apart."""

    number: int
    letter: str
    note: str = ""  # the key of the note where it is not the first print of it

    @property
    def note_key(self) -> str:
        """The key of the note that is called: ``note-3``."""
        return self.note or f"note-{self.number}"

    @property
    def key(self) -> str:
        """The key of the call itself, unique in the book: ``call-3b``."""
        return f"call-{self.number}{self.letter}"


class LineBreak(Struct, frozen=True):
    """A line ends here, wherever the measure ends."""


Inline = Text | Emphasis | SmallCaps | Foreign | PersonMark | Title | Link | NoteCall | LineBreak
Inlines = tuple[Inline, ...]
# What is set itself, the rest being around it. It has a name because a union that is written where
# it is asked for is made anew each time, and a book has many thousand pieces.
Piece = Text | NoteCall | LineBreak


def pieces(inlines: Iterable[Inline]) -> Iterator[Piece]:
    """Yield what is set, in reading order, whatever it is wrapped in."""
    for inline in inlines:
        if isinstance(inline, Piece):
            yield inline
        else:
            yield from pieces(inline.children)


def marks_in(inlines: Iterable[Inline]) -> Iterator[tuple[PersonMark, str | None]]:
    """Yield the names that are marked for the index, each with the language said around it."""
    yield from _marks(inlines, None)


def _marks(inlines: Iterable[Inline], lang: str | None) -> Iterator[tuple[PersonMark, str | None]]:
    for inline in inlines:
        if isinstance(inline, Piece):
            continue
        if isinstance(inline, PersonMark):
            yield inline, lang
        inside = inline.lang if isinstance(inline, Foreign) else lang
        yield from _marks(inline.children, inside)


def plain(inlines: Iterable[Inline]) -> str:
    """Return the characters of the text: note calls add nothing, a line break one space.

    Offsets of the page map count in this string.
    """
    return "".join(
        p.text if isinstance(p, Text) else " " if isinstance(p, LineBreak) else ""
        for p in pieces(inlines)
    )


def outside_the_book(inlines: Iterable[Inline]) -> Inlines:
    """Return words as they stand on a sheet of their own: no note calls, no links into the book."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, NoteCall):
            continue
        if isinstance(inline, Text | LineBreak):
            out.append(inline)
        elif isinstance(inline, Link) and inline.target.startswith("#"):
            out += outside_the_book(inline.children)
        else:
            out.append(replace(inline, children=outside_the_book(inline.children)))
    return tuple(out)
