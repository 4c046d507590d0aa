"""What stands behind ``:::`` becomes the head of a letter or document, each word with its place."""

from __future__ import annotations

import re

from brieflives.findings import Code, Finding, finding
from brieflives.model.dates import Date, DateError, parse_date
from brieflives.model.prose import Block, Inline, Paper, Text
from brieflives.nearest import nearest
from brieflives.read.block_rules.passage import VERSE, name_of
from brieflives.read.inline_rules.attributes import Attributes, read_attributes
from brieflives.read.inlines import citation_of, remark_of
from brieflives.read.written import Stretch, TextStretch, Written, whole_content

PAPERS = frozenset({"letter", "document"})
_KNOWN = ("title", "from", "to", "date", "cite")
_BRACES = r"\{(?P<inside>.*)\}"
_EXAMPLES = {
    VERSE: "::: verse",
    "letter": '::: letter {from="Ada" to="Charles" date=1843-07-10 cite="@id, p. 3"}',
    "document": '::: document {title="Her will"}',
}


class PassageHead:
    """The line that opens a passage: its name, what its braces say, and what is wrong with it."""

    def __init__(self, info: str, line: Stretch) -> None:
        """``line`` is the place of the whole line."""
        self.findings: list[Finding] = []
        self.name = name_of(info)
        self._line = line
        rest = info[len(self.name) :].strip()
        braces = re.fullmatch(_BRACES, rest)
        self._attributes = read_attributes(braces["inside"]) if braces else Attributes()
        if self.name not in _EXAMPLES:
            near = nearest(self.name, _EXAMPLES)
            hint = f"did you mean ::: {near}?" if near else f"possible are {', '.join(_EXAMPLES)}"
            self._report(Code.BAD_MARKUP, f"there is no passage of the kind {self.name!r}", hint)
            return
        known = _KNOWN if self.name in PAPERS else ()
        unknown = [name for name in self._attributes.names if name not in known]
        wrong = self._attributes.unread or ", ".join(unknown) or ("" if braces else rest)
        if wrong:
            hint = f"write for example {_EXAMPLES[self.name]}"
            self._report(Code.BAD_MARKUP, f"{wrong!r} has no meaning behind :::", hint)

    def paper(self, blocks: tuple[Block, ...]) -> Paper:
        """Make a paper of what the line says and of the blocks below it."""
        return Paper(
            blocks,
            title=self._words("title"),
            sender=self._words("from"),
            recipient=self._words("to"),
            date=self._date(),
            cite=self._cite(),
            place=self._line,
        )

    def _words(self, name: str) -> tuple[Inline, ...]:
        text = self._attributes.get(name)
        if text is None:
            return ()
        place = self._place(name, text)
        if not text.strip():
            self._report(Code.EMPTY_VALUE, f"{name} has no text", "write it or take it out", place)
            return ()
        return (Text(text, place=TextStretch(self._written, ((0, place.start),), place.stop)),)

    def _date(self) -> Date | None:
        text = self._attributes.get("date")
        if text is None:
            return None
        try:
            return parse_date(text.strip())
        except DateError as error:
            hint = error.suggestion or "1890-06-11, 1890-06, 1890 or 1890~"
            place = self._place("date", text)
            self._report(Code.BAD_DATE, f"{text!r}: {error.reason}", f"write {hint}", place)
            return None

    def _cite(self) -> tuple[Inline, ...]:
        text = self._attributes.get("cite")
        if text is None:
            return ()
        place = self._place("cite", text)
        if text.startswith("^"):
            calls, findings = remark_of(text[1:], place)
            self.findings += findings
            return tuple(calls)
        content = whole_content(self._written)
        citations, findings = citation_of(text, content, place.start, place)
        self.findings += findings
        return tuple(citations)

    @property
    def _written(self) -> Written:
        return self._line.written

    def _place(self, name: str, text: str) -> Stretch:
        """Return where the value of ``name`` stands in the line."""
        whole = self._written.scalar.text
        at = whole.find(f"{name}=", self._line.start)
        at = whole.find(text, at + len(name) + 1)
        return Stretch(self._written, at, at + max(len(text), 1))

    def _report(self, code: Code, message: str, hint: str, place: Stretch | None = None) -> None:
        self.findings.append(finding(code, place or self._line, message, hint))
