"""Dates, ages and lists in the words of the book's language."""

from __future__ import annotations

import datetime

from brieflives.languages.words import Words
from brieflives.model.dates import Age, Date, Precision


def date_words(date: Date, words: Words) -> str:
    """Write a date as its language does: ``11 June 1890``, ``c. 1890``, ``15 March 44 BC``."""
    if date.precision is None:
        return words("dates", date.edtf)
    text = _plain_date(date, words)
    if date.approximate:
        text = words("dates", "about", date=text)
    if date.uncertain:
        text = words("dates", "uncertain", date=text)
    return text


def span_words(start: Date | None, end: Date | None, words: Words) -> str:
    """Write a span of time; an end that is left out stays open."""
    if start is None:
        return words("dates", "to", date=date_words(end, words)) if end else ""
    if end is None:
        return words("dates", "from", date=date_words(start, words))
    both_years = start.precision is Precision.YEAR and end.precision is Precision.YEAR
    form = "years" if both_years else "span"
    return words("dates", form, start=date_words(start, words), end=date_words(end, words))


def year_words(date: Date, words: Words) -> str:
    """Write the year alone, as on a title page."""
    if date.year is None:
        return words("dates", date.edtf)
    year = Date(date.edtf, date.year, None, None, date.approximate, date.uncertain)
    return date_words(year, words)


def life_years(born: Date | None, died: Date | None, words: Words) -> str:
    """Write the years of a life: ``1890–1937``, ``born 1952``; empty when neither is known."""
    if born and born.year is not None and died and died.year is not None:
        return words("dates", "years", start=year_words(born, words), end=year_words(died, words))
    if born and born.year is not None:
        return words("dates", "born-only", year=year_words(born, words))
    if died and died.year is not None:
        return words("dates", "died-only", year=year_words(died, words))
    return ""


def age_words(age: Age, words: Words) -> str:
    """Write an age: ``aged 46``, ``aged 45 or 46``, ``aged about 46``."""
    if age.approximate:
        return words("ages", "about", age=age.most)
    if age.least == age.most:
        return words("ages", "exact", age=age.least)
    return words("ages", "either", least=age.least, most=age.most)


def list_words(items: list[str], words: Words) -> str:
    """Join words into a list: ``A, B and C``."""
    from babel.lists import format_list

    return format_list(items, locale=words.babel_locale)


def _plain_date(date: Date, words: Words) -> str:
    from babel.dates import format_date, format_skeleton

    assert date.year is not None
    year = date.year if date.year > 0 else 1 - date.year
    if date.month is None:
        text = str(year)
    elif date.day is None:
        first = datetime.date(year, date.month, 1)
        text = format_skeleton("yMMMM", first, locale=words.babel_locale)
    else:
        day = datetime.date(year, date.month, 1) + datetime.timedelta(days=date.day - 1)
        text = format_date(day, "long", locale=words.babel_locale)
    return text if date.year > 0 else words("dates", "bc", date=text)
