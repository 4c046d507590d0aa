"""Where an installed package lies, and what it says of itself: its version, its licence.

Source: PyPA, "Recording installed projects" and "Core metadata specifications".
``importlib.metadata`` and ``importlib.resources`` find the same, but bring the libraries of mail,
of the network and of archives with them: a twentieth of a ``check``.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

_ENDING = ".dist-info"


class Installed(Struct, frozen=True):
    """A package, by the folder in which its installer wrote down what it is."""

    folder: Path  # fontpkg_literata-3.103.dist-info

    @property
    def version(self) -> str:
        """The version that is installed."""
        return self.says("Version")

    def says(self, field: str) -> str:
        """Return a field of the metadata, in all its lines; empty where the package has none."""
        head = (self.folder / "METADATA").read_text(encoding="utf-8").partition("\n\n")[0]
        found = re.search(rf"^{field}: *(.*(?:\n[ \t].*)*)", head, re.MULTILINE)
        return found[1] if found else ""


@cache
def folder_of(package: str) -> Path | None:
    """Return where a package lies, by its name in Python, without importing it; looked up once."""
    spec = find_spec(package) if package.isidentifier() else None
    folders = spec.submodule_search_locations if spec else None
    return Path(folders[0]) if folders else None


def installed(package: str) -> Installed | None:
    """Return what is known of a package, by its name here or in a registry; nothing without it."""
    folder = _folders().get(_normal(package))
    return Installed(folder) if folder else None


@cache
def _folders() -> dict[str, Path]:
    """The folders of all packages; of a name that is there twice the one that is imported."""
    found: dict[str, Path] = {}
    for place in map(Path, sys.path):
        for entry in os.scandir(place) if place.is_dir() else ():
            if entry.name.endswith(_ENDING):
                found.setdefault(_normal(entry.name.partition("-")[0]), Path(entry.path))
    return found


def _normal(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")
