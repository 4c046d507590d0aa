"""From runs to passages: words of one look each, and the spaces between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from brieflives.document.inline import LineBreak
from brieflives.typeset.case import TypeCase
from brieflives.typeset.directions import directed, turns
from brieflives.typeset.ideographs import (
    Joint,
    before_call,
    behind_call,
    beside_words,
    between_ideographs,
    characters,
)
from brieflives.typeset.lines import BREAK, Run, is_call
from brieflives.typeset.scripts import UNSPACED
from brieflives.typeset.words import Vocabulary, Word

NO_BREAK_SPACE = "\u00a0"
STRETCH, SHRINK = 1 / 2, 1 / 3  # of a space, as TeX has them
ENDS = (" ", BREAK)  # behind a word: a line may end
_SPACES = re.compile("([ \\t\\n\\r\u00a0]+)")
_WORD = re.compile("[^ \\t\\n\\r\u00a0]++")


class Passage(Struct):
    """The words between two forced line ends, one column for each thing to know about them.

    Columns, because a book has a hundred thousand words: slices and sums of them cost little.
    """

    words: list[Word] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    vocabularies: list[Vocabulary] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    glues: list[str] = field(default_factory=list)  # what follows: " ", U+00A0, BREAK or nothing
    gaps: list[float] = field(default_factory=list)  # the natural width of what follows
    # stretch and shrink of gaps that are no spaces, by the number of the word before
    elastic: dict[int, tuple[float, float]] = field(default_factory=dict)
    after_ideograph: bool = False  # the last run is Chinese or Japanese, or a call behind one
    # of the words, and of what follows them, where the text turns round (UAX #9)
    levels: list[int] = field(default_factory=list)
    gap_levels: list[int] = field(default_factory=list)

    def add_directed(self, run: Run, vocabulary: Vocabulary, level: int, *, rtl: bool) -> None:
        """Add the words of a run of one level in a paragraph that text of both directions is in.

        Words that run against the paragraph do not hang into its margins.
        """
        before = len(self.words)
        ends_open = before > 0 and not self.glues[-1]
        self.add(run, vocabulary)
        if ends_open and self.glues[before - 1]:
            self.gap_levels[before - 1] = level
        new = len(self.words) - before
        self.levels += [level] * new
        self.gap_levels += [level] * new
        if level % 2 != rtl:
            self.words[before:] = [
                replace(word, left=0.0, right=0.0) for word in self.words[before:]
            ]

    def add(self, run: Run, vocabulary: Vocabulary) -> None:
        """Add the words of a run."""
        is_wide = run.style.script in UNSPACED
        if not is_wide and not self.after_ideograph:  # as nearly always
            self._add_words(run, vocabulary)
            return
        before = len(self.words)
        if is_wide:
            self._add_ideographs(run, vocabulary)
        else:
            self._add_words(run, vocabulary)
        if 0 < before < len(self.words) and not self.glues[before - 1]:
            self._join(before - 1, _joint(self, before))
        self.after_ideograph = is_wide or (self.after_ideograph and is_call(run))

    def elasticity(self, first: int, last: int) -> tuple[list[float], list[float]]:
        """Return how far each gap behind these words can be stretched and shrunk, in points."""
        pairs = [
            self.elastic.get(number) or (self.gaps[number] * STRETCH, self.gaps[number] * SHRINK)
            for number in range(first, last)
        ]
        return [give for give, _ in pairs], [take for _, take in pairs]

    def _add_ideographs(self, run: Run, vocabulary: Vocabulary) -> None:
        """Add characters that are words each."""
        offset, above = run.offset, ""
        for char in characters(run.text):
            self._add_word(char, max(offset, 0), run, vocabulary)
            if above:
                joint = between_ideographs(above[0], char[0], run.style.script)
                self._join(len(self.words) - 2, joint)
            offset, above = offset + len(char), char

    def _join(self, number: int, joint: Joint) -> None:
        """Put a joint behind a word."""
        em = max(self.runs[number].style.size_pt, self.runs[number + 1].style.size_pt)
        self.glues[number] = BREAK if joint.may_end else ""
        self.gaps[number] = joint.width * em
        self.elastic[number] = joint.give * em, joint.take * em

    def _add_words(self, run: Run, vocabulary: Vocabulary) -> None:
        if _WORD.fullmatch(run.text):  # every second run: a note call, an italic word, a label
            self._add_word(run.text, max(run.offset, 0), run, vocabulary)
            return
        texts, offsets, glues = _divided(run)
        if not texts[0]:
            self._add_space(glues[:1], vocabulary)
            del texts[:1], offsets[:1], glues[:1]
        if texts and not texts[-1]:
            del texts[-1], offsets[-1]
        gaps = [vocabulary.space] * len(glues)
        if len(glues) < len(texts):
            glues.append("")
            gaps.append(0.0)
        self.words += map(vocabulary.__getitem__, texts)
        self.runs += [run] * len(texts)
        self.vocabularies += [vocabulary] * len(texts)
        self.offsets += offsets
        self.glues += glues
        self.gaps += gaps

    def _add_word(self, text: str, offset: int, run: Run, vocabulary: Vocabulary) -> None:
        """Add a word with nothing behind it."""
        self.words.append(vocabulary[text])
        self.runs.append(run)
        self.vocabularies.append(vocabulary)
        self.offsets.append(offset)
        self.glues.append("")
        self.gaps.append(0.0)

    def _add_space(self, glue: list[str], vocabulary: Vocabulary) -> None:
        """Let the space at the start of a run follow the last word, if there is one."""
        if glue and self.words and self.glues[-1] != NO_BREAK_SPACE:
            self.glues[-1], self.gaps[-1] = glue[0], vocabulary.space


def _divided(run: Run) -> tuple[list[str], list[int], list[str]]:
    """Return the words of a run, their offsets, and the spaces between them.

    The first and the last word are empty where the run begins or ends with a space.
    """
    text = run.text
    spaced = text.replace(NO_BREAK_SPACE, " ")
    if "  " in spaced or "\n" in spaced or "\t" in spaced or "\r" in spaced:
        parts = _SPACES.split(text)  # word, space, word … word
        texts = parts[::2]
        glues = [NO_BREAK_SPACE if NO_BREAK_SPACE in row else " " for row in parts[1::2]]
        starts = accumulate(map(len, parts), initial=run.offset)
        offsets = list(starts)[:-1:2]
    else:  # as mostly: found in a third of the time
        texts = spaced.split(" ")
        glues = [" "] * (len(texts) - 1)
        if spaced is not text:
            ties = accumulate(part.count(" ") + 1 for part in text.split(NO_BREAK_SPACE)[:-1])
            for tie in ties:
                glues[tie - 1] = NO_BREAK_SPACE
        offsets = list(accumulate([len(word) + 1 for word in texts[:-1]], initial=run.offset))
    return texts, offsets if run.offset >= 0 else [0] * len(texts), glues


def _joint(passage: Passage, number: int) -> Joint:
    """Return what is between two runs without a space, one of them Chinese or Japanese."""
    before, behind = passage.runs[number - 1], passage.runs[number]
    last, first = passage.words[number - 1].text[-1], passage.words[number].text[0]
    if before.style.script in UNSPACED and behind.style.script in UNSPACED:
        return between_ideographs(last, first, behind.style.script)
    if is_call(behind):
        return before_call(last, before.style.script)
    if is_call(before):
        above = passage.words[number - 2].text[-1] if number > 1 else ""
        script = passage.runs[max(number - 2, 0)].style.script
        return behind_call(above if script in UNSPACED else "", first, script)
    is_number = last.isdecimal() and before.style.script is None
    return beside_words(last, first, number=is_number)


def passages_of_runs(runs: Sequence[Run], case: TypeCase, *, rtl: bool = False) -> list[Passage]:
    """Return the passages between forced line ends, ``rtl`` where they begin at the right.

    White space at the start and the end of a passage is dropped, elsewhere a row of it is one
    space.
    """
    if rtl or turns(runs):
        return [_turning(row, case, rtl=rtl) for row in _rows(runs)]
    passages = [Passage()]
    for run in runs:
        if run.chain and isinstance(run.chain[-1], LineBreak):
            passages.append(Passage())
        else:
            passages[-1].add(run, case.vocabulary(run.style))
    return passages


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs between forced line ends."""
    rows: list[list[Run]] = [[]]
    for run in runs:
        if run.chain and isinstance(run.chain[-1], LineBreak):
            rows.append([])
        else:
            rows[-1].append(run)
    return rows


def _turning(runs: Sequence[Run], case: TypeCase, *, rtl: bool) -> Passage:
    passage = Passage()
    for run, level in directed(runs, case, rtl=rtl):
        passage.add_directed(run, case.vocabulary(run.style), level, rtl=rtl)
    return passage
