"""From runs to pieces: words of one look each, and the spaces between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from brieflives.document.inline import LineBreak
from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import Run
from brieflives.typeset.words import Vocabulary, Word

_SPACE = re.compile("([ \\t\\n\\r]+|\u00a0)")
NO_BREAK_SPACE = "\u00a0"


class Piece(NamedTuple):
    """A word in its place; ``glue`` is the space that follows it, none where words are joined."""

    word: Word
    run: Run
    vocabulary: Vocabulary
    offset: int
    glue: str
    gap: float  # the natural width of that space


def pieces_of_runs(runs: Iterable[Run], case: TypeCase) -> list[list[Piece]]:
    """Return the pieces of each passage between forced line ends.

    White space at the start and the end of a passage is dropped, elsewhere a row of it is one
    space.
    """
    passages: list[list[Piece]] = [[]]
    for run in runs:
        if run.chain and isinstance(run.chain[-1], LineBreak):
            passages.append([])
        else:
            _add(run, case.vocabulary(run.style), passages[-1])
    return passages


def _add(run: Run, vocabulary: Vocabulary, pieces: list[Piece]) -> None:
    words, space = vocabulary.words, vocabulary.space
    parts = _SPACE.split(run.text)  # word, space, word … word
    parts.append("")
    at = max(run.offset, 0)
    counted = run.offset >= 0
    for text, gap in zip(parts[::2], parts[1::2], strict=True):
        glue = "" if not gap else NO_BREAK_SPACE if gap == NO_BREAK_SPACE else " "
        if text:
            word = words.get(text) or vocabulary.word(text)
            width = space if glue else 0.0
            pieces.append(Piece(word, run, vocabulary, at, glue, width))
        elif glue and pieces and pieces[-1].glue != NO_BREAK_SPACE:
            pieces[-1] = pieces[-1]._replace(glue=glue, gap=space)
        if counted:
            at += len(text) + len(gap)
