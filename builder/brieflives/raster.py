"""Decode photographs and drawings made of pixels: upright, eight bits a channel, sRGB or grey."""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsProfile

LARGEST_PIXELS = 80_000_000
_EXIF_ORIENTATION = 0x0112
_JPEG = frozenset({"JPEG", "MPO"})  # MPO: a JPEG with further views behind it, as telephones make
_GREY = frozenset({"1", "L", "LA"})
_QUALITY = 92  # of a JPEG that has to be compressed anew: no difference to be seen
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, struct.error)
_END_OF_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # the next marker but restarts
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_TOLD_BY_APPS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # what pixels need
_TOLD_BY_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_JPEG_SIGNATURE = b"\xff\xd8\xff"
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TURNS = {  # EXIF 2.32, 4.6.4 A: what makes a picture of an orientation upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class UnreadablePictureError(Exception):
    """These bytes are no picture of a known format, or not the whole of one."""


class HugePictureError(UnreadablePictureError):
    """The picture has more than ``LARGEST_PIXELS``."""


@contextmanager
def opened(data: bytes, *formats: str) -> Iterator[Image.Image]:
    """Open a picture in one of some formats (Pillow's names), JPEG and PNG if none is named.

    Raises ``UnreadablePictureError`` for whatever goes wrong while it is open: pixels are decoded
    late. What a decoder has to remark on odd but readable files is of no interest to anybody.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with _open(data, formats or ("JPEG", "PNG")) as image:
                if image.width * image.height > LARGEST_PIXELS:
                    raise HugePictureError
                yield image
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise HugePictureError from error
        except _BROKEN as error:
            raise UnreadablePictureError(str(error)) from error


def _open(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Open a picture; for a JPEG without the readers of all the other formats."""
    if "JPEG" in formats and data.startswith(_JPEG_SIGNATURE):
        from PIL.JpegImagePlugin import jpeg_factory

        return jpeg_factory(BytesIO(data))
    return Image.open(BytesIO(data), formats=formats)


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG or PNG without what is said about it: where it was taken, by whom, with what.

    Its samples, colour profile and density stay byte by byte (ITU-T T.81, annex B; PNG, clause 11).
    A picture that has to be turned by EXIF's orientation has to be asked for that before. Further
    views behind the first one, as telephones make them, are left out.
    """
    if data.startswith(_PNG_SIGNATURE):
        return _PNG_SIGNATURE + b"".join(_chunks_kept(data))
    return b"\xff\xd8" + b"".join(_segments_kept(data)) + b"\xff\xd9"


def _segments_kept(data: bytes) -> Iterator[bytes]:
    at = 2
    while at >= 0 and at + 4 <= len(data) and data[at + 1] != _END_OF_IMAGE:
        marker = data[at + 1]
        if data[at] != 0xFF or marker in (0x00, 0x01, 0xFF) or 0xD0 <= marker <= 0xD7:
            at = data.find(b"\xff", at + 1)  # filling, or what is not to be there
            continue
        stop = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _START_OF_SCAN:
            found = _END_OF_SCAN.search(data, stop)
            stop = found.start() if found else len(data)
        if _shows_something(marker, data[at + 4 : at + 16]):
            yield data[at:stop]
        at = stop


def _shows_something(marker: int, begins: bytes) -> bool:
    """Tell whether a segment is needed to show the picture; comments and most of APPn are not."""
    if marker == 0xFE:
        return False
    return not 0xE0 <= marker <= 0xEF or begins.startswith(_TOLD_BY_APPS.get(marker, b"\0none"))


def _chunks_kept(data: bytes) -> Iterator[bytes]:
    at = len(_PNG_SIGNATURE)
    while at + 12 <= len(data):
        stop = at + 12 + int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] not in _TOLD_BY_CHUNKS:
            yield data[at:stop]
        at = stop


def is_jpeg(image: Image.Image) -> bool:
    """Tell whether a picture is compressed as JPEG."""
    return image.format in _JPEG


def shows_true_colours(image: Image.Image) -> bool:
    """Tell whether the samples of a JPEG mean sRGB or grey as they stand."""
    return image.mode in {"L", "RGB"} and _profile(image) is None


def orientation(image: Image.Image) -> int:
    """Return how the camera was held, from 1 (upright) to 8, as EXIF numbers it."""
    try:
        found = image.getexif().get(_EXIF_ORIENTATION, 1)
    except _BROKEN:  # broken EXIF data is common, and the picture none the worse for it
        return 1
    return found if found in _TURNS else 1


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height of a picture when it is turned upright."""
    return image.size if orientation(image) < 5 else (image.height, image.width)


def upright(image: Image.Image) -> Image.Image:
    """Turn a picture the way its camera was held."""
    turn = _TURNS.get(orientation(image))
    return image if turn is None else image.transpose(turn)


def true_colours(image: Image.Image) -> Image.Image:
    """Return an image in sRGB or grey with eight bits a channel, and nothing but its samples."""
    plain = _true_colours(image)
    plain.info.clear()  # else the profile, no longer true, would be saved again
    return plain


def _true_colours(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):  # 16 bits of grey
        return image.convert("I").point(lambda value: value / 256).convert("L")
    mode = "L" if image.mode in {"1", "L", "LA"} else "RGB"
    profile = _profile(image)
    plain = image if image.mode == "CMYK" else image.convert(mode)
    if profile is not None:
        from PIL import ImageCms

        try:
            converted = ImageCms.profileToProfile(
                plain, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:  # the profile is not one for this kind of picture
            converted = None
        plain = converted or plain
    return plain.convert(mode)


def grey_of(red: int, green: int, blue: int) -> int:
    """Return how light a colour of sRGB is, from 0 to 255 (ITU-R BT.601)."""
    return round((299 * red + 587 * green + 114 * blue) / 1000)


def grey_data(data: bytes) -> bytes:
    """Return a JPEG or PNG in grey, upright; as it is where it is so already."""
    with opened(data) as image:
        if image.mode in _GREY and _profile(image) is None:
            return data
        turned = upright(image)
        grey, opacity = true_colours(turned).convert("L"), transparency(turned)
        if is_jpeg(image):
            return jpeg_of(grey)
        if opacity is not None:
            grey.putalpha(opacity)
        out = BytesIO()
        grey.save(out, "PNG")
        return out.getvalue()


def transparency(image: Image.Image) -> Image.Image | None:
    """Return how opaque each pixel is, as an image in grey; ``None`` if all are wholly so."""
    if not image.has_transparency_data:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return None if alpha.getextrema() == (255, 255) else alpha


def jpeg_of(image: Image.Image) -> bytes:
    """Compress an image in sRGB or grey, with full resolution of its colours."""
    out = BytesIO()
    try:
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    except OSError:  # what is mere noise overflows the buffer that Pillow has for this
        out = BytesIO()
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def _profile(image: Image.Image) -> ImageCmsProfile | None:
    """Return the colour profile of an image; ``None`` when there is none but that of sRGB."""
    data = image.info.get("icc_profile")
    if not data:
        return None
    from PIL import ImageCms  # few pictures have a profile

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        name = ImageCms.getProfileDescription(profile)
    except (*_BROKEN, ImageCms.PyCMSError):  # broken profiles are common, and worth nothing
        return None
    grey = image.mode in {"1", "L", "LA"}
    return None if "sRGB" in name or (grey and "2.2" in name) else profile
