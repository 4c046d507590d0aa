"""How the words of a book look in its EPUB: roman or italic, bold or not, in which language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from brieflives.document.blocks import Role
from brieflives.document.book import AnyPart, Document, Part, PartKind, leaves_of_part
from brieflives.document.inline import Emphasis, Foreign, Inline, LineBreak, NoteCall, Text, Title
from brieflives.style.sheet import Sheet


class Look(NamedTuple):
    """A language and how words in it look; ``stressed``: they would be bold in a bold style."""

    lang: str
    italic: bool = False
    bold: bool = False
    stressed: bool = False


Shown = Mapping[Look, Sequence[str]]


def texts_by_look(document: Document, sheet: Sheet) -> Shown:
    """Group all texts that are shown or read out by how they look; one may look two ways."""
    lang = document.metadata.lang
    names = document.labels.__struct_fields__
    plain = [document.metadata.title, *(getattr(document.labels, name) for name in names)]
    shown: dict[Look, list[str]] = {Look(lang): plain}
    for part in document.parts:
        for text, look in _looks_of_part(part, sheet, lang):
            shown.setdefault(look, []).append(text)
    return shown


def _looks_of_part(part: AnyPart, sheet: Sheet, lang: str) -> Iterator[tuple[str, Look]]:
    """Yield the texts of a part with their looks, those of its other places included."""
    for leaf in leaves_of_part(part):
        face = sheet.roles[leaf.role].face
        own = leaf.lang or lang
        yield from _in_line(leaf.inlines, sheet, Look(own, "italic" in face, "bold" in face))
        listed = leaf.role is Role.SECTION  # the second level of the contents is italic
        dedication = isinstance(part, Part) and part.kind is PartKind.DEDICATION
        if (listed or dedication) and sheet.emphasis == "italic":
            yield from _in_line(leaf.inlines, sheet, Look(own, italic=True))


def _in_line(inlines: Iterable[Inline], sheet: Sheet, around: Look) -> Iterator[tuple[str, Look]]:
    for inline in inlines:
        match inline:
            case Text():
                yield inline.text, around
            case NoteCall() | LineBreak():
                pass
            case _:
                yield from _in_line(inline.children, sheet, _within(inline, sheet, around))


def _within(inline: Inline, sheet: Sheet, around: Look) -> Look:
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
