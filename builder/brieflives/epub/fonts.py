"""The fonts of an EPUB: each face of the style, cut down to the characters that it shows.

The roman has every character of the book, so that nothing is lost in an odd place; the others have
those of the words that are set in them. Words in scripts of their own bring the faces that the
style has for these, where they are installed. A character that is still missing is looked for in
the style's fallback faces, in their order; what none has is the typesetter's finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from brieflives.document.blocks import Role
from brieflives.document.book import AnyPart, Document, Part, PartKind, leaves, leaves_of_part
from brieflives.document.inline import Emphasis, Foreign, Inline, LineBreak, NoteCall, Text, Title
from brieflives.epub.font_files import subset
from brieflives.epub.package import Item
from brieflives.epub.script_fonts import by_script
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
    wanted = _characters(document, sheet)
    faces: list[EmbeddedFace] = []
    items: list[Item] = []
    packages: list[str] = []
    scripts = _by_script(document, sheet)
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
    languages = _languages(document, {face.family for face in faces})
    return Embedded(tuple(faces), (*items, *_licences(packages)), languages)


_Scripts = Mapping[tuple[ScriptName, bool], set[str]]  # characters of a script, roman and bold


def _by_script(document: Document, sheet: Sheet) -> _Scripts:
    found: dict[tuple[ScriptName, bool], set[str]] = {}
    said = (getattr(document.labels, name) for name in document.labels.__struct_fields__)
    heard = [_Look(words, document.metadata.lang) for words in (document.metadata.title, *said)]
    looks = (look for part in document.parts for look in _looks(part, sheet, document))
    for look in (*heard, *looks):
        for script, char in by_script(look.text, look.lang):
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


def _languages(document: Document, families: set[str]) -> Mapping[str, str]:
    """Return the family of a script for every language of the book that is written in it."""
    langs = {document.metadata.lang}
    langs.update(leaf.lang for leaf in leaves(document) if leaf.lang)
    langs.update(lang for leaf in leaves(document) for lang in _foreign(leaf.inlines))
    by_language = {}
    for lang in sorted(langs, key=lambda lang: (len(lang), lang)):  # zh before zh-Hant
        script = script_of_language(lang)
        if script is not None and _family(script) in families:
            by_language[lang] = _family(script)
    return by_language


def _foreign(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Foreign):
            yield inline.lang
        if not isinstance(inline, Text | NoteCall | LineBreak):
            yield from _foreign(inline.children)


def _family(script: ScriptName) -> str:
    return f"{FAMILY} {script}"


def _characters(document: Document, sheet: Sheet) -> Mapping[FaceName, set[str]]:
    """Collect the characters of the book by the face that the style sheets show them in."""
    wanted: dict[FaceName, set[str]] = {name: set() for name in _STYLES}
    for part in document.parts:
        for look in _looks(part, sheet, document):
            wanted[_face(italic=look.italic, bold=look.bold)].update(look.text)
    if sheet.emphasis == "italic":
        wanted["italic"].update(_BACK_LINKS)
    said = (getattr(document.labels, name) for name in document.labels.__struct_fields__)
    wanted["roman"].update(_EVERYWHERE, document.metadata.title, *said, *wanted.values())
    return wanted


def _face(*, italic: bool, bold: bool) -> FaceName:
    if bold:
        return "bold-italic" if italic else "bold"
    return "italic" if italic else "roman"


class _Look(NamedTuple):
    """A text, its language, and how it looks; ``stressed``: it would be, in a bold style."""

    text: str
    lang: str
    italic: bool = False
    bold: bool = False
    stressed: bool = False


def _looks(part: AnyPart, sheet: Sheet, document: Document) -> Iterator[_Look]:
    """Yield the texts of a part with their looks, those of its other places included."""
    for leaf in leaves_of_part(part):
        face = sheet.roles[leaf.role].face
        plain = _Look("", leaf.lang or document.metadata.lang)
        around = plain._replace(italic="italic" in face, bold="bold" in face)
        yield from _in_line(leaf.inlines, sheet, around)
        listed = leaf.role is Role.SECTION  # the second level of the contents is italic
        dedication = isinstance(part, Part) and part.kind is PartKind.DEDICATION
        if (listed or dedication) and sheet.emphasis == "italic":
            yield from _in_line(leaf.inlines, sheet, plain._replace(italic=True))


def _in_line(inlines: Iterable[Inline], sheet: Sheet, around: _Look) -> Iterator[_Look]:
    for inline in inlines:
        match inline:
            case Text():
                yield around._replace(text=inline.text)
            case NoteCall() | LineBreak():
                pass
            case _:
                yield from _in_line(inline.children, sheet, _within(inline, sheet, around))


def _within(inline: Inline, sheet: Sheet, around: _Look) -> _Look:
    match inline:
        case Emphasis(strong=True):
            return around._replace(bold=True)
        case Emphasis() | Title() if sheet.emphasis == "bold":
            return around._replace(bold=True)
        case Emphasis():
            return around._replace(italic=not around.italic, stressed=True)
        case Title():
            return around._replace(italic=not around.italic)
        case Foreign():
            return around._replace(lang=inline.lang)
    return around


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
    beside = Path(str(files(package) / "LICENSE"))
    if beside.is_file():
        return beside
    try:
        listed = distribution(package.replace("_", "-")).files or []
    except PackageNotFoundError:
        return None
    found = (Path(str(file.locate())) for file in listed if file.name.startswith("LICENSE"))
    return next(found, None)
