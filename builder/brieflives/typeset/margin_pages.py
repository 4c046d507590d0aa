"""The page numbers of another edition in the margin, beside the lines where its pages begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from brieflives.style.sheet import MM
from brieflives.typeset.pages import (
    Artifact,
    LaidPage,
    Pages,
    PageStart,
    PlacedPicture,
    PlacedText,
)
from brieflives.typeset.setting import Setting

GAP_PT = 9.0  # between the text and the number


def with_margin_pages(
    pages: Pages, starts: Sequence[tuple[str, PageStart]], setting: Setting
) -> Pages:
    """Return the pages with the label of each start in the outer margin beside its line.

    ``starts`` are those of the other edition of the same document. The numbers are artifacts: read
    aloud in the middle of a sentence they would disturb it, and this file's own pages have labels.
    """
    by_leaf: dict[str, list[tuple[int, str]]] = {}
    for label, start in starts:
        by_leaf.setdefault(start.key, []).append((start.offset, label))
    marked = (
        replace(page, placed=(*page.placed, *_numbers(page, index, by_leaf, setting)))
        for index, page in enumerate(pages.pages)
    )
    return replace(pages, pages=tuple(marked))


def _numbers(
    page: LaidPage, index: int, starts: Mapping[str, list[tuple[int, str]]], setting: Setting
) -> list[PlacedText]:
    labels: dict[float, list[str]] = {}  # by the height of the baseline
    for placed in page.placed:
        if isinstance(placed, PlacedPicture):
            for _, label in starts.get(placed.figure.key, ()):
                y = placed.y + setting.baseline(setting.grid)
                labels.setdefault(y, []).append(label)
        elif isinstance(placed, PlacedText) and placed.paragraph.leaf and not placed.artifact:
            for line, label in _begun(placed, starts.get(placed.paragraph.leaf.key, ())):
                y = placed.y + (line - placed.first) * placed.paragraph.leading
                labels.setdefault(y, []).append(label)
    return [_number(", ".join(found), y, index, setting) for y, found in labels.items()]


def _begun(placed: PlacedText, starts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines in which a page of the other edition begins, with its label."""
    lines = placed.paragraph.lines
    found = []
    for offset, label in starts:
        line = max((k for k, each in enumerate(lines) if each.offset <= offset), default=0)
        if placed.first <= line < placed.stop:
            found.append((line, label))
    return found


def _number(label: str, y: float, index: int, setting: Setting) -> PlacedText:
    page = setting.sheet.page
    at_right = (index % 2 == 0) is not setting.case.rtl  # the outer edge of a recto, else a verso's
    margin = page.outer_mm * MM - GAP_PT
    style = setting.sheet.folio.aligned("left" if at_right else "right")
    words = setting.words(label, style, margin)
    x = page.inner_mm * MM + page.measure_pt + GAP_PT if at_right else 0.0
    return PlacedText(words, 0, min(1, len(words.lines)), x, y, Artifact.LAYOUT)
