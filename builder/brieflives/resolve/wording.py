"""Dates, ages and lists in the words of the book's language.

Full dates, months and days come from Babel (CLDR), which is loaded when the first is written; all
other patterns are the groups ``dates`` and ``ages`` of the language's data file, explained there.
"""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from brieflives.languages.words import Words
from brieflives.model.dates import Age, Date, Day, Extent, Precision

_SEASONS = ("spring", "summer", "autumn", "winter")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
_ROMAN_UNITS = ((4, "IV"), (1, "I"))
# Babel writes days of the years 1 to 9999 only: it is given this leap year, which no day or month
# can be taken for, and the true year takes its place.
_STAND_IN_YEAR = 4444


def date_words(date: Date, words: Words, *, governed: bool = False) -> str:
    """Write a date as its language does: ``11 June 1890``, ``c. 1890``, ``15 March 44 BC``.

    A ``governed`` date stands behind a word such as ``from``, after which Slavic languages write a
    month as they do behind a day: ``с июня 1890 г.``.
    """
    if date.shown is not None:
        return date.shown
    if date.extent is not None:
        return _extent(date.extent, words)
    if date.precision is None:
        return words("dates", date.edtf)
    governed = governed or date.approximate
    return _doubted(_single(date, words, governed=governed), date, words)


def span_words(start: Date | None, end: Date | None, words: Words) -> str:
    """Write a span of time; an end that is left out stays open, and one date is said once."""
    if start is not None and start == end:
        return date_words(start, words)
    if start is None:
        return _until(end, words) if end else ""
    if end is None:
        return words("dates", "from", date=date_words(start, words, governed=True))
    if end.is_present and end.shown is None:
        return words("dates", "since", start=date_words(start, words))
    if _is_year(start) and _is_year(end):
        return _years(start, end, words)
    return words("dates", "span", start=date_words(start, words), end=date_words(end, words))


def year_words(date: Date, words: Words) -> str:
    """Write the year alone, as on a title page; a span of time as the years it reaches over."""
    return date_words(_without_days(date), words)


def day_words(date: Date, words: Words) -> str:
    """Write what a date says beyond its year: ``11 June``; empty where the year is all of it.

    Together with ``year_words`` nothing of the date is lost or said twice, but where the author's
    own wording or a span that reaches over several years has its years in it.
    """
    if date.shown is not None:
        return date.shown if _has_year(date) else ""
    if date.extent is not None:
        ends = [e.precision for e in (date.extent.start, date.extent.end) if e and e.precision]
        if max(ends, default=0) <= Precision.YEAR:
            return ""
        return _days_of_extent(date.extent, words) or date_words(date, words)
    return _without_year(date, words)


def life_years(born: Date | None, died: Date | None, words: Words) -> str:
    """Write the years of a life: ``1890–1937``, ``born 1952``; empty when neither is known."""
    first = _without_days(born) if born and _has_year(born) else None
    last = _without_days(died) if died and _has_year(died) else None
    if first and last:
        return span_words(first, last, words)
    if first:
        return words("dates", "born-only", year=date_words(first, words))
    return words("dates", "died-only", year=date_words(last, words)) if last else ""


def age_words(age: Age, words: Words) -> str:
    """Write an age at death: ``aged 46``, ``aged 45 or 46``, ``aged about 46``."""
    return _length("", age, words)


def term_words(term: Age, words: Words) -> str:
    """Write how long an office was held: ``4 years``, ``about 4 years``, ``less than a year``."""
    return words("ages", "term-short") if term.most == 0 else _length("term-", term, words)


def ordinal_words(number: int, words: Words, group: str = "ordinals") -> str:
    """Write a place in a row: ``3rd``, ``41st``.

    A group has the ordinals of single numbers, and those of the categories of CLDR.
    """
    from babel import Locale

    category = Locale.parse(words.babel_locale, sep="_").ordinal_form(number)
    known = words.groups[group]
    text = known.get(str(number)) or known.get(category) or known["other"]
    return text.format(number=number)


def list_words(items: list[str], words: Words) -> str:
    """Join words into a list: ``A, B and C``."""
    if len(items) == 1:
        return items[0]
    from babel.lists import format_list

    return format_list(items, locale=words.babel_locale)


