"""The offices of a person, each a group of the infobox with one or several times in it."""

from __future__ import annotations

from brieflives.document.blocks import Role, Row, RowGroup
from brieflives.document.inline import Inlines
from brieflives.languages.words import Words
from brieflives.model.dates import Age, Date, Precision, age_between
from brieflives.model.person import Office, Term
from brieflives.read.origins import Path
from brieflives.resolve.infobox.rows import Rows, said
from brieflives.resolve.inlines import own
from brieflives.resolve.sources.phrases import fill
from brieflives.resolve.wording import ordinal_words, span_words, term_words

_OWN_DETAILS = ("acting", "constituency", "predecessor", "successor", "alongside", "note")


def office_group(rows: Rows, index: int, office: Office) -> RowGroup:
    """Make the group of one office: its title is the heading.

    Terms that say no more than their dates share one row; others have their rows one after the
    other.
    """
    base: Path = ("person", "offices", index)
    heading = rows.value(_heading(rows, base, office), Role.INFOBOX_GROUP, cite=base)
    terms = [((*base, "terms", k), term) for k, term in enumerate(office.terms)]
    times = [rows.value(words) for words in [_times(rows, office)] if words]
    label = rows.words("infobox", "in-office")
    if any(getattr(term, key) for _, term in terms for key in _OWN_DETAILS):
        told = rows.row(label, *times) + _about(rows, base, office) + _details(rows, base, office)
        for path, term in terms:
            told += rows.row(label, *rows.cited([_times(rows, term)], path))
            told += _details(rows, path, term)
        return RowGroup(heading, tuple(told))
    for path, term in terms:
        times += rows.cited([_times(rows, term)], path)
    told = rows.row(label, *times) + _about(rows, base, office) + _details(rows, base, office)
    return RowGroup(heading, tuple(told))


def numbered(title: Inlines, office: Office, words: Words) -> Inlines:
    """Put the number of an office before its title: ``4th President``.

    Digits become an ordinal of the language, any other number stays as the author wrote it.
    """
    ordinal = office.ordinal
    if not ordinal:
        return title
    if ordinal.isdecimal():
        ordinal = ordinal_words(int(ordinal), words, "office-ordinals")
    return fill(words("infobox", "numbered"), ordinal=own(ordinal), office=title)


def _heading(rows: Rows, base: Path, office: Office) -> Inlines:
    title = numbered(rows.line((*base, "title")), office, rows.words)
    return (*title, *rows.in_brackets([_acting(rows, office)]))


def _times(rows: Rows, term: Term) -> Inlines:
    """Write the dates of a term and its length; ``acting`` stands in the title of an office."""
    dates = rows.desk.protected(span_words(term.from_, term.to, rows.words))
    acting = () if isinstance(term, Office) else _acting(rows, term)
    return (*dates, *rows.in_brackets([acting, _length(rows, term)]))


def _acting(rows: Rows, term: Term) -> Inlines:
    return said(rows.words("infobox", "acting")) if term.acting else ()


def _length(rows: Rows, term: Term) -> Inlines:
    """Write how long a term was, as surely as is known: ``4 years``, ``about 4 years``."""
    if not (term.from_ and term.to and _is_known(term.from_) and _is_known(term.to)):
        return ()
    length = age_between(term.from_, term.to)
    if length is None:
        return ()
    if length.least != length.most or length.approximate:
        years = round(_middle(term.to) - _middle(term.from_))
        if years < (2 if length.approximate else 1):
            return ()
        length = Age(years, years, approximate=True)
    return rows.desk.protected(term_words(length, rows.words))


def _is_known(date: Date) -> bool:
    return date.precision is not None and date.precision >= Precision.YEAR and not date.shown


def _middle(date: Date) -> float:
    """Return the middle of the time a date may mean, in years."""
    ends = (date.earliest, date.latest)
    return sum(year + (month - 1) / 12 + day / 372 for year, month, day in ends) / 2


def _about(rows: Rows, base: Path, office: Office) -> list[Row]:
    """Write what belongs to an office whoever is in it."""
    told = rows.labelled("of", (*base, "of"))
    for k, superior in enumerate(office.under):
        told += rows.row(superior.role, rows.value(rows.line((*base, "under", k, "name"))))
    return told


def _details(rows: Rows, path: Path, term: Term) -> list[Row]:
    told = rows.listed("alongside", (*path, "alongside"), len(term.alongside))
    for key in ("predecessor", "successor", "constituency"):
        told += rows.labelled(key, (*path, key))
    if term.note:
        note = rows.value(rows.line((*path, "note")), Role.INFOBOX_DETAIL)
        told += rows.row("", note)
    return told
