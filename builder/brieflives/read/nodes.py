"""What a YAML file says, as a tree of frozen nodes; each node is a place of its own."""

from __future__ import annotations

from collections import abc
from functools import cached_property
from typing import Any

from msgspec import Struct

from brieflives.places import SourceFile, Span


class Scalar(Struct, frozen=True, eq=False):
    """A text. ``style`` is YAML's: ``|``, ``>``, one of the two quotes, or empty when plain."""

    source: SourceFile
    start: int
    stop: int
    text: str
    style: str = ""

    def span(self) -> Span:
        """Return where it stands, quotes included, line ends after it not."""
        return Span(self.source, self.start, self.stop)

    @property
    def is_empty(self) -> bool:
        """Nothing is written here (or ``~``, which is YAML for nothing)."""
        return not self.style and self.text in ("", "~")


class Sequence(Struct, frozen=True, eq=False):
    """A list; ``flow`` when it is written in brackets."""

    source: SourceFile
    start: int
    stop: int
    items: tuple[Node, ...]
    flow: bool = False

    def span(self) -> Span:
        """Return where it stands, from its first character to its last."""
        return Span(self.source, self.start, self.stop)


class Entry(Struct, frozen=True, eq=False):
    """A key with its value."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True, eq=False, dict=True):
    """Keys with values, in the order of the file; no key occurs twice."""

    source: SourceFile
    start: int
    stop: int
    entries: tuple[Entry, ...]
    flow: bool = False

    def span(self) -> Span:
        """Return where it stands, from its first key to the end of its last value."""
        return Span(self.source, self.start, self.stop)

    @cached_property
    def by_key(self) -> abc.Mapping[str, Entry]:
        """The entries by the text of their keys."""
        return {entry.key.text: entry for entry in self.entries}

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``; ``None`` when the author did not write it."""
        entry = self.by_key.get(key)
        return entry.value if entry else None


Node = Scalar | Sequence | Mapping


def plain_data(node: Node) -> Any:
    """Return a tree as texts, lists and dictionaries; ``None`` where nothing is written."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain_data(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain_data(item) for item in node.items]
    return None if node.is_empty else node.text
