"""The pictures of an EPUB: JPEG and PNG that every reader shows alike, none larger than a screen.

The samples of a picture are left as they are where nothing is wrong with it; what is said about it
(the place where it was taken, too) never reaches a reader. Old readers know nothing of cameras held
sideways, of inks, nor of colour profiles.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from brieflives.document.blocks import Picture
from brieflives.epub.apparatus import ShownPicture
from brieflives.epub.package import Item
from brieflives.raster import (
    is_jpeg,
    jpeg_of,
    opened,
    orientation,
    shows_true_colours,
    transparency,
    true_colours,
    upright,
    without_metadata,
)

LONGEST_PX = 2000  # more than any reader's screen, and old ones fail at very large pictures
MOST_BYTES = 4_000_000  # Kindle takes none above 5 MB
_SMALLER = 0.8  # of the sides, where nothing else helps
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/svg+xml": "svg"}
_TRUE = frozenset({"1", "L", "LA", "RGB", "RGBA", "P"})  # what PNG readers show without a profile


def picture_items(pictures: Iterable[Picture]) -> dict[str, Item]:
    """Return the file of each picture by the picture's name; equal pictures share one."""
    by_data: dict[bytes, Item] = {}
    items: dict[str, Item] = {}
    for picture in pictures:
        if picture.name not in items:
            name = f"picture-{len(by_data) + 1}"
            if picture.data not in by_data:
                media_type, data = _packed(picture)
                file = f"images/{name}.{_ENDINGS[media_type]}"
                by_data[picture.data] = Item(name, file, media_type, data)
            items[picture.name] = by_data[picture.data]
    return items


def as_shown(picture: Picture, item: Item) -> ShownPicture:
    """Return what a page says of a picture: the size of the copy that was packed."""
    if item.media_type == "image/svg+xml":
        return ShownPicture(item.file, picture.width_px, picture.height_px)
    with opened(item.content) as image:
        return ShownPicture(item.file, *image.size)


def _packed(picture: Picture) -> tuple[str, bytes]:
    """Return a picture's type and own bytes where they will do, else those of a better copy."""
    if picture.media_type == "image/svg+xml":
        return picture.media_type, picture.data
    with opened(picture.data) as image:
        small = max(image.size) <= LONGEST_PX
        if small and orientation(image) == 1 and _is_plain(image):
            data = without_metadata(picture.data)
            if len(data) <= MOST_BYTES:
                return picture.media_type, data
        shown = upright(image)
        plain, opacity = true_colours(shown), transparency(shown)
        if opacity is not None:
            plain.putalpha(opacity)
        plain.thumbnail((LONGEST_PX, LONGEST_PX), Image.Resampling.LANCZOS)
        return _light(plain, picture.media_type, see_through=opacity is not None)


def _light(image: Image.Image, media_type: str, *, see_through: bool) -> tuple[str, bytes]:
    """Write a copy that is not too heavy: a heavy PNG is a photograph, better held by a JPEG."""
    data = _png_of(image) if media_type == "image/png" else jpeg_of(image)
    if len(data) > MOST_BYTES and media_type == "image/png" and not see_through:
        media_type, data = "image/jpeg", jpeg_of(image)
    while len(data) > MOST_BYTES:
        image = image.resize((int(image.width * _SMALLER), int(image.height * _SMALLER)))
        data = _png_of(image) if media_type == "image/png" else jpeg_of(image)
    return media_type, data


def _png_of(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _is_plain(image: Image.Image) -> bool:
    if is_jpeg(image):
        return shows_true_colours(image)
    return image.mode in _TRUE and "icc_profile" not in image.info
