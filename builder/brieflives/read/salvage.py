"""Take what is broken out of a life, so that what is sound can still be checked in the same run."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)
_Path = tuple[str | int, ...]

_MOST_TRIES = 8
_RECORD_NEEDED = frozenset({"model_type", "model_attributes_type"})
STAND_IN = "…"  # for a text that has to be there and is not


def salvage(model: type[AnyRecord], plain: Any) -> AnyRecord | None:
    """Return the record that is left of ``plain`` without its broken parts; None if none is.

    ``plain`` is changed. What is missing is made up, a key that is wrong goes, and where that is
    not enough the record around it; a list is cut before an entry that is wrong as a whole, so
    that positions before it stay true. The result is for checking only, never for printing.
    """
    made_up: set[_Path] = set()
    for _ in range(_MOST_TRIES):
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False, include_context=False)
        for detail in details:
            path = _in_file(plain, detail["loc"])
            if not path:
                return None
            if detail["type"] == "missing" and path not in made_up:
                made_up.add(path)
                _put(plain, path, STAND_IN)
            elif path in made_up and detail["type"] in _RECORD_NEEDED:
                _put(plain, path, {})
            else:
                _remove(plain, path[:-1] if path in made_up else path)
    return None


def _in_file(plain: Any, path: _Path) -> _Path:
    """Leave out the steps that only the model has; the last one may be a key that is missing."""
    kept: list[str | int] = []
    value = plain
    for k, step in enumerate(path):
        if isinstance(value, dict) and (step in value or k == len(path) - 1):
            kept.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            kept.append(step)
            value = value[step]
    return tuple(kept)


def _around(plain: Any, path: _Path) -> Any:
    value = plain
    for step in path[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None  # it went with something around it
    return value


def _put(plain: Any, path: _Path, value: Any) -> None:
    record = _around(plain, path)
    if isinstance(record, dict):
        record[path[-1]] = value


def _remove(plain: Any, path: _Path) -> None:
    if not path:
        return
    around = _around(plain, path)
    if isinstance(around, dict):
        around.pop(path[-1], None)
    elif isinstance(around, list) and isinstance(path[-1], int):
        del around[path[-1] :]
