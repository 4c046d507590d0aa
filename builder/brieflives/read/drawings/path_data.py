"""The path data of SVG as absolute lines and curves (SVG 2, chapter 9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]  # a b c d e f, as SVG orders them
Segment = tuple[str, tuple[Point, ...]]  # M and L have one point, C three, Z none

_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
_END = re.compile(r"[\s,]*$")


def parse_path(data: str) -> list[Segment]:
    """Read path data into M, L, C and Z with absolute points; ``ValueError`` where it is broken."""
    return _Path(data).segments()


def transformed(segment: Segment, matrix: Matrix) -> Segment:
    """Move the points of a segment by a matrix."""
    a, b, c, d, e, f = matrix
    kind, points = segment
    return kind, tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points)


class _Path:
    """Reads path data from left to right; it knows where the pen is."""

    def __init__(self, data: str) -> None:
        self._data = data
        self._at = 0
        self._pen: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._handle: Point = (0.0, 0.0)  # of the last curve, for those that go on smoothly
        self._handle_of = ""  # C or Q: the kind of curve the handle belongs to
        self._relative = False
        self._readers: dict[str, Callable[[], Iterator[Segment]]] = {
            "M": self._move,
            "L": self._line,
            "H": self._horizontal,
            "V": self._vertical,
            "C": self._cubic,
            "S": self._smooth_cubic,
            "Q": self._quadratic,
            "T": self._smooth_quadratic,
            "A": self._arc,
        }

    def segments(self) -> list[Segment]:
        out: list[Segment] = []
        while not _END.match(self._data, self._at):
            letter = self._take(_COMMAND)
            if not out and letter not in "Mm":
                message = "a path begins with M"
                raise ValueError(message)
            if letter in "Zz":
                self._pen, self._handle_of = self._start, ""
                out.append(("Z", ()))
                continue
            self._relative = letter.islower()
            read = self._readers[letter.upper()]
            out += read()
            if letter in "Mm":
                read = self._line
            while _NUMBER.match(self._data, self._at):
                out += read()
        return out

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._data, self._at)
        if found is None:
            message = f"not understood: {self._data[self._at : self._at + 20]!r}"
            raise ValueError(message)
        self._at = found.end()
        return found[1]

    def _number(self) -> float:
        return float(self._take(_NUMBER))

    def _point(self) -> Point:
        x, y = self._number(), self._number()
        return (x + self._pen[0], y + self._pen[1]) if self._relative else (x, y)

    def _to(self, point: Point) -> Iterator[Segment]:
        self._pen, self._handle_of = point, ""
        yield "L", (point,)

    def _move(self) -> Iterator[Segment]:
        self._pen = self._start = self._point()
        self._handle_of = ""
        yield "M", (self._pen,)

    def _line(self) -> Iterator[Segment]:
        return self._to(self._point())

    def _horizontal(self) -> Iterator[Segment]:
        x, y = self._pen
        return self._to((self._number() + (x if self._relative else 0.0), y))

    def _vertical(self) -> Iterator[Segment]:
        x, y = self._pen
        return self._to((x, self._number() + (y if self._relative else 0.0)))

    def _cubic(self) -> Iterator[Segment]:
        return self._curve(self._point(), self._point(), self._point())

    def _smooth_cubic(self) -> Iterator[Segment]:
        return self._curve(self._mirrored("C"), self._point(), self._point())

    def _quadratic(self) -> Iterator[Segment]:
        return self._bow(self._point(), self._point())

    def _smooth_quadratic(self) -> Iterator[Segment]:
        return self._bow(self._mirrored("Q"), self._point())

    def _mirrored(self, kind: str) -> Point:
        """Return the last curve's handle on the other side of the pen."""
        if self._handle_of != kind:
            return self._pen
        return 2 * self._pen[0] - self._handle[0], 2 * self._pen[1] - self._handle[1]

    def _curve(self, first: Point, second: Point, end: Point) -> Iterator[Segment]:
        self._handle, self._handle_of, self._pen = second, "C", end
        yield "C", (first, second, end)

    def _bow(self, handle: Point, end: Point) -> Iterator[Segment]:
        """Draw a curve with one handle by one with two."""
        first, second = (
            (x + 2 / 3 * (handle[0] - x), y + 2 / 3 * (handle[1] - y)) for x, y in (self._pen, end)
        )
        self._handle, self._handle_of, self._pen = handle, "Q", end
        yield "C", (first, second, end)

    def _arc(self) -> Iterator[Segment]:
        rx, ry, turn = abs(self._number()), abs(self._number()), radians(self._number() % 360)
        large, sweep = self._take(_FLAG) == "1", self._take(_FLAG) == "1"
        start, end = self._pen, self._point()
        self._pen, self._handle_of = end, ""
        if start == end:
            return
        if not rx or not ry:
            yield "L", (end,)
            return
        yield from _arc_curves(start, end, (rx, ry, turn), large=large, sweep=sweep)


def _arc_curves(
    start: Point, end: Point, ellipse: tuple[float, float, float], *, large: bool, sweep: bool
) -> Iterator[Segment]:
    """Draw an arc by curves of at most a quarter turn (SVG 2, appendix B.2.4)."""
    rx, ry, turn = ellipse
    to_x, to_y = cos(turn), sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = to_x * half_x + to_y * half_y, to_x * half_y - to_y * half_x
    excess = hypot(x / rx, y / ry)
    if excess > 1:  # the ellipse is too small to reach: it is enlarged
        rx, ry = rx * excess, ry * excess
    below = (rx * y) ** 2 + (ry * x) ** 2
    away = sqrt(max(0.0, (rx * ry) ** 2 / below - 1)) * (-1 if large == sweep else 1)
    cx, cy = away * rx * y / ry, -away * ry * x / rx
    first = _angle((x - cx) / rx, (y - cy) / ry)
    swept = (_angle((-x - cx) / rx, (-y - cy) / ry) - first) % (2 * pi)
    if not sweep:
        swept -= 2 * pi
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    centre = to_x * cx - to_y * cy + middle[0], to_y * cx + to_x * cy + middle[1]
    matrix = (to_x * rx, to_y * rx, -to_y * ry, to_x * ry, *centre)
    count = max(1, ceil(abs(swept) / (pi / 2) - 1e-9))
    step = swept / count
    for number in range(count):
        yield transformed(_bend(first + number * step, step), matrix)


def _angle(x: float, y: float) -> float:
    angle = acos(max(-1.0, min(1.0, x / hypot(x, y))))
    return angle if y >= 0 else -angle


def _bend(start: float, swept: float) -> Segment:
    """Return a curve along the circle of radius one around the origin."""
    reach = 4 / 3 * tan(swept / 4)
    stop = start + swept
    return "C", (
        (cos(start) - reach * sin(start), sin(start) + reach * cos(start)),
        (cos(stop) + reach * sin(stop), sin(stop) - reach * cos(stop)),
        (cos(stop), sin(stop)),
    )
