"""What stands around the text of a page: its number and its running head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Role
from brieflives.document.inline import Inlines, Text, plain
from brieflives.style.sheet import MM, TextStyle
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Artifact, PlacedText
from brieflives.typeset.paragraph import natural_width, set_paragraph
from brieflives.typeset.runs import runs_of_leaf
from brieflives.typeset.setting import Setting, without_calls

ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
ELLIPSIS = "…"
LONGEST_HEAD = 200  # characters: more fit into no measure


def roman(number: int) -> str:
    """Return a number from 1 on in lower-case roman numerals."""
    words = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        words += sign * count
    return words


def page_labels(front: int, pages: int, letters: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the labels of ``pages`` pages, the first ``front`` of which are front matter.

    These are counted in ``letters`` where there are enough, else in roman numerals.
    """
    counted = letters[:front] if len(letters) >= front else tuple(map(roman, range(1, front + 1)))
    return (*counted, *map(str, range(1, pages - front + 1)))


class Furniture(Struct, frozen=True):
    """Sets folios and heads; a head is set once and placed on every page that shows it."""

    setting: Setting
    heads: dict[tuple[Inlines, bool], SetParagraph]

    def folio(self, label: str, x: float, *, recto: bool) -> PlacedText:
        """Return the page number at the foot of a text block that begins at ``x``."""
        page = self.setting.sheet.page
        style = _at_edge(self.setting.sheet.folio, self.setting, recto=recto)
        number = self.setting.words(label, style, self.setting.measure)
        last = _first_baseline(self.setting) + (page.lines - 1) * page.grid_pt
        y = last + page.folio_lines * page.grid_pt
        return PlacedText(number, 0, 1, x, y, Artifact.FOOTER)

    def head(self, words: Inlines, x: float, *, recto: bool) -> PlacedText | None:
        """Return the running head of a text block that begins at ``x``; none without words."""
        paragraph = self.heads.get((words, recto))
        if paragraph is None:
            style = _at_edge(self.setting.sheet.running_head, self.setting, recto=recto)
            paragraph = self.heads[words, recto] = _set_head(words, style, self.setting)
        if not paragraph.lines:
            return None
        page = self.setting.sheet.page
        y = _first_baseline(self.setting) - page.running_head_lines * page.grid_pt
        return PlacedText(paragraph, 0, 1, x, y, Artifact.HEADER)


def _first_baseline(setting: Setting) -> float:
    return setting.sheet.page.head_mm * MM + setting.baseline(setting.grid)


def _at_edge(style: TextStyle, setting: Setting, *, recto: bool) -> TextStyle:
    """Return the style, ranged to the outer edge of the page where the sheet wants it."""
    if not setting.sheet.outer_furniture:
        return style
    return style.aligned("right" if recto else "left")


def _set_head(words: Inlines, style: TextStyle, setting: Setting) -> SetParagraph:
    """Set a head on one line; a long title loses its last words, a long word its last letters."""
    runs = runs_of_leaf(Leaf("", Role.BODY, without_calls(words)), style, setting.case)
    for kept in _shorter(plain(words)):
        if natural_width(runs, setting.case) <= setting.measure:
            break
        runs = runs_of_leaf(Leaf("", Role.BODY, (Text(kept + ELLIPSIS),)), style, setting.case)
    runs = tuple(replace(run, chain=(), offset=-1) for run in runs)
    return set_paragraph(runs, setting.measure, style, setting.case)


def _shorter(title: str) -> Iterator[str]:
    """Yield a title without its last word, its last two …, then its first word by letters.

    What a head could never hold is not tried: the search is the same for a title of any length.
    """
    words = title.split()[: LONGEST_HEAD // 2]
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:count]).rstrip(",;:–— ")
    first = words[0][:LONGEST_HEAD] if words else ""
    for count in range(len(first) - 1, 0, -1):
        yield first[:count]
