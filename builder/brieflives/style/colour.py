"""Colours as readers and photocopiers see them: contrast, mixture, and the greys for a copier."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from brieflives.style.sheet import Colours, Sheet

WHITE: Final = "#FFFFFF"
BLACK: Final = "#000000"
LEAST_CONTRAST: Final = 4.5  # of text: WCAG 2.2, 1.4.3, level AA
LEAST_OF_LINES: Final = 3.0  # of what is no text: 1.4.11

_GREY: Final = "#4D4D4D"  # 70 % black, 8.5 to 1 on white: a paler copy keeps 7 to 1 (WCAG, 1.4.6)
_TINT: Final = "#F0F0F0"  # 6 %: the palest that is copied evenly
_LEAST_HAIRLINE_PT: Final = 0.3  # what a copier still draws
_LEAST_RULE_PT: Final = 0.5


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def mix(colour: str, other: str, share: float) -> str:
    """Return ``colour`` with ``share`` (0 to 1) of ``other``, both as ``#RRGGBB``."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def is_grey(colour: str) -> bool:
    """Tell whether a colour is none: black, white or between."""
    return colour[1:3] == colour[3:5] == colour[5:]


def readable_anywhere(colour: str, least: float = LEAST_CONTRAST) -> str:
    """Return the colour, lightened until it has the least contrast on black; on white it still has.

    There is room for both: what is 4.5 to 1 on black is up to 4.67 to 1 on white.
    """
    shades = (mix(colour, WHITE, step / 256) for step in range(257))
    return next(shade for shade in shades if contrast(shade, BLACK) >= least)


def for_copiers(sheet: Sheet) -> Sheet:
    """Return the sheet in black, dark grey and a 6 % tint, its rules no finer than is copied.

    Nothing becomes paler than it was.
    """
    box, title = sheet.infobox, sheet.title_page
    grey = _dark_grey(sheet.colours.grey)
    return replace(
        sheet,
        colours=Colours(ink=BLACK, accent=BLACK, grey=grey, plate=_TINT),
        infobox=replace(box, hairline_pt=max(box.hairline_pt, _LEAST_HAIRLINE_PT)),
        title_page=replace(title, rule_pt=max(title.rule_pt, _LEAST_RULE_PT)),
    )


def _dark_grey(own: str) -> str:
    """Return the grey for a copier, or the palest that is as dark as ``own`` where that is darker.

    Greys are tried level by level, of the 256 that one byte has.
    """
    wanted = max(contrast(own, WHITE), contrast(_GREY, WHITE))
    shades = (f"#{level:02X}{level:02X}{level:02X}" for level in range(int(_GREY[1:3], 16), -1, -1))
    return next(shade for shade in shades if contrast(shade, WHITE) >= wanted)
