"""What may stand at each place of an author's file, and how it is read.

A shape reads what YAML has made of a value, where every scalar is text: it returns what is meant,
and adds every fault to a list. Nothing is raised. What it returns beside a fault is of no use.

The shape of a field is read off its annotation, once for each type and only when it is met. Where
the type is not enough, a shape stands in the annotation: ``Annotated[float, Number(least=0)]``.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields, replace

from brieflives.findings import Code
from brieflives.records.faults import Fault, Kind, Path, Refusal
from brieflives.records.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)
Check = Callable[[Any], Refusal | None]
Faults = list[Fault]

_SWITCHED = {
    **dict.fromkeys(("true", "yes", "on", "1", "t", "y"), True),
    **dict.fromkeys(("false", "no", "off", "0", "f", "n"), False),
}


def read_record(record: type[AnyRecord], plain: Any) -> tuple[AnyRecord | None, list[Fault]]:
    """Return the record that texts, lists and dictionaries make, or all that is wrong with them.

    Faults come in the order of a record's fields, those of unknown keys behind them.
    """
    faults: Faults = []
    made = shape_of(record).read(plain, (), faults)
    return (None if faults else made), faults


class Shape(Struct, frozen=True):
    """What may stand at a place; this one lets everything pass."""

    @property
    def keys(self) -> Mapping[str, Shape]:
        """The keys that are known, in their order."""
        return {}

    @property
    def item(self) -> Shape | None:
        """What each entry of a list may be."""
        return None

    @property
    def value(self) -> Shape | None:
        """What may stand under keys of the author's own."""
        return None

    @property
    def choices(self) -> tuple[str, ...]:
        """The texts of which one is to be chosen."""
        return ()

    @property
    def markdown(self) -> type[str] | None:
        """Which kind of text it is, where that is not any text."""
        return None

    def below(self, step: str | int) -> Shape | None:
        """Return what is expected one step further."""
        return self.item if isinstance(step, int) else self.keys.get(step) or self.value

    def at(self, path: Iterable[str | int]) -> Shape | None:
        """Return what is expected at ``path``; ``None`` for what is not known."""
        here: Shape | None = self
        for step in path:
            here = here.below(step) if here else None
        return here

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return what the author means by ``value``; add to ``faults`` what is wrong with it."""
        return value


class Text(Shape, frozen=True):
    """A text; a trimmed one loses the spaces around it and must not be empty then."""

    kind: type[str] = str
    trimmed: bool = False
    checks: tuple[Check, ...] = ()

    @property
    def markdown(self) -> type[str] | None:
        """The kind of text, where it has a name of its own."""
        return None if self.kind is str else self.kind

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return the text as a value of its kind."""
        if not isinstance(value, str):
            faults.append(Fault(path, Kind.TEXT))
            return None
        text = value.strip() if self.trimmed else value
        if self.trimmed and not text:
            faults.append(Fault(path, Kind.EMPTY))
        elif refusal := _refusal(self.checks, text):
            faults.append(Fault(path, Kind.REFUSED, refusal=refusal))
        return self.kind(text)


class Number(Shape, frozen=True):
    """A finite number, its own bounds included but for ``above``."""

    whole: bool = False
    least: float | None = None
    above: float | None = None
    most: float | None = None
    checks: tuple[Check, ...] = ()

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return the number that a text is."""
        try:
            number = float(value) if isinstance(value, str) else float("nan")
        except ValueError:
            number = float("nan")
        if not isfinite(number) or (self.whole and not number.is_integer()):
            faults.append(Fault(path, Kind.WHOLE if self.whole else Kind.NUMBER))
            return None
        if refusal := _refusal(self.checks, number):
            faults.append(Fault(path, Kind.REFUSED, refusal=refusal))
        elif self.least is not None and number < self.least:
            faults.append(Fault(path, Kind.LEAST, self.least))
        elif self.above is not None and number <= self.above:
            faults.append(Fault(path, Kind.ABOVE, self.above))
        elif self.most is not None and number > self.most:
            faults.append(Fault(path, Kind.MOST, self.most))
        return int(number) if self.whole else number


class Switch(Shape, frozen=True):
    """True or false, in one of the ways in which YAML knows them."""

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return which of both a text is."""
        switched = _SWITCHED.get(value.lower()) if isinstance(value, str) else None
        if switched is None:
            faults.append(Fault(path, Kind.SWITCH))
        return switched


class Choice(Shape, frozen=True):
    """One of several texts, as a value of ``kind``; ``any_case``: in capitals or not."""

    choices: tuple[str, ...]
    kind: Callable[[str], Any] = str
    any_case: bool = False

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return what was chosen."""
        if self.any_case and isinstance(value, str):
            value = next((each for each in self.choices if each.lower() == value.lower()), value)
        if value not in self.choices:
            faults.append(Fault(path, Kind.CHOICE))
            return None
        return self.kind(value)


class Spelt(Shape, frozen=True):
    """A text that ``reader`` understands or refuses in its own words; in short, one of ``like``."""

    reader: Callable[[str], Any]
    like: tuple[Shape, ...]

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return what the reader makes of the text."""
        if not isinstance(value, str):
            return self.like[0].read(value, path, faults)
        read = self.reader(value.strip())
        if isinstance(read, Refusal):
            faults.append(Fault(path, Kind.REFUSED, refusal=read))
        return read


