"""PDF objects whose bytes are made here, not by ReportLab's formatter."""

from __future__ import annotations

import zlib

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

_LEVEL = 6  # of a stream whose kind has no level of its own


class RawObject(PDFObject):  # type: ignore[misc]
    """An indirect object; its bytes may be filled in until the file is written."""

    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        """Begin with the source of the object, without ``obj`` and ``endobj``."""
        self.data = data
        self.number = 0

    def format(self, document: PDFDocument) -> bytes:
        """Return the bytes: what ReportLab calls while it writes the file."""
        return self.data


class ObjectWriter:
    """Adds objects to a ReportLab document and tells their numbers."""

    def __init__(self, document: PDFDocument) -> None:
        """Write into ``document``."""
        self._document = document
        self._count = 0

    def reserve(self) -> RawObject:
        """Return an object to be filled in later."""
        raw = RawObject()
        self._count += 1
        name = f"brieflives-{self._count}"
        self._document.Reference(raw, name)
        raw.number = self._document.idToObjectNumberAndVersion[name][0]
        return raw

    def reference(self, number: int) -> PDFObjectReference:
        """Return a reference as ReportLab's own dictionaries want it."""
        return PDFObjectReference(self._document.numberToId[number])

    def add(self, source: str | bytes) -> int:
        """Add an object; return its number."""
        raw = self.reserve()
        raw.data = source.encode("ascii") if isinstance(source, str) else source
        return raw.number

    def stream(self, data: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Add a stream with further dictionary entries, compressed unless it is not ``packed``."""
        raw = self.reserve()
        raw.data = stream_source(data, entries, packed=packed)
        return raw.number


def stream_source(
    data: bytes, entries: str = "", *, packed: bool = True, level: int = _LEVEL
) -> bytes:
    """Return a stream as PDF source; PDF/A wants the line end before ``endstream``."""
    if packed:
        data = zlib.compress(data, level)
        entries += "/Filter/FlateDecode"
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
    return head + data + b"\nendstream"
