"""What no author should write, in a book all the same: no word is lost, and each is told of."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from brieflives.findings import Finding
from brieflives.order import Order
from brieflives.pipeline import build_life

HEAD = "schema: life/1\nbook: {title: Ada, lang: en-GB}\nperson: {name: Ada Lovelace}\n"
MEDIA = "media:\n  tower: {file: tower.png, alt: A tower, credit: Nobody, licence: CC0-1.0}\n"
WORD = "qu" + "x" * 298
ADDRESS = ("https://example.org/" + "/".join(f"part{n:03}-of-a-path" for n in range(30)))[:500]
COLUMNS = 30


def told(folder: Path, life: str) -> tuple[str, list[Finding]]:
    """Build a life; return the text of its PDF without white space, and what its author is told."""
    path = folder / "ada.yaml"
    path.write_text(HEAD + life, encoding="utf-8")
    built = build_life(path, Order(("pdf",)))
    if not built.files:
        return "", list(built.findings)
    with pypdfium2.PdfDocument(BytesIO(built.files["ada.pdf"])) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    return "".join(text.replace("\ufffe", "").split()), list(built.findings)


def places(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(found.code.value, found.span.line) for found in findings]


def test_a_word_of_three_hundred_letters_is_divided_and_told(tmp_path: Path) -> None:
    text, findings = told(tmp_path, f"lead: |\n  Before {WORD} after.\n")
    assert f"BEFORE{WORD}".lower() in text.lower()
    assert places(findings) == [("unusual-length", 5), ("torn-word", 5)]


def test_an_address_of_five_hundred_characters_is_divided_at_its_signs(tmp_path: Path) -> None:
    assert len(ADDRESS) == 500
    text, findings = told(tmp_path, f"lead: |\n  It began.\n\n  Before <{ADDRESS}> after.\n")
    assert ADDRESS.replace("-", "") in text.replace("-", "").replace("\x02", "")
    assert places(findings) == [("unusual-length", 7)]


def test_a_table_of_thirty_columns_is_told_as_lists(tmp_path: Path) -> None:
    rows = [[f"{row}{n}" for n in range(COLUMNS)] for row in ("Column", "---", "value")]
    rows[1] = ["---"] * COLUMNS
    table = "\n".join("  | " + " | ".join(row) + " |" for row in rows)
    text, findings = told(tmp_path, f"lead: |\n  Numbers:\n\n{table}\n")
    for number in range(COLUMNS):
        assert f"Column{number}:value{number}" in text
    assert places(findings) == [("wide-table", 7)]


def test_a_picture_taller_than_the_page_is_made_smaller_and_told(tmp_path: Path) -> None:
    Image.new("L", (300, 9000), 200).save(tmp_path / "tower.png")
    text, findings = told(tmp_path, f"{MEDIA}lead: |\n  Here:\n\n  ![The tower](tower)\n")
    assert "Thetower" in text
    assert places(findings) == [("tall-picture", 5)]


def test_a_heading_of_four_hundred_characters_is_set_whole_and_told(tmp_path: Path) -> None:
    title = " ".join(["endless"] * 50)
    text, findings = told(tmp_path, f"chapters:\n  - title: {title}\n    body: She wrote.\n")
    assert "endless" * 50 in text.replace("-", "")
    assert places(findings) == [("long-heading", 5)]


def test_a_chapter_of_one_word_is_set_and_told(tmp_path: Path) -> None:
    text, findings = told(tmp_path, "chapters:\n  - title: End\n    body: Gone.\n")
    assert "EndGone." in text.replace("GONE", "Gone")
    assert places(findings) == [("unusual-length", 6)]


def test_an_empty_paragraph_is_none(tmp_path: Path) -> None:
    text, findings = told(tmp_path, "lead: |\n  One.\n\n  \n\n\n  Two.\n")
    assert "Two." in text
    assert findings == []


def test_two_thousand_notes_have_their_numbers_and_their_pages(tmp_path: Path) -> None:
    count = 2000
    calls = "\n\n".join(
        "  " + " ".join(f"word{n}[^n{n}]" for n in range(first, first + 50))
        for first in range(0, count, 50)
    )
    notes = "".join(f"  n{n}: Remark number {n} of many.\n" for n in range(count))
    text, findings = told(tmp_path, f"lead: |\n{calls}\nnotes:\n{notes}")
    assert places(findings) == [("unusual-length", 43)]  # the thousandth call
    for number in (0, 1, 999, count - 1):
        assert f"{number + 1}.Remarknumber{number}ofmany." in text


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u2060", "\u00ad", "\u200e"])
def test_characters_of_no_width_lose_no_letter_and_show_no_box(tmp_path: Path, unseen: str) -> None:
    text, findings = told(tmp_path, f"lead: |\n  It began.\n\n  Ana{unseen}lytical engine.\n")
    assert "Analyticalengine." in text.replace(unseen, "").replace("\u0002", "")
    assert "\ufffd" not in text
    told_of = [] if unseen == "\u00ad" else [("invisible-character", 7)]  # a soft hyphen is meant
    assert places(findings) == told_of


@pytest.mark.parametrize("control", ["\x07", "\ufeff"])
def test_a_control_character_is_told_at_its_place(tmp_path: Path, control: str) -> None:
    _, findings = told(tmp_path, f"lead: |\n  It{control} began.\n")
    assert places(findings) == [("control-character", 5)]
