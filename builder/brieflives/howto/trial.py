"""The test sheet: how a printer turns sheets, and how far it reaches."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from brieflives.document.blocks import Block, Figure, Leaf, Role
from brieflives.document.book import Document, Labels, Metadata, Part, PartKind
from brieflives.document.direction import Direction
from brieflives.document.inline import Text
from brieflives.howto.booklet import STYLE
from brieflives.howto.drawings import upwards
from brieflives.languages.words import Words, english_words, load_words
from brieflives.pdf.write import write_pdf
from brieflives.style.load import load_sheet
from brieflives.style.sheet import PaperName
from brieflives.typeset.case import TypeCase
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.pages import LaidPage, Pages, Placed, PlacedBox, PlacedPicture, PlacedText
from brieflives.typeset.setting import Setting

_MM = 72 / 25.4
_FRAMES_MM = (3.4, 6.35)  # what office printers reach, and what any does
_SIZES_MM: dict[PaperName, tuple[float, float]] = {"A4": (297, 210), "letter": (279.4, 215.9)}
_ARROW_MM = (24.0, 38.0)


def trial_sheet(lang: str = "en", paper: PaperName = "A4") -> bytes:
    """Return the front and the back of a sheet that lies, in a language (BCP 47), as a PDF."""
    words = load_words(lang) or english_words()
    style, _ = load_sheet(STYLE)
    assert style is not None, "the style travels with the program"
    sides = ("front", "back")
    figures = [Figure(f"arrow-{s}", upwards(), words("how-to-print", "top")) for s in sides]
    leaves = [tuple(_leaves(words, side)) for side in sides]
    blocks: tuple[Block, ...] = (figures[0], *leaves[0], figures[1], *leaves[1])
    part = Part("trial", PartKind.CHAPTER, None, (), blocks)
    labels = Labels(**{field.name: "" for field in fields(Labels)})  # nothing here is linked
    document = Document(_metadata(words, lang), labels, (part,))
    fonts = Fonts()
    setting = Setting(document, style, TypeCase(style, fonts, lang), {})
    width, height = (side * _MM for side in _SIZES_MM[paper])
    pages = tuple(
        LaidPage(str(number), tuple(_placed(figure, texts, setting, width, height)), None)
        for number, (figure, texts) in enumerate(zip(figures, leaves, strict=True), 1)
    )
    return write_pdf(document, Pages(width, height, pages, (), {"trial": 0}, fonts))


def _leaves(words: Words, side: str) -> list[Leaf]:
    texts = [words("how-to-print", f"{side}-text")]
    if side == "front":
        texts.insert(0, words("how-to-print", "trial"))
        texts.append(words("how-to-print", "frames-text"))
    roles = [Role.PART_TITLE, Role.BODY, Role.BODY] if side == "front" else [Role.BODY]
    return [
        Leaf(f"{side}/{number}", role, (Text(text),))
        for number, (role, text) in enumerate(zip(roles, texts, strict=True))
    ]


def _placed(
    figure: Figure, texts: tuple[Leaf, ...], setting: Setting, width: float, height: float
) -> list[Placed]:
    """Place the frames, the arrow with its point at the top, and the words below it."""
    placed: list[Placed] = [
        PlacedBox(
            inset * _MM,
            inset * _MM,
            width - 2 * inset * _MM,
            height - 2 * inset * _MM,
            stroke=setting.colours.accent,
            stroke_width=0.75,
        )
        for inset in _FRAMES_MM
    ]
    across, up = (side * _MM for side in _ARROW_MM)
    placed.append(PlacedPicture(figure, (width - across) / 2, 18 * _MM, across, up))
    measure, y = width / 2, 18 * _MM + up + 2 * setting.grid
    for leaf in texts:
        paragraph = setting.leaf(leaf, measure)
        baseline = y + setting.baseline(paragraph.leading)
        stop = len(paragraph.lines)
        placed.append(PlacedText(paragraph, 0, stop, width / 4, baseline))
        y += stop * paragraph.leading + setting.grid
    return placed


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
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, f'test-sheet/{lang}')}",
        isbn=None,
        source=None,
        series=None,
        instant=datetime(2000, 1, 1, tzinfo=UTC),
    )
