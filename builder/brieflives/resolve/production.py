"""The parts that a style may ask for: a half title, and a colophon on how the book was made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import AnyPart, Part, PartKind, leaves_of_part
from brieflives.document.inline import plain
from brieflives.document.production import Production, Typeface
from brieflives.resolve.desk import Desk
from brieflives.resolve.front import title_line
from brieflives.resolve.inlines import own
from brieflives.resolve.wording import list_words

# Characters of text from which a book is a long one: some 60 pages of A5, more than are stapled.
LONG_BOOK = 110_000
_WIDE = 3  # an ideograph says as much as so many letters
_MAY_BE_WIDE = re.compile("[^\0-\u10ff]")


def is_long(parts: Iterable[AnyPart | None]) -> bool:
    """Tell whether these parts make a book, not a booklet."""
    length = 0
    for part in parts:
        for leaf in leaves_of_part(part) if part else ():
            text = plain(leaf.inlines)
            length += len(text)
            length += (_WIDE - 1) * sum(map(_is_wide, _MAY_BE_WIDE.findall(text)))
        if length >= LONG_BOOK:
            return True
    return False


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def make_half_title(
    desk: Desk, production: Production | None, told: Iterable[AnyPart | None]
) -> Part | None:
    """Resolve the half title, a leaf with nothing but the title, where the style wants one.

    It may depend on the length of what is ``told``.
    """
    asked = production.half_title if production else "off"
    if asked == "off" or (asked == "by-length" and not is_long(told)):
        return None
    leaf = Leaf("half-title/1", Role.HALF_TITLE, title_line(desk))
    return Part("half-title", PartKind.HALF_TITLE, None, (), (leaf,))


def with_colophon(
    desk: Desk, imprint: Part, production: Production | None
) -> tuple[Part, Part | None]:
    """Return the imprint, with the colophon below it where the style wants it so."""
    asked = production.colophon if production else "off"
    if production is None or asked == "off":
        return imprint, None
    lines = _lines(desk, production)
    if asked == "imprint":
        more = (
            Leaf(f"imprint/made-{k}", Role.IMPRINT, own(line)) for k, line in enumerate(lines, 1)
        )
        return replace(imprint, blocks=(*imprint.blocks, *more)), None
    leaves = tuple(
        Leaf(f"colophon/{k}", Role.IMPRINT, own(line)) for k, line in enumerate(lines, 1)
    )
    return imprint, Part("colophon", PartKind.COLOPHON, None, (), leaves)


def _lines(desk: Desk, production: Production) -> list[str]:
    words = desk.words
    faces = [_face(desk, face) for face in production.faces]
    program, version = production.program, production.version
    return [
        *([words("imprint", "faces", faces=list_words(faces, words))] if faces else ()),
        words("imprint", "program", program=program, version=version),
        words("imprint", "style", style=production.style),
        words("imprint", "paper", paper=production.paper),
    ]


def _face(desk: Desk, face: Typeface) -> str:
    if not face.licence:
        return f"{face.name} {face.version}"
    return desk.words("imprint", "face", name=face.name, version=face.version, licence=face.licence)
