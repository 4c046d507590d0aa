"""Links that stand by themselves are far enough apart for a finger (WCAG 2.2, 2.5.8), in a browser.

Links within sentences may be closer: their lines are as far apart as those of the text.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from html import unescape
from pathlib import Path

import pytest

from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.shipped import shipped_style_names

pytestmark = pytest.mark.system
LIFE = Path(__file__).parents[2] / "source" / "leonid-serebryakov.yaml"
WIDTHS = (320, 400, 820)
ALONE = "nav.xhtml", "index.xhtml", "notes.xhtml"  # the documents whose links are lists of links

# A target smaller than 24 px is well placed if a circle of that width around its middle meets
# neither another target nor the circle of another small one.
MEASURE = """<script>//<![CDATA[
addEventListener('load', () => {
  const links = [...document.querySelectorAll('nav a, .index-entry a, p.backs a')];
  const boxes = links.map(link => link.getBoundingClientRect()).filter(box => box.width);
  const small = box => box.width < 24 || box.height < 24;
  const beyond = (at, from, to) => Math.max(from - at, 0, at - to);
  const near = boxes.filter((box, i) => small(box) && boxes.some((other, j) => {
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const across = beyond(x, other.left, other.right), down = beyond(y, other.top, other.bottom);
    const middles = Math.hypot(other.x + other.width / 2 - x, other.y + other.height / 2 - y);
    return i !== j && (Math.hypot(across, down) < 12 || small(other) && middles < 24);
  })).length;
  parent.postMessage([document.title, innerWidth, boxes.length, near], '*');
});
//]]></script></head>"""
HOST = """<!DOCTYPE html><script>
const told = []; addEventListener('message', event => {
  told.push(event.data); document.querySelector('pre').textContent = JSON.stringify(told) });
</script><pre></pre>"""


@pytest.mark.parametrize("style", shipped_style_names())
def test_links_in_lists_have_room_for_a_finger_on_any_screen(style: str, tmp_path: Path) -> None:
    data = build_life(LIFE, Order(("epub",), style=style)).files[f"{LIFE.stem}.epub"]
    told = measured(data, tmp_path)
    assert len(told) == len(WIDTHS) * len(ALONE)
    assert all(count >= 7 for _, _, count, _ in told)
    assert [line for line in told if line[3]] == []


def measured(data: bytes, folder: Path) -> list[tuple[str, int, int, int]]:
    """Return the title and width of each document, its links and how many are too near another."""
    (folder / "book.epub").write_bytes(data)
    with zipfile.ZipFile(folder / "book.epub") as book:
        book.extractall(folder)
    frames = ""
    for name in ALONE:
        file = folder / "EPUB" / name
        file.write_text(file.read_text("utf-8").replace("</head>", MEASURE), "utf-8")
        frames += "".join(
            f'<iframe src="EPUB/{name}" width="{width}" height="800"></iframe>' for width in WIDTHS
        )
    (folder / "host.html").write_text(HOST + frames, "utf-8")
    return shown(folder)


def shown(folder: Path) -> list[tuple[str, int, int, int]]:
    browser = shutil.which("chromium")
    assert browser is not None, "tests/system/install brings it"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=9000"]
    done = subprocess.run(
        [
            browser,
            *options,
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            (folder / "host.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found is not None
    return [(title, *figures) for title, *figures in json.loads(unescape(found[1]))]
