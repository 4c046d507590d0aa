"""Does the text give the same dates of birth and death as the infobox? Few false alarms, please."""

from __future__ import annotations

import pytest

from brieflives.check.text import dates_differ
from brieflives.findings import Code
from brieflives.read.life import read_life_text


def told(
    prose: str, lang: str = "en-GB", name: str = "Ada Lovelace", born: str = "1815-12-10"
) -> list[str]:
    """Return the words of the text that do not agree with the infobox."""
    text = f"""\
schema: life/1
book: {{title: Ada, lang: {lang}}}
person: {{name: {name}, born: {{date: {born}}}, died: {{date: 1852-11-27}}}}
lead: |
  {prose}
"""
    parsed, findings = read_life_text(text)
    assert parsed, findings
    found = list(dates_differ(parsed))
    assert all(f.code is Code.DATES_DIFFER for f in found)
    return [f.span.text for f in found]


@pytest.mark.parametrize(
    ("lang", "prose", "expected"),
    [
        ("en-GB", "She was born on 11 December 1815.", ["11 December 1815"]),
        ("en-US", "She was born on December 11, 1815.", ["December 11, 1815"]),
        ("de", "Sie wurde am 11. Dezember 1815 in London geboren.", ["11. Dezember 1815"]),
        ("fr", "Elle est née le 11 décembre 1815 à Londres.", ["11 décembre 1815"]),
        ("es", "Nació el 11 de diciembre de 1815 en Londres.", ["11 de diciembre de 1815"]),
        ("it", "Morì il 27 novembre 1853 a Londra.", ["27 novembre 1853"]),
        ("pl", "Zmarła 28 listopada 1852 roku.", ["28 listopada 1852"]),
        ("ru", "Она умерла 28 ноября 1852 года.", ["28 ноября 1852"]),
        ("uk", "Вона народилася 11 грудня 1815 року.", ["11 грудня 1815"]),
        ("zh", "她于1815年12月11日出生。", ["1815年12月11日"]),
        ("ja", "1852年11月28日に死去した。", ["1852年11月28日"]),
    ],
)
def test_a_date_with_one_slip_is_noticed_in_the_languages_of_the_books(
    lang: str, prose: str, expected: list[str]
) -> None:
    assert told(prose, lang) == expected


@pytest.mark.parametrize(
    "prose",
    [
        "She was born on 10 December 1815 and died on 27 November 1852.",
        "Ada Lovelace (born 10 December 1815 in London; died 27 November 1852) counted.",
        "Ada Lovelace was born in 1815.",
        "On 10 December 1815 she was born.",
        "Her son was born on 12 May 1836, and her mother died in 1860.",
        "Her cousin, who was born in 1890, never met her.",
        "She died young. The year 1851 had been a hard one.",
        "She had been born poor; in 1835 she married.",
        "The idea was born in 1843, the engine died with 1871.",
    ],
)
def test_other_people_and_the_right_dates_give_no_alarm(prose: str) -> None:
    assert told(prose) == []


def test_a_sentence_that_begins_with_the_name_tells_of_the_person() -> None:
    assert told("Lovelace was born in 1816. She counted.") == ["1816"]
    assert told("Ada Lovelace (born 3 May 1816) counted.") == ["3 May 1816"]


def test_a_date_of_the_old_calendar_is_no_mistake() -> None:
    born = "{date: 1890-06-11, os: 1890-05-30}"
    assert told("She was born on 30 May 1890.", born=born) == []
    assert told("She was born on 30 May 1890.", born="1890-06-11") == []


def test_about_a_year_allows_for_the_years_around_it() -> None:
    assert told("Ada Lovelace was born in 1817.", born="1815~") == []
    assert told("Ada Lovelace was born in 1917.", born="1815~") == ["1917"]


def test_a_date_of_two_lines_is_found_where_it_begins() -> None:
    assert told("*Ada Lovelace* was born on 11\n  December 1815.") == ["11\n  December 1815"]


def test_a_quotation_may_be_wrong() -> None:
    assert told("> Ada Lovelace was born in 1816.") == []


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Ada Lovelace (1816–1852) counted.", ["1816"]),
        (
            "Ada Lovelace (1 May 1815 – 27 November 1860) counted.",
            ["1 May 1815", "27 November 1860"],
        ),
        ("Ada Lovelace (10 December 1815 – 27 November 1852) counted.", []),
        ("Her aunt (1790–1860) counted.", []),
        ("Ada Lovelace counted. She was born in 1817.", ["1817"]),
        ("Ada Lovelace counted. Her mother wrote. She was born in 1792.", []),
        ("Her mother wrote. She was born in 1792.", []),
    ],
)
def test_dates_in_brackets_and_behind_a_pronoun_are_compared(
    prose: str, expected: list[str]
) -> None:
    assert told(prose) == expected


def test_a_sentence_without_a_subject_goes_on_about_the_person() -> None:
    assert told("Ada Lovelace fue matemática. Nació en Londres en 1817.", "es") == ["1817"]
