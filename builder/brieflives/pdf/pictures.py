"""Pictures as PDF objects that are painted on a square of one by one.

A JPEG in sRGB or grey goes in without its metadata, its samples as they are, turned by a matrix
where the camera was held sideways.
One in other colours is compressed anew, since PDF/A wants one kind of colour and samples would be
many times as large. A plain PNG goes in with its own compression; all else becomes samples, which
lose nothing.
"""

from __future__ import annotations

import re

from msgspec.structs import replace
from PIL import Image

from brieflives.document.blocks import Picture
from brieflives.pdf.objects import ObjectWriter
from brieflives.pdf.png import as_stream
from brieflives.raster import (
    grey_data,
    grey_of,
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

_HEX = re.compile(rb"#([0-9A-Fa-f]{6})\b")
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_MATRICES = {  # what does to the square what EXIF's orientations ask for
    2: "-1 0 0 1 1 0",
    3: "-1 0 0 -1 1 1",
    4: "1 0 0 -1 0 1",
    5: "0 -1 -1 0 1 1",
    6: "0 -1 1 0 0 1",
    7: "0 1 1 0 0 0",
    8: "0 1 -1 0 1 0",
}


def in_grey(picture: Picture) -> Picture:
    """Return a picture as a photocopier shows it, a drawing as well as a photograph."""
    if picture.media_type == "image/svg+xml":
        return replace(picture, data=_HEX.sub(_grey_colour, picture.data))
    return replace(picture, data=grey_data(picture.data))


def _grey_colour(found: re.Match[bytes]) -> bytes:
    red, green, blue = bytes.fromhex(found[1].decode("ascii"))
    return b"#" + f"{grey_of(red, green, blue):02X}".encode("ascii") * 3


def write_picture(picture: Picture, objects: ObjectWriter) -> int:
    """Write a picture; return the number of its image or form object."""
    if picture.media_type == "image/svg+xml":
        from brieflives.pdf.drawings import write_drawing

        return write_drawing(picture, objects)
    with opened(picture.data) as image:
        if not is_jpeg(image):
            taken = as_stream(picture.data)
            if taken is not None:
                return objects.stream(taken[1], taken[0], packed=False)
            return _write_samples(upright(image), objects)
        turn = orientation(image)
        if shows_true_colours(image):
            data, space = without_metadata(picture.data), _SPACES[image.mode]
        else:
            plain = true_colours(image)
            data, space = jpeg_of(plain), _SPACES[plain.mode]
        entries = f"{_entries(*image.size, space)}/Filter/DCTDecode"
        number = objects.stream(data, entries, packed=False)
        return number if turn == 1 else _write_turned(number, turn, objects)


def _write_turned(image: int, turn: int, objects: ObjectWriter) -> int:
    """Write a form that shows an image upright (ISO 32000-1, 8.10)."""
    entries = (
        "/Type/XObject/Subtype/Form/BBox[0 0 1 1]"
        f"/Matrix[{_MATRICES[turn]}]/Resources<</XObject<</I {image} 0 R>>>>"
    )
    return objects.stream(b"/I Do", entries, packed=False)


def _write_samples(image: Image.Image, objects: ObjectWriter) -> int:
    """Write decoded samples, transparency as a soft mask."""
    mask = ""
    opacity = transparency(image)
    if opacity is not None:
        entries = _entries(*opacity.size, "DeviceGray")
        mask = f"/SMask {objects.stream(opacity.tobytes(), entries)} 0 R"
    plain = true_colours(image)
    entries = _entries(*plain.size, _SPACES[plain.mode])
    return objects.stream(plain.tobytes(), entries + mask)


def _entries(width: int, height: int, space: str) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
        f"/ColorSpace/{space}/BitsPerComponent 8"
    )
