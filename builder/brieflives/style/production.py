"""What a style asks of the parts of a book, and what a colophon can tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from brieflives import __version__
from brieflives.document.production import Production, Typeface
from brieflives.installed import installed
from brieflives.style.paper_sizes import PAPERS
from brieflives.style.sheet import ScriptName, Sheet
from brieflives.style.written import script_of_language

PROGRAM = "brieflives"
_BEHIND_THE_NAME = " font family"  # how the packages of fonts describe themselves
_BEFORE_THE_NAMES = " — "  # likewise
_OPEN_FONT_LICENCE = "SIL Open Font License"


def production_of(sheet: Sheet, lang: str, quoted: Sequence[ScriptName] = ()) -> Production:
    """Gather it all, for a book in a language that quotes words in other scripts.

    Fonts that are not installed are left out (they are findings elsewhere).
    """
    script = script_of_language(lang)
    own = sheet.scripts.get(script, {}) if script else {}
    others = (face for name in quoted for face in sheet.scripts.get(name, {}).values())
    slants = sheet.emphasis == "italic"  # else no italics are set, though there may be some
    text = (face for name, face in sheet.faces.items() if slants or "italic" not in name)
    packages = dict.fromkeys(face.package for face in (*own.values(), *text, *others))
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
    about = installed(package)
    if about is None:
        return None
    summary = about.says("Summary")
    name = summary.partition(_BEFORE_THE_NAMES)[2] or summary.partition(_BEHIND_THE_NAME)[0]
    licence = about.says("License-Expression") or about.says("License")
    if _OPEN_FONT_LICENCE in licence:  # the whole text of it
        licence = "OFL-1.1"
    return Typeface(name or package, about.version, licence)


def _paper(sheet: Sheet) -> str:
    """Name the paper, with its size in millimetres: ``A5, 148 × 210 mm``."""
    page = sheet.page
    size = f"{page.width_mm:g}\u00a0×\u00a0{page.height_mm:g}\u00a0mm"
    named = (name for name, mm in PAPERS.items() if mm == (page.width_mm, page.height_mm))
    return next((f"{name}, {size}" for name in named), size)
