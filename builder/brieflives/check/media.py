"""Checks on pictures: words for those who cannot see them, owners, and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.check.periods import birth, death
from brieflives.findings import Code, Finding, finding
from brieflives.languages.words import english_words, load_words
from brieflives.model.dates import is_before
from brieflives.model.licences import LICENCE_NAMES, is_licence, is_said_to_be_of_commons
from brieflives.model.life import MediaItem
from brieflives.nearest import did_you_mean
from brieflives.read.origins import Parsed, Path

_OWNERSHIP = {
    "credit": "in  credit:  whose picture it is",
    "licence": "in  licence:  why it may be printed",
}


def pictures_without_words(parsed: Parsed) -> Iterator[Finding]:
    """Every picture has a text for those who cannot see it, or is only decoration."""
    for key, item in parsed.life.media.items():
        if not item.alt and not item.decorative:
            hint = "describe it in `alt:`, or write `decorative: true`"
            place = parsed.origins.key(("media", key))
            yield finding(Code.MISSING_ALT, place, f"the picture '{key}' has no `alt` text", hint)
        if item.decorative:
            yield from _unheard(parsed, key, item)


def _unheard(parsed: Parsed, key: str, item: MediaItem) -> Iterator[Finding]:
    for name, words in (("alt", item.alt), ("description", item.description)):
        if words:
            what = "`alt` text" if name == "alt" else "description"
            hint = f"keep the one that is true: remove `decorative`, or the {what}"
            message = f"nobody will hear this {what}, since the picture '{key}' is `decorative`"
            place = parsed.origins.key(("media", key, name))
            yield finding(Code.UNHEARD_ALT, place, message, hint)


def credits_to_be_found(parsed: Parsed) -> Iterator[Finding]:
    """Whose picture it is may be found out later, but not be forgotten."""
    for key, item in parsed.life.media.items():
        for name, text in (("credit", item.credit), ("licence", item.licence)):
            if text and _is_todo(text):
                place = parsed.origins.value(("media", key, name))
                message = f"the {name} of the picture '{key}' is still to be found"
                yield finding(Code.TODO_LEFT, place, message, "ask whoever owns the picture")


def pictures_without_owner(parsed: Parsed) -> Iterator[Finding]:
    """A picture belongs to somebody, and may be printed for a reason."""
    for key, item in parsed.life.media.items():
        missing = [name for name in ("credit", "licence") if not getattr(item, name)]
        if not missing:
            continue
        what = " nor ".join(f"`{name}`" for name in missing)
        place = parsed.origins.key(("media", key))
        message = f"the picture '{key}' has {'neither' if missing[1:] else 'no'} {what}"
        hint = f"say {' and '.join(_OWNERSHIP[m] for m in missing)}; write TODO if it is not known"
        yield finding(Code.NO_CREDIT, place, message, hint)


def unknown_licences(parsed: Parsed) -> Iterator[Finding]:
    """A licence has a name that is known, or words say what may be done with the picture.

    ``rights`` of a book are words more often than not: only what means to be a licence of
    Creative Commons is looked at.
    """
    book = parsed.life.book
    for key, item in parsed.life.media.items():
        text = item.licence or ""
        if text and not (_is_todo(text) or is_licence(text) or _speaks_of_rights(text, book.lang)):
            yield _unknown_licence(parsed, ("media", key, "licence"), text)
    based_on = book.based_on.licence if book.based_on else None
    for path, said in ((("rights",), book.rights), (("based_on", "licence"), based_on)):
        if said and is_said_to_be_of_commons(said) and not is_licence(said):
            yield _unknown_licence(parsed, ("book", *path), said)


def _unknown_licence(parsed: Parsed, path: Path, text: str) -> Finding:
    guess = did_you_mean(text, LICENCE_NAMES)
    hint = guess or "write the name of a licence, such as CC BY-SA 4.0, or who permits the use"
    message = f"no licence is known by the name '{text}'"
    return finding(Code.UNKNOWN_LICENCE, parsed.origins.value(path), message, hint)


def _speaks_of_rights(text: str, lang: str) -> bool:
    """Tell whether a text speaks of rights, in words of the book's language or English."""
    known = (load_words(lang), english_words())
    stems = [stem for words in known if words for stem in words("checks", "rights").split()]
    return re.search("|".join(map(re.escape, stems)), text, re.IGNORECASE) is not None


def _is_todo(text: str) -> bool:
    return text.strip().upper().startswith("TODO")


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
