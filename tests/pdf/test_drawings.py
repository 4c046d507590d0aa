"""Drawings are lines and areas in the PDF, not pixels."""

from __future__ import annotations

from tests.pdf.test_pictures import as_printed, corners, placed

from brieflives.document.blocks import Picture


def drawing(*paths: str) -> Picture:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">'
    data = "\n".join((head, *(f"<path {path}/>" for path in paths), "</svg>"))
    return Picture("a.svg", "image/svg+xml", data.encode(), 60, 40)


def operators(found: Picture) -> list[str]:
    """What is painted in the form of a book's one drawing, line by line."""
    with placed(found) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        assert str(form.Subtype) == "/Form"
        return bytes(form.read_bytes()).decode("ascii").splitlines()


def test_a_drawing_stands_upright_in_its_own_colours() -> None:
    shown = as_printed(
        drawing(
            'd="M0 0 L20 0 L20 20 L0 20 Z" fill="#ff0000"',
            'd="M40 0 L60 0 L60 20 L40 20 Z" fill="#00ff00"',
            'd="M0 20 L20 20 L20 40 L0 40 Z" fill="#0000ff"',
        )
    )
    assert corners(shown) == ["100", "010", "001", "111"]


def test_a_filled_path_is_filled() -> None:
    path = 'd="M1 2 C3 4 5 6 7 8 Z" fill="#ff0000" fill-rule="evenodd"'
    assert operators(drawing(path)) == ["q", "1 0 0 rg", "1 2 m", "3 4 5 6 7 8 c", "h", "f* Q"]


def test_a_stroke_keeps_its_pen() -> None:
    pen = 'stroke-width="2.5" stroke-linecap="round" stroke-linejoin="bevel" stroke-dasharray="4 2"'
    path = f'd="M1 2 L3 4" fill="none" stroke="#000000" {pen}'
    expected = ["q", "0 0 0 RG 2.5 w 1 J 2 j 4 M [4 2] 0 d", "1 2 m", "3 4 l", "S Q"]
    assert operators(drawing(path)) == expected


def test_a_clipped_path_is_painted_within_both_its_clip_paths_only() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">'
    clips = (
        '<clipPath id="clip-1"><path d="M0 0 L60 0 L60 20 L0 20 Z"/></clipPath>',
        '<clipPath id="clip-2" clip-path="url(#clip-1)"><path d="M30 0 L60 0 L60 40 L30 40 Z"/>'
        "</clipPath>",
    )
    path = '<path d="M0 0 L60 0 L60 40 L0 40 Z" fill="#ff0000" clip-path="url(#clip-2)"/>'
    data = "\n".join((head, *clips, path, "</svg>"))
    shown = as_printed(Picture("a.svg", "image/svg+xml", data.encode(), 60, 40))
    assert corners(shown) == ["111", "100", "111", "111"]
