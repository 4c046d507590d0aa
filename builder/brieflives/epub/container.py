"""The EPUB file: the only module that knows ebooklib, and uses it as a packager only.

ebooklib keeps the list of files, the manifest, the spine and the container. Its ways with XHTML,
navigation, metadata, time and zip are not used: it parses XHTML as HTML, adds white space, writes
local time as UTC and stamps the clock into the zip. What is overridden are private methods, so the
version is pinned, and a test holds the base class to the names and arguments relied on here.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from ebooklib import epub
from lxml import etree

from brieflives.epub.package import IDENTIFIER_ID, NCX, XHTML, Item, Package
from brieflives.epub.xhtml import allowed

_FOLDER = "EPUB"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_XML = "http://www.w3.org/XML/1998/namespace"
_STORED = (".jpg", ".png")  # compressed already
_FIRST_ZIP_MOMENT, _LAST_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)


def pack(package: Package) -> bytes:
    """Return the EPUB file (OCF 3.3): the same package gives the same bytes.

    Every XML file is parsed strictly first; ``lxml.etree.XMLSyntaxError`` is a mistake of ours.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for item in package.items:
        if item.media_type in (XHTML, NCX):
            etree.fromstring(item.content, parser)
    book = epub.EpubBook()
    book.FOLDER_NAME = _FOLDER
    book.IDENTIFIER_ID = IDENTIFIER_ID
    book.direction = package.direction if package.direction == "rtl" else None
    for item in package.items:
        book.add_item(_RawItem(item))
    book.spine = list(package.spine)
    writer = _Writer(book, package)
    writer.write()
    return writer.packed.getvalue()


class _RawItem(epub.EpubItem):  # type: ignore[misc]
    """An item whose bytes are packed as they are."""

    def __init__(self, item: Item) -> None:
        super().__init__(
            uid=item.id, file_name=item.file, media_type=item.media_type, content=item.content
        )
        self.properties = list(item.properties)


class _Archive:
    """A zip file without a clock: every entry has one time, one mode, one system."""

    def __init__(self, target: BytesIO, instant: datetime) -> None:
        self._zip = zipfile.ZipFile(target, "w")
        moment = instant.timetuple()[:6]
        self._moment = min(max(moment, _FIRST_ZIP_MOMENT), _LAST_ZIP_MOMENT)

    def writestr(self, name: str, data: str | bytes, compress_type: int | None = None) -> None:
        """Add an entry, the way ebooklib calls it."""
        entry = zipfile.ZipInfo(name, self._moment)
        entry.create_system = 3  # Unix, whatever the machine
        entry.external_attr = 0o644 << 16
        if compress_type is None:
            compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, data, compress_type, 6)

    def close(self) -> None:
        """Write the zip's directory."""
        self._zip.close()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes into memory, with our own metadata and zip."""

    def __init__(self, book: Any, package: Package) -> None:
        super().__init__("", book)
        self._package = package
        self.packed = BytesIO()

    def write(self) -> None:
        self.out = _Archive(self.packed, self._package.instant)
        self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()
        self._write_opf()
        self._write_items()
        self.out.close()

    def _write_opf_metadata(self, root: etree._Element) -> None:
        metadata = etree.SubElement(root, "metadata", nsmap={"dc": _DUBLIN_CORE})
        for row in self._package.rows:
            name = row.name.replace("dc:", f"{{{_DUBLIN_CORE}}}")
            element = etree.SubElement(metadata, name, dict(row.attributes))
            element.text = allowed(row.text) if row.text else None

    def _write_opf_file(self, root: etree._Element) -> None:
        del root.attrib["prefix"]  # all that are used are reserved: EPUB 3.3, D.1.1
        root.set(f"{{{_XML}}}lang", self._package.lang)
        root.set("dir", self._package.direction)
        super()._write_opf_file(root)
