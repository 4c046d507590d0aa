"""The EPUB file, and what it relies on in ebooklib."""

from __future__ import annotations

import hashlib
import inspect
import io
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import ebooklib
import pytest
from ebooklib import epub as packager
from lxml import etree
from msgspec.structs import replace
from tests.epub.books import epub, every_leaf_a_page, figure, whole_book

from brieflives.epub.container import pack
from brieflives.epub.package import XHTML, Item, Package

ROOT = Path(__file__).parents[2]
EMPTY = Package((), (), (), "en", "ltr", datetime(2026, 11, 1, tzinfo=UTC))


def test_the_mimetype_comes_first_and_is_not_compressed() -> None:
    first = epub(whole_book()).zip.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert epub(whole_book()).zip.read("mimetype") == b"application/epub+zip"


def test_every_entry_carries_the_moment_of_the_book() -> None:
    entries = epub(whole_book(figure("portrait"))).zip.infolist()
    assert {e.date_time for e in entries} == {(2026, 11, 1, 0, 0, 0)}
    assert {(e.create_system, e.external_attr) for e in entries} == {(3, 0o644 << 16)}


def test_a_book_older_than_zip_files_has_their_first_moment() -> None:
    package = replace(EMPTY, instant=datetime(1937, 2, 1, tzinfo=UTC))
    entries = zipfile.ZipFile(io.BytesIO(pack(package))).infolist()
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_files_are_packed_byte_for_byte() -> None:
    made = epub(whole_book(figure("portrait")))
    portrait = figure("portrait").picture
    assert made.read("images/picture-1.png") == portrait.data


def test_broken_xml_is_never_packed() -> None:
    broken = Item("x", "x.xhtml", XHTML, b"<html><p></html>")
    with pytest.raises(etree.XMLSyntaxError):
        pack(replace(EMPTY, items=(broken,), spine=("x",)))


def test_two_builds_are_the_same_bytes_whatever_the_time_zone_and_hash_seed() -> None:
    program = (
        "import hashlib; from tests.epub.books import *;"
        "d = whole_book(figure('portrait'));"
        "print(hashlib.sha256(epub(d, every_leaf_a_page(d)).data).hexdigest())"
    )
    path = os.pathsep.join((str(ROOT / "builder"), str(ROOT)))
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for zone, seed in (("Asia/Kolkata", "1"), ("America/Los_Angeles", "2"))
    }
    document = whole_book(figure("portrait"))
    here = epub(document, every_leaf_a_page(document)).data
    assert found == {hashlib.sha256(here).hexdigest()}


def test_ebooklib_is_loaded_only_when_a_book_is_packed() -> None:
    program = (
        "import sys, brieflives.epub.write; print(sorted({'ebooklib', 'lxml'} & set(sys.modules)))"
    )
    path = str(ROOT / "builder")
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "[]"


def test_ebooklib_is_the_version_whose_private_methods_are_overridden() -> None:
    assert ebooklib.VERSION == (0, 20, 0)


@pytest.mark.parametrize(
    ("method", "digest"),
    [
        ("__init__", "b1d5303c391e"),
        ("_write_container", "e2f213b663da"),
        ("_write_opf_metadata", "03424df4c610"),
        ("_write_opf_manifest", "19ae5ad92b61"),
        ("_write_opf_spine", "b1e6eda6bd09"),
        ("_write_opf_guide", "1b1538cfcede"),
        ("_write_opf_bindings", "64a61cd38bbf"),
        ("_write_opf_file", "9e6c54d9c7b8"),
        ("_write_opf", "838838f29272"),
        ("_write_items", "a7939873a001"),
        ("write", "f2f28ead2851"),
    ],
)
def test_the_writer_we_build_on_has_not_changed(method: str, digest: str) -> None:
    """When one fails: read the method anew, see whether ours still fits, write the new digest."""
    source = inspect.getsource(getattr(packager.EpubWriter, method))
    assert hashlib.sha256(source.encode()).hexdigest()[:12] == digest
