"""The Markdown parser's block tokens become nodes of ``model.prose`` with places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeGuard

from markdown_it.token import Token
from msgspec.structs import replace

from brieflives.findings import Code, Finding, finding
from brieflives.model.prose import (
    Block,
    Break,
    Definition,
    Definitions,
    Heading,
    Inline,
    ItemList,
    Line,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Ranged,
    Table,
    Text,
    Verse,
    VerseLine,
)
from brieflives.places import Place
from brieflives.read.block_rules.passage import VERSE
from brieflives.read.inline_rules.attributes import read_attributes
from brieflives.read.inlines import REMARK_KEY, read_inlines
from brieflives.read.passages import PAPERS, PassageHead
from brieflives.read.tables import cells_of_row, content_of_cell, is_line_of_hyphens
from brieflives.read.written import Content, Stretch, TextStretch, Written

DEEPEST = 20  # the parser leaves out what is nested deeper than its ``maxNesting``
_LOOSE_COLON = re.compile(r"^:[ \t]", re.MULTILINE)
_LINK_DEFINITION = r"(?m)^\[[^\]^]+\]:[ \t]+\S+[ \t]*$"
_WIDTH = r"([1-9]\d?|100)%"
_LIKELY_YEAR = 100


def read_blocks(tokens: list[Token], written: Written) -> tuple[Prose, list[Finding]]:
    """Return the prose that the tokens of ``written`` make, and what is wrong with it."""
    reader = _BlockReader(tokens, written)
    blocks = reader.blocks("")
    whole = Stretch(written, 0, len(written.scalar.text))
    return Prose(blocks, tuple(reader.remarks), place=whole), reader.findings


class _BlockReader:
    """Walks once through the tokens, one method for each kind of block."""

    def __init__(self, tokens: list[Token], written: Written) -> None:
        self.findings: list[Finding] = []
        self.remarks: list[tuple[str, Prose]] = []
        self._written = written
        self._tokens = iter(tokens)
        self._level = 1  # of the heading above: a text stands below that of its chapter

    def blocks(self, end: str) -> tuple[Block, ...]:
        """Read blocks up to the token ``end``."""
        found: list[Block] = []
        for token in self._tokens:
            if token.type == end:
                break
            if token.level >= DEEPEST - 1:
                message = "too many lists or quotations stand inside each other here"
                self._report(Code.BAD_MARKUP, self._line_of(token), message, "begin a new passage")
            block = _READERS[token.type](self, token)
            if block is None:
                continue
            above = found[-1] if found else None
            if isinstance(above, Table) and not above.caption and _is_caption(block):
                found[-1] = replace(above, caption=_without_colon(block.inlines))
            else:
                found.append(block)
        for block in found:
            if _is_caption(block):
                self._report_colon(block.place)
        return tuple(found)

    def _paragraph(self, token: Token) -> Block | None:
        content, children = _content(token, self._written), token.children or []
        self._check_unsupported(content)
        place = content.place(0, len(content.text))
        if _is_figure(children):
            return self._picture(content, children, place)
        return Paragraph(self._inlines(children, content), place=place)

    def _heading(self, token: Token) -> Block:
        content, children = self._leaf("heading_close")
        level = int(token.tag[1:])
        place = content.place(0, len(content.text))
        if not 2 <= level <= 3:
            start = self._line_of(token)
            if level == 1:
                message = "# is the title of the chapter itself"
                hint = "use ## for a section, or give the title as the chapter's title:"
            else:
                message, hint = "only ## and ### are headings", "use ###"
            self._report(Code.BAD_HEADING, start, message, hint)
        elif level > self._level + 1:
            message = "a section's ## has to stand before its first ###"
            self._report(Code.BAD_HEADING, self._line_of(token), message, "use ##")
        self._level = min(max(level, 2), 3)
        return Heading(min(max(level, 2), 3), self._inlines(children, content), place=place)

    def _quotation(self, token: Token) -> Block:
        return Quotation(self.blocks("blockquote_close"), place=self._line_of(token))

    def _list(self, token: Token) -> Block:
        start = int(token.attrs.get("start", 1)) if token.tag == "ol" else None
        place = self._line_of(token)
        if start is not None and start >= _LIKELY_YEAR:
            message = f"a line that begins with '{start}.' is read as a numbered list"
            self._report(Code.BAD_MARKUP, place, message, rf"write {start}\. for a year")
        items = []
        for item in self._tokens:
            if item.type != "list_item_open":
                break
            items.append(self.blocks("list_item_close"))
        return ItemList(tuple(items), start, place=place)

    def _break(self, token: Token) -> Block:
        return Break(place=self._line_of(token))

    def _remark(self, token: Token) -> None:
        key = str(token.meta["label"])
        line = self._line_of(token)
        at = self._written.scalar.text.find(f"[^{key}]:", line.start)
        place = Stretch(self._written, at, at + len(key) + 3) if at >= 0 else line
        blocks = self.blocks("footnote_reference_close")
        if not REMARK_KEY.fullmatch(key):
            hint = "use letters, digits and hyphens, for example [^order]: text"
            self._report(Code.BAD_CITATION, place, f"'{key}' cannot be the name of a remark", hint)
            return
        if not blocks:
            self._report(Code.EMPTY_VALUE, place, f"the remark '{key}' has no text", "write it")
        self.remarks.append((key, Prose(blocks, (), place=place)))

    def _html(self, token: Token) -> None:
        message = "this is HTML, which a printed page cannot honour"
        hint = r"remove it; write \< where the sign itself is meant"
        line = self._line_of(token)
        at = self._written.scalar.text.find("<", line.start, line.stop)
        place = Stretch(self._written, max(at, line.start), line.stop)
        self._report(Code.RAW_HTML, place, message, hint)

    def _indented(self, token: Token) -> None:
        message = "a paragraph that is indented by four or more spaces is read as program code"
        self._report(Code.BAD_MARKUP, self._line_of(token), message, "remove the spaces before it")

    def _fence(self, token: Token) -> None:
        message = f"a passage between {token.markup} is not supported"
        self._report(Code.BAD_MARKUP, self._line_of(token), message, "use > for a quotation")

    def _table(self, token: Token) -> Block:
        """Read a table; ``: words`` right below it are its caption."""
        rows: list[tuple[Line, ...]] = []
        ranged: list[Ranged] = []
        for inside in self._tokens:
            if inside.type == "table_close":
                break
            if inside.type == "tr_open":
                rows.append(self._row(inside, ranged))
        head, *below = rows
        if not any(head):
            message = "the head of this table is empty, so nobody hears what its columns hold"
            hint = "name the columns in its first row: | Year | Book |"
            self._report(Code.BAD_MARKUP, self._line_of(token), message, hint)
        caption: Line = ()
        if below and _begins_with_colon(below[-1][0]) and not any(below[-1][1:]):
            caption = _without_colon(below.pop()[0])
        return Table(head, tuple(below), tuple(ranged), caption, place=self._line_of(token))

    def _row(self, token: Token, ranged: list[Ranged]) -> tuple[Line, ...]:
        """Read a row; the head fills ``ranged``, which says how the columns are ranged."""
        line = self._line_of(token)
        cells = cells_of_row(self._written, line.start)
        out: list[Line] = []
        for inside in self._tokens:
            if inside.type == "tr_close":
                break
            if inside.type == "th_open":
                ranged.append(_RANGED.get(str(inside.attrs.get("style", "")), "left"))
            if inside.type != "inline":
                continue
            cell = (
                content_of_cell(self._written, cells[len(out)]) if len(out) < len(cells) else None
            )
            out.append(self._inlines(inside.children or [], cell) if cell else ())
        if len(cells) > len(out):
            message = f"this row has {len(cells)} cells, but the table has {len(out)} columns"
            hint = r"write \| where the sign itself is meant, or give the head another column"
            self._report(Code.BAD_MARKUP, line, message, hint)
        return tuple(out)

    def _definitions(self, token: Token) -> Block:
        """Read terms, each with everything that is said of it."""
        entries: list[Definition] = []
        for inside in self._tokens:
            if inside.type == "dl_close":
                break
            if inside.type == "dt_open":
                content, children = self._leaf("dt_close")
                if _LOOSE_COLON.match(content.text):
                    self._report_colon(content.place(0, 1))
                entries.append(Definition(self._inlines(children, content), ()))
            elif inside.type == "dd_open":
                last = entries[-1]
                entries[-1] = Definition(last.term, (*last.blocks, *self.blocks("dd_close")))
        return Definitions(tuple(entries), place=self._line_of(token))

    def _passage(self, token: Token) -> Block | None:
        """Read what stands between ``::: name`` and ``:::``."""
        line = self._line_of(token)
        head = PassageHead(token.info, line)
        if not token.meta["closed"]:
            message = "this passage has no end"
            self._report(Code.BAD_MARKUP, line, message, "write ::: on a line of its own below it")
        if head.name == VERSE:
            stanzas = self._stanzas()
            block: Block = Verse(stanzas, place=line)
            empty = not stanzas
        else:
            blocks = self.blocks("passage_close")
            block = head.paper(blocks) if head.name in PAPERS else Quotation(blocks, place=line)
            empty = not blocks
        self.findings += head.findings
        if empty:
            message = f"this ::: {head.name} has no text"
            self._report(Code.EMPTY_VALUE, line, message, "write it, or take the passage out")
        return None if empty else block

    def _stanzas(self) -> tuple[tuple[VerseLine, ...], ...]:
        stanzas: list[list[VerseLine]] = [[]]
        for token in self._tokens:
            if token.type == "passage_close":
                break
            if token.type == "stanza_end":
                stanzas.append([])
                continue
            content = _content(token, self._written)
            inlines = self._inlines(token.children or [], content)
            if token.content.startswith(":::"):
                message = "verse cannot hold another passage"
                hint = "close the verse with ::: before it"
                self._report(Code.BAD_MARKUP, self._line_of(token), message, hint)
            stanzas[-1].append(VerseLine(inlines, token.meta["indent"]))
        return tuple(tuple(stanza) for stanza in stanzas if stanza)

    def _stray(self, token: Token) -> None:
        message = "these colons close nothing"
        hint = "write what begins, for example ::: verse, or take them out"
        self._report(Code.BAD_MARKUP, self._line_of(token), message, hint)

    def _leaf(self, end: str) -> tuple[Content, list[Token]]:
        inline = next(self._tokens)
        for token in self._tokens:
            if token.type == end:
                break
        return _content(inline, self._written), inline.children or []

    def _inlines(self, tokens: list[Token], content: Content, at: int = 0) -> tuple[Inline, ...]:
        inlines, findings = read_inlines(tokens, content, at)
        self.findings += findings
        return inlines

    def _picture(self, content: Content, tokens: list[Token], place: Stretch) -> Picture:
        close = tokens[-1]
        attributes = read_attributes(close.info)
        width = re.fullmatch(_WIDTH, attributes.get("width") or "100%")
        if width is None or attributes.unread or set(attributes.names) - {"width"}:
            message = f"{{{close.info}}} has no meaning behind a picture"
            hint = "write a width from 1% to 100%, for example {width=60%}"
            self._report(Code.BAD_MARKUP, place, message, hint)
        if not REMARK_KEY.fullmatch(close.content):
            message = f"'{close.content}' is no key of media"
            hint = "name a picture by its key under media:, never by its file"
            self._report(Code.BAD_MARKUP, place, message, hint)
        caption = self._inlines(tokens[1:-1], content, 2)
        return Picture(close.content, caption, int(width[1]) if width else 100, place=place)

    def _check_unsupported(self, content: Content) -> None:
        text = content.text
        for line in text.split("\n") if "|" in text else ():
            if is_line_of_hyphens(line):
                place = content.place(text.find(line), len(text))
                message = "this is no table: its head has not as many cells as the line of hyphens"
                hint = "write | Year | Book | and below it | --- | --- |"
                self._report(Code.BAD_MARKUP, place, message, hint)
        for match in _LOOSE_COLON.finditer(text, 1) if "\n:" in text else ():
            self._report_colon(content.place(match.start(), match.end()))
        for match in re.finditer(_LINK_DEFINITION, text) if "]:" in text else ():
            place = content.place(match.start(), match.end())
            hint = "write [words](https://…) where the link stands"
            self._report(Code.BAD_MARKUP, place, "an address cannot be defined apart", hint)

    def _report_colon(self, place: Place) -> None:
        """Report ``: words`` that are neither a definition nor a caption."""
        message = "this colon belongs to nothing"
        hint = "below a term of one line it begins a definition, below a table a caption"
        self.findings.append(finding(Code.BAD_MARKUP, place, message, hint))

    def _line_of(self, token: Token) -> Stretch:
        """Return the first line of a block, without the white space around it."""
        starts, text = self._written.line_starts, self._written.scalar.text
        number = token.map[0] if token.map else 0
        start = starts[min(number, len(starts) - 1)]
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        start += len(line) - len(line.lstrip())
        return Stretch(self._written, start, start + max(len(line.strip()), 1))

    def _report(self, code: Code, place: Stretch, message: str, hint: str) -> None:
        self.findings.append(finding(code, place, message, hint))


_READERS: Mapping[str, Callable[[_BlockReader, Token], Block | None]] = {
    "inline": _BlockReader._paragraph,
    "heading_open": _BlockReader._heading,
    "blockquote_open": _BlockReader._quotation,
    "bullet_list_open": _BlockReader._list,
    "ordered_list_open": _BlockReader._list,
    "hr": _BlockReader._break,
    "footnote_reference_open": _BlockReader._remark,
    "html_block": _BlockReader._html,
    "code_block": _BlockReader._indented,
    "fence": _BlockReader._fence,
    "table_open": _BlockReader._table,
    "dl_open": _BlockReader._definitions,
    "passage_open": _BlockReader._passage,
    "passage_stray": _BlockReader._stray,
}
_RANGED: Mapping[str, Ranged] = {"text-align:center": "center", "text-align:right": "right"}


def _is_caption(block: Block) -> TypeGuard[Paragraph]:
    """Tell whether a paragraph begins with a colon: ``: Her books``."""
    return isinstance(block, Paragraph) and _begins_with_colon(block.inlines)


def _begins_with_colon(line: Line) -> bool:
    return bool(line) and isinstance(line[0], Text) and line[0].text.startswith(": ")


def _without_colon(line: Line) -> Line:
    first = line[0]
    if not isinstance(first, Text) or not isinstance(first.place, TextStretch):
        return line
    words = first.text[len(": ") :]
    rest = line[1:]
    return (Text(words, place=first.place.behind(len(": "))), *rest) if words else rest


def _is_figure(tokens: list[Token]) -> bool:
    """Tell whether the tokens are one picture and nothing else."""
    if not tokens or tokens[0].type != "picture_open":
        return False
    depth = 0
    for k, token in enumerate(tokens):
        depth += token.nesting if token.type.startswith("picture_") else 0
        if depth == 0:
            return k == len(tokens) - 1
    return False


def _are_whole_lines(content: str, text: str, start: int) -> bool:
    """Tell whether lines stand in a text as they are; in ``1. 1`` the first 1 is none of them."""
    end = text.find("\n", start + len(content))
    behind = text[start + len(content) : end if end >= 0 else len(text)]
    return bool(content) and not behind.strip() and text.startswith(content, start)


def _content(inline: Token, written: Written) -> Content:
    """Find the lines of a leaf in the text: each is the end of one of its lines."""
    text, lines = written.scalar.text, written.line_starts
    first = min(inline.map[0] if inline.map else 0, len(lines) - 1)
    if _are_whole_lines(inline.content, text, lines[first]):
        return Content(inline.content, written, (0,), (lines[first],))
    starts, homes = [0], []
    for k, line in enumerate(inline.content.split("\n")):
        start = lines[min(first + k, len(lines) - 1)]
        end = text.find("\n", start)
        whole = text[start : end if end >= 0 else len(text)]
        shown = line.rstrip()
        column = whole.rfind(shown)  # a heading may have number signs behind it
        if column < 0:  # the parser has put spaces for a tab
            bare = shown.lstrip()
            column = max(whole.rfind(bare) - (len(shown) - len(bare)), 0)
        homes.append(start + column)
        starts.append(starts[-1] + len(line) + 1)
    return Content(inline.content, written, tuple(starts[:-1]), tuple(homes))
