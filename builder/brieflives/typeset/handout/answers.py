"""Further pages of the teacher's copy: all questions with their answers, where the back is full."""

from __future__ import annotations

from brieflives.document.blocks import Leaf
from brieflives.document.handout import HandoutSheet
from brieflives.typeset.handout.back import HEADING_GAP_PT, QUESTION_GAP_PT, QUESTION_INDENT_PT
from brieflives.typeset.handout.grid import WIDE, Grid, Types
from brieflives.typeset.pages import Placed, PlacedText

ANSWER_GAP_PT = 3.0


def set_answers(sheet: HandoutSheet, types: Types, grid: Grid) -> list[tuple[Placed, ...]]:
    """Return as many pages as the questions and answers need; a page may end within an answer."""
    flow = _Flow(types, grid)
    flow.leaf(sheet.headings.questions, indent=0.0, space=0.0)
    for number, question in enumerate(sheet.questions, 1):
        flow.leaf(
            question.words,
            indent=QUESTION_INDENT_PT,
            space=QUESTION_GAP_PT if number > 1 else HEADING_GAP_PT,
            label=f"{number}.",
        )
        for leaf in question.answer:
            flow.leaf(leaf, indent=QUESTION_INDENT_PT, space=ANSWER_GAP_PT)
    return [tuple(page) for page in flow.pages]


class _Flow:
    """Lines one below the other, page after page."""

    def __init__(self, types: Types, grid: Grid) -> None:
        self._setting = types.text
        self._grid = grid
        self._y = grid.top
        self.pages: list[list[Placed]] = [[]]

    def leaf(self, leaf: Leaf, *, indent: float, space: float, label: str = "") -> None:
        setting, grid = self._setting, self._grid
        paragraph = setting.leaf(leaf, grid.span(WIDE) - indent)
        x = grid.left(0)
        self._y += space
        for index in range(len(paragraph.lines)):
            if self._y + paragraph.leading > grid.foot:
                self.pages.append([])
                self._y = grid.top
            y = self._y + setting.baseline(paragraph.leading)
            if label and not index:
                marker = setting.words(label, setting.style(leaf.role), indent)
                self.pages[-1].append(PlacedText(marker, 0, len(marker.lines), x, y))
            self.pages[-1].append(PlacedText(paragraph, index, index + 1, x + indent, y))
            self._y += paragraph.leading
