"""Checks on a life as it is written: impossible dates, credits to be found, missing alt texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from brieflives.check.sources import check_sources
from brieflives.findings import Code, Finding, finding
from brieflives.model.dates import is_before
from brieflives.read.origins import Parsed


def check_life(parsed: Parsed) -> list[Finding]:
    """Run every check; a new one is a function in ``_CHECKS``."""
    return [found for check in _CHECKS for found in check(parsed)]


def died_before_born(parsed: Parsed) -> Iterator[Finding]:
    """Nobody dies before being born."""
    born, died = parsed.life.person.born, parsed.life.person.died
    if born and died and born.date and died.date and is_before(died.date, born.date):
        place = parsed.origins.value(("person", "died", "date"))
        message = f"died {died.date.edtf}, but born {born.date.edtf}"
        yield finding(Code.DIED_BEFORE_BORN, place, message, "one of the two dates is wrong")


def pictures_without_words(parsed: Parsed) -> Iterator[Finding]:
    """Every picture has a text for those who cannot see it, or is only decoration."""
    for key, item in parsed.life.media.items():
        if not item.alt and not item.decorative:
            hint = "describe it in `alt:`, or write `decorative: true`"
            place = parsed.origins.key(("media", key))
            yield finding(Code.MISSING_ALT, place, f"the picture {key!r} has no `alt` text", hint)


def credits_to_be_found(parsed: Parsed) -> Iterator[Finding]:
    """Whose picture it is may be found out later, but not be forgotten."""
    for key, item in parsed.life.media.items():
        for name, text in (("credit", item.credit), ("licence", item.licence)):
            if text and text.strip().upper().startswith("TODO"):
                place = parsed.origins.value(("media", key, name))
                message = f"the {name} of the picture {key!r} is still to be found"
                yield finding(Code.TODO_LEFT, place, message, "ask whoever owns the picture")


_CHECKS: tuple[Callable[[Parsed], Iterator[Finding]], ...] = (
    died_before_born,
    pictures_without_words,
    credits_to_be_found,
    check_sources,
)
