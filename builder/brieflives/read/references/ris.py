"""Read RIS; the only importer of rispy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from brieflives.findings import Code, Finding, finding
from brieflives.model.csl_dates import edtf_of_words
from brieflives.model.language_codes import is_language
from brieflives.places import SourceFile, Span
from brieflives.read.references.entry import Reference

_TYPES = {
    "ABST": "article-journal",
    "ART": "graphic",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CHAP": "chapter",
    "CLSWK": "classic",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "GEN": "document",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "motion_picture",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SOUND": "song",
    "SLIDE": "speech",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
_TEXTS = {
    "abstract": "abstract",
    "call_number": "call-number",
    "doi": "DOI",
    "edition": "edition",
    "name_of_database": "archive",
    "number_of_volumes": "number-of-volumes",
    "place_published": "publisher-place",
    "publisher": "publisher",
    "section": "section",
    "short_title": "title-short",
    "translated_title": "translated-title",
    "type_of_work": "genre",
    "volume": "volume",
}
_WITH_PAGES = ("article", "chapter", "entry", "paper-conference", "document")
_START = re.compile(r"^TY  - ", re.MULTILINE)


def read_ris(source: SourceFile) -> tuple[list[Reference], list[Finding]]:
    """Read every record; one without ``ID`` is cited by its author and year: ``patterson1969``."""
    import rispy
    from rispy.parser import ParseError

    spans = [_line(source, match.start()) for match in _START.finditer(source.text)]
    try:
        records = rispy.loads(source.text, skip_unknown_tags=True)
    except (OSError, ParseError, KeyError):  # the last on a line that continues nothing
        records = []
    findings: list[Finding] = []
    if len(records) != len(spans) or not spans:
        place = spans[min(len(records), len(spans) - 1)] if spans else Span(source, 0, 0)
        message = "this file of RIS is broken: a record begins with TY and ends with ER"
        hint = "export it again from your reference manager"
        findings.append(finding(Code.BAD_REFERENCES, place, message, hint))
        return [], findings
    taken: set[str] = set()
    references: list[Reference] = []
    for record, span in zip(records, spans, strict=True):
        fields = _fields(record)
        key = str(record.get("id") or record.get("label") or _made_key(fields, taken))
        taken.add(key)
        references.append(Reference(key, fields, span))
    return references, findings


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    kind = _TYPES.get(record["type_of_reference"], "document")
    fields: dict[str, Any] = {"type": kind}
    fields |= {name: record.get(key) for key, name in _TEXTS.items()}
    fields["title"] = record.get("title") or record.get("primary_title")
    journals = ("secondary_title", "journal_name", "alternate_title3", "alternate_title2")
    second = next((record[key] for key in journals if record.get(key)), None)
    fields["collection-title" if kind == "book" else "container-title"] = second
    if kind in ("chapter", "paper-conference"):
        fields["collection-title"] = record.get("tertiary_title")
    fields |= _people(record, kind) | _numbers(record, kind) | _dates(record)
    fields["URL"] = next(iter(record.get("urls", ())), None)
    fields["note"] = next(iter(record.get("notes", ())), None)
    lang = str(record.get("language", ""))
    fields["language"] = lang if is_language(lang) else None
    return fields


def _people(record: Mapping[str, Any], kind: str) -> dict[str, Any]:
    authors = [*record.get("first_authors", ()), *record.get("authors", ())]
    second = "recipient" if kind == "personal_communication" else "editor"
    first = "director" if kind == "motion_picture" else "author"
    people = {
        first: authors,
        second: record.get("secondary_authors", ()),
        "translator": record.get("subsidiary_authors", ()),
    }
    return {key: [_name(name) for name in names] for key, names in people.items()}


def _numbers(record: Mapping[str, Any], kind: str) -> dict[str, Any]:
    ends = (record.get("start_page"), record.get("end_page"))
    pages = "-".join(dict.fromkeys(str(end) for end in ends if end))
    serial = record.get("issn")
    return {
        "page" if kind.startswith(_WITH_PAGES) else "number-of-pages": pages,
        "issue" if kind.startswith("article") else "number": record.get("number"),
        "ISSN" if kind.startswith(("article", "periodical")) else "ISBN": serial,
    }


def _dates(record: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("date", "year", "publication_year")
    issued = next((record[key] for key in keys if record.get(key)), "")
    dates = {"issued": issued, "accessed": record.get("access_date", "")}
    return {key: edtf_of_words(text.rstrip("/")) for key, text in dates.items() if text.rstrip("/")}


def _name(text: str) -> dict[str, str]:
    """Part ``Family, Given, Suffix``; what has no comma is the name of a body."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return {"literal": text}
    names = dict(zip(("family", "given", "suffix"), parts, strict=False))
    return {key: value for key, value in names.items() if value}


def _made_key(fields: Mapping[str, Any], taken: set[str]) -> str:
    """Make a key of the first family name and the year; a second one gets a letter: 1969b."""
    first: Mapping[str, str] = next(iter(fields.get("author") or fields.get("editor") or ()), {})
    name = first.get("family") or first.get("literal") or fields.get("title") or "source"
    folded = unicodedata.normalize("NFKD", str(name).casefold())
    stem = "".join(c for c in folded if c.isalnum()) or "source"
    issued = fields.get("issued", "")
    year = str(issued["date"] if isinstance(issued, Mapping) else issued)[:4]
    key = stem + (year if year.isdigit() else "")
    letters = ("", *"bcdefghijklmnopqrstuvwxyz")
    return next((key + letter for letter in letters if key + letter not in taken), key)


def _line(source: SourceFile, start: int) -> Span:
    stop = source.text.find("\n", start)
    return Span(source, start, stop if stop >= 0 else len(source.text))
