"""Let the tokens of CommonMark's own rules say where their marks end in the text."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    entity,
    escape,
    html_inline,
    link,
    newline,
)

Rule = Callable[[StateInline, bool], bool]

_RULES: tuple[tuple[str, Rule], ...] = (
    ("autolink", autolink),
    ("backticks", backtick),
    ("entity", entity),
    ("escape", escape),
    ("html_inline", html_inline),
    ("link", link),
    ("newline", newline),
)


def note_ends(parser: MarkdownIt) -> None:
    """Make the last token of each of these rules carry ``meta["end"]``.

    markdown-it-py gives inline tokens no position. Plain text stands verbatim between the marks,
    so the ends of the marks are all that is needed to find every token again.
    """
    for name, rule in _RULES:
        parser.inline.ruler.at(name, with_end(rule))


def with_end(rule: Rule) -> Rule:
    """Wrap a rule so that the last token it pushes says where the rule stopped."""

    def noting(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent and len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return matched

    return noting
