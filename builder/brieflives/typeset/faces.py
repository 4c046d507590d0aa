"""Cut text where another face has to draw it: each script in its own, the rest in the text face."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from brieflives.style.sheet import ScriptName
from brieflives.typeset.case import TypeCase
from brieflives.typeset.fonts import FontFace
from brieflives.typeset.lines import CharStyle
from brieflives.typeset.scripts import HAN, han_of, script_of

_WIDE = frozenset("“”‘’…—―·•※→←↑↓○●◎△▲▽▼□■◇◆☆★")  # as wide as a character in Chinese text
_WORD = re.compile(r"\S+")
_SHARED = frozenset("PNSZ")  # punctuation, figures, signs, spaces: the native face has its own


class Stretch(NamedTuple):
    """Neighbouring characters of one script that one face draws; None: no face has them."""

    text: str
    face: FontFace | None
    script: ScriptName | None


def stretches(text: str, look: CharStyle, case: TypeCase) -> list[Stretch]:
    """Cut text where the face changes, or the script."""
    han = han_of(text, look.native)
    latin = _latin_words(text) if look.native and look.native not in HAN else frozenset()
    cut: list[Stretch] = []
    for at, char in enumerate(text):
        last = cut[-1] if cut else None
        face: FontFace | None
        if last and last.face and _stays(char) and last.face.has(char):
            face, script = last.face, last.script
        else:
            script = script_of(char, han)
            if script is None and at not in latin and _is_native(text, at, look):
                script = look.native
            face, script = _drawn(char, script, look, case)
        if last and last.face is face and last.script == script:
            cut[-1] = Stretch(last.text + char, face, script)
        else:
            cut.append(Stretch(char, face, script))
    return cut


def _latin_words(text: str) -> frozenset[int]:
    """Return where words of the text face stand: their signs are set in it, too."""
    found: set[int] = set()
    for word in _WORD.finditer(text):
        scripts = {script_of(char, "Hans") for char in word[0] if char.isalpha()}
        if scripts == {None}:
            found.update(range(*word.span()))
    return frozenset(found)


def _stays(char: str) -> bool:
    """Tell marks and joiners, which stay with the letter they belong to."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")


def _is_native(text: str, at: int, look: CharStyle) -> bool:
    """Tell whether a sign that scripts share is one of the language's own script here."""
    if look.native is None:
        return False
    if look.native not in HAN:
        return unicodedata.category(text[at])[0] in _SHARED
    beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return text[at] in _WIDE and not (len(beside) == 2 and beside.isascii() and beside.isalnum())


def _drawn(
    char: str, script: ScriptName | None, look: CharStyle, case: TypeCase
) -> tuple[FontFace | None, ScriptName | None]:
    """Return the first face that has a character, and the script that it is set as."""
    own = case.script_face(script, look) if script else None
    if own and own.has(char):
        return own, script
    for face in case.faces(look):
        if face.has(char):
            return face, script if script_of(char, "Hans") else None
    native = case.script_face(look.native, look) if look.native else None
    if native and native.has(char):
        return native, look.native
    return None, script
