"""The Markdown parser's inline tokens become nodes of ``model.prose`` with places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it.token import Token
from msgspec import Struct, field

from brieflives.findings import Code, Finding, finding
from brieflives.model.language_codes import is_language, language_meant
from brieflives.model.prose import (
    Citation,
    CitedItem,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Marked,
    RemarkCall,
    Text,
)
from brieflives.model.values import complete_address, is_address
from brieflives.read.inline_rules.attributes import read_attributes
from brieflives.read.inline_rules.citation import Cited, read_citation
from brieflives.read.look_alikes import Verbatim
from brieflives.read.text_run import TextRun
from brieflives.read.written import Content, Stretch

REMARK_KEY = re.compile(r"\w[\w.:-]*")
_IN_THE_BOOK = re.compile(r"#\S")
_OPENED_BY_MARKUP = frozenset({"em_open", "strong_open", "s_open"})
_CLOSED_BY_MARKUP = frozenset({"em_close", "strong_close", "s_close"})
_CALL_OF_NOTE = frozenset({"citation", "remark_call"})
_LOOSE_BRACES = r"\{[^\S\n]*(?:[.#][A-Za-z]|[a-z-]+=)[^{}\n]*\}"


# Scripts without spaces: Han, kana and their punctuation; Korean has spaces. They are no pattern,
# since it takes longer to compile a class of so many characters than most lives take to be read.
_UNSPACED = (
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uff64"),
    ("\U00020000", "\U0003ffff"),
)
_CALLS = r"(?:\[[^\[\]]*\])+$"
_LINE_END = r" ?\n[ \t]*"
_LINE_BEGINS_BEYOND_LATIN = re.compile(r"\n[ \t]*([^\0-\xff])")
_NO_TOKEN = Token("", "", 0)


def _joins_lines(text: str, end: int, start: int) -> bool:
    """Tell whether a line end is no space: between Chinese or Japanese characters.

    As in CSS Text Level 3, 4.1.3 (Segment Break Transformation Rules).
    """
    if not _is_unspaced(text[start : start + 1]):
        return False
    line = re.sub(_CALLS, "", text[text.rfind("\n", 0, end) + 1 : end])
    return _is_unspaced(line[-1:])


def _is_unspaced(character: str) -> bool:
    return any(first <= character <= last for first, last in _UNSPACED)


class _Open(Struct):
    """A mark whose end is still to come."""

    token: Token
    start: int
    children: list[Inline] = field(default_factory=list)


def read_inlines(
    tokens: Iterable[Token], content: Content, at: int = 0
) -> tuple[tuple[Inline, ...], list[Finding]]:
    """Return the nodes for the tokens of ``content`` from offset ``at`` on, and what is wrong."""
    reader = _InlineReader(content, at)
    for token in tokens:
        reader.take(token)
    return reader.finish(), reader.findings


class _InlineReader:
    """Walks through the tokens and, side by side, through the text they were made from.

    ``at`` is always the offset of the next character to account for: a token's text stands there
    verbatim, and where a mark ends is in its token (``inline_rules.marks``).
    """

    def __init__(self, content: Content, at: int) -> None:
        self.content = content
        self.at = at
        self.findings: list[Finding] = []
        self._run = TextRun(content.written)
        self._verbatim = Verbatim(content.text)
        line_begins = _LINE_BEGINS_BEYOND_LATIN.findall(content.text)
        self._may_join_lines = any(map(_is_unspaced, line_begins))
        self._open = [_Open(_NO_TOKEN, at)]

    def take(self, token: Token) -> None:
        """Account for one token."""
        start = self.at
        if token.type in ("text", "text_special"):
            self._text(token)
        elif token.type == "softbreak":
            self._end_line(start, token.meta["end"])
        elif token.nesting > 0:
            self._flush()
            self._open.append(_Open(token, start))
            self.at += len(token.markup) if token.type in _OPENED_BY_MARKUP else 1
            self.at += token.type == "picture_open"
        elif token.nesting < 0:
            self._close(token)
        else:
            self._mark(token)
        if "end" in token.meta:
            self.at = max(self.at, token.meta["end"])

    def finish(self) -> tuple[Inline, ...]:
        """Return the nodes, without white space at the end."""
        self._flush()
        for slip in self._verbatim.slips():
            code = Code.LOOKS_LIKE_MARKUP
            self._report(code, slip.start, slip.stop, slip.message, slip.hint)
        return _without_last_blank(self._open[0].children)

    def _text(self, token: Token) -> None:
        start, text = self.at, token.content
        if token.type == "text_special":
            lead = token.info == "escape" and text != token.markup
            self._run.add(text, self.content.at(start + lead), len(token.markup) - lead)
            self.at = start + len(token.markup)
            return
        if not self.content.text.startswith(text, start):  # the address of an autolink, decoded
            self._run.add(text, self.content.at(start), 1)
            return
        for loose in re.finditer(_LOOSE_BRACES, text) if "{" in text else ():
            message = f"{loose.group()} belongs to nothing"
            hint = "braces stand right after words in square brackets: [words]{lang=ru}"
            self._report(Code.BAD_MARKUP, start + loose.start(), start + loose.end(), message, hint)
        self.at = start + len(text)
        self._verbatim.show(start, self.at)
        if self._may_join_lines:
            for end in re.compile(_LINE_END).finditer(self.content.text, start, self.at):
                self._words(start, end.start())
                self._end_line(end.start(), end.end())
                start = end.end()
        self._words(start, self.at)

    def _words(self, start: int, stop: int) -> None:
        """Add what stands there as it is; an end of a line in it is a space."""
        for first, end in self.content.parts(start, stop):
            self._run.add(self.content.text[first:end], self.content.at(first))

    def _end_line(self, end: int, start: int) -> None:
        """Add a space where a line ends and the next one starts, if they are not joined."""
        if not _joins_lines(self.content.text, end, start):
            self._run.add(" ", self.content.at(end))

    def _flush(self) -> None:
        text = self._run.take()
        if text is not None:
            self._open[-1].children.append(text)

    def _close(self, token: Token) -> None:
        self._flush()
        mark = self._open.pop()
        if token.type in _CLOSED_BY_MARKUP:
            self.at += len(token.markup)
        end = token.meta.get("end", self.at)
        children = tuple(mark.children)
        place = self.content.place(mark.start, end)
        parent = self._open[-1].children
        if token.type in ("em_close", "strong_close"):
            parent.append(Emphasis(children, token.type == "strong_close", place=place))
        elif token.type == "link_close":
            parent.append(self._link(mark, children, place))
            if not children:
                self._run.mark()  # 'Figure 2' will stand here
        elif token.type == "span_close":
            parent.append(self._marked(token.content, children, place))
        elif token.type == "s_close":
            message = "words that are struck out cannot be printed"
            hint = "leave them out, or say in a remark that they are struck out in the original"
            self._report(Code.BAD_MARKUP, mark.start, self.at, message, hint)
            parent.extend(children)
        else:
            message = "a picture cannot stand inside a line of text"
            hint = "give the picture a paragraph of its own"
            self._report(Code.INLINE_IMAGE, mark.start, end, message, hint)
            parent.extend(children)

    def _mark(self, token: Token) -> None:
        """Add a node that has no children."""
        self._flush()
        start, end = self.at, token.meta["end"]
        place = self.content.place(start, end)
        children = self._open[-1].children
        self._run.mark(new_line=token.type == "hardbreak")
        if token.type in _CALL_OF_NOTE and any(o.token.type == "link_open" for o in self._open):
            message = f"the words of a link cannot hold {self.content.text[start:end]}"
            hint = "put it after the link"
            self._report(Code.BAD_MARKUP, start, end, message, hint)
        if token.type == "hardbreak":
            children[:] = _without_last_blank(children)
            children.append(LineBreak(place=place))
        elif token.type == "citation":
            citations, wrong = citation_of(token.content, self.content, start + 1, place)
            self.findings += wrong
            children += citations
        elif token.type == "remark_call":
            calls, wrong = remark_of(token.content, place)
            self.findings += wrong
            children += calls
        else:
            self._refuse(token, start, end)

    def _refuse(self, token: Token, start: int, end: int) -> None:
        if token.type == "html_inline":
            if token.content.startswith("</") and self._has_html():
                return  # the end of what is reported already
            hint = r"remove it; write \< where the sign itself is meant"
            message = f"{token.content} is HTML, which a printed page cannot honour"
            self._report(Code.RAW_HTML, start, end, message, hint)
        elif token.type == "remark_without_key":
            hint = "write [^key] here and [^key]: text in a paragraph of its own"
            message = "a remark without a name is not supported"
            self._report(Code.BAD_MARKUP, start, end, message, hint)
        else:
            hint = r"write \` where the sign itself is meant, or use quotation marks"
            message = "program code between backticks is not supported"
            self._report(Code.BAD_MARKUP, start, end, message, hint)

    def _has_html(self) -> bool:
        return any(f.code is Code.RAW_HTML for f in self.findings)

    def _link(self, mark: _Open, children: tuple[Inline, ...], place: Stretch) -> Link:
        target = str(mark.token.attrs.get("href", ""))
        if not (is_address(target) or _IN_THE_BOOK.match(target)):
            message = f"'{target}' is no address" if target else "this link leads nowhere"
            meant = complete_address(target) or "https://… for an address"
            hint = f"write {meant}, or #id for a chapter or figure of this book"
            self.findings.append(finding(Code.BAD_MARKUP, place, message, hint))
        elif not children and not target.startswith("#"):
            hint = f"write [words]({target})"
            message = "this link has no words"
            self.findings.append(finding(Code.BAD_MARKUP, place, message, hint))
        return Link(target, children, place=place)

    def _marked(self, inside: str, children: tuple[Inline, ...], place: Stretch) -> Marked:
        attributes = read_attributes(inside)
        lang, sort = attributes.get("lang"), attributes.get("sort")
        person = "person" in attributes.classes
        unknown = set(attributes.names) - {".sc", ".person", "lang", "sort"}
        hint = 'possible are {lang=ru}, {.sc}, {.person} and {.person sort="Family, Given"}'
        if attributes.unread or unknown or not attributes.names:
            what = attributes.unread or ", ".join(sorted(unknown)) or "nothing"
            message = f"{{{inside}}}: '{what}' has no meaning here"
            self.findings.append(finding(Code.BAD_MARKUP, place, message, hint))
        if sort is not None and not person:
            message = "sort is for the names of persons"
            self.findings.append(finding(Code.BAD_MARKUP, place, message, hint))
        if lang is not None and not is_language(lang):
            message = f"'{lang}' is not a language code"
            meant = language_meant(lang)
            hint = f"write {meant}" if meant else "write a language code such as en-GB, ru, zh-Hant"
            self.findings.append(finding(Code.BAD_LANGUAGE, place, message, hint))
        return Marked(children, lang, "sc" in attributes.classes, person, sort, place=place)

    def _report(self, code: Code, start: int, stop: int, message: str, hint: str) -> None:
        self.findings.append(finding(code, self.content.place(start, stop), message, hint))


def citation_of(
    text: str, content: Content, at: int, place: Stretch
) -> tuple[list[Citation], list[Finding]]:
    """Return the citation that ``text``, standing at ``at``, makes; none when it is wrong."""
    items, findings = [], []
    for read in read_citation(text):
        where = content.place(at + read.start, at + max(read.stop, read.start + 1))
        if isinstance(read, Cited):
            items.append(CitedItem(read.source, read.locator, read.prefix, place=where))
        else:
            findings.append(finding(Code.BAD_CITATION, where, read.message, read.hint))
    return ([] if findings else [Citation(tuple(items), place=place)]), findings


def remark_of(key: str, place: Stretch) -> tuple[list[RemarkCall], list[Finding]]:
    """Return the call of the remark ``key``; none when that cannot be a name."""
    if REMARK_KEY.fullmatch(key):
        return [RemarkCall(key, place=place)], []
    message = f"'{key}' cannot be the name of a remark"
    hint = "use letters, digits and hyphens without spaces, for example [^order]"
    return [], [finding(Code.BAD_CITATION, place, message, hint)]


def _without_last_blank(inlines: list[Inline]) -> tuple[Inline, ...]:
    if not inlines or not isinstance(inlines[-1], Text) or not inlines[-1].text.endswith(" "):
        return tuple(inlines)
    last = Text(inlines[-1].text[:-1], place=inlines[-1].place)
    return (*inlines[:-1], last) if last.text else tuple(inlines[:-1])