# ---- two dates


def _extent(extent: Extent, words: Words) -> str:
    start, end = extent.start, extent.end
    if extent.one_day and start and end:
        first, last = (date_words(each, words, governed=True) for each in (start, end))
        return words("dates", "between", start=first, end=last)
    if start is None and end is not None:
        return words("dates", "by", date=date_words(end, words, governed=True))
    if start is not None and start.precision is None:
        start = None
    if end is not None and end.precision is None:
        end = None
    return span_words(start, end, words)


def _days_of_extent(extent: Extent, words: Words) -> str:
    """Write two days of one year without it; nothing where they are not of one."""
    start, end = extent.start, extent.end
    if start is None or end is None or _without_days(start) != _without_days(end):
        return ""
    first, last = (_without_year(each, words, governed=extent.one_day) for each in (start, end))
    if not (first and last):
        return ""
    return words("dates", "between" if extent.one_day else "span", start=first, end=last)


def _until(end: Date, words: Words) -> str:
    text = date_words(end, words, governed=True)
    return text if end.precision is None else words("dates", "to", date=text)


def _years(start: Date, end: Date, words: Words) -> str:
    """Write two years: ``1890–1937``, ``100–44 BC``, ``63 BC – AD 14``."""
    first, last = (_doubted(_digits(d.earliest[0]), d, words) for d in (start, end))
    if start.earliest[0] > 0:
        return words("dates", "years", start=first, end=last)
    if end.earliest[0] <= 0:
        return words("dates", "bc", date=words("dates", "years", start=first, end=last))
    ends = {"start": words("dates", "bc", date=first), "end": words("dates", "ad", date=last)}
    return words("dates", "span", **ends)


def _is_year(date: Date) -> bool:
    return date.precision is Precision.YEAR and date.shown is None


# ---- one date


def _single(date: Date, words: Words, *, governed: bool) -> str:
    """Write a date of any precision, without its doubts."""
    year, month, _ = date.earliest
    if date.precision is Precision.DAY:
        if date.old_style is not None:
            return _both_styles(date.earliest, date.old_style, words)
        return _whole_day(date.earliest, words)
    if date.precision is Precision.MONTH:
        return _in_era(_month_and_year(month, year, words, governed=governed), year, words)
    if date.precision is Precision.CENTURY:
        return _century(date.latest[0] if date.latest[0] > 0 else year, words)
    if date.precision is Precision.DECADE:
        return _decade(date, words)
    digits = _digits(year)
    if date.season is not None:
        text = words("dates", _SEASONS[date.season - 1], year=digits)
    else:
        text = words("dates", "year", year=digits)
    return _in_era(text, year, words)


def _doubted(text: str, date: Date, words: Words) -> str:
    if date.approximate:
        text = words("dates", "about", date=text)
    if date.uncertain:
        text = words("dates", "uncertain", date=text)
    return text


def _in_era(text: str, year: int, words: Words) -> str:
    return text if year > 0 else words("dates", "bc", date=text)


def _digits(year: int) -> str:
    return str(year if year > 0 else 1 - year)


def _decade(date: Date, words: Words) -> str:
    """Write ``1890s``; tens of years BC and those before the year 10 are no decade to a reader."""
    first, last = date.earliest[0], date.latest[0]
    if first >= 10:
        return words("dates", "decade", decade=first)
    return _years(_year(first), _year(last), words)


def _century(a_year: int, words: Words) -> str:
    """Write the century that holds the last year of our era, or the first BC, of ``18XX``."""
    number = a_year // 100 + 1 if a_year > 0 else (100 - a_year) // 100
    if number == 1:
        text = words("dates", "first-century")
    else:
        ordinal = ordinal_words(number, words)
        parts = {"number": number, "roman": _roman(number), "ordinal": ordinal}
        text = words("dates", "century", **parts)
    return _in_era(text, a_year, words)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in (*_ROMAN, *_ROMAN_UNITS):
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def _both_styles(new: Day, old: Day, words: Words) -> str:
    """Write ``22 April [O.S. 10 April] 1870``; the year stands once where it is the same."""
    whole = _whole_day(new, words)
    day, old_day = _month_and_day(new, words), _month_and_day(old, words)
    if new[0] == old[0] and whole.count(day) == 1:
        return whole.replace(day, words("dates", "old-style", date=day, old=old_day))
    return words("dates", "old-style", date=whole, old=_whole_day(old, words))


