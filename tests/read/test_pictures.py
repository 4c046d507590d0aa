"""Pictures are read when they are whole; what is wrong with others is said at their name."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from brieflives.document.blocks import Picture
from brieflives.findings import Finding
from brieflives.model.pictures import PictureFile
from brieflives.read.life import read_life_text

LIFE = """\
schema: life/1
book: {title: Ada, lang: en}
person: {name: Ada, portrait: it}
media:
  it: {file: NAME, alt: A picture}
"""


def encoded(mode: str, kind: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **options)
    return out.getvalue()


def read(
    folder: Path, data: bytes, name: str = "a.jpg"
) -> tuple[PictureFile | None, list[Finding]]:
    (folder / name).write_bytes(data)
    parsed, findings = read_life_text(LIFE.replace("NAME", name), folder=folder)
    assert parsed is not None
    return parsed.pictures.get("it"), findings


def sound(folder: Path, data: bytes) -> PictureFile:
    picture, findings = read(folder, data)
    assert findings == []
    assert picture is not None
    return picture


def complaint(folder: Path, data: bytes, name: str = "a.jpg") -> str:
    picture, (finding,) = read(folder, data, name)
    assert picture is None
    assert finding.span.text == name
    return finding.message


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_jpeg_or_png_is_kept_byte_by_byte(tmp_path: Path, kind: str) -> None:
    data = encoded("RGB", kind)
    picture = sound(tmp_path, data)
    assert picture.data == data
    assert (picture.width_px, picture.height_px) == (64, 48)
    assert picture.media_type == f"image/{kind.lower()}"


def test_a_picture_with_several_views_of_a_telephone_is_a_jpeg(tmp_path: Path) -> None:
    out = BytesIO()
    views = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    views[0].save(out, "MPO", save_all=True, append_images=views[1:])
    assert sound(tmp_path, out.getvalue()).media_type == "image/jpeg"


def test_a_photograph_taken_sideways_has_the_size_it_is_shown_at(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = sound(tmp_path, encoded("RGB", "JPEG", exif=exif))
    assert (picture.width_px, picture.height_px) == (48, 64)


def test_broken_remarks_of_a_camera_do_no_harm(tmp_path: Path) -> None:
    data = encoded("RGB", "JPEG", exif=b"Exif\x00\x00nonsense")
    assert sound(tmp_path, data).width_px == 64


@pytest.mark.parametrize(
    ("mode", "kind", "made"),
    [
        ("RGB", "TIFF", "image/jpeg"),
        ("CMYK", "TIFF", "image/jpeg"),
        ("RGB", "WEBP", "image/jpeg"),
        ("1", "TIFF", "image/png"),
        ("I;16", "TIFF", "image/png"),
        ("LA", "TIFF", "image/png"),
        ("P", "GIF", "image/png"),
        ("RGB", "BMP", "image/png"),
    ],
)
def test_other_formats_become_jpeg_or_png(tmp_path: Path, mode: str, kind: str, made: str) -> None:
    picture = sound(tmp_path, encoded(mode, kind))
    assert picture.media_type == made
    with Image.open(BytesIO(picture.data)) as image:
        assert image.get_format_mimetype() == made
        assert image.size == (64, 48)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_picture_whose_end_is_missing_is_found(tmp_path: Path, kind: str) -> None:
    message = "'a.jpg' is no picture that can be opened, or its end is missing"
    assert complaint(tmp_path, encoded("RGB", kind, (640, 480))[:-300]) == message


def test_a_progressive_jpeg_whose_end_is_missing_is_found(tmp_path: Path) -> None:
    data = encoded("RGB", "JPEG", (640, 480), progressive=True)
    assert sound(tmp_path, data).data == data
    assert "its end is missing" in complaint(tmp_path, data[:-300])


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_a_picture_that_moves_is_refused(tmp_path: Path, kind: str) -> None:
    out = BytesIO()
    scenes = [Image.new("L", (8, 8), shade) for shade in (0, 255)]
    scenes[0].save(out, kind, save_all=True, append_images=scenes[1:])
    message = "'a.gif' moves; a book shows one picture that stands still"
    assert complaint(tmp_path, out.getvalue(), "a.gif") == message


def test_a_scan_of_several_pages_is_refused(tmp_path: Path) -> None:
    out = BytesIO()
    pages = [Image.new("L", (8, 8), shade) for shade in (0, 255)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert "has several pages" in complaint(tmp_path, out.getvalue())


@pytest.mark.parametrize("edge", [9_000, 12_000, 30_000])
def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path, edge: int) -> None:
    small = encoded("1", "PNG", (8, 8))
    header = small[12:16] + edge.to_bytes(4, "big") * 2 + small[24:29]
    data = small[:12] + header + zlib.crc32(header).to_bytes(4, "big") + small[33:]
    assert complaint(tmp_path, data) == "'a.jpg' has more than 80 million pixels"


def test_a_text_is_no_picture(tmp_path: Path) -> None:
    assert "is no picture" in complaint(tmp_path, b"Dear reader, this is a letter.")


def test_a_picture_is_told_without_its_bytes() -> None:
    found = PictureFile("snow.jpg", "image/jpeg", b"\xff" * 3_000_000, 800, 600)
    assert repr(found) == "<PictureFile snow.jpg: 3000000 bytes, 800 x 600 px>"
    shown = Picture("snow.jpg", "image/jpeg", b"\xff" * 3_000_000, 800, 600)
    assert repr(shown) == "<Picture snow.jpg: 3000000 bytes, 800 x 600 px>"
