"""Set a figure: a picture in proportion, caption and credit below it, on whole grid lines."""

from __future__ import annotations

from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Figure
from brieflives.findings import Code, Finding, finding
from brieflives.places import NOWHERE
from brieflives.style.sheet import MM, Align
from brieflives.typeset.galley import (
    Column,
    Galley,
    all_lines,
    depth,
    line_start,
    paragraph_anchors,
)
from brieflives.typeset.items import Item
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import PageStart, Placed, PlacedPicture
from brieflives.typeset.setting import Setting

GAP_PT = 6.0  # between the picture and its caption
TOLERANCE_PT = 1e-6  # for sums of fractions
LEAST_PICTURE_PT = 60.0  # a picture is never made flatter than this for a long caption
LEAST_SHARE = 0.5  # of the width asked for: what is narrower is told to the author
LEAST_CAPTION = 0.6  # of the measure: a caption below a small picture is wider than the picture


def captions(
    figure: Figure, measure: float, setting: Setting, align: Align = "left"
) -> tuple[SetParagraph, ...]:
    """Set the lines below a figure."""
    return tuple(
        setting.leaf(leaf, measure, style=setting.style(leaf.role).aligned(align))
        for leaf in figure.legend
    )


class _Fitted(Struct, frozen=True):
    """A picture's size and the lines below it, set to ``measure``."""

    width: float
    height: float
    texts: tuple[SetParagraph, ...]
    measure: float

    @property
    def words(self) -> float:
        """How deep the lines are, with the white above them."""
        return sum(depth(text) for text in self.texts) + (GAP_PT if self.texts else 0.0)

    def words_at(self, column: Column) -> float:
        """Where the lines below begin: at the edge of the picture, or in the middle if wider."""
        reach = max((line.x + line.width for text in self.texts for line in text.lines), default=0)
        return column.x + (column.measure - min(self.measure, max(self.width, reach))) / 2


def hang_figure(galley: Galley, figure: Figure, column: Column) -> None:
    """Hang a figure; the picture is made smaller where page or column want it."""
    setting = galley.setting
    width = column.measure * min(100, figure.width_percent) / 100
    fitted = _fitted(figure, width, column, setting)
    if fitted.width < width:  # then the lines are to be as narrow as the picture
        fitted = _fitted(figure, fitted.width, column, setting)
    stays = galley.white
    galley.space_lines(1)
    galley.anchor(figure.key)
    first = len(galley.items)
    if fitted.height + fitted.words > setting.sheet.page.depth_pt + TOLERANCE_PT:
        _hang_loose(galley, figure, fitted, column)
    else:
        _hang_whole(galley, figure, fitted, column, stays)
    if fitted.width < LEAST_SHARE * width and figure.place is not NOWHERE:
        hung = galley.items[first]
        galley.items[first] = replace(hung, findings=(_too_tall(figure, fitted.width, width),))


def _too_tall(figure: Figure, shown_pt: float, asked_pt: float) -> Finding:
    message = (
        f"the picture '{figure.picture.name}' is so tall that it is shown {shown_pt / MM:.0f} mm"
        f" wide instead of {asked_pt / MM:.0f} mm"
    )
    return finding(Code.TALL_PICTURE, figure.place, message, "cut it to what matters")


def _fitted(figure: Figure, width: float, column: Column, setting: Setting) -> _Fitted:
    measure = max(width, column.measure * LEAST_CAPTION)
    ratio = figure.picture.height_px / figure.picture.width_px
    fitted = _Fitted(width, width * ratio, captions(figure, measure, setting), measure)
    room = max(LEAST_PICTURE_PT, setting.sheet.page.depth_pt - fitted.words)
    if fitted.height <= room:
        return fitted
    return replace(fitted, width=room / ratio, height=room)


def _hang_whole(
    galley: Galley, figure: Figure, fitted: _Fitted, column: Column, stays: float
) -> None:
    setting = galley.setting
    placed: list[Placed] = [_picture(figure, fitted, column)]
    x = fitted.words_at(column)
    y = fitted.height + GAP_PT
    for text in fitted.texts:
        placed.append(all_lines(text, x, y, setting))
        y += depth(text)
    lines = ceil((fitted.height + fitted.words - TOLERANCE_PT) / setting.grid)
    galley.add(
        Item(
            lines * setting.grid,
            placed=tuple(placed),
            anchors=tuple(key for text in fitted.texts for key in paragraph_anchors(text)),
            start=_start(figure, fitted),
            after=setting.grid,
            floats=True,
            stays=stays,
        )
    )


def _start(figure: Figure, fitted: _Fitted) -> PageStart | None:
    """Return the words that are read where a page begins with a figure: its caption's, if any."""
    words = (line_start(text, 0) for text in fitted.texts if text.lines)
    return next(words, PageStart(figure.key, 0))


def _hang_loose(galley: Galley, figure: Figure, fitted: _Fitted, column: Column) -> None:
    """Hang a figure whose words no page holds below the picture: they may go on overleaf."""
    picture = _picture(figure, fitted, column)
    galley.add(Item(fitted.height + GAP_PT, placed=(picture,), start=_start(figure, fitted)))
    for text in fitted.texts:
        galley.paragraph(text, x=fitted.words_at(column))
    galley.space_lines(1)


def _picture(figure: Figure, fitted: _Fitted, column: Column) -> PlacedPicture:
    left = column.x + (column.measure - fitted.width) / 2
    return PlacedPicture(figure, left, 0.0, fitted.width, fitted.height)
