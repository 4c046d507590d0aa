"""Pictures: ``![caption](key){width=60%}`` (SCHEMA rule 5)."""

from __future__ import annotations

import re

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from brieflives.read.inline_rules.attributes import BRACES

_TARGET = re.compile(r"\(([^()\n]*)\)")


def picture(state: StateInline, silent: bool) -> bool:
    """Push ``picture_open``, the caption, and ``picture_close`` with the key as its content."""
    start, maximum = state.pos, state.posMax
    if not state.src.startswith("![", start, maximum):
        return False
    label_end = parseLinkLabel(state, start + 1, False)
    if label_end < 0:
        return False
    target = _TARGET.match(state.src, label_end + 1, maximum)
    if target is None:
        return False
    braces = BRACES.match(state.src, target.end(), maximum)
    if not silent:
        state.pos, state.posMax = start + 2, label_end
        state.push("picture_open", "", 1)
        state.md.inline.tokenize(state)
        close = state.push("picture_close", "", -1)
        close.content = target.group(1).strip()
        close.info = braces.group(1) if braces else ""
    state.pos, state.posMax = (braces or target).end(), maximum
    return True
