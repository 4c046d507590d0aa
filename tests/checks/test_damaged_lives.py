"""Whatever is done to a file, the author gets findings or books, and never a traceback."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.report import as_text
from brieflives.understanding import check_life

ROOT = Path(__file__).parents[2]
EVERY_MARK = Path(__file__).with_name("every-mark.yaml")
LIVES = sorted([*(ROOT / "source").glob("*.yaml"), *(ROOT / "tests" / "lives").glob("*.yaml")])
LIVES += [EVERY_MARK] * len(LIVES)
SLIPS = (  # of the hand, of the keyboard and of copying from elsewhere
    *("\t", '"', "'", ": ", " #", "@", "[", "]", "{", "}", "*", "&", "!", "%", "|", ">", "- ", "`"),
    *("\x00", "\u2028", "\ufeff", "\r", "\\", "...", "---", "<b>", "[^", "](", "![](", ":::", "~"),
    *("é", "\u0301", "漢字", "שלום", "🎉", "1890-13-40", ".", "(", "{.sc}", "|---|", "=", "  "),
)
GENTLE_SLIPS = ("é", "\u0301", "漢字", "שלום", "🎉", "*", "—", "(", ". ", "x")
# What would break a line of the message or turn it round.
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
CHECKS_A_TEST, BUILDS_A_TEST = 25, 2


def damaged(text: str, chance: random.Random) -> str:
    """Damage a text in up to four places: lines lost, doubled, swapped, shifted; characters."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                del lines[here : here + chance.choice((1, 1, 5, 500))]
            case 1:
                lines.insert(here, lines[there])
            case 2:
                lines[here], lines[there] = lines[there], lines[here]
            case 3:
                lines[here] = chance.choice(("  ", " ", "    ")) + lines[here]
            case 4:
                lines[here] = lines[here][chance.randrange(1, 5) :]
            case _:
                lines[here] = with_slip(lines[here], chance, SLIPS)
        lines = lines or [""]
    return "\n".join(lines)


def with_slip(line: str, chance: random.Random, slips: tuple[str, ...]) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice(slips) + line[at + chance.choice((0, 0, 1, 3)) :]


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_life_is_checked_to_its_end(seed: int, tmp_path: Path) -> None:
    chance, life = random.Random(seed), tmp_path / "life.yaml"
    shutil.copytree(ROOT / "source" / "images", tmp_path / "images")
    for _ in range(CHECKS_A_TEST):
        raw = damaged(chance.choice(LIVES).read_text(encoding="utf-8"), chance).encode()
        cut = chance.randrange(len(raw) + 1) if chance.random() < 0.1 else len(raw)
        life.write_bytes(raw[:cut])
        assert not UNSEEN.search(as_text(check_life(life)))


@pytest.mark.parametrize("seed", range(3))
def test_a_life_with_slips_becomes_books_or_findings(seed: int, tmp_path: Path) -> None:
    chance, life = random.Random(seed), tmp_path / "life.yaml"
    shutil.copytree(ROOT / "source" / "images", tmp_path / "images")
    for _ in range(BUILDS_A_TEST):
        lines = chance.choice(LIVES).read_text(encoding="utf-8").split("\n")
        here = chance.randrange(len(lines))
        lines[here] = with_slip(lines[here], chance, GENTLE_SLIPS)
        life.write_text("\n".join(lines), encoding="utf-8")
        built = build_life(life, Order())
        assert built.findings or {"life.pdf", "life.epub"} < set(built.files)
