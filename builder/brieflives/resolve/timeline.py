"""The timeline: birth, death, offices, events and the author's own entries, in order of date.

There is one where the author writes entries under ``timeline:``, or where the life has at least
four dated events of its own; three and fewer say no more than the table of facts. What the table
has cited is not cited again; only an entry's own ``cite`` calls notes here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from brieflives.document.blocks import Leaf, Milestone, Role, TimelineEntry
from brieflives.document.book import Timeline
from brieflives.document.inline import Inlines, Text
from brieflives.model import prose
from brieflives.model.dates import Date, Day
from brieflives.model.person import Event, LifeEvent, Office
from brieflives.read.origins import Path
from brieflives.resolve.desk import Desk
from brieflives.resolve.infobox.offices import numbered
from brieflives.resolve.inlines import own, set_inlines, with_calls
from brieflives.resolve.sources.phrases import fill
from brieflives.resolve.wording import date_words, day_words, year_words

LEAST_EVENTS = 4
_AFTER_DEATH = frozenset({"buried", "reburied", "beatified", "canonised"})
_NEVER = Date("unknown")
_FIRST, _LAST = _NEVER.earliest, _NEVER.latest


class _Moment(Struct, frozen=True):
    """Something to be told; ``words`` are those of the program, else the author's at ``path``."""

    date: Date
    words: Inlines = ()
    path: Path = ()
    milestone: Milestone = Milestone.OTHER
    after_death: bool = False


def make_timeline(desk: Desk) -> Timeline | None:
    """Resolve the timeline; its notes are numbered here, after those of the chapters."""
    known = tuple(_known_moments(desk))
    entries = desk.life.timeline
    if not entries and len(known) < LEAST_EVENTS:
        return None
    written = (_Moment(entry.date, path=("timeline", k)) for k, entry in enumerate(entries))
    moments = _in_order((*known, *written), desk)
    return Timeline(
        "timeline",
        Leaf("timeline/heading", Role.PART_TITLE, own(desk.words("labels", "timeline"))),
        tuple(_entry(desk, k, moment) for k, moment in enumerate(moments, 1)),
    )


def _in_order(moments: tuple[_Moment, ...], desk: Desk) -> list[_Moment]:
    """Sort by the earliest day that a date can mean; moments of one day keep their order.

    A life lies between its birth and the last day that its death can mean: what may have come on
    either side of the birth follows it, and a burial follows the death. An undated entry stays
    below the author's entry before it.
    """
    born, died = desk.life.person.born, desk.life.person.died
    first = (_earliest(born.date) if born and born.date else None) or _FIRST
    last = died.date.latest if died and died.date else _LAST
    before = (first, 1)
    keys: list[tuple[Day, int]] = []
    for moment in moments:
        keys.append(_place_in_life(moment, first, last) or before)
        if moment.path:
            before = keys[-1]
    order = sorted(range(len(moments)), key=keys.__getitem__)
    return [moments[k] for k in order]


def _place_in_life(moment: _Moment, first: Day, last: Day) -> tuple[Day, int] | None:
    """Return the day to sort by, and a rank among what shares it; None without any date."""
    day = _earliest(moment.date)
    if day is None:
        return None
    if moment.milestone is Milestone.BIRTH:
        return first, 0
    if moment.milestone is Milestone.DEATH:
        return last, 2
    if moment.after_death and day <= last <= moment.date.latest:
        return last, 3
    if first <= moment.date.latest:
        day = max(day, first)
    return day, 1


def _earliest(date: Date) -> Day | None:
    """Return the first day that a date can mean, of an open span its end; None of no known day."""
    if date.earliest != _FIRST:
        return date.earliest
    return date.latest if date.latest != _LAST else None


def _entry(desk: Desk, number: int, moment: _Moment) -> TimelineEntry:
    words, date = desk.words, moment.date
    key = f"timeline/{number}"
    text = moment.words
    if moment.path:
        text = set_inlines(desk, desk.line((*moment.path, "text")))
    day = desk.protected(day_words(date, words))
    if day:
        text = fill(words("timeline", "on-day"), day=day, text=text)
    if moment.path:
        text = with_calls(desk, text, moment.path)
    year = date_words(date, words) if _earliest(date) is None else year_words(date, words)
    return TimelineEntry(
        Leaf(f"{key}/date", Role.TIMELINE_DATE, desk.protected(year)),
        Leaf(f"{key}/text", Role.TIMELINE_TEXT, text),
        date.edtf,
        moment.milestone,
    )


# ---- what joins by itself


def _known_moments(desk: Desk) -> Iterator[_Moment]:
    """Yield what the person's record tells with a date and does not keep out."""
    person = desk.life.person
    yield from _birth_or_death(desk, "born", person.born, Milestone.BIRTH)
    for k, office in enumerate(person.offices):
        if office.in_timeline:
            yield from _office(desk, ("person", "offices", k), office)
    for k, event in enumerate(person.events):
        if event.in_timeline and event.date and _earliest(event.date):
            words = _event_words(desk, ("person", "events", k), event)
            yield _Moment(event.date, words, after_death=event.kind in _AFTER_DEATH)
    yield from _birth_or_death(desk, "died", person.died, Milestone.DEATH)


def _birth_or_death(
    desk: Desk, which: str, event: LifeEvent | None, milestone: Milestone
) -> Iterator[_Moment]:
    if event is None or not event.in_timeline or not event.date or not _earliest(event.date):
        return
    words = own(desk.words("timeline", which))
    if event.place:
        place = _line(desk, ("person", which, "place", "then"))
        words = fill(desk.words("timeline", f"{which}-in"), place=place)
    yield _Moment(event.date, words, milestone=milestone)


def _office(desk: Desk, path: Path, office: Office) -> Iterator[_Moment]:
    """Yield the beginning and the end of every term.

    A term that begins when another ends goes on with it, and who dies in office does not leave it.
    """
    title = numbered(_line(desk, (*path, "title")), office, desk.words)
    if office.of:
        institution = _line(desk, (*path, "of"))
        title = fill(desk.words("timeline", "office"), office=title, of=institution)
    died = desk.life.person.died
    terms = (office, *office.terms)
    starts = {term.from_.edtf for term in terms if term.from_}
    ends = {term.to.edtf for term in terms if term.to}
    death = {died.date.edtf} if died and died.date else set()
    for term in terms:
        for key, date, silent in (
            ("becomes", term.from_, ends),
            ("leaves", term.to, starts | death),
        ):
            if date and _earliest(date) and date.edtf not in silent:
                yield _Moment(date, fill(desk.words("timeline", key), office=title))


def _event_words(desk: Desk, path: Path, event: Event) -> Inlines:
    label = own(desk.words.groups["events"].get(event.kind, event.kind))
    place = _line(desk, (*path, "place", "then")) if event.place else ()
    text = _line(desk, (*path, "text"))
    if not place and not text:
        return label
    between = (Text(desk.words("sources", "comma")),) if place and text else ()
    details = (*place, *between, *text)
    return fill(desk.words("timeline", "event"), event=label, details=details)


def _line(desk: Desk, path: Path) -> Inlines:
    """Resolve a line that the table of facts has shown with its note calls, without them."""
    calls = (prose.Citation, prose.RemarkCall)
    return set_inlines(desk, [i for i in desk.line(path) if not isinstance(i, calls)])
