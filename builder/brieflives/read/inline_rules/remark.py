"""Calls of the author's own remarks: ``[^key]`` (SCHEMA rule 3)."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_CALL = re.compile(r"\[\^([^\[\]]*)\]")
_ON_THE_SPOT = r"\^\[[^\[\]]*\]"


def remark_call(state: StateInline, silent: bool) -> bool:
    """Push a ``remark_call`` token whose content is the key, right or wrong."""
    if state.src[state.pos] != "[":
        return False
    match = _CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("remark_call", "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True


def remark_without_key(state: StateInline, silent: bool) -> bool:
    """Push a ``remark_without_key`` token for ``^[text]``, which other programs know."""
    if state.src[state.pos] != "^":
        return False
    match = re.compile(_ON_THE_SPOT).match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("remark_without_key", "", 0)
        token.content = match.group()
    state.pos = match.end()
    return True
