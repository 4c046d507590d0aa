"""Find the files that travel with the program: the style sheets."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped_styles() -> Path:
    """Return the folder of styles: inside the wheel, or beside ``builder/`` in a checkout."""
    packed = _PACKAGE / "styles"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "styles"


def shipped_style_names() -> tuple[str, ...]:
    """Return the names of the shipped styles, sorted."""
    folder = shipped_styles()
    if not folder.is_dir():
        return ()
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".yaml")))
