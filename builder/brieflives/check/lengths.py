"""Checks on what is far longer or shorter than in other books: mostly a slip, else a strain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from brieflives.findings import Code, Finding, finding
from brieflives.model.prose import (
    Citation,
    Inline,
    Line,
    Paragraph,
    RemarkCall,
    Text,
    blocks_within,
    inlines_within,
    lines_of,
)
from brieflives.places import part
from brieflives.read.origins import Parsed

_MANY_CALLS = 1000
_LONGEST_WORD = 60  # letters
_LONGEST_ADDRESS = 200
_TOGETHER = range(0x2E80, 0xAC00)  # of these signs words are written together; Korean has spaces
# Of signs that are written together, two are about a word.
_WORD = r"[^\W\u3040-\uabff][^\s\u3040-\uabff]*|[\u3040-\uabff]{1,2}"
_AROUND_WORDS = ".,;:!?()[]“”‘’«»„"
_UNSEEN = frozenset({"Zs", "Cf", "Cc"})


def unusual_lengths(parsed: Parsed) -> Iterator[Finding]:
    """Words and addresses that fill lines, paragraphs of nothing, chapters of one word, many calls.

    They are printed as they are.
    """
    yield from _chapters_of_one_word(parsed)
    proses = [*parsed.prose.values()]
    proses += [remark for prose in parsed.prose.values() for _, remark in prose.remarks]
    lines = [*parsed.lines.values()]
    for block in chain.from_iterable(blocks_within(prose.blocks) for prose in proses):
        if isinstance(block, Paragraph) and all(map(_is_unseen, block.inlines)):
            yield _empty(block)
        lines += lines_of(block)
    calls: list[Inline] = []
    for inline in chain.from_iterable(map(inlines_within, lines)):
        if isinstance(inline, Citation | RemarkCall):
            calls.append(inline)
        elif isinstance(inline, Text) and _may_have_long_word(inline.text):
            yield from _long_words(inline)
    for call in calls[_MANY_CALLS - 1 : _MANY_CALLS]:
        message = f"this is the {_MANY_CALLS:,}th call of a note, and notes fill page after page"
        hint = "one note at the end of a paragraph can name all its sources: [@one; @two]"
        yield finding(Code.UNUSUAL_LENGTH, call.place, message, hint)


def _may_have_long_word(text: str) -> bool:
    """Tell whether a text goes on for long without a plain space."""
    at = 0
    while at + _LONGEST_WORD < len(text):
        at = text.rfind(" ", at, at + _LONGEST_WORD + 1) + 1
        if not at:
            return True
    return False


def _long_words(text: Text) -> Iterator[Finding]:
    for match in re.finditer(rf"\S{{{_LONGEST_WORD + 1},}}", text.text):
        written = match.group()
        word = written.strip(_AROUND_WORDS)
        place = part(text.place, match.start(), len(written))
        if word.isalpha() and ord(word[0]) not in _TOGETHER:
            message = f"a word of {len(word)} letters takes more than a line"
            hint = "put spaces into it, if it is several words"
            yield finding(Code.UNUSUAL_LENGTH, place, message, hint)
        elif "://" in word and len(word) > _LONGEST_ADDRESS:
            message = f"nobody types an address of {len(word)} characters from paper"
            hint = (
                "often what stands behind ? or # can go; or give a DOI, or the address of the site"
            )
            yield finding(Code.UNUSUAL_LENGTH, place, message, hint)


def _chapters_of_one_word(parsed: Parsed) -> Iterator[Finding]:
    """A chapter opens a page; what stands for one that is yet to be written is mostly one word."""
    for k in range(len(parsed.life.chapters)):
        prose = parsed.prose.get(("chapters", k, "body"))
        if prose is None or any(not isinstance(block, Paragraph) for block in prose.blocks):
            continue
        lines = [line for block in prose.blocks for line in lines_of(block)]
        texts = [text.text for line in lines for text in _texts(line)]
        if sum(map(len, texts)) > _LONGEST_WORD:
            continue
        words = [word for text in texts for word in re.findall(_WORD, text)]
        if len(words) == 1:
            word = words[0].strip(_AROUND_WORDS)
            message = f"“{word}” is all of this chapter, which takes a page"
            hint = "write more, or make it a section of the chapter before: ## and its title"
            yield finding(Code.UNUSUAL_LENGTH, prose.blocks[0].place, message, hint)


def _empty(paragraph: Paragraph) -> Finding:
    message = "nothing can be seen of this paragraph"
    hint = "remove it: an empty line is enough between two paragraphs"
    return finding(Code.UNUSUAL_LENGTH, paragraph.place, message, hint)


def _is_unseen(inline: Inline) -> bool:
    return isinstance(inline, Text) and all(
        unicodedata.category(character) in _UNSEEN for character in inline.text
    )


def _texts(line: Line) -> Iterator[Text]:
    return (inline for inline in inlines_within(line) if isinstance(inline, Text))
