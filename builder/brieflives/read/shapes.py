"""What the schema expects at each path, read off the annotations of a pydantic model.

Findings name known keys and choices from here, never from pydantic's English sentences, and the
texts that hold Markdown are found here even in a file that breaks the schema.
"""

from __future__ import annotations

from collections import abc
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct, field
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from brieflives.model.values import CiteText, LineText, ProseText

MarkdownKind = type[LineText] | type[ProseText] | type[CiteText]
_MARKDOWN: tuple[MarkdownKind, ...] = (LineText, ProseText, CiteText)


class Shape(Struct, frozen=True):
    """What may stand at a place; fields that do not apply are empty."""

    keys: abc.Mapping[str, Shape] = field(default_factory=dict)  # a record: its known keys
    item: Shape | None = None  # a list: each entry
    value: Shape | None = None  # a mapping with keys of the author's own: each value
    choices: tuple[str, ...] = ()
    markdown: MarkdownKind | None = None

    def below(self, step: str | int) -> Shape | None:
        """Return what is expected one step further."""
        if isinstance(step, int):
            return self.item
        return self.keys.get(step) or self.value

    def at(self, path: abc.Iterable[str | int]) -> Shape | None:
        """Return what is expected at ``path``; ``None`` for what the schema does not know."""
        here: Shape | None = self
        for step in path:
            here = here.below(step) if here else None
        return here


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """Return the shape of a record; each is worked out once, since most stand at several places."""
    return Shape(keys={_key(name, info): _field(info) for name, info in model.model_fields.items()})


def _key(name: str, info: FieldInfo) -> str:
    return info.alias or name


def _field(info: FieldInfo) -> Shape:
    return _shape(info.annotation, tuple(info.metadata))


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *metadata))
    if origin in (Union, UnionType):
        return _shape(next(a for a in arguments if a is not NoneType), metadata)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shape_of(annotation)
    long_form = next((m.record for m in metadata if hasattr(m, "record")), None)
    if long_form is not None:
        return shape_of(long_form)
    return _of_parts(origin, arguments) or Shape(markdown=_markdown(metadata))


def _of_parts(origin: Any, arguments: tuple[Any, ...]) -> Shape | None:
    """Return the shape of a choice, a list or a mapping."""
    if origin is Literal:
        return Shape(choices=tuple(str(a) for a in arguments))
    if origin is tuple:
        return Shape(item=_shape(arguments[0]))
    if origin is abc.Mapping:
        return Shape(value=_shape(arguments[1]))
    return None


def _markdown(metadata: tuple[Any, ...]) -> MarkdownKind | None:
    functions: list[object] = [m.func for m in metadata if isinstance(m, AfterValidator)]
    return next((kind for kind in _MARKDOWN if kind in functions), None)
