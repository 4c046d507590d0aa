"""Find the file that a style is in: beside the life, or shipped with the program."""

from __future__ import annotations

from pathlib import Path

from brieflives.read.shipped import shipped_style_names, shipped_styles

ENDING = ".yaml"


def style_file(name: str, beside: Path | None) -> Path | None:
    """Return the file of a style; one in the folder ``beside`` comes before a shipped one."""
    own = name if name.endswith(ENDING) else name + ENDING
    if beside is not None and Path(own).name == own and _is_there(beside / own):
        return beside / own
    return shipped_styles() / f"{name}{ENDING}" if name in shipped_style_names() else None


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for a file
        return False


def is_shipped(name: str, beside: Path) -> bool:
    """Tell whether a style is one of ours: it is sound on every paper, so nobody need read it."""
    file = style_file(name, beside)
    return file is not None and file.parent != beside
