"""What the author of a wrong date certainly meant, and why it is wrong, in plain words.

Used on the way to an error only: it tries rule after rule, and loads the month names of several
languages. A rule's meaning is EDTF text that may still be impossible (``31 June 1890``); reading it
then tells the better reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from msgspec import Struct

from brieflives.model.dates.edtf import MONTH_NAMES, NOT_A_DATE, read_edtf
from brieflives.model.dates.errors import DateError
from brieflives.model.dates.month_names import month_number
from brieflives.model.dates.value import PRESENT, UNKNOWN

_LONGEST = 60  # characters; what is longer is a sentence and no date
_MONTHS = len(MONTH_NAMES)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_AFTERWORDS = re.compile(r"(?i)(?<=\d) ?(?:г\.|года?|гг\.|р\.|року?|рік|r\.|roku)$")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_IN_DIGITS = "a date is written in digits, as year-month-day"
_TWO_DIGITS = "month and day have two digits each"
_FOUR_DIGITS = "a year has four digits"
_BC = "a year BC is written as a negative number, and 1 BC is the year 0000"
_BEFORE = "an open beginning is two dots and the last date that is possible, as in ../1889"
_IN_BRACKETS = "this is written in square brackets"
_SPAN = "a span of time is written with a slash"


def advise(text: str, error: DateError) -> DateError:
    """Return a better error for ``text``, with a suggestion where the meaning is certain."""
    if error.suggestion is not None or len(text) > _LONGEST:
        return error
    try:
        meant = _meant(_tidied(text))
        if meant is None or meant[0] == text:
            return error
        read_edtf(meant[0])
    except DateError as better:
        return error if better.reason == NOT_A_DATE else DateError(better.reason)
    return DateError(meant[1] or _IN_DIGITS, meant[0])


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return _AFTERWORDS.sub("", " ".join(plain.split()).rstrip(",;"))


def _meant(text: str) -> tuple[str, str] | None:
    """Return EDTF text and the reason why ``text`` itself is wrong; no reason where it is right."""
    if _is_date(text):
        return text, ""
    for rule in _RULES:
        match = rule.pattern.fullmatch(text)
        meaning = rule.meaning(match) if match else None
        if meaning is not None:
            return meaning, rule.reason
    return None


def _part(text: str | None) -> str | None:
    """Return the meaning of a part of the text."""
    meant = _meant(text) if text else None
    return meant[0] if meant else None


def _is_date(text: str) -> bool:
    try:
        read_edtf(text)
    except DateError:
        return False
    return True


# ---- meanings: a match to EDTF text, or None


def _marked(mark: str) -> Callable[[re.Match[str]], str | None]:
    """Put ``~`` or ``?`` behind a single date; both together are ``%``."""

    def meaning(match: re.Match[str]) -> str | None:
        part = _part(match["date"])
        if part is None or "/" in part or "[" in part or part in (UNKNOWN, PRESENT):
            return None
        date = part.rstrip("~?%")
        return date + (mark if part[len(date) :] in ("", mark) else "%")

    return meaning


def _before_christ(match: re.Match[str]) -> str | None:
    part = _part(_four_digits(match["date"]))
    year = re.match(r"\d{4}", part) if part else None
    if part is None or year is None or "/" in part:
        return None
    astronomical = 1 - int(year[0])
    return f"{'-' if astronomical < 0 else ''}{abs(astronomical):04}{part[4:]}"


def _our_era(match: re.Match[str]) -> str | None:
    return _part(_four_digits(match["date"]))


def _four_digits(text: str) -> str:
    return re.sub(r"(?<!\d)\d{1,3}$", lambda m: m[0].zfill(4), text)


def _joined(form: str) -> Callable[[re.Match[str]], str | None]:
    """Put the meanings of all groups into ``form``."""

    def meaning(match: re.Match[str]) -> str | None:
        parts = [_part(group) for group in match.groups()]
        parts[1:] = [".." if part == PRESENT else part for part in parts[1:]]
        if any(p is None or "/" in p or "[" in p for p in parts):
            return None
        return form.format(*parts)

    return meaning


def _either_year(match: re.Match[str]) -> str | None:
    """``1900 or 1901``; of years farther apart, a span would allow those between them too."""
    first, second = int(match["first"]), int(match["second"])
    return f"[{first:04}..{second:04}]" if second == first + 1 else None


def _span_of_years(match: re.Match[str]) -> str | None:
    """``1890-95``; where the second number may be a month, nothing is certain."""
    start, end = match["year"], match["end"]
    if int(end) <= _MONTHS or int(end) <= int(start[2:]):
        return None
    return f"{start}/{start[:2]}{end}"


def _numbers(match: re.Match[str]) -> str:
    parts = [match["year"], match["month"], match.groupdict().get("day")]
    return "-".join(part.zfill(2) for part in parts if part)


def _day_first(match: re.Match[str]) -> str:
    """``11/06/1890`` is the 11th of June to some and the 6th of November to others."""
    first, second = int(match["first"]), int(match["second"])
    if match["between"] != "." and first != second and max(first, second) <= _MONTHS:
        raise DateError("it is not clear which number is the day and which is the month")
    if match["between"] != "." and first <= _MONTHS < second:
        first, second = second, first
    return f"{match['year']}-{second:02}-{first:02}"


def _named_month(match: re.Match[str]) -> str | None:
    month = month_number(match["month"])
    if month is None:
        return None
    day = match.groupdict().get("day")
    return f"{match['year']}-{month:02}" + (f"-{day.zfill(2)}" if day else "")


def _season(match: re.Match[str]) -> str:
    return f"{match['year']}-{_SEASONS[match['season'].casefold()]}"


def _century(match: re.Match[str]) -> str | None:
    written = match["number"]
    number = int(written) if written.isdigit() else _from_roman(written.casefold())
    return f"{number - 1:02}XX" if number else None


def _from_roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _never(reason: str) -> Callable[[re.Match[str]], str | None]:
    """Explain what cannot be mended."""

    def meaning(match: re.Match[str]) -> str | None:
        raise DateError(reason)

    return meaning


class _Rule(Struct, frozen=True):
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str]], str | None]
    reason: str


def _rule(pattern: str, meaning: Callable[[re.Match[str]], str | None], reason: str = "") -> _Rule:
    return _Rule(re.compile(pattern, re.IGNORECASE), meaning, reason)


_DATE = r"(?P<date>.+?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?"
_MONTH = r"(?P<month>[^\W\d]+)\.?"
_YEAR = r"(?P<year>\d{4})"
_CENTURY = r"(?P<number>\d{1,2}|[ivx]+)"

# The first rule that fits and has a meaning wins.
_RULES = (
    _rule(r"n\. ?d\.|unknown|\?+|x{4}|неизвестно|unbekannt", lambda m: UNKNOWN, "it is `unknown`"),
    _rule(r"now|today|still|incumbent|present", lambda m: PRESENT, "it is `present`"),
    _rule(r"y-?\d+|-?\d{5,7}|-?\d{9,}", _never("years go from -9999 to 9999")),
    _rule(r"(\d{4}-\d\d-\d\d)[t ]\d\d:.*", _joined("{}"), "a date has no time of day"),
    _rule(
        r"(?:\?)?" + _DATE + r" ?(?:\(\?\)|\?)",
        _marked("?"),
        "doubt is a ? at once behind the date",
    ),
    _rule(
        r"(?:[~≈]|(?:c|ca|circa|about|around|approx|um|etwa|около|ок|примерно|vers|environ|hacia"
        r"|verso il|verso|około|ok|близько|бл)(?![^\W\d]))\.? ?" + _DATE,
        _marked("~"),
        "“about” is written with ~ behind the date",
    ),
    _rule(_DATE + r" ?~", _marked("~"), "“about” is a ~ at once behind the date"),
    _rule(r"between (.+) and (.+)", _joined("[{}..{}]"), _IN_BRACKETS),
    _rule(r"(?P<first>\d{4}) or (?P<second>\d{4})", _either_year, _IN_BRACKETS),
    _rule(_YEAR + r"[-/](?P<end>\d\d)", _span_of_years, _SPAN),
    _rule(r"(?:from )?(.+?) (?:-|to|until) (.+)", _joined("{}/{}"), _SPAN),
    _rule(r"before .*\d.*", _never(_BEFORE)),
    _rule(r"(?:by|until|not after) (.+)", _joined("../{}"), "an open end is two dots"),
    _rule(r"(?:after|since|from|not before) (.+)", _joined("{}/.."), "an open end is two dots"),
    _rule(
        _DATE + r" ?(?:b\.? ?c\.?(?: ?e\.?)?|v\. ?chr\.?|av\. ?j\.?-?c\.?|a\. ?c\.|p\. ?n\. ?e\."
        r"|до н\. ?[эе]\.?)",
        _before_christ,
        _BC,
    ),
    _rule(r"(?:a\.?d\.?) ?" + _DATE, _our_era, _FOUR_DIGITS),
    _rule(_DATE + r" ?(?:a\.?d\.?|c\.?e\.?)", _our_era, _FOUR_DIGITS),
    _rule(
        r"(?:the |années |años |anni |lata )?(\d{3})(?:0|x) ?(?:[’']?s|er(?: jahre)?|-?(?:е|і|х|ті)"
        r"(?: гг\.| годы| роки)?)?",
        lambda m: f"{m[1]}X",
        "a decade is written with a capital X for its last digit",
    ),
    _rule(
        _CENTURY + r"(?:st|nd|rd|th|e|ème|\.)?[ -](?:century|c\.|jahrhundert|jh\.|siècle|века?|в\."
        r"|століття|ст\.|secolo|wieku?|w\.)",
        _century,
        "a century is written with XX for its last digits",
    ),
    _rule(r"siglo " + _CENTURY, _century, "a century is written with XX for its last digits"),
    _rule(r"(\d\d)xx", lambda m: f"{m[1]}XX", "the X for an unknown digit is a capital letter"),
    _rule(r"(?P<season>spring|summer|autumn|fall|winter)(?: of)? " + _YEAR, _season, _IN_DIGITS),
    _rule(
        r"(?P<year>-?\d{4}) ?[-./ ] ?(?P<month>\d{1,2}) ?[-./ ] ?(?P<day>\d{1,2})\.?",
        _numbers,
        _TWO_DIGITS,
    ),
    _rule(r"(?P<year>-?\d{4}) ?[-.] ?(?P<month>\d{1,2})", _numbers, _TWO_DIGITS),
    _rule(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _numbers, "hyphens stand between them"),
    _rule(
        r"(?P<first>\d{1,2}) ?(?P<between>[-./]) ?(?P<second>\d{1,2}) ?[-./] ?" + _YEAR,
        _day_first,
        "the year comes first, then the month, then the day",
    ),
    _rule(r"(?P<month>\d{1,2}) ?[-./] ?" + _YEAR, _numbers, "the year comes first"),
    _rule(
        rf"{_DAY}[ .-]?(?:of |de |d')?{_MONTH}[ .-]?,?(?: ?(?:de|del) )? ?{_YEAR}",
        _named_month,
        _IN_DIGITS,
    ),
    _rule(rf"{_MONTH} {_DAY},? {_YEAR}", _named_month, _IN_DIGITS),
    _rule(rf"{_MONTH},?(?: (?:of|de|del))? {_YEAR}", _named_month, _IN_DIGITS),
    _rule(rf"{_YEAR},? {_MONTH}(?: {_DAY})?", _named_month, _IN_DIGITS),
    _rule(r"(.*\d{4}) ?- ?(.*\d{4})", _joined("{}/{}"), _SPAN),
    _rule(r"(.+?) ?/ ?(.+)", _joined("{}/{}"), _SPAN),
    _rule(r"\d{3}", lambda m: m[0].zfill(4), _FOUR_DIGITS),
    _rule(r"[’']?\d{1,2}", _never(_FOUR_DIGITS)),
)
