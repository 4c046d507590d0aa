"""Attributes in braces: ``{.sc}``, ``{lang=ru}``, ``{.person sort="…"}``, ``{width=60%}``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

BRACES = re.compile(r'\{((?:[^{}"]|"[^"]*")*)\}')
_ONE = re.compile(
    r'\s*(?:\.(?P<kind>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)))(?=\s|$)'
)


class Attributes(Struct, frozen=True):
    """Classes without their dots, values by their names, and what could not be read."""

    classes: tuple[str, ...] = ()
    values: Mapping[str, str] | None = None
    unread: str = ""

    def get(self, name: str) -> str | None:
        """Return the value of ``name``."""
        return (self.values or {}).get(name)

    @property
    def names(self) -> tuple[str, ...]:
        """All that is said: classes with their dots, then the names of values."""
        return (*(f".{c}" for c in self.classes), *(self.values or {}))


def read_attributes(inside: str) -> Attributes:
    """Read what stands between the braces."""
    classes: list[str] = []
    values: dict[str, str] = {}
    at = 0
    while match := _ONE.match(inside, at):
        if match["kind"]:
            classes.append(match["kind"])
        else:
            quoted = match["quoted"]
            values[match["key"]] = match["bare"] if quoted is None else quoted
        at = match.end()
    return Attributes(tuple(classes), values, inside[at:].strip())
