"""Read the pictures of a life: only below its own folder, only JPEG and PNG that open."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from brieflives.findings import Code, Finding, finding
from brieflives.model.life import MediaItem
from brieflives.model.pictures import PictureFile
from brieflives.places import Place
from brieflives.read.origins import Origins

_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}
_MOST_BYTES = 64 * 2**20
_MOST_PIXELS = 80_000_000


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
        is_there = path.is_file()  # raises for a name that is too long
    except (OSError, ValueError):
        return finding(Code.MISSING_IMAGE, place, f"{name!r} cannot be a file name")
    if not path.is_relative_to(base):
        message = f"{name!r} lies outside the folder of this file"
        return finding(Code.OUTSIDE_FOLDER, place, message, "put the picture beside the YAML file")
    if not is_there:
        message = f"there is no picture {name!r}"
        hint = _similar(path) or "paths are relative to this YAML file"
        return finding(Code.MISSING_IMAGE, place, message, hint)
    try:
        if path.stat().st_size > _MOST_BYTES:
            message = f"{name!r} is larger than 64 MB"
            return finding(Code.BAD_IMAGE, place, message, "save a smaller copy of the picture")
        data = path.read_bytes()
    except OSError as error:
        return finding(Code.BAD_IMAGE, place, f"{name!r} cannot be read: {error.strerror}")
    return _picture(name, data, place)


def _picture(name: str, data: bytes, place: Place) -> PictureFile | Finding:
    from PIL import Image

    hint = "save it again as JPEG or PNG"
    try:
        with Image.open(BytesIO(data), formats=tuple(_TYPES)) as image:
            if image.width * image.height > _MOST_PIXELS:
                message = f"{name!r} has more than 80 million pixels"
                return finding(Code.BAD_IMAGE, place, message, "save a smaller copy of the picture")
            image.load()
            size, kind = image.size, _TYPES[image.format or ""]
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return finding(
            Code.BAD_IMAGE, place, f"{name!r} is no JPEG or PNG that can be opened", hint
        )
    return PictureFile(Path(name).as_posix(), kind, data, *size)


def _similar(path: Path) -> str:
    """Name a file that differs only in its case, as other systems would have found it."""
    if not path.parent.is_dir():
        return ""
    for other in sorted(path.parent.iterdir()):
        if other.name.casefold() == path.name.casefold():
            return f"did you mean {other.name!r}? upper and lower case matter"
    return ""
