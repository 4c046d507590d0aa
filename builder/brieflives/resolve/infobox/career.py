"""What a person learned, did and was honoured for: schools, facts, works, awards, service."""

from __future__ import annotations

from brieflives.document.blocks import Leaf, Row, RowGroup
from brieflives.document.inline import Inlines
from brieflives.model.dates import Date
from brieflives.model.person import Military
from brieflives.read.origins import Path
from brieflives.resolve.infobox.rows import Rows, said
from brieflives.resolve.sources.phrases import fill
from brieflives.resolve.wording import date_words, span_words


def education(rows: Rows) -> list[Row]:
    """Make the row of schools: name, degree and field, with the years in brackets."""
    leaves: list[Leaf] = []
    for k, school in enumerate(rows.desk.life.person.education):
        path: Path = ("person", "education", k)
        parts = [rows.line((*path, key)) for key in ("school", "degree", "field")]
        years = rows.desk.protected(span_words(school.from_, school.to, rows.words))
        leaves.append(rows.value((*rows.together(parts), *rows.in_brackets([years])), cite=path))
    return rows.row(rows.words("infobox", "education"), *leaves)


def facts(rows: Rows) -> list[Row]:
    """Make a row of each free fact, in the author's order; known keys get their labels."""
    told: list[Row] = []
    for key, fact in rows.desk.life.person.facts.items():
        path: Path = ("person", "facts", key)
        label = rows.known("facts", key, rows.desk.parsed.origins.key(path))
        lines = [rows.line((*path, "text", k)) for k in range(len(fact.text))]
        told += rows.row(label, *rows.cited(lines, path))
    return told


def works(rows: Rows) -> list[Row]:
    """Make the row of works: title, kind and date in brackets, a note."""
    leaves: list[Leaf] = []
    for k, work in enumerate(rows.desk.life.person.works):
        path: Path = ("person", "works", k)
        details = [said(work.kind), _date(rows, work.date)]
        leaves.append(_entry(rows, path, "title", details, rows.line((*path, "note"))))
    return rows.row(rows.words("infobox", "work" if len(leaves) == 1 else "works"), *leaves)


def awards(rows: Rows) -> list[Row]:
    """Make the row of honours: name, date in brackets, what for."""
    leaves: list[Leaf] = []
    for k, award in enumerate(rows.desk.life.person.awards):
        path: Path = ("person", "awards", k)
        what = rows.line((*path, "for"))
        reason = fill(rows.words("infobox", "for"), what=what) if what else ()
        leaves.append(_entry(rows, path, "name", [_date(rows, award.date)], reason))
    return rows.row(rows.words("infobox", "award" if len(leaves) == 1 else "awards"), *leaves)


def military(rows: Rows) -> RowGroup:
    """Make the group of military service; its note calls stand in the heading."""
    service = rows.desk.life.person.military or Military()
    base: Path = ("person", "military")
    heading = rows.heading("military", cite=base)
    told = rows.listed("allegiance", (*base, "allegiance"), len(service.allegiance))
    told += rows.listed("branch", (*base, "branch"), len(service.branch))
    if service.served:
        told += rows.row(rows.words("infobox", "served"), rows.value(_date(rows, service.served)))
    told += rows.labelled("rank", (*base, "rank"))
    for key in ("units", "commands", "battles"):
        told += rows.listed(key, (*base, key), len(getattr(service, key)))
    return RowGroup(heading, tuple(told))


def _entry(rows: Rows, path: Path, name: str, details: list[Inlines], note: Inlines) -> Leaf:
    """Make one line: a name, its details in brackets, a note."""
    named = (*rows.line((*path, name)), *rows.in_brackets(details))
    return rows.value(rows.together([named, note]), cite=path)


def _date(rows: Rows, date: Date | None) -> Inlines:
    return rows.desk.protected(date_words(date, rows.words)) if date else ()
