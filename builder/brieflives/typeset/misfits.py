"""Which words found no good place: those torn because no line holds them, endless headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brieflives.document.blocks import Leaf, Role
from brieflives.document.inline import Text, pieces, plain
from brieflives.findings import Code, Finding, finding
from brieflives.places import NOWHERE, Place, Span, part
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import LaidPage, PlacedText

LONG_HEADING_LINES = 4
SHOWN_CHARACTERS = 30  # of a word that is told
HEADINGS = frozenset({Role.PART_TITLE, Role.SECTION, Role.SUBSECTION})


def misfits(pages: Iterable[LaidPage]) -> Iterator[Finding]:
    """Yield a warning for every torn word and every endless heading.

    Words that no author wrote are passed over: they have no place.
    """
    for page in pages:
        for placed in page.placed:
            if isinstance(placed, PlacedText) and placed.artifact is None:
                yield from _in_lines(placed)


def _in_lines(placed: PlacedText) -> Iterator[Finding]:
    paragraph, leaf = placed.paragraph, placed.paragraph.leaf
    if leaf is None:
        return
    for index in range(placed.first, placed.stop):
        if paragraph.lines[index].torn and not (index and paragraph.lines[index - 1].torn):
            yield from _torn(leaf, paragraph, index)
    if placed.first == 0 and leaf.role in HEADINGS and len(paragraph.lines) > LONG_HEADING_LINES:
        yield from _long(leaf, len(paragraph.lines))


def _torn(leaf: Leaf, paragraph: SetParagraph, index: int) -> Iterator[Finding]:
    text = plain(leaf.inlines)
    line, after = paragraph.lines[index], paragraph.lines[index + 1]
    start = text.rfind(" ", 0, after.offset) + 1
    stop = text.find(" ", after.offset)
    word = text[start : stop if stop > 0 else len(text)]
    place = place_of(leaf, max(start, 0), len(word))
    if place is not None and line.offset >= 0:
        message = (
            f"‘{_shortened(word)}’ ({len(word)} characters) is wider than a line and is divided"
            " where nothing says that it may be"
        )
        hint = "write a soft hyphen (U+00AD) where it may be divided, or spaces where they belong"
        yield finding(Code.TORN_WORD, place, message, hint)


def _long(leaf: Leaf, lines: int) -> Iterator[Finding]:
    text = plain(leaf.inlines)
    place = place_of(leaf, 0, len(text))
    if place is not None:
        message = f"this heading fills {lines} lines ({len(text)} characters)"
        yield finding(Code.LONG_HEADING, place, message, "say it shorter, and the rest in the text")


def _shortened(words: str) -> str:
    return words if len(words) <= SHOWN_CHARACTERS else words[: SHOWN_CHARACTERS - 1] + "…"


def place_of(leaf: Leaf, offset: int, length: int = 1) -> Span | None:
    """Return where some characters of a leaf's plain text stand; None where no author wrote them.

    Where markup divides them, the part up to it.
    """
    start = 0
    for piece in pieces(leaf.inlines):
        stop = start + len(plain((piece,)))
        if isinstance(piece, Text) and start <= offset < stop:
            place: Place = leaf.place if piece.place is NOWHERE else piece.place
            if place is NOWHERE:
                return None
            return part(place, offset - start, max(1, min(length, stop - offset)))
        start = stop
    return None
