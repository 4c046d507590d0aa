"""The timeline in the EPUB: an ordered list that machines can date."""

from tests.epub.books import XHTML, Epub, book, call, chapter, epub, infobox, leaf, notes, words_of

from brieflives.document.blocks import Milestone, Role, TimelineEntry
from brieflives.document.book import Document, Timeline


def entry(
    number: int, edtf: str, year: str, text: str, milestone: Milestone = Milestone.OTHER
) -> TimelineEntry:
    """Make an entry; that of number 2 calls the first note."""
    calls = (call(1),) if number == 2 else ()
    return TimelineEntry(
        leaf(f"timeline/{number}/date", year, role=Role.TIMELINE_DATE),
        leaf(f"timeline/{number}/text", text, *calls, role=Role.TIMELINE_TEXT),
        edtf,
        milestone,
    )


def life() -> Document:
    entries = (
        entry(1, "1887-02-14", "1887", "14 February – Born", Milestone.BIRTH),
        entry(2, "1913~", "c. 1913", "Becomes head of the station"),
        entry(3, "1942", "1942", "Died", Milestone.DEATH),
    )
    heading = leaf("timeline/heading", "Timeline", role=Role.PART_TITLE)
    return book(
        infobox(),
        chapter("one", "One", leaf("p", "Text.")),
        Timeline("timeline", heading, entries),
        notes(("Thus.", "a")),
    )


def made() -> Epub:
    return epub(life())


def test_the_entries_are_an_ordered_list_below_the_heading() -> None:
    root = made().xml("timeline.xhtml")
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
    times = made().xml("timeline.xhtml").iter(f"{XHTML}time")
    assert [(time.get("datetime"), words_of(time)) for time in times] == [
        ("1887-02-14", "1887"),
        ("1942", "1942"),
    ]


def test_birth_and_death_are_marked() -> None:
    items = made().xml("timeline.xhtml").iter(f"{XHTML}li")
    assert [item.get("class") for item in items] == ["birth", "other", "death"]


def test_the_contents_lead_to_the_timeline() -> None:
    links = made().xml("nav.xhtml").iter(f"{XHTML}a")
    assert ("timeline.xhtml", "Timeline") in [(a.get("href"), words_of(a)) for a in links]


def test_a_note_called_in_the_timeline_leads_back_to_it() -> None:
    links = made().xml("notes.xhtml").iter(f"{XHTML}a")
    assert [a.get("href", "").split("#")[0] for a in links] == ["timeline.xhtml"]
