"""The parts around the text: title page, imprint, back cover; and what a library wants to know."""

from __future__ import annotations

from datetime import datetime

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import (
    Author,
    BackCover,
    Evaluation,
    Labels,
    Metadata,
    Part,
    PartKind,
    TitlePage,
)
from brieflives.document.direction import direction_of
from brieflives.document.inline import Foreign, Inlines, Link, Text, plain
from brieflives.model.life import BasedOn, Contributor, Life
from brieflives.model.life import Evaluation as Evaluated
from brieflives.read.origins import Path
from brieflives.resolve.blocks import BlockSetter
from brieflives.resolve.desk import Desk
from brieflives.resolve.inlines import own, set_inlines
from brieflives.resolve.sorting import title_to_sort
from brieflives.resolve.wording import date_words, life_years, list_words

# MARC relator codes, https://www.loc.gov/marc/relators/
_RELATORS = {
    "author": "aut",
    "compiler": "com",
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
}


def make_title_page(desk: Desk) -> TitlePage:
    """Resolve the title page."""
    book, person = desk.life.book, desk.life.person
    title = Leaf("title/title", Role.BOOK_TITLE, _line(desk, ("book", "title")))
    native = tuple(
        Leaf(
            f"title/native-{k}",
            Role.NATIVE_NAME,
            (Foreign(name.lang, (_field(desk, name.text, "person", "names", k, "text"),)),),
        )
        for k, name in enumerate(person.names)
        if name.kind == "native" and name.lang
    )
    years = _life_years(desk)
    subtitle = _line(desk, ("book", "subtitle")) if book.subtitle else ()
    foot = _hands(desk)
    foot.append((_field(desk, book.publisher, "book", "publisher"),) if book.publisher else ())
    foot.append(desk.protected(date_words(book.date, desk.words)) if book.date else ())
    return TitlePage(
        "title",
        title,
        native,
        Leaf("title/years", Role.YEARS, desk.protected(years)) if years else None,
        Leaf("title/subtitle", Role.SUBTITLE, subtitle) if subtitle else None,
        tuple(Leaf(f"title/foot-{k}", Role.PUBLISHER, f) for k, f in enumerate(foot) if f),
    )


def title_line(desk: Desk) -> Inlines:
    """Return the title of the book alone."""
    return _line(desk, ("book", "title"))


def make_imprint(desk: Desk) -> Part:
    """Resolve the back of the title page: hands, publisher, series, number, source, rights."""
    book, words = desk.life.book, desk.words
    title = _line(desk, ("book", "title"))
    if book.subtitle:
        colon = Text(words("sources", "colon"))
        title = (*title, colon, *_line(desk, ("book", "subtitle")))
    lines: list[Inlines] = [title, *_hands(desk), _published(desk)]
    if book.series:
        form = words("imprint", "series", title=book.series.title, number=book.series.number)
        series = form if book.series.number else book.series.title
        lines.append((_field(desk, series, "book", "series"),))
    if book.isbn:
        lines.append(own(words("imprint", "isbn", isbn=book.isbn)))
    if book.based_on:
        lines.append(_based_on(desk, book.based_on))
    if book.rights:
        rights = words("imprint", "rights", rights=book.rights)
        lines.append((_field(desk, rights, "book", "rights"),))
    leaves = (
        Leaf(f"imprint/{k}", Role.IMPRINT, inlines) for k, inlines in enumerate(lines, 1) if inlines
    )
    filled = tuple(leaf for leaf in leaves if plain(leaf.inlines))
    return Part("imprint", PartKind.IMPRINT, None, (), filled)


def make_dedication(desk: Desk) -> Part | None:
    """Resolve the dedication, which calls no notes."""
    if desk.life.book.dedication is None:
        return None
    setter = BlockSetter(desk, "dedication")
    blocks = setter.blocks(desk.prose(("book", "dedication")).blocks)
    return Part("dedication", PartKind.DEDICATION, None, (), blocks) if blocks else None


def make_back_cover(desk: Desk) -> BackCover:
    """Resolve the last page: the one line about the person, and the rights."""
    book = desk.life.book
    summary = _line(desk, ("person", "summary")) if desk.life.person.summary else ()
    rights = [
        (_field(desk, text, "book", key),)
        for key, text in (("publisher", book.publisher), ("rights", book.rights))
        if text
    ]
    return BackCover(
        "back",
        Leaf("back/summary", Role.SUMMARY, summary) if summary else None,
        tuple(Leaf(f"back/rights-{k}", Role.RIGHTS, r) for k, r in enumerate(rights)),
    )


