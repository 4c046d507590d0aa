"""Take what is broken out of a life, so that what is sound can still be checked in the same run."""

from __future__ import annotations

from copy import copy
from typing import Any

from brieflives.records.faults import Kind, Path
from brieflives.records.shapes import AnyRecord, read_record

_MOST_TRIES = 24
_GENTLE_TRIES = 16  # after so many whole records go, and at last whole keys of the first column
_TRIES_FOR_RECORDS = 4
STAND_IN = "…"  # for a text that has to be there and is not
# What is tried in turn: a text, a date, a record, a language, a type of source, a schema.
_STAND_INS: tuple[Any, ...] = (STAND_IN, "1900", {}, "en", "book", "life/1")


def salvage(model: type[AnyRecord], plain: Any) -> AnyRecord | None:
    """Return the record that is left of ``plain`` without its broken parts; None if none is.

    ``plain`` is changed. What is missing is made up, a key that is wrong goes, and where that is
    not enough the record around it; a list is cut before an entry that is wrong as a whole, so
    that positions before it stay true. The result is for checking only, never for printing.
    """
    made_up: dict[Path, int] = {}
    for attempt in range(_MOST_TRIES):
        record, faults = read_record(model, plain)
        if not faults:
            return record
        for fault in faults:
            path = _in_file(plain, fault.path)
            if not path:
                return None
            if attempt >= _GENTLE_TRIES and fault.kind is not Kind.MISSING:
                steps = 2 if attempt < _GENTLE_TRIES + _TRIES_FOR_RECORDS else 1
                _remove(plain, path[:steps])
            else:
                _mend(plain, path, fault.kind, made_up)
    return None


def _mend(plain: Any, path: Path, kind: Kind, made_up: dict[Path, int]) -> None:
    """Make up what is missing, try something else where that was refused, remove the rest."""
    tried = made_up.get(path, -1 if kind is Kind.MISSING else None)
    if tried is None:
        _remove(plain, path)
    elif tried + 1 < len(_STAND_INS):
        made_up[path] = tried + 1
        _put(plain, path, copy(_STAND_INS[tried + 1]))
    else:
        _remove(plain, path[:-1])


def _in_file(plain: Any, path: Path) -> Path:
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


def _around(plain: Any, path: Path) -> Any:
    value = plain
    for step in path[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None  # it went with something around it
    return value


def _put(plain: Any, path: Path, value: Any) -> None:
    record = _around(plain, path)
    if isinstance(record, dict):
        record[path[-1]] = value


def _remove(plain: Any, path: Path) -> None:
    if not path:
        return
    around = _around(plain, path)
    if isinstance(around, dict):
        around.pop(path[-1], None)
    elif isinstance(around, list) and isinstance(path[-1], int):
        del around[path[-1] :]
