"""What a style asks of the parts of a book, and what a colophon can tell of it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata

from brieflives import __version__
from brieflives.document.production import Production, Typeface
from brieflives.style.paper import PAPERS
from brieflives.style.sheet import Sheet

PROGRAM = "brieflives"
_BEHIND_THE_NAME = " font family"  # how the packages of fonts describe themselves


def production_of(sheet: Sheet) -> Production:
    """Gather it all; fonts that are not installed are left out (they are findings elsewhere)."""
    slants = sheet.emphasis == "italic"  # else no italics are set, though there may be some
    faces = (face for name, face in sheet.faces.items() if slants or "italic" not in name)
    packages = dict.fromkeys(face.package for face in faces)
    return Production(
        program=PROGRAM,
        version=__version__,
        style=sheet.name,
        paper=_paper(sheet),
        faces=tuple(face for name in packages if (face := _typeface(name))),
        half_title=sheet.half_title,
        colophon=sheet.colophon,
    )


def _typeface(package: str) -> Typeface | None:
    """Describe the fonts of a package by what it says of itself."""
    try:
        about = metadata(package.replace("_", "-")).json
    except PackageNotFoundError:
        return None
    name = str(about.get("summary", "")).partition(_BEHIND_THE_NAME)[0] or package
    licence = str(about.get("license_expression") or about.get("license") or "")
    return Typeface(name, str(about["version"]), licence)


def _paper(sheet: Sheet) -> str:
    """Name the paper, with its size in millimetres: ``A5, 148 × 210 mm``."""
    page = sheet.page
    size = f"{page.width_mm:g}\u00a0×\u00a0{page.height_mm:g}\u00a0mm"
    named = (name for name, mm in PAPERS.items() if mm == (page.width_mm, page.height_mm))
    return next((f"{name}, {size}" for name in named), size)
