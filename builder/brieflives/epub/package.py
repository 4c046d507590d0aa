"""The package as data: its files, and what libraries, shops and screen readers ask about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct, field

from brieflives.document.book import Document, Evaluation, Metadata
from brieflives.epub.accessibility import accessibility

COVER_ID = "cover-image"
IDENTIFIER_ID = "uid"

_CREATORS = frozenset({"aut", "com"})
_W3C_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


XHTML = "application/xhtml+xml"
NCX = "application/x-dtbncx+xml"


class Row(Struct, frozen=True):
    """An element of the metadata: ``dc:title`` or ``meta`` with its text and attributes."""

    name: str
    text: str | None
    attributes: Mapping[str, str] = field(default_factory=dict)


class Item(Struct, frozen=True):
    """A file of the book, with its id and properties in the manifest."""

    id: str
    file: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()


class Package(Struct, frozen=True):
    """All that goes into the container; ``spine`` holds ids of items in reading order."""

    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    spine: tuple[str, ...]
    lang: str
    direction: str
    instant: datetime  # UTC


def metadata_rows(
    document: Document, *, has_contents: bool, has_pages: bool, has_cover: bool
) -> tuple[Row, ...]:
    """Return the metadata in a fixed order (EPUB 3.3, section 5.5)."""
    about = document.metadata
    rows = [
        Row("dc:identifier", about.identifier, {"id": IDENTIFIER_ID}),
        *([Row("dc:identifier", _isbn(about.isbn))] if about.isbn else []),
        *_titles(about),
        *_people(about),
        Row("dc:language", about.lang),
        *_about(about),
        *_series(about),
    ]
    if has_pages:
        rows.append(_meta("pageBreakSource", _printed_edition(about)))
    modified = in_utc(about.instant).strftime("%Y-%m-%dT%H:%M:%SZ")
    rows.append(_meta("dcterms:modified", modified))
    rows += [
        _meta(f"schema:{name}", value)
        for name, value in accessibility(document, has_contents=has_contents, has_pages=has_pages)
    ]
    rows += _conformance(about.evaluation)
    if has_cover:  # the way of EPUB 2, which shops still read
        rows.append(Row("meta", None, {"name": "cover", "content": COVER_ID}))
    return tuple(rows)


def in_utc(instant: datetime) -> datetime:
    """Return an instant as UTC; one without a zone is UTC already."""
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)


def _titles(about: Metadata) -> Iterator[Row]:
    kinds = [("main", about.title)]
    if about.subtitle:
        kinds.append(("subtitle", about.subtitle))
    for place, (kind, title) in enumerate(kinds, 1):
        row_id = f"title-{place}"
        yield Row("dc:title", title, {"id": row_id})
        yield _meta("title-type", kind, refines=row_id)
        if kind == "main" and about.title_to_sort:
            yield _meta("file-as", about.title_to_sort, refines=row_id)
        yield _meta("display-seq", str(place), refines=row_id)


def _people(about: Metadata) -> Iterator[Row]:
    """Authors and compilers are creators, the others contributors (Dublin Core's distinction)."""
    for place, person in enumerate(about.authors, 1):
        row_id = f"person-{place}"
        name = "dc:creator" if person.relator in _CREATORS else "dc:contributor"
        yield Row(name, person.name, {"id": row_id})
        yield _meta("role", person.relator, refines=row_id, scheme="marc:relators")
        yield _meta("file-as", person.file_as, refines=row_id)
        yield _meta("display-seq", str(place), refines=row_id)


def _about(about: Metadata) -> Iterator[Row]:
    date = _W3C_DATE.match(about.date or "")
    single = (
        ("dc:publisher", about.publisher),
        ("dc:date", date[0] if date else None),
        ("dc:rights", about.rights),
        ("dc:description", about.description),
    )
    for name, text in single:
        if text:
            yield Row(name, text)
    for subject in about.subjects:
        yield Row("dc:subject", subject)
    if about.source:
        yield Row("dc:source", about.source)


def _conformance(evaluation: Evaluation | None) -> Iterator[Row]:
    """Repeat the author's claim, and who answers for it (EPUB Accessibility 1.1, 4.2 and 4.3)."""
    if evaluation is None:
        return
    claim = f"EPUB Accessibility 1.1 - {evaluation.standard} Level {evaluation.level}"
    yield _meta("dcterms:conformsTo", claim, row_id="conformance")
    yield _meta("a11y:certifiedBy", evaluation.evaluator, refines="conformance", row_id="evaluator")
    date = _W3C_DATE.match(evaluation.date or "")
    if date:
        yield _meta("dcterms:date", date[0], refines="evaluator")


def _series(about: Metadata) -> Iterator[Row]:
    if about.series is None:
        return
    title, number = about.series
    yield _meta("belongs-to-collection", title, row_id="series")
    yield _meta("collection-type", "series", refines="series")
    if number and re.fullmatch(r"\d+(\.\d+)*", number):  # EPUB 3.3, D.3.5: group-position
        yield _meta("group-position", number, refines="series")


def _printed_edition(about: Metadata) -> str:
    """Name the book whose pages are marked: by its ISBN, else in words, and the PDF that it is."""
    if about.isbn:
        return _isbn(about.isbn)
    words = (about.publisher, about.title, about.date, f"{about.name}.pdf")
    return ", ".join(part for part in words if part)


def _isbn(number: str) -> str:
    return f"urn:isbn:{re.sub('[^0-9Xx]', '', number).upper()}"


def _meta(name: str, text: str, *, refines: str = "", scheme: str = "", row_id: str = "") -> Row:
    attributes = {"property": name}
    if row_id:
        attributes["id"] = row_id
    if refines:
        attributes["refines"] = f"#{refines}"
    if scheme:
        attributes["scheme"] = scheme
    return Row("meta", text, attributes)
