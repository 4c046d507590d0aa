from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from brieflives.document.direction import direction_of
from brieflives.epub.xhtml import element, identifier, page, text


@given(st.text(st.characters()))
def test_any_characters_make_well_formed_xml_and_come_back(words: str) -> None:
    inside = etree.fromstring(element("p", {"title": words}, text(words)).encode())
    expected = "".join(c if _is_xml(c) else "\ufffd" for c in words)
    assert (inside.text or "") == expected
    assert inside.get("title") == expected


def _is_xml(char: str) -> bool:
    """XML 1.0, production 2."""
    point = ord(char)
    return (
        point in (0x9, 0xA, 0xD)
        or 0x20 <= point <= 0xD7FF
        or 0xE000 <= point <= 0xFFFD
        or point >= 0x10000
    )


def test_an_empty_element_is_not_closed_in_its_tag_unless_it_is_void() -> None:
    assert element("span", {"id": "x"}) == '<span id="x"></span>'
    assert element("br", {}) == "<br/>"


def test_an_attribute_without_value_is_left_out() -> None:
    assert element("p", {"class": None, "id": "x"}) == '<p id="x"></p>'


@given(st.text(min_size=1), st.text(min_size=1))
def test_different_keys_have_different_ids(one: str, other: str) -> None:
    assert (identifier("leaf", one) == identifier("leaf", other)) == (one == other)


def test_ids_of_awkward_keys_are_xml_names_and_all_different() -> None:
    keys = ["a", "a b", "a/b", "a_b", "a_2f_b", "9", "ключ", "a.b", "", "A"]
    ids = [identifier(kind, key) for kind, key in product(("leaf", "part"), keys)]
    assert len(set(ids)) == len(ids)
    for made in ids:
        etree.QName(made)  # ValueError unless a name


@pytest.mark.parametrize(
    ("lang", "direction"),
    [("en-GB", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("yi-Latn", "ltr")],
)
def test_the_script_or_else_the_language_gives_the_direction(lang: str, direction: str) -> None:
    assert direction_of(lang) == direction


def test_a_document_in_arabic_runs_from_right_to_left() -> None:
    written = page(title="س", lang="ar", matter="bodymatter", body=text(""))
    assert etree.fromstring(written.encode()).get("dir") == "rtl"
