"""Structure tree and pages together: what is painted is claimed once, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brieflives.inspect.judgement import Fault
from brieflives.inspect.pdf.anatomy import Annotated, Marked, Pdf
from brieflives.inspect.pdf.checks.structure import page_name


def marks_everything(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.1: all content is an element's, or an artifact."""
    for index, page in enumerate(pdf.pages):
        marks, where = page.marks, page_name(pdf, index)
        if marks.unmarked:
            yield Fault(f"{_things(marks.unmarked)} painted outside all tags", where)
        if marks.astray:
            yield Fault(f"{_things(marks.astray)} painted in marks of no element", where)
        if marks.unbalanced:
            yield Fault("marks begin that do not end, or end that did not begin", where)
        if marks.twice:
            numbers = ", ".join(map(str, marks.twice))
            yield Fault(f"several pieces of content have one number: {numbers}", where)


def claims_each_piece_once(pdf: Pdf) -> Iterator[Fault]:
    """ISO 32000-1, 14.7.4: every MCID of a page is a kid of one element, and no other is."""
    claimed = Counter(
        kid for element in pdf.elements for kid in element.kids if isinstance(kid, Marked)
    )
    painted = {Marked(n, mcid) for n, page in enumerate(pdf.pages) for mcid in page.marks.mcids}
    for mark, count in sorted(claimed.items()):
        where = page_name(pdf, mark.page) if mark.page >= 0 else ""
        if count > 1:
            yield Fault(f"{count} elements claim the same piece of content ({mark.mcid})", where)
        if mark not in painted:
            yield Fault(f"an element claims content that is not there ({mark.mcid})", where)
    for mark in sorted(painted - claimed.keys()):
        message = f"a piece of content ({mark.mcid}) is no part of the tree: nobody hears it"
        yield Fault(message, page_name(pdf, mark.page))


def leads_back(pdf: Pdf) -> Iterator[Fault]:
    """ISO 32000-1, 14.7.4.4: the ParentTree says of each piece which element it is of.

    Validators do not look, and readers that begin at a click on the page are led astray.
    """
    if pdf.parents is None:
        yield Fault("there is no way from the pages to the tree (ParentTree)")
        return
    annotated: dict[tuple[int, int], tuple[int, int]] = {}
    for element in pdf.elements:
        for kid in element.kids:
            if isinstance(kid, Annotated):
                annotated[kid.target] = element.reference
            elif isinstance(kid, Marked) and 0 <= kid.page < len(pdf.pages):
                row = pdf.parents.get(_none_is_minus(pdf.pages[kid.page].parent_key))
                listed = row if isinstance(row, tuple) and _is_row(row) else ()
                if not (kid.mcid < len(listed) and listed[kid.mcid] == element.reference):
                    message = f"the way back from a piece of content ({kid.mcid}) leads elsewhere"
                    yield Fault(message, page_name(pdf, kid.page))
    for index, page in enumerate(pdf.pages):
        for link in page.links:
            back = pdf.parents.get(_none_is_minus(link.parent_key))
            if back is None or back != annotated.get(link.reference):
                yield Fault("the way back from a link leads elsewhere", page_name(pdf, index))


def _things(count: int) -> str:
    return "one thing is" if count == 1 else f"{count} things are"


def _none_is_minus(key: int | None) -> int:
    return -1 if key is None else key


def _is_row(row: tuple[object, ...]) -> bool:
    return not row or isinstance(row[0], tuple)
