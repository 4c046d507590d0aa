"""Check that names to refer to are given once: ids of chapters and sources, keys of remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from brieflives.findings import Code, Finding, finding
from brieflives.model.prose import Prose
from brieflives.places import Place
from brieflives.read.nodes import Mapping as Group
from brieflives.read.nodes import Node, Scalar, Sequence
from brieflives.read.origins import Path

_Named = tuple[str, str, Place]  # name, what it names, where


def duplicate_ids(root: Node, prose: Mapping[Path, Prose]) -> list[Finding]:
    """Report the second of two chapters, or two notes or sources, of one name (SCHEMA rule 3)."""
    chapters = _ids(root, "chapters", "chapter")
    notes = [*_keys(root), *_ids(root, "sources", "source"), *_on_the_spot(prose)]
    return [*_repeated(chapters), *_repeated(notes)]


def _repeated(named: Iterable[_Named]) -> Iterator[Finding]:
    in_file = sorted(named, key=lambda n: n[2].span().start)
    first: dict[str, _Named] = {}
    for name, what, place in in_file:
        if name not in first:
            first[name] = (name, what, place)
            continue
        other = first[name]
        line = other[2].span().line
        message = f"the {what} '{name}' has the name of the {other[1]} on line {line}"
        yield finding(Code.DUPLICATE_ID, place, message, "give one of them another name")


def _ids(root: Node, key: str, what: str) -> Iterator[_Named]:
    records = root.get(key) if isinstance(root, Group) else None
    for record in records.items if isinstance(records, Sequence) else ():
        name = record.get("id") if isinstance(record, Group) else None
        if isinstance(name, Scalar) and name.text.strip():
            yield name.text.strip(), what, name


def _keys(root: Node) -> Iterator[_Named]:
    notes = root.get("notes") if isinstance(root, Group) else None
    for entry in notes.entries if isinstance(notes, Group) else ():
        yield entry.key.text.strip(), "note", entry.key


def _on_the_spot(prose: Mapping[Path, Prose]) -> Iterator[_Named]:
    for text in prose.values():
        for key, remark in text.remarks:
            yield key, "note", remark.place
