"""Checks on living persons: what a printed book should not tell about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.check.periods import birth
from brieflives.findings import Code, Finding, finding
from brieflives.languages.words import load_words
from brieflives.model.dates import Precision
from brieflives.model.prose import Prose, Text, blocks_within, inlines_within, lines_of
from brieflives.places import Place, part
from brieflives.read.origins import Parsed

_MAIL = r"[\w.+-]+@[\w-]+\.\w+"
_TELEPHONE = r"\+?\d(?:[\s()/.-]*\d){8,}"
_DIALLED = r"(?<![\w/])(?:\+|\(?0)\d(?:[\s()/.-]*\d){7,}"  # years are none
_ONLY_IF_AGREED = "leave it out, unless the person agrees to have it printed"


def living_and_dead(parsed: Parsed) -> Iterator[Finding]:
    """Who lives has not died."""
    person = parsed.life.person
    if person.living and person.died:
        place = parsed.origins.key(("person", "died"))
        message = "the person has died here, but is  living: true  as well"
        yield finding(Code.LIVING_AND_DEAD, place, message, "write  living: false,  or remove died")


def private_facts(parsed: Parsed) -> Iterator[Finding]:
    """Of the living, birthdays, children and addresses are private."""
    if not parsed.life.person.living:
        return
    for place, what, hint in _private(parsed):
        message = f"the person is living, and {what} would be printed"
        yield finding(Code.PRIVATE_FACT, place, message, hint)


def _private(parsed: Parsed) -> Iterator[tuple[Place, str, str]]:
    person = parsed.life.person
    born = birth(person)
    if born and born.precision is Precision.DAY:
        place = parsed.origins.value(("person", "born", "date"))
        hint = f"write the year alone, {born.edtf[:4]}, unless the person agrees"
        yield place, "the exact date of birth", hint
    if person.family.children:
        place = parsed.origins.key(("person", "family", "children"))
        hint = "leave them out, unless the children agree to have them printed"
        yield place, "the names of the children", hint
    labels = _address_labels(parsed.life.book.lang)
    for label, fact in person.facts.items():
        is_address = not labels.isdisjoint(label.casefold().split())
        if is_address or any(_can_be_reached(text) for text in fact.text):
            place = parsed.origins.key(("person", "facts", label))
            yield place, "an address or a telephone number", _ONLY_IF_AGREED
    for prose in parsed.prose.values():
        yield from _in_prose(prose)


def _in_prose(prose: Prose) -> Iterator[tuple[Place, str, str]]:
    lines = (line for block in blocks_within(prose.blocks) for line in lines_of(block))
    for text in (inline for line in lines for inline in inlines_within(line)):
        if isinstance(text, Text):
            for pattern, what in ((_MAIL, "an e-mail address"), (_DIALLED, "a telephone number")):
                for found in re.finditer(pattern, text.text):
                    place = part(text.place, found.start(), len(found.group()))
                    yield place, what, _ONLY_IF_AGREED


def _address_labels(lang: str) -> frozenset[str]:
    """Return what an author of a book in this language may call an address, in small letters."""
    tags = {"en", lang}
    texts = [words("checks", "address") for tag in tags if (words := load_words(tag))]
    return frozenset(word.casefold() for text in texts for word in text.split())


def _can_be_reached(text: str) -> bool:
    return bool(re.search(_MAIL, text) or re.search(_TELEPHONE, text))
