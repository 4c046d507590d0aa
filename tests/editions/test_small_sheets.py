"""The handout as a leaflet and as a zine: set anew on small pages, which stand on one sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.editions.handouts import HEAD, PERSON, WORDS, sides
from tests.editions.test_handout import AWKWARD, SECTION, painted
from tests.pdf.reading import opened

from brieflives.pipeline import Built, Order, build_life

KINDS = ("leaflet", "zine")
each_kind = pytest.mark.parametrize("kind", KINDS)


def made(folder: Path, text: str, kind: str) -> Built:
    life = folder / "ada.yaml"
    life.write_text(HEAD + text, encoding="utf-8")
    return build_life(life, Order((kind,)))


def words(built: Built, kind: str) -> str:
    return " ".join(sides(built, f"ada-{kind}.pdf"))


@each_kind
def test_it_holds_what_the_handout_says_but_no_answer(kind: str, tmp_path: Path) -> None:
    text = words(made(tmp_path, PERSON + SECTION, kind), kind)
    for said in ("Ada Lovelace", "A short life.", "whatever we know", "Order", "example.org/ada"):
        assert said in text
    assert "okapi" not in text


@pytest.mark.parametrize(("kind", "count"), [("leaflet", 2), ("zine", 1)])
def test_it_is_one_sheet_of_a4_on_its_side(kind: str, count: int, tmp_path: Path) -> None:
    pdf = opened(made(tmp_path, PERSON + SECTION, kind).files[f"ada-{kind}.pdf"])
    assert len(pdf.pages) == count
    width, height = (round(float(edge)) for edge in pdf.pages[0].mediabox[2:])
    assert (width, height) == (842, 595)


@each_kind
def test_the_sheet_carries_no_tags_and_claims_no_standard(kind: str, tmp_path: Path) -> None:
    data = made(tmp_path, PERSON + SECTION, kind).files[f"ada-{kind}.pdf"]
    assert "/StructTreeRoot" not in opened(data).Root


@each_kind
def test_what_has_no_room_is_told(kind: str, tmp_path: Path) -> None:
    excerpts = "".join(f"    - {WORDS * 8}\n" for _ in range(12))
    built = made(tmp_path, f"{PERSON}handout:\n  excerpts:\n{excerpts}", kind)
    assert f"the {kind} has no room for" in built.findings[0].message


@each_kind
@pytest.mark.parametrize("life", AWKWARD.values(), ids=AWKWARD)
def test_whatever_is_written_there_is_a_sheet(life: str, kind: str, tmp_path: Path) -> None:
    assert f"ada-{kind}.pdf" in made(tmp_path, life, kind).files


@pytest.mark.parametrize(("kind", "least"), [("leaflet", 9), ("zine", 8)])
def test_no_type_is_too_small_to_be_read(kind: str, least: int, tmp_path: Path) -> None:
    pdf = opened(made(tmp_path, PERSON + SECTION, kind).files[f"ada-{kind}.pdf"])
    forms = [form for page in pdf.pages for form in page.Resources.XObject.values()]
    sizes = [float(done.operands[1]) for form in forms for done in painted(form, "Tf")]
    assert min(sizes) >= least
