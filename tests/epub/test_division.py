"""A long chapter, and long notes, are divided into files that old readers can open."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from tests.epub.books import (
    XHTML,
    Epub,
    book,
    call,
    chapter,
    classic,
    cover,
    epub,
    every_leaf_a_page,
    leaf,
    notes,
    said,
    tags,
    words_of,
)
from tests.epub.epubcheck import epubcheck

from brieflives.document.blocks import Block, Leaf, Note, Role
from brieflives.document.book import Document, Notes, Part, PartKind, leaves
from brieflives.document.inline import Link, Text, plain
from brieflives.epub.division import LARGEST_BYTES
from brieflives.epub.write import Printed, write_epub
from brieflives.epub.xhtml import identifier
from brieflives.typeset.fonts import Fonts

SENTENCE = "The ice went out of the bay in the night, and nobody had heard it go. "
FILES = ["chapter-1.xhtml", "chapter-1-part-2.xhtml", "chapter-1-part-3.xhtml"]


def long_book(*, sections: bool = False) -> Document:
    """Make a book of one chapter with 900 paragraphs of 560 letters, and a link to the last."""
    blocks: list[Block] = [leaf("p0", Link("#p899", (Text("See the end."),)), call(1))]
    for number in range(1, 900):
        if sections and number % 100 == 0:
            blocks.append(leaf(f"s{number}", f"Part {number}", role=Role.SECTION))
        blocks.append(leaf(f"p{number}", SENTENCE * 8))
    return book(chapter("one", "One", *blocks), notes(("Thus.", "a")))


def sizes(made: Epub) -> list[int]:
    return [len(made.read(file)) for file in made.spine()]


def body(made: Epub, file: str) -> etree._Element:
    return next(made.xml(file).iter(f"{XHTML}section"))


def test_no_file_of_a_long_chapter_is_larger_than_old_readers_take() -> None:
    made = epub(long_book())
    assert made.spine() == [*FILES, "notes.xhtml"]
    assert max(sizes(made)) <= LARGEST_BYTES
    assert min(sizes(made)[:2]) > 0.85 * LARGEST_BYTES


def test_a_file_of_a_long_chapter_is_no_larger_though_every_page_is_marked() -> None:
    document = long_book()
    made = epub(document, every_leaf_a_page(document)[::3])
    assert max(sizes(made)) <= 1.05 * LARGEST_BYTES


def test_a_divided_chapter_reads_word_for_word_as_one() -> None:
    document = long_book(sections=True)
    made = epub(document)
    wanted = {identifier("leaf", each.key): plain(each.inlines) for each in leaves(document)}
    found = [
        (e.get("id"), words_of(e))
        for file in made.spine()
        for e in made.xml(file).iter()
        if e.get("id") in wanted
    ]
    assert found == list(wanted.items())


def test_a_chapter_is_divided_before_a_section_where_one_is_near() -> None:
    made = epub(long_book(sections=True))
    starts = [next(e for e in body(made, file) if e.get("id")) for file in FILES[1:]]
    assert tags(starts) == ["h2", "h2"]
    assert [said(start) for start in starts] == ["Part 300", "Part 600"]


def test_no_file_ends_with_a_heading() -> None:
    full = [leaf(f"p{number}", SENTENCE * 8) for number in range(396)]
    heading = leaf("s", "The end", role=Role.SUBSECTION)
    more = [leaf(f"q{number}", SENTENCE * 8) for number in range(100)]
    for place in range(388, 396):
        blocks = [*full[:place], replace(heading), *full[place:], *more]
        made = epub(book(chapter("one", "One", *blocks)))
        assert tags([list(body(made, FILES[0]))[-1]]) == ["p"]


def test_each_file_has_a_heading_which_only_the_first_one_shows() -> None:
    made = epub(long_book())
    headings = [next(made.xml(file).iter(f"{XHTML}h1")) for file in FILES]
    assert [(said(h), h.get("class")) for h in headings] == [
        ("One", "part-title"),
        ("One (2/3)", "unseen"),
        ("One (3/3)", "unseen"),
    ]
    assert [body(made, file).get("role") for file in FILES] == ["doc-chapter"] * 3


def test_subsections_go_on_below_the_section_of_the_file_before() -> None:
    blocks = [leaf("s", "Wide", role=Role.SECTION)]
    for number in range(900):
        blocks.append(leaf(f"p{number}", SENTENCE * 8))
        if number == 800:
            blocks.append(leaf("t", "Deep", role=Role.SUBSECTION))
    made = epub(book(chapter("one", "One", *blocks)))
    assert tags([made.leaf("t")]) == ["h3"]


def test_links_notes_sections_and_pages_lead_into_the_right_file() -> None:
    document = long_book(sections=True)
    made = epub(document, every_leaf_a_page(document))
    ids = {f"{f}#{e.get('id')}" for f, d in made.documents().items() for e in d.iter()}
    hrefs = [str(a.get("href")) for d in made.documents().values() for a in d.iter(f"{XHTML}a")] + [
        str(e.get("src")) for e in made.xml("toc.ncx").iter("{*}content")
    ]
    assert [href for href in hrefs if "#" in href and href not in ids] == []
    assert f"{FILES[2]}#leaf.p899" in hrefs
    assert f"{FILES[1]}#leaf.s500" in hrefs
    orders = [int(e.get("playOrder", "0")) for e in made.xml("toc.ncx").iter("{*}pageTarget")]
    assert orders == sorted(orders)


def test_the_notes_of_a_long_chapter_stand_at_its_end() -> None:
    document = long_book()
    (part, said_notes) = document.parts
    assert isinstance(part, Part)
    assert isinstance(said_notes, Notes)
    made = epub(replace(document, parts=(replace(part, notes=said_notes),)))
    assert made.spine() == FILES
    note = made.by_id("note.note-1")
    assert note in set(made.xml(FILES[2]).iter())


def test_many_notes_of_a_long_chapter_have_a_file_of_their_own() -> None:
    calls = [leaf(f"p{number}", SENTENCE * 8, call(number)) for number in range(1, 251)]
    part = chapter("one", "One", *calls)
    made = epub(book(replace(part, notes=notes(*[("Thus.", "a")] * 250))))
    assert made.spine() == FILES[:2]
    assert [e for e in body(made, FILES[1]) if e.get("id") == "leaf.p250"] == []
    assert max(sizes(made)) <= LARGEST_BYTES


def test_long_notes_are_divided_earlier_than_short_ones() -> None:
    def files(words: str) -> list[str]:
        many: list[Leaf] = [leaf(f"p{n}", "Word", call(n)) for n in range(1, 401)]
        made = epub(book(chapter("one", "One", *many), notes(*[(words, "a")] * 400)))
        assert max(sizes(made)) <= LARGEST_BYTES
        return [file for file in made.spine() if file.startswith("notes")]

    assert files("Thus.") == ["notes.xhtml"]
    assert files(SENTENCE * 8) == ["notes.xhtml", "notes-part-2.xhtml"]


def test_a_note_that_is_longer_than_a_file_stays_whole() -> None:
    long = Note("note-1", 1, (leaf("note-1/1", SENTENCE * 4000, role=Role.NOTE),), ())
    heading = leaf("notes/heading", "Notes", role=Role.PART_TITLE)
    short = [replace(long, key=f"note-{n}", number=n, blocks=()) for n in (2, 3)]
    made = epub(book(Notes("notes", heading, (long, *short))))
    assert made.spine() == ["notes.xhtml", "notes-part-2.xhtml"]


@pytest.mark.parametrize("kind", [PartKind.LEAD, PartKind.BIBLIOGRAPHY])
def test_other_parts_are_divided_too(kind: PartKind) -> None:
    entries = tuple(leaf(f"source-{n}", SENTENCE * 8, role=Role.SOURCE) for n in range(500))
    heading = None if kind is PartKind.LEAD else leaf("h", "Sources", role=Role.PART_TITLE)
    made = epub(book(Part("part", kind, heading, (), entries)))
    assert made.spine() == [f"{kind.value}.xhtml", f"{kind.value}-part-2.xhtml"]


def test_a_long_book_is_sound_and_always_the_same(tmp_path: Path) -> None:
    document = long_book(sections=True)
    printed = Printed(Fonts(), every_leaf_a_page(document), cover())
    data = write_epub(document, classic(), printed)
    assert write_epub(document, classic(), printed) == data
    (tmp_path / "long.epub").write_bytes(data)
    assert epubcheck(tmp_path / "long.epub") == ""
