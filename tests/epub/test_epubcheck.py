"""EPUBCheck has nothing to say: no error, no warning, whatever the book, whatever the style."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from lxml import etree
from msgspec.structs import replace
from PIL import Image
from tests.epub.books import (
    Epub,
    book,
    call,
    chapter,
    classic,
    cover,
    every_leaf_a_page,
    figure,
    leaf,
    notes,
    title_page,
    whole_book,
)
from tests.epub.epubcheck import epubcheck

from brieflives.document.blocks import Picture
from brieflives.document.book import Document
from brieflives.document.inline import Foreign, Text
from brieflives.epub.division import LARGEST_BYTES
from brieflives.epub.write import Printed, write_epub
from brieflives.findings import has_errors
from brieflives.inspect.epub.inspect import inspect_epub
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.read.life import read_life
from brieflives.read.shipped import shipped_style_names
from brieflives.resolve.life import resolve
from brieflives.style.load import load_sheet
from brieflives.typeset.book import lay_out
from brieflives.typeset.fonts import Fonts

SAMPLES = sorted((Path(__file__).parents[2] / "source").glob("*.yaml"))
HEAD = """\
schema: life/1
book: {title: Anna Petrova, lang: en-GB, date: 2026-11}
person: {name: Anna Petrova, born: {date: 1887-02-14}}
"""


def made(folder: Path, life: str) -> Path:
    """Build a life that starts as all here do; return its EPUB."""
    source = folder / "anna.yaml"
    source.write_text(HEAD + life, "utf-8")
    built = build_life(source, Order(("epub",)))
    assert not has_errors(built.findings), built.findings
    return written(folder, "anna.epub", built.files["anna.epub"])


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_every_sample_is_sound_in_every_style(tmp_path: Path) -> None:
    """In one test, so that Java starts once; with pages of one style, which take the longest."""
    faults = {}
    for life in SAMPLES:
        document = resolved(life)
        pages, _ = lay_out(document, classic())
        starts = [(page.label, page.start) for page in pages.pages if page.start]
        for style in shipped_style_names():
            sheet, _ = load_sheet(style)
            assert sheet is not None
            data = write_epub(document, sheet, Printed(pages.fonts, starts, cover()))
            broken = [result for result in inspect_epub(data).results if result.faults]
            faults[life.stem, style] = epubcheck(written(tmp_path, "life.epub", data)), broken
    assert len(faults) == 20
    assert {book: said for book, said in faults.items() if any(said)} == {}


def resolved(life: Path) -> Document:
    parsed, _ = read_life(life)
    assert parsed is not None
    return resolve(parsed, datetime(2026, 11, 1, tzinfo=UTC))[0]


def test_a_book_that_is_not_sound_is_told_so(tmp_path: Path) -> None:
    data = write_epub(whole_book(), classic(), Printed(Fonts()))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as sound, zipfile.ZipFile(out, "w") as broken:
        for info in sound.infolist():
            content = sound.read(info)
            broken.writestr(info, content.replace(b"chapter-1.xhtml#", b"chapter-1.xhtml#no-"))
    assert "ERROR RSC-012" in epubcheck(written(tmp_path, "broken.epub", out.getvalue()))


def test_two_thousand_notes_stand_in_files_that_old_readers_can_open(tmp_path: Path) -> None:
    words = " ".join(f"{n}[^n{n}]" for n in range(2000))
    remarks = "".join(f"  n{n}: Day {n}.\n" for n in range(2000))
    file = made(
        tmp_path, f"chapters:\n  - title: Ice\n    body: |\n      {words}\nnotes:\n{remarks}"
    )
    found = Epub(file.read_bytes())
    split = [name for name in found.spine() if name.startswith("notes")]
    assert len(split) > 3
    assert max(len(found.read(name)) for name in split) <= LARGEST_BYTES
    counts = [len(found.xml(name).findall(".//{*}li")) for name in split]
    starts = [int(next(found.xml(name).iter("{*}ol")).get("start", "1")) for name in split]
    assert starts == [1 + sum(counts[:k]) for k in range(len(split))]
    assert epubcheck(file) == ""


def test_a_photograph_of_forty_megapixels_is_made_as_small_as_a_screen(tmp_path: Path) -> None:
    Image.linear_gradient("L").resize((8000, 5000)).save(tmp_path / "snow.jpg", quality=50)
    media = "media:\n  snow: {file: snow.jpg, alt: Snow, credit: Ellis, licence: CC0-1.0}\n"
    file = made(tmp_path, f"{media}lead: |\n  It snowed.\n\n  ![](snow)\n")
    with Image.open(BytesIO(Epub(file.read_bytes()).read("images/picture-1.jpg"))) as image:
        assert image.size == (2000, 1250)
    shown = next(Epub(file.read_bytes()).xml("lead.xhtml").iter("{*}img"))
    assert (shown.get("width"), shown.get("height")) == ("2000", "1250")
    assert epubcheck(file) == ""


def test_chapter_titles_with_markup_reach_every_list_of_contents(tmp_path: Path) -> None:
    title = """'*Snow* & **ice**, [Снег]{lang=ru}, 3 < 4 "degrees"[^n]'"""
    life = f"chapters:\n  - {{title: {title}, body: It froze.}}\nnotes: {{n: So she wrote.}}\n"
    file = made(tmp_path, life)
    found = Epub(file.read_bytes())
    assert "Snow & ice, Снег, 3 < 4 ‘degrees’" in _said(found.xml("toc.ncx"))
    line = next(
        a for a in found.xml("nav.xhtml").iter("{*}a") if a.get("href") == "chapter-1.xhtml"
    )
    assert _said(line) == "Snow & ice, Снег, 3 < 4 ‘degrees’"
    assert [e.get("lang") for e in line.iter() if e.get("lang")] == ["ru"]
    assert epubcheck(file) == ""


def test_ids_of_the_author_meet_none_of_ours(tmp_path: Path) -> None:
    ids = ("note-1", "call-1a", "page-1", "title", "notes", "infobox", "nav", "toc", "cover-image")
    told = "".join(
        f"  - {{id: {name}, title: About {name}, body: 'See [it](#{name}).[^{name}]'}}\n"
        for name in ids
    )
    remarks = "".join(f"  {name}: On {name}.\n" for name in ids)
    file = made(tmp_path, f"chapters:\n{told}notes:\n{remarks}")
    assert [r.name for r in inspect_epub(file.read_bytes()).results if r.faults] == []
    assert epubcheck(file) == ""


def test_a_claim_of_the_author_is_one_that_epubcheck_knows(tmp_path: Path) -> None:
    source = tmp_path / "anna.yaml"
    looked = "{conforms-to: WCAG 2.2 AA, evaluated-by: Town Library, date: 2026-11-20}"
    head = HEAD.replace("date: 2026-11}", f"date: 2026-11, accessibility: {looked}}}")
    source.write_text(f"{head}lead: It froze.\n", "utf-8")
    built = build_life(source, Order(("epub",)))
    assert not built.findings
    data = built.files["anna.epub"]
    judgement = inspect_epub(data)
    assert judgement.claims == ("EPUB 3.0", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA")
    assert [result.name for result in judgement.results if result.faults] == []
    assert epubcheck(written(tmp_path, "anna.epub", data)) == ""


def _said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def test_a_book_with_one_of_everything_and_a_portrait(tmp_path: Path) -> None:
    document = whole_book(figure("portrait"))
    file = tmp_path / "portrait.epub"
    file.write_bytes(
        write_epub(document, classic(), Printed(Fonts(), every_leaf_a_page(document), cover()))
    )
    assert epubcheck(file) == ""


def test_a_book_in_arabic_with_split_notes_and_no_printed_pages(
    tmp_path: Path,
) -> None:
    calls = [leaf(f"ф {n}/<&>", "كلمة", call(n)) for n in range(1, 801)]
    words = leaf("p", Foreign("en", (Text("control \x00 \ufffe & <markup>"),)))
    paths = b'<path d="M0 0 L1000 500" fill="none" stroke="#000000" stroke-width="2"/>'
    head = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500">'
    svg = Picture("a.svg", "image/svg+xml", head + paths + b"</svg>", 1000, 500)
    drawing = replace(figure("drawing"), picture=svg)
    document = book(
        title_page(),
        chapter("note-1", "واحد", words, drawing, *calls),
        notes(*[("ملاحظة", "a")] * 800),
        lang="ar",
        description="a control character: \x00",
        isbn="978-0-300-17842-5",
    )
    file = tmp_path / "arabic.epub"
    file.write_bytes(write_epub(document, classic(), Printed(Fonts())))
    assert epubcheck(file) == ""
