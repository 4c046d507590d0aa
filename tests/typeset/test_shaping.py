"""Faces shape text as the font's makers meant it, and never lose a character."""

from __future__ import annotations

import pytest
from tests.typeset.composing import classic

from brieflives.style.sheet import Face
from brieflives.typeset.fonts import FontFace, Fonts, Shaped


@pytest.fixture(scope="module")
def roman() -> FontFace:
    return Fonts().face(classic().faces["roman"])


def glyphs(shaped: Shaped) -> list[int]:
    return [glyph[0] for glyph in shaped.glyphs]


def test_letters_that_touch_become_one_ligature(roman: FontFace) -> None:
    assert len(roman.shape("ffi").glyphs) == 1
    assert len(roman.shape("ffi", (("liga", 0),)).glyphs) == 3


def test_a_pair_of_letters_is_kerned(roman: FontFace) -> None:
    apart = roman.shape("A").width + roman.shape("V").width
    assert roman.shape("AV").width < apart


def test_small_capitals_are_glyphs_of_their_own_and_keep_their_text(roman: FontFace) -> None:
    small = roman.shape("Samara", (("smcp", 1),))
    assert small.text == "Samara"
    assert glyphs(small)[0] == glyphs(roman.shape("S"))[0]
    assert glyphs(small)[1:] != glyphs(roman.shape("amara"))


def test_a_character_that_the_face_lacks_is_drawn_as_the_replacement_character(
    roman: FontFace,
) -> None:
    shaped = roman.shape("a\U00013000")
    assert shaped.text == "a\U00013000"
    assert glyphs(shaped)[1] == glyphs(roman.shape("\ufffd"))[0]


def test_nothing_is_ever_drawn_as_the_empty_box(roman: FontFace) -> None:
    assert 0 not in glyphs(roman.shape("漢 \u202f\u2009\u200b\u2011\ufe0f \U0001f600"))


@pytest.mark.parametrize("char", ["\u0600", "\u06dd", "\u1680", "\ufff9"])
def test_what_is_invisible_to_unicode_alone_is_not_drawn_as_a_missing_glyph(
    roman: FontFace, char: str
) -> None:
    assert not roman.has(char)
    assert 0 not in glyphs(roman.shape(f"a{char}b"))


@pytest.mark.parametrize("char", ["\u00a0", "\u2003", "\u200d", "\u2011", "\u2060", "\ufe0f"])
def test_white_space_and_joiners_need_no_glyph_of_their_own(roman: FontFace, char: str) -> None:
    assert roman.has(char)
    assert 0 not in glyphs(roman.shape(f"a{char}b"))


def test_a_soft_hyphen_is_drawn_at_the_end_only(roman: FontFace) -> None:
    hyphen = glyphs(roman.shape("-"))[0]
    assert glyphs(roman.shape("ab\xad"))[-1] == hyphen
    assert hyphen not in glyphs(roman.shape("a\xadb"))
    assert len(roman.shape("a\xadb").glyphs) == 2


def test_a_mark_of_its_own_keeps_its_place_in_the_text(roman: FontFace) -> None:
    clusters = [glyph[1] for glyph in roman.shape("x\u0301y").glyphs]
    assert clusters == sorted(clusters)
    assert clusters[-1] == 2


def test_an_axis_makes_another_face_of_the_same_file() -> None:
    fonts = Fonts()
    faces = classic().faces
    roman, bold = fonts.face(faces["roman"]), fonts.face(faces["bold"])
    assert bold.shape("weight").width > roman.shape("weight").width
    assert fonts.face(faces["roman"]) is roman


def test_a_face_knows_its_height(roman: FontFace) -> None:
    assert roman.descent < 0 < roman.cap_height < roman.ascent


def test_a_font_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        Fonts().face(Face(package="fontpkg_eb_garamond", file="Nothing.ttf"))
