"""Read the pictures of a life: only below its own folder, only such as are whole."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from brieflives.findings import Code, Finding, finding
from brieflives.model.life import MediaItem
from brieflives.model.pictures import PictureFile
from brieflives.places import Place
from brieflives.read.origins import Origins

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_BYTES = 64 * 2**20
_MOST_BYTES_OF_DRAWING = 4 * 2**20
_BEFORE_XML = b"\xef\xbb\xbf \t\r\n"
_BACKSLASH = "\\"
_KEPT = ("JPEG", "PNG")
_CONVERTED = ("TIFF", "WEBP", "GIF", "BMP")
_EIGHTH = 8  # decoding a JPEG at this fraction reads all of its data in half the time
_HINT = "save it again as JPEG or PNG"


def read_pictures(
    media: Mapping[str, MediaItem], folder: Path, origins: Origins
) -> tuple[dict[str, PictureFile], list[Finding]]:
    """Read every picture of ``media``; what cannot be read is a finding at its ``file``."""
    pictures: dict[str, PictureFile] = {}
    findings: list[Finding] = []
    for key, item in media.items():
        found = _read_picture(item.file, folder, origins.value(("media", key, "file")))
        if isinstance(found, Finding):
            findings.append(found)
        else:
            pictures[key] = found
    return pictures, findings


def _read_picture(name: str, folder: Path, place: Place) -> PictureFile | Finding:
    base = folder.resolve()
    try:
        path = (base / name).resolve()
        is_there = _is_file(path)
    except (OSError, ValueError):
        return finding(Code.MISSING_IMAGE, place, f"{_quoted(name)} cannot be a file name")
    if not path.is_relative_to(base):
        message = f"{_quoted(name)} lies outside the folder of this file"
        return finding(Code.OUTSIDE_FOLDER, place, message, "put the picture beside the YAML file")
    if not is_there:
        message = f"there is no picture {_quoted(name)}"
        return finding(Code.MISSING_IMAGE, place, message, _where_it_may_be(name, path, base))
    try:
        if path.stat().st_size > _MOST_BYTES:
            message = f"{_quoted(name)} is larger than 64 MB"
            return finding(Code.BAD_IMAGE, place, message, "save a smaller copy of the picture")
        data = path.read_bytes()
    except OSError as error:
        return finding(Code.BAD_IMAGE, place, f"{_quoted(name)} cannot be read: {error.strerror}")
    is_drawing = data.lstrip(_BEFORE_XML).startswith(b"<")
    return (_drawing if is_drawing else _picture)(Path(name).as_posix(), data, place)


def _is_file(path: Path) -> bool:
    """Tell whether there is such a file; raises ``OSError`` where a name is too long for any.

    ``Path.is_file`` raises it up to Python 3.13 only.
    """
    try:
        return S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _drawing(name: str, data: bytes, place: Place) -> PictureFile | Finding:
    from brieflives.read.drawings.svg import BadDrawingError, read_drawing

    if len(data) > _MOST_BYTES_OF_DRAWING:
        message = f"the drawing {_quoted(name)} is larger than 4 MB"
        return finding(Code.BAD_IMAGE, place, message, "draw it with fewer points")
    try:
        drawing = read_drawing(data)
    except BadDrawingError as error:
        message = f"the drawing {_quoted(name)} cannot be printed: {', '.join(error.args)}"
        return finding(Code.BAD_IMAGE, place, message, error.hint)
    return PictureFile(name, "image/svg+xml", drawing.data, *drawing.size)


def _picture(name: str, data: bytes, place: Place) -> PictureFile | Finding:
    """Look at every pixel once: what is broken is to be found here and not by a writer."""
    from brieflives.raster import (
        LARGEST_PIXELS,
        HugePictureError,
        UnreadablePictureError,
        opened,
        upright_size,
    )

    try:
        with opened(data, *_KEPT, *_CONVERTED) as image:
            if image.format not in (*_KEPT, "MPO"):
                return _converted(name, image, place)
            if getattr(image, "is_animated", False) and image.format == "PNG":
                return _several(name, "moves", place)
            size = upright_size(image)
            if image.format == "PNG":
                image.load()
                return PictureFile(name, "image/png", data, *size)
            image.draft("L", (image.width // _EIGHTH, image.height // _EIGHTH))
            image.load()
            return PictureFile(name, "image/jpeg", data, *size)
    except HugePictureError:
        message = f"{_quoted(name)} has more than {LARGEST_PIXELS // 1_000_000} million pixels"
        return finding(Code.BAD_IMAGE, place, message, "save a smaller copy of the picture")
    except UnreadablePictureError:
        message = f"{_quoted(name)} is no picture that can be opened, or its end is missing"
        return finding(Code.BAD_IMAGE, place, message, _HINT)


def _converted(name: str, image: Image, place: Place) -> PictureFile | Finding:
    """Make a JPEG of a photograph and a PNG of all else, upright, with its colour profile."""
    from brieflives.raster import upright

    if getattr(image, "n_frames", 1) > 1:
        return _several(name, "has several pages" if image.format == "TIFF" else "moves", place)
    photograph = (
        image.format in ("TIFF", "WEBP")
        and image.mode in ("L", "RGB", "CMYK", "YCbCr")
        and not image.has_transparency_data
    )
    turned, profile, out = upright(image), image.info.get("icc_profile"), BytesIO()
    if photograph:
        turned.save(out, "JPEG", quality=95, subsampling=0, icc_profile=profile)
        return PictureFile(name, "image/jpeg", out.getvalue(), *turned.size)
    if turned.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        turned = turned.convert("RGBA" if image.has_transparency_data else "RGB")
    turned.save(out, "PNG", icc_profile=profile)
    return PictureFile(name, "image/png", out.getvalue(), *turned.size)


def _several(name: str, what: str, place: Place) -> Finding:
    message = f"{_quoted(name)} {what}; a book shows one picture that stands still"
    return finding(Code.BAD_IMAGE, place, message, "save the one you want as JPEG or PNG")


def _where_it_may_be(name: str, path: Path, base: Path) -> str:
    """Say what to write instead; a file that differs only in its case is on other systems it."""
    if path.is_dir():
        return f"'{name}' is a folder; name a picture in it:  {Path(name).as_posix()}/…"
    if _BACKSLASH in name:
        return f"write  {name.replace(_BACKSLASH, '/')} : folders are divided by / on every system"
    if path.parent.is_dir():
        for other in sorted(path.parent.iterdir()):
            if other.name.casefold() == path.name.casefold() and other.is_file():
                meant = other.relative_to(base).as_posix()
                return f"did you mean '{meant}'? upper and lower case matter"
    return "paths are relative to this YAML file"


def _quoted(name: str) -> str:
    """Show odd characters by their escapes, but a backslash as it was written."""
    return repr(name).replace(_BACKSLASH * 2, _BACKSLASH)
