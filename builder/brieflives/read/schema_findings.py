"""What breaks the schema becomes findings in plain words, with hints and mends."""

from __future__ import annotations

import re

from brieflives.findings import Code, Finding, Fix, finding
from brieflives.model.dates import DateError, parse_date
from brieflives.model.values import is_address, is_id
from brieflives.nearest import did_you_mean, nearest, only_near
from brieflives.places import Place, Span
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence
from brieflives.read.origins import Origins, Path
from brieflives.read.other_names import choice_called, deeper_called, fact_called, key_called
from brieflives.read.yaml_mends import quoted
from brieflives.records.faults import NEEDED, Fault, Kind
from brieflives.records.shapes import Shape

_MOST_KEYS_IN_HINT = 14
_LONGEST_SHOWN = 60  # letters of a word
_LONGEST_REWRITTEN = 40  # letters of a text
# what a text in a record's place mostly is
_LEADING_KEYS = ("name", "title", "school", "family", "file")
_UNSEEN_SPACE = r"[^\S ]|[\u200b\u2060\ufeff]"
_OF_A_TEXT = (Kind.SWITCH, Kind.NUMBER, Kind.WHOLE)  # what a text may be
_HOW = {
    Kind.TEXT: "write the text right after the key",
    Kind.LIST: "begin each entry with '- ' on a line of its own",
    Kind.GROUP: "write each key on a line of its own, indented: key: value",
    Kind.SWITCH: "write true or false",
    Kind.NUMBER: "write a number such as 3 or 0.5",
    Kind.WHOLE: "write a number such as 3",
}


class Judge:
    """Knows the schema and the file, and words one error at a time."""

    def __init__(self, shape: Shape, origins: Origins) -> None:
        """``shape`` is that of the whole file, ``origins`` where its values stand."""
        self._shape = shape
        self._origins = origins

    def misspelt(self, faults: list[Fault]) -> set[Path]:
        """Return the paths of missing keys that are there, but misspelt: those tell enough."""
        missing = {fault.path for fault in faults if fault.kind is Kind.MISSING}
        unknown = [fault.path for fault in faults if fault.kind is Kind.UNKNOWN]
        meant = {(*path[:-1], self._perhaps_meant(path)) for path in unknown}
        for path in unknown:  # `1931: born` is answered with the whole record
            told = _told_of_year(str(path[-1]), self._shape.at(path[:-1]) or Shape())
            meant |= {(*path[:-1], key) for key in ("date", told) if told}
        return missing.intersection(meant)

    def _perhaps_meant(self, path: Path) -> str:
        word, unused = str(path[-1]), self._unused(path)
        return key_called(word, unused) or nearest(word, unused) or ""

    def node(self, fault: Fault) -> Node:
        """Return what stands where the fault is, or around it."""
        return self._origins.node(fault.path)

    def finding(self, fault: Fault) -> Finding:
        """Put one fault into the author's words."""
        path, node = fault.path, self.node(fault)
        place: Place = self._origins.key(path) if fault.of_key else node
        if refusal := fault.refusal:
            fix = _replaced(place, refusal.suggestion)
            return finding(refusal.code, place, refusal.message, refusal.hint, fix)
        tell = {
            Kind.MISSING: self._missing,
            Kind.UNKNOWN: self._unknown,
            Kind.CHOICE: self._wrong_choice,
        }.get(fault.kind)
        if tell:
            return tell(path)
        if fault.kind is Kind.EMPTY:
            hint = "fill it in, or remove the key"
            return finding(Code.EMPTY_VALUE, place, "this text is empty", hint)
        if fault.kind in NEEDED and not (isinstance(node, Scalar) and fault.kind in _OF_A_TEXT):
            return self._wrong_shape(fault.kind, node, path)
        message, hint = _impossible(fault, f"'{node.text}'" if isinstance(node, Scalar) else "this")
        return finding(Code.WRONG_VALUE, _first_line(place.span()), message, hint)

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
        if re.search(_UNSEEN_SPACE, word):
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
            return self._wrong_shape(Kind.TEXT, node, path)
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

    def _wrong_shape(self, needed: Kind, node: Node, path: Path) -> Finding:
        hint = self._rewritten(needed, node, path) or _HOW[needed]
        if isinstance(node, Mapping | Sequence) and node.flow and needed is Kind.TEXT:
            sign = "{" if isinstance(node, Mapping) else "["
            hint = f"a text that begins with {sign} needs quotes around it"
        found = {Scalar: "a text", Sequence: "a list", Mapping: "a group of keys"}[type(node)]
        message = f"{NEEDED[needed]}, but this is {found}"
        return finding(Code.WRONG_SHAPE, _first_line(node.span()), message, hint)

    def _rewritten(self, needed: Kind, node: Node, path: Path) -> str:
        """Show a short text as the record, or the list of one, that belongs in its place."""
        shape = self._shape.at(path) or Shape()
        keys = (shape.item or Shape()).keys if needed is Kind.LIST else shape.keys
        key = next((k for k in _LEADING_KEYS if k in keys), "")
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", node.text if isinstance(node, Scalar) else ""):
            key = "date" if "date" in keys else ""
        if not key and isinstance(node, Scalar) and {"date", "place"} <= keys.keys():
            return f"write {{date: {self._date(node.text)}, place: …}}"
        if needed is Kind.LIST and isinstance(node, Mapping) and node.entries:
            return _as_entries(node.entries[0].key.text, shape.item or Shape(), key)
        if isinstance(node, Scalar) and {"title", "url"} <= keys.keys() and is_address(node.text):
            return f"write {{title: …, url: {quoted(node.text)}}}"
        if not key or not isinstance(node, Scalar) or len(node.text) > _LONGEST_REWRITTEN:
            return ""
        named = re.fullmatch(r"([\w. -]*\w\.?) ([\w-]+)", node.text)
        if named and key == "family":
            record = f"{{family: {named[2]}, given: {named[1]}}}"
            return f"write [{record}]" if needed is Kind.LIST else f"write {record}"
        value = node.text if re.fullmatch(r"[\w-]+( [\w-]+)*", node.text) else quoted(node.text)
        record = f"{{{key}: {value}}}"
        return f"write [{record}]" if needed is Kind.LIST else f"write {record}"

    @staticmethod
    def _date(text: str) -> str:
        """Write the author's date as it belongs in a record, or any where it is not understood."""
        try:
            parse_date(text)
        except DateError as error:
            return error.suggestion or "1890-06-11"
        return text


def _impossible(fault: Fault, shown: str) -> tuple[str, str]:
    """Say why a value of the right shape is not possible, and what would be."""
    match fault.kind:
        case Kind.SWITCH:
            return f"{shown} is neither true nor false", _HOW[Kind.SWITCH]
        case Kind.NUMBER:
            return f"{shown} is not a number", _HOW[Kind.NUMBER]
        case Kind.WHOLE:
            return f"{shown} is not a whole number", _HOW[Kind.WHOLE]
        case Kind.LENGTH:
            return f"this list has to have {fault.limit:g} entries", ""
        case Kind.MOST:
            return f"{shown} is too large", f"the largest number here is {fault.limit:g}"
        case _:
            return f"{shown} is too small", f"the smallest number here is {fault.limit:g}"


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
