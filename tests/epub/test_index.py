"""The index of names in the EPUB: a link to every place, with the page of the printed book."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.epub.books import XHTML, Epub, tags, words_of
from tests.epub.epubcheck import epubcheck

from brieflives.order import Order
from brieflives.pipeline import build_life

TYPE = "{http://www.idpf.org/2007/ops}type"
NAMES = " ".join(f"[Person {chr(65 + k % 3)}-{k}]{{.person}}." for k in range(24))
LIFE = f"""\
schema: life/1
book: {{title: Ada, lang: en-GB}}
person: {{name: Ada King}}
lead: |
  [Charles *Babbage*[^wit]]{{.person}} and [Mary Somerville]{{.person}} met [Babbage]{{.person
  sort="Babbage, Charles"}} again.

  {NAMES}
notes: {{wit: "So said [Mary Somerville]{{.person}}."}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("life")
    (folder / "ada.yaml").write_text(LIFE, encoding="utf-8")
    built = build_life(folder / "ada.yaml", Order(("epub", "pdf")))
    assert not built.findings
    for name, data in built.files.items():
        (folder / name).write_bytes(data)
    return folder / "ada.epub"


@pytest.fixture(scope="module")
def book(made: Path) -> Epub:
    return Epub(made.read_bytes())


def entry(book: Epub, name: str) -> etree._Element:
    items = book.xml("index.xhtml").iter(f"{XHTML}li")
    return next(item for item in items if words_of(item).startswith(name))


def test_an_entry_has_a_link_to_each_place_which_says_its_printed_page(book: Epub) -> None:
    links = list(entry(book, "Babbage").iter(f"{XHTML}a"))
    assert [(words_of(link), link.get("aria-label")) for link in links] == [
        ("1", "Page 1"),
        ("1", "Page 1 (2)"),
    ]
    assert [words_of(a) for a in entry(book, "Somerville").iter(f"{XHTML}a")] == ["1", "2"]


def test_a_link_of_the_index_leads_to_the_name_itself(book: Epub) -> None:
    file, _, place = str(next(entry(book, "Babbage").iter(f"{XHTML}a")).get("href")).partition("#")
    (name,) = (e for e in book.xml(file).iter() if e.get("id") == place)
    assert words_of(name) == "Charles Babbage"


def test_no_place_is_marked_twice_though_a_page_or_a_call_parts_it(book: Epub) -> None:
    for document in book.documents().values():
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        assert len(set(ids)) == len(ids)


def test_letters_are_headings_below_the_title_of_the_index(book: Epub) -> None:
    root = book.xml("index.xhtml")
    headings = list(root.iter(f"{XHTML}h1", f"{XHTML}h2"))
    assert [words_of(e) for e in headings] == ["Index of names", "A", "B", "C", "S"]
    assert [e.get(TYPE) for e in root.iter(f"{XHTML}section")][1] == "index-group"


def test_the_index_is_in_contents_landmarks_and_metadata(book: Epub) -> None:
    nav = book.xml("nav.xhtml")
    links = [(a.get(TYPE), words_of(a)) for a in nav.iter(f"{XHTML}a")]
    assert (None, "Index of names") in links
    assert ("index", "Index of names") in links
    assert "index" in book.meta("schema:accessibilityFeature")
    assert tags(nav.iter(f"{XHTML}nav"))


def test_a_book_with_an_index_is_sound(made: Path) -> None:
    assert epubcheck(made) == ""
