"""The timeline in the EPUB: an ordered list that machines can date."""

from tests.epub.books import XHTML, book, call, epub, notes, timeline, whole_book, words_of

MADE = epub(whole_book())


def test_the_entries_are_an_ordered_list_below_the_heading() -> None:
    root = MADE.xml("timeline.xhtml")
    (listed,) = root.iter(f"{XHTML}ol")
    entries = [" | ".join(words_of(p) for p in item) for item in listed]
    assert entries == [
        "1887 | 14 February – Born",
        "c. 1913 | Becomes head of the station",
        "1942 | Died",
    ]
    (heading,) = root.iter(f"{XHTML}h1")
    assert words_of(heading) == "Timeline"


def test_a_date_that_is_certain_is_written_for_machines_as_well() -> None:
    times = MADE.xml("timeline.xhtml").iter(f"{XHTML}time")
    assert [(time.get("datetime"), words_of(time)) for time in times] == [
        ("1887-02-14", "1887"),
        ("1942", "1942"),
    ]


def test_birth_and_death_are_marked() -> None:
    items = MADE.xml("timeline.xhtml").iter(f"{XHTML}li")
    assert [item.get("class") for item in items] == ["birth", None, "death"]


def test_the_contents_lead_to_the_timeline() -> None:
    links = MADE.xml("nav.xhtml").iter(f"{XHTML}a")
    assert ("timeline.xhtml", "Timeline") in [(a.get("href"), words_of(a)) for a in links]


def test_a_note_called_in_the_timeline_leads_back_to_it() -> None:
    made = epub(book(timeline(call(1)), notes(("Thus.", "a"))))
    links = made.xml("notes.xhtml").iter(f"{XHTML}a")
    assert [a.get("href", "").split("#")[0] for a in links] == ["timeline.xhtml"]
