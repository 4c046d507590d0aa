"""Tell whether a sheet can be printed: text that can be read, fonts that are installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from brieflives.findings import Code, Finding, finding
from brieflives.read.nodes import Mapping
from brieflives.style.colour import LEAST_CONTRAST, WHITE, contrast
from brieflives.style.mistakes import node_at
from brieflives.style.sheet import Face, Sheet, fonts_of


def check_sheet(sheet: Sheet, tree: Mapping) -> list[Finding]:
    """Return what is wrong with ``sheet``, at the places that ``tree`` gives its values."""
    return [*_pale_text(sheet, tree), *_missing_fonts(sheet, tree)]


def _pale_text(sheet: Sheet, tree: Mapping) -> Iterator[Finding]:
    """Yield a finding for every colour of text that its ground swallows."""
    texts = (*sheet.roles.values(), sheet.running_head, sheet.folio, sheet.contents_entry)
    for name in ("ink", "accent", "grey"):
        if any(text.colour == name for text in texts):
            yield from _pale(sheet, tree, name, "white paper", WHITE)
    yield from _pale(sheet, tree, "accent", "the plate", sheet.colours.plate)  # the monogram


def _pale(sheet: Sheet, tree: Mapping, name: str, ground: str, under: str) -> Iterator[Finding]:
    colour = getattr(sheet.colours, name)
    ratio = contrast(colour, under)
    if ratio >= LEAST_CONTRAST:
        return
    places = [node_at(tree, ("colours", key)) for key in (name, "plate")]
    own = (place for place in places if place.source is tree.source)  # not of the style extended
    message = f"text in '{name}' ({colour}) is too pale on {ground}: {ratio:.1f} to 1"
    hint = f"more contrast is needed; WCAG 2.2 AA asks for {LEAST_CONTRAST} to 1"
    yield finding(Code.LOW_CONTRAST, next(own, places[0]), message, hint)


def _missing_fonts(sheet: Sheet, tree: Mapping) -> Iterator[Finding]:
    """Yield a finding for every font package that is not installed, and every file it lacks.

    The faces of a script may wait: they are asked for when a life has words in it.
    """
    faces: list[tuple[tuple[str | int, ...], Face]] = [
        *((("faces", name), face) for name, face in sheet.faces.items()),
        *((("fallback", index), face) for index, face in enumerate(sheet.fallback)),
        *(
            (("scripts", script, name), face)
            for script, faces_of_script in sheet.scripts.items()
            for name, face in faces_of_script.items()
            if face.is_installed
        ),
        *((("handout", "faces", name), face) for name, face in sheet.handout.faces.items()),
    ]
    told: set[str] = set()
    for steps, face in faces:
        if face.package in told:
            continue
        if not face.is_installed:
            told.add(face.package)
            message = f"the font package '{face.package}' is not installed"
            hint = f"install it: pip install {face.package.replace('_', '-')}"
            yield finding(Code.MISSING_FONT, node_at(tree, (*steps, "package")), message, hint)
            continue
        if PurePath(face.file).name != face.file or not face.path.is_file():
            message = f"the font package '{face.package}' has no file '{face.file}'"
            yield finding(
                Code.MISSING_FONT, node_at(tree, (*steps, "file")), message, _has(face.package)
            )


def _has(package: str) -> str:
    names = sorted(file.name for file in fonts_of(package).iterdir())
    names = [name for name in names if name.endswith((".ttf", ".otf"))]
    return f"it has: {', '.join(names)}" if names else "it is no font package"
