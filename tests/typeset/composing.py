"""Set small texts in the classic style and tell their lines as text, for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from brieflives.document.blocks import Leaf, Role
from brieflives.document.inline import Inline, Text
from brieflives.style.load import load_sheet
from brieflives.style.sheet import FirstLine, Sheet, TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.lines import Run, SetParagraph
from brieflives.typeset.paragraph import set_paragraph
from brieflives.typeset.runs import runs_of_leaf

JUSTIFIED = TextStyle(size_pt=11, leading_pt=14, align="justify", hyphenate=True)
RAGGED = TextStyle(size_pt=11, leading_pt=14, align="left")


@cache
def classic() -> Sheet:
    sheet, findings = load_sheet("classic")
    assert sheet is not None
    assert not findings
    return sheet


def case(lang: str = "en-GB") -> TypeCase:
    return _case(lang)


@cache
def _case(lang: str) -> TypeCase:
    return TypeCase(classic(), Fonts(), lang)


def leaf(*inlines: str | Inline, lang: str | None = None) -> Leaf:
    nodes = tuple(Text(part) if isinstance(part, str) else part for part in inlines)
    return Leaf("p1", Role.BODY, nodes, lang)


def runs(*inlines: str | Inline, style: TextStyle = JUSTIFIED, lang: str = "en-GB") -> list[Run]:
    return list(runs_of_leaf(leaf(*inlines), style, case(lang)))


def composed(
    *inlines: str | Inline,
    measure: float | Sequence[float] = 200,
    style: TextStyle = JUSTIFIED,
    lang: str = "en-GB",
    indented: bool = False,
    first_line: FirstLine = "plain",
) -> SetParagraph:
    return set_paragraph(
        runs(*inlines, style=style, lang=lang),
        measure,
        style,
        case(lang),
        leaf=leaf(*inlines),
        indented=indented,
        first_line=first_line,
    )


def told(paragraph: SetParagraph) -> str:
    """The lines of a paragraph, an inserted hyphen shown as one."""
    return " / ".join(line.text.replace("\xad", "-") for line in paragraph.lines)


def written(paragraph: SetParagraph) -> str:
    """The text of a paragraph as a reader would write it down: no inserted hyphens."""
    return "".join(
        line.text.removesuffix("\xad") + (" " if line.trailing_space else "")
        for line in paragraph.lines
    )
