"""Read the structure tree of any PDF: flat, without recursion, however it is knotted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace
from pikepdf import Dictionary, Name, Object

from brieflives.inspect.pdf.anatomy import Annotated, Element, Marked, Reference
from brieflives.inspect.pdf.values import dictionary, listed, name, reference, text, whole

MOST_ELEMENTS = 2_000_000  # a book of 250 pages has some 10 000
_STANDARD = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    }
)  # ISO 32000-1, 14.8.4


class _Found(Struct):
    element: Element
    source: Dictionary
    page: int
    kids: list[int | Marked | Annotated] = field(default_factory=list)


def read_tree(top: Dictionary, pages: Mapping[Reference, int]) -> tuple[Element, ...]:
    """Return the elements below a StructTreeRoot, parents before kids, in reading order.

    ``pages`` are the indexes of pages by their references. An element that is met twice is given
    where it is met first.
    """
    return _Reader(pages, dictionary(top.get(Name.RoleMap))).read(top)


class _Reader:
    def __init__(self, pages: Mapping[Reference, int], roles: Dictionary) -> None:
        self._pages = pages
        self._roles = roles
        self._found: list[_Found] = []
        self._seen: set[Reference] = set()

    def read(self, top: Dictionary) -> tuple[Element, ...]:
        waiting = [(kid, -1, -1) for kid in reversed(listed(top.get(Name.K)))]
        while waiting and len(self._found) < MOST_ELEMENTS:
            source, parent, page = waiting.pop()
            around = self._found[parent].kids if parent >= 0 else []
            if not isinstance(source, Dictionary):
                if isinstance(source, int) and parent >= 0:
                    around.append(Marked(page, source))
            elif source.get(Name.Type) == Name.MCR and Name.Stm in source:
                continue  # of a form, whose marks are counted with it
            elif source.get(Name.Type) == Name.MCR:
                around.append(Marked(self._page(source, page), whole(source.get(Name.MCID), -1)))
            elif source.get(Name.Type) == Name.OBJR:
                around.append(Annotated(reference(source.get(Name.Obj))))
            elif (index := self._add(source, parent, page)) is not None:
                around.append(index)
                own = self._found[index].page
                waiting += [(kid, index, own) for kid in reversed(listed(source.get(Name.K)))]
        return tuple(replace(found.element, kids=tuple(found.kids)) for found in self._found)

    def _add(self, source: Dictionary, parent: int, page: int) -> int | None:
        number = reference(source)
        if number in self._seen:
            return None
        if number != (0, 0):
            self._seen.add(number)
        tag = self._standard(source.get(Name.S))
        element = Element(
            tag=tag,
            reference=number,
            parent=parent,
            kids=(),
            alt=text(source.get(Name.Alt)),
            actual_text=text(source.get(Name.ActualText)),
            lang=text(source.get(Name.Lang)),
            identifier=text(source.get(Name.ID)),
            scope=next(_scopes(source.get(Name.A)), None),
            known=tag in _STANDARD,
        )
        self._found.append(_Found(element, source, self._page(source, page)))
        return len(self._found) - 1

    def _page(self, source: Dictionary, around: int) -> int:
        page = source.get(Name.Pg)
        return around if page is None else self._pages.get(reference(page), -1)

    def _standard(self, found: Object | None) -> str:
        """Follow the role map to a standard type; it may lead nowhere, or in a circle."""
        tag = name(found)
        for _ in range(8):
            if tag in _STANDARD or not tag:
                return tag
            role = name(self._roles.get(f"/{tag}"))
            if not role:
                return tag
            tag = role
        return tag


def _scopes(attributes: Object | None) -> Iterator[str]:
    for each in listed(attributes):
        if scope := name(dictionary(each).get(Name.Scope)):
            yield scope
