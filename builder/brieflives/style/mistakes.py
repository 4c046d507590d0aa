"""Tell the mistakes in a style sheet in plain words, each at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from brieflives.findings import Code, Finding, finding
from brieflives.nearest import did_you_mean
from brieflives.places import Place
from brieflives.read.nodes import Mapping, Node, Sequence
from brieflives.records.faults import NEEDED, Fault, Kind, Path
from brieflives.records.shapes import Shape, shape_of
from brieflives.style.sheet import Sheet

_GROUP_NEEDED = "a group of keys is needed here, as styles/classic.yaml shows it"


def all_told(faults: Collection[Fault], tree: Mapping) -> Iterator[Finding]:
    """Yield the findings for the mistakes in a style sheet; one for all the keys that it lacks.

    A style of an author's own says what is other than in the style that it extends. Without that
    word it lacks nearly all keys, which says little.
    """
    lacking = [fault for fault in faults if fault.kind is Kind.MISSING and len(fault.path) == 1]
    if lacking:
        message = "a style has to say which other style it begins from: 'extends' is missing"
        keys = ", ".join(str(fault.path[0]) for fault in lacking)
        hint = f"add the line: extends: classic; or all that this one lacks: {keys}"
        yield finding(Code.MISSING_KEY, tree, message, hint)
    unknown = {fault.path for fault in faults if fault.of_key}
    for fault in faults:
        if fault not in lacking and fault.path[:-1] not in unknown:
            yield told(fault, tree)


def told(fault: Fault, tree: Mapping) -> Finding:
    """Return the finding for a mistake in a style sheet."""
    path = fault.path
    key = str(path[-1]) if path else "style"
    if fault.of_key or fault.kind is Kind.UNKNOWN:
        known = (*(("extends",) if len(path) == 1 else ()), *_shape(path[:-1]).keys)
        message = f"a style sheet has no key '{key}' here"
        hint = did_you_mean(key, known) or f"known here are {', '.join(known)}"
        return finding(Code.UNKNOWN_KEY, _key(tree, path), message, hint)
    place = node_at(tree, path)
    if fault.kind is Kind.MISSING:
        return finding(Code.MISSING_KEY, place, f"the key '{key}' is missing")
    if refusal := fault.refusal:
        return finding(refusal.code, place, refusal.message, refusal.hint)
    code = Code.WRONG_CHOICE if fault.kind is Kind.CHOICE else Code.WRONG_VALUE
    return finding(code, place, f"the value of '{key}' is wrong", _hint(fault))


def _hint(fault: Fault) -> str:
    match fault.kind:
        case Kind.CHOICE:
            return f"it is one of: {', '.join(map(repr, _shape(fault.path).choices))}"
        case Kind.LEAST:
            return f"it has to be greater than or equal to {fault.limit:g}"
        case Kind.ABOVE:
            return f"it has to be greater than {fault.limit:g}"
        case Kind.MOST:
            return f"it has to be less than or equal to {fault.limit:g}"
        case Kind.GROUP:
            return _GROUP_NEEDED
        case _:
            return NEEDED[fault.kind]


def _shape(path: Path) -> Shape:
    return shape_of(Sheet).at(path) or Shape()


def _key(tree: Mapping, steps: Path) -> Place:
    """Return where the last key of a path stands."""
    around = node_at(tree, steps[:-1])
    if isinstance(around, Mapping):
        entry = around.by_key.get(str(steps[-1]))
        if entry:
            return entry.key
    return around


def node_at(tree: Mapping, steps: Path) -> Node:
    """Return what stands at a path; the nearest thing around it when there is nothing."""
    node: Node = tree
    for step in steps:
        inner: Node | None = None
        if isinstance(node, Mapping):
            inner = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            return node
        node = inner
    return node
