"""Put quotes around a value that YAML cannot take as it is, where it is certain what belongs in."""

from __future__ import annotations

import re

from brieflives.findings import Fix
from brieflives.places import SourceFile, Span

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)"
    r"""(?P<key>[^\s:#"'{}\[\]&*!|>%@`,?-][^:#"']*:[ \t]+)?(?P<value>\S.*?)[ \t\r]*$"""
)
_SPECIAL = re.compile(r"[@`%&*!,}\]]|[-?:>|][ \t]+\S")
_WORDS_AFTER_QUOTES = re.compile(r"""(["'])(?:(?!\1).)*\1[ \t]*[^\s,:#}\]]""")
_WORDS_AFTER_BRACKET = re.compile(r"[\[{][^\[\]{}]*[\]}][ \t]*[^\s,:#}\]]")
_COLON = re.compile(r"[^\"'{}\[\]]*?:[ \t]")
_IN_BRACES = re.compile(
    r"""[@`%&*!][^\[\]{}\n#"']*?(?=[ \t]*(?:\}|,[ \t]*[\w-]+:[ \t]))""",
)
_KEY_BEFORE = re.compile(r"[{,][ \t]*[\w-]+:[ \t]+$")
_LIKE_A_KEY = re.compile(r"[a-z][a-z-]*|[A-Z]+")


def quoted(text: str) -> str:
    """Write one line of text as a YAML scalar in quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def could_be_key(word: str) -> bool:
    """Tell whether a word looks like a key of the schema, and less like words of a text."""
    return _LIKE_A_KEY.fullmatch(word) is not None


def quoting(source: SourceFile, at: int) -> Fix | None:
    """Return the value around offset ``at`` in quotes; ``None`` where it is not certain."""
    text = source.text
    line_start = text.rfind("\n", 0, at) + 1
    line_stop = text.find("\n", at)
    line_stop = len(text) if line_stop < 0 else line_stop
    match = _LINE.match(text[line_start:line_stop])
    if match and (match["dashes"] or match["key"]) and match.start("value") <= at - line_start:
        key_column = match.start("key") if match["key"] else len(match["indent"])
        if _needs_quotes(match["value"], has_key=bool(match["key"])):
            if _goes_on(text, line_stop, key_column):
                return None
            return _fix(source, line_start + match.start("value"), match["value"])
    inside = _IN_BRACES.match(text, at, line_stop)
    if inside and _KEY_BEFORE.search(text[line_start:at]):
        return _fix(source, at, inside.group())
    return None


def _needs_quotes(value: str, *, has_key: bool) -> bool:
    if " #" in value:
        return False  # a remark, or a part of the text
    if any(p.match(value) for p in (_SPECIAL, _WORDS_AFTER_QUOTES, _WORDS_AFTER_BRACKET)):
        return True
    colon = _COLON.match(value)
    return has_key and colon is not None and not could_be_key(colon.group()[:-2].strip())


def _goes_on(text: str, line_stop: int, key_column: int) -> bool:
    """Tell whether the next line is indented as a part of the value would be."""
    following = re.compile(r"\s*\n( *)[^\s#]").match(text, line_stop)
    return following is not None and len(following[1]) > key_column


def _fix(source: SourceFile, start: int, value: str) -> Fix:
    return Fix(Span(source, start, start + len(value)), quoted(value))
