"""Read ``sources-from``: files of references, only below the life's own folder."""

from __future__ import annotations

from collections import abc
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from brieflives.findings import Code, Finding, finding
from brieflives.model.prose import CitedItem
from brieflives.model.sources import SourceRecord
from brieflives.places import Place, SourceFile
from brieflives.read.characters import decode
from brieflives.read.origins import Origins, Parsed
from brieflives.read.references.entry import Reference, checked

_Reader = abc.Callable[[SourceFile], tuple[list[Reference], list[Finding]]]


def with_references(parsed: Parsed, folder: Path) -> tuple[Parsed, list[Finding]]:
    """Add to a life's sources those of its files of references that it cites.

    What it does not cite is left where it is: a file may hold a whole library.
    """
    life = parsed.life
    cited = frozenset(_cited((parsed.prose, parsed.lines, parsed.cites)))
    found, findings = read_references(life.sources_from, folder, parsed.origins, cited)
    own = {source.id for source in life.sources}
    for k, source in enumerate(life.sources):
        if any(source.id == other.id for other in found):
            place = parsed.origins.value(("sources", k, "id"))
            message = f"the source '{source.id}' is in a file of `sources-from` as well"
            findings.append(finding(Code.DUPLICATE_ID, place, message, "keep one of the two"))
    added = tuple(source for source in found if source.id not in own)
    whole = replace(life, sources=life.sources + added)
    return replace(parsed, life=whole), findings


def read_references(
    names: Sequence[str], folder: Path, origins: Origins, cited: frozenset[str] | None = None
) -> tuple[tuple[SourceRecord, ...], list[Finding]]:
    """Read the files ``names``, paths below ``folder``; only ``cited`` entries where that is given.

    A file that cannot be read is a finding at its name in the life; what is wrong in a file is a
    finding there.
    """
    found: dict[str, SourceRecord] = {}
    seen: dict[str, str] = {}
    findings: list[Finding] = []
    for k, name in enumerate(names):
        references, in_file = _read_file(name, folder, origins.value(("sources-from", k)))
        findings += in_file
        for reference in references:
            key = reference.key
            if cited is not None and key not in cited:
                continue
            if key in seen:
                message = f"the source '{key}' has been read from {seen[key]} already"
                place = reference.place
                findings.append(finding(Code.DUPLICATE_ID, place, message, "keep one of the two"))
                continue
            seen[key] = name
            record, wrong = checked(reference)
            findings += wrong
            if record:
                found[key] = record
    return tuple(found.values()), findings


def _read_file(name: str, folder: Path, place: Place) -> tuple[list[Reference], list[Finding]]:
    reader = _reader_of(Path(name).suffix.lower())
    if reader is None:
        message = f"'{name}' is not a file of references that can be read"
        hint = "CSL-JSON (.json), BibTeX (.bib) and RIS (.ris) can be read"
        return [], [finding(Code.BAD_REFERENCES, place, message, hint)]
    base = folder.resolve()
    try:
        path = (base / name).resolve()
        if not path.is_relative_to(base):
            message = f"'{name}' lies outside the folder of this file"
            hint = "put the references beside the YAML file"
            return [], [finding(Code.OUTSIDE_FOLDER, place, message, hint)]
        raw = path.read_bytes()
    except FileNotFoundError:
        hint = "paths are relative to this YAML file"
        return [], [finding(Code.MISSING_REFERENCES, place, f"there is no file '{name}'", hint)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is no file name"
        message = f"'{name}' cannot be read: {reason}"
        return [], [finding(Code.MISSING_REFERENCES, place, message)]
    source, findings = decode(str(folder / name), raw)
    return ([], findings) if findings else reader(source)


def _reader_of(ending: str) -> _Reader | None:
    """Return what reads files of that ending; each brings a library, which few lives need."""
    match ending:
        case ".json":
            from brieflives.read.references.csl_json import read_csl_json

            return read_csl_json
        case ".bib":
            from brieflives.read.references.bibtex import read_bibtex

            return read_bibtex
        case ".ris":
            from brieflives.read.references.ris import read_ris

            return read_ris
    return None


def _cited(node: object) -> Iterator[str]:
    """Yield the id of every source that a tree of prose cites."""
    if isinstance(node, CitedItem):
        yield node.source
    elif isinstance(node, abc.Mapping):
        for below in node.values():
            yield from _cited(below)
    elif isinstance(node, tuple):
        for below in node:
            yield from _cited(below)
    elif isinstance(node, Struct) and type(node).__module__ == CitedItem.__module__:
        for name in node.__struct_fields__:
            if name != "place":
                yield from _cited(getattr(node, name))
