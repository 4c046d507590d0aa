"""A font package whose face has letters alone: no sign to stand for what it lacks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import invalidate_caches
from pathlib import Path

import uharfbuzz as hb
from tests.typeset.composing import classic

from brieflives.installed import folder_of

LETTERS = " abcdefghijklmnopqrstuvwxyz"
PACKAGE = "face_of_letters_alone"


@contextmanager
def bare_face(folder: Path) -> Iterator[None]:
    """Have the package importable from ``folder``, with one file: ``Letters.ttf``."""
    package = folder / PACKAGE
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "Letters.ttf").write_bytes(_letters())
    sys.path.insert(0, str(folder))
    invalidate_caches()
    folder_of.cache_clear()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop(PACKAGE, None)
        folder_of.cache_clear()


def _letters() -> bytes:
    whole = hb.Face(hb.Blob.from_file_path(str(classic().faces["roman"].path)))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, LETTERS))
    wanted.pin_all_axes_to_default(whole)
    return bytes(wanted.subset(whole).blob.data)
