"""Checks of the prose against the infobox: birth and death have one date each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from brieflives.check.periods import birth, death
from brieflives.check.spoken_dates import SpokenDate, dates_in
from brieflives.findings import Code, Finding, finding
from brieflives.languages.words import Words, load_words
from brieflives.model.dates import Date
from brieflives.model.dates.calendars import julian_from_gregorian
from brieflives.model.prose import Emphasis, Inline, Link, Marked, Paragraph, Prose, Text
from brieflives.places import Place, part
from brieflives.read.origins import Parsed

_YEAR = re.compile(r"\d\d{3}")  # is in every date; by a first sign of its own re finds it sooner
_FARTHEST = 60  # characters between a word such as "born" and its date
# A full stop behind one or two digits ends no sentence: 11. Juni.
_SENTENCE = r"(?:[^.!?。！？]|(?<=\D\d)\.|(?<=\D\d\d)\.|[.!?](?!\s|$))+[.!?。！？]?"
_FEW_WORDS = r"[\s,(–—-]*(?:[^\W\d]+\s+){0,2}"


def dates_differ(parsed: Parsed) -> Iterator[Finding]:
    """What the text calls the day of birth or death is that of the infobox.

    The text tells of other people too. A date counts only where the sentence begins with the
    person's name (``Ada Lovelace was born …``), or goes on after such a sentence (``She was born
    …``), or where it is so near to that of the infobox that one of day, month and year alone is
    different. Two dates in brackets behind the name are birth and death.
    """
    words = load_words(parsed.life.book.lang)
    person = parsed.life.person
    known = {"born": birth(person), "died": death(person)}
    if words is None or not any(known.values()):
        return
    small = f"{words('checks', 'born')} {words('checks', 'died')}".casefold().split()
    full_names = _any_of([person.name, *(name.text for name in person.names)])
    pronouns = _any_of(words("checks", "pronouns").split())
    judge = _Judge(
        known,
        _event_words(words),
        tuple(small),
        _subject(parsed),
        named=rf"\W*(?:{_names(parsed)})(?!\w)",
        goes_on=rf"(?i)\W*(?:(?:{pronouns})(?!\w){_FEW_WORDS})?$",
        in_brackets=rf"(?<!\w)(?:{full_names})\s*\((?P<dates>[^()]*)\)",
    )
    for k in range(len(parsed.life.chapters)):
        yield from judge.prose(parsed.prose.get(("chapters", k, "body"), Prose(())))
    for path in (("lead",), ("handout", "summary")):
        yield from judge.prose(parsed.prose.get(path, Prose(())))


def _event_words(words: Words) -> str:
    """Return a pattern for all words of being born and dying, each kind a group of its name."""
    kinds = []
    for kind in ("born", "died"):
        any_word = "|".join(_word(word) for word in words("checks", kind).split())
        kinds.append(f"(?P<{kind}>{any_word})")
    return "(?i)" + "|".join(kinds)


def _word(word: str) -> str:
    pattern = re.escape(word)
    is_unspaced = "\u2e80" <= word[:1] <= "\u9fff"  # Chinese and Japanese run words together
    return pattern if is_unspaced else rf"(?<!\w){pattern}(?!\w)"


def _subject(parsed: Parsed) -> str:
    """Return a pattern for the beginning of a sentence that tells of the person."""
    return rf"\W*(?:{_names(parsed)}){_FEW_WORDS}$"


def _names(parsed: Parsed) -> str:
    person = parsed.life.person
    return _any_of([person.name, person.name.split()[-1], *(name.text for name in person.names)])


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)


class _Judge(Struct, frozen=True):
    """Knows the infobox and the patterns to look for, which are compiled where they are asked."""

    known: dict[str, Date | None]
    event_words: str
    small: tuple[str, ...]  # the same words in small letters, which are looked for first
    subject: str
    named: str  # the beginning of a sentence about the person
    goes_on: str  # what stands before the word, in a sentence that goes on about them
    in_brackets: str  # dates behind the whole name

    def prose(self, prose: Prose) -> Iterator[Finding]:
        """Yield a finding for every date that is not that of the infobox; quotations are left."""
        for block in prose.blocks:
            if isinstance(block, Paragraph):
                running = _Running.of(block.inlines)
                folded = running.text.casefold()
                has_word = any(word in folded for word in self.small)
                has_brackets = "(" in folded
                if not (has_word or has_brackets) or not _YEAR.search(folded):
                    continue
                if has_brackets:
                    yield from self._brackets(running)
                if has_word:
                    yield from self._sentences(running)

    def _brackets(self, running: _Running) -> Iterator[Finding]:
        for match in re.finditer(self.in_brackets, running.text):
            spoken = list(dates_in(match["dates"]))
            if len(spoken) == 2 and not re.search(self.event_words, match["dates"]):
                for kind, date in zip(self.known, spoken, strict=True):
                    yield from self._compared(kind, date, match.start("dates"), running)

    def _sentences(self, running: _Running) -> Iterator[Finding]:
        of_person = False
        for sentence in re.finditer(_SENTENCE, running.text):
            text = sentence.group()
            yield from self._sentence(text, sentence.start(), running, goes_on=of_person)
            first = re.search(self.event_words, text)
            follows = (
                first is not None and re.match(self.goes_on, text[: first.start()]) is not None
            )
            of_person = re.match(self.named, text) is not None or (of_person and follows)

    def _compared(
        self, kind: str, date: SpokenDate, at: int, running: _Running
    ) -> Iterator[Finding]:
        known = self.known[kind]
        if known is not None and not _agree(date, known):
            place = running.place(at + date.start, date.stop - date.start)
            written = running.text[at + date.start : at + date.stop]
            message = f"the text has '{written}' here, but `{kind}` says {known.edtf}"
            yield finding(Code.DATES_DIFFER, place, message, "make the two agree")

    def _sentence(
        self, sentence: str, at: int, running: _Running, *, goes_on: bool
    ) -> Iterator[Finding]:
        events = list(re.finditer(self.event_words, sentence))
        if not events:
            return
        spoken = list(dates_in(sentence))
        for k, event in enumerate(events):
            before = events[k - 1].end() if k else 0
            after = events[k + 1].start() if k + 1 < len(events) else len(sentence)
            date = _nearest(spoken, event.span(), (before, after))
            kind = event.lastgroup or ""
            known = self.known[kind]
            if date is None or known is None or _agree(date, known):
                continue
            before_it = sentence[: event.start()]
            is_meant = re.match(self.subject, before_it) or (
                goes_on and re.match(self.goes_on, before_it)
            )
            if is_meant or _is_slip(date, known):
                yield from self._compared(kind, date, at, running)


def _nearest(
    dates: list[SpokenDate], event: tuple[int, int], within: tuple[int, int]
) -> SpokenDate | None:
    """Return the first date behind the word, else the last one before it."""
    behind = [d for d in dates if event[1] <= d.start <= event[1] + _FARTHEST]
    before = [d for d in dates if event[0] - _FARTHEST <= d.start and d.stop <= event[0]]
    for date in (*behind[:1], *before[-1:]):
        if within[0] <= date.start and date.stop <= within[1]:
            return date
    return None


def _agree(spoken: SpokenDate, known: Date) -> bool:
    """Tell whether the two can be the same day, in the new calendar or in the old one."""
    rough = 5 if known.approximate or known.uncertain else 0
    if known.earliest[0] - rough <= spoken.day[0] <= known.latest[0] + rough and rough:
        return True
    if _fits(spoken, known.earliest, known.latest):
        return True
    old = known.old_style or julian_from_gregorian(known.earliest)
    return known.day is not None and _fits(spoken, old, old)


def _fits(spoken: SpokenDate, first: tuple[int, ...], last: tuple[int, ...]) -> bool:
    known = len(spoken.day)
    return first[:known] <= spoken.day <= last[:known]


def _is_slip(spoken: SpokenDate, known: Date) -> bool:
    """Tell whether exactly one of day, month and year is different."""
    if len(spoken.day) < 3 or known.day is None:
        return False
    return sum(a == b for a, b in zip(spoken.day, known.earliest, strict=True)) == 2


class _Running(Struct, frozen=True):
    """The words of a paragraph in one text, and the pieces that it is made of."""

    text: str
    pieces: tuple[Text, ...]

    @classmethod
    def of(cls, inlines: tuple[Inline, ...]) -> _Running:
        pieces = tuple(_texts(inlines))
        return cls("".join(piece.text for piece in pieces), pieces)

    def place(self, start: int, length: int) -> Place:
        """Return where a part of the text stands; its first piece where it has several."""
        starts = list(accumulate((len(piece.text) for piece in self.pieces), initial=0))
        k = bisect_right(starts, start, hi=len(self.pieces)) - 1
        return part(self.pieces[k].place, start - starts[k], length)


def _texts(inlines: tuple[Inline, ...]) -> Iterator[Text]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline
        elif isinstance(inline, Emphasis | Marked | Link):
            yield from _texts(inline.children)
