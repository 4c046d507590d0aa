"""The test sheet: four pages that show how a printer turns paper and how far it reaches.

Pages 4 and 1 are on the front and 2 and 3 on the back, so that it can be folded and read. All is
placed for a binding at the left, and turned at the end for languages that run from right to left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import fields, replace

from brieflives.document.blocks import Block, Figure, Leaf, Role
from brieflives.document.book import Document, Labels, Metadata, Part, PartKind
from brieflives.document.direction import Direction
from brieflives.document.inline import Text
from brieflives.howto.booklet import STYLE
from brieflives.howto.drawings import upwards
from brieflives.languages.words import Words, english_words, load_words, shipped_languages
from brieflives.pdf.write import write_pdf
from brieflives.style.load import load_sheet
from brieflives.style.paper_sizes import PaperName
from brieflives.style.sheet import TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.mirror import bound
from brieflives.typeset.pages import (
    Artifact,
    LaidPage,
    Pages,
    Placed,
    PlacedBox,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from brieflives.typeset.setting import Setting

_MM = 72 / 25.4
_FRAMES_MM = (3.4, 6.35)  # what office printers reach, and what any does
_SIZES_MM: dict[PaperName, tuple[float, float]] = {"A4": (297, 210), "letter": (279.4, 215.9)}
_ARROW_MM = (22.0, 34.0)
_TOP_MM, _NUMBER_MM, _TEXT_MM = 16.0, 64.0, 112.0  # from the upper edge to each part of a page
_ASIDE_MM = 22.0  # the margins of the words
_SCALE_MM = 12
_SIDES = ((4, 1), (2, 3))  # the pages of the front and of the back, from left to right
_PEN_PT, _INK = 0.5, "#000000"


class _Look(Struct, frozen=True):
    """What the sheet is set with."""

    setting: Setting
    words: TextStyle
    title: TextStyle
    top: TextStyle
    number: TextStyle
    small: TextStyle


class _Half(Struct, frozen=True):
    """One of the four pages; the arrow and its word are on pages 1 and 2."""

    number: Leaf
    arrow: Figure | None
    top: Leaf | None
    title: Leaf | None
    texts: tuple[Leaf, ...]

    def blocks(self) -> Iterator[Block]:
        """Yield what is read of it, in order."""
        yield from (block for block in (self.title, self.arrow, self.top) if block)
        yield from (self.number, *self.texts)


def languages_spoken() -> tuple[str, ...]:
    """Return the languages, by their tags, that the test sheet can be had in."""
    return shipped_languages()


def trial_sheet(lang: str = "en", paper: PaperName = "A4") -> bytes:
    """Return the front and the back of a sheet that lies, in a language (BCP 47), as a PDF.

    Where that is not spoken here, it is in English.
    """
    words = load_words(lang) or english_words()
    lang = words.lang
    style, _ = load_sheet(STYLE)
    assert style is not None, "the style travels with the program"
    sides = tuple(tuple(_half(number, words) for number in side) for side in _SIDES)
    blocks = tuple(block for side in sides for half in side for block in half.blocks())
    part = Part("trial", PartKind.CHAPTER, None, (), blocks)
    labels = Labels(**{field.name: "" for field in fields(Labels)})  # nothing here is linked
    document = Document(_metadata(words, lang), labels, (part,))
    fonts = Fonts()
    look = _look(Setting(document, style, TypeCase(style, fonts, lang), {}))
    width, height = (side * _MM for side in _SIZES_MM[paper])
    pages = (
        LaidPage(str(number), tuple(_side(halves, look, width, height)), None)
        for number, halves in enumerate(sides, 1)
    )
    turned = tuple(bound(pages, width, rtl=document.metadata.direction == "rtl"))
    return write_pdf(document, Pages(width, height, turned, (), {"trial": 0}, fonts))


def _half(number: int, words: Words) -> _Half:
    def leaf(key: str, role: Role = Role.BODY) -> Leaf:
        return Leaf(f"{number}/{key}", role, (Text(words("how-to-print", key)),))

    side = {1: "front", 2: "back"}.get(number)
    texts = [leaf(f"{side}-text")] if side else []
    if number == 4:
        texts = [leaf("frames-text"), leaf("scales-text")]
    return _Half(
        number=Leaf(f"{number}/number", Role.BODY, (Text(str(number)),)),
        arrow=Figure(f"{number}/arrow", upwards(), words("how-to-print", "top")) if side else None,
        top=leaf("top") if side else None,
        title=leaf("trial", Role.PART_TITLE) if number == 1 else None,
        texts=tuple(texts),
    )


def _look(setting: Setting) -> _Look:
    def of(role: Role, size_pt: float, leading_pt: float, **others: str) -> TextStyle:
        sizes = {"size_pt": size_pt, "leading_pt": leading_pt, **others}
        return replace(setting.style(role), **sizes, hyphenate=False)

    return _Look(
        setting,
        words=of(Role.BODY, 13, 17),
        title=of(Role.PART_TITLE, 22, 26),
        top=of(Role.PART_TITLE, 20, 24, align="center"),
        number=of(Role.PART_TITLE, 110, 110, align="center"),
        small=of(Role.BODY, 8, 10),
    )


def _side(halves: tuple[_Half, ...], look: _Look, width: float, height: float) -> Iterator[Placed]:
    """Place the frames, the scales and the fold, then both pages."""
    accent = look.setting.colours.accent
    for inset in (frame * _MM for frame in _FRAMES_MM):
        inner = width - 2 * inset, height - 2 * inset
        yield PlacedBox(inset, inset, *inner, stroke=accent, stroke_width=0.75)
    yield from _scales(look, width, height)
    middle = width / 2
    for end in (0.0, height - 15 * _MM):  # where to fold
        yield PlacedRule(middle, end + 3 * _MM, middle, end + 12 * _MM, _PEN_PT, _INK)
    for half, left in zip(halves, (0.0, middle), strict=True):
        yield from _page(half, look, left, middle)


def _page(half: _Half, look: _Look, left: float, width: float) -> Iterator[Placed]:
    """Place the word and the arrow at the top, the number, and the words below it."""
    x, measure = left + _ASIDE_MM * _MM, width - 2 * _ASIDE_MM * _MM
    y = _TOP_MM * _MM
    if half.top and half.arrow:
        word = look.setting.leaf(half.top, measure, style=look.top)
        y += word.leading
        yield PlacedText(word, 0, len(word.lines), x, y - 0.3 * word.leading)
        across, up = (side * _MM for side in _ARROW_MM)
        yield PlacedPicture(half.arrow, left + (width - across) / 2, y, across, up)
    number = look.setting.leaf(half.number, measure, style=look.number)
    yield PlacedText(number, 0, 1, x, _NUMBER_MM * _MM + 0.8 * number.leading)
    y = _TEXT_MM * _MM
    for leaf in (half.title, *half.texts):
        if leaf:
            style = look.title if leaf is half.title else look.words
            paragraph = look.setting.leaf(leaf, measure, style=style)
            lines, leading = len(paragraph.lines), paragraph.leading
            yield PlacedText(paragraph, 0, lines, x, y + leading)
            y += (lines + 0.6) * leading


def _scales(look: _Look, width: float, height: float) -> Iterator[Placed]:
    """Place a scale in millimetres on each edge; it begins at the edge."""
    for upright, extent, from_end in (
        (True, height, False),
        (True, height, True),
        (False, width, False),
        (False, width, True),
    ):
        along = width / 8 if upright else height / 2
        for mm in range(1, _SCALE_MM + 1):
            at = extent - mm * _MM if from_end else mm * _MM
            reach = along + (5 if mm % 5 == 0 else 2.5) * _MM
            ends = (along, at, reach, at) if upright else (at, along, at, reach)
            yield PlacedRule(*ends, _PEN_PT, _INK)
            if mm % 5 == 0:
                yield _figure(mm, look, (reach, at) if upright else (at, reach), upright=upright)


def _figure(mm: int, look: _Look, at: tuple[float, float], *, upright: bool) -> Placed:
    """Place the number of a line of a scale beside its end."""
    leaf = Leaf(f"scale/{mm}", Role.BODY, (Text(str(mm)),))
    set_number = look.setting.leaf(leaf, 10 * _MM, style=look.small)
    x, y = (at[0] + 3, at[1] + 2.5) if upright else (at[0] - 3, at[1] + 9)
    return PlacedText(set_number, 0, 1, x, y, Artifact.LAYOUT)


def _metadata(words: Words, lang: str) -> Metadata:
    title = words("how-to-print", "trial")
    rtl = lang.split("-")[0] in ("ar", "he")
    direction: Direction = "rtl" if rtl else "ltr"
    return Metadata(
        name="test-sheet",
        title=title,
        subtitle=None,
        lang=lang,
        direction=direction,
        person=title,
        authors=(),
        publisher=None,
        date=None,
        rights=None,
        description=None,
        subjects=(),
        named_after=f"test-sheet/{lang}",
        isbn=None,
        source=None,
        series=None,
        instant=datetime(2000, 1, 1, tzinfo=UTC),
    )
