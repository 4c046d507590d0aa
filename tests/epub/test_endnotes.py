from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.epub.books import (
    EPUB,
    Epub,
    book,
    call,
    chapter,
    epub,
    leaf,
    notes,
    paragraph_book,
    said,
    whole_book,
)

from brieflives.document.blocks import Leaf


def backlinks(made: Epub, note: str) -> list[tuple[str | None, str | None, str | None]]:
    item = made.by_id(f"note.{note}").getparent()
    assert item is not None
    links = [a for a in item.iter("{*}a") if a.get("role") == "doc-backlink"]
    return [(a.text, a.get("href"), a.get("aria-label")) for a in links]


def test_a_note_called_twice_has_two_back_links() -> None:
    assert backlinks(epub(whole_book()), "note-1") == [
        ("a", "infobox.xhtml#call.call-1a", "Back to reference 1a"),
        ("b", "chapter-1.xhtml#call.call-1b", "Back to reference 1b"),
    ]


def test_what_a_pop_up_shows_holds_the_note_and_no_back_links() -> None:
    shown = epub(whole_book()).by_id("note.note-1")
    assert said(shown) == "Ellis, ledger, 14."
    assert (shown.get(f"{EPUB}type"), shown.get("role")) == ("footnote", "doc-footnote")


def test_back_links_stand_before_what_a_pop_up_shows() -> None:
    before = epub(whole_book()).by_id("note.note-1").getprevious()
    assert before is not None
    assert before.get("class") == "backs"


def test_every_call_leads_to_its_note_and_every_back_link_to_its_call() -> None:
    made = epub(whole_book())
    ids = {(f, e.get("id")) for f, d in made.documents().items() for e in d.iter() if e.get("id")}
    links = [e for d in made.documents().values() for e in d.iter("{*}a")]
    pairs = [e for e in links if e.get("role") in ("doc-noteref", "doc-backlink")]
    assert len(pairs) == 8
    assert all(tuple((e.get("href") or "").split("#")) in ids for e in pairs)


def test_a_note_that_nobody_calls_has_no_back_links() -> None:
    made = epub(book(chapter("one", "One"), notes(("Alone.", ""))))
    assert backlinks(made, "note-1") == []


def many(count: int) -> Epub:
    calls: list[Leaf] = [leaf(f"p{n}", "Word", call(n)) for n in range(1, count + 1)]
    return epub(book(chapter("one", "One", *calls), notes(*[("Note.", "a")] * count)))


def test_five_hundred_notes_stand_in_one_document() -> None:
    assert [f for f in many(500).spine() if f.startswith("notes")] == ["notes.xhtml"]


def test_more_notes_are_split_and_go_on_counting() -> None:
    made = many(701)
    assert made.spine()[-2:] == ["notes.xhtml", "notes-part-2.xhtml"]
    further = made.xml("notes-part-2.xhtml")
    (start,) = [str(e.get("start")) for e in further.iter("{*}ol")]
    assert [e.text for e in further.iter("{*}h1")] == [f"Notes {start}–701"]
    assert len(list(further.iter("{*}li"))) == 702 - int(start)
    (link,) = made.leaf("p701")
    assert link.get("href") == "notes-part-2.xhtml#note.note-701"


def test_a_call_in_a_foreign_name_is_spoken_in_the_language_of_the_book() -> None:
    from brieflives.document.inline import Foreign, Text

    made = epub(paragraph_book(Foreign("ru", (Text("да"), call(1)))))
    assert made.by_id("call.call-1a").get("lang") == "en-GB"


@pytest.mark.parametrize(
    ("lang", "words", "own"),
    [("en-GB", "peace", None), ("en-GB", "שלום", "ltr"), ("ar", "Isis Copia", "ltr")],
)
def test_a_call_is_no_part_of_words_of_another_direction_before_it(
    lang: str, words: str, own: str | None
) -> None:
    document = paragraph_book(f"{words}.", call(1))
    made = epub(replace(document, metadata=replace(document.metadata, lang=lang)))
    assert made.by_id("call.call-1a").get("dir") == own
