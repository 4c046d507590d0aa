"""From the bytes of an EPUB to its anatomy: the reading that all checks share."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from lzma import LZMAError

import uharfbuzz as hb
from lxml import etree

from brieflives.inspect.epub.anatomy import (
    NCX,
    XHTML,
    About,
    Document,
    Entry,
    Epub,
    Font,
    Item,
    Ncx,
    Target,
    Way,
)
from brieflives.inspect.epub.xhtml import named, parsed, read_document, target, words
from brieflives.inspect.judgement import CannotInspectError

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_MASKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # OCF 3.3, 4.4
_FONT = re.compile(r"font/|application/(?:vnd\.ms-opentype|x-font|font-)")
_FETCHED = re.compile(rb"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_CERTIFIER = "a11y:certifiedBy"  # which refines a claim
_LARGEST = 2**27  # bytes of one file that are unpacked
_START = 64
_UNREADABLE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError),
)


def dissect(data: bytes) -> Epub:
    """Return the anatomy of an EPUB; ``CannotInspectError`` says in plain words why there is none.

    Nothing outside ``data`` is read.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _UNREADABLE as error:
        message = "it is damaged, or no EPUB" if data[:2] == b"PK" else "it is no EPUB"
        raise CannotInspectError(message) from error
    with archive:
        return _Reader(archive).read()


