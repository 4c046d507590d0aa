"""Pictures reach the PDF unharmed, and in colours that PDF/A allows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms, ImageOps
from tests.colour_profiles import red_means_blue
from tests.pdf.reading import made, opened, tree
from tests.typeset.composing import classic
from tests.typeset.small_books import BookMaker

from brieflives.document.blocks import Figure, Picture
from brieflives.pdf.crop import crop
from brieflives.pdf.write import write_pdf
from brieflives.raster import without_metadata
from brieflives.typeset.book import lay_out
from brieflives.typeset.pages import PlacedPicture


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


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    found = pdf.pages[0].Resources.XObject.values()
    return [image for image in found if isinstance(image, pikepdf.Stream)]


@contextmanager
def image_of(found: Picture) -> Iterator[pikepdf.Stream]:
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
        ("1", "PNG", "/DeviceGray"),
        ("L", "PNG", "/DeviceGray"),
        ("I;16", "PNG", "/DeviceGray"),
        ("RGB", "PNG", "/DeviceRGB"),
        ("RGBA", "PNG", "/DeviceRGB"),
    ],
)
def test_other_pictures_become_rgb_or_grey(mode: str, kind: str, space: str) -> None:
    with image_of(picture(mode, kind)) as image:
        assert str(image.ColorSpace) == space
        assert (int(image.Width), int(image.Height)) == (40, 60)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
@pytest.mark.parametrize("size", [(40, 60), (41, 7)])
def test_a_plain_png_keeps_its_compression_and_every_pixel(
    mode: str, size: tuple[int, int]
) -> None:
    found = picture(mode, "PNG", size)
    with Image.open(BytesIO(found.data)) as original, image_of(found) as image:
        assert image.read_raw_bytes() in found.data
        again = pikepdf.PdfImage(image).as_pil_image()
        assert again.convert("RGB").tobytes() == original.convert("RGB").tobytes()


def test_a_palette_with_a_transparent_colour_has_a_mask() -> None:
    image = Image.new("P", (40, 60), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (0, 0, 20, 60))
    out = BytesIO()
    image.save(out, "PNG", transparency=1)
    with image_of(Picture("a.png", "image/png", out.getvalue(), 40, 60)) as found:
        assert str(found.ColorSpace) == "/DeviceRGB"
        assert found.SMask.read_bytes()[15:25] == b"\x00" * 5 + b"\xff" * 5


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    with image_of(picture("I;16", "PNG")) as image:
        samples = image.read_bytes()
        assert samples[0] <= 2


def test_the_inks_of_a_printer_become_the_colours_of_a_screen() -> None:
    out = BytesIO()
    Image.new("CMYK", (40, 60), (0, 255, 255, 0)).save(out, "JPEG")
    red, green, blue = colour_of(Picture("a.jpg", "image/jpeg", out.getvalue(), 40, 60))
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_colour_profile_is_applied(kind: str) -> None:
    out = BytesIO()
    Image.new("RGB", (40, 60), (200, 0, 0)).save(out, kind, icc_profile=red_means_blue())
    red, _, blue = colour_of(Picture("a", f"image/{kind.lower()}", out.getvalue(), 40, 60))
    assert red < 60
    assert blue > 160


def test_a_colour_profile_for_another_kind_of_picture_is_ignored() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    out = BytesIO()
    Image.new("RGB", (40, 60), (200, 0, 0)).save(out, "JPEG", icc_profile=lab)
    red, _, blue = colour_of(Picture("a", "image/jpeg", out.getvalue(), 40, 60))
    assert red > 180
    assert blue < 20


def colour_of(found: Picture) -> tuple[int, ...]:
    """The colour of a picture that has only one, as its page shows it."""
    return tuple(as_printed(found).convert("RGB").resize((1, 1)).tobytes())


def test_a_jpeg_with_the_profile_of_srgb_is_passed_through() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = picture("RGB", "JPEG", icc_profile=srgb)
    with image_of(found) as image:
        assert image.read_raw_bytes() == found.data


def test_a_progressive_jpeg_is_passed_through() -> None:
    found = picture("RGB", "JPEG", progressive=True)
    with image_of(found) as image:
        assert image.read_raw_bytes() == found.data


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_becomes_a_soft_mask(mode: str) -> None:
    grey = Image.linear_gradient("L").resize((40, 60))
    image = Image.merge("LA", (grey, grey)).convert(mode)
    out = BytesIO()
    image.save(out, "PNG")
    with image_of(Picture("a.png", "image/png", out.getvalue(), 40, 60)) as found:
        assert found.SMask.read_bytes() == grey.tobytes()


def test_a_picture_without_a_transparent_pixel_has_no_mask() -> None:
    with image_of(picture("RGBA", "PNG")) as image:
        assert "/SMask" not in image


@pytest.mark.parametrize("held", range(1, 9))
def test_a_photograph_stands_upright_however_the_camera_was_held(held: int) -> None:
    scene = Image.new("RGB", (60, 40), "white")
    for colour, corner in (("red", (0, 0)), ("green", (40, 0)), ("blue", (0, 20))):
        scene.paste(colour, (*corner, corner[0] + 20, corner[1] + 20))
    exif = Image.Exif()
    exif[0x0112] = held
    out = BytesIO()
    scene.save(out, "JPEG", quality=95, subsampling=0, exif=exif)
    with Image.open(out) as taken:
        expected = ImageOps.exif_transpose(taken)
    found = Picture("a.jpg", "image/jpeg", out.getvalue(), *expected.size)
    shown = as_printed(found)
    assert shown.size == expected.size
    assert corners(shown) == corners(expected)
    with placed(found) as pdf:
        objects = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        assert without_metadata(found.data) in [o.read_raw_bytes() for o in objects]


def as_printed(found: Picture) -> Image.Image:
    """A picture as it looks on its page, at one pixel a point, cut out of it."""
    maker = BookMaker()
    figure = Figure("works", found, "A factory", width_percent=20)
    document = maker.document(maker.lead(figure))
    pages, _ = lay_out(document, classic())
    (box,) = (item for item in pages.pages[0].placed if isinstance(item, PlacedPicture))
    scale = found.width_px / box.width
    with pypdfium2.PdfDocument(write_pdf(document, pages)) as pdf:
        page: Image.Image = pdf[0].render(scale=scale).to_pil()
    left, top = round(box.x * scale), round(box.y * scale)
    return page.crop((left, top, left + found.width_px, top + found.height_px))


def corners(image: Image.Image) -> list[str]:
    """The colours some way inside the four corners: of each, which channels are strong."""
    x, y = image.width - 9, image.height - 9
    pixels = (image.convert("RGB").crop((*at, at[0] + 1, at[1] + 1)) for at in _inside(x, y))
    return ["".join("01"[channel > 100] for channel in pixel.tobytes()) for pixel in pixels]


def _inside(x: int, y: int) -> tuple[tuple[int, int], ...]:
    return ((8, 8), (x, 8), (8, y), (x, y))


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
