"""Checks on characters that nobody sees: they mostly came along when a text was copied."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from brieflives.findings import Code, Finding, finding
from brieflives.places import Span
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence
from brieflives.read.origins import Parsed

# What joins or parts letters shapes the words of many scripts; the others say which way they run.
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_FROM_HEBREW_ON = 0x0590  # below are Latin, Greek, Cyrillic and Armenian letters
_OF_GREEK_AND_LATIN = range(0x1E00, 0x2070)  # further letters of theirs, and punctuation


def unseen_characters(parsed: Parsed) -> Iterator[Finding]:
    """Invisible characters where the script has no use for them: told once a line.

    They are kept, and do what they are for: a line may end at a zero-width space.
    """
    root = parsed.origins.root
    for scalar in _scalars(root) if not root.source.is_plain else ():
        lines: dict[int, list[Span]] = {}
        written = scalar.span().text
        for match in re.finditer(_UNSEEN, written):
            if not _has_use(match):
                at = scalar.start + match.start()
                place = Span(scalar.source, at, at + 1)
                lines.setdefault(place.line, []).append(place)
        for places in lines.values():
            yield _told(places)


def _told(places: list[Span]) -> Finding:
    character = places[0].text
    name = unicodedata.name(character).lower()
    message = f"an invisible character ({name}, U+{ord(character):04X}) stands here"
    if len(places) > 1:
        message += f", and {len(places) - 1} more on this line"
    hint = "delete it, if you did not mean it; it often comes along with text that was copied"
    return finding(Code.INVISIBLE_CHARACTER, places[0], message, hint)


def _has_use(match: re.Match[str]) -> bool:
    """Tell whether an invisible character shapes what is beside it, or says which way it runs."""
    text, at = match.string, match.start()
    if match.group() in _DIRECTIONS:
        return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)
    return any(map(_is_shaped, text[max(at - 1, 0) : at] + text[at + 1 : at + 2]))


def _is_shaped(char: str) -> bool:
    return ord(char) >= _FROM_HEBREW_ON and ord(char) not in _OF_GREEK_AND_LATIN


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from _scalars(item)
        case Mapping():
            for entry in node.entries:
                yield from _scalars(entry.key)
                yield from _scalars(entry.value)
