"""The index of names: every person whom the author has marked, and all places that name them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import chain, groupby

from brieflives.document.blocks import IndexEntry, IndexGroup, Leaf, Role
from brieflives.document.book import (
    AnyPart,
    Index,
    InfoboxPage,
    Notes,
    Part,
    PartKind,
    Timeline,
    leaves_of_part,
)
from brieflives.document.inline import Foreign, Inlines, PersonMark, Text, marks_in, plain
from brieflives.languages.words import Words
from brieflives.model.person import last_word_first
from brieflives.resolve.inlines import own
from brieflives.resolve.sorting import Alphabet

LEAST_WITH_LETTERS = 24  # entries: a shorter index is found through at a glance
_NAMELESS = frozenset({PartKind.IMPRINT, PartKind.DEDICATION, PartKind.CREDITS})  # repeat or greet
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")

_Mark = tuple[PersonMark, str | None]


def make_index(parts: Iterable[AnyPart | None], words: Words) -> Index | None:
    """Gather the marked names of these parts; None where there are none.

    Marks with the same ``sort`` are one person. An entry shows that ``sort``; where it is the
    reading of a name in Chinese or Japanese script, the name itself.
    """
    alphabet = Alphabet(words)
    marks = [mark for part in parts if part and _counts(part) for mark in _marks_of(part)]
    by_sort: dict[str, list[_Mark]] = {}
    for mark in marks:
        by_sort.setdefault(_normal(mark[0].sort), []).append(mark)
    if not by_sort:
        return None
    sorts = sorted(by_sort, key=alphabet.key)
    entries = [
        (sort, IndexEntry(_name(k, sort, by_sort[sort]), tuple(m.key for m, _ in by_sort[sort])))
        for k, sort in enumerate(sorts, 1)
    ]
    heading = Leaf("index/heading", Role.PART_TITLE, own(words("labels", "index")))
    return Index("index", heading, _groups(entries, alphabet))


def _counts(part: AnyPart) -> bool:
    if isinstance(part, Part):
        return part.kind not in _NAMELESS
    return isinstance(part, InfoboxPage | Timeline | Notes)


def _marks_of(part: AnyPart) -> Iterable[_Mark]:
    inlines = chain.from_iterable(leaf.inlines for leaf in leaves_of_part(part))
    return (mark for mark in marks_in(inlines) if mark[0].key)


def _normal(sort: str) -> str:
    return unicodedata.normalize("NFC", " ".join(sort.split()))


def _name(number: int, sort: str, marks: list[_Mark]) -> Leaf:
    mark, lang = marks[0]
    words = plain(mark.children)
    is_written = last_word_first(words) == sort  # what the author wrote, in its own language
    shown = words if _is_unspaced(words) else sort
    said: Inlines = (Text(shown),)
    if lang and (is_written or shown is words):
        said = (Foreign(lang, said),)
    return Leaf(f"index/{number}", Role.INDEX_ENTRY, said)


def _is_unspaced(words: str) -> bool:
    return unicodedata.name(words[:1] or " ", "").startswith(_UNSPACED)


def _groups(entries: list[tuple[str, IndexEntry]], alphabet: Alphabet) -> tuple[IndexGroup, ...]:
    if len(entries) < LEAST_WITH_LETTERS:
        return (IndexGroup(None, tuple(entry for _, entry in entries)),)
    return tuple(
        IndexGroup(
            Leaf(f"index/letter-{k}", Role.INDEX_LETTER, own(head)) if head else None,
            tuple(entry for _, entry in group),
        )
        for k, (head, group) in enumerate(
            groupby(entries, key=lambda entry: alphabet.head(entry[0])), 1
        )
    )
