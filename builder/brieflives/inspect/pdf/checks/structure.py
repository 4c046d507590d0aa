"""The structure tree by itself: headings, pictures, tables, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brieflives.inspect.judgement import Fault, Weight
from brieflives.inspect.pdf.anatomy import Element, Marked, Pdf

_HEADINGS = {f"H{level}": level for level in range(1, 7)}


def skips_no_level(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.4.2: a heading is at most one level below the one before it."""
    before = 0
    for element in pdf.elements:
        level = _HEADINGS.get(element.tag)
        if level is None:
            continue
        if level > before + 1:
            message = f"a heading of level {level} follows one of level {before}"
            if not before:
                message = f"the first heading is of level {level}, not 1"
            yield Fault(message, place(pdf, element))
        before = level
    if not before and len(pdf.pages) > 1 and not _has(pdf, "H"):
        yield Fault("there is no heading at all", weight=Weight.WARNING)


def describes_pictures(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.3 and 7.7: figures and formulas have Alt or ActualText."""
    for element in pdf.elements:
        if element.tag not in ("Figure", "Formula"):
            continue
        if element.alt is None and element.actual_text is None:
            yield Fault("a picture has no words in its place (Alt)", place(pdf, element))
        elif not (element.alt or element.actual_text or "").strip():
            yield Fault("the words in a picture's place are empty", place(pdf, element))


def heads_tables(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.5: a table has headers, and they say what they are the header of."""
    headed = {_table_of(pdf, element) for element in pdf.elements if element.tag == "TH"}
    for index, element in enumerate(pdf.elements):
        if element.tag == "Table" and index not in headed:
            yield Fault("a table has no header cell (TH)", place(pdf, element))
        if element.tag == "TH" and element.scope not in ("Row", "Column", "Both"):
            message = "a header does not say whether it heads a row or a column (Scope)"
            yield Fault(message, place(pdf, element), weight=Weight.WARNING)


def tells_notes_apart(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.9: each note has an ID of its own."""
    notes = [element for element in pdf.elements if element.tag == "Note"]
    uses = Counter(note.identifier for note in notes)
    for note in notes:
        if not note.identifier:
            yield Fault("a note has no name (ID)", place(pdf, note))
        elif uses[note.identifier] > 1:
            yield Fault(f"several notes have the name {note.identifier}", place(pdf, note))


def uses_known_tags(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.1: every type is a standard one, or is mapped to one."""
    for element in pdf.elements:
        if not element.known:
            message = f"'{element.tag or 'nothing'}' is a tag that no screen reader knows"
            yield Fault(message, place(pdf, element))


def nests_as_it_should(pdf: Pdf) -> Iterator[Fault]:
    """ISO 32000-1, tables 333 to 337: what stands only in certain others."""
    for element in pdf.elements:
        homes = _HOMES.get(element.tag)
        around = pdf.elements[element.parent].tag if element.parent >= 0 else "the file itself"
        if homes and around not in homes:
            message = f"{element.tag} stands in {around}, not in {' or '.join(homes)}"
            yield Fault(message, place(pdf, element))


_HOMES = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
}


def place(pdf: Pdf, element: Element) -> str:
    """Say on which page an element begins; nothing where it is on none."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        for kid in found.kids:
            if isinstance(kid, Marked) and 0 <= kid.page < len(pdf.pages):
                return page_name(pdf, kid.page)
        waiting += [pdf.elements[kid] for kid in reversed(found.kids) if isinstance(kid, int)]
    return ""


def page_name(pdf: Pdf, index: int) -> str:
    """Return the name of a page: its place in the file, and its own number where they differ."""
    label = pdf.pages[index].label
    own = f" (numbered {label})" if label != str(index + 1) else ""
    return f"page {index + 1}{own}"


def _has(pdf: Pdf, tag: str) -> bool:
    return any(element.tag == tag for element in pdf.elements)


def _table_of(pdf: Pdf, element: Element) -> int:
    """Return the index of the innermost table around an element; -1 for none."""
    index = element.parent
    while index >= 0 and pdf.elements[index].tag != "Table":
        index = pdf.elements[index].parent
    return index
