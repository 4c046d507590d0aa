"""Compare the lines of this typesetter with those of Typst and, where it is installed, LuaLaTeX.

All set the same words (the licence of the project and the prose of its two lives) in the same face,
size and measure, and all are measured alike, on the finished PDF: how far the gaps between words
are from the face's own space, hyphens, ladders of them, and rivers. Needs ``pip install typst``;
``lualatex`` with microtype joins in where it is on the PATH. Run as ``make bench-lines``.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import uharfbuzz as hb
from msgspec import Struct

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import Part, leaves_of_part
from brieflives.document.inline import plain
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Sheet
from brieflives.typeset.fonts import Fonts

ROOT = Path(__file__).parents[1]
LIVES = sorted((ROOT / "source").glob("*.yaml"))
SHORTEST = 200  # characters of a paragraph that has lines to measure
LADDER = 3  # hyphens in so many lines on end
RIVER = 4  # gaps below each other in so many lines on end
LOOSE = 1.0  # of a space: a gap twice as wide as it should be
SLACK_PT = 1.0  # baselines and columns are told apart by more than this


class Glyph(NamedTuple):
    """A character on a page: where it begins and ends, and its baseline."""

    char: str
    left: float
    right: float
    baseline: float


class Line(Struct, frozen=True):
    """A line of a paragraph: its words' gaps as (left, right) in points."""

    gaps: tuple[tuple[float, float], ...]
    hyphenated: bool
    last: bool  # of its paragraph


