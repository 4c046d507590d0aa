"""The texts of a handout: summary, excerpts, questions, words explained, sources in short.

A handout has no notes, so it cannot disturb the numbers of the book's: what is cited here is named
in words, in short form, below an excerpt or in the list of sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from brieflives.document.blocks import Block, Definition, Leaf, Role
from brieflives.document.handout import Excerpt, HandoutLabels, HandoutTexts, Question
from brieflives.document.inline import Inlines, Text, plain
from brieflives.findings import Code
from brieflives.model import prose
from brieflives.model.handout import Handout
from brieflives.model.sources import SourceRecord
from brieflives.read.origins import Path
from brieflives.resolve.desk import Desk
from brieflives.resolve.handout.facts import telling_facts
from brieflives.resolve.inlines import own, set_inlines
from brieflives.resolve.sources.phrases import fill
from brieflives.resolve.wording import year_words

MOST_SOURCES = 5
_NO_NOTES = "a handout has no notes to call"


def make_handout(desk: Desk) -> HandoutTexts:
    """Resolve what may stand on a handout, after the book, whose notes are numbered by then."""
    texts = _Texts(desk)
    written = desk.life.handout or Handout()
    return HandoutTexts(
        labels=_labels(desk),
        summary=texts.summary(),
        facts=telling_facts(desk.parsed, desk.words),
        excerpts=tuple(texts.excerpt(k) for k in range(len(written.excerpts))),
        questions=tuple(texts.question(k, q.lines) for k, q in enumerate(written.questions)),
        glossary=tuple(texts.term(term) for term in written.glossary),
        sources=tuple(texts.sources()),
        address=written.qr,
        place=desk.parsed.origins.key(("handout",) if desk.life.handout else ("person",)),
    )


class _Texts:
    """Resolves the section ``handout`` and remembers which sources it cites."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._cited: dict[str, None] = {}
        self._named_below: set[str] = set()  # an excerpt

    def summary(self) -> tuple[Leaf, ...]:
        blocks = self._desk.prose(("handout", "summary")).blocks
        return tuple(self._paragraphs("handout/summary", blocks, Role.BODY))

    def excerpt(self, number: int) -> Excerpt:
        path: Path = ("handout", "excerpts", number)
        key = f"handout/excerpt-{number}"
        blocks = self._desk.prose((*path, "text")).blocks
        if len(blocks) == 1 and isinstance(blocks[0], prose.Quotation | prose.Paper):
            blocks = blocks[0].blocks  # an excerpt is a quotation as it is
        words: list[Block] = list(self._paragraphs(key, blocks, Role.QUOTATION))
        source = self._named(path)
        leaf = Leaf(f"{key}/source", Role.EPIGRAPH_BY, source) if source else None
        return Excerpt(tuple(words), leaf)

    def question(self, number: int, lines: int) -> Question:
        path: Path = ("handout", "questions", number)
        key = f"handout/question-{number}"
        words = Leaf(key, Role.ITEM, self._line((*path, "q")), place=self._desk.place(path))
        answer = self._desk.prose((*path, "answer")).blocks
        return Question(words, lines, tuple(self._paragraphs(f"{key}/answer", answer, Role.NOTE)))

    def term(self, term: str) -> Definition:
        path: Path = ("handout", "glossary", term)
        name = (Text(term, place=self._desk.parsed.origins.key(path)),)
        key = f"handout/term-{term}"
        meaning = Leaf(f"{key}/meaning", Role.INFOBOX_DETAIL, self._line(path))
        return Definition(Leaf(key, Role.TERM, name), (meaning,))

    def sources(self) -> Iterator[Leaf]:
        """Name what the handout cites but below an excerpt, then what most notes do."""
        notes = self._desk.notes_citing
        often = sorted(notes, key=lambda source: -len(notes[source]))
        stop = self._desk.words("sources", "stop")
        listed = [s for s in dict.fromkeys((*self._cited, *often)) if s not in self._named_below]
        for source in listed[:MOST_SOURCES]:
            words = self._short(self._desk.sources[source], "")
            ended = words if plain(words)[-1:] in ".?!…。" else (*words, Text(stop))
            yield Leaf(f"handout/source-{source}", Role.SOURCE, ended)

    def _paragraphs(self, key: str, blocks: Sequence[prose.Block], role: Role) -> Iterator[Leaf]:
        for number, block in enumerate(blocks, 1):
            if isinstance(block, prose.Paragraph):
                words = self._words(block.inlines)
                yield Leaf(f"{key}/{number}", role, words, place=block.place)
            elif not isinstance(block, prose.Break):
                message = "a handout has room for plain paragraphs only"
                self._desk.report(Code.BAD_MARKUP, block.place, message, "write it as a paragraph")

    def _line(self, path: Path) -> Inlines:
        return self._words(self._desk.line(path))

    def _words(self, inlines: prose.Line) -> Inlines:
        """Set words without their calls; what they cite joins the list of sources."""
        for inline in prose.inlines_within(inlines):
            if isinstance(inline, prose.Citation) and self._desk.is_known(inline):
                self._cited |= {item.source: None for item in inline.items}
            elif isinstance(inline, prose.RemarkCall):
                self._desk.report(
                    Code.BAD_CITATION, inline.place, _NO_NOTES, "say it in the sentence itself"
                )
        return set_inlines(self._desk, prose.without_calls(inlines), calls=False)

    def _named(self, path: Path) -> Inlines:
        """Name the sources of the record at a path, with their years."""
        cites = self._desk.parsed.cites
        paths = takewhile(lambda at: at in cites, ((*path, "cite", k) for k in count()))
        named: list[Inlines] = []
        for content in (inline for at in paths for inline in cites[at]):
            if isinstance(content, prose.Citation):
                items = content.items if self._desk.is_known(content) else ()
                self._named_below |= {item.source for item in items}
                named += [
                    (
                        *((Text(f"{item.prefix} "),) if item.prefix else ()),
                        *self._short(self._desk.sources[item.source], item.locator),
                    )
                    for item in items
                ]
            elif isinstance(content, prose.RemarkCall):
                self._desk.report(
                    Code.BAD_CITATION, content.place, _NO_NOTES, "name a source: cite: '@…'"
                )
        return self._desk.citing.together(named, closed=False) if named else ()

    def _short(self, source: SourceRecord, locator: str) -> Inlines:
        """Write author, short title and year."""
        words = self._desk.words
        short = self._desk.citing.short_note(source, locator)
        if source.issued is None:
            return short
        year = own(year_words(source.issued, words))
        gap = words("sources", "gap")
        return (
            *short,
            *((Text(gap),) if gap else ()),
            *fill(words("sources", "in-brackets"), facts=year),
        )


def _labels(desk: Desk) -> HandoutLabels:
    group = desk.words.groups["handout"]
    return HandoutLabels(
        title=group["title"],
        teacher=group["teacher"],
        key_dates=group["key-dates"],
        excerpts=group["excerpts"],
        questions=group["questions"],
        glossary=group["glossary"],
        sources=group["sources"],
        my_notes=group["my-notes"],
        name=group["name"],
        school_class=group["class"],
        date=group["date"],
        code=group["code"],
    )
