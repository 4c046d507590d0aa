"""Put a finished PDF in the order in which a page on the web is loaded (ISO 32000-1, annex F)."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pikepdf

_MOST_TRIES = 8  # one in 256 does not come out
_HINTS = re.compile(rb"/H \[ (\d+) (\d+) \]")
_LENGTH = re.compile(rb"/Length (\d+)")
_STREAM = b"stream\n"


def linearised(data: bytes) -> bytes:
    """Return a PDF that shows its first page before the rest is loaded.

    It holds the same objects in the same streams, since of streams that qpdf makes its hints would
    be wrong. The same input gives the same bytes.

    qpdf puts no line end behind its hints where their last byte happens to be one, so that nobody
    can tell whether it is theirs (PDF/A forbids that: ISO 19005-2, 6.1.7.1). Then the marks of the
    first page get a space more behind them, which changes the hints.
    """
    made = b""
    for spaces in range(_MOST_TRIES):
        made = _linearised(data, spaces)
        if _hints_are_closed(made):
            break
    return made


def _linearised(data: bytes, spaces: int) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        if spaces:
            first = pdf.pages[0].Contents
            marks = first.read_bytes() + b" " * spaces
            first.write(zlib.compress(marks), filter=pikepdf.Name.FlateDecode)
        pdf.save(
            out,
            linearize=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return out.getvalue()


def _hints_are_closed(made: bytes) -> bool:
    """Tell whether a line end stands between the hints and ``endstream``."""
    hints = _HINTS.search(made)
    assert hints is not None, "a linearised file names its hints"
    start, size = int(hints[1]), int(hints[2])
    written = made[start : start + size]
    length = _LENGTH.search(written)
    assert length is not None, "a stream has a length"
    end = written.index(_STREAM) + len(_STREAM) + int(length[1])
    return written[end : end + 1] in b"\r\n"
