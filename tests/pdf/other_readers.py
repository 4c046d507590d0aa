"""The words of a PDF as other programs copy them, held against the document that was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

import pdfplumber
import pypdfium2

from brieflives.document.book import Document, leaves
from brieflives.document.inline import Inline, LineBreak, NoteCall, Text, pieces

SOFT_HYPHEN = "\xad"
LOST_HYPHEN = "\ufffe"
_FURNITURE = 14  # words at most of a running head and a folio


class Copied(NamedTuple):
    """A word as it was copied; is it the last of its line, or of its page?"""

    text: str
    ends_line: bool
    ends_page: bool


def with_pdfium(data: bytes) -> list[str]:
    """Copy each page with pdfium, which takes away any hyphen at the end of a line, and the end."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return [page.replace(LOST_HYPHEN, f"{LOST_HYPHEN}\n") for page in pages]


def with_pdfplumber(data: bytes) -> list[str]:
    """Copy each page with pdfplumber, in the order of its content."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        found = [page.extract_words(use_text_flow=True) for page in pdf.pages]
    lines = ([list(line) for _, line in groupby(page, lambda w: w["bottom"])] for page in found)
    return ["\n".join(" ".join(w["text"] for w in line) for line in page) for page in lines]


def lost_words(document: Document, pages: Sequence[str], ignoring: str = "") -> list[str]:
    """Return the leaves whose words were not copied one after the other, as they were written.

    Only between two pages may something stand: a running head and a folio. At the end of a line
    readers cannot know whether words are two, as behind a slash within an address. A sign may be
    ignored, for readers that take it away.
    """
    copied = _words([page.replace(ignoring, "") for page in pages] if ignoring else pages)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(copied):
        places.setdefault(word.text[:2], []).append(at)
    given = (_given(leaf.inlines, ignoring) for leaf in leaves(document))
    return [
        " ".join(words)
        for words in given
        if words and not any(_stand(words, copied, at) for at in places.get(words[0][:2], ()))
    ]


def _words(pages: Sequence[str]) -> list[Copied]:
    found: list[Copied] = []
    for page in pages:
        lines = [line.split() for line in page.splitlines() if line.strip()]
        for number, line in enumerate(lines):
            for at, word in enumerate(line):
                ends_line = at == len(line) - 1
                found.append(Copied(word, ends_line, ends_line and number == len(lines) - 1))
    return found


def _given(inlines: Sequence[Inline], ignoring: str) -> list[str]:
    said = "".join(map(_said, pieces(inlines))).replace(SOFT_HYPHEN, "")
    return (said.replace(ignoring, "") if ignoring else said).split()


def _said(piece: Text | NoteCall | LineBreak) -> str:
    if isinstance(piece, NoteCall):
        return str(piece.number)
    return piece.text if isinstance(piece, Text) else " "


def _stand(words: Sequence[str], copied: Sequence[Copied], at: int) -> bool:
    """Tell whether words stand from a place on, one after the other."""
    stands = {at}  # a running head may have words of the paragraph in it
    for word in words:
        starts = {start for stand in stands for start in _next(copied, stand)}
        ends = (_end_of(word, copied, start) for start in starts)
        stands = {end for end in ends if end is not None}
    return bool(stands)


def _next(copied: Sequence[Copied], at: int) -> range:
    """Return where the next word may stand: at once, or behind the end of a page."""
    ending = any(each.ends_page for each in copied[max(at - 1, 0) : at + _FURNITURE])
    return range(at, at + 2 * _FURNITURE) if ending else range(at, at + 1)


def _end_of(word: str, copied: Sequence[Copied], at: int) -> int | None:
    """Return where the next word begins if this one stands here, on one line or on several."""
    read = ""
    for stop, (text, ends_line, _) in enumerate(copied[at:], at + 1):
        read += re.escape(text.removesuffix(SOFT_HYPHEN)).replace(LOST_HYPHEN, "-?")
        if re.fullmatch(read, word):
            return stop
        if not ends_line or len(read) > 4 * len(word):
            return None
    return None
