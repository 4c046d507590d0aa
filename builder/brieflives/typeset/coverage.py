"""Which characters of a book no face of its sheet has, and which fonts would help."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from brieflives.document.blocks import Leaf
from brieflives.document.inline import Text
from brieflives.findings import Code, Finding, finding
from brieflives.places import NOWHERE, Place, part
from brieflives.style.sheet import ScriptName
from brieflives.typeset.case import TypeCase, Variation
from brieflives.typeset.faces import stretches
from brieflives.typeset.runs import walk
from brieflives.typeset.scripts import KNOWN


class _Lack(Struct):
    """What is not drawn: where first, and in how many places."""

    place: Place
    start: int
    text: str
    places: int = 1


def missing_glyphs(leaves: Iterable[Leaf], case: TypeCase) -> tuple[Finding, ...]:
    """Return a warning for every script without a font, and for every character that fonts lack.

    Each is told once, at its first place. Words that no author wrote are passed over: they have
    no place.
    """
    scripts: dict[ScriptName, _Lack] = {}
    characters: dict[str, _Lack] = {}
    for leaf in leaves:
        for place, start, text, script in _undrawn(leaf, case):
            if script and not case.has_font(script):
                _count(scripts, script, _Lack(place, start, text))
            else:
                for at, char in enumerate(text, start):
                    _count(characters, char, _Lack(place, at, char))
    return (
        *(_without_font(script, lack, case) for script, lack in scripts.items()),
        *(_without_glyph(char, lack) for char, lack in characters.items()),
    )


def _undrawn(leaf: Leaf, case: TypeCase) -> Iterator[tuple[Place, int, str, ScriptName | None]]:
    """Yield the stretches of a leaf that no face has: place and start of the text, and script."""
    style = case.sheet.roles[leaf.role]
    for inline, around, _ in walk(leaf.inlines, Variation(leaf.lang or case.lang)):
        if not isinstance(inline, Text):
            continue
        place = leaf.place if inline.place is NOWHERE else inline.place
        if place is NOWHERE:
            continue
        look = case.look(style, around)
        if look.face.covers(inline.text):
            continue
        start = 0
        for text, face, script in stretches(inline.text, look, case):
            if face is None:
                yield place, start, text, script
            start += len(text)


_Key = TypeVar("_Key")


def _count(lacks: dict[_Key, _Lack], key: _Key, lack: _Lack) -> None:
    if key in lacks:
        lacks[key].places += 1
    else:
        lacks[key] = lack


def _without_font(script: ScriptName, lack: _Lack, case: TypeCase) -> Finding:
    name, extra, packages = KNOWN[script]
    faces = case.sheet.scripts.get(script)
    hint = f'install one: pip install "brieflives[{extra}]"'
    if faces is None:
        hint = f"name one in the style sheet: `scripts: {{{script}: {{roman: …}}}}`"
    elif (package := faces["roman"].package) not in packages:
        hint = f"install it: pip install {package.replace('_', '-')}"
    return finding(
        Code.SCRIPT_WITHOUT_FONT,
        part(lack.place, lack.start, len(lack.text)),
        f"there is no font for {name} words, which stand {_in_places(lack.places)}",
        f"{hint}; until then each letter is shown as \N{REPLACEMENT CHARACTER}",
    )


def _without_glyph(char: str, lack: _Lack) -> Finding:
    name = unicodedata.name(char, "a character without a name").lower()
    again = f"; it stands {_in_places(lack.places)}" if lack.places > 1 else ""
    return finding(
        Code.MISSING_GLYPH,
        part(lack.place, lack.start),
        f"no font of this style has the character {char} (U+{ord(char):04X}, {name}){again}",
        "it is shown as \N{REPLACEMENT CHARACTER}; write it another way, or use another style",
    )


def _in_places(count: int) -> str:
    return "here" if count == 1 else f"in {count} places"
