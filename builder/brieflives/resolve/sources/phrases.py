"""Facts become a line and lines an entry, without a mark of punctuation too many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.inline import Inline, Inlines, LineBreak, NoteCall, Text, plain
from brieflives.languages.words import Words

NO_BREAK = "\u00a0"
_ABOUT_A_YEAR = r"\w\.\s\d{3}"  # c. 1917
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_CLOSING = "”’»›“‘」』\u00a0\u202f"  # “ and ‘ close a quotation in German
_QUOTES_AFTER_STOP = "”’"
_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟")
_PAUSES = (",", ";", ":", "،", "；", "，", "、")


class Fact(Struct, frozen=True):
    """A part of a line; ``before`` is the key of the word that parts it from the one before.

    ``common`` facts begin with a common word, such as those of the program, and so with a capital
    at the start of a sentence; others begin as their author wrote them: iUniverse, de Beauvoir.
    """

    inlines: Inlines
    before: str = "comma"
    common: bool = False


def fact(text: str, *, common: bool = False) -> list[Fact]:
    """Make a fact of words; none of no words."""
    return [Fact((Text(text),), common=common)] if text else []


def fill(pattern: str, **parts: Inlines) -> Inlines:
    """Put inlines where a pattern has their ``{names}``."""
    out: list[Inline] = []
    for k, piece in enumerate(_PLACEHOLDER.split(pattern)):
        if k % 2:
            out += parts[piece]
        elif piece:
            out.append(Text(piece))
    return tuple(out)


def line(facts: Sequence[Fact], words: Words) -> Inlines:
    """Join the facts of one line."""
    out: Inlines = ()
    for item in facts:
        out = _joined(out, item.before, item.inlines, words) if out else item.inlines
    return out


def sentence(facts: Sequence[Fact], words: Words) -> Inlines:
    """Join facts to a line that begins with a capital, if it begins with a common word."""
    out = line(facts, words)
    return _capitalised(out) if facts and facts[0].common else out


def sentences(lines: Sequence[Inlines], words: Words) -> Inlines:
    """Set lines one after another, each closed with a full stop."""
    gap = words("sources", "gap")
    out: Inlines = ()
    for part in lines:
        if part:
            between: Inlines = (Text(gap),) if out and gap else ()
            out = (*out, *between, *stopped(part, words))
    return out


def joined_notes(notes: Sequence[Inlines], words: Words) -> Inlines:
    """Join the sources of one note."""
    out: Inlines = ()
    for note in notes:
        out = _joined(out, "semicolon", note, words) if out else note
    return out


def stopped(inlines: Inlines, words: Words) -> Inlines:
    """Close a line with a full stop, unless it ends with one, or with a mark that is as strong."""
    if not inlines or _last(inlines, _CLOSING).endswith(_ENDS):
        return inlines
    return _with_mark(inlines, words("sources", "stop"), words)


def _capitalised(inlines: Inlines) -> Inlines:
    first, *rest = inlines
    if not isinstance(first, Text) or re.match(_ABOUT_A_YEAR, first.text):
        return inlines  # titles and addresses stay as they are
    word = first.text.split(" ", 1)[0]
    if word != word.lower():
        return inlines  # a genre may be a proper name as well: eBay listing
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def _joined(first: Inlines, key: str, second: Inlines, words: Words) -> Inlines:
    mark = words("sources", key)
    bare = mark.strip()
    space = mark[len(bare) :] if mark.startswith(bare) else mark
    if bare and not _last(first, _QUOTES_AFTER_STOP).endswith(_PAUSES):
        first = _with_mark(first, bare, words)
    between: Inlines = (Text(space),) if space else ()
    return (*first, *between, *second)


def _with_mark(inlines: Inlines, mark: str, words: Words) -> Inlines:
    """Add a mark at the end; commas and stops inside the quotation marks where it is the custom."""
    inside = words.lang in words("sources", "stop-inside-quotes").split()
    if inside and mark in ",." and _last(inlines).endswith(tuple(_QUOTES_AFTER_STOP)):
        return _inside_quotes(inlines, mark)
    return (*inlines, Text(mark))


def _last(inlines: Inlines, ignored: str = "") -> str:
    """Return the last words of a line, as many as end it, without the ``ignored`` characters."""
    for inline in reversed(inlines):
        if words := plain((inline,)).rstrip(ignored):
            return words
    return ""


def _inside_quotes(inlines: Inlines, mark: str) -> Inlines:
    *rest, last = inlines
    if isinstance(last, NoteCall | LineBreak):
        return (*inlines, Text(mark))
    if not isinstance(last, Text):
        return (*rest, replace(last, children=_inside_quotes(last.children, mark)))
    body = last.text.rstrip(_QUOTES_AFTER_STOP)
    if not body and rest:
        before: Inlines = tuple(rest)
        closed = _last(before).endswith(tuple(_QUOTES_AFTER_STOP))
        return (*(_inside_quotes(before, mark) if closed else (*before, Text(mark))), last)
    return (*rest, Text(body + mark), Text(last.text[len(body) :]))
