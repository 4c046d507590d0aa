"""Read a record from a tree, and find what breaks the schema and which values are empty."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.findings import Code, Finding, finding
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence, plain_data
from brieflives.read.origins import Origins, Path
from brieflives.records.faults import Fault, Kind
from brieflives.records.shapes import AnyRecord, read_record, shape_of


def validated(model: type[AnyRecord], root: Node) -> tuple[AnyRecord | None, list[Finding]]:
    """Return the record that the tree holds and all that breaks the schema.

    When something does, the record is what could be salvaged: good for checking the rest, not for
    printing; ``None`` when nothing could.
    """
    empty = dict(_empty_values(root, ()))
    record, faults = read_record(model, plain_data(root))
    findings: list[Finding] = []
    if faults:
        findings += _told(faults, model, root, empty)
        record = _salvaged(model, root)
    findings += [_empty_value(path, node) for path, node in empty.items()]
    return record, findings


def _told(
    faults: list[Fault], model: type[AnyRecord], root: Node, empty: dict[Path, Scalar]
) -> Iterator[Finding]:
    """Put faults into words, but those that follow from others; unknown keys are not ``empty``."""
    from brieflives.read.schema_findings import Judge  # most files have no fault

    judge = Judge(shape_of(model), Origins(root))
    for fault in faults:
        if fault.kind is Kind.UNKNOWN:
            empty.pop(fault.path, None)
    misspelt = judge.misspelt(faults)
    for fault in faults:
        if fault.path not in misspelt and not _follows(fault.path, empty, judge.node(fault)):
            yield judge.finding(fault)


def _salvaged(model: type[AnyRecord], root: Node) -> AnyRecord | None:
    from brieflives.read.salvage import salvage

    return salvage(model, plain_data(root))


def _follows(path: Path, empty: dict[Path, Scalar], node: Node) -> bool:
    """Tell whether what is wrong with ``node`` only follows from an empty value."""
    if isinstance(node, Scalar) and node.is_empty:
        return True
    return any(path[:k] in empty for k in range(1, len(path) + 1))


def _empty_values(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            key = entry.key.text
            if isinstance(entry.value, Scalar):
                if entry.value.is_empty:
                    yield (*path, key), entry.key
            else:
                yield from _empty_values(entry.value, (*path, key))
    elif isinstance(node, Sequence):
        for k, item in enumerate(node.items):
            if isinstance(item, Scalar):
                if item.is_empty:
                    yield (*path, k), item
            else:
                yield from _empty_values(item, (*path, k))


def _empty_value(path: Path, place: Scalar) -> Finding:
    if isinstance(path[-1], int):
        return finding(Code.EMPTY_VALUE, place, "this entry of the list is empty", "remove its -")
    message = f"'{path[-1]}' has no value"
    return finding(Code.EMPTY_VALUE, place, message, "fill it in, or remove the key")
