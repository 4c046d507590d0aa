"""Which character identifiers the glyphs of a CFF font have, by its charset.

Adobe Technical Note 5176, *The Compact Font Format Specification*, sections 3 to 5 and 13.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

_CHARSET, _ROS = (15,), (12, 30)  # operators of the top dictionary
_ESCAPE, _SHORT, _LONG, _REAL = 12, 28, 29, 30


class _Index(NamedTuple):
    """Objects one after the other, and where what follows them begins."""

    objects: list[bytes]
    stop: int


def character_identifiers(cff: bytes, glyphs: int) -> tuple[int, ...]:
    """Return the CID of each of so many glyphs of the first font in a CFF table.

    A PDF finds the glyphs of such a font by these numbers (ISO 32000-1, 9.7.4.2); where the font
    has none they are found by their own.
    """
    names = _index(cff, cff[2])
    top = _dictionary(_index(cff, names.stop).objects[0])
    if _ROS not in top:
        return tuple(range(glyphs))
    return _charset(cff, top.get(_CHARSET, 0), glyphs)


def _index(data: bytes, at: int) -> _Index:
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return _Index([], at + 2)
    size, first = data[at + 2], at + 3
    ends = [
        int.from_bytes(data[first + size * k : first + size * (k + 1)], "big")
        for k in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    objects = [data[base + a : base + b] for a, b in pairwise(ends)]
    return _Index(objects, base + ends[-1])


def _dictionary(data: bytes) -> dict[tuple[int, ...], int]:
    """Return the last integer operand of each operator; nothing else is asked for."""
    found: dict[tuple[int, ...], int] = {}
    operand, at = 0, 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            length = 2 if byte == _ESCAPE else 1
            found[tuple(data[at : at + length])] = operand
        elif byte == _REAL:
            length = 1
            while data[at + length] & 15 != 15:  # two digits a byte, to the one that ends it
                length += 1
            length += 1
        else:
            operand, length = _integer(data, at)
        at += length
    return found


def _integer(data: bytes, at: int) -> tuple[int, int]:
    """Return an integer and how many bytes it takes."""
    byte = data[at]
    if byte in (_SHORT, _LONG):
        length = 3 if byte == _SHORT else 5
        return int.from_bytes(data[at + 1 : at + length], "big", signed=True), length
    if byte <= 246:
        return byte - 139, 1
    step = (byte - 247) * 256 + 108 if byte <= 250 else -(byte - 251) * 256 - 108
    return step + (data[at + 1] if byte <= 250 else -data[at + 1]), 2


def _charset(data: bytes, at: int, glyphs: int) -> tuple[int, ...]:
    form, at = data[at], at + 1
    found = [0]  # the sign for missing ones is not in the table
    step = {0: 2, 1: 3, 2: 4}[form]
    while len(found) < glyphs:
        first = int.from_bytes(data[at : at + 2], "big")
        more = int.from_bytes(data[at + 2 : at + step], "big") if step > 2 else 0
        found += range(first, first + more + 1)
        at += step
    return tuple(found[:glyphs])
