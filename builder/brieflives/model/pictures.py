"""The data of a picture, as read from its file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Bytes as they stand in the file, their type, and the size in pixels."""

    name: str  # relative to the life's folder, with forward slashes
    media_type: str  # image/jpeg or image/png
    data: bytes = field(repr=False)
    width_px: int = 0
    height_px: int = 0
