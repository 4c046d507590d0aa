"""Find the files that travel with the program: the style sheets."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped_styles() -> Traversable:
    """Return the folder of styles: inside the wheel, or beside ``builder/`` in a checkout."""
    packed = files("brieflives") / "styles"
    if packed.is_dir():
        return packed
    return Path(__file__).parents[3] / "styles"


def shipped_style_names() -> tuple[str, ...]:
    """Return the names of the shipped styles, sorted."""
    folder = shipped_styles()
    if not folder.is_dir():
        return ()
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".yaml")))
