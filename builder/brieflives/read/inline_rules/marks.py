"""Ask of every sign only the rules of marks that begin with it; of letters, none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    link,
    newline,
    strikethrough,
)

from brieflives.read.inline_rules.citation import citation
from brieflives.read.inline_rules.link import link_around_marks
from brieflives.read.inline_rules.picture import picture
from brieflives.read.inline_rules.remark import remark_call, remark_without_key
from brieflives.read.inline_rules.span import span

Rule = Callable[[StateInline, bool], bool]

# What a mark begins with, and what its words end with. An end of a line is a mark behind two
# spaces alone: else it stays in the text, where it is a space (``inlines``).
_SIGN = re.compile(r"[\\`*_~\[\]!<&^\n](?:(?<!\n)|(?<=  \n))")


def use_marks(parser: MarkdownIt) -> None:
    """Let the parser know CommonMark's marks and ours, and nothing else, inside a line."""
    rules = parser.inline.ruler
    rules.at("text", _words)
    rules.push("mark", _mark)
    rules.enableOnly(["text", "mark"])


def _words(state: StateInline, silent: bool) -> bool:
    """Take all up to the next sign."""
    sign = _SIGN.search(state.src, state.pos, state.posMax)
    stop = sign.start() if sign else state.posMax
    if stop == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : stop])
    state.pos = stop
    return True


def _mark(state: StateInline, silent: bool) -> bool:
    """Ask the rules of a sign; the last token that one pushes says where the mark stops.

    markdown-it-py gives inline tokens no position. Plain text stands verbatim between the marks,
    so the ends of the marks are all that is needed to find every token again.
    """
    before = len(state.tokens)
    for rule in _RULES.get(state.src[state.pos], ()):
        if rule(state, silent):
            if len(state.tokens) > before:
                state.tokens[-1].meta["end"] = state.pos
            return True
    return False


# The first rule that knows its mark takes it.
_RULES: Mapping[str, tuple[Rule, ...]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (backtick,),
    "~": (strikethrough.tokenize,),  # to report it
    "*": (emphasis.tokenize,),
    "_": (emphasis.tokenize,),
    "[": (remark_call, citation, span, link_around_marks, link),
    "!": (picture,),
    "^": (remark_without_key,),
    "<": (autolink, html_inline),
    "&": (entity,),
}
