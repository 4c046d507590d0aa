"""Read an SVG drawing into one that holds filled, stroked and clipping paths alone.

What is written again is made here from numbers and colours, so that no script, no address and no
style of the author's file can reach a reader. What cannot be drawn is named, never left out.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from math import isfinite, sqrt
from xml.etree import ElementTree as ET

from msgspec import Struct, field
from msgspec.structs import replace

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
from brieflives.read.drawings.references import NAMESPACE, Named, fitted, name_of, referred
from brieflives.read.drawings.shapes import path_of

LONG_SIDE = 1000  # of the drawing that is written, whatever the units of the one that is read
_UNSEEN = frozenset(
    {"title", "desc", "metadata", "defs", "style", "symbol", "clipPath", "mask", "filter"}
    | {"linearGradient", "radialGradient", "pattern", "marker"}
)
_GROUPS = frozenset({"g", "a"})
_DEEPEST = 100
_MOST_COPIES = 20_000  # of elements
_WIDEST = 1e9
_REFERENCES = ("mask", "filter", "marker-start", "marker-mid", "marker-end")
_WIDTH = "stroke-width"


_TO_PATHS = (
    "turn its letters into paths in the drawing program (in Inkscape: Path > Object to Path)"
)
_PLAIN = "turn all of it into plain filled or stroked paths, or save it as PNG"
_ONE_COLOUR = "give it one plain colour in the drawing program, or save the drawing as PNG"
_HINTS = {"the element <text>": _TO_PATHS}


class BadDrawingError(Exception):
    """A drawing that cannot be read; the arguments say in words why."""

    @property
    def hint(self) -> str:
        """What to do about it: what mends most of it, if nothing mends all."""
        hints = [_ONE_COLOUR if "gradient" in why else _HINTS.get(why, _PLAIN) for why in self.args]
        return hints[0] if len(set(hints)) == 1 else _PLAIN


class Drawing(Struct, frozen=True):
    """A drawing of paths alone: its SVG, and the width and height of its view box."""

    data: bytes
    size: tuple[int, int]


def read_drawing(data: bytes) -> Drawing:
    """Read an SVG file; ``BadDrawingError`` names all that cannot be drawn."""
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError) as error:
        raise BadDrawingError(f"it is no sound XML ({error})") from None
    if root.tag not in (f"{NAMESPACE}svg", "svg"):
        raise BadDrawingError("it is no SVG")
    reader = _Reader(root)
    paths = reader.paths()
    if reader.troubles:
        raise BadDrawingError(*dict.fromkeys(reader.troubles))
    if not any(path.startswith("<path") for path in paths):
        raise BadDrawingError("nothing is drawn in it")
    box = "0 0 {} {}".format(*reader.size)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
    return Drawing("\n".join((head, *paths, "</svg>\n")).encode(), reader.size)


class _Around(Struct, frozen=True):
    """What an element has from those around it."""

    matrix: Matrix
    look: Look = field(default_factory=lambda: INHERITED)
    clip: str | None = None  # the id of the clip path that is written
    copied: tuple[str, ...] = ()  # the ids that are being drawn by <use>
    depth: int = 0


class _Reader:
    """Walks the elements of a drawing; what cannot be drawn is added to ``troubles``."""

    def __init__(self, root: ET.Element) -> None:
        self._root = root
        self.troubles: list[str] = []
        self._named = Named(root)
        self._clips = 0
        self._copies = 0
        self._rules = StyleRules(
            element.text or "" for element in root.iter() if name_of(element) == "style"
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
        """Return every shape as a path element, in painting order, and what they are clipped by."""
        return list(self._walk(self._root, _Around(self._matrix)))

    def _walk(self, element: ET.Element, around: _Around) -> Iterator[str]:
        """Yield the shapes within an element."""
        name = name_of(element)
        if name in _UNSEEN or not name or self._is_endless(around):
            return
        own = self._own(name, element)
        look = {key: _inherited(key, own, around.look) for key in around.look}
        try:
            if own.get("display") == "none" or opacity(own.get("opacity", "1")) == 0:
                return
            matrix = multiplied(around.matrix, transform(own.get("transform", "")))
            self._see_through(name, own)
            within = replace(around, matrix=matrix, look=look, depth=around.depth + 1)
            within = yield from self._clipped(own, within)
            yield from self._inside(element, own, within)
        except (ValueError, ArithmeticError) as error:
            self.troubles.append(f"<{name}>: {error}")

    def _is_endless(self, around: _Around) -> bool:
        """Complain of a drawing that would grow without end."""
        self._copies += bool(around.copied)
        if around.depth > _DEEPEST:
            self.troubles.append(f"groups nested more than {_DEEPEST} deep")
        elif self._copies > _MOST_COPIES:
            self.troubles.append("too many copies by <use>")
        return around.depth > _DEEPEST or self._copies > _MOST_COPIES

    def _inside(
        self, element: ET.Element, own: Mapping[str, str], within: _Around
    ) -> Iterator[str]:
        name = name_of(element)
        if name in _GROUPS or element is self._root:
            for inner in element:
                yield from self._walk(inner, within)
        elif name == "use":
            yield from self._copied(own, within)
        elif (data := path_of(name, own, self._box)) is None:
            self.troubles.append(f"the element <{name}>")
        elif within.look["visibility"] == "visible":
            look = self._painted(name, within.look)
            yield from _written(data, within.matrix, look, within.clip)

    def _own(self, name: str, element: ET.Element) -> dict[str, str]:
        """Return what an element itself says, in attributes, style sheets and its style."""
        rules = self._rules.of(name, element.attrib)
        return {**element.attrib, **rules, **declared(element.get("style", ""))}

    def _copied(self, own: Mapping[str, str], within: _Around) -> Iterator[str]:
        """Yield what a <use> draws: another element of the drawing, once more."""
        key = referred(own)
        target = self._named.element(key)
        if target is None:
            self.troubles.append(f"the <use> of {key!r}, which is not in the drawing")
        elif key in within.copied:
            self.troubles.append(f"a <use> of {key!r} within itself")
        else:
            x, y = (length(own.get(k, "0"), side) for k, side in zip("xy", self._box, strict=True))
            matrix = multiplied(within.matrix, (1, 0, 0, 1, x, y))
            copied = (*within.copied, key)
            if name_of(target) != "symbol":
                yield from self._walk(target, replace(within, matrix=matrix, copied=copied))
                return
            matrix = multiplied(matrix, fitted(target, own, self._box))
            look = self._own("symbol", target)
            look = {key: _inherited(key, look, within.look) for key in within.look}
            for inner in target:
                yield from self._walk(
                    inner, replace(within, matrix=matrix, look=look, copied=copied)
                )

    def _clipped(self, own: Mapping[str, str], within: _Around) -> Generator[str, None, _Around]:
        """Yield the path that an element is clipped by, and return what is so within it."""
        clip = own.get("clip-path", "none").strip()
        if clip == "none":
            return within
        shape = self._named.clip(clip)
        if shape is None:
            self.troubles.append("a clip path that is more than one plain shape")
            return within
        how = self._own(name_of(shape.element), shape.element)
        matrix = multiplied(
            multiplied(within.matrix, shape.matrix), transform(how.get("transform", ""))
        )
        data = path_of(name_of(shape.element), how, self._box) or ""
        self._clips += 1
        name = f"clip-{self._clips}"
        outer = f' clip-path="url(#{within.clip})"' if within.clip else ""
        rule = ' clip-rule="evenodd"' if how.get("clip-rule") == "evenodd" else ""
        yield f'<clipPath id="{name}"{outer}><path d="{_drawn(data, matrix)}"{rule}/></clipPath>'
        return replace(within, clip=name)

    def _painted(self, name: str, look: Look) -> Look:
        """Put plain colours where a shape names a gradient; only one of a single colour has one."""
        plain = dict(look)
        for key in ("fill", "stroke"):
            if look[key].startswith("url("):
                found = self._named.only_colour(look[key], self._own)
                if found is None:
                    self.troubles.append(f"the gradient or pattern of <{name}>")
                plain[key] = found or "none"
        return plain

    def _see_through(self, name: str, own: Mapping[str, str]) -> None:
        """Complain of what is neither paint nor bare paper."""
        for key in _REFERENCES:
            if own.get(key, "none").strip() != "none":
                self.troubles.append(f"the {key} of <{name}>")
        for key in ("opacity", "fill-opacity", "stroke-opacity"):
            if opacity(own.get(key, "1")) not in (0, 1):
                self.troubles.append(f"the {key} of <{name}>")


def _inherited(key: str, own: Mapping[str, str], look: Look) -> str:
    value = own.get(key, "inherit").strip()
    return look[key] if value == "inherit" else value


def _written(data: str, matrix: Matrix, look: Look, clip: str | None) -> Iterator[str]:
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
    drawn = _drawn(data, matrix)
    if not drawn:
        return
    attributes = [f'd="{drawn}"', f'fill="{fill or "none"}"']
    if clip:
        attributes.append(f'clip-path="url(#{clip})"')
    if look["fill-rule"] == "evenodd":
        attributes.append('fill-rule="evenodd"')
    if stroke:
        attributes += [f'stroke="{stroke}"', f'{_WIDTH}="{_number(width)}"', *_pen(look, scale)]
    yield f"<path {' '.join(attributes)}/>"


def _drawn(data: str, matrix: Matrix) -> str:
    segments = (transformed(segment, matrix) for segment in parse_path(data))
    return " ".join(
        kind + " ".join(f"{_number(x)} {_number(y)}" for x, y in points)
        for kind, points in segments
    )


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
