"""Objects of a PDF as plain values, and strings back: one call for what would take a dozen.

Asking for each entry of each link by itself takes half of the time that sheets need. The form is
that of qpdf's JSON, version 2: ``/Name``, ``u:text``, ``b:`` with bytes in hexadecimal digits, and
``12 0 R`` for another object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeGuard

from msgspec.json import Decoder
from pikepdf import Object, Pdf, String

_DECODER = Decoder()
_REFERENCE = re.compile(r"(\d+) (\d+) R")
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\()"})


def plain(found: Object | None) -> Any:
    """Return an object as plain values; objects that it names stay references."""
    if not isinstance(found, Object):  # numbers, switches and nothing are plain already
        return found
    return _DECODER.decode(found.to_json(dereference=True))


def reference(found: Object) -> str:
    """Return how plain values name an object that stands for itself."""
    number, generation = found.objgen
    return f"{number} {generation} R"


def resolved(source: Pdf, value: Any) -> Any:
    """Return what a plain value stands for, where it is a reference."""
    if isinstance(value, str) and (found := _REFERENCE.fullmatch(value)):
        return plain(source.get_object(int(found[1]), int(found[2])))
    return value


def is_string(value: Any) -> TypeGuard[str]:
    """Tell a string of PDF from names and from all that is no text."""
    return isinstance(value, str) and value[:2] in ("u:", "b:")


def with_named(source: Pdf, found: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """Put what entries of a dictionary stand for in the place of references."""
    for key in keys:
        value = found.get(key)
        if type(value) is str and value.endswith(" R"):
            found[key] = resolved(source, value)
    return found


def string_source(value: str) -> bytes:
    """Write a string of PDF again, byte by byte as it was, or as text in another of its codes."""
    text = value[2:]
    if value[0] == "b":
        return b"<%s>" % text.encode("ascii")
    if text.isascii() and text.isprintable():  # the same in any encoding
        return b"(%s)" % text.translate(_ESCAPED).encode("ascii")
    return String(text).unparse()


def text_of(value: str) -> str:
    """Return the text of a string of PDF."""
    return str(Object.parse(string_source(value))) if value.startswith("b:") else value[2:]