def make_metadata(desk: Desk, instant: datetime) -> Metadata:
    """Gather what file formats and catalogues ask for."""
    book, person = desk.life.book, desk.life.person
    subtitle = plain(_line(desk, ("book", "subtitle"))) if book.subtitle else None
    summary = plain(_line(desk, ("person", "summary"))) if person.summary else None
    name = desk.parsed.name
    title = plain(_line(desk, ("book", "title")))
    filed = title_to_sort(title, person.name, desk.words)
    return Metadata(
        name=name,
        title=title,
        subtitle=subtitle,
        lang=book.lang,
        direction=direction_of(book.lang),
        person=person.name,
        authors=tuple(Author(a.name, a.sort or a.name, _RELATORS[a.role]) for a in book.authors),
        publisher=book.publisher,
        date=book.date.edtf if book.date else None,
        rights=book.rights,
        description=summary,
        subjects=(_subject(desk.life), *book.keywords),
        named_after=f"brieflives:{name}/{person.name}",
        isbn=book.isbn,
        source=_source(book.based_on) if book.based_on else None,
        series=(book.series.title, book.series.number) if book.series else None,
        instant=instant,
        evaluation=_evaluation(book.accessibility) if book.accessibility else None,
        title_to_sort=filed if filed != title else "",
    )


def _evaluation(evaluated: Evaluated) -> Evaluation:
    standard, _, level = evaluated.conforms_to.rpartition(" ")
    date = evaluated.date.edtf if evaluated.date else None
    return Evaluation(standard, level, evaluated.evaluated_by, date)


def make_labels(desk: Desk) -> Labels:
    """Gather the words that the writers add."""
    words, name = desk.words, desk.life.person.name
    group = words.groups["labels"]
    return Labels(
        cover=group["cover"],
        title_page=group["title-page"],
        imprint=group["imprint"],
        dedication=group["dedication"],
        half_title=group["half-title"],
        colophon=group["colophon"],
        about=group["about"],
        contents=group["contents"],
        infobox=group["infobox"],
        lead=group["lead"],
        notes=group["notes"],
        pages=group["pages"],
        landmarks=group["landmarks"],
        start_of_text=group["start-of-text"],
        page=group["page"],
        note=group["note"],
        back_to_call=group["back-to-call"],
        infobox_caption=words("labels", "infobox-caption", name=name),
        portrait_plate=words("labels", "portrait-plate", name=name),
        accessibility_summary=group["accessibility-summary"],
        accessibility_notes=group["accessibility-notes"],
        accessibility_pages=group["accessibility-pages"],
        large_print=group["large-print"],
        margin_pages=group["margin-pages"],
        front_pages=group["front-pages"],
    )


def _field(desk: Desk, text: str, *path: str | int) -> Text:
    """Make a text of a plain field, which keeps its place."""
    return Text(text, place=desk.place(path))


def _line(desk: Desk, path: Path) -> Inlines:
    """Resolve a line that stands where no note can be called."""
    return set_inlines(desk, desk.line(path), calls=False)


def _life_years(desk: Desk) -> str:
    born, died = desk.life.person.born, desk.life.person.died
    return life_years(born.date if born else None, died.date if died else None, desk.words)


def _by_role(people: tuple[Contributor, ...]) -> list[tuple[str, list[str]]]:
    roles = dict.fromkeys(p.role for p in people)
    return [(role, [p.name for p in people if p.role == role]) for role in roles]


def _hands(desk: Desk) -> list[Inlines]:
    """Write who made the book, one line a role."""
    lines: list[Inlines] = []
    for role, names in _by_role(desk.life.book.authors):
        text = desk.words("roles", role, names=list_words(names, desk.words))
        lines.append((_field(desk, text, "book", "authors"),))
    return lines


def _published(desk: Desk) -> Inlines:
    """Write publisher and date on one line."""
    book, words = desk.life.book, desk.words
    date = date_words(book.date, words) if book.date else ""
    text = words("sources", "comma").join(t for t in (book.publisher, date) if t)
    return (_field(desk, text, "book", "publisher"),) if text else ()


def _based_on(desk: Desk, based_on: BasedOn) -> Inlines:
    """Write where the text comes from, as its licence asks."""
    words = desk.words
    text = words("imprint", "based-on", title=based_on.title)
    if based_on.site:
        text += words("imprint", "based-on-site", site=based_on.site)
    if based_on.revision:
        text += words("imprint", "based-on-revision", revision=based_on.revision)
    if based_on.retrieved:
        when = date_words(based_on.retrieved, words)
        text += words("imprint", "based-on-retrieved", date=when)
    if based_on.licence:
        text += words("imprint", "based-on-licence", licence=based_on.licence)
    comma, stop = words("sources", "comma"), words("sources", "stop")
    if based_on.url is None:
        return own(text + stop)
    return (Text(text + comma), Link(based_on.url, own(based_on.url)), Text(stop))


def _source(based_on: BasedOn) -> str:
    """Name the text a life is based on, for catalogues: its address where it has one."""
    return based_on.url or ", ".join(t for t in (based_on.title, based_on.site) if t)


def _subject(life: Life) -> str:
    """The person as a library's subject heading: ``Serebryakov, Leonid, 1890-1937``."""
    born, died = life.person.born, life.person.died
    years = [
        str(event.date.year) if event and event.date and event.date.year is not None else ""
        for event in (born, died)
    ]
    name = life.person.sort_name
    return f"{name}, {'-'.join(years)}" if any(years) else name
