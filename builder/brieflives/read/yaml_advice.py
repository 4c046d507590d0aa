"""Say in plain words what is wrong with broken YAML, and what to do about it."""

from __future__ import annotations

import re

Advice = tuple[int, str, str]  # offset, message, hint

_QUOTE_IT = "put the whole value in quotes: \"…\" (or '…' when it holds double quotes)"
_SPECIAL_START = re.compile(r"(?:^|[:\-,\[{])[ \t]*([@`%*&!|>\[{\"'#,}\]?:-])")
_COLON_IN_VALUE = re.compile(
    r"^[ \t]*(?:- +)*[^\s:#\"'{\[|>][^:#]*:[ \t]+[^\"'{\[|>\s].*?(:)(?:\s|$)"
)
_NO_SPACE = re.compile(r"[ \t]*[\w-]+:[^\s:]")
_AFTER_QUOTES = re.compile(r"""(?::|-|^)[ \t]+(["'])(?:(?!\1).)*\1[ \t]*([^\s,}\]#:])""")


def advice(text: str, problem: str, at: int, context: str, context_at: int) -> Advice:
    """Translate a loader's complaint; ``problem`` and ``context`` are its sentences.

    The offset returned is the character to point at.
    """
    at = min(at, len(text))
    for guess in (_unclosed, _special_character, _tab, _words_after_quotes, _colon_in_value):
        found = guess(text, problem, at, context, context_at)
        if found:
            return found
    return _by_wording(text, problem, at, context, context_at)


def _unclosed(text: str, problem: str, at: int, context: str, context_at: int) -> Advice | None:
    if "quoted scalar" not in context:
        return None
    if "escape" in problem or "hexadecimal" in problem:
        hint = "write \\\\ for a backslash, or use single quotes: '…'"
        return at, "a backslash in double quotes begins a code that YAML does not know", hint
    message = "the text in quotes that begins here is never closed"
    return context_at, message, f"put the closing {text[context_at : context_at + 1]} at its end"


def _special_character(
    text: str, problem: str, at: int, context: str, context_at: int
) -> Advice | None:
    character = text[at : at + 1]
    if "cannot start any token" in problem and character and character in "@`%":
        return at, f"a value cannot begin with {character}", _QUOTE_IT
    before = text[:at].rstrip(" \t")[-1:]
    if before == ":" and character and character in "]},-" and "expected" in problem:
        return at, f"a value cannot begin with {character}", _QUOTE_IT
    for name, sign in (("alias", "*"), ("anchor", "&"), ("tag", "!"), ("directive", "%")):
        if name in context:
            return _after(context_at, at, text, sign), _cannot_begin(sign), _QUOTE_IT
    return None


def _after(context_at: int, at: int, text: str, sign: str) -> int:
    return context_at if text[context_at : context_at + 1] == sign else at


def _cannot_begin(sign: str) -> str:
    return f"a value that begins with {sign} means something else in YAML"


def _tab(text: str, problem: str, at: int, context: str, context_at: int) -> Advice | None:
    line_start = text.rfind("\n", 0, at) + 1
    if "\t" in text[line_start : at + 1] and not text[line_start:at].strip():
        tab = text.index("\t", line_start)
        return tab, "a tab stands at the start of this line", "use spaces: YAML allows no tabs here"
    return None


def _words_after_quotes(
    text: str, problem: str, at: int, context: str, context_at: int
) -> Advice | None:
    line_start, line = _line_at(text, at)
    match = _AFTER_QUOTES.search(line)
    if match is None or match.start(2) > at - line_start + 1:
        return None
    hint = "put the whole value in the other kind of quotes: '\"Leo\" Tolstoy'"
    return line_start + match.start(2), "more words follow after the closing quote", hint


def _colon_in_value(
    text: str, problem: str, at: int, context: str, context_at: int
) -> Advice | None:
    if "mapping values are not allowed" not in problem:
        return None
    line_start, line = _line_at(text, at)
    match = _COLON_IN_VALUE.match(line)
    if match:
        return line_start + match.start(1), "a colon followed by a space is in the value", _QUOTE_IT
    above = text[:line_start].rstrip().rpartition("\n")[2]
    if _NO_SPACE.match(above):
        message = "a space is missing after the colon in the line above"
        return line_start, message, "write key: value"
    hint = "start the key in the same column as its neighbours, or quote the text"
    return at, "a key is not possible here: the indentation does not fit the lines above", hint


def _by_wording(text: str, problem: str, at: int, context: str, context_at: int) -> Advice:
    if "flow" in context:
        bracket = text[context_at : context_at + 1]
        close = {"[": "]", "{": "}"}.get(bracket)
        if close:
            message = f"the list or group that begins with {bracket} is not closed properly"
            hint = f"close it with {close}; a text that begins with {bracket} needs quotes"
            return context_at, message, hint
    if "could not find expected ':'" in problem or "simple key" in context:
        where = context_at if 0 <= context_at < len(text) else at
        return (
            where,
            "this line is neither 'key: value' nor part of the text above it",
            ("put a colon and a space after the key, or indent the line under the text above"),
        )
    if "block scalar" in context or "block scalar" in problem:
        return (
            at,
            "this line does not fit the text block that begins above with | or >",
            ("indent all lines of the text equally, at least two spaces more than its key"),
        )
    if "block" in context or "block" in problem or "document start" in problem:
        return (
            at,
            "the indentation of this line does not fit the lines above",
            ("keys of one group, and the - of one list, start in the same column"),
        )
    return at, "this is not valid YAML", "check indentation, colons and quotes on this line"


def _line_at(text: str, at: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    return start, text[start : stop if stop >= 0 else len(text)]
