"""The index of names: each person, and the pages of all places that name them.

It stands in two columns where the style has them and there are names enough for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from brieflives.document.blocks import IndexEntry
from brieflives.document.book import Index
from brieflives.typeset.chapter import hang_opening
from brieflives.typeset.furniture import roman
from brieflives.typeset.galley import Galley
from brieflives.typeset.lines import Run
from brieflives.typeset.parts import SetPart
from brieflives.typeset.runs import runs_of_text
from brieflives.typeset.setting import Setting, linked
from brieflives.typeset.two_columns import column_pt

NO_BREAK_SPACE = "\u00a0"
EN_SPACE = "\u2002"
WORD_JOINER = "\u2060"
_NUMBERS: Final = {roman(number): number for number in range(1, 200)}
FEWEST_IN_TWO_COLUMNS = 8  # names
_OF_BODY = 10_000  # keeps the last roman page and the first arabic one apart


class PageRange(NamedTuple):
    """Pages in a row: their labels, and the key of the first place on them."""

    first: str
    last: str
    key: str

    @property
    def words(self) -> str:
        """``12``, or ``12–14``."""
        joined = f"{self.first}{WORD_JOINER}–{self.last}"
        return self.first if self.first == self.last else joined


def page_ranges(
    keys: Iterable[str], labels: Mapping[str, str], letters: Sequence[str] = ()
) -> list[PageRange]:
    """Return the pages on which places stand, each once and in their order, rows of them joined.

    ``letters`` are what the first pages are called where these have no roman numbers.
    """
    front = _NUMBERS | {letter: number for number, letter in enumerate(letters, 1)}
    first_on: dict[str, str] = {}
    for key in keys:
        first_on.setdefault(labels.get(key, ""), key)
    pages = [(_number(label, front), label) for label in first_on if label]
    ranges: list[PageRange] = []
    reached = 0
    for number, label in sorted(pages):
        if ranges and number == reached + 1:
            ranges[-1] = ranges[-1]._replace(last=label)
        else:
            ranges.append(PageRange(label, label, first_on[label]))
        reached = number
    return ranges


def _number(label: str, front: Mapping[str, int]) -> int:
    return _OF_BODY + int(label) if label.isdecimal() else front.get(label, 0)


def index_part(part: Index, setting: Setting) -> SetPart:
    """Set the index; ``setting.labels`` has the pages of all places."""
    galley = Galley(setting)
    hang_opening(galley, part.key, part.heading, runs_on=True)
    opening = len(galley.items)
    doubled = setting.sheet.index_columns == 2 and _entries(part) >= FEWEST_IN_TWO_COLUMNS
    measure = column_pt(setting.measure) if doubled else setting.measure
    for group in part.groups:
        if group.letter:
            style = setting.style(group.letter.role)
            galley.space_lines(style.above_lines)
            galley.paragraph(setting.leaf(group.letter, measure), whole=True)
            galley.keep()
            galley.space_lines(style.below_lines)
        for number, entry in enumerate(group.entries):
            if number:
                galley.space_lines(setting.style(entry.name.role).between_lines)
            _entry(galley, entry, measure, whole=doubled)
    items = galley.finished()
    if doubled:
        items = (*items[:opening], *(replace(item, columns=2) for item in items[opening:]))
    return SetPart(part.key, items, part.heading.inlines)


def _entries(part: Index) -> int:
    return sum(len(group.entries) for group in part.groups)


def _entry(galley: Galley, entry: IndexEntry, measure: float, *, whole: bool) -> None:
    setting = galley.setting
    pages = tuple(_pages(entry, setting))
    galley.space_lines(setting.style(entry.name.role).above_lines)
    galley.paragraph(setting.leaf(entry.name, measure, more=pages), whole=whole)


def _pages(entry: IndexEntry, setting: Setting) -> Iterator[Run]:
    """Yield the pages behind a name, each a link to the first place there; none ends up alone."""
    style = setting.style(entry.name.role)
    ranges = page_ranges(entry.places, setting.labels, setting.front_letters)
    for number, pages in enumerate(ranges):
        comma = f",{NO_BREAK_SPACE}" if number == len(ranges) - 1 else ", "
        yield from runs_of_text(comma if number else EN_SPACE, style, setting.case)
        words = runs_of_text(pages.words, style, setting.case)
        yield from linked(words, f"#{pages.key}")
