"""The handout: what of a life should stand on one sheet for a class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from brieflives.document.blocks import (
    Block,
    Definitions,
    Figure,
    ItemList,
    Leaf,
    Milestone,
    Plate,
    Quotation,
    Role,
    RowGroup,
    TimelineEntry,
)
from brieflives.document.book import (
    AnyPart,
    BackCover,
    Document,
    InfoboxPage,
    Part,
    PartKind,
    Timeline,
    TitlePage,
)
from brieflives.document.handout import HandoutSheet, HandoutTexts, Headings
from brieflives.document.inline import Link, Text, outside_the_book, plain
from brieflives.document.years import point_in_time
from brieflives.editions.codes import qr_code

MOST_FACTS = 8
MOST_EVENTS = 10
LEAST_EVENTS = 3  # fewer make no line
LEAST_WORDS, MOST_WORDS = 120, 180  # of a summary: what can be read aloud in a minute
_UNSPACED = range(0x2E80, 0xA000)  # scripts without spaces: two signs count as a word


def whole_handout(
    document: Document, most_words: int = MOST_WORDS, most_events: int = MOST_EVENTS
) -> HandoutSheet | None:
    """Return the sheet with all that should stand on it; None of a document without its texts.

    Without a summary of its own it has whole paragraphs of the lead, of ``most_words`` together.
    """
    texts = document.handout
    box = next((p.infobox for p in document.parts if isinstance(p, InfoboxPage)), None)
    if texts is None or box is None:
        return None
    infobox = replace(
        box,
        name=_leaf(box.name, Role.INFOBOX_NAME),
        native=tuple(_below_the_name(document)),
        portrait=_portrait(box.portrait),
        groups=(RowGroup(None, texts.facts[:MOST_FACTS]),),
        signature=None,
    )
    labels = texts.labels
    fields = (labels.name, labels.school_class, labels.date)
    return HandoutSheet(
        infobox=infobox,
        summary=texts.summary or tuple(_from_lead(document, most_words)),
        key_dates=_dated(document, most_events),
        to_fill_in=tuple(own(f"field-{k}", Role.PAPER_HEAD, t) for k, t in enumerate(fields)),
        excerpts=texts.excerpts,
        questions=tuple(replace(question, answer=()) for question in texts.questions),
        glossary=texts.glossary,
        sources=texts.sources,
        code=_code(texts),
        foot=tuple(_foot(document, texts)),
        headings=_headings(texts),
    )


def teachers_copy(document: Document, sheet: HandoutSheet) -> HandoutSheet | None:
    """Return the same sheet with the answers; None where no question has one."""
    texts = document.handout
    if texts is None or not any(question.answer for question in texts.questions):
        return None
    answers = {question.words.key: question.answer for question in texts.questions}
    questions = tuple(replace(q, answer=answers[q.words.key]) for q in sheet.questions)
    says_so = own("teacher", Role.RIGHTS, texts.labels.teacher)
    return replace(sheet, questions=questions, for_teacher=says_so)


def as_document(sheet: HandoutSheet, document: Document) -> Document:
    """Return all words of a sheet as a document in reading order, for tags and metadata.

    Nothing else of the book's document is in it: no answer travels with a pupil's sheet.
    """
    assert document.handout is not None
    labels, metadata = document.handout.labels, document.metadata
    title = labels.title.format(title=metadata.title)
    if sheet.for_teacher:
        title = f"{title} ({labels.teacher})"
    described = replace(
        metadata,
        title=title,
        subtitle=None,
        isbn=None,  # it is the book's
        edition="teacher" if sheet.for_teacher else "handout",
    )
    return Document(described, document.labels, tuple(_parts(sheet)))


def word_count(leaf: Leaf) -> int:
    """Return how many words a leaf has; of scripts without spaces two signs count as one."""
    text = plain(leaf.inlines)
    unspaced = sum(ord(char) in _UNSPACED for char in text)
    return len(text.split()) + unspaced // 2


def own(key: str, role: Role, text: str) -> Leaf:
    """Make a leaf of words that the program adds."""
    return Leaf(f"handout/{key}", role, (Text(text),))


# ---- what stands on the sheet


def _leaf(leaf: Leaf, role: Role) -> Leaf:
    return replace(leaf, role=role, inlines=outside_the_book(leaf.inlines))


def _below_the_name(document: Document) -> Iterator[Leaf]:
    """Yield the name in its own script, the years, and what the person is known for."""
    for part in document.parts:
        if isinstance(part, TitlePage):
            yield from (_leaf(leaf, Role.INFOBOX_NATIVE) for leaf in part.native[:1])
            yield from (_leaf(leaf, Role.YEARS) for leaf in (part.years,) if leaf)
        if isinstance(part, BackCover) and part.summary:
            yield _leaf(part.summary, Role.SUMMARY)


def _portrait(portrait: Figure | Plate) -> Figure | Plate:
    if isinstance(portrait, Plate):
        return portrait
    caption, credit = portrait.caption, portrait.credit
    return replace(
        portrait,
        caption=_leaf(caption, Role.CAPTION) if caption else None,
        credit=_leaf(credit, Role.CREDIT) if credit else None,
        details=None,  # the sheet has no descriptions
    )


def _from_lead(document: Document, room: int) -> Iterator[Leaf]:
    """Yield whole paragraphs of the lead, which together have as many words as there is room."""
    lead = next(
        (p for p in document.parts if isinstance(p, Part) and p.kind is PartKind.LEAD), None
    )
    for block in lead.blocks if lead else ():
        if not isinstance(block, Leaf) or block.role is not Role.BODY:
            return
        room -= word_count(block)
        if room < 0:
            return
        yield _leaf(block, Role.BODY)


def _dated(document: Document, most: int) -> tuple[TimelineEntry, ...]:
    """Return the events of the timeline that can be drawn, thinned out where they crowd."""
    timeline = next((p for p in document.parts if isinstance(p, Timeline)), None)
    entries = tuple(
        replace(
            entry,
            date=_leaf(entry.date, Role.TIMELINE_DATE),
            text=_leaf(entry.text, Role.TIMELINE_TEXT),
        )
        for entry in (timeline.entries if timeline else ())
        if point_in_time(entry.edtf) is not None
    )
    return thinned(entries, most)


def dates_told(document: Document) -> int:
    """Return how many entries the timeline of the book has."""
    return sum(len(part.entries) for part in document.parts if isinstance(part, Timeline))


def thinned(entries: Sequence[TimelineEntry], most: int) -> tuple[TimelineEntry, ...]:
    """Leave out what happened soonest after something else, until there are no more than ``most``.

    Birth and death stay, and no line is left of fewer than ``LEAST_EVENTS``.
    """
    kept = list(entries)
    while len(kept) > most:
        gaps = {
            k: _point(kept[k]) - _point(kept[k - 1])
            for k in range(1, len(kept))
            if kept[k].milestone is Milestone.OTHER
        }
        if not gaps:
            return ()
        del kept[min(gaps, key=lambda k: (gaps[k], k))]
    return tuple(kept) if len(kept) >= LEAST_EVENTS else ()


def _point(entry: TimelineEntry) -> float:
    return point_in_time(entry.edtf) or 0.0


def _code(texts: HandoutTexts) -> Figure | None:
    if texts.address is None:
        return None
    return qr_code(texts.address, texts.labels.code.format(address=texts.address))


def _foot(document: Document, texts: HandoutTexts) -> Iterator[Leaf]:
    """Yield the address in letters, then whose sheet it is and how it may be used."""
    if texts.address:
        shown = (Text(texts.address.removeprefix("https://").rstrip("/")),)
        yield Leaf("handout/address", Role.EXTERNAL_LINK, (Link(texts.address, shown),))
    for part in document.parts:
        if isinstance(part, BackCover):
            yield from (_leaf(leaf, Role.RIGHTS) for leaf in part.rights)


def _headings(texts: HandoutTexts) -> Headings:
    labels = texts.labels
    return Headings(
        key_dates=own("key-dates", Role.SECTION, labels.key_dates),
        excerpts=own("excerpts", Role.SECTION, labels.excerpts),
        questions=own("questions", Role.SECTION, labels.questions),
        glossary=own("glossary", Role.SECTION, labels.glossary),
        sources=own("sources", Role.SECTION, labels.sources),
        my_notes=own("my-notes", Role.SECTION, labels.my_notes),
    )


# ---- in reading order


def _parts(sheet: HandoutSheet) -> Iterator[AnyPart]:
    heads = sheet.headings
    yield InfoboxPage("handout/front", sheet.infobox)
    if sheet.for_teacher:
        yield _plain("for-teacher", None, (sheet.for_teacher,))
    yield _plain("summary", None, sheet.summary)
    if sheet.key_dates:
        yield Timeline("handout/dates", heads.key_dates, sheet.key_dates)
    yield _plain("fields", None, sheet.to_fill_in)
    quoted = [
        block
        for excerpt in sheet.excerpts
        for block in (Quotation(excerpt.blocks), excerpt.source)
        if block
    ]
    if quoted:
        yield _plain("quoted", heads.excerpts, quoted)
    if sheet.questions:
        items = tuple((question.words, *question.answer) for question in sheet.questions)
        yield _plain("asked", heads.questions, (ItemList(items, start=1),))
    if sheet.glossary:
        yield _plain("terms", heads.glossary, (Definitions(sheet.glossary),))
    yield _plain("own-notes", heads.my_notes, ())  # not painted where there is no room for any
    if sheet.sources:
        key, kind = "handout/named", PartKind.BIBLIOGRAPHY
        yield Part(key, kind, heads.sources, (), sheet.sources)
    yield _plain("foot", None, (*((sheet.code,) if sheet.code else ()), *sheet.foot))


def _plain(key: str, heading: Leaf | None, blocks: Sequence[Block]) -> Part:
    return Part(f"handout/{key}", PartKind.IMPRINT, heading, (), tuple(blocks))
