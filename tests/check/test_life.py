"""Only what is certainly wrong in a life is reported: a date means any day it can mean."""

from __future__ import annotations

import pytest

from brieflives.check.life import check_life
from brieflives.findings import Code
from brieflives.read.life import read_life_text


def told(person: str, date: str = "2026") -> list[Code]:
    """Return the codes of what is said about a person; the lines of YAML stand at the margin."""
    lines = "".join(f"  {line}\n" for line in person.splitlines())
    text = (
        f"schema: life/1\nbook: {{title: A, lang: en, date: {date}}}\nperson:\n  name: Ada\n{lines}"
    )
    parsed, findings = read_life_text(text)
    assert parsed, findings
    return [f.code for f in check_life(parsed)]


@pytest.mark.parametrize(
    "person",
    [
        "born: {date: 1815}\ndied: {date: 1815}",
        "born: {date: 1852~}\ndied: {date: 1850}",
        "born: {date: 181X}\noffices: [{title: Countess, from: 1815, to: 1838}]",
        "died: {date: 1852-11-27}\noffices: [{title: Countess, from: 1838, to: 1852}]",
        "died: {date: 1852-11-27}\nevents: [{kind: buried, date: 1852-11}]",
        "died: {date: 1852}\nworks: [{title: W, date: 1992}]\nawards: [{name: A, date: 1970}]",
        "born: {date: 1815}\nworks: [{title: Sketch, date: 1820}]",
        "born: {date: 1815-12-10}\ndied: {date: 1930}",
        "born: {date: unknown}\ndied: {date: 1852}\neducation: [{school: Home, to: present}]",
    ],
)
def test_what_may_be_true_is_passed_over(person: str) -> None:
    assert told(person) == []


@pytest.mark.parametrize(
    "offices",
    [
        "[{title: Mayor, from: 1838, to: 1842}, {title: Mayor, from: 1842, to: 1845}]",
        "[{title: Don, of: Ely, from: 1838, to: 1842}, {title: Don, of: Ed, from: 1840, to: 1845}]",
        "[{title: Peer, from: 1838, to: 1842}, {title: Peer, acting: true, from: 1840, to: 1845}]",
        "[{title: Mayor, from: 1838, to: 1842, terms: [{from: 1845, to: 1846}]}]",
        "[{title: Mayor, from: 1838, to: 1842}, {title: Mayor, from: 1840}]",
    ],
)
def test_offices_may_follow_each_other_stand_side_by_side_or_be_held_for_somebody(
    offices: str,
) -> None:
    assert told(f"offices: {offices}") == []


def test_an_office_that_is_still_held_overlaps_with_a_later_term() -> None:
    offices = "[{title: Mayor, from: 1838, to: present}, {title: Mayor, from: 1840, to: 1845}]"
    assert told(f"offices: {offices}") == [Code.OVERLAPPING_TERMS]


def test_a_living_person_may_agree_to_little_else_than_a_year() -> None:
    assert told("living: true\nborn: {date: 1990}\nfacts: {residence: London}") == []
    assert told("living: true\nborn: {date: 1990-12}") == []
    assert told("born: {date: 1990-12-10}\nfamily: {children: [Byron]}") == []


def test_a_telephone_number_of_a_living_person_is_private() -> None:
    assert told("living: true\nfacts: {Office: 020 7946 0018}") == [Code.PRIVATE_FACT]
    assert told("living: true\nfacts: {Record: 1984/85, Born there: 1990}") == []


def test_nobody_is_too_old_when_the_book_has_no_date_to_count_to() -> None:
    assert told("living: true\nborn: {date: 1815}", date="unknown") == []
    assert told("living: true\nborn: {date: 1815}") == [Code.TOO_OLD]


def test_names_of_one_kind_may_be_in_several_languages() -> None:
    names = "[{kind: birth, text: Ada}, {kind: birth, text: Ада, lang: ru}]"
    assert told(f"names: {names}") == []
    assert told("names: [{kind: alias, text: A}, {kind: alias, text: B}]") == []
