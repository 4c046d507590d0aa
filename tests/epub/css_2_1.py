"""What CSS 2.1 knows: its properties with their keywords (Appendix F), units and selectors.

``direction`` and ``unicode-bidi`` are left out: an EPUB may not have them (EPUB 3.3, 6.3.1).
``@font-face`` is of CSS 2.0 (section 15.3) and was left out of 2.1; OPS 2.0.1 (section 3.3) has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_STYLES = "none hidden dotted dashed solid double groove ridge inset outset"
_WIDTHS = "thin medium thick"
_BORDER = f"{_STYLES} {_WIDTHS} transparent"
_BREAKS = "auto always avoid left right"
_LISTS = """disc circle square decimal decimal-leading-zero lower-roman upper-roman lower-greek
 lower-latin upper-latin armenian georgian lower-alpha upper-alpha none"""
_BACKGROUND = "scroll fixed transparent none repeat repeat-x repeat-y no-repeat"
_PLACES = "left center right top bottom"
_SIZES = "xx-small x-small small medium large x-large xx-large larger smaller"
_WEIGHTS = "normal bold bolder lighter 100 200 300 400 500 600 700 800 900"
_TABLES = """inline-table table-row-group table-header-group table-footer-group table-row
 table-column-group table-column table-cell table-caption"""
_FREE = "*"  # names of fonts

# The keywords of each property; lengths, numbers, colours, strings and ``inherit`` come on top.
PROPERTIES: Mapping[str, str] = {
    "background": f"{_BACKGROUND} {_PLACES}",
    "background-attachment": "scroll fixed",
    "background-color": "transparent",
    "background-image": "none",
    "background-position": _PLACES,
    "background-repeat": "repeat repeat-x repeat-y no-repeat",
    "border": _BORDER,
    "border-collapse": "collapse separate",
    "border-color": "transparent",
    "border-spacing": "",
    "border-style": _STYLES,
    "border-width": _WIDTHS,
    **{f"border-{side}": _BORDER for side in ("top", "right", "bottom", "left")},
    **{f"border-{side}-color": "transparent" for side in ("top", "right", "bottom", "left")},
    **{f"border-{side}-style": _STYLES for side in ("top", "right", "bottom", "left")},
    **{f"border-{side}-width": _WIDTHS for side in ("top", "right", "bottom", "left")},
    "bottom": "auto",
    "caption-side": "top bottom",
    "clear": "none left right both",
    "clip": "auto",
    "color": "",
    "content": "normal none open-quote close-quote no-open-quote no-close-quote",
    "counter-increment": "none",
    "counter-reset": "none",
    "cursor": "auto crosshair default pointer move text wait help progress",
    "display": f"inline block list-item inline-block table none {_TABLES}",
    "empty-cells": "show hide",
    "float": "left right none",
    "font": _FREE,
    "font-family": _FREE,
    "font-size": _SIZES,
    "font-style": "normal italic oblique",
    "font-variant": "normal small-caps",
    "font-weight": _WEIGHTS,
    "height": "auto",
    "left": "auto",
    "letter-spacing": "normal",
    "line-height": "normal",
    "list-style": f"{_LISTS} inside outside",
    "list-style-image": "none",
    "list-style-position": "inside outside",
    "list-style-type": _LISTS,
    "margin": "auto",
    **{f"margin-{side}": "auto" for side in ("top", "right", "bottom", "left")},
    "max-height": "none",
    "max-width": "none",
    "min-height": "",
    "min-width": "",
    "orphans": "",
    "outline": f"{_BORDER} invert",
    "outline-color": "invert",
    "outline-style": _STYLES,
    "outline-width": _WIDTHS,
    "overflow": "visible hidden scroll auto",
    "padding": "",
    **{f"padding-{side}": "" for side in ("top", "right", "bottom", "left")},
    "page-break-after": _BREAKS,
    "page-break-before": _BREAKS,
    "page-break-inside": "avoid auto",
    "position": "static relative absolute fixed",
    "quotes": "none",
    "right": "auto",
    "table-layout": "auto fixed",
    "text-align": "left right center justify",
    "text-decoration": "none underline overline line-through blink",
    "text-indent": "",
    "text-transform": "capitalize uppercase lowercase none",
    "top": "auto",
    "vertical-align": "baseline sub super top text-top middle bottom text-bottom",
    "visibility": "visible hidden collapse",
    "white-space": "normal pre nowrap pre-wrap pre-line",
    "widows": "",
    "width": "auto",
    "word-spacing": "normal",
    "z-index": "auto",
}
_OF_A_FONT = {
    "font-family": _FREE,
    "font-style": "normal italic oblique all",
    "font-weight": f"{_WEIGHTS} all",
    "src": "",
}
_NUMBER = re.compile(r"[+-]?(?:\d+|\d*\.\d+)(?:em|ex|px|in|cm|mm|pt|pc|%)?")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_FUNCTION = re.compile(r"(?:url|rgb|rect|attr|counter|counters)\([^()]*\)")
_STRING = re.compile(r'"[^"]*"')
_ATTRIBUTE = r'\[[a-z-]+(?:[~|]?="[^"]*")?\]'
_SIMPLE = rf"(?:[.#][A-Za-z][\w-]*|{_ATTRIBUTE}|:lang\([A-Za-z-]+\)|:first-child)"
_PSEUDO = "(?::first-line|:first-letter|:before|:after)?"
_COMPOUND = rf"(?:(?:\*|[A-Za-z]\w*){_SIMPLE}*|{_SIMPLE}+){_PSEUDO}"
_SELECTOR = re.compile(rf"{_COMPOUND}(?:(?: ?[+>] ?| ){_COMPOUND})*")


def newer(css: str) -> Iterator[str]:
    """Yield what a sheet has that CSS 2.1 does not know: rules, selectors, properties, values."""
    css = css.removeprefix('@charset "utf-8";')
    rule = re.compile(r"\s*([^{}]+?)\s*\{([^{}]*)\}")
    at = 0
    while found := rule.match(css, at):
        at = found.end()
        selectors, body = found.groups()
        known = _OF_A_FONT if selectors == "@font-face" else PROPERTIES
        if selectors != "@font-face":
            parts = (part.strip() for part in selectors.split(","))
            yield from (part for part in parts if not _SELECTOR.fullmatch(part))
        for declaration in filter(None, map(str.strip, body.split(";"))):
            name, _, value = declaration.partition(":")
            if name not in known or not _is_known(value.strip(), known[name]):
                yield declaration
    if css[at:].strip():
        yield css[at:].strip()


def _is_known(value: str, keywords: str) -> bool:
    bare = _FUNCTION.sub(" ", _STRING.sub(" ", value)).removesuffix("!important")
    words = bare.replace(",", " ").split()
    return keywords == _FREE or all(
        word in {*keywords.split(), "inherit"} or _NUMBER.fullmatch(word) or _COLOUR.fullmatch(word)
        for word in words
    )
