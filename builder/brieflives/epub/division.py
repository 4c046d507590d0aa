"""Long parts are divided into files that old readers can open.

Readers made with Adobe's older engine give up documents of more than some 300 kB, and converters
for Kindle cut them where they like. So a file has 250 kB at most: chapters are divided before a
section or a block, notes between two notes. What is one block stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from msgspec.structs import replace

from brieflives.document.blocks import Block, Leaf, Note, Role
from brieflives.document.book import AnyPart, Notes, Part, PartKind, leaves_of_block
from brieflives.document.inline import Inline, LineBreak, NoteCall, Text

LARGEST_BYTES = 250_000
_LEAST = 0.5  # of that: what ends before a section instead of where it is full
_HEADINGS = frozenset({Role.SECTION, Role.SUBSECTION})
# bytes of markup, as documents have it on average; keys come on top of that of a leaf
_LEAF, _NOTE, _BACK_LINK, _CALL, _WRAPPER, _BREAK = 40, 190, 130, 190, 40, 5
_MARKS = 1.06  # the share of page-break marks

_Item = TypeVar("_Item", Block, Note)


def divided(part: AnyPart) -> tuple[AnyPart, ...]:
    """Return the pieces of a part, one for each file, with its key: most parts are one.

    The first piece has heading and epigraph, the last one the notes of the part.
    """
    if isinstance(part, Notes):
        starts = _starts([_weight_of_note(note) for note in part.notes], [None] * len(part.notes))
        return tuple(replace(part, notes=notes) for notes in _cut(part.notes, starts))
    if isinstance(part, Part) and part.kind is not PartKind.DESCRIPTIONS:
        return tuple(_pieces(part))
    return (part,)


def _pieces(part: Part) -> Iterator[Part]:
    opening = sum(map(_weight, (*((part.heading,) if part.heading else ()), *part.epigraph)))
    weights = [_weight(block) for block in part.blocks]
    roles = [block.role if isinstance(block, Leaf) else None for block in part.blocks]
    starts = _starts(weights, roles, opening)
    cut = _cut(part.blocks, starts)
    closing = sum(map(_weight_of_note, part.notes.notes)) if part.notes else 0
    last = sum(weights[starts[-1] :]) + (opening if len(starts) == 1 else 0)
    if closing and last + closing > LARGEST_BYTES:
        cut = (*cut, ())  # the notes have a file of their own
    for number, blocks in enumerate(cut, 1):
        yield replace(
            part,
            heading=part.heading if number == 1 else None,
            epigraph=part.epigraph if number == 1 else (),
            blocks=blocks,
            notes=part.notes if number == len(cut) else None,
        )


def _starts(
    weights: Sequence[float], roles: Sequence[Role | None], opening: float = 0
) -> list[int]:
    """Return where each file begins; ``roles`` are those of leaves, ``opening`` is in the first."""
    starts, filled = [0], opening
    for at, weight in enumerate(weights):
        if filled + weight > LARGEST_BYTES and at > starts[-1]:
            starts.append(_place(weights, roles, starts[-1], at))
            filled = sum(weights[starts[-1] : at])
        filled += weight
    return starts


def _place(weights: Sequence[float], roles: Sequence[Role | None], first: int, full: int) -> int:
    """Return where to end a file that is full: before a section, else not behind a heading."""
    kept = sum(weights[first:full])
    for at in range(full, first, -1):
        if roles[at] is Role.SECTION:
            return at
        kept -= weights[at - 1]
        if kept < _LEAST * LARGEST_BYTES:
            break
    at = full
    while at - 1 > first and roles[at - 1] in _HEADINGS:
        at -= 1
    return at


def _cut(items: tuple[_Item, ...], starts: Sequence[int]) -> tuple[tuple[_Item, ...], ...]:
    return tuple(items[first:stop] for first, stop in pairwise((*starts, len(items))))


def _weight(block: Block) -> float:
    """Estimate how many bytes a block takes."""
    return sum(
        _LEAF + 2 * len(leaf.key) + _MARKS * _weight_of_line(leaf.inlines)
        for leaf in leaves_of_block(block)
    )


def _weight_of_note(note: Note) -> float:
    return _NOTE + _BACK_LINK * len(note.calls) + sum(map(_weight, note.blocks))


def _weight_of_line(inlines: Iterable[Inline]) -> float:
    weight = 0.0
    for inline in inlines:
        match inline:
            case Text():
                weight += len(inline.text.encode(errors="replace"))
            case NoteCall():
                weight += _CALL
            case LineBreak():
                weight += _BREAK
            case _:
                weight += _WRAPPER + _weight_of_line(inline.children)
    return weight
