"""Paragraphs are CommonMark's, but of a line that begins with a letter nothing else is asked."""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

# Whatever may begin here, or end a paragraph without an empty line, begins with one of these:
# quotations, lists, headings, rules, fences, HTML, remarks, passages, definitions.
_BEGINNINGS = frozenset(">*-+0123456789#_`~<[:")
_BELOW_HEAD_OF_TABLE = frozenset("|-:")
_BELOW_TERM = frozenset(":~")


def paragraph_of_words(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Push a paragraph that begins like words: to be asked before all other rules."""
    below = start_line + 1
    if below < end_line and _first(state, below) in _BELOW_HEAD_OF_TABLE:
        return False
    if below < end_line and state.isEmpty(below):
        below += 1
    is_other = _first(state, start_line) in _BEGINNINGS or _first(state, below) in _BELOW_TERM
    if is_other or state.is_code_block(start_line):
        return False
    return paragraph(state, start_line, end_line, silent)


def paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Push the text of a paragraph as ``inline``, without anything around it."""
    around, state.parentType = state.parentType, "paragraph"
    stop = state.line = _end(state, start_line + 1)
    if state.level:
        lines = state.getLines(start_line, stop, state.blkIndent, False)
    else:
        lines = state.src[state.bMarks[start_line] : state.eMarks[stop - 1]]
    text = state.push("inline", "", 0)
    text.content, text.map, text.children = mdTrim(lines), [start_line, stop], []
    state.parentType = around
    return True


def _end(state: StateBlock, line: int) -> int:
    """Return the line, from this one on, that is no more of the paragraph."""
    rules = state.md.block.ruler.getRules("paragraph")
    first = _first(state, line)
    while line < state.lineMax and first not in ("", "\n"):
        below = _first(state, line + 1)
        may_be_other = first in _BEGINNINGS or below in _BELOW_HEAD_OF_TABLE
        # with four spaces before it, or where a quotation has looked already, it goes on
        is_more = not may_be_other or not 0 <= state.sCount[line] <= state.blkIndent + 3
        if not is_more and any(rule(state, line, state.lineMax, True) for rule in rules):
            break
        first, line = below, line + 1
    return line


def _first(state: StateBlock, line: int) -> str:
    """Return the first sign of a line; that of an empty one is its end."""
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 1]
