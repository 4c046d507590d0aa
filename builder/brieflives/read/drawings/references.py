"""What elements of a drawing say of one another: copies, clip paths and paints, by their ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from msgspec import Struct

from brieflives.read.drawings.looks import (
    IDENTITY,
    colour,
    length,
    multiplied,
    numbers,
    opacity,
    transform,
)
from brieflives.read.drawings.path_data import Matrix

NAMESPACE = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_URL = re.compile(r"""url\(\s*['"]?#([^'")]+)['"]?\s*\)""")
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "polygon", "polyline"})
_SAID = frozenset({"title", "desc", "metadata", ""})
_LONGEST_CHAIN = 10


class Clip(Struct, frozen=True):
    """The one shape of a clip path, and the transform of the clip path itself."""

    element: ET.Element
    matrix: Matrix


class Named:
    """Finds the elements of a drawing by their ids."""

    def __init__(self, root: ET.Element) -> None:
        """Look at all elements within ``root``; of several with one id the first counts."""
        self._elements: dict[str, ET.Element] = {}
        for element in root.iter():
            self._elements.setdefault(element.get("id", ""), element)

    def element(self, key: str) -> ET.Element | None:
        """Return the element with this id."""
        return self._elements.get(key) if key else None

    def clip(self, value: str) -> Clip | None:
        """Return the shape that ``url(#id)`` clips by; None where it is not one shape alone."""
        found = self._addressed(value)
        if found is None or name_of(found) != "clipPath" or _refers(found):
            return None
        if found.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse":
            return None
        shapes = [inner for inner in found if name_of(inner) not in _SAID]
        if len(shapes) != 1 or name_of(shapes[0]) not in _SHAPES or _refers(shapes[0]):
            return None
        return Clip(shapes[0], transform(found.get("transform", "")))

    def only_colour(
        self, value: str, said: Callable[[str, ET.Element], Mapping[str, str]]
    ) -> str | None:
        """Return the colour of a gradient that has but one, as drawing programs keep swatches."""
        stops = [said("stop", stop) for stop in self._stops(self._addressed(value))]
        colours = {colour(stop.get("stop-color", "black"), "black") for stop in stops}
        if len(colours) != 1 or any(opacity(stop.get("stop-opacity", "1")) != 1 for stop in stops):
            return None
        return colours.pop()

    def _stops(self, gradient: ET.Element | None) -> list[ET.Element]:
        """Return the stops of a gradient, which may be those of another one."""
        for _ in range(_LONGEST_CHAIN):
            if gradient is None or "Gradient" not in name_of(gradient):
                return []
            stops = [inner for inner in gradient if name_of(inner) == "stop"]
            if stops:
                return stops
            gradient = self.element(referred(gradient.attrib))
        return []

    def _addressed(self, value: str) -> ET.Element | None:
        found = _URL.match(value.strip())
        return self.element(found[1]) if found else None


def name_of(element: ET.Element) -> str:
    """Return an element's name; it is empty for comments and for what is not of SVG."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.removeprefix(NAMESPACE)
    return "" if name.startswith("{") else name


def referred(own: Mapping[str, str]) -> str:
    """Return the id that a ``href`` names; empty where it names nothing of this drawing."""
    address = own.get("href", own.get(_XLINK, "")).strip()
    return address[1:] if address.startswith("#") else ""


def fitted(symbol: ET.Element, own: Mapping[str, str], box: tuple[float, float]) -> Matrix:
    """Return what puts the view box of a symbol in the middle of the room that <use> gives it."""
    view = numbers(symbol.get("viewBox", ""))
    if len(view) != 4 or view[2] <= 0 or view[3] <= 0:
        return IDENTITY
    left, top, width, height = view
    sides = zip(("width", "height"), box, strict=True)
    wide, high = (length(own.get(key, symbol.get(key, "100%")), side) for key, side in sides)
    scale = min(wide / width, high / height)
    middle: Matrix = (1, 0, 0, 1, (wide - width * scale) / 2, (high - height * scale) / 2)
    return multiplied(middle, (scale, 0, 0, scale, -left * scale, -top * scale))


def _refers(element: ET.Element) -> bool:
    """Tell whether an element of a clip path is clipped itself."""
    return "clip-path" in element.attrib or "clip-path" in element.get("style", "")
