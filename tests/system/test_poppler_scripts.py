"""Another program's reading of lives in every script: poppler gives the words in their order."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from brieflives.order import Order
from brieflives.pipeline import build_life

pytestmark = pytest.mark.system
FOLDER = Path(__file__).parents[1] / "lives"
MARKS = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\u0640]")
SENTENCES = {
    "ar-may-ziadeh": "وصاحبة أشهر صالون أدبي في القاهرة بين الحربين.",
    "en-premchand": "उनका अन्तिम पूरा उपन्यास गोदान 1936 में छपा।",
    "he-eliezer-ben-yehuda": "הגיע לארץ ישראל בשנת 1881 והחליט לדבר בה עברית בלבד.",
    "ja-natsume-soseki": "夏目漱石は三十七歳で最初の小説を書きはじめ、四十九歳で亡くなった。",
    "ru-sofia-kovalevskaya": "Математики помнят её теорему и её волчок",
    "zh-lu-xun": "学过采矿，也学过医，最后选择了文学。",
}


def read(pdf: Path) -> str:
    text = subprocess.run(
        ["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    return squeezed(text)


def squeezed(text: str) -> str:
    """Without spaces, which lines of Chinese end without, and without marks of direction."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", MARKS.sub("", text)))


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_sentence_is_read_as_it_was_written(name: str, tmp_path: Path) -> None:
    pdf = tmp_path / "life.pdf"
    pdf.write_bytes(build_life(FOLDER / f"{name}.yaml", Order(("pdf",))).files[f"{name}.pdf"])
    assert squeezed(SENTENCES[name]) in read(pdf)