class List(Shape, frozen=True):
    """Entries that are alike, of which ``or_one`` may stand without a list around it."""

    item: Shape
    or_one: bool = False
    length: int | None = None

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return the entries as a tuple; how many there are counts when each is sound."""
        if not isinstance(value, list):
            if not self.or_one:
                faults.append(Fault(path, Kind.LIST))
                return None
            value = [value]
        before, item = len(faults), self.item
        read = tuple([item.read(each, (*path, k), faults) for k, each in enumerate(value)])
        if self.length is not None and len(read) != self.length and len(faults) == before:
            faults.append(Fault(path, Kind.LENGTH, self.length))
        return read


class Group(Shape, frozen=True):
    """A mapping with keys of the author's own."""

    key: Shape
    value: Shape

    @property
    def keys(self) -> Mapping[str, Shape]:
        """The keys, where they can only be chosen."""
        return dict.fromkeys(self.key.choices, self.value)

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return the mapping with what keys and values mean."""
        if not isinstance(value, dict):
            faults.append(Fault(path, Kind.GROUP))
            return None
        read = {}
        for word, each in value.items():
            below, of_key = (*path, word), list[Fault]()
            key = self.key.read(word, below, of_key)
            faults += [replace(fault, of_key=True) for fault in of_key]
            read[key] = self.value.read(each, below, faults)
        return read


class OfRecord(Shape, frozen=True):
    """A record; the value of its key ``short``, if it has one, may stand alone in its place.

    The path of such a value has a step that the file lacks; ``Origins`` skips such steps.
    """

    record: type[Record]
    short: str = ""

    @property
    def keys(self) -> Mapping[str, Shape]:
        """The keys of the record."""
        return _keys(self.record)

    def read(self, value: Any, path: Path, faults: Faults) -> Any:
        """Return the record where no value in it is wrong."""
        if self.short and not isinstance(value, dict):
            value = {self.short: value}
        before = len(faults)
        read = self.read_fields(value, path, faults)
        if len(faults) > before:
            return None
        record = self.record(**read)
        if reason := record.impossible():
            refusal = Refusal(Code.WRONG_VALUE, reason)
            faults.append(Fault(path, Kind.REFUSED, refusal=refusal))
        return record

    def read_fields(self, value: Any, path: Path, faults: Faults) -> dict[str, Any]:
        """Return what is written of the record, by the names of its fields."""
        if not isinstance(value, dict):
            faults.append(Fault(path, Kind.GROUP))
            return {}
        known, read = fields_of(self.record), {}
        for key, field in known.items():
            if key in value:
                written = value[key]
                if written is not None or not field.may_be_empty:
                    read[field.name] = field.shape.read(written, (*path, key), faults)
            elif field.is_needed:
                faults.append(Fault((*path, key), Kind.MISSING))
        faults += [Fault((*path, key), Kind.UNKNOWN) for key in value if key not in known]
        return read


class Field(Struct, frozen=True):
    """A field of a record: its name there, and what its key may hold."""

    name: str
    shape: Shape
    is_needed: bool
    may_be_empty: bool


@cache
def fields_of(record: type[Record]) -> Mapping[str, Field]:
    """Return the fields of a record by the keys that an author writes."""
    return {
        field.encode_name: Field(
            field.name,
            shape_of(field.type),
            field.required,
            NoneType in get_args(field.type),
        )
        for field in fields(record)
    }


@cache
def _keys(record: type[Record]) -> Mapping[str, Shape]:
    return {key: field.shape for key, field in fields_of(record).items()}


@cache
def shape_of(annotation: Any) -> Shape:
    """Return the shape of a record, or of what is annotated so; ``None`` beside it is left out."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in (Union, UnionType):
        return shape_of(next(each for each in arguments if each is not NoneType))
    return _of_parts(origin, arguments) or _of_class(annotation)


def _of_parts(origin: Any, arguments: tuple[Any, ...]) -> Shape | None:
    if origin is Literal:
        return Choice(arguments)
    if origin is tuple:
        return List(shape_of(arguments[0]))
    if origin is abc.Mapping:
        return Group(shape_of(arguments[0]), shape_of(arguments[1]))
    return None


def _of_class(kind: type) -> Shape:
    if issubclass(kind, Record):
        return OfRecord(kind)
    if issubclass(kind, Enum):
        return Choice(tuple(member.value for member in kind), kind)
    return _SIMPLE[kind]


_SIMPLE: dict[type, Shape] = {str: Text(), float: Number(), int: Number(whole=True), bool: Switch()}


def _annotated(annotation: Any, more: tuple[Any, ...]) -> Shape:
    """Return the shape that stands in an annotation, or what its changes make of the type's own."""
    *before, last = more
    if isinstance(last, Shape):
        return last
    shape = _annotated(annotation, tuple(before)) if before else shape_of(annotation)
    changed: Shape = last(shape)
    return changed


def under(key: str) -> Callable[[OfRecord], Shape]:
    """Let the value of ``key`` stand alone for a record."""
    return lambda shape: replace(shape, short=key)


def or_one(shape: List) -> Shape:
    """Let one entry stand alone for a list."""
    return replace(shape, or_one=True)


def in_any_case(shape: Choice) -> Shape:
    """Let a choice be written with small letters and with capitals."""
    return replace(shape, any_case=True)


def that_is(check: Check) -> Callable[[Text], Shape]:
    """Let a text pass one check more."""
    return lambda shape: replace(shape, checks=(*shape.checks, check))


def _refusal(checks: tuple[Check, ...], value: Any) -> Refusal | None:
    return next((refusal for check in checks if (refusal := check(value))), None)
