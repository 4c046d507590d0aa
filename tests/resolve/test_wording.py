"""Dates, ages and terms in the words of the book's language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from brieflives.languages.words import Words, load_words
from brieflives.model.dates import Age, Date, date_from_julian, parse_date
from brieflives.resolve.wording import (
    age_words,
    date_words,
    life_years,
    span_words,
    term_words,
    year_words,
)


def _words(lang: str = "en-GB", **patterns: str) -> Words:
    """Return a language's words, with some patterns for dates and ages replaced."""
    words = load_words(lang) or load_words("en")
    assert words is not None
    changed = {
        name: {**group, **{key: text for key, text in patterns.items() if key in group}}
        for name, group in words.groups.items()
    }
    return Words(lang, changed)


def _maybe(text: str) -> Date | None:
    return parse_date(text) if text else None


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("1890-06-11", "11 June 1890"),
        ("1890-06", "June 1890"),
        ("1890", "1890"),
        ("1890~", "c. 1890"),
        ("1890?", "1890 (?)"),
        ("1890%", "c. 1890 (?)"),
        ("1890-06-11~", "c. 11 June 1890"),
        ("1890-06-XX", "June 1890"),
        ("1890-XX", "1890"),
        ("1890-21", "spring 1890"),
        ("1890-24~", "c. winter 1890"),
        ("189X", "1890s"),
        ("189X~", "c. 1890s"),
        ("18XX", "19th century"),
        ("20XX", "21st century"),
        ("10XX", "11th century"),
        ("00XX", "1st century"),
        ("-00XX", "1st century BC"),
        ("-01XX", "2nd century BC"),
        ("-004X", "50–41 BC"),
        ("000X", "1 BC – AD 9"),
        ("1890/1895", "1890–1895"),
        ("1890~/1895?", "c. 1890–1895 (?)"),
        ("1890-06/1895", "June 1890 – 1895"),
        ("189X/1905", "1890s – 1905"),
        ("../1890", "by 1890"),
        ("1890-06/..", "from June 1890"),
        ("/1890", "until 1890"),
        ("1890/", "from 1890"),
        ("[1890..1892]", "between 1890 and 1892"),
        ("[1890-06-11..1890-06-13]", "between 11 June 1890 and 13 June 1890"),
        ("[..1892]", "by 1892"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-0043-03", "March 44 BC"),
        ("-0043", "44 BC"),
        ("0000-02-29", "29 February 1 BC"),
        ("-9999-01-01", "1 January 10000 BC"),
        ("0814-01-28", "28 January 814"),
        ("-0099/-0043", "100–44 BC"),
        ("-0062/0014", "63 BC – AD 14"),
        ("unknown", "unknown"),
        ("present", "incumbent"),
    ],
)
def test_each_form_of_date_is_printed_in_english(written: str, printed: str) -> None:
    assert date_words(parse_date(written), _words()) == printed


@pytest.mark.parametrize(
    ("old", "printed"),
    [
        ("1870-04-10", "22 April [O.S. 10 April] 1870"),
        ("1870-04-10~", "c. 22 April [O.S. 10 April] 1870"),
        ("1900-02-29", "13 March [O.S. 29 February] 1900"),
        ("1899-12-22", "3 January 1900 [O.S. 22 December 1899]"),
        ("-0043-03-15", "13 March [O.S. 15 March] 44 BC"),
        ("1711-05-11", "22 May [O.S. 11 May] 1711"),
    ],
)
def test_the_old_style_day_stands_beside_the_new_one(old: str, printed: str) -> None:
    assert date_words(date_from_julian(old), _words()) == printed


def test_the_authors_own_wording_wins_but_not_for_the_years_of_a_life() -> None:
    born = replace(parse_date("1890~"), shown="about 1890")
    assert date_words(born, _words()) == "about 1890"
    assert life_years(born, parse_date("1937-02-01"), _words()) == "c. 1890–1937"


@pytest.mark.parametrize(
    ("lang", "day", "month", "both"),
    [
        ("en-US", "June 11, 1890", "June 1890", "April 22 [O.S. April 10], 1870"),
        ("de", "11. Juni 1890", "Juni 1890", "22. April [O.S. 10. April] 1870"),
        ("ru", "11 июня 1890 г.", "июнь 1890 г.", "22 апреля [O.S. 10 апреля] 1870 г."),
        ("pl", "11 czerwca 1890", "czerwiec 1890", "22 kwietnia [O.S. 10 kwietnia] 1870"),
        ("fr", "11 juin 1890", "juin 1890", "22 avril [O.S. 10 avril] 1870"),
        ("zh", "1890年6月11日", "1890年6月", "1870年4月22日 [O.S. 4月10日]"),
        ("he", "11 ביוני 1890", "יוני 1890", "22 באפריל [O.S. 10 באפריל] 1870"),
    ],
)
def test_whole_dates_months_and_both_styles_follow_the_language(
    lang: str, day: str, month: str, both: str
) -> None:
    words = _words(lang, **{"old-style": "{date} [O.S. {old}]"})
    written = (parse_date("1890-06-11"), parse_date("1890-06"), date_from_julian("1870-04-10"))
    printed = [" ".join(date_words(date, words).split()) for date in written]  # any kind of space
    assert printed == [day, month, both]


