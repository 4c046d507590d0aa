"""From runs to passages: words of one look each, and the spaces between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from brieflives.document.inline import LineBreak
from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import Run
from brieflives.typeset.words import Vocabulary, Word

NO_BREAK_SPACE = "\u00a0"
_SPACES = re.compile("([ \\t\\n\\r\u00a0]+)")


@dataclass(slots=True)
class Passage:
    """The words between two forced line ends, one column for each thing to know about them.

    Columns, because a book has a hundred thousand words: slices and sums of them cost little.
    """

    words: list[Word] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    vocabularies: list[Vocabulary] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    glues: list[str] = field(default_factory=list)  # the space that follows: " ", U+00A0 or none
    gaps: list[float] = field(default_factory=list)  # the natural width of that space

    def add(self, run: Run, vocabulary: Vocabulary) -> None:
        """Add the words of a run."""
        parts = _SPACES.split(run.text)  # word, space, word … word
        starts = list(accumulate(map(len, parts), initial=max(run.offset, 0)))
        texts, offsets = parts[::2], starts[:-1:2]
        glues = [NO_BREAK_SPACE if NO_BREAK_SPACE in row else " " for row in parts[1::2]]
        if not texts[0]:
            self._add_space(glues[:1], vocabulary)
            del texts[:1], offsets[:1], glues[:1]
        if texts and not texts[-1]:
            del texts[-1], offsets[-1]
        if len(glues) < len(texts):
            glues.append("")
        known = vocabulary.words
        self.words += [known.get(text) or vocabulary.word(text) for text in texts]
        self.runs += [run] * len(texts)
        self.vocabularies += [vocabulary] * len(texts)
        self.offsets += offsets if run.offset >= 0 else [0] * len(texts)
        self.glues += glues
        self.gaps += [vocabulary.space if glue else 0.0 for glue in glues]

    def _add_space(self, glue: list[str], vocabulary: Vocabulary) -> None:
        """Let the space at the start of a run follow the last word, if there is one."""
        if glue and self.words and self.glues[-1] != NO_BREAK_SPACE:
            self.glues[-1], self.gaps[-1] = glue[0], vocabulary.space


def passages_of_runs(runs: Iterable[Run], case: TypeCase) -> list[Passage]:
    """Return the passages between forced line ends.

    White space at the start and the end of a passage is dropped, elsewhere a row of it is one
    space.
    """
    passages = [Passage()]
    for run in runs:
        if run.chain and isinstance(run.chain[-1], LineBreak):
            passages.append(Passage())
        else:
            passages[-1].add(run, case.vocabulary(run.style))
    return passages
