"""Write a long life to measure with: about 250 A5 pages, 600 notes and real words, without meaning.

The commonest words are those of the reference that Python ships for its ``help()``; thousands of
rarer ones are put together from their letters, three by three, and are as frequent as their rank
says (Zipf's law). Russian and French words are Babel's names of countries. Hyphenation, kerning and
caches then cost what a real book costs them, and no corpus has to be shipped.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from pydoc_data.topics import topics

from babel import Locale
from msgspec import Struct

CHAPTERS = 24
SECTIONS = 5
PARAGRAPHS = 7  # in a section
PARAGRAPH_WORDS = 73
NOTES = 600
REMARKS = 120  # of the notes; the others are citations
SOURCES = 80
REPEATED_CALLS = 200  # further calls of citations that were made before
COMMON_WORDS = 1500
WORDS = 12_000
SEED = 1890


class Vocabulary(Struct, frozen=True):
    """Words like English ones with their frequencies, and words of other languages."""

    words: Sequence[str]
    weights: Sequence[int]
    foreign: Sequence[tuple[str, str]]  # language, word

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return ``count`` words as a text would have them."""
        return chance.choices(self.words, self.weights, k=count)


def gather_words(chance: random.Random) -> Vocabulary:
    """Rank the words of Python's reference, and invent rarer ones that look like them."""
    plain = re.compile(r"(?:(?<=\s)[a-z]{2,16}|a)(?=[\s,.;])")
    found = Counter(plain.findall(" ".join(topics.values())))
    common = [word for word, _ in found.most_common(COMMON_WORDS)]
    words = tuple(dict.fromkeys(common + list(_invented(common, chance))))[:WORDS]
    weights = tuple(round(1e6 / (rank + 2.7) ** 1.1) for rank in range(1, len(words) + 1))
    foreign = [
        (lang, name)
        for lang in ("ru", "fr")
        for name in Locale(lang).territories.values()
        if name.isalpha()
    ]
    return Vocabulary(words, weights, tuple(foreign))


def _invented(models: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield twice the words needed: each letter follows the two before it as in the models."""
    followers: dict[str, list[str]] = {}
    for word in models:
        if len(word) > 3:
            marked = f"^^{word}$"
            for at in range(len(marked) - 2):
                followers.setdefault(marked[at : at + 2], []).append(marked[at + 2])
    for _ in range(2 * WORDS):
        word = "^^"
        while not word.endswith("$"):
            word += chance.choice(followers[word[-2:]])
        if 6 <= len(word) <= 17:
            yield word[2:-1]


def write_long_life(path: Path) -> None:
    """Write the life to ``path``; the same Python and Babel give the same bytes."""
    chance = random.Random(SEED)
    writer = _Writer(gather_words(chance), chance)
    chapters = "".join(writer.chapter(number) for number in range(1, CHAPTERS + 1))
    remarks = "".join(f"  r{n}: |\n    {writer.sentence(14, 26)}\n" for n in range(REMARKS))
    sources = "".join(writer.source(n) for n in range(SOURCES))
    path.write_text(
        f"{_HEAD}lead: |\n{_block(writer.paragraph(80), 2)}\nchapters:\n{chapters}\n"
        f"notes:\n{remarks}\nsources:\n{sources}",
        encoding="utf-8",
    )


_HEAD = """\
schema: life/1
book:
  title: A Long Life
  lang: en-GB
  date: 2026-11
person:
  name: Anna Example
  summary: Known for nothing but her length
  names: [{kind: native, text: Анна Примерова, lang: ru}]
  born: {date: 1850-02-03, place: Samara}
  died: {date: 1931-10-05, place: London}
"""


class _Writer:
    """Makes the parts of the text; a plan says which notes each paragraph calls."""

    def __init__(self, vocabulary: Vocabulary, chance: random.Random) -> None:
        self._vocabulary = vocabulary
        self._chance = chance
        self._calls = self._plan()

    def _plan(self) -> Iterator[list[str]]:
        """Yield for each paragraph the note calls that it gets."""
        citations = [
            f"[@s{n % SOURCES}, p. {10 + n // SOURCES * 7 + n % 5}]" for n in range(NOTES - REMARKS)
        ]
        calls = citations + [f"[^r{n}]" for n in range(REMARKS)]
        self._chance.shuffle(calls)
        for _ in range(REPEATED_CALLS):
            calls.insert(
                self._chance.randrange(NOTES // 2, len(calls)), self._chance.choice(citations)
            )
        paragraphs = CHAPTERS * SECTIONS * PARAGRAPHS
        for number in range(paragraphs):
            start, stop = (len(calls) * n // paragraphs for n in (number, number + 1))
            yield calls[start:stop]

    def sentence(self, least: int, most: int) -> str:
        words = self._vocabulary.draw(self._chance, self._chance.randint(least, most))
        for at in range(5, len(words) - 3, 7):
            words[at] += self._chance.choice((",", ",", ",", "", " –", ";"))
        at = self._chance.randrange(len(words))
        match self._chance.randrange(12):
            case 0:
                words[at] = f"*{words[at].rstrip(',; –')}*"
            case 1:
                words[at] = f"“{words[at].rstrip(',; –')}”"
            case 2:
                words[at] = str(self._chance.randint(1850, 1931))
            case 3:
                lang, word = self._chance.choice(self._vocabulary.foreign)
                words[at] = f"[{word}]{{lang={lang}}}"
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def paragraph(self, words: int, calls: Sequence[str] = ()) -> str:
        sentences: list[str] = []
        while sum(len(sentence) for sentence in sentences) < words * 6:
            sentences.append(self.sentence(8, 26))
        for call in calls:
            at = self._chance.randrange(len(sentences))
            sentences[at] += call
        return " ".join(sentences)

    def title(self) -> str:
        return " ".join(self._vocabulary.draw(self._chance, 4)).capitalize()

    def chapter(self, number: int) -> str:
        body = "\n\n".join(self._section() for _ in range(SECTIONS))
        indented = textwrap.indent(body, " " * 6)
        return f"  - id: chapter-{number}\n    title: {self.title()}\n    body: |\n{indented}\n"

    def _section(self) -> str:
        blocks = [f"## {self.title()}"]
        blocks += [
            _wrapped(self.paragraph(PARAGRAPH_WORDS, next(self._calls))) for _ in range(PARAGRAPHS)
        ]
        quotation = textwrap.indent(_wrapped(self.paragraph(36)), "> ")
        items = "\n".join(f"- {self.sentence(6, 12)}" for _ in range(3))
        blocks.insert(3, quotation if self._chance.random() < 0.6 else items)
        return "\n\n".join(blocks)

    def source(self, number: int) -> str:
        family, given = (w.capitalize() for w in self._vocabulary.draw(self._chance, 2))
        return (
            f"  - id: s{number}\n    type: book\n"
            f"    author: [{{family: '{family}', given: '{given}'}}]\n"
            f"    title: {self.title()}\n    publisher: University Press\n"
            f"    issued: {self._chance.randint(1860, 2020)}\n"
        )


def _block(text: str, indent: int) -> str:
    return textwrap.indent(_wrapped(text), " " * indent)


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 94, break_long_words=False, break_on_hyphens=False))
