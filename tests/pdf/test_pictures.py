"""Pictures reach the PDF unharmed, and in colours that PDF/A allows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from tests.pdf.reading import made, opened, tree
from tests.typeset.small_books import BookMaker

from brieflives.document.blocks import Figure, Picture
from brieflives.pdf.crop import crop


def picture(mode: str, kind: str, size: tuple[int, int] = (40, 60), **options: object) -> Picture:
    image = Image.linear_gradient("L").resize(size)
    image = image.convert("L").convert(mode) if mode != "I;16" else image.convert("I;16")
    out = BytesIO()
    image.save(out, kind, **options)
    return Picture(f"a.{kind.lower()}", f"image/{kind.lower()}", out.getvalue(), *size)


def placed(found: Picture, alt: str = "A factory") -> pikepdf.Pdf:
    maker = BookMaker()
    figure = Figure("works", found, alt)
    return opened(made(maker.document(maker.lead(maker.body("Words."), figure))))


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [image for _, image in pdf.pages[0].Resources.XObject.items()]


@contextmanager
def image_of(found: Picture) -> Iterator[pikepdf.Object]:
    """The one image of a book with a picture; it is gone when its file is."""
    with placed(found) as pdf:
        (image,) = images(pdf)
        yield image


@pytest.mark.parametrize(("mode", "space"), [("RGB", "/DeviceRGB"), ("L", "/DeviceGray")])
def test_a_jpeg_is_passed_through_byte_by_byte(mode: str, space: str) -> None:
    found = picture(mode, "JPEG")
    with image_of(found) as image:
        assert image.read_raw_bytes() == found.data
        assert str(image.ColorSpace) == space


@pytest.mark.parametrize(
    ("mode", "kind", "space"),
    [
        ("CMYK", "JPEG", "/DeviceRGB"),
        ("P", "PNG", "/DeviceRGB"),
        ("1", "PNG", "/DeviceGray"),
        ("I;16", "PNG", "/DeviceGray"),
        ("RGB", "PNG", "/DeviceRGB"),
    ],
)
def test_other_pictures_become_rgb_or_grey(mode: str, kind: str, space: str) -> None:
    with image_of(picture(mode, kind)) as image:
        assert str(image.ColorSpace) == space
        assert len(image.read_bytes()) == 40 * 60 * (3 if space == "/DeviceRGB" else 1)


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    with image_of(picture("I;16", "PNG")) as image:
        samples = image.read_bytes()
        assert samples[0] <= 2


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_becomes_a_soft_mask(mode: str) -> None:
    with image_of(picture(mode, "PNG")) as image:
        assert str(image.SMask.ColorSpace) == "/DeviceGray"
        assert len(image.SMask.read_bytes()) == 40 * 60


def test_a_photograph_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    with image_of(picture("RGB", "JPEG", (60, 40), exif=exif)) as image:
        assert (int(image.Width), int(image.Height)) == (40, 60)


def test_a_picture_shown_twice_is_written_once() -> None:
    maker = BookMaker()
    found = picture("RGB", "JPEG")
    lead = maker.lead(Figure("one", found, "A"), Figure("two", found, "B"))
    pdf = opened(made(maker.document(lead)))
    assert len(images(pdf)) == 1
    assert [str(figure.source.Alt) for figure in tree(pdf).find("Figure")] == ["A", "B"]


def test_a_picture_has_its_alternative_text_and_its_box() -> None:
    pdf = placed(picture("RGB", "JPEG"))
    (figure,) = tree(pdf).find("Figure")
    assert str(figure.source.Alt) == "A factory"
    left, bottom, right, top = (float(edge) for edge in figure.source.A.BBox)
    assert left < right
    assert bottom < top


def test_a_decorative_picture_is_an_artifact() -> None:
    pdf = placed(picture("RGB", "JPEG"), alt="")
    assert tree(pdf).find("Figure") == []
    assert len(images(pdf)) == 1


@pytest.mark.parametrize(
    ("size", "box", "focus", "expected"),
    [
        ((100, 200), (50, 100), (0.5, 0.5), (0, 0, 50, 100)),
        ((200, 100), (100, 100), (0.5, 0.5), (-50, 0, 200, 100)),
        ((200, 100), (100, 100), (0.0, 0.5), (0, 0, 200, 100)),
        ((200, 100), (100, 100), (1.0, 0.5), (-100, 0, 200, 100)),
        ((100, 400), (100, 100), (0.5, 0.25), (0, -50, 100, 400)),
    ],
)
def test_what_the_box_cannot_show_is_cut_around_the_focus(
    size: tuple[float, float],
    box: tuple[float, float],
    focus: tuple[float, float],
    expected: tuple[float, float, float, float],
) -> None:
    assert crop(size, box, focus) == pytest.approx(expected)
