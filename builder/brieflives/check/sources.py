"""Checks on sources: numbers that cannot be right, and what a reader needs to find the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.findings import Code, Finding, finding
from brieflives.model.sources import SourceRecord
from brieflives.read.nodes import Sequence
from brieflives.read.origins import Parsed, Path

_DOI = r"(?i)(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+"
_ONLINE = frozenset({"webpage", "post", "post-weblog"})
_BETWEEN = r"[\s‐‑–-]"


def check_sources(parsed: Parsed) -> Iterator[Finding]:
    """Check every source of a life; one read from a file is reported at ``sources-from``."""
    listed = parsed.origins.node(("sources",))
    own = len(listed.items) if isinstance(listed, Sequence) else 0
    for k, source in enumerate(parsed.life.sources):
        for code, key, message, hint in _faults(source):
            path: Path = ("sources", k, key) if k < own else ("sources-from",)
            yield finding(code, parsed.origins.value(path), message, hint)


def number_of_the_book(parsed: Parsed) -> Iterator[Finding]:
    """The book's own ISBN has a check digit as any other."""
    isbn = parsed.life.book.isbn
    if isbn and not is_isbn(isbn):
        hint = "compare it with the number you were given"
        place = parsed.origins.value(("book", "isbn"))
        yield finding(Code.BAD_ISBN, place, f"{isbn.strip()} cannot be an ISBN", hint)


def is_isbn(text: str) -> bool:
    """Tell whether the check digit of an ISBN-10 or ISBN-13 is right (ISO 2108)."""
    digits = re.sub(_BETWEEN, "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum((10 - k) * _value(d) for k, d in enumerate(digits)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum((1, 3)[k % 2] * int(d) for k, d in enumerate(digits)) % 10 == 0
    return False


def is_issn(text: str) -> bool:
    """Tell whether the check digit of an ISSN is right (ISO 3297)."""
    digits = re.sub(_BETWEEN, "", text).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return False
    return sum((8 - k) * _value(d) for k, d in enumerate(digits)) % 11 == 0


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)


def _faults(source: SourceRecord) -> Iterator[tuple[Code, str, str, str]]:
    """Yield code, key, message and hint of all that is wrong with one source."""
    name = source.id
    compare = "compare it with the book; one digit is wrong or two have changed places"
    for isbn in (source.isbn or "").replace(";", ",").split(","):
        if isbn.strip() and not is_isbn(isbn):
            yield Code.BAD_ISBN, "ISBN", f"{isbn.strip()} cannot be an ISBN", compare
    if source.issn and not is_issn(source.issn):
        yield Code.BAD_ISSN, "ISSN", f"{source.issn} cannot be an ISSN", compare
    if source.doi and not re.fullmatch(_DOI, source.doi):
        hint = "a DOI begins with 10. and has a slash: 10.1017/S0007087400010232"
        yield Code.BAD_DOI, "DOI", f"'{source.doi}' is not a DOI", hint
    if source.type == "book" and not source.publisher:
        message = f"the book '{name}' has no publisher"
        yield Code.NO_PUBLISHER, "id", message, "add  publisher: …"
    if source.url and not re.fullmatch(r"https?://\S+", source.url):
        hint = "an address begins with https://"
        yield Code.NO_ADDRESS, "URL", f"'{source.url}' is not a web address", hint
    if source.type in _ONLINE:
        yield from _online_faults(source)


def _online_faults(source: SourceRecord) -> Iterator[tuple[Code, str, str, str]]:
    if not (source.url or source.doi):
        message = f"the web page '{source.id}' has no address"
        yield Code.NO_ADDRESS, "id", message, "add  URL: https://…"
    if not (source.accessed or source.issued):
        message = f"the web page '{source.id}' has neither a date nor the day it was read"
        yield Code.NO_ACCESS_DATE, "id", message, "add `accessed:` and the day you read it"
