"""The timeline: what joins it by itself, in which order, in which words."""

import pytest
from tests.resolve.small_lives import SOURCES, Told

from brieflives.read.life import read_life_text

LIFE = """\
born: {date: 1815-12-10, place: London}
died: {date: 1852-11-27, place: London}
"""
OFFICE = "offices: [{title: Secretary, from: 1840-02-03, to: 1842}]\n"


def test_a_life_with_four_dated_events_has_a_timeline() -> None:
    assert Told(LIFE + OFFICE).timeline == [
        "birth 1815-12-10: 1815 | 10~December – Born in London",
        "other 1840-02-03: 1840 | 3~February – Becomes Secretary",
        "other 1842: 1842 | Leaves office as Secretary",
        "death 1852-11-27: 1852 | 27~November – Died in London",
    ]


def test_a_life_with_three_dated_events_has_none() -> None:
    assert Told(LIFE + "offices: [{title: Secretary, from: 1840}]").timeline == []


def test_an_entry_of_the_authors_makes_a_timeline_of_any_life() -> None:
    told = Told("", "timeline: [{date: 1843, text: 'Publishes *Notes*'}]")
    assert told.timeline == ["other 1843: 1843 | Publishes _Notes_"]


def test_what_is_kept_out_of_the_timeline_stays_in_the_table_of_facts() -> None:
    told = Told(
        """\
        born: {date: 1815, in-timeline: false}
        died: {date: 1852}
        offices: [{title: Secretary, from: 1840, in-timeline: false}]
        events: [{kind: buried, date: 1852, in-timeline: false}]
        """,
        "timeline: [{date: 1843, text: Publishes}]",
    )
    assert told.timeline == ["other 1843: 1843 | Publishes", "death 1852: 1852 | Died"]
    assert "Born: 1815" in told.infobox
    assert "Buried: 1852" in told.infobox


def test_a_year_stands_where_it_begins_but_never_before_the_birth() -> None:
    told = Told(
        LIFE,
        "timeline: [{date: 1843, text: B}, {date: 1842-12, text: A}, {date: 1815, text: Moves}]",
    )
    texts = [line.split(" | ")[1] for line in told.timeline]
    assert texts == ["10~December – Born in London", "Moves", "December – A", "B",
                     "27~November – Died in London"]  # fmt: skip


def test_a_burial_known_by_its_year_alone_comes_after_the_death() -> None:
    told = Told(
        LIFE + "events: [{kind: buried, date: 1852, place: Hucknall}]",
        "timeline: [{date: 1852, text: Falls ill}]",
    )
    assert [line.split(" | ")[1] for line in told.timeline[1:]] == [
        "Falls ill",
        "27~November – Died in London",
        "Buried: Hucknall",
    ]


def test_an_undated_entry_stays_below_the_one_before_it() -> None:
    told = Told(
        "",
        """\
        timeline:
          - {date: 1850, text: Last}
          - {date: 1840, text: First}
          - {date: unknown, text: Second}
        """,
    )
    assert [line.split(" | ")[1] for line in told.timeline] == ["First", "Second", "Last"]


def test_an_undated_entry_above_all_others_follows_the_birth() -> None:
    told = Told(LIFE, "timeline: [{date: unknown, text: Learns}, {date: 1843, text: Writes}]")
    assert [line.split(" | ")[1] for line in told.timeline[1:3]] == ["Learns", "Writes"]


def test_a_death_known_by_its_year_alone_comes_after_the_events_of_that_year() -> None:
    told = Told("died: {date: 1937}", "timeline: [{date: 1937-03, text: Tried}]")
    assert [line.split(" | ")[1] for line in told.timeline] == ["March – Tried", "Died"]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("1843~", "c.~1843 | Writes"),
        ("184X", "1840s | Writes"),
        ("1842/1843", "1842–1843 | Writes"),
        ("1843-03", "1843 | March – Writes"),
        ("1843-03-04?", "1843 (?) | 4~March – Writes"),
        ("1843-21", "1843 | spring – Writes"),
        ("1843-03-02/1843-03-09", "1843 | 2~March~– 9~March – Writes"),
        ("1843-03~/1843-05~", "c.~1843 | March~– May – Writes"),
        ("1843-12/1844-01", "1843–1844 | December 1843~– January 1844 – Writes"),
        ("{date: 1843-07, shown: in the hot summer}", "1843 | in the hot summer – Writes"),
        ("{date: unknown, shown: as a girl}", "as a girl | Writes"),
        ("../1843", "by 1843 | Writes"),
        ("{date: 1843-03-04, os: 1843-02-20}", "1843 | 4~March [O.S. 20~February] – Writes"),
    ],
)
def test_the_year_hangs_and_the_day_opens_the_text(date: str, shown: str) -> None:
    told = Told("", f"timeline: [{{date: {date}, text: Writes}}]")
    assert told.timeline[0].partition(": ")[2] == shown


def test_terms_that_follow_one_another_are_one_stay_in_office() -> None:
    told = Told(
        """\
        born: {date: 1815}
        died: {date: 1852}
        offices:
          - {title: Mayor, of: Ockham, from: 1830, to: 1834, terms: [{from: 1834, to: 1838}, {from: 1850, to: 1852}]}
        """  # noqa: E501
    )
    assert [line.split(": ")[1] for line in told.timeline] == [
        "1815 | Born",
        "1830 | Becomes Mayor, Ockham",
        "1838 | Leaves office as Mayor, Ockham",
        "1850 | Becomes Mayor, Ockham",
        "1852 | Died",  # in office, which nobody leaves first
    ]


def test_the_number_of_an_office_stands_before_it_without_a_space_in_japanese() -> None:
    told = Told(
        "offices: [{title: 市長, ordinal: 3, of: 東京, from: 1880}]",
        "timeline: [{date: 1843, text: 本}]",
        lang="ja",
    )
    assert told.timeline[-1].endswith("1880年 | 東京第3代市長に就任")


def test_an_event_has_its_label_its_place_and_what_is_said_of_it() -> None:
    told = Told(
        "events: [{kind: Debut, date: 1833, place: {then: London, now: Rome}, text: at court}]",
        "timeline: [{date: 1843, text: Publishes}]",
    )
    assert told.timeline[0] == "other 1833: 1833 | Debut: London, at court"


def test_the_notes_of_a_timeline_are_numbered_after_those_of_the_chapters() -> None:
    told = Told(
        "born: {date: 1815, cite: '@moore'}",
        "lead: 'Text.[@toole, p. 1]'\n"
        "timeline: [{date: 1843, text: A, cite: ['@toole, p. 2', '@moore']}]\n" + SOURCES,
    )
    assert told.timeline == ["birth 1815: 1815 | Born", "other 1843: 1843 | A^3a\u202f^1b"]
    assert told.lines.index("timeline #timeline") > told.lines.index("lead #lead")
    assert told.lines.index("timeline #timeline") < told.lines.index("notes #notes")


def test_a_russian_timeline_speaks_of_a_woman_in_her_forms() -> None:
    told = Told(
        "gender: f\nborn: {date: 1850, place: Москва}",
        "timeline: [{date: 1874, text: Доктор}]",
        lang="ru",
    )
    assert told.timeline[0].endswith("Родилась: Москва")


def test_an_entry_without_a_date_is_refused() -> None:
    head = "schema: life/1\nbook: {title: Ada, lang: en}\nperson: {name: Ada}\n"
    _, findings = read_life_text(head + "timeline: [{text: Sometime}]")
    assert [finding.code for finding in findings] == ["missing-key"]
