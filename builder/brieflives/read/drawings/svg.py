"""Read an SVG drawing into one that holds filled and stroked paths alone.

What is written again is made here from numbers and colours, so that no script, no address and no
style of the author's file can reach a reader. What cannot be drawn is named, never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite, sqrt
from xml.etree import ElementTree as ET

from brieflives.read.drawings.looks import (
    INHERITED,
    Look,
    StyleRules,
    colour,
    declared,
    length,
    multiplied,
    numbers,
    opacity,
    transform,
)
from brieflives.read.drawings.path_data import Matrix, parse_path, transformed
from brieflives.read.drawings.shapes import path_of

LONG_SIDE = 1000  # of the drawing that is written, whatever the units of the one that is read
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_UNSEEN = frozenset(
    {"title", "desc", "metadata", "defs", "style", "symbol", "clipPath", "mask", "filter"}
    | {"linearGradient", "radialGradient", "pattern", "marker"}
)
_GROUPS = frozenset({"g", "a"})
_DEEPEST = 100
_WIDEST = 1e9
_REFERENCES = ("clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end")
_WIDTH = "stroke-width"


class BadDrawingError(Exception):
    """A drawing that cannot be read; the arguments say in words why."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of paths alone: its SVG, and the width and height of its view box."""

    data: bytes
    size: tuple[int, int]


def read_drawing(data: bytes) -> Drawing:
    """Read an SVG file; ``BadDrawingError`` names all that cannot be drawn."""
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError) as error:
        raise BadDrawingError(f"it is no sound XML ({error})") from None
    if root.tag not in (f"{_NAMESPACE}svg", "svg"):
        raise BadDrawingError("it is no SVG")
    reader = _Reader(root)
    paths = reader.paths()
    if reader.troubles:
        raise BadDrawingError(*dict.fromkeys(reader.troubles))
    if not paths:
        raise BadDrawingError("nothing is drawn in it")
    box = "0 0 {} {}".format(*reader.size)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
    return Drawing("\n".join((head, *paths, "</svg>\n")).encode(), reader.size)


class _Reader:
    """Walks the elements of a drawing; what cannot be drawn is added to ``troubles``."""

    def __init__(self, root: ET.Element) -> None:
        self._root = root
        self.troubles: list[str] = []
        self._rules = StyleRules(
            element.text or "" for element in root.iter() if _name(element) == "style"
        )
        self.troubles += [f"the style rule {selector!r}" for selector in self._rules.odd]
        left, top, width, height = self._view_box()
        self._box = width, height
        scale = LONG_SIDE / max(width, height)
        self.size = max(1, round(width * scale)), max(1, round(height * scale))
        self._matrix = (scale, 0.0, 0.0, scale, -left * scale, -top * scale)

    def _view_box(self) -> tuple[float, float, float, float]:
        attributes = self._root.attrib
        found = numbers(attributes.get("viewBox", ""))
        if len(found) != 4:
            try:
                sides = (length(attributes.get(side, "")) for side in ("width", "height"))
                found = [0.0, 0.0, *sides]
            except ValueError:
                raise BadDrawingError("it has no viewBox") from None
        left, top, width, height = found
        if not 0 < width < _WIDEST or not 0 < height < _WIDEST:
            raise BadDrawingError("its viewBox is empty")
        return left, top, width, height

    def paths(self) -> list[str]:
        """Return every shape as a path element, in painting order."""
        return list(self._walk(self._root, self._matrix, INHERITED, 0))

    def _walk(self, element: ET.Element, matrix: Matrix, look: Look, depth: int) -> Iterator[str]:
        """Yield the shapes within an element; ``look`` is what it inherits."""
        if depth > _DEEPEST:
            self.troubles.append(f"groups nested more than {_DEEPEST} deep")
            return
        name = _name(element)
        if name in _UNSEEN or not name:
            return
        own = {
            **element.attrib,
            **self._rules.of(name, element.attrib),
            **declared(element.get("style", "")),
        }
        look = {key: _inherited(key, own, look) for key in look}
        try:
            if own.get("display") == "none" or opacity(own.get("opacity", "1")) == 0:
                return
            matrix = multiplied(matrix, transform(own.get("transform", "")))
            self._see_through(name, own)
            if name in _GROUPS or element is self._root:
                for inner in element:
                    yield from self._walk(inner, matrix, look, depth + 1)
            elif (data := path_of(name, own, self._box)) is None:
                self.troubles.append(f"the element <{name}>")
            elif look["visibility"] == "visible":
                yield from _written(data, matrix, look)
        except (ValueError, ArithmeticError) as error:
            self.troubles.append(f"<{name}>: {error}")

    def _see_through(self, name: str, own: Mapping[str, str]) -> None:
        """Complain of what is neither paint nor bare paper."""
        for key in _REFERENCES:
            if own.get(key, "none").strip() != "none":
                self.troubles.append(f"the {key} of <{name}>")
        for key in ("opacity", "fill-opacity", "stroke-opacity"):
            if opacity(own.get(key, "1")) not in (0, 1):
                self.troubles.append(f"the {key} of <{name}>")


def _name(element: ET.Element) -> str:
    """Return an element's name; it is empty for comments and for what is not of SVG."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.removeprefix(_NAMESPACE)
    return "" if name.startswith("{") else name


def _inherited(key: str, own: Mapping[str, str], look: Look) -> str:
    value = own.get(key, "inherit").strip()
    return look[key] if value == "inherit" else value


def _written(data: str, matrix: Matrix, look: Look) -> Iterator[str]:
    """Write a path with all its points and its pen in units of the new drawing."""
    fill, stroke = colour(look["fill"], look["color"]), colour(look["stroke"], look["color"])
    scale = sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    width = length(look[_WIDTH]) * scale
    if opacity(look["fill-opacity"]) == 0:
        fill = None
    if opacity(look["stroke-opacity"]) == 0 or width <= 0:
        stroke = None
    if fill is None and stroke is None:
        return
    segments = [transformed(segment, matrix) for segment in parse_path(data)]
    if not segments:
        return
    drawn = " ".join(
        kind + " ".join(f"{_number(x)} {_number(y)}" for x, y in points)
        for kind, points in segments
    )
    attributes = [f'd="{drawn}"', f'fill="{fill or "none"}"']
    if look["fill-rule"] == "evenodd":
        attributes.append('fill-rule="evenodd"')
    if stroke:
        attributes += [f'stroke="{stroke}"', f'{_WIDTH}="{_number(width)}"', *_pen(look, scale)]
    yield f"<path {' '.join(attributes)}/>"


def _pen(look: Look, scale: float) -> Iterator[str]:
    """Yield how the ends and corners of a stroke look where they are not the plain ones."""
    for key, kinds in (
        ("stroke-linecap", ("round", "square")),
        ("stroke-linejoin", ("round", "bevel")),
    ):
        if look[key] in kinds:
            yield f'{key}="{look[key]}"'
    miter = length(look["stroke-miterlimit"])
    if miter != 4:
        yield f'stroke-miterlimit="{_number(max(1.0, miter))}"'
    dashes = [_number(dash * scale) for dash in numbers(look["stroke-dasharray"])]
    if any(float(dash) > 0 for dash in dashes):
        yield f'stroke-dasharray="{" ".join(dashes)}"'


def _number(value: float) -> str:
    if not isfinite(value):
        message = "a number is too large"
        raise ValueError(message)
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
