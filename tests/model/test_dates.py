"""Dates as values: what is read, what it can mean, and what a wrong one is told."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jdcal import jcal2jd, jd2gcal
from pyparsing import PyparsingDiagnosticWarning

from brieflives.model.dates import (
    Age,
    Date,
    DateError,
    Precision,
    age_between,
    date_from_julian,
    days_in_month,
    is_before,
    parse_date,
    with_old_style,
)
from brieflives.model.dates.calendars import (
    FIRST_DAY,
    LAST_DAY,
    gregorian_day,
    gregorian_day_number,
    gregorian_from_julian,
    julian_from_gregorian,
)

with warnings.catch_warnings():
    # Newer versions of pyparsing find fault with the grammar that edtf builds when imported.
    warnings.filterwarnings("ignore", category=PyparsingDiagnosticWarning)
    from edtf import EDTFParseException, parse_edtf


# ---- what can be written


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1890-06-11", (1890, 6, 11), (1890, 6, 11)),
        ("1890-06", (1890, 6, 1), (1890, 6, 30)),
        ("1890", (1890, 1, 1), (1890, 12, 31)),
        ("1890~", (1890, 1, 1), (1890, 12, 31)),
        ("189X", (1890, 1, 1), (1899, 12, 31)),
        ("18XX", (1800, 1, 1), (1899, 12, 31)),
        ("-01XX", (-199, 1, 1), (-100, 12, 31)),
        ("1896-02-XX", (1896, 2, 1), (1896, 2, 29)),
        ("1890-XX-XX", (1890, 1, 1), (1890, 12, 31)),
        ("1890-22", (1890, 1, 1), (1890, 12, 31)),
        ("1890/1895-03", (1890, 1, 1), (1895, 3, 31)),
        ("../1890", FIRST_DAY, (1890, 12, 31)),
        ("1890/..", (1890, 1, 1), LAST_DAY),
        ("1890/", (1890, 1, 1), LAST_DAY),
        ("[1890..1892]", (1890, 1, 1), (1892, 12, 31)),
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15)),
        ("0000-02-29", (0, 2, 29), (0, 2, 29)),
        ("unknown", FIRST_DAY, LAST_DAY),
        ("present", FIRST_DAY, LAST_DAY),
    ],
)
def test_a_date_can_mean_the_days_from_its_earliest_to_its_latest(
    text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]
) -> None:
    date = parse_date(text)
    assert (date.earliest, date.latest, date.edtf) == (earliest, latest, text)


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "precision"),
    [
        ("1890-06-11", 1890, 6, 11, Precision.DAY),
        ("1890-06", 1890, 6, None, Precision.MONTH),
        ("1890-24", 1890, None, None, Precision.SEASON),
        ("1890?", 1890, None, None, Precision.YEAR),
        ("189X", None, None, None, Precision.DECADE),
        ("18XX", None, None, None, Precision.CENTURY),
        ("1890/1891", None, None, None, None),
        ("unknown", None, None, None, None),
    ],
)
def test_a_part_of_a_date_that_is_not_known_is_none(
    text: str, year: int | None, month: int | None, day: int | None, precision: Precision | None
) -> None:
    date = parse_date(text)
    assert (date.year, date.month, date.day, date.precision) == (year, month, day, precision)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1890", False, False),
        ("1890~", True, False),
        ("1890-06?", False, True),
        ("1890-06-11%", True, True),
        ("189X~", True, False),
        ("1890~/1895?", True, True),
    ],
)
def test_a_mark_behind_a_date_tells_doubt(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse_date(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


# ---- what is wrong, and what was meant


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("c. 1890", "1890~"),
        ("c1890", "1890~"),
        ("circa 11 June 1890", "1890-06-11~"),
        ("около 1890 г.", "1890~"),
        ("um 1890", "1890~"),
        ("c. 1890?", "1890%"),
        ("1890 (?)", "1890?"),
        ("1890?~", "1890%"),
        ("11 June 1890", "1890-06-11"),
        ("11th of June, 1890", "1890-06-11"),
        ("June 11, 1890", "1890-06-11"),
        ("1890 June 11", "1890-06-11"),
        ("11 июня 1890 г.", "1890-06-11"),
        ("11. Juni 1890", "1890-06-11"),
        ("1er juin 1890", "1890-06-01"),
        ("11 de junio de 1890", "1890-06-11"),
        ("11 giugno 1890", "1890-06-11"),
        ("11 czerwca 1890", "1890-06-11"),
        ("11 червня 1890 року", "1890-06-11"),
        ("11.VI.1890", "1890-06-11"),
        ("June 1890", "1890-06"),
        ("июнь 1890", "1890-06"),
        ("Sept. 1890", "1890-09"),
        ("spring 1890", "1890-21"),
        ("1890-6-11", "1890-06-11"),
        ("1890-6", "1890-06"),
        ("1890‑06‑11", "1890-06-11"),
        ("1890.06.11", "1890-06-11"),
        ("18900611", "1890-06-11"),
        ("11.06.1890", "1890-06-11"),
        ("13/06/1890", "1890-06-13"),
        ("06/13/1890", "1890-06-13"),
        ("1890-06-11T12:00", "1890-06-11"),
        ("1890s", "189X"),
        ("189x", "189X"),
        ("1890er Jahre", "189X"),
        ("1890-е годы", "189X"),
        ("19th century", "18XX"),
        ("XIX век", "18XX"),
        ("XIXe siècle", "18XX"),
        ("19. Jahrhundert", "18XX"),
        ("44 BC", "-0043"),
        ("15 March 44 BC", "-0043-03-15"),
        ("1 BC", "0000"),
        ("44 v. Chr.", "-0043"),
        ("AD 14", "0014"),
        ("890", "0890"),
        ("1890–1895", "1890/1895"),
        ("1890-95", "1890/1895"),
        ("c. 1890 – June 1895", "1890~/1895-06"),
        ("from 1890 to present", "1890/.."),
        ("by 1890", "../1890"),
        ("after c. 1890", "1890~/.."),
        ("between 1890 and 1892", "[1890..1892]"),
        ("n.d.", "unknown"),
        ("today", "present"),
    ],
)
def test_a_wrong_form_carries_the_right_text(wrong: str, meant: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(wrong)
    assert raised.value.suggestion == meant
    assert parse_date(meant).edtf == meant


BEFORE = "an open beginning is two dots and the last date that is possible, as in ../1889"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("31 June 1890", "June has 30 days"),
        ("1890-06-31", "June has 30 days"),
        ("1890-02-29", "February 1890 has 28 days"),
        ("c. 30 February 1896", "February 1896 has 29 days"),
        ("-0043-02-29", "February 44 BC has 28 days"),
        ("1890-06-00", "there is no day 00"),
        ("1890-13-01", "there is no month 13: a date is written year-month-day"),
        ("11/06/1890", "it is not clear which number is the day and which is the month"),
        ("before 1890", BEFORE),
        ("before June 1890", BEFORE),
        ("90", "a year has four digits"),
        ("1911/12", "a year has four digits"),
        ("Y170000002", "years go from -9999 to 9999"),
        ("-0000", "the year before the year 1 is written 0000"),
        ("1895/1890", "the second date lies before the first"),
        ("189X-06", "a month needs a whole year before it"),
        ("1890-XX-11", "a day needs a month before it"),
        ("[1890,1892]", "a day between two others is written as [1890..1892]"),
        ("Easter 1890", "this is not a date in the form year-month-day"),
        ("1890-06~-11", "this is not a date in the form year-month-day"),
        ("", "this is not a date in the form year-month-day"),
        ("far too long for a date " * 500, "this is not a date in the form year-month-day"),
    ],
)
def test_where_the_meaning_is_not_certain_only_the_reason_is_told(wrong: str, reason: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(wrong)
    assert (raised.value.reason, raised.value.suggestion) == (reason, None)


@given(st.text(alphabet="0189X-/.~?%[] cBCJune11июня,", max_size=24))
def test_any_text_is_a_date_or_a_reason_and_a_suggestion_is_a_date(text: str) -> None:
    read = _read(text)
    if isinstance(read, DateError):
        assert read.reason
        assert read.suggestion is None or isinstance(_read(read.suggestion), Date)
    else:
        assert read.edtf == text


def _read(text: str) -> Date | DateError:
    try:
        return parse_date(text)
    except DateError as error:
        return error


# ---- the old calendar


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1582-10-05", "1582-10-15"),
        ("1700-02-18", "1700-02-28"),
        ("1700-02-29", "1700-03-11"),
        ("1870-04-10", "1870-04-22"),
        ("1890-05-30", "1890-06-11"),
        ("1899-12-22", "1900-01-03"),
        ("1900-02-29", "1900-03-13"),
        ("-0043-03-15", "-0043-03-13"),
    ],
)
def test_an_old_style_day_is_converted(old: str, new: str) -> None:
    date = date_from_julian(old)
    assert date.edtf == new
    assert date == with_old_style(parse_date(new), old)


def test_doubt_about_an_old_style_day_is_kept() -> None:
    assert date_from_julian("1870-04-10~").edtf == "1870-04-22~"


def test_two_styles_that_disagree_are_told_what_would_agree() -> None:
    with pytest.raises(DateError) as raised:
        with_old_style(parse_date("1870-04-23"), "1870-04-10")
    assert raised.value.reason == (
        "this is 1870-04-22 in the new calendar; 1870-04-23 was 1870-04-11 in the old one"
    )


@pytest.mark.parametrize("old", ["1870", "1870-04", "187X", "1870-04-XX", "1871-02-29"])
def test_only_a_whole_day_of_the_old_calendar_can_be_converted(old: str) -> None:
    with pytest.raises(DateError):
        date_from_julian(old)


# ---- ages


@pytest.mark.parametrize(
    ("born", "died", "age"),
    [
        ("1890-06-11", "1937-02-01", Age(46, 46)),
        ("1890-06-11", "1936-06-11", Age(46, 46)),
        ("1890-06-11", "1936-06-10", Age(45, 45)),
        ("1890-06-11", "1936", Age(45, 46)),
        ("1890", "1937", Age(46, 47)),
        ("1890~", "1937", Age(46, 47, approximate=True)),
        ("1890-06-11?", "1937-02-01", Age(46, 46, approximate=True)),
        ("[1890..1891]", "1937-02-01", Age(45, 47)),
        ("1890-21", "1937-02-01", Age(46, 47)),
        ("-0099-07-13", "-0043-03-15", Age(55, 55)),
        ("-0062-09-23", "0014-08-19", Age(75, 75)),
        ("189X", "1937", None),
        ("1890", "unknown", None),
        ("../1890", "1937", None),
        ("1890", "present", None),
        ("1937", "1890", None),
    ],
)
def test_an_age_is_computed_from_the_days_that_both_dates_can_mean(
    born: str, died: str, age: Age | None
) -> None:
    assert age_between(parse_date(born), parse_date(died)) == age


@pytest.mark.parametrize(
    ("first", "second", "certainly"),
    [
        ("1889", "1890", True),
        ("1890", "1890-06", False),
        ("1889~", "1890", False),
        ("1850~", "1890~", True),
        ("../1889", "1890", True),
        ("1889/..", "1890", False),
        ("unknown", "1890", False),
        ("-0044", "-0043", True),
    ],
)
def test_a_date_lies_before_another_only_where_that_is_certain(
    first: str, second: str, certainly: bool
) -> None:
    assert is_before(parse_date(first), parse_date(second)) is certainly


# ---- oracles

_years = st.integers(-9999, 9999)


@st.composite
def _days(draw: st.DrawFn, *, julian: bool = False) -> tuple[int, int, int]:
    year, month = draw(_years), draw(st.integers(1, 12))
    last = days_in_month(year, month, julian=julian)
    return year, month, draw(st.integers(1, last))


@st.composite
def _forms(draw: st.DrawFn) -> str:
    """Text of every single form of EDTF, impossible days among them."""
    year = draw(_years)
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 31))
    rough = draw(st.sampled_from([written[:-1] + "X", written[:-2] + "XX"]))
    whole = st.sampled_from([written, f"{written}-{month:02}", f"{written}-{month:02}-{day:02}"])
    single = draw(whole)
    mark = draw(st.sampled_from(["", "~", "?", "%"]))
    return draw(st.sampled_from([single + mark, rough, f"../{single}", f"{single}/.."]))


def _bounds(theirs: Any) -> list[tuple[int, ...] | None]:
    """Return edtf's bounds; it gives a number for what is open."""
    bounds = (theirs.lower_strict(), theirs.upper_strict())
    return [None if isinstance(bound, float) else tuple(bound[:3]) for bound in bounds]


@settings(max_examples=100, deadline=None)  # 16 ms an example
@given(_forms())
def test_the_bounds_are_those_of_the_edtf_library(text: str) -> None:
    ours = _read(text)
    if isinstance(ours, DateError):
        with pytest.raises(EDTFParseException):
            parse_edtf(text)
        return
    earliest = None if text.startswith("../") else ours.earliest
    latest = None if text.endswith("/..") else ours.latest
    assert [earliest, latest] == _bounds(parse_edtf(text))


@given(_days(julian=True).filter(lambda day: day[0] > -4800))  # as far back as jdcal is right
def test_the_old_calendar_is_converted_as_jdcal_does(day: tuple[int, int, int]) -> None:
    assert gregorian_from_julian(day) == jd2gcal(*jcal2jd(*day))[:3]


@given(_days(julian=True))
def test_a_day_of_the_old_calendar_comes_back_from_the_new_one(day: tuple[int, int, int]) -> None:
    assert julian_from_gregorian(gregorian_from_julian(day)) == day


@given(_days())
def test_a_day_number_and_its_day_are_one_to_one(day: tuple[int, int, int]) -> None:
    assert gregorian_day(gregorian_day_number(day)) == day
