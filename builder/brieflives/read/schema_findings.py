"""Check a tree against a pydantic model; every error becomes a finding in plain words.

Findings are made from an error's path and type alone (pydantic's sentences are for programmers);
the checks of ``model.values`` bring their own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from brieflives.findings import Code, Finding, Fix, finding
from brieflives.model.dates import DateError, parse_date
from brieflives.model.values import is_address, is_id
from brieflives.nearest import did_you_mean, nearest, only_near
from brieflives.places import Place, Span
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence
from brieflives.read.origins import Origins, Path
from brieflives.read.other_names import choice_called, deeper_called, fact_called, key_called
from brieflives.read.salvage import salvage
from brieflives.read.shapes import Shape
from brieflives.read.yaml_mends import quoted

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)

_KEY_MARK = "[key]"  # pydantic's last step for an error in a key of a mapping
_MOST_KEYS_IN_HINT = 14
_LONGEST_SHOWN = 60  # letters of a word
_LONGEST_REWRITTEN = 40  # letters of a text
# what a text in a record's place mostly is
_LEADING_KEYS = ("name", "title", "school", "family", "file")
_UNSEEN_SPACE = re.compile(r"[^\S ]|[\u200b\u2060\ufeff]")
_SHAPES = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "group",
    "mapping_type": "group",
    "model_type": "group",
    "model_attributes_type": "group",
    "bool_type": "switch",
    "float_type": "number",
    "int_type": "number",
}
_NEEDED = {
    "text": "one text is needed here",
    "list": "a list is needed here",
    "group": "a group of keys is needed here",
    "switch": "true or false is needed here",
    "number": "a number is needed here",
}
_HOW = {
    "text": "write the text right after the key",
    "list": "begin each entry with '- ' on a line of its own",
    "group": "write each key on a line of its own, indented: key: value",
    "switch": "write true or false",
    "number": "write a number such as 3 or 0.5",
}


def validated(
    model: type[AnyRecord], shape: Shape, root: Node
) -> tuple[AnyRecord | None, list[Finding]]:
    """Return the record that the tree holds and all that breaks the schema.

    When something does, the record is what could be salvaged: good for checking the rest, not for
    printing; ``None`` when nothing could.
    """
    empty = dict(_empty_values(root, ()))
    findings: list[Finding] = []
    try:
        record = model.model_validate(_plain(root))
        findings += [_empty_value(path, node) for path, node in empty.items()]
        return record, findings
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        judge = _Judge(shape, Origins(root))
        for detail in details:
            if detail["type"] == "extra_forbidden":
                empty.pop(detail["loc"], None)
        misspelt = judge.misspelt(details)
        findings += [
            judge.finding(d)
            for d in details
            if d["loc"] not in misspelt and not _follows(d, details, empty, judge.node(d))
        ]
    findings += [_empty_value(path, node) for path, node in empty.items()]
    return salvage(model, _plain(root)), findings


def _follows(
    detail: ErrorDetails, all_: list[ErrorDetails], empty: dict[Path, Scalar], node: Node
) -> bool:
    """Tell whether an error at ``node`` only follows from an empty value or a wrong list entry."""
    path = detail["loc"]
    if detail["type"] == "too_short" and any(
        len(d["loc"]) > len(path) and d["loc"][: len(path)] == path for d in all_
    ):
        return True
    if isinstance(node, Scalar) and node.is_empty:
        return True
    return any(path[:k] in empty for k in range(1, len(path) + 1))


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return None if node.is_empty else node.text


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


class _Judge:
    """Knows the schema and the file, and words one error at a time."""

    def __init__(self, shape: Shape, origins: Origins) -> None:
        self._shape = shape
        self._origins = origins

    def misspelt(self, details: list[ErrorDetails]) -> set[Path]:
        """Return the paths of missing keys that are there, but misspelt: those tell enough."""
        missing = {d["loc"] for d in details if d["type"] == "missing"}
        unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
        meant = {(*path[:-1], self._perhaps_meant(path)) for path in unknown}
        for path in unknown:  # `1931: born` is answered with the whole record
            told = _told_of_year(str(path[-1]), self._shape.at(path[:-1]) or Shape())
            meant |= {(*path[:-1], key) for key in ("date", told) if told}
        return missing.intersection(meant)

    def _perhaps_meant(self, path: Path) -> str:
        word, unused = str(path[-1]), self._unused(path)
        return key_called(word, unused) or nearest(word, unused) or ""

    def node(self, detail: ErrorDetails) -> Node:
        """Return what stands where the error is, or around it."""
        return self._origins.node(detail["loc"])

    def finding(self, detail: ErrorDetails) -> Finding:
        """Put one error of pydantic into the author's words."""
        kind, path = detail["type"], detail["loc"]
        if path and path[-1] == _KEY_MARK:
            path = path[:-1]
            place: Place = self._origins.key(path)
        else:
            place = self._origins.value(path)
        context = detail.get("ctx", {})
        if "message" in context and "hint" in context:
            fix = _replaced(place, context.get("suggestion", ""))
            return finding(Code(kind), place, context["message"], context["hint"], fix)
        if kind == "missing":
            return self._missing(path)
        if kind == "extra_forbidden":
            return self._unknown(path)
        if kind == "literal_error":
            return self._wrong_choice(path)
        if kind in _SHAPES:
            return self._wrong_shape(_SHAPES[kind], self._origins.node(path), path)
        return self._wrong_value(kind, path, place, context)

    def _missing(self, path: Path) -> Finding:
        record = path[:-1]
        node = self._origins.node(record)
        place: Place = _first_character(node.span())
        if record and isinstance(record[-1], str):
            place = self._origins.key(record)
        elif not record:
            place = Span(node.source, 0, 0)
        where = f" in '{record[-1]}'" if record and isinstance(record[-1], str) else ""
        choices = (self._shape.at(path) or Shape()).choices
        line = f"{path[-1]}: {choices[0] if len(choices) == 1 else '…'}"
        in_braces = isinstance(node, Mapping) and node.flow
        hint = f"add  {line}  within the braces" if in_braces else f"add a line  {line}"
        return finding(Code.MISSING_KEY, place, f"the key '{path[-1]}' is missing{where}", hint)

    def _unknown(self, path: Path) -> Finding:
        parent = self._shape.at(path[:-1]) or Shape()
        known, word = tuple(parent.keys), str(path[-1])
        key = self._origins.key(path)
        fix = _replaced(key, self._meant(path))
        if _UNSEEN_SPACE.search(word):
            message = f"a space that cannot be seen stands in the key '{' '.join(word.split())}'"
            hint = "delete what is before and behind the word, and type the spaces anew"
            return finding(Code.UNKNOWN_KEY, key, message, hint, fix)
        called = key_called(word, self._unused(path))
        hint = f"write  {called}:" if called else ""
        if not hint and (not fix or deeper_called(word)):
            hint, fix = self._deeper(word, parent), None if deeper_called(word) else fix
        hint = hint or did_you_mean(word, self._unused(path) or known)
        if not hint and known:
            shown = ", ".join(known[:_MOST_KEYS_IN_HINT])
            more = ", …" if len(known) > _MOST_KEYS_IN_HINT else ""
            hint = f"known here are {shown}{more}"
        message = f"'{_shortened(word)}' is not a key that is known here"
        return finding(Code.UNKNOWN_KEY, key, message, hint, None if called else fix)

    def _deeper(self, word: str, parent: Shape) -> str:
        """Say in which of the groups beside a misplaced key it belongs."""
        if "facts" in parent.keys and (fact := fact_called(word)):
            return f"write it under  facts:  as  {fact}: …"
        if told := _told_of_year(word, parent):
            return f"write {{date: {word}, {told}: …}}"
        if (meant := deeper_called(word)) and meant[0] in parent.keys:
            return f"write it under  {meant[0]}:  as  {meant[1]}: …"
        groups = [(group, tuple(shape.keys)) for group, shape in parent.keys.items()]
        named = [(g, word if word in keys else key_called(word, keys)) for g, keys in groups]
        places = [f"write it under  {group}:  as  {name}: …" for group, name in named if name]
        return places[0] if len(places) == 1 else ""

    def _meant(self, path: Path) -> str:
        """Return the key that the one at ``path`` stands for; empty where that is not certain."""
        unused = self._unused(path)
        near = only_near(str(path[-1]), unused)
        record = self._origins.node(path[:-1])
        written = record.by_key if isinstance(record, Mapping) else {}
        rivals = [key for key in written if key != path[-1] and only_near(key, unused) == near]
        return near if near and not rivals else ""

    def _unused(self, path: Path) -> list[str]:
        """Return the known keys that could stand at ``path`` and are not written beside it."""
        parent = self._shape.at(path[:-1]) or Shape()
        record = self._origins.node(path[:-1])
        written = record.by_key if isinstance(record, Mapping) else {}
        return [key for key in parent.keys if key not in written]

    def _wrong_choice(self, path: Path) -> Finding:
        node = self._origins.node(path)
        if not isinstance(node, Scalar):
            return self._wrong_shape("text", node, path)
        choices = (self._shape.at(path) or Shape()).choices
        hint = f"write {choices[0]}" if len(choices) == 1 else ""
        fix: Fix | None = None
        if len(choices) > 1:
            fix = _replaced(node, only_near(node.text, choices) or "")
            guess = did_you_mean(node.text, choices)
            hint = f"{guess} possible are: {', '.join(choices)}".lstrip()
        if called := choice_called(node.text, choices):
            fix, hint = None, f"write {called}"
        message = f"'{node.text}' cannot be chosen for '{path[-1]}'"
        return finding(Code.WRONG_CHOICE, node, message, hint, fix)

    def _wrong_shape(self, needed: str, node: Node, path: Path) -> Finding:
        hint = self._rewritten(needed, node, path) or _HOW[needed]
        if isinstance(node, Mapping | Sequence) and node.flow and needed == "text":
            sign = "{" if isinstance(node, Mapping) else "["
            hint = f"a text that begins with {sign} needs quotes around it"
        found = {Scalar: "a text", Sequence: "a list", Mapping: "a group of keys"}[type(node)]
        message = f"{_NEEDED[needed]}, but this is {found}"
        return finding(Code.WRONG_SHAPE, _first_line(node.span()), message, hint)

    def _rewritten(self, needed: str, node: Node, path: Path) -> str:
        """Show a short text as the record, or the list of one, that belongs in its place."""
        shape = self._shape.at(path) or Shape()
        keys = (shape.item or Shape()).keys if needed == "list" else shape.keys
        key = next((k for k in _LEADING_KEYS if k in keys), "")
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", node.text if isinstance(node, Scalar) else ""):
            key = "date" if "date" in keys else ""
        if not key and isinstance(node, Scalar) and {"date", "place"} <= keys.keys():
            return f"write {{date: {self._date(node.text)}, place: …}}"
        if needed == "list" and isinstance(node, Mapping) and node.entries:
            return _as_entries(node.entries[0].key.text, shape.item or Shape(), key)
        if isinstance(node, Scalar) and {"title", "url"} <= keys.keys() and is_address(node.text):
            return f"write {{title: …, url: {quoted(node.text)}}}"
        if not key or not isinstance(node, Scalar) or len(node.text) > _LONGEST_REWRITTEN:
            return ""
        named = re.fullmatch(r"([\w. -]*\w\.?) ([\w-]+)", node.text)
        if named and key == "family":
            record = f"{{family: {named[2]}, given: {named[1]}}}"
            return f"write [{record}]" if needed == "list" else f"write {record}"
        value = node.text if re.fullmatch(r"[\w-]+( [\w-]+)*", node.text) else quoted(node.text)
        record = f"{{{key}: {value}}}"
        return f"write [{record}]" if needed == "list" else f"write {record}"

    @staticmethod
    def _date(text: str) -> str:
        """Write the author's date as it belongs in a record, or any where it is not understood."""
        try:
            parse_date(text)
        except DateError as error:
            return error.suggestion or "1890-06-11"
        return text

    def _wrong_value(self, kind: str, path: Path, place: Place, context: dict[str, Any]) -> Finding:
        node = self._origins.node(path)
        shown = f"'{node.text}'" if isinstance(node, Scalar) else "this"
        if kind == "string_too_short":
            hint = "fill it in, or remove the key"
            return finding(Code.EMPTY_VALUE, place, "this text is empty", hint)
        message, hint = f"{shown} is not possible here", ""
        if kind.startswith("bool"):
            message, hint = f"{shown} is neither true nor false", _HOW["switch"]
        elif kind.startswith(("float", "int", "finite")):
            message, hint = f"{shown} is not a number", _HOW["number"]
        elif kind in ("too_short", "too_long"):
            needed = context.get("min_length") or context.get("max_length")
            message = f"this list has to have {needed} entries"
        elif kind.startswith(("greater", "less")):
            (limit,) = context.values()
            is_small = kind.startswith("greater")
            message = f"{shown} is too {'small' if is_small else 'large'}"
            hint = f"the {'smallest' if is_small else 'largest'} number here is {limit:g}"
        return finding(Code.WRONG_VALUE, _first_line(place.span()), message, hint)


