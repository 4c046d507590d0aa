"""Tell the mistakes in a style sheet in plain words, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from brieflives.findings import Code, Finding, finding
from brieflives.nearest import did_you_mean
from brieflives.places import Place
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence
from brieflives.style.sheet import Sheet, StyleRecord

_KEY_MARK = "[key]"  # pydantic's last step for a key of a mapping that is not allowed
Steps = tuple[str | int, ...]


def plain_data(node: Node) -> Any:
    """Return a tree as texts, lists and dictionaries."""
    match node:
        case Scalar():
            return None if node.is_empty else node.text
        case Sequence():
            return [plain_data(item) for item in node.items]
        case Mapping():
            return {entry.key.text: plain_data(entry.value) for entry in node.entries}


def told(error: ValidationError, tree: Mapping) -> list[Finding]:
    """Return a finding for every mistake that the sheet's types have met."""
    return [_finding(details, tree) for details in error.errors(include_url=False)]


def _finding(details: ErrorDetails, tree: Mapping) -> Finding:
    steps = details["loc"]
    kind = details["type"]
    if steps and steps[-1] == _KEY_MARK:
        steps, kind = steps[:-1], "extra_forbidden"
    key = str(steps[-1]) if steps else "style"
    if kind == "extra_forbidden":
        known = tuple(_known_keys(steps[:-1]))
        message = f"a style sheet has no key '{key}' here"
        hint = did_you_mean(key, known) or f"known here are {', '.join(known)}"
        return finding(Code.UNKNOWN_KEY, _key(tree, steps), message, hint)
    place = node_at(tree, steps)
    if kind == "missing":
        return finding(Code.MISSING_KEY, place, f"the key '{key}' is missing")
    if kind == "value_error":
        return finding(Code.WRONG_VALUE, place, str(details["ctx"]["error"]))
    code = Code.WRONG_CHOICE if kind == "literal_error" else Code.WRONG_VALUE
    return finding(code, place, f"the value of '{key}' is wrong", _hint(details))


def _hint(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    match details["type"]:
        case "literal_error":
            return f"it is one of: {str(context['expected']).replace(' or ', ', ')}"
        case "string_pattern_mismatch":
            return 'a colour is written "#7A1E1E", in quotes'
        case "greater_than_equal" | "greater_than" | "less_than_equal" | "less_than":
            return details["msg"].replace("Input should be", "it has to be")
        case "model_type" | "dict_type":
            return "a group of keys is needed here, as styles/classic.yaml shows it"
        case _:
            return details["msg"].replace("Input should be", "it should be")


def _key(tree: Mapping, steps: Steps) -> Place:
    """Return where the last key of a path stands."""
    around = node_at(tree, steps[:-1])
    if isinstance(around, Mapping):
        entry = around.by_key.get(str(steps[-1]))
        if entry:
            return entry.key
    return around


def node_at(tree: Mapping, steps: Steps) -> Node:
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


def _known_keys(steps: Steps) -> Iterator[str]:
    """Yield the keys that may stand at a path."""
    kind: Any = Sheet
    for step in steps:
        if isinstance(kind, type) and issubclass(kind, StyleRecord):
            fields = {field.alias: field for field in kind.model_fields.values()}
            kind = fields[str(step)].annotation
        else:
            kind = get_args(kind)[-1]
    if get_origin(kind) is AnyMapping:
        names = get_args(kind)[0]
        yield from get_args(names) or (member.value for member in names)
    elif isinstance(kind, type) and issubclass(kind, StyleRecord):
        yield from (str(field.alias) for field in kind.model_fields.values())
