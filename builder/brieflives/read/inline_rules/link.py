"""Links around other marks, which CommonMark takes for nested: ``[the [Times]{.sc}](#one)``."""

from __future__ import annotations

import re

from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.rules_inline import StateInline

_BLANKS = re.compile(r"\s*")


def link_around_marks(state: StateInline, silent: bool) -> bool:
    """Push ``link_open``, the words with their marks, and ``link_close``.

    Left to CommonMark's own rule: a link without brackets in its words, one that holds a link, and
    one with a title.
    """
    start, maximum = state.pos, state.posMax
    if state.src[start] != "[" or state.src.find("](", start, maximum) < 0:
        return False
    label_end = parseLinkLabel(state, start, False)
    words = state.src[start + 1 : max(label_end, start + 1)]
    if "[" not in words or "](" in words or not state.src.startswith("](", label_end, maximum):
        return False
    target = parseLinkDestination(state.src, _past_blanks(state.src, label_end + 2), maximum)
    end = _past_blanks(state.src, target.pos)
    if not target.ok or not state.src.startswith(")", end, maximum):
        return False
    if not silent:
        state.pos, state.posMax = start + 1, label_end
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(target.str)}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
    state.pos, state.posMax = end + 1, maximum
    return True


def _past_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at
