"""A PDF that holds what it was made from, and what is made of it again."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from tests.pdf.verapdf import faults

from brieflives.archive.extract import CannotExtractError, extract
from brieflives.archive.kept import RECORD
from brieflives.archive.versions import differences
from brieflives.order import Order
from brieflives.pipeline import build_life
from brieflives.rebuilding import rebuild_life

SOURCE = Path(__file__).parents[2] / "source"
LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB, style: mine}  # a secret
person: {name: Ada King, portrait: ada}
media:
  ada: {file: images/ada.png, alt: A lady, credit: Nobody, licence: CC0-1.0}
lead: She wrote.[@a]
sources-from: [more.json]
handout:
  questions:
    - q: What did she write?
      answer: A programme.
"""
REFERENCES = '[{"id": "a", "type": "book", "title": "Notes"}]'


@pytest.fixture
def life(tmp_path: Path) -> Path:
    folder = tmp_path / "lives"
    (folder / "images").mkdir(parents=True)
    shutil.copy(SOURCE / "images" / "mary-somerville.png", folder / "images" / "ada.png")
    (folder / "ada.yaml").write_text(LIFE, encoding="utf-8")
    (folder / "more.json").write_text(REFERENCES, encoding="utf-8")
    (folder / "mine.yaml").write_text("extends: base\n", encoding="utf-8")
    (folder / "base.yaml").write_text("extends: modern # below\n", encoding="utf-8")
    (folder / "unread.txt").write_text("not part of it", encoding="utf-8")
    return folder / "ada.yaml"


def archived(life: Path, mode: str = "whole") -> bytes:
    order = Order(("pdf",), archive="clean" if mode == "clean" else "whole")
    return build_life(life, order).files["ada.pdf"]


def test_all_that_was_read_travels_along_and_nothing_else(life: Path) -> None:
    files = {file.name: file.data for file in extract(archived(life)).files}
    read = ("ada.yaml", "base.yaml", "images/ada.png", "mine.yaml", "more.json")
    assert tuple(files) == read
    assert all(files[name] == (life.parent / name).read_bytes() for name in read)


@pytest.mark.parametrize("mode", ["whole", "clean"])
def test_a_file_built_from_its_own_sources_is_the_same_byte_by_byte(life: Path, mode: str) -> None:
    rebuilt = rebuild_life(archived(life, mode))
    assert rebuilt.same
    assert rebuilt.differences == []


def test_the_clean_archive_holds_no_remarks_and_no_answers(life: Path) -> None:
    files = {
        file.name: file.data.decode()
        for file in extract(archived(life, "clean")).files
        if file.name.endswith(".yaml")
    }
    assert "secret" not in files["ada.yaml"]
    assert "programme" not in files["ada.yaml"]
    assert "What did she write?" in files["ada.yaml"]
    assert files["base.yaml"] == "extends: modern\n"


def test_options_of_the_command_are_part_of_the_record(life: Path) -> None:
    order = Order(("pdf",), "archive", epoch=10**9, paper="A4", archive="whole", web=True)
    data = build_life(life, order).files["ada.pdf"]
    record = extract(data).record
    assert (record.style, record.epoch, record.paper) == ("archive", 10**9, "A4")
    assert record.web
    assert {"brieflives", "reportlab", "pikepdf", "fontpkg-literata"} <= record.versions.keys()
    assert rebuild_life(data).same


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-3a"])
def test_an_archive_keeps_the_standards(life: Path, tmp_path: Path, standard: str) -> None:
    (tmp_path / "ada.pdf").write_bytes(archived(life))
    assert faults(tmp_path / "ada.pdf", standard) == []


def test_every_file_is_the_source_and_the_record_is_not(life: Path) -> None:
    with pikepdf.open(BytesIO(archived(life))) as pdf:
        relations = {str(each.UF): str(each.AFRelationship) for each in pdf.Root.AF}
    assert relations.pop(RECORD) == "/Data"
    assert set(relations.values()) == {"/Source"}


def test_other_versions_are_named() -> None:
    told = differences({"reportlab": "5.0", "pyphen": "0.18"}, {"reportlab": "5.1"})
    assert told == ["reportlab 5.0 then, 5.1 now", "pyphen 0.18 then, not there now"]


def changed(data: bytes, name: str, content: bytes = b"x") -> bytes:
    """The same archive with one more file in it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        stream = pdf.make_stream(content)
        files = pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)
        files[name] = pdf.make_indirect(Dictionary(Type=Name.Filespec, EF=Dictionary(F=stream)))
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "../up.yaml",
        "/etc/x",
        "a/../../b",
        "C:x",
        "a\\\\b",
        "",
        "a//b",
        "con",
        "x/NUL.txt",
        "dots.",
        "a\0b",
        "images",
        "ADA.yaml",
        "ada.yaml/below",
        "x" * 300,
    ],
)
def test_no_name_leads_out_of_the_folder_or_hides_another(life: Path, name: str) -> None:
    with pytest.raises(CannotExtractError, match="name"):
        extract(changed(archived(life), name))


def test_no_more_is_unpacked_than_a_life_may_have(
    life: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("brieflives.archive.extract._MOST_BYTES", 200_000)
    assert extract(archived(life))
    with pytest.raises(CannotExtractError, match="more than"):
        extract(changed(archived(life), "bomb.txt", bytes(10**6)))


def test_a_pdf_that_holds_nothing_is_told_so(life: Path) -> None:
    plain = build_life(life, Order(("pdf",))).files["ada.pdf"]
    with pytest.raises(CannotExtractError, match="--archive"):
        extract(plain)
    with pytest.raises(CannotExtractError, match="no PDF"):
        extract(b"Dear Ada")
