"""Paragraphs are CommonMark's, but of a line that begins with a letter nothing else is asked."""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

# Whatever may end a paragraph without an empty line begins with one of these: quotations, lists,
# headings, rules, fences, HTML, remarks, passages, definitions.
_BEGINNINGS = frozenset(">*-+0123456789#_`~<[:")
_BELOW_HEAD_OF_TABLE = frozenset("|-:")


def paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Push ``paragraph_open``, its text as ``inline``, and ``paragraph_close``."""
    around, state.parentType = state.parentType, "paragraph"
    stop = state.line = _end(state, start_line + 1)
    state.push("paragraph_open", "p", 1).map = [start_line, stop]
    text = state.push("inline", "", 0)
    text.content = mdTrim(state.getLines(start_line, stop, state.blkIndent, False))
    text.map, text.children = [start_line, stop], []
    state.push("paragraph_close", "p", -1)
    state.parentType = around
    return True


def _end(state: StateBlock, line: int) -> int:
    """Return the line, from this one on, that is no more of the paragraph."""
    rules = state.md.block.ruler.getRules("paragraph")
    while line < state.lineMax and not state.isEmpty(line):
        may_be_other = _first(state, line) in _BEGINNINGS
        may_be_other |= _first(state, line + 1) in _BELOW_HEAD_OF_TABLE
        # with four spaces before it, or where a quotation has looked already, it goes on
        is_more = not may_be_other or not 0 <= state.sCount[line] <= state.blkIndent + 3
        if not is_more and any(rule(state, line, state.lineMax, True) for rule in rules):
            break
        line += 1
    return line


def _first(state: StateBlock, line: int) -> str:
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 1]
