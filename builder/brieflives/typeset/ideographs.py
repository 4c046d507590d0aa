"""Where lines of Chinese and Japanese end, and how wide it is between two characters.

After *Requirements for Japanese Text Layout* (JLREQ, 3.1) and *Requirements for Chinese Text
Layout* (CLREQ, 3.1): lines may end between any two characters but for those named here; the empty
half of a bracket or a stop is given up beside another one and at the edge of a line; Latin words
stand a little apart. Lengths are shares of an em.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from brieflives.style.sheet import ScriptName

OPENING = frozenset("（［｛「『【〈《〔〖〘〚“‘")
_CLOSING = frozenset("）］｝」』】〉》〕〗〙〛”’")
_STOPS = frozenset("、。，．")
_SMALL_KANA = "ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
_NOT_FIRST = (
    _CLOSING | _STOPS | frozenset(f"・：；！？％‰℃～〜·ー゛゜ヽヾゝゞ々〻{_SMALL_KANA},.:;!?)]}}%")
)
_NUMBERED = frozenset("第注註")  # before the number that is theirs
_NOT_LAST = OPENING | frozenset("￥＄￡＃№([{")
_PAIRED = frozenset("—―…‥")  # a dash or an ellipsis is two of them

_HALF = 0.5  # of a bracket or a stop is empty
_BESIDE_LATIN = 0.15
_BEFORE_CALL = 0.08
_GIVE, _TAKE_OF_HALF, _TAKE_BESIDE_LATIN = 0.06, 0.25, 0.08


class Joint(NamedTuple):
    """What is between two neighbours: may a line end there; width, stretch and shrink in ems."""

    may_end: bool
    width: float
    give: float
    take: float


_TIED = Joint(may_end=False, width=0.0, give=0.0, take=0.0)


def characters(text: str) -> Iterator[str]:
    """Yield what is set as one: a character with the marks and selectors behind it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or unicodedata.category(text[at])[0] not in "MC":
            yield text[start:at]
            start = at


def empty_behind(script: ScriptName | None) -> frozenset[str]:
    """Return the signs whose right half is empty; stops of traditional Chinese are centred."""
    return _CLOSING if script == "Hant" else _CLOSING | _STOPS


def between_ideographs(before: str, behind: str, script: ScriptName | None) -> Joint:
    """Return what is between two characters that stand beside each other in a row."""
    may_end = not (
        behind in _NOT_FIRST or before in _NOT_LAST or (before == behind and behind in _PAIRED)
    )
    empty = empty_behind(script)
    if behind in OPENING and (before in OPENING or before in empty):
        return Joint(may_end, -_HALF, _GIVE, 0.0)
    if before in empty and behind in empty:
        return Joint(may_end, -_HALF, _GIVE, 0.0)
    if before in empty or behind in OPENING:
        return Joint(may_end, 0.0, _GIVE, _TAKE_OF_HALF)
    give = 0.0 if before == behind and behind in _PAIRED else _GIVE
    return Joint(may_end, 0.0, give, 0.0)


def before_call(above: str, script: ScriptName | None) -> Joint:
    """Return what is between a character and a note call: it stands in the empty half of a stop."""
    return _TIED._replace(width=_BEFORE_CALL - _HALF) if above in empty_behind(script) else _TIED


def behind_call(above: str, behind: str, script: ScriptName | None) -> Joint:
    """Return what is between a note call, which follows ``above``, and what goes on behind it.

    The half that the call stands in is given back.
    """
    may_end = behind not in _NOT_FIRST
    if above in empty_behind(script) and behind not in OPENING and may_end:
        return Joint(may_end, _HALF - _BEFORE_CALL, _GIVE, _TAKE_OF_HALF)
    return Joint(may_end, 0.0, _GIVE, 0.0)


def beside_words(before: str, behind: str, *, number: bool) -> Joint:
    """Return what is between a character of these and a Latin word, or the other way round.

    ``number`` says that the word is a number before the character, which counts what it numbers.
    """
    if behind in _NOT_FIRST or before in _NOT_LAST:
        return _TIED
    if not (before.isalnum() and behind.isalnum()):
        return Joint(may_end=True, width=0.0, give=0.0, take=0.0)
    tied = number or (before in _NUMBERED and behind.isdecimal())
    return Joint(not tied, _BESIDE_LATIN, _GIVE, _TAKE_BESIDE_LATIN)
