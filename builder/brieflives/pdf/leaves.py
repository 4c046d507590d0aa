"""The pages of a PDF as they were written, to be laid on sheets without reading the file again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

_REFERENCE = re.compile(rb"(\d+) 0 R")


class Area(NamedTuple):
    """A rectangle of a page, in PDF's coordinates."""

    x0: float
    y0: float
    x1: float
    y1: float


class LeafLink(Struct, frozen=True):
    """A link of a page: to an address, as a PDF string, or to a page, counted from 0."""

    area: Area
    words: bytes  # where it leads, as a PDF string
    goal: bytes | int


class Leaf(Struct, frozen=True):
    """A page: its content as a stream's source, the number that readers know it by, its links."""

    content: bytes
    label: str
    links: tuple[LeafLink, ...]


class Leaves(Struct, frozen=True):
    """All pages of a book, of one size in points.

    ``stock`` is what their contents name: objects as PDF source that call each other by their
    places, from 1. The first is the dictionary of resources.
    """

    leaves: tuple[Leaf, ...]
    size: tuple[float, float]
    stock: tuple[bytes, ...]


def stock_of(objects: Sequence[bytes], resources: int) -> tuple[bytes, ...]:
    """Take an object of a file, and all that it leads to, out of the file.

    ``objects`` are sources, the first of which is number 1, as ``resources`` counts them too.
    """
    places = {resources: 1}
    waiting = [resources]
    for number in waiting:
        for found in _referred(objects[number - 1]):
            if found not in places:
                places[found] = len(places) + 1
                waiting.append(found)
    return tuple(_with_places(objects[number - 1], places) for number in places)


def _head(source: bytes) -> bytes:
    """Return an object without the data of a stream, which may look like anything."""
    return source.partition(b"stream\n")[0]


def _referred(source: bytes) -> Iterable[int]:
    return map(int, _REFERENCE.findall(_head(source)))


def _with_places(source: bytes, places: dict[int, int]) -> bytes:
    head = _head(source)
    if not _REFERENCE.search(head):
        return source
    there = _REFERENCE.sub(lambda found: b"%d 0 R" % places[int(found[1])], head)
    return there + source[len(head) :]
