"""Put a finished PDF in the order in which a page on the web is loaded (ISO 32000-1, annex F)."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def linearised(data: bytes) -> bytes:
    """Return a PDF that shows its first page before the rest is loaded.

    It holds the same objects in the same streams, since of streams that qpdf makes its hints would
    be wrong. The same input gives the same bytes.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            out,
            linearize=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return out.getvalue()
