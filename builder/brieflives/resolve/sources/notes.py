"""Notes: a source in full in one line, after The Chicago Manual of Style, 17th ed., ch. 14."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from brieflives.document.inline import Text
from brieflives.resolve.sources import names, titles
from brieflives.resolve.sources.facts import Facts
from brieflives.resolve.sources.kinds import Kind, kind_of
from brieflives.resolve.sources.locators import PAGE, Locator, Locators
from brieflives.resolve.sources.phrases import NO_BREAK, Fact, fact, fill, line

Where = tuple[Locator, ...]
_Form = Callable[[Facts, Where, Locators], list[Fact]]


def full(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    """Give the facts of a note that names a source in full."""
    return _FORMS[kind_of(facts.source.type)](facts, where, locators)


def short(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    """Give family names, short title and locator."""
    source = facts.source
    kind = kind_of(source.type)
    people = source.author or facts.leading_hands() or source.director
    shown = names.in_short(people, facts.words)
    if kind is Kind.LETTER and source.recipient:
        to = names.in_short(source.recipient, facts.words)
        written = facts.word("recipient", author=shown, recipient=to) if shown else to
        return [*fact(written), *facts.date(), *_located(where, locators)]
    if kind is Kind.ENTRY and not shown and source.container_title:
        work = source.container_title_short or source.container_title
        held = Fact(titles.italic(work, source, facts.words))
        return [held, *sub_verbo(facts), *_located(where, locators)]
    text = titles.shortened(source)
    form = titles.quoted if kind in _QUOTED else titles.italic
    if source.type in _DESCRIBED:
        form = titles.bare
    title = (
        [Fact(form(text, source, facts.words))]
        if text
        else facts.by(source.interviewer, "interviewer")
    )
    return [*fact(shown), *title, *_located(where, locators)]


def _book(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    return [
        *facts.authors,
        *facts.volume_of,
        *facts.hands(in_full=False),
        *facts.genre(),
        *facts.edition(),
        *facts.volume(),
        *facts.part(locators),
        *facts.series(),
        *facts.published,
        *(_located(where, locators) or facts.pages()),
        *facts.form(),
        *facts.archive,
        *facts.online(),
    ]


def _chapter(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    return [
        *facts.authors,
        *facts.title_in_quotes(),
        *facts.in_container(),
        *facts.hands(in_full=False),
        *facts.edition(),
        *facts.volume(),
        *facts.part(locators),
        *facts.series(),
        *facts.published,
        *(_located(where, locators) or _bare_pages(facts, locators)),
        *facts.form(),
        *facts.archive,
        *facts.online(),
    ]


def _journal(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    title = facts.title_in_quotes() if facts.source.title or not facts.source.reviewed_title else []
    return [
        *facts.authors,
        *title,
        *facts.review(),
        *facts.hands(in_full=False),
        *journal(facts, where, locators),
        *facts.archive,
        *facts.online(),
    ]


def journal(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    """Give journal, volume, issue and date, with the pages cited or else those of the article."""
    source, words = facts.source, facts.words
    title = facts.container()
    if title and source.volume:
        volume = (Text(source.volume),)
        pattern = facts.word("journal").replace(". {volume}", f".{NO_BREAK}{{volume}}")
        title = [Fact(fill(pattern, title=title[0].inlines, volume=volume))]
    dated = facts.bracketed(facts.date())
    run = line([*title, *facts.issue(), *facts.supplement(), *dated], words)
    pages = [each for each in where if each.kind == PAGE]
    whole = source.page or source.number  # an article with a number of its own has no pages
    if not where and whole:
        pages = [Locator(PAGE, whole)]
    others = tuple(each for each in where if each.kind != PAGE)
    if not run:
        return _located((*pages, *others), locators)
    for each in pages:
        page = (Text(locators.write(each)),)
        run = fill(facts.word("journal-pages"), source=run, page=page)
    begins = (title or facts.issue() or facts.date())[:1]
    return [Fact(run, common=any(f.common for f in begins)), *_located(others, locators)]


def _press(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    source = facts.source
    title = facts.title_in_quotes() if source.title or not source.reviewed_title else []
    where_shown = [
        f
        for each in where
        for f in fact(facts.page_words(each.text) if each.kind == PAGE else locators.write(each))
    ]
    return [
        *facts.authors,
        *title,
        *facts.genre(),
        *facts.review(),
        *facts.hands(in_full=False),
        *facts.container(),
        *facts.bracketed(fact(source.publisher_place or "")),
        *facts.edition(),
        *facts.issue(),
        *facts.date(),
        *fact(source.section or ""),
        *(where_shown or facts.pages()),
        *facts.archive,
        *facts.online(),
    ]


def _entry(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    if facts.source.author or not facts.source.container_title:
        return _undated_part(facts, where, locators)
    return [
        *facts.container(),
        *facts.hands(in_full=False),
        *facts.edition(),
        *facts.volume(),
        *facts.published_perhaps_undated,
        *sub_verbo(facts),
        *_located(where, locators),
        *facts.archive,
        *facts.online(),
    ]


def sub_verbo(facts: Facts) -> list[Fact]:
    """Name an entry by the word under which a work of reference has it."""
    return [Fact(fill(facts.word("entry"), title=facts.title_in_quotes()[0].inlines))]


def _undated_part(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    return [
        *facts.authors,
        *facts.title_in_quotes(),
        *facts.in_container(),
        *facts.hands(in_full=False),
        *facts.edition(),
        *facts.volume(),
        *facts.published_perhaps_undated,
        *(_located(where, locators) or _bare_pages(facts, locators)),
        *facts.archive,
        *facts.online(),
    ]


def _thesis(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    degree = [*facts.genre("thesis"), *facts.house(), *facts.date(wanted=True)]
    return [
        *facts.authors,
        *facts.title_in_quotes(),
        *facts.hands(in_full=False),
        *facts.bracketed(degree),
        *_located(where, locators),
        *facts.archive,
        *facts.online(),
    ]


def _web(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    source = facts.source
    return [
        *facts.authors,
        *facts.title_in_quotes(),
        *facts.hands(in_full=False),
        *fact(source.container_title or ""),
        *fact(source.publisher or ""),
        *facts.genre(),
        *facts.date(),
        *facts.form(),
        *_located(where, locators),
        *facts.archive,
        *facts.online(),
    ]


def _paper(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    kept = [*facts.archive, *_located(where, locators)]
    return [
        *facts.authors,
        *title_of_paper(facts),
        *facts.hands(in_full=False),
        *facts.genre(),
        *facts.form(),
        *facts.container(),
        *facts.house(),
        *facts.date(wanted=not facts.source.url),
        *facts.pages(),
        *kept,
        *facts.online(),
    ]


def title_of_paper(facts: Facts) -> list[Fact]:
    """Give a manuscript's title in quotation marks, any other paper's as a description."""
    if facts.source.type == "manuscript":
        return facts.title_in_quotes()
    return facts.title_as_it_is()


def _letter(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    source, words = facts.source, facts.words
    author, recipient = (names.in_note(c, words) for c in (source.author, source.recipient))
    if recipient:
        key = "recipient" if author else "to"
        written = fact(facts.word(key, author=author, recipient=recipient))
    else:
        written = [
            *fact(author),
            *(facts.title_as_it_is() if source.title else facts.genre("letter")),
        ]
    return [
        *written,
        *(facts.genre() if recipient or source.title else []),
        *facts.date(wanted=True),
        *_published_in(facts),
        *facts.archive,
        *_located(where, locators),
        *facts.online(),
    ]


def _interview(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    source = facts.source
    asked = facts.by(source.interviewer, "interviewer")
    return [
        *facts.authors,
        *(facts.title_in_quotes() if source.title else []),
        *(asked or facts.genre("interview")),
        *facts.hands(in_full=False),
        *facts.container(),
        *(facts.genre() if asked else []),
        *facts.form(),
        *facts.house(),
        *facts.date(wanted=True),
        *facts.archive,
        *_located(where, locators),
        *facts.online(),
    ]


def _film(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    source = facts.source
    title = facts.title_in_quotes() if source.container_title else facts.title_in_italics()
    return [
        *facts.authors,
        *title,
        *facts.container(),
        *facts.by(source.director, "director"),
        *facts.hands(in_full=False),
        *facts.published,
        *facts.genre(),
        *facts.form(),
        *_located(where, locators),
        *facts.archive,
        *facts.online(),
    ]


def _map(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    return [
        *facts.authors,
        *facts.title_in_italics(),
        *facts.hands(in_full=False),
        *about_map(facts),
        *facts.edition(),
        *facts.series(),
        *facts.published,
        *facts.archive,
        *_located(where, locators),
        *facts.online(),
    ]


def about_map(facts: Facts) -> list[Fact]:
    """Say that it is a map, how large it is and in what scale."""
    scale = facts.source.scale
    return [
        *facts.genre("map"),
        *fact(facts.word("scale", scale=scale) if scale else "", common=True),
        *fact(facts.source.dimensions or ""),
    ]


def _speech(facts: Facts, where: Where, locators: Locators) -> list[Fact]:
    return [
        *facts.authors,
        *facts.title_in_quotes(),
        *facts.hands(in_full=False),
        *facts.bracketed(about_speech(facts)),
        *_located(where, locators),
        *facts.archive,
        *facts.online(),
    ]


def about_speech(facts: Facts) -> list[Fact]:
    """Say that it is a speech, where it was given and when."""
    source = facts.source
    event = source.event_title or source.container_title or source.publisher
    place = source.event_place or source.publisher_place
    return [
        *facts.genre("speech"),
        *fact(event or ""),
        *fact(place or ""),
        *facts.date(wanted=True),
    ]


def _published_in(facts: Facts) -> list[Fact]:
    """Say in which edition a letter is printed, if in one."""
    container = facts.in_container()
    return [*container, *facts.hands(in_full=False), *facts.bracketed(facts.house())]


def _located(where: Where, locators: Locators) -> list[Fact]:
    return [f for each in where for f in fact(locators.write(each))]


def _bare_pages(facts: Facts, locators: Locators) -> list[Fact]:
    page = facts.source.page
    return fact(locators.write(Locator(PAGE, page))) if page else []


_QUOTED = frozenset(
    {
        *(Kind.CHAPTER, Kind.JOURNAL, Kind.PRESS, Kind.ENTRY, Kind.THESIS),
        *(Kind.WEB, Kind.PAPER, Kind.INTERVIEW, Kind.SPEECH),
    }
)
_DESCRIBED = frozenset({"document", "collection", "personal_communication"})
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
