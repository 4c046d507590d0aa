"""What an archive keeps: the files that a life was read from, and how it was built."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath

from msgspec import Struct, field
from msgspec.structs import asdict

RECORD = "how-it-was-built.json"
_FORM = 1  # of the record; another meaning raises it
_TYPES = {
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".json": "application/json",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
}


class KeptFile(Struct, frozen=True):
    """A file of the life's folder: its path from there, with ``/``, and its bytes."""

    name: str
    data: bytes

    @property
    def media_type(self) -> str:
        """What kind of file it is, by the ending of its name."""
        return _TYPES.get(PurePosixPath(self.name).suffix.lower(), "application/octet-stream")


class Record(Struct, frozen=True):
    """How a file was built: of which life, with which options, by which versions."""

    life: str
    clean: bool
    style: str | None = None
    paper: str | None = None
    epoch: int | None = None
    web: bool = False  # linearised
    versions: Mapping[str, str] = field(default_factory=dict)  # of the tool, libraries and fonts

    def as_json(self) -> bytes:
        """Write the record, always in the same way."""
        return (json.dumps({"form": _FORM, **asdict(self)}, indent=2) + "\n").encode("ascii")


class BadRecordError(Exception):
    """The record cannot be read; the message says why, in plain words."""


def read_record(data: bytes) -> Record:
    """Read a record that ``as_json`` has written; ``BadRecordError`` for anything else."""
    try:
        found = json.loads(data)
        record = Record(
            life=_text(found["life"]),
            clean=found["clean"] is True,
            style=found["style"] and _text(found["style"]),
            paper=found["paper"] and _text(found["paper"]),
            epoch=None if found["epoch"] is None else int(found["epoch"]),
            web=found.get("web") is True,
            versions={_text(k): _text(v) for k, v in found["versions"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadRecordError("its record of how it was built cannot be read") from error
    if found["form"] != _FORM:
        raise BadRecordError("its record is of a later version of brieflives")
    return record


def _text(found: object) -> str:
    if isinstance(found, str):
        return found
    raise TypeError(found)


def read_again(folder: Path, names: Sequence[str]) -> Iterator[KeptFile]:
    """Yield files by their paths from ``folder``, each once; ``OSError`` where one is gone."""
    for name in dict.fromkeys(map(normpath, names)):
        yield KeptFile(name, (folder / name).read_bytes())