class _Reader:
    """Reads one file; it lives for one call of ``dissect``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._damage: list[str] = []
        self._contents: dict[str, bytes | None] = {}
        self._navigation: tuple[tuple[str, tuple[Way, ...]], ...] = ()

    def read(self) -> Epub:
        path = self._package_path()
        root = self._xml(path)
        if root is None:
            raise CannotInspectError(f"its package ({path}) is not there, or cannot be read")
        entries = tuple(self._entry(info) for info in self._archive.infolist())
        items = tuple(_item(found, path) for found in root.iter("{*}item"))
        spine = root.find("{*}spine")
        listed = spine.iterfind("{*}itemref") if spine is not None else ()
        order = tuple(found.get("idref") or "" for found in listed)
        return Epub(
            entries=entries,
            package=path,
            version=root.get("version") or "",
            about=_about(root),
            items=items,
            spine=order,
            progression="" if spine is None else spine.get("page-progression-direction") or "",
            documents=tuple(self._documents(items, order)),
            navigation=self._navigation,
            ncx=next((self._ncx(item.target) for item in items if item.media_type == NCX), None),
            fonts=tuple(self._fonts(items)),
            styles=tuple(self._styles(items)),
            locked=tuple(self._encrypted(masked=False)),
            damage=tuple(dict.fromkeys(self._damage)),
        )

    def _package_path(self) -> str:
        root = self._xml(_CONTAINER)
        if root is None:
            message = f"it is a zip file, but no EPUB: {_CONTAINER} is not there or cannot be read"
            raise CannotInspectError(message)
        paths = [found.get("full-path") or "" for found in root.iter("{*}rootfile")]
        if not paths:
            raise CannotInspectError(f"{_CONTAINER} names no package")
        return paths[0]

    def _content(self, path: str) -> bytes | None:
        """Unpack a file of the zip, once; None for what is not there, or is damaged."""
        if path not in self._contents:
            self._contents[path] = self._unpacked(path)
        return self._contents[path]

    def _unpacked(self, path: str) -> bytes | None:
        try:
            info = self._archive.getinfo(path)
        except KeyError:
            return None
        if info.file_size > _LARGEST:
            self._damage.append(f"{path} is larger than a book can be")
            return None
        try:
            return self._archive.read(info)
        except _UNREADABLE:
            self._damage.append(f"{path} cannot be unpacked")
            return None

    def _xml(self, path: str) -> etree._Element | None:
        data = self._content(path)
        if data is None:
            return None
        try:
            return parsed(data)
        except etree.XMLSyntaxError:
            self._damage.append(f"{path} is no well-formed XML")
            return None

    def _entry(self, info: zipfile.ZipInfo) -> Entry:
        content = b"" if info.is_dir() else self._content(info.filename) or b""
        stored = info.compress_type == zipfile.ZIP_STORED
        return Entry(info.filename, stored, content[:_START])

    def _documents(self, items: tuple[Item, ...], order: tuple[str, ...]) -> list[Document]:
        """Read the documents of the spine in its order, then the others."""
        by_id = {item.id: item for item in items}
        first = [by_id[item_id] for item_id in order if item_id in by_id]
        documents = []
        for item in dict.fromkeys([*first, *items]):
            data = self._content(item.target.path) if item.media_type == XHTML else None
            if data is not None:
                document, lists = read_document(data, item.target.path)
                documents.append(document)
                if "nav" in item.properties:
                    self._navigation = lists
        return documents

    def _ncx(self, place: Target) -> Ncx:
        data = self._content(place.path)
        if data is None:
            return Ncx(place.path, "it is not there")
        try:
            root = parsed(data)
        except etree.XMLSyntaxError as error:
            return Ncx(place.path, error.msg or "it is empty")
        uids = (e.get("content") or "" for e in root.iter("{*}meta") if e.get("name") == "dtb:uid")
        points, pages = (
            tuple(_way(found, place.path) for found in root.iter(f"{{*}}{name}"))
            for name in ("navPoint", "pageTarget")
        )
        return Ncx(place.path, "", next(uids, "").strip(), points, pages)

    def _fonts(self, items: tuple[Item, ...]) -> list[Font]:
        masked = set(self._encrypted(masked=True))
        fonts = []
        for item in items:
            path = item.target.path
            if _FONT.match(item.media_type) and path not in masked:
                data = self._content(path)
                if data is not None and data[:4] not in (b"wOFF", b"wOF2"):
                    fonts.append(Font(path, _characters(data)))
        return fonts

    def _styles(self, items: tuple[Item, ...]) -> list[tuple[str, tuple[Target, ...]]]:
        styles = []
        for item in items:
            data = self._content(item.target.path) if item.media_type == "text/css" else None
            if data is not None:
                found = (one or other for one, other in _FETCHED.findall(data))
                addresses = (address.decode("utf-8", "replace").strip() for address in found)
                path = item.target.path
                styles.append((path, tuple(target(address, path) for address in addresses)))
        return styles

    def _encrypted(self, *, masked: bool) -> list[str]:
        """Return the files that are encrypted; ``masked``: those in a way that is no lock."""
        root = self._xml(_ENCRYPTION) if self._content(_ENCRYPTION) is not None else None
        if root is None:
            return []
        paths = []
        for found in root.iter("{*}EncryptedData"):
            method, place = found.find("{*}EncryptionMethod"), found.find(".//{*}CipherReference")
            algorithm = method.get("Algorithm") if method is not None else ""
            if place is not None and (algorithm in _MASKS) is masked:
                paths.append(place.get("URI") or "")
        return paths


def _item(element: etree._Element, package: str) -> Item:
    return Item(
        element.get("id") or "",
        target(element.get("href") or "", package),
        element.get("media-type") or "",
        frozenset((element.get("properties") or "").split()),
        element.get("fallback") or "",
    )


def _about(root: etree._Element) -> About:
    texts: dict[str, list[str]] = {"title": [], "language": []}
    identifier, own = "", root.get("unique-identifier")
    properties = []
    for found in root.iterfind("{*}metadata//{*}*"):
        name, said = named(found), " ".join((found.text or "").split())
        if name in texts and said:
            texts[name].append(said)
        elif name == "identifier" and found.get("id") == own:
            identifier = said
        elif name == "meta":
            key = found.get("property") or found.get("name") or ""
            if found.get("refines") and key != _CERTIFIER:
                continue
            properties.append((key, said or (found.get("content") or "").strip()))
    return About(tuple(texts["title"]), tuple(texts["language"]), identifier, tuple(properties))


def _way(element: etree._Element, path: str) -> Way:
    label, content = element.find("{*}navLabel"), element.find("{*}content")
    address = (content.get("src") or "") if content is not None else ""
    return Way(words(label) if label is not None else "", target(address, path))


def _characters(data: bytes) -> frozenset[str] | None:
    """Return the characters of a font file; None where it is none."""
    face = hb.Face(hb.Blob(data))
    if not face.glyph_count:
        return None
    return frozenset(map(chr, face.unicodes))
