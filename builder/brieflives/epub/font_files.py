"""A font file for an EPUB: one face cut down to some characters, under a name of its own.

A cut-down font is a changed one, and the Open Font License reserves some names for unchanged ones
(section 3). So a subset says whose work it is and under which licence, but is called otherwise.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

import uharfbuzz as hb

from brieflives.typeset.fonts import FontFace

_DROPPED = ("DSIG", "STAT", "gasp", "meta")
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14  # ids of names, OpenType 1.9.1, 'name'
_KEPT = (_COPYRIGHT, _LICENCE, _LICENCE_URL)
_CHECKED = 0xB1B0AFBA  # what a font file's checksum and its adjustment add up to
_ADJUSTMENT = slice(8, 12)  # of 'head'


def subset(
    face: FontFace, characters: Iterable[str], features: Iterable[str], family: str, style: str
) -> bytes:
    """Return a TrueType or OpenType file with ``characters`` and what ``features`` make of them.

    The axes of a variable font are settled as the face has them. The same arguments give the same
    bytes.
    """
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.update(map(_tag, features))
    wanted.drop_table_tag_set.update(map(_tag, _DROPPED))
    wanted.pin_all_axes_to_default(face.hb_face)
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.hb_face, axis, value)
    small = wanted.subset(face.hb_face)
    tables = {tag: small.reference_table(tag).data for tag in small.table_tags}
    return _sfnt(tables | {"name": _names(face, family, style)})


def _tag(name: str) -> int:
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")


def _names(face: FontFace, family: str, style: str) -> bytes:
    """Write a name table (OpenType 1.9.1, 'name', version 0) in English for Windows."""
    names = {number: face.hb_face.get_name(number, "en") or "" for number in _KEPT}
    names |= {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 5: "Version 1.0"}
    names[6] = f"{family}-{style}".replace(" ", "")
    records, storage = b"", b""
    for number, words in sorted(names.items()):
        encoded = words.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(encoded), len(storage))
        storage += encoded
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + storage


def _sfnt(tables: Mapping[str, bytes]) -> bytes:
    """Put tables into one file (OpenType 1.9.1, 'Organization of an OpenType Font')."""
    contents = {tag: tables[tag] for tag in sorted(tables)}
    head = tables["head"]
    contents["head"] = head[: _ADJUSTMENT.start] + bytes(4) + head[_ADJUSTMENT.stop :]
    power = len(contents).bit_length() - 1
    span = 16 << power
    version = 0x4F54544F if {"CFF ", "CFF2"} & set(contents) else 0x00010000
    directory = struct.pack(">I4H", version, len(contents), span, power, 16 * len(contents) - span)
    body, start, adjusted = b"", len(directory) + 16 * len(contents), 0
    for tag, data in contents.items():
        place = start + len(body)
        adjusted = place + _ADJUSTMENT.start if tag == "head" else adjusted
        directory += struct.pack(">4s3I", tag.encode("ascii"), _sum(data), place, len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(directory + body)
    struct.pack_into(">I", whole, adjusted, (_CHECKED - _sum(whole)) % 2**32)
    return bytes(whole)


def _sum(data: bytes | bytearray) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) % 2**32
