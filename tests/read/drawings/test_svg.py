"""A drawing is read into plain paths; whatever else it holds is named."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brieflives.read.drawings.svg import BadDrawingError, read_drawing


def svg(inside: str, head: str = 'viewBox="0 0 1000 500"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'.encode()


def paths(inside: str, head: str = 'viewBox="0 0 1000 500"') -> list[ET.Element]:
    return list(ET.fromstring(read_drawing(svg(inside, head)).data))


def drawn(inside: str, head: str = 'viewBox="0 0 1000 500"') -> str:
    (path,) = paths(inside, head)
    return path.get("d", "")


def look(inside: str) -> dict[str, str]:
    (path,) = paths(inside)
    return {name: value for name, value in path.items() if name != "d"}


def troubles(inside: str) -> tuple[str, ...]:
    with pytest.raises(BadDrawingError) as caught:
        read_drawing(svg(inside))
    return caught.value.args


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("M1 2L3 4", "M1 2 L3 4"),
        ("m1,2 3,4 -1-1", "M1 2 L4 6 L3 5"),
        ("M1 2h3v4H0V0z", "M1 2 L4 2 L4 6 L0 6 L0 0 Z"),
        ("M1.5.5l.5-.5", "M1.5 0.5 L2 0"),
        ("M0 0C1 1 2 2 3 3s2 2 3 3", "M0 0 C1 1 2 2 3 3 C4 4 5 5 6 6"),
        ("M0 0q3 3 6 0t6 0", "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0"),
        ("M0 0s1 1 2 2", "M0 0 C0 0 1 1 2 2"),
        ("M9 9zl1 1", "M9 9 Z L10 10"),
        ("M0 0a0 5 0 0 1 9 9", "M0 0 L9 9"),
        ("M0 0a5 5 0 01 0 0", "M0 0"),
        ("M1e2 0L2E1 1e-5", "M100 0 L20 0"),
    ],
)
def test_every_command_becomes_absolute_lines_and_curves(data: str, expected: str) -> None:
    assert drawn(f'<path d="{data}"/>') == expected


def test_an_arc_passes_through_the_points_of_its_circle() -> None:
    curve = drawn('<path d="M0 100a100 100 0 0 1 100-100"/>')
    assert curve == "M0 100 C0 44.77 44.77 0 100 0"


def test_an_arc_that_cannot_reach_its_end_is_enlarged() -> None:
    assert drawn('<path d="M0 0a1 1 0 0 1 200 0"/>').endswith(" 200 0")


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ('<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>', "M1 2 L3 4"),
        ('<polyline points="1,2 3,4 5,6"/>', "M1 2 L3 4 L5 6"),
        ('<polygon points="1 2,3 4 5-6"/>', "M1 2 L3 4 L5 -6 Z"),
        ('<rect x="1" y="2" width="3" height="4"/>', "M1 2 L4 2 L4 6 L1 6 Z"),
        ('<rect width="100%" height="50%"/>', "M0 0 L1000 0 L1000 250 L0 250 Z"),
        ('<rect width="1in" height="10mm"/>', "M0 0 L96 0 L96 37.8 L0 37.8 Z"),
    ],
)
def test_every_shape_becomes_a_path(shape: str, expected: str) -> None:
    assert drawn(shape) == expected


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ('<circle cx="100" cy="200" r="50"/>', (50, 150, 150, 250)),
        ('<ellipse cx="100" cy="200" rx="50" ry="20"/>', (50, 180, 150, 220)),
        ('<rect x="10" y="20" width="30" height="40" rx="9"/>', (10, 20, 40, 60)),
        ('<rect x="10" y="20" width="30" height="40" rx="99" ry="3"/>', (10, 20, 40, 60)),
    ],
)
def test_round_shapes_fill_their_box(shape: str, box: tuple[float, ...]) -> None:
    ends = [segment.split()[-2:] for segment in re.split("[A-Z]", drawn(shape)) if segment.strip()]
    across, down = [float(x) for x, _ in ends], [float(y) for _, y in ends]
    assert (min(across), min(down), max(across), max(down)) == pytest.approx(box)


@pytest.mark.parametrize(
    ("transform", "expected"),
    [
        ("translate(5)", "M6 2 L8 4"),
        ("translate(5, 6) scale(2)", "M7 10 L11 14"),
        ("rotate(90)", "M-2 1 L-4 3"),
        ("rotate(180 1 2)", "M1 2 L-1 0"),
        ("matrix(1 0 0 -1 0 10)", "M1 8 L3 6"),
        ("skewX(45)", "M3 2 L7 4"),
        ("skewY(45)", "M1 3 L3 7"),
    ],
)
def test_transforms_are_applied(transform: str, expected: str) -> None:
    assert drawn(f'<g transform="{transform}"><path d="M1 2L3 4"/></g>') == expected


def test_a_drawing_is_a_thousand_units_long_whatever_its_own_units() -> None:
    head = 'viewBox="-1 -1 4 2"'
    assert read_drawing(svg('<path d="M0 0h1"/>', head)).size == (1000, 500)
    assert drawn('<path d="M0 0h1"/>', head) == "M250 250 L500 250"


def test_a_drawing_without_a_view_box_has_the_size_that_it_names() -> None:
    assert read_drawing(svg('<path d="M0 0h1"/>', 'width="2in" height="96px"')).size == (1000, 500)


def test_groups_hand_their_look_down() -> None:
    inside = '<g fill="none" stroke="red"><path stroke-width="3" d="M0 0h1"/></g>'
    assert look(inside) == {"fill": "none", "stroke": "#ff0000", "stroke-width": "3"}


def test_a_style_outranks_a_class_and_a_class_an_attribute() -> None:
    rules = "<style>.a, #b {fill: lime} /* .a {fill: red} */</style>"
    assert look(f'{rules}<path class="a" fill="red" d="M0 0h1"/>') == {"fill": "#00ff00"}
    style = 'style="fill:rgb(0,0,9)"'
    assert look(f'{rules}<path class="a" {style} d="M0 0h1"/>') == {"fill": "#000009"}


def test_the_pen_keeps_its_shape() -> None:
    pen = 'stroke-linecap="round" stroke-linejoin="bevel" stroke-dasharray="2,1"'
    inside = f'<path d="M0 0h1" stroke="currentColor" color="blue" transform="scale(2)" {pen}/>'
    assert look(inside) == {
        "fill": "#000000",
        "stroke": "#0000ff",
        "stroke-width": "2",
        "stroke-linecap": "round",
        "stroke-linejoin": "bevel",
        "stroke-dasharray": "4 2",
    }


def test_what_is_hidden_is_not_drawn() -> None:
    hidden = (
        '<g display="none"><text>x</text></g><path d="M0 0h1" visibility="hidden"/>'
        '<path d="M0 0h1" fill="none"/><path d="M0 0h1" opacity="0"/><defs><image/></defs>'
    )
    assert drawn(f'{hidden}<path d="M1 1h1"/>') == "M1 1 L2 1"


@pytest.mark.parametrize(
    ("inside", "trouble"),
    [
        ("<text>Words</text>", "the element <text>"),
        ('<image href="https://example.org/a.png"/>', "the element <image>"),
        ("<script>alert(1)</script>", "the element <script>"),
        ('<use href="#a"/>', "the <use> of 'a', which is not in the drawing"),
        ('<use href="other.svg#a"/>', "the <use> of '', which is not in the drawing"),
        ('<g id="a"><use href="#a"/></g>', "a <use> of 'a' within itself"),
        ('<path d="M0 0h1" clip-path="url(#c)"/>', "a clip path that is more than one plain shape"),
        ('<path d="M0 0h1" opacity=".5"/>', "the opacity of <path>"),
        ('<g filter="url(#f)"/>', "the filter of <g>"),
        ('<path d="M0 0h1" fill="url(#g)"/>', "the gradient or pattern of <path>"),
        ('<path d="M0 0 nonsense"/>', "<path>: not understood: ' nonsense'"),
        ('<path d="0 0"/>', "<path>: not understood: '0 0'"),
        ('<path d="L0 0"/>', "<path>: a path begins with M"),
        ('<path d="M0 1e999"/>', "<path>: a number is too large"),
        ('<path d="M0 0h1" transform="spin(3)"/>', "<path>: transform 'spin'"),
        ("<style>g > a {fill: red}</style>", "the style rule 'g > a'"),
        ("", "nothing is drawn in it"),
    ],
)
def test_what_cannot_be_drawn_is_named(inside: str, trouble: str) -> None:
    assert trouble in troubles(inside)


def test_all_troubles_of_a_drawing_are_told_at_once() -> None:
    inside = '<text/><g><use/><text/></g><path d="M0 0h1" stroke="greenish"/>'
    expected = (
        "the element <text>",
        "the <use> of '', which is not in the drawing",
        "<path>: the colour 'greenish'",
    )
    assert troubles(inside) == expected


def test_a_use_draws_what_it_names_at_its_place_and_in_its_colour() -> None:
    inside = (
        '<defs><path id="a" d="M0 0h1"/><symbol id="s" viewBox="0 0 10 10"><path d="M0 0h10"/>'
        '</symbol></defs><g fill="red"><use href="#a" x="5" y="6" transform="scale(2)"/></g>'
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#s" width="100" height="50"/>'
    )
    one, two = paths(inside)
    assert (one.get("d"), one.get("fill")) == ("M10 12 L12 12", "#ff0000")
    assert two.get("d") == "M25 0 L75 0"


def test_copies_of_copies_that_swell_without_end_are_refused() -> None:
    levels = "".join(
        f'<g id="{new}">{f"""<use href="#{old}"/>""" * 99}</g>' for old, new in pairwise("abcdef")
    )
    assert troubles(f'<path id="a" d="M0 0h1"/>{levels}') == ("too many copies by <use>",)


def test_clip_paths_of_one_shape_are_kept_one_within_the_other() -> None:
    inside = (
        '<defs><clipPath id="c"><rect width="10" height="20"/></clipPath>'
        '<clipPath id="d"><title/><path d="M0 0h5v5z" clip-rule="evenodd"/></clipPath></defs>'
        '<g clip-path="url(#c)" transform="translate(1)"><path d="M0 0h9" clip-path="url(#d)"/></g>'
    )
    outer, inner, path = paths(inside)
    assert (outer.get("id"), outer[0].get("d")) == ("clip-1", "M1 0 L11 0 L11 20 L1 20 Z")
    assert (inner.get("id"), inner.get("clip-path")) == ("clip-2", "url(#clip-1)")
    assert (inner[0].get("d"), inner[0].get("clip-rule")) == ("M1 0 L6 0 L6 5 Z", "evenodd")
    assert (path.get("d"), path.get("clip-path")) == ("M1 0 L10 0", "url(#clip-2)")


def test_a_gradient_of_one_colour_is_that_colour() -> None:
    inside = (
        '<linearGradient id="a"><stop style="stop-color:#336699"/></linearGradient>'
        '<linearGradient id="b" href="#a"/><path d="M0 0h1" fill="url(#b)"/>'
    )
    assert look(inside)["fill"] == "#336699"


@pytest.mark.parametrize(
    ("inside", "hint"),
    [
        ("<text>Words</text>", "Object to Path"),
        ('<path d="M0 0h1" fill="url(#g)"/>', "one plain colour"),
        ('<text/><path d="M0 0h1" fill="url(#g)"/>', "plain filled or stroked paths"),
    ],
)
def test_the_hint_says_what_to_do_in_the_drawing_program(inside: str, hint: str) -> None:
    with pytest.raises(BadDrawingError) as caught:
        read_drawing(svg(inside))
    assert hint in caught.value.hint


def test_groups_without_end_are_refused() -> None:
    assert troubles("<g>" * 2000 + "</g>" * 2000) == ("groups nested more than 100 deep",)


@pytest.mark.parametrize("data", [b"<svg", b"<html/>", b"<svg/>", b'<svg viewBox="0 0 0 5"/>'])
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(BadDrawingError):
        read_drawing(data)


def test_entities_that_swell_without_end_are_refused() -> None:
    names = "abcdefghij"
    pairs = pairwise(names)
    entities = "".join(f'<!ENTITY {new} "{f"&{old};" * 99}">' for old, new in pairs)
    data = f'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">{entities}]>'.encode() + svg("<g>&j;</g>")
    with pytest.raises(BadDrawingError, match="no sound XML"):
        read_drawing(data)


def test_nothing_of_the_authors_file_but_shapes_is_written_again() -> None:
    inside = '<title>x</title><path onclick="x()" id="i" d="M0 0h1"/><!-- c -->'
    data = read_drawing(svg(f'<a href="https://example.org">{inside}</a>')).data
    head = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500">'
    assert data == head + b'\n<path d="M0 0 L1 0" fill="#000000"/>\n</svg>\n'


@settings(deadline=None)
@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- eE", max_size=40))
def test_no_path_data_whatever_ends_in_a_failure(data: str) -> None:
    try:
        written = read_drawing(svg(f'<path d="{data}"/>')).data
    except BadDrawingError:
        return
    for number in re.findall(rb"[^MLCZ ]+", ET.fromstring(written)[0].get("d", "").encode()):
        float(number)
