"""The line of a life drawn to scale: a disc at each year, words beside it where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brieflives.document.blocks import Milestone, TimelineEntry
from brieflives.document.years import point_in_time
from brieflives.typeset.galley import all_lines, depth
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Placed, PlacedBox, PlacedRule
from brieflives.typeset.paragraph import natural_width
from brieflives.typeset.runs import runs_of_leaf
from brieflives.typeset.setting import Setting

AXIS_PT = 7.0  # from the left edge to the line of years
LEADER_PT = 22.0  # from the line of years to the words
BEND_PT = 6.0  # so far a leader goes straight at either end
DATE_GAP_PT = 8.0
WIDEST_DATE = 0.34  # of the width
GAP_PT = 4.0  # at least, between two entries
TALLEST_ENTRY_PT = 84.0  # no more height for each than this, or the line falls apart
DISC_PT, MILESTONE_PT, OUTLINE_PT = 4.4, 7.0, 1.2
LINE_PT, LEADER_LINE_PT = 0.5, 0.35
TICK_PT = 3.0
MOST_TICKS = 24
STEPS = (10, 25, 50, 100, 500, 1000)  # years from tick to tick
PAPER = "#FFFFFF"
ABOVE_BASELINE = 0.23  # of the size: the middle of small letters


class _Label(NamedTuple):
    """The words of an entry, set, and where in time they belong."""

    entry: TimelineEntry
    when: float
    date: SetParagraph
    text: SetParagraph
    text_x: float  # from the left edge
    height: float


def draw_lifeline(
    entries: Sequence[TimelineEntry], setting: Setting, width: float, height: float
) -> tuple[Placed, ...] | None:
    """Return the line, its upper left corner at 0; None where its words need more height.

    The first and the last entry stand at its ends, all others where their years are. Words that
    would overlap move apart, as little as possible, and a leader joins each to its disc.
    """
    labels = _labels(entries, setting, width)
    needed = sum(label.height for label in labels) - GAP_PT
    if needed > height:
        return None
    height = min(height, max(needed, len(labels) * TALLEST_ENTRY_PT))
    style = setting.style(entries[0].text.role)
    middle = setting.baseline(style.leading_pt) - ABOVE_BASELINE * style.size_pt
    bottom = height - (labels[-1].height - GAP_PT) + middle
    first, last = labels[0].when, max(label.when for label in labels)
    scale = (bottom - middle) / ((last - first) or 1.0)
    points = [middle + (label.when - first) * scale for label in labels]
    heights = [label.height for label in labels]
    beside = spread(points, heights, middle, bottom)
    return (
        PlacedRule(AXIS_PT, middle, AXIS_PT, bottom, LINE_PT, setting.colours.ink),
        *_ticks(first, last, middle, scale, setting),
        *_leaders(points, beside, setting),
        *(_disc(label, y, setting) for label, y in zip(labels, points, strict=True)),
        *_words(labels, beside, middle, setting),
    )


def spread(
    points: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Return places as near to ``points`` as can be, each its height above the next.

    Least squares by pooling adjacent violators (Barlow et al., Statistical Inference under Order
    Restrictions, 1972), between ``top`` and ``bottom``.
    """
    before = [sum(heights[:k]) for k in range(len(heights))]
    pools: list[tuple[float, int]] = []  # mean and size
    for point, above in zip(points, before, strict=True):
        mean, size = point - above, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    highest, lowest = top, bottom - before[-1]
    means = [min(max(mean, highest), lowest) for mean, size in pools for _ in range(size)]
    return [mean + above for mean, above in zip(means, before, strict=True)]


def _labels(entries: Sequence[TimelineEntry], setting: Setting, width: float) -> tuple[_Label, ...]:
    left = AXIS_PT + LEADER_PT
    column = min(_date_width(entries, setting), WIDEST_DATE * width)
    labels = []
    for entry in entries:
        date = setting.leaf(entry.date, column)
        x = left + column + DATE_GAP_PT
        text = setting.leaf(entry.text, width - x)
        when = point_in_time(entry.edtf) or 0.0
        labels.append(_Label(entry, when, date, text, x, max(depth(date), depth(text)) + GAP_PT))
    return tuple(labels)


def _date_width(entries: Sequence[TimelineEntry], setting: Setting) -> float:
    """Return the width of the widest date, and a little more so that none is divided."""
    style = setting.style(entries[0].date.role)
    leaves = (runs_of_leaf(entry.date, style, setting.case) for entry in entries)
    return max(natural_width(runs, setting.case) for runs in leaves) + 0.5


def _ticks(
    first: float, last: float, top: float, scale: float, setting: Setting
) -> Iterator[PlacedRule]:
    """Yield a short mark for every decade, or for as many years as leave no more than two dozen."""
    step = next((s for s in STEPS if (last - first) / s <= MOST_TICKS), STEPS[-1])
    year = -(-first // step) * step
    while year <= last:
        y = top + (year - first) * scale
        yield PlacedRule(AXIS_PT - TICK_PT, y, AXIS_PT, y, LEADER_LINE_PT, setting.colours.ink)
        year += step


def _leaders(
    points: Sequence[float], beside: Sequence[float], setting: Setting
) -> Iterator[PlacedRule]:
    end = AXIS_PT + LEADER_PT - 4
    for point, y in zip(points, beside, strict=True):
        colour, width = setting.colours.grey, LEADER_LINE_PT
        start, bend, back = AXIS_PT, AXIS_PT + BEND_PT, end - BEND_PT + 2
        yield PlacedRule(start, point, bend, point, width, colour)
        yield PlacedRule(bend, point, back, y, width, colour)
        yield PlacedRule(back, y, end, y, width, colour)


def _disc(label: _Label, y: float, setting: Setting) -> PlacedBox:
    """Return a small disc; a birth has a large open one, a death a large full one."""
    milestone = label.entry.milestone
    size = DISC_PT if milestone is Milestone.OTHER else MILESTONE_PT
    is_open = milestone is Milestone.BIRTH
    accent = setting.colours.accent
    return PlacedBox(
        AXIS_PT - size / 2,
        y - size / 2,
        size,
        size,
        fill=PAPER if is_open else accent,
        stroke=accent if is_open else None,
        stroke_width=OUTLINE_PT if is_open else 0.0,
        round=True,
    )


def _words(
    labels: Sequence[_Label], beside: Sequence[float], middle: float, setting: Setting
) -> Iterator[Placed]:
    left = AXIS_PT + LEADER_PT
    for label, y in zip(labels, beside, strict=True):
        yield all_lines(label.date, left, y - middle, setting)
        yield all_lines(label.text, label.text_x, y - middle, setting)
