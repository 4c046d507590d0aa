"""Read the laid pages as a proof: what a book designer would mark in their margins.

A mark has a measured amount and the limit that the style sheet sets for it. What lies beyond its
limit wants mending; the others were accepted, and the proof says why where it is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct

from brieflives.document.blocks import Leaf, Role
from brieflives.document.inline import LineBreak, pieces
from brieflives.places import NOWHERE, Span
from brieflives.style.sheet import Limits, Sheet
from brieflives.typeset.lines import SetLine
from brieflives.typeset.misfits import place_of
from brieflives.typeset.pages import Because, LaidPage, Pages, PlacedPicture, PlacedText
from brieflives.typeset.resolution import resolution_dpi
from brieflives.typeset.tokens import SHRINK, STRETCH

NOTABLE_SPACE = 1.5  # in widths of the face's own: narrower spaces are not worth a mark
NOTE_LINES = 2  # of a divided note, the fewest on either page
NOTABLE_LINES = 1.0  # of the grid, by which a page is short or differs from the one beside it
SHOWN_CHARACTERS = 44
_WHOLE = (Because.NO_ROOM, Because.WHOLE)
_READ = frozenset({Role.BODY, Role.QUOTATION, Role.ITEM, Role.NOTE, Role.TIMELINE_TEXT})


class Mark(StrEnum):
    """What a mark in the margin is about."""

    LOOSE_LINE = "loose line"
    OVERFULL_LINE = "overfull line"
    HYPHEN_LADDER = "hyphens in a row"
    SHORT_LAST_LINE = "short last line"
    WIDOW = "widow"
    ORPHAN = "orphan"
    TORN_NOTE = "note divided between pages"
    HYPHEN_AT_FOOT = "word divided between pages"
    SHORT_PAGE = "short page"
    SHORT_LAST_PAGE = "short last page"
    UNEQUAL_SPREAD = "unequal spread"
    RESOLUTION = "resolution of a picture"


class Remark(Struct, frozen=True):
    """One mark: on which page, how much of it in ``unit``, and the limit that the style sets."""

    mark: Mark
    page: str  # its label
    amount: float
    unit: str
    limit: float
    beyond: bool  # the limit
    words: str = ""  # the line, or whatever it is about
    because: str = ""  # why it was accepted
    span: Span | None = None  # where it stands in the author's file


class PageFill(Struct, frozen=True):
    """How many lines of the grid a page fills, of those it has; none where it is blank."""

    page: str
    lines: float


class Proof(Struct, frozen=True):
    """A book as a designer reads it: its figures, the fill of its pages, the marks."""

    style: str
    page_lines: int
    justified: int  # lines whose spaces were fitted
    mean_space: float  # of those, in widths of the face's own
    widest_space: float
    lines: int  # of running text
    hyphenated: int
    fills: tuple[PageFill, ...]
    remarks: tuple[Remark, ...]

    @property
    def beyond(self) -> tuple[Remark, ...]:
        """The marks that lie beyond the limits of the style."""
        return tuple(remark for remark in self.remarks if remark.beyond)


def read_proof(pages: Pages, sheet: Sheet) -> Proof:
    """Return the proof of a book that was set in the style of ``sheet``."""
    limits = sheet.limits
    texts = [placed for page in pages.pages for placed in _texts(page)]
    lines = [line for text in texts for line in _lines(text)]
    spaces = [_space(line) for line in lines if line.stretch]
    remarks = [remark for page in pages.pages for remark in _on_page(page, limits)]
    remarks += _spreads(pages.pages, limits)
    place = {page.label: index for index, page in enumerate(pages.pages)}
    return Proof(
        style=sheet.name,
        page_lines=sheet.page.lines,
        justified=len(spaces),
        mean_space=sum(spaces) / len(spaces) if spaces else 1.0,
        widest_space=max(spaces, default=1.0),
        lines=len(lines),
        hyphenated=sum(line.hyphenated for line in lines),
        fills=tuple(
            PageFill(page.label, page.fill.lines if page.fill else 0.0) for page in pages.pages
        ),
        remarks=tuple(sorted(remarks, key=lambda remark: place[remark.page])),
    )


def _texts(page: LaidPage) -> Iterator[PlacedText]:
    for placed in page.placed:
        if isinstance(placed, PlacedText) and placed.artifact is None:
            leaf = placed.paragraph.leaf
            if leaf is not None and leaf.role in _READ:
                yield placed


def _lines(text: PlacedText) -> tuple[SetLine, ...]:
    return text.paragraph.lines[text.first : text.stop]


def _space(line: SetLine) -> float:
    return 1.0 + STRETCH * line.stretch if line.stretch > 0 else 1.0 + SHRINK * line.stretch


def _on_page(page: LaidPage, limits: Limits) -> Iterator[Remark]:
    for placed in page.placed:
        if isinstance(placed, PlacedPicture):
            yield from _picture(placed, page.label, limits)
        elif isinstance(placed, PlacedText) and placed.artifact is None:
            yield from _over(placed, page.label, limits)
    texts = list(_texts(page))
    for text in texts:
        yield from _loose(text, page.label, limits)
        yield from _ladders(text, page.label, limits)
        yield from _last_line(text, page.label, limits)
        yield from _lonely(text, page, limits)
        yield from _torn(text, page.label)
    if texts and texts[-1].paragraph.lines[texts[-1].stop - 1].hyphenated:
        text = texts[-1]
        yield _about(text, text.stop - 1, Mark.HYPHEN_AT_FOOT, page.label, (1, "line", 1, False))
    yield from _short(page, limits)


_Amount = tuple[float, str, float, bool]  # amount, unit, limit, whether it lies beyond


def _about(  # noqa: PLR0913
    text: PlacedText, index: int, mark: Mark, page: str, amount: _Amount, because: str = ""
) -> Remark:
    """Make a remark about a line of a text."""
    line = text.paragraph.lines[index]
    leaf = text.paragraph.leaf
    words = line.text.replace("\xad", "-").strip()
    span = place_of(leaf, max(line.offset, 0), len(words)) if leaf else None
    shown = words if len(words) <= SHOWN_CHARACTERS else words[: SHOWN_CHARACTERS - 1] + "…"
    return Remark(mark, page, *amount, words=shown, because=because, span=span)


def _over(text: PlacedText, page: str, limits: Limits) -> Iterator[Remark]:
    for index in range(text.first, text.stop):
        over = text.paragraph.lines[index].over_pt
        if over > limits.over_pt:
            amount = (over, "pt", limits.over_pt, True)
            yield _about(text, index, Mark.OVERFULL_LINE, page, amount)


def _loose(text: PlacedText, page: str, limits: Limits) -> Iterator[Remark]:
    for index in range(text.first, text.stop):
        space = _space(text.paragraph.lines[index])
        if space > NOTABLE_SPACE:
            amount = (space, "spaces", limits.space, space > limits.space)
            yield _about(text, index, Mark.LOOSE_LINE, page, amount)


def _ladders(text: PlacedText, page: str, limits: Limits) -> Iterator[Remark]:
    """Yield a remark for every row of hyphens that ends among these lines."""
    lines = text.paragraph.lines
    row = 0
    for index in range(text.stop):
        row = row + 1 if lines[index].hyphenated else 0
        ends = index + 1 == len(lines) or not lines[index + 1].hyphenated
        if row > 1 and ends and index >= text.first:
            amount = (row, "lines", limits.hyphens, row > limits.hyphens)
            yield _about(text, index + 1 - row, Mark.HYPHEN_LADDER, page, amount)


def _last_line(text: PlacedText, page: str, limits: Limits) -> Iterator[Remark]:
    """Yield a remark where the last line of a paragraph hardly holds a word."""
    lines = text.paragraph.lines
    if len(lines) < 2 or text.stop < len(lines) or not lines[-1].words:
        return
    width = lines[-1].width / lines[-1].stretches[0].run.style.size_pt
    if width < limits.last_line_em and not _has_breaks(text.paragraph.leaf):
        amount = (width, "em", limits.last_line_em, True)
        yield _about(text, len(lines) - 1, Mark.SHORT_LAST_LINE, page, amount)


def _has_breaks(leaf: Leaf | None) -> bool:
    """Tell whether the author has ended lines."""
    return leaf is not None and any(isinstance(p, LineBreak) for p in pieces(leaf.inlines))


def _lonely(text: PlacedText, page: LaidPage, limits: Limits) -> Iterator[Remark]:
    count = len(text.paragraph.lines)
    if count < 2 or text.stop - text.first > 1 or text.first not in (0, count - 1):
        return
    if sum(other.paragraph is text.paragraph for other in _texts(page)) > 1:
        return  # it goes on below what the paragraph runs round
    mark = Mark.ORPHAN if text.first == 0 else Mark.WIDOW
    amount = (1, "line", limits.lonely_lines, limits.lonely_lines < 1)
    why = "no other place to end a page was within reach"
    yield _about(text, text.first, mark, page.label, amount, why)


def _torn(text: PlacedText, page: str) -> Iterator[Remark]:
    """Yield a remark where a paragraph of a note goes on overleaf."""
    leaf, count = text.paragraph.leaf, len(text.paragraph.lines)
    if leaf is not None and leaf.role is Role.NOTE and text.stop < count:
        fewest = min(text.stop, count - text.stop)
        amount = (fewest, "lines", NOTE_LINES, fewest < NOTE_LINES)
        yield _about(text, text.stop - 1, Mark.TORN_NOTE, page, amount, "it is a long one")


def _short(page: LaidPage, limits: Limits) -> Iterator[Remark]:
    fill = page.fill
    if fill is not None and fill.is_last and fill.lines < limits.last_page_lines:
        amount = (fill.lines, "lines", limits.last_page_lines, True)
        yield Remark(Mark.SHORT_LAST_PAGE, page.label, *amount)
    if fill is None or fill.because is None or fill.short_lines < NOTABLE_LINES:
        return
    limit = limits.whole_lines if fill.because in _WHOLE else limits.short_lines
    yield Remark(
        Mark.SHORT_PAGE,
        page.label,
        fill.short_lines,
        "lines",
        limit,
        fill.short_lines > limit,
        because=fill.because.value,
    )


def _spreads(pages: Sequence[LaidPage], limits: Limits) -> Iterator[Remark]:
    """Yield a remark for facing pages that both go on and do not end at one depth."""
    for verso, recto in list(pairwise(pages))[1::2]:
        if not (verso.fill and recto.fill and verso.fill.goes_on and recto.fill.goes_on):
            continue
        difference = abs(verso.fill.short_lines - recto.fill.short_lines)
        if difference < NOTABLE_LINES:
            continue
        shorter = max(verso.fill, recto.fill, key=attrgetter("short_lines"))
        limit = limits.whole_lines if shorter.because in _WHOLE else limits.facing_lines
        yield Remark(
            Mark.UNEQUAL_SPREAD,
            verso.label,
            difference,
            "lines",
            limit,
            difference > limit,
            words=f"pages {verso.label} and {recto.label}",
            because=shorter.because.value if shorter.because else "",
        )


def _picture(placed: PlacedPicture, page: str, limits: Limits) -> Iterator[Remark]:
    figure = placed.figure
    if figure.picture.media_type == "image/svg+xml":
        return
    dpi = resolution_dpi(placed)
    least = limits.resolution_dpi
    span = None if figure.place is NOWHERE else figure.place.span()
    words = figure.picture.name
    yield Remark(Mark.RESOLUTION, page, dpi, "dpi", least, dpi < least - 0.5, words, span=span)