@pytest.mark.parametrize(
    ("lang", "since", "until", "about", "either"),
    [
        ("ru", "с июня 1890 г.", "до июня 1890 г.", "ок. июня 1890 г.", "не ранее июня 1890 г."),
        ("uk", "з червня 1890 р.", "до червня 1890 р.", "бл. червня 1890 р.", "не раніше червня"),
        ("pl", "od czerwca 1890", "do czerwca 1890", "ok. czerwca 1890", "w okresie od czerwca"),
        ("en", "from June 1890", "until June 1890", "c. June 1890", "between June 1890 and"),
    ],
)
def test_a_month_behind_a_preposition_has_the_case_that_this_asks_for(
    lang: str, since: str, until: str, about: str, either: str
) -> None:
    words, june = _words(lang), parse_date("1890-06")
    told = [
        span_words(june, None, words),
        span_words(None, june, words),
        date_words(parse_date("1890-06~"), words),
        date_words(parse_date("[1890-06..1890-08]"), words),
    ]
    spaced = [" ".join(text.split()) for text in told]
    assert spaced[:3] == [since, until, about]
    assert spaced[3].startswith(either)


def test_a_century_can_be_counted_in_roman_numerals() -> None:
    words = _words(century="{roman} век")
    assert date_words(parse_date("18XX"), words) == "XIX век"
    assert date_words(parse_date("13XX"), words) == "XIV век"
    assert date_words(parse_date("-03XX"), words) == "IV век BC"


def test_a_language_may_mark_a_year_alone_but_a_span_has_bare_digits() -> None:
    words = _words(year="{year}年", years="{start}–{end}年", about="约{date}", bc="公元前{date}")
    printed = [date_words(parse_date(t), words) for t in ("1890", "1890~", "1890~/1895", "-0043")]
    assert printed == ["1890年", "约1890年", "约1890–1895年", "公元前44年"]


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("1919", "1921", "1919–1921"),
        ("1919-03-16", "1921-04", "16 March 1919 – April 1921"),
        ("1919-03-16", "present", "16 March 1919 – present"),
        ("1919", "", "from 1919"),
        ("", "1921", "until 1921"),
        ("", "present", "incumbent"),
        ("1919", "unknown", "1919 – unknown"),
        ("1942", "1942", "1942"),
        ("", "", ""),
    ],
)
def test_a_span_of_time_may_be_open(start: str, end: str, printed: str) -> None:
    assert span_words(_maybe(start), _maybe(end), _words()) == printed


@pytest.mark.parametrize(
    ("born", "died", "printed"),
    [
        ("1890-06-11", "1937-02-01", "1890–1937"),
        ("1890~", "1937", "c. 1890–1937"),
        ("-0099-07-13", "-0043-03-15", "100–44 BC"),
        ("189X", "1937", "1890s – 1937"),
        ("1890-06-11/1890-06-12", "1937", "1890–1937"),
        ("[1890..1892]", "1937", "between 1890 and 1892 – 1937"),
        ("1952-05-01", "", "born 1952"),
        ("1952", "unknown", "born 1952"),
        ("unknown", "1937~", "died c. 1937"),
        ("", "../1937-02", "died by 1937"),
        ("", "", ""),
    ],
)
def test_a_title_page_has_the_years_of_a_life(born: str, died: str, printed: str) -> None:
    assert life_years(_maybe(born), _maybe(died), _words()) == printed


def test_the_year_of_a_date_keeps_its_doubts() -> None:
    assert year_words(parse_date("1890-06-11?"), _words()) == "1890 (?)"
    assert year_words(parse_date("unknown"), _words()) == "unknown"


@pytest.mark.parametrize(
    ("age", "at_death", "in_office"),
    [
        (Age(46, 46), "aged 46", "46 years"),
        (Age(45, 46), "aged 45 or 46", "45 or 46 years"),
        (Age(45, 47), "aged about 46", "about 46 years"),
        (Age(46, 46, approximate=True), "aged about 46", "about 46 years"),
        (Age(46, 47, approximate=True), "aged about 47", "about 47 years"),
        (Age(1, 1), "aged 1", "1 year"),
        (Age(0, 0), "aged 0", "less than a year"),
    ],
)
def test_ages_and_terms_tell_how_well_they_are_known(
    age: Age, at_death: str, in_office: str
) -> None:
    assert (age_words(age, _words()), term_words(age, _words())) == (at_death, in_office)


@pytest.mark.parametrize(("age", "printed"), [(41, "41 год"), (42, "42 года"), (46, "46 лет")])
def test_the_word_for_years_goes_with_its_number(age: int, printed: str) -> None:
    forms = {"years-one": "год", "years-few": "года", "years-many": "лет"}
    words = _words("ru", exact="{age} {years}", **forms)
    assert age_words(Age(age, age), words) == printed
