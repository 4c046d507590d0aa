"""Which script a character is of (ISO 15924).

Only scripts that need faces of their own have a name here; Latin, Cyrillic and Greek are set in
the text face, and so are signs that all scripts share.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from brieflives.style.sheet import ScriptName

HAN: frozenset[ScriptName] = frozenset({"Hans", "Hant", "Jpan", "Kore"})
UNSPACED = HAN - {"Kore"}  # between whose characters lines may end
RIGHT_TO_LEFT: frozenset[ScriptName] = frozenset({"Hebr", "Arab"})


class Known(NamedTuple):
    """What people call a script, the extra of our package that brings faces, and from where."""

    name: str
    extra: str
    packages: tuple[str, ...]


KNOWN: dict[ScriptName, Known] = {
    "Hebr": Known("Hebrew", "hebrew", ("fontpkg_frank_ruhl_libre", "fontpkg_assistant")),
    "Arab": Known("Arabic", "arabic", ("fontpkg_amiri", "fontpkg_noto_sans_arabic")),
    "Deva": Known("Devanagari", "devanagari", ("pylopdf_fonts_hi",)),
    "Hans": Known("Chinese", "chinese", ("pylopdf_fonts_zh_cn",)),
    "Hant": Known("traditional Chinese", "chinese-traditional", ("pylopdf_fonts_zh_tw",)),
    "Jpan": Known("Japanese", "japanese", ("pylopdf_fonts_jp",)),
    "Kore": Known("Korean", "korean", ("pylopdf_fonts_ko",)),
}

_ANY_HAN = "Hani"  # which of them the language says
_BLOCKS = (
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0870, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x1100, 0x11FF, "Kore"),
    (0x1CD0, 0x1CFF, "Deva"),
    (0x2E80, 0x303F, _ANY_HAN),  # radicals, punctuation
    (0x3040, 0x30FF, "Jpan"),
    (0x3100, 0x312F, "Hant"),  # bopomofo
    (0x3130, 0x318F, "Kore"),
    (0x3190, 0x319F, "Jpan"),
    (0x31A0, 0x31BF, "Hant"),
    (0x31C0, 0x31EF, _ANY_HAN),
    (0x31F0, 0x31FF, "Jpan"),
    (0x3200, 0x4DBF, _ANY_HAN),
    (0x4E00, 0x9FFF, _ANY_HAN),
    (0xA8E0, 0xA8FF, "Deva"),
    (0xA960, 0xA97F, "Kore"),
    (0xAC00, 0xD7FF, "Kore"),
    (0xF900, 0xFAFF, _ANY_HAN),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE30, 0xFE4F, _ANY_HAN),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF00, 0xFF65, _ANY_HAN),  # full width
    (0xFF66, 0xFF9F, "Jpan"),
    (0xFFA0, 0xFFDC, "Kore"),
    (0xFFE0, 0xFFEE, _ANY_HAN),
    (0x1B000, 0x1B16F, "Jpan"),
    (0x1F200, 0x1F2FF, _ANY_HAN),
    (0x20000, 0x3FFFF, _ANY_HAN),
)
# Letters and signs of the text face; a pattern of all blocks takes ten times as long to compile.
_NOT_OURS = re.compile("[^\x00-\u058f\u1d00-\u2e7f]")
_FIRSTS = [first for first, _, _ in _BLOCKS]

_BY_NAME: dict[str, ScriptName] = {script: script for script in KNOWN}


def script_of(char: str, han: ScriptName) -> ScriptName | None:
    """Return the script of a character, None where it is of the text face or of no script.

    Chinese characters, which several scripts share, are of the one that ``han`` names.
    """
    code = ord(char)
    if code < _FIRSTS[0]:
        return None
    _, last, script = _BLOCKS[bisect_right(_FIRSTS, code) - 1]
    return None if code > last else _BY_NAME.get(script, han)


def has_script(text: str) -> bool:
    """Tell whether any character is of one of these scripts; this is quick."""
    return any(script_of(found[0], "Hans") for found in _NOT_OURS.finditer(text))


def han_of(text: Iterable[str], native: ScriptName | None) -> ScriptName:
    """Return the script whose forms the Chinese characters of a text have.

    The script of the language says so; where it has none, kana or hangul beside them do.
    """
    if native in HAN:
        return native
    scripts = (script_of(char, "Hans") for char in text)
    return next((script for script in scripts if script in HAN and script != "Hans"), "Hans")
