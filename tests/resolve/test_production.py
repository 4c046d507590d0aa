"""Half title and colophon: what a style asks for, and how long a book has to be."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.epub.epubcheck import epubcheck
from tests.pdf.verapdf import faults
from tests.typeset.composing import classic

from brieflives.document.dump import dump
from brieflives.document.production import Production, Typeface
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life_text
from brieflives.resolve.life import resolve
from brieflives.style.production import production_of

MADE = Production(
    program="brieflives",
    version="1.2",
    style="classic",
    paper="A5",
    faces=(Typeface("Alpha", "1.0", "OFL-1.1"), Typeface("Beta", "2", "")),
    half_title="by-length",
    colophon="to-fit",
)
LIFE = "schema: life/1\nbook: {title: Ada, lang: en-GB}\nperson: {name: Ada King}\nlead: "
CHAPTER = "chapters: [{title: One, body: Text.}]\n"
SHORT, LONG = (LIFE + lead + "\n" + CHAPTER for lead in ("Text.", "Words of a life. " * 7000))


def told(life: str, production: Production | None) -> list[str]:
    parsed, findings = read_life_text(life, folder=Path())
    assert parsed is not None, findings
    document, _ = resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC), production)
    return dump(document).splitlines()


def parts(life: str, production: Production | None = MADE) -> list[str]:
    return [line.split()[0] for line in told(life, production)[1:] if not line.startswith(" ")]


def test_a_booklet_has_no_half_title_and_ends_with_its_colophon() -> None:
    front, back = parts(SHORT)[:4], parts(SHORT)[4:]
    assert front == ["titlepage", "imprint", "infoboxpage", "contents"]
    assert back == ["lead", "chapter", "colophon", "backcover"]
    assert [line.partition(": ")[2] for line in told(SHORT, MADE) if "colophon/" in line] == [
        "Typefaces: Alpha 1.0 (OFL-1.1) and Beta 2",
        "Software: brieflives 1.2",
        "Style: classic",
        "Paper: A5",
    ]


def test_a_style_may_want_the_colophon_below_the_imprint() -> None:
    lines = told(SHORT, replace(MADE, colophon="imprint"))
    assert sum("imprint/made" in line for line in lines) == 4


def test_the_contents_of_a_long_book_stand_on_the_back_of_its_half_title() -> None:
    assert parts(LONG)[1:5] == ["imprint", "half-title", "contents", "infoboxpage"]


def test_the_contents_stand_on_the_back_of_a_dedication() -> None:
    dedicated = SHORT.replace("title: Ada", "title: Ada, dedication: To all")
    assert parts(dedicated)[1:5] == ["imprint", "dedication", "contents", "infoboxpage"]


@pytest.mark.parametrize(
    ("half_title", "colophon", "expected"),
    [
        ("on", "page", {"half-title", "colophon"}),
        ("off", "off", set[str]()),
        ("on", "imprint", {"half-title"}),
    ],
)
@pytest.mark.parametrize("life", [SHORT, LONG], ids=["short", "long"])
def test_a_style_may_decide_whatever_the_length(
    life: str, half_title: str, colophon: str, expected: set[str]
) -> None:
    made = replace(MADE, half_title=half_title, colophon=colophon)
    assert {"half-title", "colophon"} & set(parts(life, made)) == expected


def test_a_style_knows_its_fonts_with_versions_and_licences_and_its_paper() -> None:
    made = production_of(classic(), "en")
    assert [(face.name, face.licence) for face in made.faces] == [("EB Garamond", "OFL-1.1")]
    assert all(face.version[0].isdigit() for face in made.faces)
    assert made.paper.replace("\u00a0", " ") == "A5, 148 × 210 mm"


def test_a_book_with_half_title_and_colophon_is_sound(tmp_path: Path) -> None:
    (tmp_path / "ada.yaml").write_text(SHORT, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("extends: classic\nhalf-title: on\ncolophon: page\n")
    built = build_life(tmp_path / "ada.yaml", Order(("pdf", "epub"), style="mine"))
    for name, data in built.files.items():
        (tmp_path / name).write_bytes(data)
    assert epubcheck(tmp_path / "ada.epub") == ""
    assert faults(tmp_path / "ada.pdf", "PDF/UA-1") == []
    assert faults(tmp_path / "ada.pdf", "PDF/A-2a") == []


def test_a_life_without_headings_has_no_empty_list_of_contents() -> None:
    assert parts(LIFE + "Text.\n")[1:4] == ["imprint", "infoboxpage", "lead"]
