"""The page of picture credits: when each picture was made, whose it is, its licence, its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import Part, PartKind
from brieflives.document.inline import Inlines, Link, Text, plain
from brieflives.languages.words import Words
from brieflives.model import prose
from brieflives.model.licences import licence
from brieflives.model.life import MediaItem
from brieflives.resolve.desk import Desk
from brieflives.resolve.figures import caption_in_text, shown_pictures
from brieflives.resolve.inlines import own, set_inlines
from brieflives.resolve.wording import date_words

_LONGEST = 90  # characters of a caption or description that tell the reader which picture it is
_SENTENCE = rf".{{20,{_LONGEST}}}?(?:[.?!](?=\s)|[。？！])"  # not after an initial


def make_credits(desk: Desk) -> Part | None:
    """List every picture of which something is to be said, in reading order.

    Each entry begins with a link to its picture, from which the printed book takes the page.
    """
    leaves = tuple(
        Leaf(f"credits/{number}", Role.SOURCE, entry)
        for number, entry in enumerate(_entries(desk), 1)
    )
    if not leaves:
        return None
    heading = Leaf("credits/heading", Role.PART_TITLE, own(desk.words("labels", "credits")))
    return Part("credits", PartKind.CREDITS, heading, (), leaves)


def credit_line(item: MediaItem, words: Words) -> str:
    """Return what stands below a picture: its owner and its licence."""
    name = licence(item.licence).name if item.licence else None
    return words("sources", "semicolon").join(text for text in (item.credit, name) if text)


def is_described(desk: Desk, key: str) -> bool:
    """Tell whether the book describes a picture at length; one that only decorates needs no words.

    A picture whose file could not be read is not shown, and so not described.
    """
    is_shown = key in desk.parsed.pictures and not desk.life.media[key].decorative
    return is_shown and bool(desk.prose(("media", key, "description")).blocks)


def _entries(desk: Desk) -> Iterator[Inlines]:
    for key in shown_pictures(desk.parsed):
        item = desk.life.media[key]
        facts = tuple(_facts(desk, item))
        if key in desk.parsed.pictures and facts:
            yield _sentences(desk, ((Link(f"#figure-{key}", picture_title(desk, key)),), *facts))


def _facts(desk: Desk, item: MediaItem) -> Iterator[Inlines]:
    if item.date:
        yield desk.protected(date_words(item.date, desk.words))
    if item.credit:
        yield own(item.credit)
    if item.licence:
        found = licence(item.licence)
        name = own(found.name)
        yield (Link(found.address, name),) if found.address else name
    if item.source:
        yield (Link(item.source, own(item.source)),)


def picture_title(desk: Desk, key: str) -> Inlines:
    """Say which picture it is: by caption, description or number; of long ones the beginning."""
    item = desk.life.media[key]
    line = desk.line(("media", key, "caption")) or caption_in_text(desk.parsed, key)
    caption = set_inlines(desk, prose.without_calls(line), calls=False)
    words = plain(caption) or item.alt
    if not words:
        return desk.protected(_numbered(desk, key))
    if len(words) > _LONGEST:
        return own(_beginning(words))
    return caption or own(words)


def _numbered(desk: Desk, key: str) -> str:
    number = desk.figure_numbers.get(key)
    return desk.words("labels", "figure", number=number) if number else key


def _beginning(words: str) -> str:
    """Return the first sentence, or as many words as there is room for."""
    sentence = re.match(_SENTENCE, words)
    if sentence:
        return sentence[0]
    cut = words[:_LONGEST]
    return f"{cut.rpartition(' ')[0].rstrip(' ,;:–—') or cut} …"


def _sentences(desk: Desk, parts: tuple[Inlines, ...]) -> Inlines:
    """Set parts one after another, each closed by a full stop unless it has an end already."""
    stop, gap = desk.words("sources", "stop"), desk.words("sources", "gap")
    out: Inlines = ()
    for part in parts:
        closed = plain(part)[-1:] in ".?!…。"
        out += (*([Text(gap)] if out and gap else []), *part, *([] if closed else [Text(stop)]))
    return out
