"""The files that an author begins with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.starters.begin import KINDS, file_stem, new_life
from brieflives.understanding import check_life

each_kind = pytest.mark.parametrize("kind", [None, *KINDS])


@each_kind
def test_a_new_life_has_nothing_to_complain_about(kind: str | None, tmp_path: Path) -> None:
    life = tmp_path / "ada.yaml"
    life.write_text(new_life("Ada Lovelace", kind), encoding="utf-8")
    assert check_life(life) == []


@each_kind
def test_every_example_in_it_can_be_used_as_it_stands(kind: str | None, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    Image.new("RGB", (1200, 1600), "grey").save(tmp_path / "images" / "portrait.jpg")
    text = new_life("Ada Lovelace", kind)
    used = re.sub(r"^( *)#(?=\w|- |  )", r"\1", text, flags=re.MULTILINE)
    assert len(used) < len(text) - 20
    life = tmp_path / "ada.yaml"
    life.write_text(used, encoding="utf-8")
    assert [f.message for f in check_life(life)] == []


def test_a_new_life_can_be_built_at_once(tmp_path: Path) -> None:
    life = tmp_path / "ada.yaml"
    life.write_text(new_life("Ada Lovelace", "writer"), encoding="utf-8")
    built = build_life(life, Order())
    assert built.findings == []
    assert {"ada.epub", "ada.pdf", "ada-handout.pdf"} < set(built.files)


@pytest.mark.parametrize(
    "name",
    ["Лев Толстой", "鲁迅", "Rosa 'Red' Luxemburg: a life", '"Che" Guevara', "John #5", "No"],
)
def test_any_name_is_written_so_that_yaml_takes_it(name: str, tmp_path: Path) -> None:
    life = tmp_path / "life.yaml"
    life.write_text(new_life(name), encoding="utf-8")
    assert check_life(life) == []


def test_a_file_is_named_after_the_person() -> None:
    assert file_stem("Ada Lovelace") == "ada-lovelace"
    assert file_stem("  Лев  Толстой ") == "лев-толстой"
    assert file_stem("Jean-Paul, Sr.") == "jean-paul-sr"


def test_a_file_is_called_by_as_many_words_of_a_long_name_as_a_file_may_be() -> None:
    named = "Maria del Pilar Teresa Cayetana Fitz-James Stuart y Silva Alvarez de Toledo"
    assert file_stem(named) == "maria-del-pilar-teresa-cayetana-fitz-james-stuart-y"
    for letter in "aж漢𠮷":
        assert len(f"{file_stem(letter * 300)}-how-to-print.pdf".encode()) <= 255
    assert file_stem("…") == ""
