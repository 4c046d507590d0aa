"""The last pass: objects into object streams, their places into a cross-reference stream.

So a tagged book is less than half as large: each of its thousands of elements would cost some
hundred bytes as it is (ISO 32000-1, 7.5.7 and 7.5.8). PDF/A-2 and PDF/UA-1 allow it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from operator import sub

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # 7.5.2; bytes above 127 say that it is no text
_TOGETHER = 1000  # objects in a stream: a reader that wants one unpacks them all
_LEVEL = 4  # 5 takes two fifths longer to make a book smaller by a hundredth
_IN_USE, _PACKED = 1, 2  # table 18
_ENTRY = struct.Struct(">BIH")


def packed(objects: Sequence[bytes], root: int, info: int, identity: bytes) -> bytes:
    """Return a whole file of objects, the first of which is number 1, each as its PDF source.

    ``root`` and ``info`` are numbers of objects, ``identity`` is the file's (14.4). Streams stay as
    they are. The same objects give the same bytes.
    """
    out = [_HEAD]
    at = len(_HEAD)
    entries = [_ENTRY.pack(0, 0, 65535), *(b"" for _ in objects)]

    def write(number: int, source: bytes) -> None:
        nonlocal at
        entries[number] = _ENTRY.pack(_IN_USE, at, 0)
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, source))
        at += len(out[-1])

    loose: list[tuple[int, bytes]] = []
    for number, source in enumerate(objects, 1):
        if source.endswith(b"endstream"):
            write(number, source)
        else:
            loose.append((number, source))
    for group in _groups(loose):
        holder = len(entries)
        entries.append(b"")
        for index, (number, _) in enumerate(group):
            entries[number] = _ENTRY.pack(_PACKED, holder, index)
        write(holder, _object_stream(group))
    start, number = at, len(entries)
    entries.append(b"")
    entries[number] = _ENTRY.pack(_IN_USE, at, 0)
    write(number, _cross_references(entries, root, info, identity))
    out.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(out)


def _groups(loose: Sequence[tuple[int, bytes]]) -> Iterator[Sequence[tuple[int, bytes]]]:
    for start in range(0, len(loose), _TOGETHER):
        yield loose[start : start + _TOGETHER]


def _object_stream(group: Sequence[tuple[int, bytes]]) -> bytes:
    """Return objects as one stream: their numbers and places, then themselves (7.5.7)."""
    places, at = [], 0
    for number, source in group:
        places.append(b"%d %d" % (number, at))
        at += len(source) + 1
    head = b" ".join(places) + b"\n"
    body = b"\n".join(source for _, source in group)
    data = zlib.compress(head + body, _LEVEL)
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(group), len(head)), data)


def _cross_references(entries: Sequence[bytes], root: int, info: int, identity: bytes) -> bytes:
    """Return the places of all objects (7.5.8), each row as its difference from the one before."""
    size, table = _ENTRY.size, b"".join(entries)
    above = bytes(size) + table[:-size]
    changes = bytes([change & 255 for change in map(sub, table, above)])
    rows = [b"\2" + changes[at : at + size] for at in range(0, len(changes), size)]
    name = identity.hex().encode("ascii")
    about = (
        b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
        b"/DecodeParms<</Predictor 12/Columns %d>>"
    ) % (len(entries), root, info, name, name, size)
    return _stream(about, zlib.compress(b"".join(rows), _LEVEL))


def _stream(about: bytes, data: bytes) -> bytes:
    head = b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (about, len(data))
    return head + data + b"\nendstream"
