"""How the shapes of an SVG look: attributes, style sheets of simple rules, colours, lengths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import cos, radians, sin, tan

from brieflives.read.drawings.path_data import Matrix

Look = Mapping[str, str]  # presentation properties and their values

INHERITED = {  # and what each is at the root
    "fill": "black",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "color": "black",
    "visibility": "visible",
    "fill-opacity": "1",
    "stroke-opacity": "1",
}
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"\*|[.#]?[\w-]+")
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%|[a-z]*)\s*", re.IGNORECASE)
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_STEP = re.compile(r"\s*,?\s*(\w+)\s*\(([^()]*)\)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


class StyleRules:
    """The rules of a drawing's style sheets, as far as each names one class, id or element."""

    def __init__(self, sheets: Iterable[str]) -> None:
        """Read the sheets; selectors that are not so simple are kept in ``odd``."""
        self.odd: list[str] = []
        self._rules: list[tuple[str, Look]] = []
        for sheet in sheets:
            for selectors, declarations in _RULE.findall(_COMMENT.sub("", sheet)):
                self._add(selectors.strip(), declared(declarations))

    def _add(self, selectors: str, look: Look) -> None:
        if selectors.startswith("@font-face"):  # there are no letters in our drawings
            return
        for selector in re.split(r"\s*,\s*", selectors):
            if _SIMPLE.fullmatch(selector):
                self._rules.append((selector, look))
            else:
                self.odd.append(selector)

    def of(self, element: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """Return what the rules say of an element: ids above classes, classes above names."""
        classes = attributes.get("class", "").split()
        names = ("*", element), tuple(f".{c}" for c in classes), (f"#{attributes.get('id')}",)
        return {
            name: value
            for level in names
            for selector, look in self._rules
            if selector in level
            for name, value in look.items()
        }


def declared(text: str) -> dict[str, str]:
    """Read the declarations of a ``style`` attribute or of a rule."""
    pairs = (part.partition(":") for part in text.split(";") if ":" in part)
    return {
        name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value
    }


def colour(value: str, current: str) -> str | None:
    """Return ``#rrggbb``, or None where nothing is painted; ``ValueError`` for other text."""
    from PIL import ImageColor

    value = value.strip()
    if value.casefold() == "currentcolor":
        value = current
    if value.casefold() in ("none", "transparent"):
        return None
    try:
        red, green, blue, *alpha = ImageColor.getrgb(value)
    except ValueError:
        message = f"the colour {value!r}"
        raise ValueError(message) from None
    if alpha and alpha[0] != 255:
        message = f"{value!r} can be seen through"
        raise ValueError(message)
    return f"#{red:02x}{green:02x}{blue:02x}"


def length(value: str, whole: float = 0.0) -> float:
    """Return a length in user units; per cents are of ``whole``. ``ValueError`` for other text."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        message = f"{value!r} is no length"
        raise ValueError(message)
    number, unit = float(found[1]), found[2].lower()
    if unit == "%":
        return number * whole / 100
    if unit not in _PIXELS:
        message = f"the unit of {value!r} is not known"
        raise ValueError(message)
    return number * _PIXELS[unit]


def numbers(text: str) -> list[float]:
    """Return the numbers of a list."""
    return [float(number) for number in _NUMBER.findall(text)]


def transform(text: str) -> Matrix:
    """Read a ``transform`` attribute; ``ValueError`` where it is broken."""
    matrix, at = IDENTITY, 0
    text = text.strip()
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None:
            message = f"transform {text!r}"
            raise ValueError(message)
        matrix = multiplied(matrix, _step(found[1], numbers(found[2])))
        at = found.end()
    return matrix


def multiplied(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that does ``inner`` first and ``outer`` then."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + c * q,
        b * p + d * q,
        a * r + c * s,
        b * r + d * s,
        a * t + c * u + e,
        b * t + d * u + f,
    )


def _step(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *y]:
            return (1, 0, 0, 1, x, y[0] if y else 0)
        case "scale", [x, *y]:
            return (x, 0, 0, y[0] if y else x, 0, 0)
        case "rotate", [angle, *centre] if len(centre) in (0, 2):
            return _rotation(radians(angle), *centre)
        case "skewX", [angle]:
            return (1, 0, tan(radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return (1, tan(radians(angle)), 0, 1, 0, 0)
    message = f"transform {name!r}"
    raise ValueError(message)


def _rotation(angle: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    across, down = cos(angle), sin(angle)
    return (across, down, -down, across, x - across * x + down * y, y - down * x - across * y)


def opacity(value: str) -> float:
    """Return 0 for what is not seen at all, 1 for what hides all behind it, and all between."""
    value = value.strip()
    return float(value[:-1]) / 100 if value.endswith("%") else float(value)