def _without_year(date: Date, words: Words, *, governed: bool = False) -> str:
    """Write the day, month or season of a single date; empty where its year is all of it."""
    if date.precision is Precision.MONTH:
        return _month(date.earliest[1], words, governed=governed)
    if date.precision is not Precision.DAY:
        return words("dates", f"{_SEASONS[date.season - 1]}-alone") if date.season else ""
    day = _month_and_day(date.earliest, words)
    if date.old_style is None:
        return day
    same_year = date.old_style[0] == date.earliest[0]
    old = (_month_and_day if same_year else _whole_day)(date.old_style, words)
    return words("dates", "old-style", date=day, old=old)


# ---- Babel


def _whole_day(day: Day, words: Words) -> str:
    from babel.dates import format_date

    year, month, in_month = day
    stand_in = datetime.date(_STAND_IN_YEAR, month, in_month)
    text = format_date(stand_in, "long", locale=words.babel_locale)
    return _in_era(text.replace(str(_STAND_IN_YEAR), _digits(year)), year, words)


def _month_and_year(month: int, year: int, words: Words, *, governed: bool) -> str:
    from babel import Locale
    from babel.dates import format_date

    pattern = Locale.parse(words.babel_locale).datetime_skeletons["yMMMM"].pattern
    if governed:
        pattern = pattern.replace("L", "M")  # CLDR: L stands alone, M is a part of a date
    stand_in = datetime.date(_STAND_IN_YEAR, month, 1)
    text = format_date(stand_in, pattern, locale=words.babel_locale)
    return text.replace(str(_STAND_IN_YEAR), _digits(year))


def _month(month: int, words: Words, *, governed: bool) -> str:
    from babel import Locale

    months = Locale.parse(words.babel_locale, sep="_").months
    return str(months["format" if governed else "stand-alone"]["wide"][month])


def _month_and_day(day: Day, words: Words) -> str:
    from babel.dates import format_skeleton

    stand_in = datetime.date(_STAND_IN_YEAR, day[1], day[2])
    return format_skeleton("MMMMd", stand_in, locale=words.babel_locale)


def _plural_category(number: int, words: Words) -> str:
    from babel import Locale

    return Locale.parse(words.babel_locale).plural_form(number)


# ---- lengths of time


def _length(kind: str, age: Age, words: Words) -> str:
    if age.approximate or age.most - age.least > 1:
        middle = (age.least + age.most + 1) // 2
        return _counted(f"{kind}about", middle, words, {"age": middle})
    if age.least == age.most:
        return _counted(f"{kind}exact", age.most, words, {"age": age.most})
    ends = {"least": age.least, "most": age.most}
    return _counted(f"{kind}either", age.most, words, ends)


def _counted(key: str, number: int, words: Words, parts: dict[str, int]) -> str:
    """Fill in a pattern that may ask for the word for years, in the form ``number`` needs."""
    if "{years}" not in words.groups["ages"][key]:
        return words("ages", key, **parts)
    years = words("ages", f"years-{_plural_category(number, words)}")
    return words("ages", key, years=years, **parts)


# ---- years alone


def _has_year(date: Date) -> bool:
    return date.precision is not None or date.extent is not None


def _without_days(date: Date) -> Date:
    """Return the same date known to the year at best, in our own words."""
    if date.extent is not None:
        return _years_of_extent(date, date.extent)
    if date.precision is None or date.precision < Precision.YEAR:
        return replace(date, shown=None)
    return replace(_year(date.earliest[0]), approximate=date.approximate, uncertain=date.uncertain)


def _years_of_extent(date: Date, extent: Extent) -> Date:
    start, end = (_without_days(e) if e else None for e in (extent.start, extent.end))
    if start and end and start == end:
        return start
    return replace(date, extent=Extent(start, end, extent.one_day), shown=None)


def _year(year: int) -> Date:
    return Date(f"{year:04}", (year, 1, 1), (year, 12, 31), Precision.YEAR)
