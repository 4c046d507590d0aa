"""The table of facts: every fact of a person in its row, in the order of an encyclopedia."""

from pathlib import Path

import pytest
from PIL import Image
from tests.resolve.small_lives import SOURCES, Told

from brieflives.resolve.infobox.page import monogram


def rows(person: str, **about: str) -> list[str]:
    """Return the rows of a person's table; there must be nothing to mend."""
    told = Told(person, **about)  # type: ignore[arg-type]
    assert told.findings == []
    return told.infobox[told.infobox.index("plate: AK") + 1 :]


def test_the_plate_has_the_initials_without_the_particles() -> None:
    assert monogram("Anna von Stein") == "AS"
    assert monogram("Leonid Petrovich Serebryakov") == "LPS"
    assert monogram("bell hooks") == "bh"


# ---- names


def test_a_name_says_its_system_its_sound_and_its_years() -> None:
    person = """\
    names:
      - {kind: transliteration, text: Leonid Serebriakov, system: BGN/PCGN}
      - {kind: married, text: Ada King, from: 1835, to: 1852}
      - {kind: pen, text: A. A. L., lang: en, say: eɪ eɪ ɛl}
    """
    assert rows(person)[1:] == [
        "Transliteration: Leonid Serebriakov (BGN/PCGN)",
        "Married name: Ada King (1835–1852)",
        "Pen name: {en A. A. L.}~{en-Latn-fonipa [eɪ eɪ ɛl]}",
    ]


def test_the_name_in_its_own_script_stands_above_the_table() -> None:
    told = Told("names: [{kind: native, text: Ада, lang: ru, say: ˈada}]")
    assert told.infobox[1] == "infobox-native #infobox/1: {ru Ада}~{ru-Latn-fonipa [ˈada]}"


# ---- offices


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("from: 1920-04-05, to: 1924-04-05", "5~April 1920~– 5~April 1924 (4 years)"),
        ("from: 1920-04-05, to: 1924-04-04", "5~April 1920~– 4~April 1924 (3 years)"),
        ("from: 1920-04-05, to: 1921-03-16", "5~April 1920~– 16~March 1921 (less than a year)"),
        ("from: 1920-04, to: 1921-04", "April 1920~– April 1921 (about 1 year)"),
        ("from: 1920, to: 1924", "1920–1924 (about 4 years)"),
        ("from: 1920-12, to: 1924", "December 1920~– 1924 (about 4 years)"),
        ("from: 1920-04, to: 1925-06", "April 1920~– June 1925 (5 years)"),
        ("from: 1920, to: 1920", "1920 (less than a year)"),
        ("from: 1920, to: 1920-02", "1920~– February 1920 (less than a year)"),
        ("from: 192X, to: 1932", "1920s~– 1932"),
        ("from: 1920~, to: 1921-01-04", "c.~1920~– 4~January 1921"),
        ("from: 1920-04-05~, to: 1924-04-05", "c.~5~April 1920~– 5~April 1924 (about 4 years)"),
        ("from: 1920-04-05, to: present", "5~April 1920~– present"),
        ("from: 1920-04-05", "from 5~April 1920"),
    ],
)
def test_the_length_of_a_term_is_told_where_it_is_known(term: str, shown: str) -> None:
    assert rows(f"offices: [{{title: Mayor, {term}}}]") == ["group: Mayor", f"In office: {shown}"]


def test_an_office_has_its_rows_in_the_order_of_an_encyclopedia() -> None:
    person = """\
    offices:
      - title: President
        ordinal: 4th
        of: the Society
        constituency: Nottingham
        from: 1840
        acting: true
        successor: C
        predecessor: B
        under: [{role: Monarch, name: Victoria}]
        alongside: [D, E]
        note: elected twice
    """
    assert rows(person) == [
        "group: 4th President (acting)",
        "In office: from 1840",
        "Of: the Society",
        "Monarch: Victoria",
        "With: D / E",
        "Preceded by: B",
        "Succeeded by: C",
        "Constituency: Nottingham",
        ": elected twice",
    ]


