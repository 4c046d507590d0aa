"""Random mixtures of scripts, marks and directions, from the author's file to the finished PDF."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pdf.reading import opened, tree
from tests.pdf.verapdf import faults

from brieflives.order import Order
from brieflives.pipeline import build_life

WORDS = [
    *("שלום", "בְּרֵאשִׁית", "كتابٌ", "الأغاني", "(1926)", "12–15", "Mouton", "rêve", "महाभारत"),
    *("क्षत्रिय", "吾輩は", "「猫」", "鲁迅", "国語。", "Ёлка", "λόγος", "“so”", "50%", "A.B."),
]
MIXTURES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
HARDEST = {
    "he": "שלום (Mouton 12–15) 「猫」 بְּ كتابٌ 50% rêve קב״ה",
    "ja": "吾輩は「猫」Mouton。שלום (1926) क्षत्रिय、12–15、国語。",
    "en": "“so” كتابٌ الأغاني (1926) महाभारत 鲁迅 A.B. בְּרֵאשִׁית 12–15",
}


def life_of(text: str, lang: str) -> str:
    return (
        "schema: life/1\n"
        f"book: {{title: {text[:20]!r}, lang: {lang}, date: 2026-11,"
        " authors: [{name: A, role: author}]}\n"
        "person: {name: N, gender: m, summary: S}\n"
        f"lead: |\n  {text}\nchapters:\n  - id: c\n    title: C\n    body: |\n      {text}.\n"
    )


def pdf_of(text: str, lang: str, folder: Path) -> bytes:
    life = folder / "life.yaml"
    life.write_text(life_of(text, lang), encoding="utf-8")
    built = build_life(life, Order(("pdf",)))
    assert "life.pdf" in built.files, [found.message for found in built.findings]
    return built.files["life.pdf"]


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


@given(MIXTURES, st.sampled_from(["en", "he", "ar", "ja", "zh", "ru"]))
@settings(max_examples=8, deadline=None, derandomize=True)
def test_no_letter_of_any_mixture_is_lost_on_the_way_to_the_pdf(text: str, lang: str) -> None:
    with TemporaryDirectory() as folder:
        root = tree(opened(pdf_of(text, lang, Path(folder))))
    read = "".join(found.text for found in root.kids if not isinstance(found, str))
    assert letters(read).count(letters(text)) >= 2


@pytest.mark.parametrize("lang", sorted(HARDEST))
def test_vera_pdf_has_nothing_to_say_of_a_mixture(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "mixture.pdf"
    file.write_bytes(pdf_of(HARDEST[lang], lang, tmp_path))
    assert faults(file, "PDF/UA-1") == []
    assert faults(file, "PDF/A-2a") == []
