"""Which characters of a book no face of its sheet has, and which fonts would help."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
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

_A_FEW = 3  # characters of one writing, which are told one by one
_LISTED = 12  # characters at most in one message


class _Lack(Struct):
    """What is not drawn: where first, and in how many places."""

    place: Place
    start: int
    text: str
    places: int = 1


def missing_glyphs(leaves: Iterable[Leaf], case: TypeCase) -> tuple[Finding, ...]:
    """Return a warning for every script without a font, and for every character that fonts lack.

    Each is told once, at its first place; many letters of one writing are told together. Words that
    no author wrote are passed over: they have no place.
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
        *map(_without_glyph, _by_writing(characters.values())),
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


def _by_writing(characters: Iterable[_Lack]) -> list[list[_Lack]]:
    """Gather letters whose names in Unicode begin alike, where there are more than a few."""
    writings: dict[str, list[_Lack]] = {}
    for lack in characters:
        name = unicodedata.name(lack.text, "")
        is_letter = unicodedata.category(lack.text)[0] in "LM"
        writings.setdefault(name.split()[0] if name and is_letter else lack.text, []).append(lack)
    gathered: list[list[_Lack]] = []
    for lacks in writings.values():
        gathered += [lacks] if len(lacks) > _A_FEW else [[lack] for lack in lacks]
    return gathered


def _without_glyph(lacks: Sequence[_Lack]) -> Finding:
    first, places = lacks[0], sum(lack.places for lack in lacks)
    if len(lacks) > 1:
        letters = " ".join(lack.text for lack in lacks[:_LISTED])
        more = "" if len(lacks) <= _LISTED else f" and {len(lacks) - _LISTED} more"
        lacking = f"these {len(lacks)} characters: {letters}{more}; they stand {_in_places(places)}"
        shown, them = "they are shown", "them"
    else:
        name = unicodedata.name(first.text, "a character without a name").lower()
        again = f"; it stands {_in_places(places)}" if places > 1 else ""
        lacking = f"the character {first.text} (U+{ord(first.text):04X}, {name}){again}"
        shown, them = "it is shown", "it"
    return finding(
        Code.MISSING_GLYPH,
        part(first.place, first.start),
        f"no font of this style has {lacking}",
        f"{shown} as \N{REPLACEMENT CHARACTER}; write {them} another way, or use another style",
    )


def _in_places(count: int) -> str:
    return "here" if count == 1 else f"in {count} places"
