"""The EPUB's second style sheet: what old readers choke on, above all media queries.

It brings figures, hyphens and colours, widths for tablets, and room for very large type.
"""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.document.blocks import Role
from brieflives.epub.font_rules import FOR_SCRIPTS, sized_font_rules
from brieflives.epub.fonts import NO_FONTS, Embedded
from brieflives.epub.stylesheet import SELECTORS, leading_on_screen, number
from brieflives.style.colour import BLACK, LEAST_OF_LINES, WHITE, is_grey, mix, readable_anywhere
from brieflives.style.sheet import Sheet, TextStyle

_IN_SCREEN = """\
section, nav {overflow-wrap: anywhere}
h1, h2, h3 {break-after: avoid; -webkit-hyphens: none; hyphens: none}
h1, .subtitle, .caption, .summary {text-wrap: balance}
figure, tr, .stanza, ol.notes li, ol.timeline li {break-inside: avoid}
p {orphans: 2; widows: 2}
a.call, ol.notes, .infobox td {font-variant-numeric: lining-nums}
div.table {font-variant-numeric: lining-nums tabular-nums; overflow-wrap: normal;
  -webkit-hyphens: none; hyphens: none}
a.call, p.backs {-webkit-hyphens: none; hyphens: none}
p.backs a, .index-entry a {display: inline-block; min-width: 24px; padding: 0; text-indent: 0}
p.backs a {text-align: center; text-decoration: underline; text-decoration-thickness: from-font}
.index-entry a {min-height: 24px; text-align: end}
ol.notes li {min-height: calc(24px - .5em)}
hr, .portrait img, th.infobox-group, div.table table, div.table thead th, ol.timeline li {
  border-color: #909090}
ol.timeline li:before {border-radius: 50%}
.portrait {max-width: 17em}
.signature {max-width: 13em}
.infobox table {max-width: 34em; margin-left: auto; margin-right: auto}
@media (min-width: 36em) {
  body {margin: 0 1.5em}
  section, nav {max-width: 36em; margin-left: auto; margin-right: auto}
}
@media (min-height: 40em) {
  .names {margin-top: 20vh}
  .foot {margin-top: 26vh}
  .dedication, .back-cover {margin-top: 25vh}
}
@media (max-width: 30em) {
  figure {width: auto !important}
  .infobox table, .infobox tbody, .infobox tr, .infobox th, .infobox td {
    display: block; width: auto}
  .infobox tr {margin-bottom: .5em}
  .infobox th, .infobox td {padding-top: 0; padding-bottom: 0}
  .infobox th.infobox-group {padding-top: .6em}
}
@media (max-width: 22em) {
  ol.timeline li {margin: 0 0 1em; border: 0; padding: 0}
  ol.timeline li:before {display: none}
  p.timeline-date {float: none; width: auto; margin: 0}
  blockquote, .verses, .epigraph, .epigraph-by, .subtitle {margin-left: .6em; margin-right: .6em}
  .dedication {margin-left: 0; margin-right: 0}
  div.table caption {max-width: 90vw}
  .plate {font-size: min(1em, 4vw)}
}
"""

LARGE_TITLE = 1.5  # of the text's size: large scale in the sense of WCAG 2.2, 1.4.3
_FIGURES = {
    "onum": "oldstyle-nums",
    "lnum": "lining-nums",
    "pnum": "proportional-nums",
    "tnum": "tabular-nums",
}


