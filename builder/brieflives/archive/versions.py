"""Which versions a build was made with: whatever may change a byte of its files."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from platform import python_version

from brieflives import __version__
from brieflives.installed import installed

_LIBRARIES = ("babel", "markdown-it-py", "pillow", "pyphen", "reportlab", "uharfbuzz")
_FONTS = "fontpkg_"


def versions(font_files: Iterable[Path], *, linearised: bool = False) -> dict[str, str]:
    """Return versions by name: of this tool, what it is built on, and each package of fonts."""
    found = {
        "brieflives": __version__,
        "python": python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    packages = {
        part.replace("_", "-")
        for file in font_files
        for part in file.parts
        if part.startswith(_FONTS) and "." not in part and not part.endswith("-info")
    }
    libraries = (*_LIBRARIES, "pikepdf") if linearised else _LIBRARIES
    return found | {name: version_of(name) for name in (*libraries, *sorted(packages))}


def version_of(package: str) -> str:
    """Return the version of an installed package."""
    about = installed(package)
    return about.version if about else "not there"


def differences(recorded: Mapping[str, str], here: Mapping[str, str]) -> list[str]:
    """Say in words which versions are others than recorded."""
    return [
        f"{name} {old} then, {here.get(name, 'not there')} now"
        for name, old in recorded.items()
        if here.get(name) != old
    ]
