"""The handout's paper and its twelve columns, and what is set with: lengths in points."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.book import Document
from brieflives.style.paper_sizes import PAPERS, PaperName
from brieflives.style.sheet import MM, Sheet, TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.setting import Setting

MARGIN_PT = 15 * MM
GUTTER_PT = 6 * MM
COLUMNS = 12
NARROW, WIDE = 4, 8  # columns: a third and two thirds

_INCHES: frozenset[PaperName] = frozenset({"half-letter", "letter"})


class Grid(Struct, frozen=True):
    """Where things stand, as if lines began at the left: `mirror` turns what is read otherwise."""

    width: float
    height: float

    @property
    def is_letter(self) -> bool:
        """Whether it is paper of North America."""
        return self.width > PAPERS["A4"][0] * MM + 1

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN_PT

    @property
    def top(self) -> float:
        """Where the columns begin, from the upper edge."""
        return MARGIN_PT

    @property
    def foot(self) -> float:
        """Where the columns end, from the upper edge."""
        return self.height - MARGIN_PT

    def span(self, columns: int) -> float:
        """Return the width of so many columns with the gutters between them."""
        column = (self.measure - (COLUMNS - 1) * GUTTER_PT) / COLUMNS
        return columns * column + (columns - 1) * GUTTER_PT

    def left(self, first: int) -> float:
        """Return the left edge of a column, the ``first`` counted from 0."""
        return MARGIN_PT + (self.span(first) + GUTTER_PT if first else 0.0)


def grid_for(sheet: Sheet) -> Grid:
    """Return the grid on the paper that goes with the pages of a book: letter or A4."""
    page = (sheet.page.width_mm, sheet.page.height_mm)
    in_inches = any(PAPERS[name] == page for name in _INCHES)
    width, height = PAPERS["letter" if in_inches else "A4"]
    return Grid(width * MM, height * MM)


class Types(Struct, frozen=True):
    """The two type cases of a handout: its own, and the book's for the name and the years."""

    text: Setting
    display: Setting


def types_for(
    document: Document, sheet: Sheet, fonts: Fonts, *, scale: float = 1.0, least_pt: float = 10.0
) -> Types:
    """Return the type cases of a handout in a style; ``fonts`` are those that the book opened.

    With a ``scale`` it is set for smaller paper, nothing smaller than ``least_pt``.
    """
    own = sheet.handout
    if sheet.greyscale:  # grey is dotted by printers that know black alone, and thin words with it
        black = replace(sheet.colours, grey=sheet.colours.ink)
        sheet = replace(sheet, colours=black)
    roles = {
        role: _scaled(style, scale, least_pt)
        for role, style in ({**sheet.roles, **own.roles}).items()
    }
    fallback = (*sheet.fallback, sheet.faces["roman"])
    of_handout = replace(
        sheet, faces=own.faces, fallback=fallback, roles=roles, hang_punctuation=False
    )
    of_book = replace(sheet, roles=roles)
    lang = document.metadata.lang
    text, display = (
        Setting(document, each, TypeCase(each, fonts, lang), {}) for each in (of_handout, of_book)
    )
    return Types(text, display)


def _scaled(style: TextStyle, scale: float, least_pt: float) -> TextStyle:
    if scale == 1.0:
        return style
    size = max(least_pt, style.size_pt * scale)
    leading = style.leading_pt * size / style.size_pt
    return replace(style, size_pt=round(size, 2), leading_pt=round(leading, 2))
