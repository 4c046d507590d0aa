"""Links: they say where they lead, lead there, and are met in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.inspect.judgement import Fault, Weight
from brieflives.inspect.pdf.anatomy import Annotated, Pdf
from brieflives.inspect.pdf.checks.structure import page_name


def say_where_they_lead(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.18.5: Contents."""
    for index, page in enumerate(pdf.pages):
        silent = sum(not link.contents.strip() for link in page.links)
        if silent:
            message = f"{_links(silent)} in words where they lead (Contents)"
            yield Fault(message, page_name(pdf, index))


def are_in_the_tree(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.18.5: each link annotation belongs to a Link element."""
    held = {
        kid.target
        for element in pdf.elements
        if element.tag in ("Link", "Reference", "Annot")
        for kid in element.kids
        if isinstance(kid, Annotated)
    }
    for index, page in enumerate(pdf.pages):
        lost = sum(link.reference not in held for link in page.links)
        if lost:
            message = f"{lost} links are no part of the tree" if lost > 1 else "a link is no part"
            yield Fault(message if lost > 1 else f"{message} of the tree", page_name(pdf, index))


def lead_somewhere(pdf: Pdf) -> Iterator[Fault]:
    """A link inside the file leads to one of its pages."""
    for index, page in enumerate(pdf.pages):
        if not all(link.leads for link in page.links):
            yield Fault("a link leads to a page that is not there", page_name(pdf, index))


def are_met_in_order(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.18.3: Tabs is S on every page with annotations."""
    for index, page in enumerate(pdf.pages):
        if (page.links or page.other_annotations) and page.tabs != "S":
            message = "the tab key does not follow the order of reading (Tabs)"
            yield Fault(message, page_name(pdf, index))


def are_shown(pdf: Pdf) -> Iterator[Fault]:
    """ISO 19005-2, 6.3.2: the flag Print, and none that hides."""
    for index, page in enumerate(pdf.pages):
        if not all(link.printed for link in page.links):
            message = "a link is hidden or not to be printed (F), which archives refuse"
            yield Fault(message, page_name(pdf, index), weight=Weight.WARNING)


def _links(count: int) -> str:
    return "a link does not say" if count == 1 else f"{count} links do not say"
