"""Citations: ``[@id, p. 20]``, ``[see @a, p. 3; @b]`` (SCHEMA rule 3)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from msgspec import Struct

_BRACKET = re.compile(r"\[((?:[^\[\]@]*[\s;؛])?-?@[^\[\]]*)\](?![({])")
_ITEM = re.compile(
    r"(?P<prefix>.*?)@(?P<source>\w[\w.:-]*)(?:\s*[,،]\s*(?P<locator>.+))?", re.DOTALL
)


class Cited(Struct, frozen=True):
    """One source of a citation, at offsets ``start`` to ``stop`` of what was read."""

    source: str
    locator: str
    prefix: str
    start: int
    stop: int


class Miscited(Struct, frozen=True):
    """A part of a citation that is none, and why."""

    message: str
    hint: str
    start: int
    stop: int


def citation(state: StateInline, silent: bool) -> bool:
    """Push a ``citation`` token whose content is what stands between the brackets."""
    if state.src[state.pos] != "[":
        return False
    match = _BRACKET.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True


def read_citation(text: str) -> list[Cited | Miscited]:
    """Read the sources of one bracket, between which semicolons stand."""
    found: list[Cited | Miscited] = []
    at = 0
    for part in text.replace("؛", ";").split(";"):
        start = at + len(part) - len(part.lstrip())
        found.append(_cited(part.strip(), start))
        at += len(part) + 1
    return found


def _cited(part: str, start: int) -> Cited | Miscited:
    stop = start + len(part)
    match = _ITEM.match(part)
    wrong = _nothing_cited(part) if match is None else _wrong_around(match, part)
    if wrong is not None or match is None:
        message, hint = wrong or ("", "")
        return Miscited(message, hint, start, stop)
    locator = " ".join((match["locator"] or "").split())
    return Cited(match["source"], locator, " ".join(match["prefix"].split()), start, stop)


def _nothing_cited(part: str) -> tuple[str, str]:
    hint = "write @ and the id of a source, for example @satter2011, p. 20"
    if "@" in part:
        return "the @ is not followed by the id of a source", hint
    return "this part of the citation names no source", hint


def _wrong_around(match: re.Match[str], part: str) -> tuple[str, str] | None:
    """Say what is wrong before the @ or behind the id."""
    prefix, rest = match["prefix"], part[match.end() :].strip()
    if prefix.endswith("-"):
        return "a citation without the author is not supported", "remove the hyphen before the @"
    if prefix and not prefix[-1].isspace():
        return "the @ stands inside a word", "put a space before the @"
    if rest in (",", "،"):
        return "nothing follows the comma", "name a page or remove the comma"
    if rest:
        hint = f"put a comma after the id: @{match['source']}, {rest.lstrip(',، ')}"
        return "a comma is missing after the id of the source", hint
    return None
