"""What a camera wrote about a picture stays at home; what is to be seen stays as it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from brieflives.raster import grey_data, grey_of, opened, without_metadata

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def photograph(*, progressive: bool = False, profile: bytes | None = None) -> bytes:
    """Make a JPEG that tells where it was taken, with what camera, and a comment."""
    image = Image.effect_noise((97, 61), 80).convert("RGB")
    exif = Image.Exif()
    exif[MAKE] = "Secretcam"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 30.0, 0.0)})
    out = BytesIO()
    image.save(
        out,
        "JPEG",
        exif=exif,
        comment=b"Secret house",
        progressive=progressive,
        icc_profile=profile,
        restart_marker_blocks=0 if progressive else 4,
    )
    return out.getvalue()


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        return image.tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_no_longer_tells_where_it_was_taken(progressive: bool) -> None:
    data = photograph(progressive=progressive)
    bare = without_metadata(data)
    assert b"Secret" in data
    assert b"Secret" not in bare
    assert b"Exif" not in bare
    with Image.open(BytesIO(bare)) as image:
        assert not image.getexif()
    assert pixels(bare) == pixels(data)


def test_a_colour_profile_stays_with_its_photograph() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    bare = without_metadata(photograph(profile=profile))
    with Image.open(BytesIO(bare)) as image:
        assert image.info["icc_profile"] == profile


def test_a_second_view_behind_the_photograph_is_left_out() -> None:
    data = photograph()
    assert without_metadata(data + photograph()) == without_metadata(data)


def test_a_photograph_without_metadata_stays_byte_by_byte() -> None:
    bare = without_metadata(photograph())
    assert without_metadata(bare) == bare


def test_a_png_no_longer_tells_who_made_it() -> None:
    said, out = PngImagePlugin.PngInfo(), BytesIO()
    said.add_text("Author", "Secret owner")
    image = Image.effect_noise((40, 30), 80)
    image.save(out, "PNG", pnginfo=said)
    bare = without_metadata(out.getvalue())
    assert b"Secret" not in bare
    assert pixels(bare) == image.tobytes()


def test_a_picture_in_grey_keeps_its_size_and_its_transparency() -> None:
    out = BytesIO()
    Image.new("RGBA", (3, 2), (255, 0, 0, 128)).save(out, "PNG")
    with opened(grey_data(out.getvalue())) as grey:
        assert (grey.mode, grey.size) == ("LA", (3, 2))
        assert grey.getpixel((0, 0)) == (76, 128)
    assert grey_of(255, 0, 0) == 76


def test_a_picture_that_is_grey_already_stays_as_it_is() -> None:
    out = BytesIO()
    Image.new("L", (3, 2), 90).save(out, "JPEG")
    assert grey_data(out.getvalue()) == out.getvalue()
