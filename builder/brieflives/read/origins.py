"""The outcome of reading: a life as plain data, and where each of its values stands in the file."""

from __future__ import annotations

from collections import abc

from msgspec import Struct

from brieflives.model.life import Life
from brieflives.model.pictures import PictureFile
from brieflives.model.prose import Line, Prose
from brieflives.places import Place
from brieflives.read.nodes import Entry, Mapping, Node, Sequence

Path = tuple[str | int, ...]


class Origins(Struct, frozen=True):
    """Where values stand; steps of a path that the file lacks are skipped (``shapes.under``).

    A step is the key as the author writes it or the field's name in the model: ``from`` or
    ``from_``, ``based-on`` or ``based_on``.
    """

    root: Node

    def value(self, path: Path) -> Place:
        """The value at ``path``; the nearest thing around it when there is no such value."""
        return self.node(path)

    def key(self, path: Path) -> Place:
        """The key at ``path``; its value where it is an item of a list."""
        node, entry = _walk(self.root, path)
        return node if entry is None else entry.key

    def node(self, path: Path) -> Node:
        """The node at ``path``; the nearest one around it when there is no such node."""
        return _walk(self.root, path)[0]


def _walk(node: Node, path: Path) -> tuple[Node, Entry | None]:
    """Follow a path as far as it goes; return the last node, and its entry if it has a key."""
    entry: Entry | None = None
    for k, step in enumerate(path):
        if isinstance(node, Mapping):
            found = _entry(node, step)
            if found is None:
                if k + 1 < len(path) and _entry(node, path[k + 1]):
                    continue  # a step that only the model has
                break
            node, entry = found.value, found
        elif isinstance(node, Sequence) and isinstance(step, int):
            if not 0 <= step < len(node.items):
                break
            node, entry = node.items[step], None
    return node, entry


def _entry(node: Mapping, step: str | int) -> Entry | None:
    if not isinstance(step, str):
        return None
    by_key = node.by_key
    return by_key.get(step) or by_key.get(step.rstrip("_").replace("_", "-"))


class Parsed(Struct, frozen=True):
    """A life, where it stands, and its Markdown as trees, by the path of each text in the life.

    The steps of a path are the author's keys and positions in lists. The short ways of writing
    count as the full ones: ``place: Samara`` has its text at ``(…, "place", "then")`` and
    ``cite: "@a"`` at ``(…, "cite", 0)``.
    """

    name: str  # the file's name without its ending
    life: Life
    origins: Origins
    lines: abc.Mapping[Path, Line]  # every LineText
    prose: abc.Mapping[Path, Prose]  # every ProseText
    cites: abc.Mapping[Path, Line]  # every CiteText: one Citation or RemarkCall, none where wrong
    pictures: abc.Mapping[str, PictureFile]  # by key of `media`; what cannot be read is left out
    sound: bool = True  # False: what was left of a broken file, good only to look for more mistakes
