"""Elements of a PDF's structure tree (ISO 32000-1, 14.7) and how they are written."""

from __future__ import annotations

from msgspec import Struct, field


class Marked(Struct, frozen=True):
    """Marked content of a page that belongs to an element."""

    page: int  # index
    mcid: int


class Annotated(Struct, frozen=True):
    """An annotation that belongs to an element: its page and its object number."""

    page: int
    number: int


class Element(Struct, eq=False):
    """An element grows while pages are painted: its kids are in reading order."""

    tag: str
    lang: str | None = None
    alt: str | None = None
    identifier: str | None = None
    attributes: str | None = None  # PDF source of the attribute object
    kids: list[Element | Marked | Annotated] = field(default_factory=list)
    number: int = 0  # of its PDF object, once it is written
    parent: Element | None = None  # to be joined when something is first painted for it

    def add(self, tag: str, *, lang: str | None = None, alt: str | None = None) -> Element:
        """Return a new last kid."""
        kid = Element(tag, lang, alt)
        self.kids.append(kid)
        return kid

    def join(self) -> None:
        """Become the last kid of the parent that waits for it, so that kids are in reading order.

        Words before it in the same paragraph are painted, and have become kids, by then.
        """
        if self.parent is not None:
            parent, self.parent = self.parent, None
            parent.join()
            parent.kids.append(self)


_KEPT_EMPTY = frozenset({"TD", "TH"})  # a row without one of its cells is no row


def kept(root: Element) -> list[tuple[Element, Element | None]]:
    """Drop elements that nothing was painted for; return the others with their parents.

    Parents come before their kids, ``root`` first of all.
    """
    found: list[tuple[Element, Element | None]] = [(root, None)]
    _keep(root, found)
    return found


def _keep(element: Element, found: list[tuple[Element, Element | None]]) -> bool:
    """Gather what stays below an element; tell whether it is to stay itself."""
    kids: list[Element | Marked | Annotated] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            place = len(found)
            found.append((kid, element))
            if not _keep(kid, found):
                del found[place:]
                continue
        kids.append(kid)
    element.kids = kids
    if element.tag == "TR":
        return any(not isinstance(kid, Element) or kid.kids for kid in kids)
    return bool(kids) or element.tag in _KEPT_EMPTY


def source(element: Element, parent: int, pages: list[int]) -> bytes:
    """Return an element as PDF source; ``pages`` are the object numbers of the pages."""
    page, kids = _kids(element, pages)
    out = f"<</S/{element.tag}/P {parent} 0 R"
    if page is not None:
        out += f"/Pg {pages[page]} 0 R"
    if kids:
        out += "/K " + kids[0] if len(kids) == 1 else f"/K[{' '.join(kids)}]"
    if element.attributes:
        out += f"/A{element.attributes}"
    data = out.encode("ascii")
    if element.lang is not None:
        data += b"/Lang" + text_string(element.lang)
    if element.alt is not None:
        data += b"/Alt" + text_string(element.alt)
    if element.identifier is not None:
        data += b"/ID" + text_string(element.identifier)
    return data + b">>"


def _kids(element: Element, pages: list[int]) -> tuple[int | None, list[str]]:
    """Return the page of an element's first marked content, and its kids as PDF source.

    Marked content of another page says so.
    """
    page = None
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Annotated):
            kids.append(f"<</Type/OBJR/Obj {kid.number} 0 R/Pg {pages[kid.page]} 0 R>>")
        elif page is None or kid.page == page:
            page = kid.page
            kids.append(str(kid.mcid))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mcid}>>")
    return page, kids


def text_string(text: str) -> bytes:
    """Return text as a PDF text string: ASCII in brackets, all else as UTF-16 (7.9.2.2)."""
    if text.isascii() and text.isprintable():
        quoted = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + quoted.encode("ascii") + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode("ascii") + b">"
