"""Read an author's Markdown: a line, prose with blocks, or what stands in a ``cite``.

CommonMark with the marks of ``inline_rules`` and remarks defined on the spot. What the schema does
not know is a finding with its place. Typographic quotes and spaces are set later, by ``resolve``.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from brieflives.findings import Code, Finding, finding
from brieflives.model.prose import Line, Prose, Text
from brieflives.read.block_rules.paragraph import paragraph, paragraph_of_words
from brieflives.read.block_rules.passage import passage
from brieflives.read.blocks import DEEPEST, read_blocks
from brieflives.read.inline_rules.marks import use_marks
from brieflives.read.inlines import citation_of, read_inlines, remark_of
from brieflives.read.nodes import Scalar
from brieflives.read.text_run import TextRun
from brieflives.read.written import Content, Stretch, Written, whole_content

_MARKS = re.compile(r"[\\`*_\[\]{}<>&!\n^]")
_BLOCK_START = re.compile(
    r"[ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|```|~~~|:::|\[\^[^\]]+\]:|(?:[-*_][ \t]*){3,}$)|[ \t]*\n",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class _Parser(MarkdownIt):
    """The parser, which leaves alone what points into the book."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the name is the base class's)
        """Take every address; what is wrong with one is told where it becomes a link."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the name is the base class's)
        """Escape addresses; ``#id`` stays as the author wrote it."""
        return super().normalizeLink(url) if _ADDRESS.match(url) else url


class MarkdownReader:
    """Reads the Markdown of one file; made once, because making the parser takes a while."""

    def __init__(self) -> None:
        """Make the parser."""
        self._parser = _parser()

    def line(self, scalar: Scalar) -> tuple[Line, list[Finding]]:
        """Read one line of inline Markdown; blocks in it are findings."""
        written = Written(scalar)
        if not _MARKS.search(scalar.text) and not _BLOCK_START.match(scalar.text):
            return _plain(written), []
        findings = _blocks_in_line(written)
        tokens: list[Token] = []
        shown = scalar.text.lstrip(" \t\n")
        self._parser.inline.parse(shown, self._parser, {}, tokens)
        content = Content(shown, written, (0,), (len(scalar.text) - len(shown),))
        line, wrong = read_inlines(tokens, content)
        return line, findings + wrong

    def prose(self, scalar: Scalar) -> tuple[Prose, list[Finding]]:
        """Read Markdown with blocks."""
        return read_blocks(self._parser.parse(scalar.text), Written(scalar))

    def cite(self, scalar: Scalar) -> tuple[Line, list[Finding]]:
        """Read ``@id, p. 20`` or ``^key``: one citation or call, or none with a finding."""
        written, text = Written(scalar), scalar.text
        start = len(text) - len(text.lstrip())
        stop = max(len(text.rstrip()), start)
        place = Stretch(written, start, stop)
        shown = text[start:stop]
        if shown.startswith("[") and shown.endswith("]"):
            hint = f"write it without the square brackets: {shown[1:-1]}"
            message = "a cite has no brackets around it"
            return (), [finding(Code.BAD_CITATION, place, message, hint)]
        if shown.startswith("^"):
            calls, findings = remark_of(shown[1:], place)
            return tuple(calls), findings
        citations, findings = citation_of(shown, whole_content(written), start, place)
        return tuple(citations), findings


def _plain(written: Written) -> Line:
    run = TextRun(written)
    run.add(written.scalar.text.rstrip(" \t\r\f\v"), 0)
    text = run.take()
    return (text,) if isinstance(text, Text) else ()


def _blocks_in_line(written: Written) -> list[Finding]:
    """Report what would begin a block; a number with a full stop may begin a title."""
    text = written.scalar.text
    start = len(text) - len(text.lstrip())
    match = _BLOCK_START.search(text, start, len(text.rstrip()))
    while match and text[: match.start()].rstrip() and text[match.start() - 1] != "\n":
        match = _BLOCK_START.search(text, match.start() + 1, len(text.rstrip()))
    if match is None:
        return []
    place = Stretch(written, match.start(), max(match.end(), match.start() + 1))
    if match.group().strip():
        message = f"a line of text cannot begin with {match.group().strip()}"
        hint = r"remove it; a backslash before it (\#) keeps the sign itself"
    else:
        message, hint = "this is one line of text and cannot have paragraphs", "join them"
    return [finding(Code.BAD_MARKUP, place, message, hint)]


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": DEEPEST}).use(footnote_plugin)
    parser.use(deflist_plugin)
    parser.enable(["table", "strikethrough"])  # the latter to report it
    interrupted: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "passage", passage, interrupted)
    parser.block.ruler.before("table", "paragraph_of_words", paragraph_of_words)
    parser.block.ruler.at("paragraph", paragraph)
    # `lheading` would make a heading of a paragraph with --- below it
    parser.disable(["lheading", "reference", "text_join", "footnote_tail"])
    parser.core.ruler.at("normalize", _normalize)
    use_marks(parser)
    return parser


def _normalize(state: StateCore) -> None:
    """Put line feeds for other line ends, which only escapes in a quoted text can make."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)
