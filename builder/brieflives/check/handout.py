"""Checks on the handout: words are explained that the readers meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.findings import Code, Finding, finding
from brieflives.model.prose import Line, Text, blocks_within, inlines_within, lines_of
from brieflives.read.origins import Parsed

_WORD = re.compile(r"\w+")
_LONGEST_ENDING = 3  # letters by which forms of a word differ: confession, confessed
_SHORTEST_STEM = 3


def terms_never_used(parsed: Parsed) -> Iterator[Finding]:
    """A term of the glossary stands somewhere in the life, in one of its forms.

    Two words count as forms of one when they begin alike but for the last three letters, which is
    generous: better a term too many than a warning that is not true.
    """
    handout = parsed.life.handout
    if handout is None or not handout.glossary:
        return
    text = " ".join(_words_of(parsed)).casefold()
    for term in handout.glossary:
        if not all(_stem(word) in text for word in _WORD.findall(term.casefold())):
            place = parsed.origins.key(("handout", "glossary", term))
            hint = "use the word in the text, or take it out of the glossary"
            yield finding(Code.UNUSED_TERM, place, f"the life never uses the word '{term}'", hint)


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)]


def _words_of(parsed: Parsed) -> Iterator[str]:
    """Yield all words that readers of the life meet, but for the glossary itself."""
    for path, line in parsed.lines.items():
        if path[:2] != ("handout", "glossary"):
            yield _text(line)
    for prose in parsed.prose.values():
        for block in blocks_within(prose.blocks):
            yield from map(_text, lines_of(block))


def _text(line: Line) -> str:
    return "".join(inline.text for inline in inlines_within(line) if isinstance(inline, Text))