@pytest.mark.parametrize(
    ("lang", "gender", "title", "shown"),
    [
        ("en", "m", "3 Mayor", "3rd Mayor"),
        ("en", "m", "12 Mayor", "12th Mayor"),
        ("en", "m", "41 Mayor", "41st Mayor"),
        ("en", "m", "4th Mayor", "4th Mayor"),
        ("de", "f", "3 Bürgermeisterin", "3. Bürgermeisterin"),
        ("ru", "m", "3 Мэр", "3-й Мэр"),
        ("fr", "m", "1 Maire", "1er Maire"),
        ("fr", "f", "1 Maire", "1re Maire"),
        ("es", "f", "3 Alcaldesa", "3.ª Alcaldesa"),
        ("he", "m", "3 נשיא", "נשיא ה־3"),
        ("ja", "m", "3 市長", "第3代市長"),
        ("zh", "m", "第三任 市长", "第三任市长"),
    ],
)
def test_the_number_of_an_office_is_an_ordinal_of_the_language(
    lang: str, gender: str, title: str, shown: str
) -> None:
    ordinal, office = title.split()
    person = f"gender: {gender}\noffices: [{{title: {office}, ordinal: {ordinal}, of: X}}]"
    assert rows(person, lang=lang)[0] == f"group: {shown}"


def test_terms_with_no_more_than_dates_share_a_row() -> None:
    person = """\
    offices:
      - {title: Mayor, from: 1830, to: 1834, successor: B, terms: [{from: 1840, to: 1842}]}
    """
    assert rows(person) == [
        "group: Mayor",
        "In office: 1830–1834 (about 4 years) / 1840–1842 (about 2 years)",
        "Succeeded by: B",
    ]


def test_terms_with_their_own_predecessors_have_their_own_rows() -> None:
    person = """\
    offices:
      - title: Mayor
        from: 1830
        to: 1834
        successor: B
        terms:
          - {from: 1840, to: 1842, acting: true, predecessor: C, successor: D}
    """
    assert rows(person) == [
        "group: Mayor",
        "In office: 1830–1834 (about 4 years)",
        "Succeeded by: B",
        "In office: 1840–1842 (acting, about 2 years)",
        "Preceded by: C",
        "Succeeded by: D",
    ]


# ---- personal details


def test_events_stand_around_birth_and_death_in_the_order_of_a_life() -> None:
    person = """\
    events:
      - {kind: buried, date: 1852-12-03, place: {then: Hucknall Torkard, now: Hucknall}}
      - {kind: baptised, date: 1816-01-20, place: London}
      - {kind: Honoured, text: with a statue}
      - {kind: emigrated, date: 1840, place: Italy}
    born: {date: 1815-12-10}
    died: {date: 1852-11-27, cause: Illness}
    """
    assert rows(person)[1:] == [
        "Born: 10~December 1815",
        "Baptised: 20~January 1816 / London",
        "Emigrated: 1840 / Italy",
        "Died: 27~November 1852 (aged 36)",
        "Cause of death: Illness",
        "Buried: 3~December 1852 / Hucknall Torkard (now Hucknall)",
        "Honoured: with a statue",
    ]


def test_events_are_told_by_date_in_whichever_order_they_are_written() -> None:
    person = """\
    died: {date: 1937}
    events:
      - {kind: rehabilitated, date: 1988-12-04}
      - {kind: Honoured, text: with a statue}
      - {kind: buried, date: 1937}
    """
    assert [row.split(":")[0] for row in rows(person)[2:]] == [
        *("Buried", "Rehabilitated", "Honoured")
    ]


def test_an_award_says_what_it_was_given_for() -> None:
    person = "awards: [{name: Medal, date: 1921, for: teaching}, {name: Prize}]"
    assert rows(person)[1:] == ["Awards: Medal (1921), for teaching / Prize"]


def test_a_register_of_persons_is_called_by_its_name() -> None:
    person = "identifiers: {wikidata: Q7259, viaf: '1', Parish roll: '2'}"
    assert rows(person)[1:] == ["Authority records: Wikidata: Q7259 / VIAF: 1 / Parish roll: 2"]


def test_a_near_miss_of_a_known_event_is_a_warning() -> None:
    told = Told("events: [{kind: rehabilitatd, date: 1988}]")
    assert [f"{f.code} {f.span.text}" for f in told.findings] == ["near-key rehabilitatd"]
    assert "`rehabilitated`" in told.findings[0].hint


def test_an_event_of_a_woman_has_her_form_of_the_word() -> None:
    assert "Реабилитирована: 1988" in rows(
        "gender: f\nevents: [{kind: rehabilitated, date: 1988}]", lang="ru"
    )


