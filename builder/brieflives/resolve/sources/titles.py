"""Titles: in quotation marks or in italics, in their own language, with what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from brieflives.document.inline import Foreign, Inlines, Text, Title
from brieflives.languages.words import Words
from brieflives.model.sources import SourceRecord
from brieflives.resolve.quotes import Quotes
from brieflives.resolve.sources.phrases import fill

Form = Callable[[str, SourceRecord, Words], Inlines]
_LONGEST_ABBREVIATION = 3  # letters: Co., Jr., Inc.
_SUBTITLE = r"[:：;]\s|\s[—–]\s|(?<=[?!])\s"


def quoted(text: str, source: SourceRecord, words: Words) -> Inlines:
    """Write the title of a part; quotation marks in it become the inner ones."""
    quotes = Quotes.of(words)
    inner = Quotes(quotes.single, quotes.double).curl(_without_stop(text), "")[0]
    outer, within = ((m.opening.strip(), m.closing.strip()) for m in (quotes.double, quotes.single))
    pair = rf"{re.escape(outer[0])}(.*?){re.escape(outer[1])}(?!\w)"  # ’ is an apostrophe as well
    inner = re.sub(pair, rf"{within[0]}\1{within[1]}", inner)
    return fill(words("sources", "title"), title=_in_its_language(inner, source, words))


def italic(text: str, source: SourceRecord, words: Words) -> Inlines:
    """Write the title of a whole work."""
    curled = Quotes.of(words).curl(_without_stop(text), "")[0]
    pattern = words("sources", "work")
    return (Title(fill(pattern, title=_in_its_language(curled, source, words))),)


def bare(text: str, source: SourceRecord, words: Words) -> Inlines:
    """Write a description that stands in a title's place."""
    curled = Quotes.of(words).curl(_without_stop(text), "")[0]
    return _in_its_language(curled, source, words)


def explained(title: Inlines, source: SourceRecord, words: Words) -> Inlines:
    """Add what a foreign title means, if the source says it."""
    if source.translated_title is None:
        return title
    meaning: Inlines = (Text(source.translated_title),)
    return fill(words("sources", "translated"), title=title, translation=meaning)


def shortened(source: SourceRecord) -> str | None:
    """Return the short title: the author's own, else the title without its subtitle."""
    if source.title_short or source.title is None:
        return source.title_short
    return re.split(_SUBTITLE, source.title, maxsplit=1)[0]


def without_article(text: str, words: Words) -> str:
    """Drop the article that a title begins with, since sorting passes over it."""
    first, _, rest = text.partition(" ")
    articles: Sequence[str] = words("sources", "skipped-articles").split()
    return rest if rest and first.casefold() in articles else text


def _in_its_language(text: str, source: SourceRecord, words: Words) -> Inlines:
    own: Inlines = (Text(text),)
    lang = source.language
    if lang is None or lang.split("-")[0] == words.lang.split("-")[0]:
        return own
    return (Foreign(lang, own),)


def _without_stop(text: str) -> str:
    """Drop the stop of a title that is a sentence, and keep that of ``Smith & Co.``."""
    last = text.rpartition(" ")[2][:-1]
    is_word = last.isalpha() and (last.islower() or len(last) > _LONGEST_ABBREVIATION)
    return text[:-1] if text.endswith(".") and is_word else text
