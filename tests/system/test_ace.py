"""Ace by DAISY finds nothing that keeps anybody from reading an EPUB, in any style or script."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.shipped import shipped_style_names

pytestmark = pytest.mark.system
ROOT = Path(__file__).parents[2]
ACE = Path(__file__).parent / "ace" / "node_modules" / ".bin" / "ace-cli"
SAMPLES = sorted((ROOT / "source").glob("*.yaml"))
IN_OTHER_SCRIPTS = sorted((ROOT / "tests" / "lives").glob("*.yaml"))
BOOKS = [
    *((life, style) for life in SAMPLES for style in shipped_style_names()),
    *((life, "classic") for life in IN_OTHER_SCRIPTS),
]


def violations(book: Path, folder: Path) -> list[str]:
    """Return what Ace has to say about a book, one line for each rule that an element breaks."""
    browser = shutil.which("chromium")
    assert browser is not None, "tests/system/install brings it"
    command: list[str | Path] = [
        ACE,
        "--exiterror2",
        "--force",
        "--silent",
        "--outdir",
        folder,
        book,
    ]
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": browser}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    report = json.loads((folder / "report.json").read_text("utf-8"))
    found = [
        f"{document['earl:testSubject']['url']}: {broken['earl:test']['dct:title']}"
        for document in report["assertions"]
        for broken in document["assertions"]
    ]
    assert done.returncode == (2 if found else 0), done.stderr
    return found


@pytest.mark.parametrize(
    ("life", "style"), BOOKS, ids=lambda part: part.stem if isinstance(part, Path) else part
)
def test_ace_has_nothing_to_say(life: Path, style: str, tmp_path: Path) -> None:
    book = tmp_path / f"{life.stem}.epub"
    book.write_bytes(build_life(life, Order(("epub",), style=style)).files[book.name])
    assert violations(book, tmp_path / "report") == []


def test_ace_is_not_silent_about_a_book_that_keeps_people_from_reading_it(tmp_path: Path) -> None:
    """So that its silence about the others means something."""
    sound = build_life(SAMPLES[1], Order(("epub",))).files["mary-somerville.epub"]
    book = tmp_path / "spoilt.epub"
    book.write_bytes(spoilt(sound))
    found = {line.partition(": ")[2] for line in violations(book, tmp_path / "report")}
    assert {
        "image-alt",
        "html-has-lang",
        "document-title",
        "epub-pagelist-missing-pagebreak",
    } <= found


def spoilt(data: bytes) -> bytes:
    """Take alternative texts, languages and page list out of an EPUB."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as sound, zipfile.ZipFile(out, "w") as bad:
        for info in sound.infolist():
            content = sound.read(info)
            if info.filename.endswith(".xhtml"):
                content = re.sub(rb' (?:alt|lang|xml:lang)="[^"]*"', b"", content)
                content = re.sub(rb"<title>[^<]*</title>", b"<title/>", content)
                content = re.sub(rb'<nav epub:type="page-list".*?</nav>', b"", content, flags=re.S)
            bad.writestr(info, content)
    return out.getvalue()
