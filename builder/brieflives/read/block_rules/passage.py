"""Passages: ``::: verse``, ``::: letter {from="…"}``, closed by ``:::`` (SCHEMA rule 8)."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

VERSE = "verse"
_FENCE = re.compile(r":{3,}[ \t]*(?P<info>.*)")
_NAME = re.compile(r"[\w-]*")


def passage(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Push ``passage_open``, what is inside, and ``passage_close``.

    ``info`` of the first is what stands behind the colons; its ``meta["closed"]`` tells whether
    the end was found. Inside verse each line is an ``inline``, ``stanza_end`` marks an empty one.
    Colons that close nothing are a ``passage_stray``.
    """
    if state.is_code_block(start_line):
        return False
    fence = _FENCE.fullmatch(_text(state, start_line))
    if fence is None:
        return False
    if silent:
        return True
    info = fence["info"].strip()
    if not info:
        state.push("passage_stray", "", 0).map = [start_line, start_line + 1]
        state.line = start_line + 1
        return True
    stop, closed = _end(state, start_line + 1, end_line)
    token = state.push("passage_open", "div", 1)
    token.info, token.map, token.meta = info, [start_line, stop], {"closed": closed}
    if name_of(info) == VERSE:
        _verse(state, start_line + 1, stop)
    else:
        _blocks(state, start_line + 1, stop)
    state.push("passage_close", "div", -1)
    state.line = stop + closed
    return True


def name_of(info: str) -> str:
    """Return the word that says what kind of passage it is; empty where there is none."""
    match = _NAME.match(info)
    return match.group() if match else ""


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _end(state: StateBlock, line: int, end_line: int) -> tuple[int, bool]:
    """Return the line of the colons that close the passage, or where the text around it ends."""
    depth = 1
    while line < end_line:
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return line, False
        fence = _FENCE.fullmatch(_text(state, line))
        if fence:
            depth += 1 if fence["info"].strip() else -1
        if depth == 0:
            return line, True
        line += 1
    return end_line, False


def _blocks(state: StateBlock, start: int, stop: int) -> None:
    last, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = stop, "passage"
    state.md.block.tokenize(state, start, stop)
    state.lineMax, state.parentType = last, parent


def _verse(state: StateBlock, start: int, stop: int) -> None:
    for line in range(start, stop):
        if state.isEmpty(line):
            state.push("stanza_end", "", 0)
            continue
        token = state.push("inline", "", 0)
        token.content = _text(state, line)
        token.map, token.children = [line, line + 1], []
        token.meta = {"indent": max(state.sCount[line] - state.blkIndent, 0)}
