"""The lives that travel with the project, and the one that the README shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.understanding import check_life

ROOT = Path(__file__).parents[1]
LIVES = sorted((ROOT / "source").glob("*.yaml"))


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.stem)
def test_a_life_of_the_project_has_nothing_to_mend(life: Path) -> None:
    assert check_life(life) == []


@pytest.mark.parametrize("style", ["classic", "archive", "modern", "easy-reading", "large-print"])
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.stem)
def test_no_style_sets_a_life_beyond_what_its_designer_lets_pass(life: Path, style: str) -> None:
    proof = build_life(life, Order(("pdf",), style=style, proof=True)).proof
    assert proof is not None
    assert proof.beyond == ()


def test_there_is_more_than_one_life_so_that_nothing_is_built_for_one_alone() -> None:
    assert {"leonid-serebryakov", "mary-somerville"} <= {life.stem for life in LIVES}


def test_the_life_that_the_readme_shows_can_be_built(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```yaml\n(schema: .*?)^```$", readme, re.DOTALL | re.MULTILINE)
    assert len(shown) == 1
    life = tmp_path / "shown.yaml"
    life.write_text(shown[0], encoding="utf-8")
    assert check_life(life) == []