def _as_entries(first: str, record: Shape, leading: str) -> str:
    """Show how the list begins that an author wrote as a group, whose ``first`` key is an entry."""
    told = _told_of_year(first, record)
    if told:
        return f"make each an entry of a list:  - {{date: {first}, {told}: …}}"
    if first in record.keys or not leading:
        return ""
    name = f"id: {first}" if "id" in record.keys and is_id(first) else f"{leading}: {quoted(first)}"
    return f"make each an entry of a list, which begins with  - {name}"


def _told_of_year(word: str, record: Shape) -> str:
    """Return the key of what a record tells of a year, where a year stands in the key's place."""
    if not re.fullmatch(r"\d{4}", word) or "date" not in record.keys:
        return ""
    return next((key for key in ("text", *_LEADING_KEYS) if key in record.keys), "")


def _replaced(place: Place, text: str) -> Fix | None:
    """Put a text that needs no quotes in the place of what the author wrote."""
    return Fix(place.span(), text) if text else None


def _shortened(word: str) -> str:
    return word if len(word) <= _LONGEST_SHOWN else word[:_LONGEST_SHOWN] + "…"


def _first_character(span: Span) -> Span:
    return Span(span.source, span.start, min(span.start + 1, span.stop))


def _first_line(span: Span) -> Span:
    stop = span.source.text.find("\n", span.start, span.stop)
    return Span(span.source, span.start, stop if stop >= 0 else span.stop)
