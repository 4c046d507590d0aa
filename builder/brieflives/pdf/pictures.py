"""Pictures as PDF image objects: RGB and grey JPEGs as they are, all else as sRGB samples."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from brieflives.document.blocks import Picture
from brieflives.pdf.objects import ObjectWriter

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_EXIF_ORIENTATION = 0x0112


def write_picture(picture: Picture, objects: ObjectWriter) -> int:
    """Write a picture; return the number of its image object."""
    with Image.open(BytesIO(picture.data)) as image:
        turned = image.getexif().get(_EXIF_ORIENTATION, 1) != 1
        if image.format == "JPEG" and image.mode in _SPACES and not turned and _is_srgb(image):
            entries = _entries(image.width, image.height, _SPACES[image.mode])
            return objects.stream(picture.data, f"{entries}/Filter/DCTDecode", packed=False)
        return _write_samples(ImageOps.exif_transpose(image), objects)


def _write_samples(image: Image.Image, objects: ObjectWriter) -> int:
    """Write decoded samples, transparency as a soft mask."""
    mask = ""
    if image.has_transparency_data:
        alpha = image.convert("RGBA").getchannel("A")
        entries = _entries(*alpha.size, "DeviceGray")
        mask = f"/SMask {objects.stream(alpha.tobytes(), entries)} 0 R"
    plain = _srgb(image)
    entries = _entries(*plain.size, _SPACES[plain.mode])
    return objects.stream(plain.tobytes(), entries + mask)


def _srgb(image: Image.Image) -> Image.Image:
    """Return an image in sRGB or grey with eight bits a channel."""
    if image.mode.startswith(("I", "F")):  # 16 bits of grey
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"1", "L", "LA"}:
        return image.convert("L")
    if not _is_srgb(image) and image.mode in {"RGB", "CMYK"}:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        try:
            converted = ImageCms.profileToProfile(
                image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:  # the profile is not one of this kind of picture
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def _is_srgb(image: Image.Image) -> bool:
    """Tell whether an image has no profile of its own, or that of sRGB."""
    data = image.info.get("icc_profile")
    if not data:
        return True
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        return "sRGB" in ImageCms.getProfileDescription(profile)
    except (OSError, ImageCms.PyCMSError):  # broken profiles are common, and worth nothing
        image.info.pop("icc_profile")
        return True


def _entries(width: int, height: int, space: str) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
        f"/ColorSpace/{space}/BitsPerComponent 8"
    )
