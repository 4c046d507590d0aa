"""The data of a picture, as read from its file."""

from __future__ import annotations

from msgspec import Struct


class PictureFile(Struct, frozen=True):
    """Bytes, mostly as they stand in the file, their type, and the size in pixels, upright.

    An SVG has a view box from ``0 0`` and nothing but ``path`` elements, whose data consist of M,
    L, C and Z with absolute points, and whose colours are written ``#rrggbb``.
    """

    name: str  # relative to the life's folder, with forward slashes
    media_type: str  # image/jpeg, image/png or image/svg+xml
    data: bytes
    width_px: int = 0
    height_px: int = 0

    def __repr__(self) -> str:
        """Say what a picture is without its bytes, which may be millions."""
        size = f"{self.width_px} x {self.height_px}"
        return f"<{type(self).__name__} {self.name}: {len(self.data)} bytes, {size} px>"
