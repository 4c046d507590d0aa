"""The shapes of SVG as path data (SVG 2, chapter 10)."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from brieflives.read.drawings.looks import length, numbers


def path_of(name: str, own: Mapping[str, str], size: tuple[float, float]) -> str | None:
    """Return the path data of a shape with these attributes; None for what is no shape.

    ``size`` is that of the view box, which per cents refer to. ``ValueError`` for a bad length.
    """
    match name:
        case "path":
            data = own.get("d", "")
        case "line":
            x, y, to_x, to_y = _lengths(own, ("x1", "y1", "x2", "y2"), size)
            data = f"M{x} {y}L{to_x} {to_y}"
        case "polyline" | "polygon":
            data = _points(own.get("points", ""), "z" if name == "polygon" else "")
        case "circle":
            radius = length(own.get("r", "0"), sqrt((size[0] ** 2 + size[1] ** 2) / 2))
            x, y = _lengths(own, ("cx", "cy"), size)
            data = _ellipse(x, y, radius, radius)
        case "ellipse":
            data = _ellipse(*_lengths(own, ("cx", "cy", "rx", "ry"), size))
        case "rect":
            data = _rectangle(own, size)
        case _:
            return None
    return data


def _lengths(
    own: Mapping[str, str], keys: tuple[str, ...], size: tuple[float, float]
) -> list[float]:
    """Read lengths that run across and down by turns."""
    return [length(own.get(key, "0"), size[number % 2]) for number, key in enumerate(keys)]


def _points(text: str, end: str) -> str:
    found = numbers(text)
    path = "L".join(f"{x} {y}" for x, y in zip(found[::2], found[1::2], strict=False))
    return f"M{path}{end}" if path else ""


def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    if rx <= 0 or ry <= 0:
        return ""
    half = f"{rx} {ry} 0 1 1"
    return f"M{x - rx} {y}a{half} {2 * rx} 0a{half} {-2 * rx} 0z"


def _rectangle(own: Mapping[str, str], size: tuple[float, float]) -> str:
    x, y, width, height = _lengths(own, ("x", "y", "width", "height"), size)
    round_x, round_y = (own.get(key, "auto") for key in ("rx", "ry"))
    corners = {"rx": round_y if round_x == "auto" else round_x}
    corners["ry"] = round_x if round_y == "auto" else round_y
    if "auto" in corners.values():
        corners = {}
    rx, ry = _lengths(corners, ("rx", "ry"), size)
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if width <= 0 or height <= 0:
        return ""
    if rx <= 0 or ry <= 0:
        return f"M{x} {y}h{width}v{height}h{-width}z"
    arc = f"a{rx} {ry} 0 0 1"
    return (
        f"M{x + rx} {y}h{width - 2 * rx}{arc} {rx} {ry}v{height - 2 * ry}{arc} {-rx} {ry}"
        f"h{2 * rx - width}{arc} {-rx} {-ry}v{2 * ry - height}{arc} {rx} {-ry}z"
    )
