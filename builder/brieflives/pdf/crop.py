"""Where a picture goes so that its box shows the part around its focus."""

from __future__ import annotations

from typing import NamedTuple


class Crop(NamedTuple):
    """The place and size of the whole picture, of which the box shows a part."""

    x: float
    y: float
    width: float
    height: float


def crop(size: tuple[float, float], box: tuple[float, float], focus: tuple[float, float]) -> Crop:
    """Scale a picture to fill a box, and cut what sticks out as far from the focus as possible.

    The answer counts from the box's top left corner, downwards.
    """
    scale = max(box[0] / size[0], box[1] / size[1])
    width, height = size[0] * scale, size[1] * scale
    x = min(0.0, max(box[0] - width, box[0] / 2 - focus[0] * width))
    y = min(0.0, max(box[1] - height, box[1] / 2 - focus[1] * height))
    return Crop(x, y, width, height)
