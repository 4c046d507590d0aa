"""From the bytes of an XHTML document to its anatomy."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from brieflives.inspect.epub.anatomy import Document, Link, Note, PageMark, Target, Way

_EPUB = "{http://www.idpf.org/2007/ops}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HREF = "{http://www.w3.org/1999/xlink}href"
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_FETCHED = {  # what is shown with the text, by element and attribute
    **dict.fromkeys(("img", "audio", "video", "source", "track", "iframe", "embed"), "src"),
    "object": "data",
    "image": _HREF,
    "script": "src",
}
_NOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_PAGES = frozenset({"pagebreak", "doc-pagebreak"})
_CLOSE = frozenset({"sup", "span", "sub", "small"})  # around a note call


def parsed(data: bytes) -> etree._Element:
    """Parse strictly, fetching and expanding nothing; raises ``etree.XMLSyntaxError``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(data, parser)


def target(written: str, path: str) -> Target:
    """Say where an address leads that stands in the file at ``path``."""
    if _OUTSIDE.match(written):
        return Target(written, "")
    address, _, fragment = written.partition("#")
    address = unquote(address.partition("?")[0])
    if not address:
        return Target(written, path, unquote(fragment))
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    return Target(written, whole, unquote(fragment))


def named(element: etree._Element) -> str:
    """Return the name of an element without its namespace; nothing for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: etree._Element) -> str:
    """Return what is heard of an element: its label, else its words and those for pictures."""
    label = element.get("aria-label")
    return " ".join((label or "".join(_heard(element))).split())


def _heard(element: etree._Element) -> Iterator[str]:
    yield element.get("alt") or ""
    yield element.text or ""
    for child in element:
        yield from _heard(child)
        yield child.tail or ""


def kinds(element: etree._Element) -> frozenset[str]:
    """Return what an element says that it is: epub:type and role."""
    said = (element.get(f"{_EPUB}type") or "", element.get("role") or "")
    return frozenset(" ".join(said).split())


def read_document(
    data: bytes, path: str
) -> tuple[Document, tuple[tuple[str, tuple[Way, ...]], ...]]:
    """Return the anatomy of a document, and the lists of contents and pages that it holds."""
    try:
        root = parsed(data)
    except etree.XMLSyntaxError as error:
        return Document(path, flaw=error.msg or "it is empty"), ()
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    by_name = [(named(element), element) for element in elements]
    document = Document(
        path,
        lang=root.get("lang") or "",
        xml_lang=root.get(_LANG) or "",
        title=next((words(found) for name, found in by_name if name == "title"), ""),
        ids=tuple(found for element in elements if (found := element.get("id")) is not None),
        links=tuple(_link(found, path) for name, found in by_name if _is_link(name, found)),
        resources=tuple(
            target(address, path)
            for name, found in by_name
            if (address := _fetched(name, found)) is not None
        ),
        headings=tuple(int(name[1]) for name, _ in by_name if re.fullmatch("h[1-6]", name)),
        alts=tuple(_alt(name, found) for name, found in by_name if name in ("img", "svg")),
        marks=tuple(_mark(found) for found in elements if kinds(found) & _PAGES),
        notes=tuple(Note(_ids_of_note(found)) for found in elements if kinds(found) & _NOTES),
        tables=tuple(
            any(named(cell) == "th" for cell in found.iter())
            for name, found in by_name
            if name == "table" and "presentation" not in kinds(found)
        ),
        langs=frozenset(
            lang for found in elements for lang in (found.get("lang"), found.get(_LANG)) if lang
        ),
        kinds=frozenset().union(*map(kinds, elements)),
        elements=frozenset(name for name, _ in by_name),
        runs=any(name == "script" or _has_a_handler(found) for name, found in by_name),
        characters=frozenset("".join(map(str, root.itertext()))),
    )
    return document, tuple(_lists(by_name, path))


def _is_link(name: str, element: etree._Element) -> bool:
    return name in ("a", "area") and (element.get("href") or element.get(_HREF)) is not None


def _link(element: etree._Element, path: str) -> Link:
    ids = [element.get("id"), *(inner.get("id") for inner in element)]
    around = element.getparent()
    if around is not None and named(around) in _CLOSE:
        ids.append(around.get("id"))
    address = element.get("href") or element.get(_HREF) or ""
    found = tuple(one for one in ids if one)
    return Link(target(address, path), words(element), kinds(element), found)


def _fetched(name: str, element: etree._Element) -> str | None:
    if name == "link":
        return element.get("href") if "stylesheet" in (element.get("rel") or "") else None
    return element.get(_FETCHED[name]) if name in _FETCHED else None


def _alt(name: str, element: etree._Element) -> str | None:
    """Return the words in place of a picture; empty for one that only decorates."""
    if element.get("aria-hidden") == "true" or kinds(element) & {"presentation", "none"}:
        return ""
    labelled = "named elsewhere" if element.get("aria-labelledby") else None
    said = element.get("aria-label") or labelled
    if name == "img":
        return element.get("alt") if said is None else said
    inside = [words(found) for found in element.iter() if named(found) in ("title", "image")]
    return said or next(filter(None, inside), None)


def _mark(element: etree._Element) -> PageMark:
    label = element.get("aria-label") or element.get("title") or words(element)
    return PageMark(element.get("id") or "", " ".join(label.split()))


def _ids_of_note(element: etree._Element) -> tuple[str, ...]:
    around = element.getparent()
    held = [element, *element.iter()] + ([around] if around is not None else [])
    return tuple(dict.fromkeys(found for one in held if (found := one.get("id"))))


def _has_a_handler(element: etree._Element) -> bool:
    return any(str(key).startswith("on") for key in element.attrib)


def _lists(
    by_name: list[tuple[str, etree._Element]], path: str
) -> Iterator[tuple[str, tuple[Way, ...]]]:
    for name, found in by_name:
        if name == "nav":
            ways = tuple(
                Way(words(link), target(link.get("href") or "", path))
                for link in found.iter()
                if named(link) == "a"
            )
            yield from ((kind, ways) for kind in (found.get(f"{_EPUB}type") or "").split())
