"""What every part of the book needs to be set: the sheet, the type case, the words of the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import Document
from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    PersonMark,
    SmallCaps,
    Text,
    Title,
)
from brieflives.style.sheet import Colours, FirstLine, Sheet, TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import Run, SetParagraph
from brieflives.typeset.paragraph import set_paragraph
from brieflives.typeset.runs import runs_of_leaf, runs_of_text

BELOW_BASELINE = 0.24  # of the grid: room below a baseline, for every face, so that lines register


class Setting(Struct, frozen=True):
    """The book to set and how; ``labels`` are the page numbers known so far, by key.

    ``digits`` is how many figures a page number may have that is not known yet.
    """

    document: Document
    sheet: Sheet
    case: TypeCase
    labels: Mapping[str, str]
    digits: int = 2

    @property
    def measure(self) -> float:
        """Width of the text block in points."""
        return self.sheet.page.measure_pt

    @property
    def grid(self) -> float:
        """Distance of the grid's lines in points."""
        return self.sheet.page.grid_pt

    @property
    def colours(self) -> Colours:
        """The colours of the sheet."""
        return self.sheet.colours

    @property
    def front_letters(self) -> tuple[str, ...]:
        """What the first pages are called, in their order; none where they have roman numbers."""
        return tuple(self.document.labels.front_pages.split())

    def style(self, role: Role) -> TextStyle:
        """Return how a role looks."""
        return self.sheet.roles[role]

    def leaf(  # noqa: PLR0913 - what a paragraph needs beside its words
        self,
        leaf: Leaf,
        measure: float | Sequence[float],
        *,
        style: TextStyle | None = None,
        indented: bool = False,
        first_line: FirstLine = "plain",
        more: Sequence[Run] = (),
    ) -> SetParagraph:
        """Set a leaf in the style of its role; ``more`` is set behind its last word."""
        style = style or self.style(leaf.role)
        return set_paragraph(
            (*runs_of_leaf(leaf, style, self.case), *more),
            measure,
            style,
            self.case,
            leaf=leaf,
            indented=indented,
            first_line=first_line,
        )

    def words(
        self, text: str, style: TextStyle, measure: float, *, target: str | None = None
    ) -> SetParagraph:
        """Set words that the layout adds, as a link when they have a ``target``."""
        runs = runs_of_text(text, style, self.case)
        if target is not None:
            runs = linked(runs, target)
        return set_paragraph(runs, measure, style, self.case)

    def baseline(self, leading: float) -> float:
        """Return how far below its top edge a line with this leading has its baseline."""
        return leading - BELOW_BASELINE * min(leading, self.grid)


def linked(runs: Sequence[Run], target: str) -> tuple[Run, ...]:
    """Return the runs as words of the layout that are one link to ``target``."""
    link = Link(target, (Text("".join(run.text for run in runs)),))
    return tuple(replace(run, chain=(link, *run.chain), offset=-1) for run in runs)


def without_calls(inlines: Inlines) -> Inlines:
    """Return a title as other places repeat it: on one line, without calls, links and marks."""
    return tuple(part for inline in inlines for part in _repeatable(inline))


def _repeatable(inline: Inline) -> Inlines:
    match inline:
        case Text():
            return (inline,)
        case NoteCall():
            return ()
        case LineBreak():
            return (Text(" "),)
        case Link() | PersonMark():
            return without_calls(inline.children)
        case Emphasis() | SmallCaps() | Foreign() | Title():
            return (replace(inline, children=without_calls(inline.children)),)
