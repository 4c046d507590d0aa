"""The compressed samples of a PNG as a PDF can hold them: the same bytes, nothing decoded.

A PDF knows PNG's filters as predictors (ISO 32000-1, 7.4.4.4), so that a plain PNG is only taken
out of its chunks (PNG, 3rd edition, 5 and 11).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEADER = 8
_CHANNELS = {0: ("/DeviceGray", 1), 2: ("/DeviceRGB", 3), 3: ("", 1)}  # by colour type
# Transparency, profiles and turned cameras want the samples looked at.
_NOT_PLAIN = frozenset({b"tRNS", b"iCCP", b"eXIf"})


def as_stream(data: bytes) -> tuple[str, bytes] | None:
    """Return dictionary entries and data of an image; None where the samples must be decoded."""
    chunks = list(_chunks(data))
    width, height, depth, colour, _, _, interlaced = struct.unpack(">2I5B", chunks[0][1])
    if (
        depth > 8
        or colour not in _CHANNELS
        or interlaced
        or _NOT_PLAIN & {name for name, _ in chunks}
    ):
        return None
    space, channels = _CHANNELS[colour]
    if not space:
        palette = next((body for name, body in chunks if name == b"PLTE"), b"")[: 3 << depth]
        if not palette or len(palette) % 3:
            return None
        space = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"
    entries = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
        f"/ColorSpace{space}/BitsPerComponent {depth}/Filter/FlateDecode"
        f"/DecodeParms<</Predictor 15/Colors {channels}/BitsPerComponent {depth}/Columns {width}>>"
    )
    return entries, b"".join(body for name, body in chunks if name == b"IDAT")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and contents of each chunk; the last one is missing in some files."""
    at = _HEADER
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + length]
        at += 12 + length
