"""The outcome of reading: a life as plain data, and where each of its values stands in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from brieflives.model.life import Life
from brieflives.model.pictures import PictureFile
from brieflives.model.prose import Line, Prose
from brieflives.places import Place

Path = tuple[str | int, ...]


class Origins(Protocol):
    """Where values stand; steps of a path that the file lacks are skipped (``values.under``)."""

    def value(self, path: Path) -> Place:
        """The value at ``path``; the nearest thing around it when there is no such value."""

    def key(self, path: Path) -> Place:
        """The key at ``path``; its value where it is an item of a list."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A life, where it stands, and its Markdown as trees, by the path of each text in the life."""

    name: str  # the file's name without its ending
    life: Life
    origins: Origins
    lines: Mapping[Path, Line]  # every LineText
    prose: Mapping[Path, Prose]  # every ProseText
    cites: Mapping[Path, Line]  # every CiteText: one Citation or RemarkCall each
    pictures: Mapping[str, PictureFile]  # by key of `media`; what could not be read is left out
