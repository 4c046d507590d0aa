"""Read BibTeX and BibLaTeX; the only importer of bibtexparser."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from brieflives.findings import Code, Finding, finding
from brieflives.model.csl_dates import edtf_of_words
from brieflives.model.language_codes import is_language
from brieflives.places import SourceFile, Span
from brieflives.read.references.entry import Reference

_TYPES = {
    "article": "article-journal",
    "audio": "song",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "letter": "personal_communication",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "online": "webpage",
    "patent": "patent",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "report": "report",
    "review": "review",
    "software": "software",
    "suppbook": "chapter",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
_BOOKS = ("collection", "manual", "proceedings", "reference")  # and their mv… forms
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_GENRES = {"phdthesis": "PhD diss.", "mastersthesis": "master’s thesis"}
_TEXTS = {
    "address": "publisher-place",
    "booktitle": "container-title",
    "doi": "DOI",
    "edition": "edition",
    "eventtitle": "event-title",
    "howpublished": "medium",
    "institution": "publisher",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "journal": "container-title",
    "journaltitle": "container-title",
    "library": "archive",
    "location": "publisher-place",
    "note": "note",
    "organization": "publisher",
    "origtitle": "original-title",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "publisher": "publisher",
    "school": "publisher",
    "series": "collection-title",
    "shorttitle": "title-short",
    "type": "genre",
    "url": "URL",
    "venue": "event-place",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
_PARTS = frozenset(
    {"conference", "inbook", "incollection", "inproceedings", "inreference", "suppbook"}
)
_OF_THE_WHOLE = {"title": "booktitle", "author": "bookauthor"}
_NOT_OF_PARTS = frozenset({"pages", "subtitle", "shorttitle"})
_MOST_STEPS = 8  # from container to container, which may go round in a circle
_OTHERS = "others"
_UNDATED = re.compile(r"^n\.?\s?d\.?$", re.IGNORECASE)
_ADDRESS = re.compile(r"\\(?:url|href)\{([^{}]+)\}(?:\{.*\})?")
_FORMULA = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_PEOPLE = ("author", "bookauthor", "editor", "translator", "director", "recipient")
_PEOPLE_NAMES = {"bookauthor": "container-author"}
_LANGUAGES = {
    "american": "en-US",
    "arabic": "ar",
    "british": "en-GB",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "german": "de",
    "hebrew": "he",
    "italian": "it",
    "japanese": "ja",
    "latin": "la",
    "ngerman": "de",
    "polish": "pl",
    "russian": "ru",
    "spanish": "es",
    "ukrainian": "uk",
}


def read_bibtex(source: SourceFile) -> tuple[list[Reference], list[Finding]]:
    """Read every entry, LaTeX's marks turned into characters; broken entries are findings."""
    from bibtexparser.entrypoint import parse_string

    with _unlogged("bibtexparser"):
        library = parse_string(source.text)
    findings = [
        finding(
            Code.BAD_REFERENCES,
            _line(source, block.start_line),
            "this entry is broken, or its key or a field is there twice",
            "mend it in your reference manager and export it again",
        )
        for block in library.failed_blocks
    ]
    own = {entry.key.casefold(): _own_fields(entry) for entry in library.entries}
    own = {key: _with_shared(fields, own) for key, fields in own.items()}
    return [
        _reference(entry, source, _inherited(entry, own))
        for entry in library.entries
        if entry.entry_type.lower() != "xdata"
    ], findings


def _own_fields(entry: Any) -> dict[str, str]:
    return {field.key.lower(): str(field.value) for field in entry.fields}


def _with_shared(
    fields: Mapping[str, str], own: Mapping[str, Mapping[str, str]], steps: int = _MOST_STEPS
) -> dict[str, str]:
    """Return the fields of an entry and those that it takes from containers (``xdata``)."""
    raw = dict(fields)
    for name in raw.pop("xdata", "").split(","):
        shared = own.get(name.strip().casefold(), {}) if steps else {}
        for key, text in _with_shared(shared, own, steps - 1).items() if shared else ():
            raw.setdefault(key, text)
    return raw


