"""Every code is explained, and what its explanation shows is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from brieflives.explanations.book import Explanation, explanation
from brieflives.findings import Code
from brieflives.order import Order
from brieflives.pipeline import build_life

# What no piece of a life can show, since it is about bytes, other files, fonts or length.
WITHOUT_EXAMPLE = {
    Code.UNREADABLE_FILE,
    Code.NOT_UTF8,
    Code.EMPTY_FILE,
    Code.TOO_LARGE,
    Code.CONTROL_CHARACTER,
    Code.TOO_DEEP,
    Code.MISSING_REFERENCES,
    Code.BAD_REFERENCES,
    Code.BAD_IMAGE,
    Code.MISSING_GLYPH,
    Code.SCRIPT_WITHOUT_FONT,
    Code.CLAIMS_NO_STANDARD,
    Code.LOW_CONTRAST,
    Code.MISSING_FONT,
    Code.LOW_RESOLUTION,
    Code.TALL_PICTURE,
    Code.NEAR_EDGE,
    Code.TOO_MUCH_CREEP,
    Code.THICK_FOLD,
}
AROUND = {
    "schema": "schema: life/1",
    "book": "book: {title: Ada Lovelace, lang: en-GB}",
    "person": "person: {name: Ada Lovelace}",
    "chapters": "chapters: [{title: Life, body: She lived in London.}]",
}
each_code = pytest.mark.parametrize("code", Code)
each_example = pytest.mark.parametrize("code", [c for c in Code if c not in WITHOUT_EXAMPLE])


def codes_of(example: str, folder: Path) -> set[Code]:
    """Build the example, with the rest of a life before it, beside a picture."""
    (folder / "images").mkdir()
    Image.new("RGB", (1200, 1600), "grey").save(folder / "images" / "portrait.png")
    rest = [line for key, line in AROUND.items() if not re.search(rf"^{key}:", example, re.M)]
    life = folder / "ada.yaml"
    life.write_text("\n".join([*rest, example]), encoding="utf-8")
    return {found.code for found in build_life(life, Order()).findings}


@each_code
def test_every_code_says_what_it_means_and_what_to_do(code: Code) -> None:
    explained = explanation(code)
    assert 2 <= len(explained.title.split()) <= 12
    assert len(explained.meaning.split()) >= 8
    assert "What to do: " in explained.text
    assert max(len(line) for line in explained.text.splitlines()) <= 100


def test_no_explanation_is_left_over() -> None:
    import brieflives.explanations as package

    files = Path(package.__path__[0]).glob("*.md")
    assert {file.stem for file in files} == {code.value for code in Code}


@each_code
def test_an_explanation_shows_wrong_and_right_unless_no_text_can(code: Code) -> None:
    explained = explanation(code)
    assert (explained.wrong == "") == (code in WITHOUT_EXAMPLE)
    assert (explained.right == "") == (code in WITHOUT_EXAMPLE)


@each_example
def test_the_wrong_example_has_this_mistake(code: Code, tmp_path: Path) -> None:
    assert code in codes_of(example_of(code).wrong, tmp_path)


@each_example
def test_the_right_example_has_no_mistake_at_all(code: Code, tmp_path: Path) -> None:
    assert codes_of(example_of(code).right, tmp_path) == set()


def example_of(code: Code) -> Explanation:
    return explanation(code)
