"""Entries of the bibliography: a source in short sentences, after Chicago, 17th ed., ch. 14."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from brieflives.document.inline import Inlines
from brieflives.resolve.sources import names, notes
from brieflives.resolve.sources.facts import Facts
from brieflives.resolve.sources.kinds import Kind, kind_of
from brieflives.resolve.sources.locators import PAGE, Locator, Locators
from brieflives.resolve.sources.phrases import Fact, fact, sentence

_Sentence = list[Fact]
_Form = Callable[[Facts, Locators], list[_Sentence]]


def full(facts: Facts, locators: Locators) -> Sequence[Inlines]:
    """Give the sentences of an entry, without their stops."""
    source = facts.source
    about = _FORMS[kind_of(source.type)](facts, locators)
    isbn = facts.word("isbn", isbn=source.isbn) if source.isbn else ""
    online = [facts.accessed(), facts.address()]
    after = [
        facts.original(),
        fact(isbn, common=True),
        *online,
        fact(source.note or "", common=True),
    ]
    return [sentence(each, facts.words) for each in (*about, *after) if each]


def _book(facts: Facts, locators: Locators) -> list[_Sentence]:
    return [
        _authors(facts),
        facts.volume_of,
        *_hands(facts),
        facts.genre(),
        facts.edition(),
        facts.volume(),
        facts.part(locators),
        facts.series(),
        facts.earlier(),
        [*facts.publication(), *facts.pages()],
        facts.form(),
        facts.archive,
    ]


def _chapter(facts: Facts, locators: Locators) -> list[_Sentence]:
    return _part(facts, locators, wanted=True)


def _part(facts: Facts, locators: Locators, *, wanted: bool) -> list[_Sentence]:
    page = facts.source.page
    pages = locators.write(Locator(PAGE, page)) if page else ""
    held = [
        *facts.in_container(),
        *facts.hands(in_full=True),
        *facts.edition(),
        *facts.volume(),
        *facts.part(locators),
        *fact(pages, common=True),
    ]
    return [
        _authors(facts),
        facts.title_in_quotes(),
        held,
        facts.series(),
        facts.earlier(),
        facts.publication(wanted=wanted),
        facts.form(),
        facts.archive,
    ]


def _journal(facts: Facts, locators: Locators) -> list[_Sentence]:
    return [
        _authors(facts),
        _own_title(facts),
        facts.review(),
        *_hands(facts),
        notes.journal(facts, (), locators),
        facts.archive,
    ]


def _press(facts: Facts, locators: Locators) -> list[_Sentence]:
    source = facts.source
    where = [
        *facts.container(),
        *facts.bracketed(fact(source.publisher_place or "")),
        *facts.edition(),
        *facts.issue(),
        *facts.date(),
        *fact(source.section or ""),
        *facts.pages(),
    ]
    return [
        _authors(facts),
        _own_title(facts),
        facts.genre(),
        facts.review(),
        *_hands(facts),
        where,
        facts.archive,
    ]


def _entry(facts: Facts, locators: Locators) -> list[_Sentence]:
    if facts.source.author or not facts.source.container_title:
        return _part(facts, locators, wanted=False)
    where = [
        *facts.container(),
        *facts.hands(in_full=True),
        *facts.edition(),
        *facts.volume(),
        *notes.sub_verbo(facts),
    ]
    return [where, facts.earlier(), facts.publication(wanted=False), facts.archive]


def _thesis(facts: Facts, locators: Locators) -> list[_Sentence]:
    degree = [*facts.genre("thesis"), *facts.house(), *facts.date(wanted=True)]
    return [_authors(facts), facts.title_in_quotes(), *_hands(facts), degree, facts.archive]


def _web(facts: Facts, locators: Locators) -> list[_Sentence]:
    source = facts.source
    site = [*fact(source.container_title or ""), *fact(source.publisher or "")]
    return [
        _authors(facts),
        facts.title_in_quotes(),
        *_hands(facts),
        [*site, *facts.genre(), *facts.date(), *facts.form()],
        facts.archive,
    ]


def _paper(facts: Facts, locators: Locators) -> list[_Sentence]:
    hands = facts.hands(in_full=True)
    what = [*facts.genre(), *facts.form(), *facts.container()]
    paper = [*notes.title_of_paper(facts), *hands, *what]
    dated = facts.date(wanted=not facts.source.url)
    published = [*facts.house(), *dated, *facts.pages()]
    return [_authors(facts), [*paper, *published], facts.archive]


def _letter(facts: Facts, locators: Locators) -> list[_Sentence]:
    source = facts.source
    recipient = names.in_note(source.recipient, facts.words)
    if recipient:
        what = facts.said("letter-to", recipient=recipient)
    else:
        what = facts.title_as_it_is() if source.title else facts.genre("letter")
    own_kind = facts.genre() if recipient or source.title else []
    printed = [*facts.in_container(), *facts.hands(in_full=True)]
    return [
        _authors(facts),
        [*what, *own_kind, *facts.date(wanted=True)],
        printed,
        facts.house(),
        facts.archive,
    ]


def _interview(facts: Facts, locators: Locators) -> list[_Sentence]:
    source = facts.source
    asked = facts.by(source.interviewer, "interviewed-by")
    rest = [
        *(facts.genre() if asked else []),
        *facts.form(),
        *facts.house(),
    ]
    return [
        _authors(facts),
        facts.title_in_quotes() if source.title else [],
        asked or facts.genre("interview"),
        *_hands(facts),
        [*facts.container(), *rest, *facts.date(wanted=True)],
        facts.archive,
    ]


def _film(facts: Facts, locators: Locators) -> list[_Sentence]:
    source = facts.source
    title = facts.title_in_quotes() if source.container_title else facts.title_in_italics()
    return [
        _authors(facts),
        [*title, *facts.container()],
        facts.by(source.director, "director"),
        *_hands(facts),
        facts.earlier(),
        facts.publication(),
        [*facts.genre(), *facts.form()],
        facts.archive,
    ]


def _map(facts: Facts, locators: Locators) -> list[_Sentence]:
    return [
        _authors(facts),
        facts.title_in_italics(),
        *_hands(facts),
        notes.about_map(facts),
        facts.edition(),
        facts.series(),
        facts.earlier(),
        facts.publication(),
        facts.archive,
    ]


def _speech(facts: Facts, locators: Locators) -> list[_Sentence]:
    return [
        _authors(facts),
        facts.title_in_quotes(),
        *_hands(facts),
        notes.about_speech(facts),
        facts.archive,
    ]


def _authors(facts: Facts) -> _Sentence:
    if facts.source.author:
        return fact(names.in_entry(facts.source.author, facts.words))
    lead = facts.leading_hands()
    return fact(facts.as_author(names.in_entry(lead, facts.words))) if lead else []


def _hands(facts: Facts) -> list[_Sentence]:
    return [[hand] for hand in facts.hands(in_full=True)]


def _own_title(facts: Facts) -> _Sentence:
    """Give an article's title; a review may have none of its own."""
    source = facts.source
    return [] if source.reviewed_title and not source.title else facts.title_in_quotes()


_FORMS: Mapping[Kind, _Form] = {
    Kind.BOOK: _book,
    Kind.CHAPTER: _chapter,
    Kind.JOURNAL: _journal,
    Kind.PRESS: _press,
    Kind.ENTRY: _entry,
    Kind.THESIS: _thesis,
    Kind.WEB: _web,
    Kind.PAPER: _paper,
    Kind.LETTER: _letter,
    Kind.INTERVIEW: _interview,
    Kind.FILM: _film,
    Kind.MAP: _map,
    Kind.SPEECH: _speech,
}
