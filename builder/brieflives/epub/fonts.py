"""The fonts of an EPUB: each face of the style, cut down to the characters that it shows.

The roman has every character of the book, so that nothing is lost in an odd place; the others have
those of the words that are set in them. A character that the roman lacks is looked for in the
style's fallback faces, in their order; what none has is the typesetter's finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from brieflives.document.blocks import Role
from brieflives.document.book import AnyPart, Document, Part, PartKind, leaves_of_part
from brieflives.document.inline import Emphasis, Inline, LineBreak, NoteCall, Text, Title
from brieflives.epub.font_files import subset
from brieflives.epub.package import Item
from brieflives.style.sheet import Face, FaceName, Sheet
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


@dataclass(frozen=True, slots=True)
class EmbeddedFace:
    """A font file as the style sheet has to announce it."""

    family: str
    file: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Embedded:
    """The fonts of one book: how they are announced, and the files, licences among them."""

    faces: tuple[EmbeddedFace, ...] = ()
    items: tuple[Item, ...] = ()

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

    def embed(face: Face, used: set[str], family: str, name: str, style: str) -> None:
        if not used:
            return
        data = subset(fonts.face(face), used, features, family, style)
        items.append(_item(name, data))
        slanted, heavy = "Italic" in style, "Bold" in style
        faces.append(EmbeddedFace(family, items[-1].file, italic=slanted, bold=heavy))
        packages.append(face.package)

    for name, face in sheet.faces.items():
        embed(face, wanted[name] & fonts.face(face).characters, FAMILY, name, _STYLES[name])
    missing = wanted["roman"] - fonts.face(sheet.faces["roman"]).characters
    for place, face in enumerate(sheet.fallback, 1):
        used = missing & fonts.face(face).characters
        embed(face, used, f"{FAMILY} {place + 1}", f"fallback-{place}", _STYLES["roman"])
        missing -= used
    return Embedded(tuple(faces), (*items, *_licences(packages)))


def _characters(document: Document, sheet: Sheet) -> Mapping[FaceName, set[str]]:
    """Collect the characters of the book by the face that the style sheets show them in."""
    wanted: dict[FaceName, set[str]] = {name: set() for name in _STYLES}
    for part in document.parts:
        for italic, bold, text in _looks(part, sheet):
            wanted[_face(italic=italic, bold=bold)].update(text)
    if sheet.emphasis == "italic":
        wanted["italic"].update(_BACK_LINKS)
    said = (getattr(document.labels, name) for name in document.labels.__dataclass_fields__)
    wanted["roman"].update(_EVERYWHERE, document.metadata.title, *said, *wanted.values())
    return wanted


def _face(*, italic: bool, bold: bool) -> FaceName:
    if bold:
        return "bold-italic" if italic else "bold"
    return "italic" if italic else "roman"


_Look = tuple[bool, bool, str]  # is it italic, is it bold, the text


def _looks(part: AnyPart, sheet: Sheet) -> Iterator[_Look]:
    """Yield the texts of a part with their looks, those of its other places included."""
    for leaf in leaves_of_part(part):
        face = sheet.roles[leaf.role].face
        italic, bold = "italic" in face, "bold" in face
        yield from _in_line(leaf.inlines, sheet, italic=italic, bold=bold)
        listed = leaf.role is Role.SECTION  # the second level of the contents is italic
        dedication = isinstance(part, Part) and part.kind is PartKind.DEDICATION
        if (listed or dedication) and sheet.emphasis == "italic":
            yield from _in_line(leaf.inlines, sheet, italic=True, bold=False)


def _in_line(
    inlines: Iterable[Inline], sheet: Sheet, *, italic: bool, bold: bool
) -> Iterator[_Look]:
    for inline in inlines:
        match inline:
            case Text():
                yield italic, bold, inline.text
            case NoteCall() | LineBreak():
                pass
            case Emphasis(strong=True):
                yield from _in_line(inline.children, sheet, italic=italic, bold=True)
            case Emphasis() | Title() if sheet.emphasis == "bold":
                yield from _in_line(inline.children, sheet, italic=italic, bold=True)
            case Emphasis() | Title():
                yield from _in_line(inline.children, sheet, italic=not italic, bold=bold)
            case _:
                yield from _in_line(inline.children, sheet, italic=italic, bold=bold)


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
        licence = files(package) / "LICENSE"
        if licence.is_file():
            name = package.removeprefix("fontpkg_").replace("_", "-")
            data = licence.read_bytes()
            yield Item(f"licence-{name}", f"fonts/{name}-licence.txt", "text/plain", data)
