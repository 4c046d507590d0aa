"""Drawings of sheets that are turned, folded and stapled: plain paths without words.

They are drawn for books that are bound at the left; ``rtl`` gives the mirror image.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from brieflives.document.blocks import Picture

_INK, _WORDS, _ACCENT, _SHADE = "#333333", "#B9C4C6", "#1F5F6B", "#EEF2F2"
_SHEET = (190.0, 134.0)  # of the proportions of paper that lies

_POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def turning(flip: str, *, rtl: bool = False) -> Picture:
    """Draw a sheet, how it is turned about its short or long edge, and its back."""
    top = 6 if flip == "short" else 40
    return _picture(f"turn-{flip}", _turning(flip), (58, top, 582, 178), rtl=rtl)


def folding(*, rtl: bool = False) -> Picture:
    """Draw a stack of sheets and the booklet that is folded of it."""
    return _picture("fold", _folding(), (58, 32, 538, 182), rtl=rtl)


def stapling(*, rtl: bool = False) -> Picture:
    """Draw the outside of an open booklet with two staples on its fold."""
    return _picture("staple", _stapling(), (193, 18, 447, 172), rtl=rtl)


def upwards() -> Picture:
    """Draw an arrow that points to the top."""
    data = _filled("M60 10 L105 80 L74 80 L74 180 L46 180 L46 80 L15 80 Z", _ACCENT)
    return _picture("top", [data], (0, 0, 120, 190))


def _turning(flip: str) -> Iterator[str]:
    width, height = _SHEET
    left, right, top = 60.0, 390.0, 42.0
    yield from _sheet(left, top)
    yield from _title(left + width * 0.5, top)
    yield from _sheet(right, top)
    yield from _words(right, top)
    yield from _words(right + width / 2, top)
    if flip == "short":  # like the page of a book
        yield _stroked(
            f"M{left + width} {top - 8} C{left + width + 40} 0 {right - 40} 0",
            _ACCENT,
            f"{right} {top - 8}",
        )
        yield _head(right, top - 8, (-14, -9), (-4, -17))
    else:  # like the page of a calendar
        middle = (left + width + right) / 2
        yield _stroked(
            f"M{middle - 22} {top + height} C{middle + 48} {top + height} {middle + 48} {top}",
            _ACCENT,
            f"{middle - 22} {top}",
        )
        yield _head(middle - 22, top, (15, -9), (15, 9))


def _folding() -> Iterator[str]:
    width, height = _SHEET
    for step in (2, 1, 0):
        yield from _sheet(60.0 + 6 * step, 34.0 + 6 * step)
    yield from _title(60.0 + width / 2, 34.0)
    yield _stroked("M290 104", _ACCENT, "370 104", curve=False)
    yield _head(370, 104, (-15, -9), (-15, 9))
    left, top = 430.0, 34.0
    for step in (2, 1, 0):
        x = left + 5 * step
        yield _filled(_box(x, top, width / 2, height), "#FFFFFF", _INK)
    yield from _title(left, top)
    yield _stroked(f"M{left} {top}", _INK, f"{left} {top + height}", curve=False, pen=4)


def _stapling() -> Iterator[str]:
    width, height = 250.0, 150.0
    left, top = 195.0, 20.0
    yield _filled(_box(left, top, width, height), _SHADE, _INK)
    middle = left + width / 2
    yield _fold(middle, top, height)
    yield from _title(middle, top, width / 2, height)
    for part in (0.25, 0.75):
        y = top + height * part
        yield _stroked(f"M{middle} {y - 13}", _ACCENT, f"{middle} {y + 13}", curve=False, pen=6)


def _sheet(left: float, top: float) -> Iterator[str]:
    width, height = _SHEET
    yield _filled(_box(left, top, width, height), "#FFFFFF", _INK)
    middle = left + width / 2
    yield _fold(middle, top, height)


def _title(
    left: float, top: float, width: float = _SHEET[0] / 2, height: float = _SHEET[1]
) -> Iterator[str]:
    """Draw a front cover: a bold title and a line below."""
    for y, part, pen, colour in ((0.34, 0.62, 8, _ACCENT), (0.46, 0.4, 3, _WORDS)):
        x = left + width * (1 - part) / 2
        line = top + height * y
        yield _stroked(f"M{x} {line}", colour, f"{x + width * part} {line}", curve=False, pen=pen)


def _words(left: float, top: float) -> Iterator[str]:
    """Draw a page of text."""
    width, height = _SHEET[0] / 2, _SHEET[1]
    for row in range(8):
        y, part = top + height * (0.16 + 0.095 * row), 0.7 if row < 7 else 0.4
        x = left + width * 0.15
        yield _stroked(f"M{x} {y}", _WORDS, f"{x + width * part} {y}", curve=False, pen=3)


def _box(left: float, top: float, width: float, height: float) -> str:
    right, bottom = left + width, top + height
    return f"M{left} {top} L{right} {top} L{right} {bottom} L{left} {bottom} Z"


def _filled(path: str, fill: str, stroke: str = "none") -> str:
    pen = f' stroke-width="2" stroke-linejoin="round" stroke="{stroke}"' if stroke != "none" else ""
    return f'<path d="{path}" fill="{fill}"{pen}/>'


def _stroked(start: str, colour: str, end: str, *, curve: bool = True, pen: float = 4) -> str:
    """Draw a line, or with three points a curve, with round ends."""
    path = f"{start} {end}" if curve else f"{start} L{end}"
    look = f'stroke="{colour}" stroke-width="{pen}" stroke-linecap="round"'
    return f'<path d="{path}" fill="none" {look}/>'


def _fold(x: float, top: float, height: float) -> str:
    """Draw where a sheet is folded."""
    path = f"M{x} {top} L{x} {top + height}"
    look = f'stroke="{_INK}" stroke-width="1" stroke-dasharray="6 5"'
    return f'<path d="{path}" fill="none" {look}/>'


def _head(x: float, y: float, one: tuple[float, float], other: tuple[float, float]) -> str:
    """Draw the head of an arrow: from its point to two others."""
    first, last = (f"{x + dx} {y + dy}" for dx, dy in (one, other))
    return _filled(f"M{x} {y} L{first} L{last} Z", _ACCENT, _ACCENT)


def _framed(path: str, frame: tuple[int, int, int, int], *, rtl: bool) -> str:
    """Let a path count from the corner of a frame: every point of it is written as x and y."""
    left, top, right, _ = frame
    start, points, rest = path.split('"', 2)

    def moved(at: re.Match[str]) -> str:
        x = right - float(at[1]) if rtl else float(at[1]) - left
        return f"{x:g} {float(at[2]) - top:g}"

    return f'{start}"{_POINT.sub(moved, points)}"{rest}'


def _picture(
    name: str, paths: Iterable[str], frame: tuple[int, int, int, int], *, rtl: bool = False
) -> Picture:
    """Make a picture of what is drawn within a frame: left, top, right and bottom."""
    left, top, right, bottom = frame
    width, height = right - left, bottom - top
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    framed = (_framed(path, frame, rtl=rtl) for path in paths)
    data = "\n".join((head, *framed, "</svg>\n")).encode()
    return Picture(f"{name}{'-rtl' * rtl}.svg", "image/svg+xml", data, width, height)
