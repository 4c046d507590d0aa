"""Which characters of a book no face of its sheet has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from brieflives.document.blocks import Leaf
from brieflives.document.inline import Text
from brieflives.findings import Code, Finding, finding
from brieflives.places import NOWHERE, Place, part
from brieflives.typeset.case import TypeCase, Variation
from brieflives.typeset.runs import first_face, walk


def missing_glyphs(leaves: Iterable[Leaf], case: TypeCase) -> tuple[Finding, ...]:
    """Return a warning for every place with a character that would be drawn as U+FFFD.

    Words that no author wrote are passed over: they have no place.
    """
    return tuple(found for leaf in leaves for found in _in_leaf(leaf, case))


def _in_leaf(leaf: Leaf, case: TypeCase) -> Iterator[Finding]:
    style = case.sheet.roles[leaf.role]
    for inline, around, _ in walk(leaf.inlines, Variation(leaf.lang or case.lang)):
        if not isinstance(inline, Text):
            continue
        place = leaf.place if inline.place is NOWHERE else inline.place
        look = case.look(style, around)
        if place is NOWHERE or look.face.characters.issuperset(inline.text):
            continue
        for at, char in enumerate(inline.text):
            if first_face(char, look, case) is None:
                yield _finding(char, part(place, at))


def _finding(char: str, place: Place) -> Finding:
    name = unicodedata.name(char, "a character without a name")
    return finding(
        Code.MISSING_GLYPH,
        place,
        f"no font of this style has the character {char} (U+{ord(char):04X}, {name.lower()})",
        "it is shown as \N{REPLACEMENT CHARACTER}; write it another way, or use another style",
    )
