"""What an author is told about each mistake: one folder a case, with the text to be printed.

A case is ``<code>/<name>/``: a small ``life.yaml`` with what lies beside it, and ``expected.txt``.
``pytest tests/checks --update-golden`` writes the expected texts; read them before you commit them.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.pdf.bare_face import bare_face

from brieflives.findings import Code, in_reading_order
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.characters import LARGEST
from brieflives.report import as_text
from brieflives.understanding import check_life

FOLDER = Path(__file__).parent
CASES = sorted(path for path in FOLDER.glob("*/*") if path.is_dir())
LIFE = Path("life.yaml")
SEEN_IN_PAGES = {  # what only a build can know
    *(Code.MISSING_GLYPH, Code.SCRIPT_WITHOUT_FONT, Code.CLAIMS_NO_STANDARD),
    *(Code.LOW_RESOLUTION, Code.TORN_WORD),
    *(Code.WIDE_TABLE, Code.TALL_PICTURE, Code.LONG_HEADING, Code.NEAR_EDGE),
    *(Code.TOO_MUCH_CREEP, Code.SMALL_PAGES, Code.THICK_FOLD, Code.NOTHING_RULED),
    *(Code.HANDOUT_FULL, Code.SUMMARY_LENGTH),
}


def told(case: Path) -> str:
    """Return what is printed about the life in the folder, which has to be the current one."""
    code = Code(case.parent.name)
    if code is Code.TOO_LARGE:
        LIFE.write_bytes(LIFE.read_bytes().ljust(LARGEST + 1))
    built = code in SEEN_IN_PAGES
    found = (
        build_life(LIFE, Order(("pdf", "booklet", "handout"))).findings
        if built
        else check_life(LIFE)
    )
    return as_text(in_reading_order(found))


def named(case: Path) -> str:
    return "/".join(case.relative_to(FOLDER).parts)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_mistake_is_told_in_these_words_at_this_place(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    copy = tmp_path / "life"
    shutil.copytree(case, copy)
    monkeypatch.chdir(copy)
    with bare_face(tmp_path):
        text = told(case)
    golden = case / "expected.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert golden.is_file(), "it is not written down what the author is told: --update-golden"
    assert text == golden.read_text(encoding="utf-8")
    codes = re.findall(r"^(?:error|warning|notice)\[([\w-]+)\]", text, re.MULTILINE)
    assert case.parent.name in codes, "the folder is named after what is found"


@pytest.mark.parametrize("code", Code)
def test_every_kind_of_finding_has_a_case(code: Code) -> None:
    assert any(case.parent.name == code for case in CASES)
