"""An EPUB holds pictures that every reader shows alike, each once and none larger than a screen."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from tests.colour_profiles import red_means_blue

from brieflives.document.blocks import Picture
from brieflives.epub.package import Item
from brieflives.epub.pictures import MOST_BYTES, picture_items


def picture(
    mode: str, kind: str, size: tuple[int, int] = (60, 40), name: str = "a", **options: object
) -> Picture:
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **options)
    return Picture(name, f"image/{kind.lower()}", out.getvalue(), *size)


def packed(found: Picture) -> Image.Image:
    item = only(found)
    with Image.open(BytesIO(item.content)) as image:
        image.load()
    assert image.get_format_mimetype() == item.media_type
    return image


def only(found: Picture) -> Item:
    (item,) = picture_items([found]).values()
    return item


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "JPEG"), ("L", "JPEG"), ("RGB", "PNG"), ("P", "PNG"), ("RGBA", "PNG"), ("1", "PNG")],
)
def test_a_plain_picture_is_packed_byte_by_byte(mode: str, kind: str) -> None:
    found = picture(mode, kind)
    assert only(found).content == found.data


def test_a_picture_that_two_parts_show_is_packed_once() -> None:
    items = picture_items([picture("RGB", "PNG"), picture("RGB", "PNG")])
    assert [item.file for item in items.values()] == ["images/picture-1.png"]


def test_equal_pictures_under_two_names_share_a_file() -> None:
    items = picture_items([picture("RGB", "PNG"), picture("RGB", "PNG", name="b")])
    assert {name: item.id for name, item in items.items()} == {"a": "picture-1", "b": "picture-1"}


def test_a_photograph_taken_sideways_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    made = packed(picture("RGB", "JPEG", exif=exif))
    assert made.size == (40, 60)
    assert not made.getexif()


@pytest.mark.parametrize(("kind", "size"), [("JPEG", (2000, 500)), ("PNG", (2000, 500))])
def test_a_very_large_picture_is_made_smaller(kind: str, size: tuple[int, int]) -> None:
    assert packed(picture("L", kind, (4000, 1000))).size == size


def test_the_inks_of_a_printer_become_the_colours_of_a_screen() -> None:
    assert packed(picture("CMYK", "JPEG")).mode == "RGB"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_colour_profile_is_applied_and_left_out(kind: str) -> None:
    out = BytesIO()
    Image.new("RGB", (60, 40), (200, 0, 0)).save(out, kind, icc_profile=red_means_blue())
    made = packed(Picture("a", f"image/{kind.lower()}", out.getvalue(), 60, 40))
    assert "icc_profile" not in made.info
    red, _, blue = made.convert("RGB").resize((1, 1)).tobytes()
    assert red < 60
    assert blue > 160


def test_a_large_picture_stays_transparent_where_it_was() -> None:
    grey = Image.linear_gradient("L").resize((4000, 100))
    out = BytesIO()
    Image.merge("LA", (grey, grey)).save(out, "PNG")
    made = packed(Picture("a", "image/png", out.getvalue(), 4000, 100))
    assert made.mode == "LA"
    assert min(made.getchannel("A").tobytes()) < 20


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "JPEG"), ("RGBA", "PNG")])
def test_no_picture_is_heavier_than_old_readers_bear(mode: str, kind: str) -> None:
    bands = [Image.effect_noise((1900, 1500), 90) for _ in mode]
    out = BytesIO()
    Image.merge(mode, bands).save(out, "PNG")
    assert len(out.getvalue()) > MOST_BYTES
    heavy = Picture("a", "image/png", out.getvalue(), 1900, 1500)
    assert packed(heavy).format == kind
    assert len(only(heavy).content) <= MOST_BYTES
