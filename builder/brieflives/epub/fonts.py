"""The fonts of an EPUB: each face of the style, cut down to the characters that it shows.

The roman has every character of the book, so that nothing is lost in an odd place; the others have
those of the words that are set in them. Words in scripts of their own bring the faces that the
style has for these, where they are installed. A character that is still missing is looked for in
the style's fallback faces, in their order; what none has is the typesetter's finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from brieflives.document.book import Document
from brieflives.epub.font_files import subset
from brieflives.epub.looks import Shown, texts_by_look
from brieflives.epub.package import Item
from brieflives.epub.script_fonts import by_script
from brieflives.installed import folder_of, installed
from brieflives.style.sheet import Face, FaceName, ScriptName, Sheet
from brieflives.style.written import script_of_language
from brieflives.typeset.fonts import Fonts

FAMILY = "Book Text"  # what the files call themselves, see font_files
_EVERYWHERE = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u00ad\u2010–—"
_BACK_LINKS = "abcdefghijklmnopqrstuvwxyz"  # set in italic
_STYLES: Mapping[FaceName, str] = {
    "roman": "Regular",
    "italic": "Italic",
    "bold": "Bold",
    "bold-italic": "Bold Italic",
}
_FIGURES = ("onum", "lnum", "pnum", "tnum")
_FONT_TYPE = {b"OTTO": ("otf", "font/otf")}


class EmbeddedFace(Struct, frozen=True):
    """A font file as the style sheet has to announce it."""

    family: str
    file: str
    italic: bool = False
    bold: bool = False
    size: float = 1  # beside that of the words around it


class Embedded(Struct, frozen=True):
    """The fonts of one book: how they are announced, and the files, licences among them."""

    faces: tuple[EmbeddedFace, ...] = ()
    items: tuple[Item, ...] = ()
    by_language: Mapping[str, str] = field(default_factory=dict)  # families that come first

    @property
    def families(self) -> tuple[str, ...]:
        """The names of the families in the order in which a character is looked for."""
        return tuple(dict.fromkeys(face.family for face in self.faces))


NO_FONTS = Embedded()


def embedded_fonts(document: Document, sheet: Sheet, fonts: Fonts) -> Embedded:
    """Cut the faces of a sheet down to what the book needs of them; none where it wants none."""
    if sheet.epub.fonts == "system":
        return NO_FONTS
    features = _features(sheet)
    shown = texts_by_look(document, sheet)
    wanted = _characters(shown, sheet)
    faces: list[EmbeddedFace] = []
    items: list[Item] = []
    packages: list[str] = []
    scripts = _by_script(shown)
    drawn: set[str] = set()  # by the face of a script

    def embed(face: Face, used: set[str], family: str, name: str, style: str) -> None:
        if not used:
            return
        data = subset(fonts.face(face), used, features, family, style)
        items.append(_item(name, data))
        slanted, heavy = "Italic" in style, "Bold" in style
        faces.append(EmbeddedFace(family, items[-1].file, slanted, heavy, face.size))
        packages.append(face.package)

    for own, face in sheet.faces.items():
        embed(face, wanted[own] & fonts.face(face).characters, FAMILY, own, _STYLES[own])
    for script, face, bold, used in _script_faces(scripts, sheet):
        found = used & fonts.face(face).characters
        name: FaceName = "bold" if bold else "roman"
        embed(face, found, _family(script), f"{script.lower()}-{name}", _STYLES[name])
        drawn |= found
    missing = wanted["roman"] - fonts.face(sheet.faces["roman"]).characters - drawn
    for place, face in enumerate(sheet.fallback, 1):
        used = missing & fonts.face(face).characters
        embed(face, used, f"{FAMILY} {place + 1}", f"fallback-{place}", _STYLES["roman"])
        missing -= used
    languages = _languages(shown, {face.family for face in faces})
    return Embedded(tuple(faces), (*items, *_licences(packages)), languages)


_Scripts = Mapping[tuple[ScriptName, bool], set[str]]  # characters of a script, roman and bold


def _by_script(shown: Shown) -> _Scripts:
    found: dict[tuple[ScriptName, bool], set[str]] = {}
    for look, texts in shown.items():
        for script, char in by_script(texts, look.lang):
            found.setdefault((script, look.bold or look.stressed), set()).add(char)
    return found


def _script_faces(
    scripts: _Scripts, sheet: Sheet
) -> Iterator[tuple[ScriptName, Face, bool, set[str]]]:
    """Yield script, face, whether it is bold, and characters, for faces that are installed."""
    for (script, bold), used in sorted(scripts.items()):
        faces = sheet.scripts.get(script, {})
        face = faces.get("bold" if bold else "roman", faces.get("roman"))
        if face is not None and face.is_installed:
            yield script, face, bold, used


def _languages(shown: Shown, families: set[str]) -> Mapping[str, str]:
    """Return the family of a script for every language of the book that is written in it."""
    langs = {look.lang for look in shown}
    by_language = {}
    for lang in sorted(langs, key=lambda lang: (len(lang), lang)):  # zh before zh-Hant
        script = script_of_language(lang)
        if script is not None and _family(script) in families:
            by_language[lang] = _family(script)
    return by_language


def _family(script: ScriptName) -> str:
    return f"{FAMILY} {script}"


def _characters(shown: Shown, sheet: Sheet) -> Mapping[FaceName, set[str]]:
    """Collect the characters of the book by the face that the style sheets show them in."""
    wanted: dict[FaceName, set[str]] = {name: set() for name in _STYLES}
    for look, texts in shown.items():
        wanted[_face(italic=look.italic, bold=look.bold)].update("".join(texts))
    if sheet.emphasis == "italic":
        wanted["italic"].update(_BACK_LINKS)
    wanted["roman"].update(_EVERYWHERE, *wanted.values())
    return wanted


def _face(*, italic: bool, bold: bool) -> FaceName:
    if bold:
        return "bold-italic" if italic else "bold"
    return "italic" if italic else "roman"


def _features(sheet: Sheet) -> tuple[str, ...]:
    """Return the OpenType features that the style sheets ask for."""
    asked = {tag for style in sheet.roles.values() for tag in style.features}
    small_caps = sheet.small_caps or sheet.opening.first_line != "plain" or {"smcp", "c2sc"} & asked
    return (*_FIGURES, *(("smcp",) if small_caps else ()))


def _item(name: str, data: bytes) -> Item:
    ending, media_type = _FONT_TYPE.get(data[:4], ("ttf", "font/ttf"))
    return Item(f"font-{name}", f"fonts/{name}.{ending}", media_type, data)


def _licences(packages: Iterable[str]) -> Iterator[Item]:
    """Yield the licence of every package that a font is from, as the package has it."""
    for package in dict.fromkeys(packages):
        licence = _licence(package)
        if licence is not None:
            name = package.removeprefix("fontpkg_").replace("_", "-")
            data = licence.read_bytes()
            yield Item(f"licence-{name}", f"fonts/{name}-licence.txt", "text/plain", data)


def _licence(package: str) -> Path | None:
    """Return where the licence lies: in the package, or among what its wheel says of itself."""
    folder = folder_of(package)
    if folder and (folder / "LICENSE").is_file():
        return folder / "LICENSE"
    about = installed(package)
    return next(iter(sorted(about.folder.rglob("LICENSE*"))), None) if about else None