def screen_css(sheet: Sheet, fonts: Embedded = NO_FONTS) -> str:
    """Return the sheet for readers that know CSS 3: figures, hyphens, colours, widths."""
    body = sheet.roles[Role.BODY]
    accent, plate = sheet.colours.accent, sheet.colours.plate
    line = readable_anywhere(accent, LEAST_OF_LINES)
    rules = ['@charset "utf-8";', *sized_font_rules(fonts), _IN_SCREEN.rstrip()]
    rules += _target_rules(leading_on_screen(body))
    rules += _figure_rules(sheet)
    rules.append(FOR_SCRIPTS)
    hyphens = "auto" if body.hyphenate else "none"
    rules.append(f"p {{-webkit-hyphens: {hyphens}; hyphens: {hyphens}}}")
    justified = [_running(role) for role, style in sheet.roles.items() if style.align == "justify"]
    if justified:  # a phone's line is too short for it
        rule = f"  {', '.join(justified)} {{text-align: justify}}"
        rules += ["@media (min-width: 36em) {", rule, "}"]
    rules += [
        f".names:after {{border-bottom-color: {line}}}",
        f".plate {{background: {plate}; color: {accent}}}",
        f"ol.timeline li:before {{border-color: {line}}}",
        "@media (prefers-color-scheme: dark) {",
        f"  .plate {{background: {mix(plate, BLACK, 0.82)}; color: {mix(accent, WHITE, 0.6)}}}",
        "  img {background: #FFFFFF; filter: brightness(.9)}",  # drawings are black on nothing
        "}",
        *_coloured_titles(sheet),
        *_narrow_titles(sheet),
    ]
    return "\n".join(rules) + "\n"


def _target_rules(leading: float) -> Iterator[str]:
    """Give back-links the height of a finger (WCAG 2.2, 2.5.8) and notes their lines all the same.

    What is more than a line goes over what is above and below; it ends a little above the next
    line, which would else be set beside it. A line without height comes before them, for the number
    of the note: a browser sets it beside the first line, which would else be below all the links
    where these fill lines of their own.
    """
    yield 'ol.notes li:before {content: "\\00a0"; display: block; height: 0}'
    line = f"max({number(leading)}em, 24px)"
    over = f"({number(leading)}em - {line}) / 2"
    margins = f"margin-top: calc({over}); margin-bottom: calc({over} - 2px)"
    yield f"p.backs {{line-height: {line}; {margins}}}"


def _figure_rules(sheet: Sheet) -> Iterator[str]:
    """Ask for the figures of the style, and of each role that wants others than the text."""
    usual = _figures(sheet.roles[Role.BODY])
    if usual:
        yield f"body {{font-variant-numeric: {usual}}}"
    for role, style in sheet.roles.items():
        if (own := _figures(style) or "normal") != (usual or "normal"):
            yield f"{SELECTORS.get(role, f'.{role.value}')} {{font-variant-numeric: {own}}}"


def _figures(style: TextStyle) -> str:
    return " ".join(name for tag, name in _FIGURES.items() if tag in style.features)


def _coloured_titles(sheet: Sheet) -> Iterator[str]:
    """Colour large titles so that they can be read on white, sepia and black alike.

    Asking for ``prefers-color-scheme`` would not do: a reading system that is told to be dark may
    still show a white page.
    """
    least = LARGE_TITLE * sheet.roles[Role.BODY].size_pt
    roles = [r for r, s in sheet.roles.items() if s.colour == "accent" and s.size_pt >= least]
    if roles and not is_grey(sheet.colours.accent):
        selector = ", ".join(f".{role.value}" for role in roles)
        yield f"{selector} {{color: {readable_anywhere(sheet.colours.accent)}}}"


def _narrow_titles(sheet: Sheet) -> Iterator[str]:
    """Keep large titles from being wider than a narrow screen, so that no word is torn.

    Names in their own script stay smaller than the names above them.
    """
    size = sheet.roles[Role.BODY].size_pt
    for role in (Role.NATIVE_NAME, Role.INFOBOX_NATIVE):
        own = number(sheet.roles[role].size_pt / size)
        yield f".{role.value} {{font-size: min({own}em, 10vw)}}"
    for role, style in sheet.roles.items():
        if style.size_pt > LARGE_TITLE * size:
            yield f".{role.value} {{font-size: min({number(style.size_pt / size)}em, 11vw)}}"


def _running(role: Role) -> str:
    """Select the text of a role, but not all that inherits from a paragraph's rule."""
    return (
        "p:not([class]), p.opening" if role is Role.BODY else SELECTORS.get(role, f".{role.value}")
    )
