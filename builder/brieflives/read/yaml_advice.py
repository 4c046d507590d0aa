"""Say in plain words what is wrong with broken YAML, and what to do about it."""

from __future__ import annotations

import re

Advice = tuple[int, str, str]  # offset, message, hint

_QUOTE_IT = "put the whole value in quotes: \"…\" (or '…' when it holds double quotes)"
_COLON_IN_VALUE = re.compile(
    r"^[ \t]*(?:- +)*[^\s:#\"'{\[|>][^:#]*:[ \t]+[^\"'{\[|>\s].*?(:)(?:\s|$)"
)
_NO_SPACE = re.compile(r"[ \t]*[\w-]+:[^\s:]")
_AFTER_BRACKET = re.compile(r"(?::|-|^)[ \t]+([\[{])[^\[\]{}]*[\]}][ \t]*([^\s,}\]#:])")
_VALUE_BEGINS = re.compile(r"(?:[\w\"']:|\n[ \t]*-)[ \t]+\Z")
_WORDS_BEFORE = re.compile(r"[^\s\[\]{},:][ \t]*\Z")
_CLOSED_IN_REMARK = re.compile(r"[ \t](#)[^\n]*[}\]]")
_AFTER_QUOTES = re.compile(
    r"""(?::|-|^)[ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*([^\s,}\]#:])"""
)


def advice(text: str, problem: str, at: int, context: str, context_at: int) -> Advice:
    """Translate a loader's complaint; ``problem`` and ``context`` are its sentences.

    The offset returned is the character to point at.
    """
    at = min(at, len(text))
    for guess in _GUESSES:
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
    if "cannot start any token" in problem and character and character in "@`%|>":
        return at, f"a value cannot begin with {character}", _QUOTE_IT
    if "block scalar" in context and "expected" in problem:  # words right after | or >
        sign = text[context_at : context_at + 1]
        return context_at, f"a value that begins with {sign} means something else", _QUOTE_IT
    refused = "expected" in problem or "not allowed here" in problem
    if refused and character and character in "]},-?:" and _VALUE_BEGINS.search(text[:at]):
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
    if match is None or match.start(1) > at - line_start + 1:
        return None
    hint = 'put the whole value in the other kind of quotes: \'"Leo" Tolstoy\', "Ada\'s life"'
    return line_start + match.start(1), "more words follow after the closing quote", hint


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
        message = "a space is missing after the colon"
        colon = text.index(":", text.rindex(above, 0, line_start))
        return colon, message, "write key: value"
    hint = "start the key in the same column as its neighbours, or quote the text"
    return at, "a key is not possible here: the indentation does not fit the lines above", hint


def _words_after_bracket(
    text: str, problem: str, at: int, context: str, context_at: int
) -> Advice | None:
    line_start, line = _line_at(text, at)
    match = _AFTER_BRACKET.search(line)
    if match is None or match.start(2) != at - line_start:
        return None
    message = f"a text that begins with {match[1]} means something else in YAML"
    return line_start + match.start(1), message, _QUOTE_IT


def _flow_cut(text: str, problem: str, at: int, context: str, context_at: int) -> Advice | None:
    """Explain braces that end too early: a sign of YAML's in a value, or # before the last one."""
    if "flow" not in context:
        return None
    line_start, line = _line_at(text, at)
    if text[at : at + 1] in ("[", "{") and _WORDS_BEFORE.search(line[: at - line_start]):
        message = f"a {text[at]} in the middle of this value means something else in YAML"
        return at, message, _QUOTE_IT
    if text[at : at + 1] == ":" and ": " in line[: at - line_start]:
        return at, "a colon followed by a space is in the value", _QUOTE_IT
    line_start, line = _line_at(text, context_at)
    remark = _CLOSED_IN_REMARK.search(line, context_at - line_start)
    if remark:
        message = "# after a space begins a remark, which hides the rest of this line"
        return line_start + remark.start(1), message, _QUOTE_IT
    return None


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


_GUESSES = (
    _unclosed,
    _special_character,
    _tab,
    _words_after_quotes,
    _words_after_bracket,
    _colon_in_value,
    _flow_cut,
)


def _line_at(text: str, at: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    return start, text[start : stop if stop >= 0 else len(text)]