def prose() -> list[str]:
    """Return the paragraphs to set, without markup, notes and quotation marks of two kinds."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").split("\n\n")
    texts = [*licence, *(text for path in LIVES for text in _told(path))]
    bare = [
        " ".join(re.sub(r"[^A-Za-z0-9\s,.;:()-]", "", text).replace("--", ",").split())
        for text in texts
    ]
    return [text for text in bare if len(text) >= SHORTEST and text[0].isalpha()]


def _told(path: Path) -> Iterator[str]:
    parsed, _ = read_life(path)
    assert parsed
    document, _ = resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))
    for part in document.parts:
        if isinstance(part, Part):
            for leaf in leaves_of_part(part):
                if isinstance(leaf, Leaf) and leaf.role is Role.BODY:
                    yield plain(leaf.inlines)


def ours(texts: Sequence[str], folder: Path, style: str) -> bytes:
    """Set the paragraphs as a life of one chapter."""
    body = "\n\n".join(f"      {text}" for text in ("Opening.", *texts))
    life = folder / "lines.yaml"
    life.write_text(
        "schema: life/1\nbook: {title: Lines, lang: en-GB}\nperson: {name: Lines}\n"
        f"chapters:\n  - title: Lines\n    body: |\n{body}\n",
        encoding="utf-8",
    )
    built = build_life(life, Order(editions=("pdf",), style=style))
    return built.files["lines.pdf"]


def typst_lines(texts: Sequence[str], folder: Path, sheet: Sheet, breaks: str) -> bytes:
    """Let Typst set them, with ``breaks`` simple (greedy) or optimized."""
    import typst

    style, page, family = sheet.roles[Role.BODY], sheet.page, sheet.css_family.split('"')[1]
    body = "\n\n".join(re.sub(r"([#$*_`<>@/])", r"\\\1", text) for text in texts)
    source = folder / "lines.typ"
    source.write_text(
        f"#set page(width: {page.width_pt}pt, height: {page.height_pt}pt, "
        f"margin: (inside: {page.inner_mm}mm, outside: {page.outer_mm}mm))\n"
        f'#set text(font: "{family}", size: {style.size_pt}pt, lang: "en", region: "GB", '
        "hyphenate: true)\n"
        f'#set par(justify: true, linebreaks: "{breaks}", first-line-indent: 14pt)\n{body}\n',
        encoding="utf-8",
    )
    made = typst.compile(source, font_paths=[folder], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def latex_lines(texts: Sequence[str], folder: Path, sheet: Sheet) -> bytes:
    """Let LuaLaTeX set them, with the protrusion and expansion of microtype."""
    style, page = sheet.roles[Role.BODY], sheet.page
    body = "\n\n".join(texts)
    (folder / "latex.tex").write_text(
        "\\documentclass{article}\n\\usepackage{fontspec}\\usepackage[british]{babel}\n"
        "\\usepackage{microtype}\n"
        f"\\usepackage[paperwidth={page.width_pt}bp,paperheight={page.height_pt}bp,"
        f"left={page.inner_mm}mm,right={page.outer_mm}mm]{{geometry}}\n"
        f"\\setmainfont[Path={folder}/,Extension=.ttf,Ligatures=NoCommon]{{lines}}\n"
        f"\\begin{{document}}\\fontsize{{{style.size_pt}bp}}{{{style.leading_pt}bp}}\\selectfont"
        f"\\parindent 14bp\n{body}\n\\end{{document}}\n",
        encoding="utf-8",
    )
    command = ["lualatex", "-interaction=batchmode", "latex.tex"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "latex.pdf").read_bytes()


def write_face(sheet: Sheet, folder: Path) -> float:
    """Write the text face as one plain font for the others; return its space in points."""
    face = Fonts().face(sheet.faces[sheet.roles[Role.BODY].face])
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.GLYPH_NAMES
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(face.hb_face)
    for tag, value in face.axes.items():
        wanted.pin_axis_location(face.hb_face, tag, value)
    data: bytes = wanted.subset(face.hb_face).blob.data
    (folder / "lines.ttf").write_bytes(data)
    return face.shape(" ").width * sheet.roles[Role.BODY].size_pt / 1000


def glyphs_of(pdf: bytes) -> Iterator[Glyph]:
    """Yield the characters of a PDF in the order in which they are painted, spaces left out."""
    document = pdfium.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        box = pdfium_c.FS_RECTF()
        for index in range(text.count_chars()):
            char = chr(pdfium_c.FPDFText_GetUnicode(text, index))
            if char.isspace() or pdfium_c.FPDFText_IsGenerated(text, index):
                continue
            pdfium_c.FPDFText_GetLooseCharBox(text, index, box)
            x, y = (pdfium_c.c_double(0), pdfium_c.c_double(0))
            pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
            yield Glyph(char, box.left, box.right, y.value)


def lines_of(pdf: bytes, texts: Sequence[str]) -> list[Line]:
    """Return the lines of the paragraphs; whatever else is on the pages is passed over."""
    lines: list[Line] = []
    wanted = iter(texts)
    rest = next(wanted)
    for row in _rows(glyphs_of(pdf)):
        letters = "".join(glyph.char for glyph in row)
        stop = _reach(rest, letters) or _reach(rest, letters[:-1])  # a hyphen that was inserted
        if not stop:
            continue
        divided = stop < len(rest) and rest[stop] != " "
        rest = rest[stop:].lstrip()
        gaps = tuple((a.right, b.left) for a, b in pairwise(row) if b.left - a.right > SLACK_PT)
        lines.append(Line(gaps, divided, not rest))
        if not rest:
            rest = next(wanted, "")
    assert not rest, f"the PDF lacks: {rest[:60]}"
    return lines


def _reach(text: str, letters: str) -> int:
    """Return how far into a text some letters go, spaces left out of the count; 0: they differ."""
    stop = 0
    for letter in letters:
        while stop < len(text) and text[stop] == " ":
            stop += 1
        if stop == len(text) or not _same(text[stop], letter):
            return 0
        stop += 1
    return stop


def _same(written: str, shown: str) -> bool:
    return written == shown or (written == "-" and shown in "\xad\u2010\x02\ufffe")


def _words(text: str) -> str:
    return "".join(text.split())


def _rows(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and abs(glyph.baseline - row[-1].baseline) > SLACK_PT:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def report(name: str, lines: Sequence[Line], space_pt: float) -> None:
    """Print a row: how uneven the gaps are (0: every space as the face has it), and the faults."""
    full = [line for line in lines if not line.last and line.gaps]
    off = sorted(
        abs(statistics.fmean(right - left for left, right in line.gaps) / space_pt - 1)
        for line in full
    )
    hyphens = [line.hyphenated for line in lines]
    ladders = _runs(hyphens, LADDER)
    loose = sum(value > LOOSE for value in off)
    print(
        f"{name:<22} {len(lines):5} {statistics.fmean(off):6.3f} {off[len(off) * 95 // 100]:6.3f} "
        f"{off[-1]:6.3f} {loose:6} {sum(hyphens):8} {ladders:8} {_rivers(lines):7}"
    )


def _runs(marks: Sequence[bool], least: int) -> int:
    """Count the places where ``least`` or more marks stand on end."""
    row = "".join("x" if mark else " " for mark in marks)
    return len(re.findall(f"x{{{least},}}", row))


def _rivers(lines: Sequence[Line]) -> int:
    """Count the gaps that stand below others in ``RIVER`` lines on end, each river once."""
    count = 0
    flowing: dict[tuple[float, float], int] = {}
    for line in lines:
        further: dict[tuple[float, float], int] = {}
        for left, right in line.gaps:
            length = 1 + max(
                (n for (a, b), n in flowing.items() if min(b, right) - max(a, left) > 0), default=0
            )
            further[left, right] = length
            count += length == RIVER
        flowing = {} if line.last else further
    return count


def main() -> None:
    """Set the same words with each program and print a table."""
    texts = prose()
    sheet, _ = load_sheet("classic", None, beside=ROOT)
    assert sheet
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = write_face(sheet, folder)
        programs: list[tuple[str, Callable[[], bytes]]] = [
            ("brieflives", lambda: ours(texts, folder, "classic")),
            ("typst simple (greedy)", lambda: typst_lines(texts, folder, sheet, "simple")),
            ("typst optimized", lambda: typst_lines(texts, folder, sheet, "optimized")),
        ]
        if shutil.which("lualatex"):
            programs.append(("lualatex + microtype", lambda: latex_lines(texts, folder, sheet)))
        print(f"{len(texts)} paragraphs, {sum(map(len, texts)):,} characters; gaps against a space")
        print(f"{'':<22} lines   mean    95%  worst  loose  hyphens  ladders  rivers")
        for program, make in programs:
            report(program, lines_of(make(), texts), space)


if __name__ == "__main__":
    main()
