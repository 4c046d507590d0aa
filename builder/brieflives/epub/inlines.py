"""What stands inside a line, as XHTML: one walk over the words opens and closes the elements.

A link may not hold another, so it is closed before a note call inside it and opened again after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from brieflives.document.blocks import Leaf
from brieflives.document.direction import direction_of
from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    PersonMark,
    SmallCaps,
    Text,
    Title,
)
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.marks import PageMark
from brieflives.epub.xhtml import Attributes, Markup, element, end_tag, language, start_tag, text

_LINKABLE = re.compile(r"#|(?:https?|mailto|tel|ftp):", re.IGNORECASE)
_URL_CHARACTERS = ":/?@!$&'()*+,;=%~"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")

Wrapper = Emphasis | SmallCaps | Foreign | PersonMark | Title | Link
Chain = tuple[Wrapper, ...]  # the elements around a piece, outermost first
Piece = Text | NoteCall | LineBreak


def words(leaf: Leaf, apparatus: Apparatus, *, skip_first_mark: bool = False) -> Markup:
    """Write the lines of a leaf with its page-break marks.

    ``skip_first_mark``: marks before the first character are already written elsewhere.
    """
    marks = apparatus.marks.get(leaf.key, ())
    if skip_first_mark:
        marks = tuple(mark for mark in marks if mark.offset > 0)
    line = _Line(apparatus, leaf.lang or apparatus.lang, marks)
    for piece, chain in _with_chains(leaf.inlines, ()):
        line.add(piece, chain)
    return line.finish()


def title_words(leaf: Leaf, apparatus: Apparatus) -> Markup:
    """Write a heading as it stands in a list of contents: without calls, links and marks."""
    line = _Line(apparatus, apparatus.lang, ())
    for piece, chain in _with_chains(leaf.inlines, ()):
        if not isinstance(piece, NoteCall):
            bare = (wrapper for wrapper in chain if not isinstance(wrapper, Link | PersonMark))
            line.add(piece, tuple(bare))
    return line.finish()


class _Line:
    """The markup of a line while it is written: what is open, how far the plain text goes."""

    def __init__(self, apparatus: Apparatus, lang: str, marks: tuple[PageMark, ...]) -> None:
        self._apparatus = apparatus
        self._lang = lang
        self._marks = list(marks)
        self._written: list[str] = []
        self._open: Chain = ()
        self._marked: set[str] = set()
        self._offset = 0
        self._said = ""  # all text so far

    def add(self, piece: Piece, chain: Chain) -> None:
        """Write one piece inside the elements of ``chain``."""
        if isinstance(piece, NoteCall):
            if self._offset == 0:
                self._write_marks_at_start(chain)
            self._switch(_without_links(chain))
            around = self._language(self._open)
            turns = _turns_round(self._said, self._lang, around)
            self._written.append(_call(piece, self._apparatus, around, turns=turns))
            return
        self._write_marks_at_start(chain)
        self._switch(chain)
        if isinstance(piece, LineBreak):
            self._written.append("<br/>")
            self._offset += 1
        else:
            self._write_text(piece.text)

    def finish(self) -> Markup:
        """Close everything; marks behind the last character stand last."""
        self._switch(())
        for mark in self._marks:
            self._written.append(self._apparatus.page_break(mark, self._lang))
        return Markup("".join(self._written))

    def _write_text(self, characters: str) -> None:
        self._said += characters
        start, self._offset = self._offset, self._offset + len(characters)
        done = 0
        while self._marks and self._marks[0].offset < self._offset:
            mark = self._marks.pop(0)
            self._written.append(text(characters[done : mark.offset - start]))
            self._written.append(self._apparatus.page_break(mark, self._language(self._open)))
            done = mark.offset - start
        self._written.append(text(characters[done:]))

    def _write_marks_at_start(self, chain: Chain) -> None:
        """Write marks that stand between two pieces outside of what is about to open."""
        while self._marks and self._marks[0].offset <= self._offset:
            self._switch(chain[: _shared(self._open, chain)])
            mark = self._marks.pop(0)
            self._written.append(self._apparatus.page_break(mark, self._language(self._open)))

    def _switch(self, chain: Chain) -> None:
        if chain is self._open:
            return
        shared = _shared(self._open, chain)
        for wrapper in reversed(self._open[shared:]):
            self._written.append(end_tag(_name(wrapper)))
        for depth, wrapper in enumerate(chain[shared:], start=shared):
            around = self._language(chain[:depth])
            attributes = _attributes(wrapper, self._apparatus, around)
            if isinstance(wrapper, PersonMark):  # which may be opened again behind a page break
                attributes = {} if wrapper.key in self._marked else attributes
                self._marked.add(wrapper.key)
            self._written.append(start_tag(_name(wrapper), attributes))
        self._open = chain

    def _language(self, chain: Chain) -> str:
        return next((w.lang for w in reversed(chain) if isinstance(w, Foreign)), self._lang)


def _with_chains(inlines: Iterable[Inline], chain: Chain) -> Iterator[tuple[Piece, Chain]]:
    for inline in inlines:
        match inline:
            case Text() | NoteCall() | LineBreak():
                yield inline, chain
            case Emphasis() | SmallCaps() | Foreign() | Title():
                yield from _with_chains(inline.children, (*chain, inline))
            case Link() if _leads_somewhere(inline) and _without_links(chain) is chain:
                yield from _with_chains(inline.children, (*chain, inline))
            case PersonMark() if inline.key:
                yield from _with_chains(inline.children, (*chain, inline))
            case _:  # a link that cannot be one here
                yield from _with_chains(inline.children, chain)


def _leads_somewhere(link: Link) -> bool:
    """Tell links from mere words: an EPUB may only hold links to itself and to the network."""
    return _LINKABLE.match(link.target) is not None


def _without_links(chain: Chain) -> Chain:
    if any(isinstance(wrapper, Link) for wrapper in chain):
        return tuple(wrapper for wrapper in chain if not isinstance(wrapper, Link))
    return chain


def _shared(one: Chain, other: Chain) -> int:
    """Count how many elements two chains have in common, seen from outside."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine is not theirs:
            break
        count += 1
    return count


