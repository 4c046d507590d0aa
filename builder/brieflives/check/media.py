"""Checks on pictures: words for those who cannot see them, owners, and their dates."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.check.periods import birth, death
from brieflives.findings import Code, Finding, finding
from brieflives.model.dates import is_before
from brieflives.read.origins import Parsed


def pictures_without_words(parsed: Parsed) -> Iterator[Finding]:
    """Every picture has a text for those who cannot see it, or is only decoration."""
    for key, item in parsed.life.media.items():
        if not item.alt and not item.decorative:
            hint = "describe it in `alt:`, or write `decorative: true`"
            place = parsed.origins.key(("media", key))
            yield finding(Code.MISSING_ALT, place, f"the picture '{key}' has no `alt` text", hint)


def credits_to_be_found(parsed: Parsed) -> Iterator[Finding]:
    """Whose picture it is may be found out later, but not be forgotten."""
    for key, item in parsed.life.media.items():
        for name, text in (("credit", item.credit), ("licence", item.licence)):
            if text and text.strip().upper().startswith("TODO"):
                place = parsed.origins.value(("media", key, name))
                message = f"the {name} of the picture '{key}' is still to be found"
                yield finding(Code.TODO_LEFT, place, message, "ask whoever owns the picture")


def pictures_outside_life(parsed: Parsed) -> Iterator[Finding]:
    """A picture is made in the lifetime, or its caption says what it is and when it was made."""
    person = parsed.life.person
    born, died = birth(person), death(person)
    for key, item in parsed.life.media.items():
        if item.date is None:
            continue
        is_portrait = key == person.portrait
        what = "the portrait" if is_portrait else f"the picture '{key}'"
        place = parsed.origins.value(("media", key, "date"))
        if born and is_before(item.date, born) and (is_portrait or not item.caption):
            message = f"{what} is dated {item.date.edtf}, before the birth ({born.edtf})"
            hint = "mend the date, or use a picture of this person"
            if not is_portrait:
                hint = "mend the date, or say in  caption:  what it shows"
            yield finding(Code.PICTURE_OUTSIDE_LIFE, place, message, hint)
        elif died and not item.caption and is_before(died, item.date):
            message = f"{what} is dated {item.date.edtf}, after the death ({died.edtf})"
            hint = "mend the date, or say in  caption:  that it was made later"
            yield finding(Code.PICTURE_OUTSIDE_LIFE, place, message, hint)
