"""Read what a page's content says of its own parts: which marks stand around what is painted."""

from __future__ import annotations

from collections import Counter

from pikepdf import ContentStreamInlineImage, Dictionary, Name, Page, PikepdfError
from pikepdf import parse_content_stream as instructions

from brieflives.inspect.pdf.anatomy import PageMarks
from brieflives.inspect.pdf.values import dictionary, name, whole

_PAINTING = frozenset(
    ("Tj", "TJ", "'", '"', "Do", "sh", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "INLINE")
)  # ISO 32000-1, table 51
_NOBODYS, _SOMEBODYS, _ARTIFACT = range(3)


class UnreadableContentError(Exception):
    """The content of a page cannot be read to its end."""


def read_marks(page: Page) -> PageMarks:
    """Return the marks of a page; those of forms that it paints are counted with the form."""
    properties = dictionary(dictionary(page.obj.get(Name.Resources)).get(Name.Properties))
    mcids: list[int] = []
    around: list[int] = []
    unmarked = astray = 0
    unbalanced = False
    try:
        found = instructions(page)
    except PikepdfError as error:
        raise UnreadableContentError from error
    for instruction in found:
        inline = isinstance(instruction, ContentStreamInlineImage)
        operator = "INLINE" if inline else str(instruction.operator)
        if operator in _PAINTING:
            unmarked += not around
            astray += bool(around) and max(around) == _NOBODYS
        elif operator in ("BDC", "BMC"):
            mcid, kind = _opened(list(instruction.operands), properties)
            around.append(kind)
            mcids += [mcid] if mcid is not None else []
        elif operator == "EMC":
            unbalanced |= not around
            del around[-1:]
    twice = tuple(sorted(mcid for mcid, count in Counter(mcids).items() if count > 1))
    return PageMarks(tuple(mcids), unmarked, astray, unbalanced or bool(around), twice)


def _opened(operands: list[object], properties: Dictionary) -> tuple[int | None, int]:
    """Return the MCID of marks that begin, if they have one, and whose they are."""
    if operands and name(operands[0]) == "Artifact":
        return None, _ARTIFACT
    listed = operands[1] if len(operands) > 1 else None
    if isinstance(listed, Name):
        listed = properties.get(listed)
    mcid = whole(dictionary(listed).get(Name.MCID), -1)
    return (None, _NOBODYS) if mcid < 0 else (mcid, _SOMEBODYS)