def _name(wrapper: Wrapper) -> str:
    match wrapper:
        case Emphasis():
            return "strong" if wrapper.strong else "em"
        case Title():
            return "cite"
        case Link():
            return "a"
    return "span"


def _attributes(wrapper: Wrapper, apparatus: Apparatus, around: str) -> Attributes:
    match wrapper:
        case SmallCaps():
            return {"class": "small-caps"}
        case Foreign():
            return language(wrapper.lang, around)
        case PersonMark():
            return {"id": apparatus.anchors.at("person", wrapper.key).id}
        case Link():
            return {"href": _href(wrapper.target, apparatus)}
    return {}


def _href(target: str, apparatus: Apparatus) -> str:
    if target.startswith("#"):
        return apparatus.anchors.target(target[1:]).href
    address, sign, fragment = _STRAY_PERCENT.sub("%25", target).partition("#")
    return quote(address, safe=_URL_CHARACTERS) + sign + quote(fragment, safe=_URL_CHARACTERS)


def _turns_round(said: str, *langs: str) -> bool:
    """Tell whether a line has words from right to left, which might draw a number to their side."""
    return any(direction_of(lang) == "rtl" for lang in langs) or bool(_RIGHT_TO_LEFT.search(said))


def _call(call: NoteCall, apparatus: Apparatus, around: str, *, turns: bool) -> Markup:
    """Write a note call: a link with nothing in it but the number (DPUB-ARIA, doc-noteref).

    With a direction of its own it is no part of the words before it (HTML, ``dir`` isolates).
    """
    attributes = {
        "class": "call",
        "dir": "ltr" if turns else None,
        "href": apparatus.anchors.at("note", call.note_key).href,
        "id": apparatus.anchors.at("call", call.key).id,
        "epub:type": "noteref",
        "role": "doc-noteref",
        "aria-label": apparatus.labels.note.format(number=call.number),
        **(language(apparatus.lang, around) if around != apparatus.lang else {}),
    }
    return element("a", attributes, text(str(call.number)))
