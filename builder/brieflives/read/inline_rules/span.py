"""Spans: ``[words]{lang=ru}``, ``[words]{.sc}``, ``[name]{.person sort="…"}`` (SCHEMA rule 7)."""

from __future__ import annotations

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from brieflives.read.inline_rules.attributes import BRACES


def span(state: StateInline, silent: bool) -> bool:
    """Push ``span_open``, the words, and ``span_close`` with the attributes as its content."""
    start, maximum = state.pos, state.posMax
    if state.src[start] != "[":
        return False
    if state.src.find("]{", start, maximum) < 0:
        return False
    label_end = parseLinkLabel(state, start, False)
    if label_end < 0:
        return False
    braces = BRACES.match(state.src, label_end + 1, maximum)
    if braces is None:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, label_end
        state.push("span_open", "", 1)
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1).content = braces.group(1)
    state.pos, state.posMax = braces.end(), maximum
    return True
