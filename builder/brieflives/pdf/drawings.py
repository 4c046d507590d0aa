"""Drawings of plain paths as PDF forms that are painted on a square of one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from brieflives.document.blocks import Picture
from brieflives.pdf.objects import ObjectWriter
from brieflives.pdf.section import rgb

_OPERATORS = {"M": "m", "L": "l", "C": "c"}
_SEGMENT = re.compile(r"([MLCZ])([^MLCZ]*)")
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def write_drawing(picture: Picture, objects: ObjectWriter) -> int:
    """Write an SVG of plain paths (``Picture`` says how plain); return the number of its form."""
    root = ET.fromstring(picture.data)
    width, height = picture.width_px, picture.height_px
    clips = {path.get("id", ""): path for path in root if path.tag.endswith("clipPath")}
    painted = (path for path in root if not path.tag.endswith("clipPath"))
    content = "\n".join(line for path in painted for line in _painted(path, clips))
    entries = (
        f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Resources<<>>"
        f"/Matrix[{1 / width:.8f} 0 0 {-1 / height:.8f} 0 1]"  # SVG counts downwards
    )
    return objects.stream(content.encode("ascii"), entries)


def _painted(path: ET.Element, clips: Mapping[str, ET.Element]) -> Iterator[str]:
    """Yield the operators that paint a path (ISO 32000-1, 8.5)."""
    fill, stroke = path.get("fill", "none"), path.get("stroke", "none")
    yield "q"
    yield from _clipped(path, clips)
    if fill != "none":
        yield f"{rgb(fill)} rg"
    if stroke != "none":
        yield f"{rgb(stroke)} RG {' '.join(_pen(path))}"
    yield from _drawn(path)
    even_odd = "*" if path.get("fill-rule") == "evenodd" else ""
    if fill == "none":
        yield "S Q"
    else:
        yield f"{'f' if stroke == 'none' else 'B'}{even_odd} Q"


def _clipped(path: ET.Element, clips: Mapping[str, ET.Element]) -> Iterator[str]:
    """Yield the operators that clip what is painted next (ISO 32000-1, 8.5.4), the outer first."""
    clip = clips.get(path.get("clip-path", "").removeprefix("url(#").removesuffix(")"))
    if clip is None:
        return
    yield from _clipped(clip, clips)
    yield from _drawn(clip[0])
    yield "W* n" if clip[0].get("clip-rule") == "evenodd" else "W n"


def _drawn(path: ET.Element) -> Iterator[str]:
    for letter, points in _SEGMENT.findall(path.get("d", "")):
        yield f"{points.strip()} {_OPERATORS[letter]}" if letter != "Z" else "h"


def _pen(path: ET.Element) -> Iterator[str]:
    yield f"{path.get('stroke-width', '1')} w"
    yield f"{_CAPS[path.get('stroke-linecap', 'butt')]} J"
    yield f"{_JOINS[path.get('stroke-linejoin', 'miter')]} j"
    yield f"{path.get('stroke-miterlimit', '4')} M"
    if dashes := path.get("stroke-dasharray"):
        yield f"[{dashes}] 0 d"