def test_many_personal_details_are_divided_into_life_family_facts_and_works() -> None:
    family = "family: {children: [{name: A}], parents: [{name: B}], spouses: [{name: C}]}"
    works = "works: [{title: D}]"
    few = f"born: {{date: 1780}}\n{family}\n{works}"
    assert [row for row in rows(few) if row.startswith("group")] == ["group: Personal details"]
    details = "\n".join(f"  Fact {n}: {{text: Yes}}" for n in range(9))
    assert [row.split(":")[0] for row in rows(f"{few}\nfacts:\n{details}")] == [
        *("group", "Born"),
        *("group", "Spouse", "Child", "Parent"),
        *("group", *(f"Fact {n}" for n in range(9))),
        *("group", "Notable work"),
    ]


def test_military_service_is_a_group_of_its_own_below_the_personal_details() -> None:
    person = """\
    military:
      allegiance: United Kingdom
      branch: [Army, Navy]
      served: 1834/1838
      rank: Captain
      units: 7th Regiment
      commands: [HMS A, HMS B]
      battles: Trafalgar
    facts: {occupation: Sailor}
    """
    assert rows(person) == [
        "group: Personal details",
        "Occupation: Sailor",
        "group: Military service",
        "Allegiance: United Kingdom",
        "Branch: Army / Navy",
        "Years of service: 1834–1838",
        "Rank: Captain",
        "Units: 7th Regiment",
        "Commands: HMS A / HMS B",
        "Battles and wars: Trafalgar",
    ]


def test_brackets_and_commas_are_those_of_the_language() -> None:
    person = "education: [{school: 帝国大学, field: 英文学, from: 1890, to: 1893}]"
    assert "学歴: 帝国大学、英文学（1890–1893）" in rows(person, lang="ja")


# ---- notes


def test_every_kind_of_fact_may_be_cited_and_notes_are_numbered_from_top_to_bottom() -> None:
    facts = [
        "names: [{kind: full, text: A, cite: '@toole, p. 3'}]",
        "born: {date: 1815, place: London, note: in a storm, cite: '@toole, p. 4'}",
        "died: {date: 1852, cite: '@toole, p. 6'}",
        "events: [{kind: buried, cite: '@toole, p. 7'}, {kind: baptised, cite: '@toole, p. 5'}]",
        "offices:",
        "  - {title: Mayor, cite: '@toole, p. 1', terms: [{from: 1840, cite: '@toole, p. 2'}]}",
        "family:",
        "  spouses: [{name: S, person: s-king, cite: '@toole, p. 8'}]",
        "  parents: [{name: P, cite: '@toole, p. 9'}]",
        "education: [{school: E, cite: '@toole, p. 10'}]",
        "facts: {occupation: {text: [O, R], cite: '@toole, p. 11'}}",
        "works: [{title: W, cite: '@toole, p. 12'}]",
        "awards: [{name: H, cite: '@toole, p. 13'}]",
        "military: {rank: M, cite: ['@toole, p. 14', '@moore']}",
    ]
    told = Told("\n".join(facts), SOURCES)
    assert told.findings == []
    assert told.infobox[2:] == [
        "group: Mayor^1a",
        "In office: from 1840^2a",
        "group: Personal details",
        "Full name: A^3a",
        "Born: 1815 / London / in a storm^4a",
        "Baptised: ^5a",
        "Died: 1852 (aged 36 or 37)^6a",
        "Buried: ^7a",
        "Spouse: S^8a",
        "Parent: P^9a",
        "Education: E^10a",
        "Occupation: O / R^11a",
        "Notable work: W^12a",
        "Award: H^13a",
        "group: Military service^14a\u202f^15a",
        "Rank: M",
    ]


def test_the_calls_of_one_fact_stand_apart_from_each_other_and_from_one_in_its_words() -> None:
    told = Told("facts: {occupation: {text: 'Poet[@toole]', cite: ['@moore', '@toole']}}", SOURCES)
    assert told.infobox[-1] == "Occupation: Poet^1a\u202f^2a\u202f^1b"


# ---- the signature


def test_a_signature_is_a_figure_below_the_table(tmp_path: Path) -> None:
    Image.new("L", (300, 100), 255).save(tmp_path / "hand.png")
    told = Told(
        "signature: hand\nfacts: {occupation: Writer}",
        "media: {hand: {file: hand.png, alt: The name in ink.}}",
        folder=tmp_path,
    )
    assert told.findings == []
    assert told.infobox[-3:] == [
        "signature:",
        "figure #figure-hand: hand.png 300x100 100%",
        "alt: The name in ink.",
    ]


def test_a_signature_that_no_picture_has_is_an_error() -> None:
    told = Told("signature: hnd", "media: {}")
    assert [f"{f.code} {f.span.text}" for f in told.findings] == ["unknown-media hnd"]
