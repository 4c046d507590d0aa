"""PDF objects whose bytes are made here, not by ReportLab's formatter."""

from __future__ import annotations

import zlib

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

_LEVEL = 6  # of a stream whose kind has no level of its own


class RawObject(PDFObject):  # type: ignore[misc]
    """An object of which ReportLab keeps the place, but not the form."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        """``data`` is the source of the object, without ``obj`` and ``endobj``."""
        self._data = data

    def format(self, document: PDFDocument) -> bytes:
        """Return the bytes: what ReportLab calls for."""
        return self._data


class ObjectWriter:
    """Numbers the objects of a file in one row with ReportLab's own, and keeps their sources."""

    def __init__(self, document: PDFDocument) -> None:
        """Write into ``document``."""
        self._document = document
        self._sources: dict[int, bytes] = {}

    def reserve(self) -> int:
        """Return the number of an object to be filled in later."""
        self._document.objectcounter += 1
        return int(self._document.objectcounter)

    def fill(self, number: int, source: bytes) -> None:
        """Give an object that was reserved its source, without ``obj`` and ``endobj``."""
        self._sources[number] = source

    def add(self, source: str | bytes) -> int:
        """Add an object; return its number."""
        number = self.reserve()
        self._sources[number] = source.encode("ascii") if isinstance(source, str) else source
        return number

    def stream(self, data: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Add a stream with further dictionary entries, compressed unless it is not ``packed``."""
        return self.add(stream_source(data, entries, packed=packed))

    def written(self) -> list[bytes]:
        """Return all sources, the first of which is number 1; ReportLab writes those of its own."""
        document, sources = self._document, self._sources
        written: list[bytes] = []
        while (number := len(written) + 1) <= document.objectcounter:  # to write may add others
            source = sources.get(number)
            if source is None:
                source = document.idToObject[document.numberToId[number]].format(document)
            written.append(source if isinstance(source, bytes) else source.encode("latin-1"))
        return written


def stream_source(
    data: bytes, entries: str = "", *, packed: bool = True, level: int = _LEVEL
) -> bytes:
    """Return a stream as PDF source; PDF/A wants the line end before ``endstream``."""
    if packed:
        data = zlib.compress(data, level)
        entries += "/Filter/FlateDecode"
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
    return head + data + b"\nendstream"