def _inherited(entry: Any, own: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the fields of an entry and those of its parent that it has not (``crossref``).

    The parent's title is the title of the book that a part stands in (BibLaTeX manual, app. B).
    """
    raw = dict(own[entry.key.casefold()])
    parent = own.get(raw.get("crossref", "").strip().casefold(), {})
    is_part = entry.entry_type.lower() in _PARTS
    for key, text in parent.items():
        if not (is_part and key in _NOT_OF_PARTS):
            raw.setdefault(_OF_THE_WHOLE.get(key, key) if is_part else key, text)
    if address := _ADDRESS.fullmatch(raw.get("howpublished", "").strip()):
        raw.setdefault("url", address[1])
        del raw["howpublished"]
    return raw


def _reference(entry: Any, source: SourceFile, raw: Mapping[str, str]) -> Reference:
    place = _line(source, entry.start_line)
    places = {
        _TEXTS.get(f.key.lower(), f.key.lower()): _line(source, f.start_line) for f in entry.fields
    }
    people = {key: _people(raw[key]) for key in _PEOPLE if raw.get(key)}
    texts = _without_latex(raw, people)
    fields: dict[str, Any] = {"type": _type(entry.entry_type.lower(), raw)}
    for key, name in _TEXTS.items():
        if texts.get(key):
            fields.setdefault(name, texts[key])
    title = ": ".join(texts[k] for k in ("title", "subtitle") if texts.get(k))
    fields |= {"title": title, **_dates(raw), **_numbered(fields["type"], texts)}
    fields.setdefault("genre", _GENRES.get(entry.entry_type.lower()))
    for key, persons in people.items():
        fields[_PEOPLE_NAMES.get(key, key)] = [
            {part: texts[f"{key}.{k}.{part}"] for part in person}
            for k, person in enumerate(persons)
        ]
    lang = raw.get("langid") or raw.get("language") or ""
    lang = _LANGUAGES.get(lang.lower(), lang)
    fields["language"] = lang if is_language(lang) else None
    return Reference(entry.key, fields, place, places)


def _type(kind: str, raw: Mapping[str, str]) -> str:
    if kind.removeprefix("mv") in _BOOKS or kind == "mvbook":
        return "book"
    if kind == "misc":
        return "webpage" if "url" in raw else "document"
    subtype = _SUBTYPES.get(raw.get("entrysubtype", "").lower())
    return subtype or _TYPES.get(kind, "document")


def _numbered(kind: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Give ``number`` its meaning: an issue, a place in a series, or a report's own."""
    if not texts.get("number"):
        return {}
    if kind.startswith(("article", "review", "periodical")):
        return {"issue": texts["number"]}
    key = "collection-number" if texts.get("series") else "number"
    return {key: texts["number"]}


def _dates(raw: Mapping[str, str]) -> dict[str, Any]:
    is_dated = any(c.isdigit() for c in raw.get("year", ""))
    keys = ("day", "month", "year") if is_dated else ("year",)
    day = _UNDATED.sub("", " ".join(raw[key] for key in keys if raw.get(key)).strip("{}"))
    dates = {"issued": raw.get("date") or day, "accessed": raw.get("urldate")}
    dates["original-date"] = raw.get("origdate")
    return {key: edtf_of_words(text.strip("{}")) for key, text in dates.items() if text}


def _people(text: str) -> list[dict[str, str]]:
    """Part names as BibTeX does; a name in braces is that of a body."""
    from bibtexparser.middlewares.names import (
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    people: list[dict[str, str]] = []
    for name in split_multiple_persons_names(text):
        if name.strip() == _OTHERS:
            people.append({"literal": _OTHERS})
            continue
        if name.startswith("{") and name.endswith("}"):
            people.append({"literal": name[1:-1]})
            continue
        parts = parse_single_name_into_parts(name, strict=False)
        person = {
            "family": " ".join(parts.last),
            "given": " ".join(parts.first),
            "non-dropping-particle": " ".join(parts.von),
            "suffix": " ".join(parts.jr),
        }
        people.append({key: value for key, value in person.items() if value})
    return people


def _without_latex(
    raw: Mapping[str, str], people: Mapping[str, list[dict[str, str]]]
) -> dict[str, str]:
    """Turn LaTeX's marks into characters, in texts and in the parts of names; not in addresses."""
    from bibtexparser.library import Library
    from bibtexparser.middlewares import LatexDecodingMiddleware
    from bibtexparser.model import Entry, Field

    texts = {key: _FORMULA.sub(r"\1", t) for key, t in raw.items() if key not in people}
    for key, persons in people.items():
        for k, person in enumerate(persons):
            texts |= {f"{key}.{k}.{part}": text for part, text in person.items()}
    kept = {key: texts.pop(key) for key in ("url", "doi") if key in texts}
    library = Library([Entry("misc", "one", [Field(key, text) for key, text in texts.items()])])
    with _unlogged("pylatexenc"):
        decoded = LatexDecodingMiddleware().transform(library)
    for entry in decoded.entries:
        texts = {field.key: str(field.value) for field in entry.fields}
    return {key: " ".join(text.split()) for key, text in (texts | kept).items()}


@contextmanager
def _unlogged(library: str) -> Iterator[None]:
    """Keep what a library would log from the terminal: it is said again as findings."""
    logger, handler = logging.getLogger(library), logging.NullHandler()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _line(source: SourceFile, number: int | None) -> Span:
    """Return line ``number``, counted from 0."""
    k = min(number or 0, len(source.line_starts) - 1)
    start = source.line_starts[k]
    return Span(source, start, start + len(source.line(k + 1)))
