"""The EPUB's two style sheets, made from the sheet that drives the PDF.

``base`` keeps to CSS 2.1 and names no colour, for old readers and for dark mode; ``screen`` holds
what old readers choke on, above all media queries. Lengths are in em: readers choose the size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.document.blocks import Role
from brieflives.epub.font_rules import FOR_IDEOGRAPHS, font_rules, language_rules, stack, turned
from brieflives.epub.fonts import NO_FONTS, Embedded
from brieflives.style.colour import BLACK, WHITE, is_grey, mix, readable_anywhere
from brieflives.style.sheet import MM, Sheet, TextStyle

_SCREEN_LEADING = 1.4  # least line height: a screen needs more than paper
_PLATE_WIDTH = 12.0  # em
_PLATE_EDGE = 0.5  # em between the edge of the plate and the hairline inside it
_MONOGRAM_SIZE = 4.2  # em; three capitals fit the plate
_DATE_COLUMN = 6.4  # em of the text: from the edge over the timeline's dates and line to its text
_DATE_WIDTH = 5.0
_CAPITAL, _SMALL_CAPITAL = 0.68, 0.48  # em: how high they are in most faces
_ABOVE_MIDDLE = 0.42  # em from the middle of a line up to where the letter begins

_BLOCKS_IN_BASE = """\
section, nav, figure, figcaption, header {display: block}
h1, h2, h3 {font-size: 1em; font-weight: normal; margin: 0; page-break-after: avoid}
th {font-weight: normal}
p, ol, ul, dl, figure, blockquote {margin: 0}
em, cite {font-style: italic}
em em, em cite, cite em, cite cite {font-style: normal}
strong {font-weight: bold}
.small-caps {font-variant: small-caps}
a {color: inherit; text-decoration: underline}
a.call {font-size: .7em; line-height: 0; vertical-align: super; text-decoration: none;
  font-style: normal; padding: 0 .1em}
hr {border: 0; border-top: 1px solid; width: 3em; margin: 1.4em auto}
img {max-width: 100%; height: auto}
figure {margin: 1.4em auto; text-align: center; page-break-inside: avoid}
figcaption {margin-top: .5em}
li {margin: .3em 0}
dl {margin: .8em 0}
dt {margin-top: .5em}
dd {margin: 0 0 0 1.4em}
div.table {margin: 1.4em 0; overflow: auto}
div.table table {border-collapse: collapse; border-top: 1px solid; border-bottom: 1px solid}
div.table caption {text-align: left; padding-bottom: .4em}
div.table th, div.table td {text-align: left; vertical-align: baseline;
  padding: .25em 1.2em .25em 0}
div.table thead th {border-bottom: 1px solid}
.stanza + .stanza {margin-top: 1.3em}
.paper header {margin-bottom: .3em}
ul.entries {list-style: none; padding: 0}
.unseen {position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0)}
"""

_PARTS_IN_BASE = """\
.names {margin-top: 18%}
.names:after {content: ""; display: block; margin: 1.6em auto; border-bottom: 1px solid}
.foot {margin-top: 6em}
.dedication {margin: 25% 2em 0; text-align: center; font-style: italic}
section.dedication p {text-align: center}
.epigraphs {margin: 0 0 2em}
.infobox h1 {margin-top: 1em}
.infobox table {width: 100%; border-collapse: collapse; margin-top: 1.4em}
.infobox th, .infobox td {text-align: left; vertical-align: baseline; padding: .2em 0}
.infobox td p {text-indent: 0}
th.infobox-label {padding-right: 1em}
th.infobox-group {border-top: 1px solid; padding: .6em 0 .2em}
.portrait {margin: 1.2em auto}
.portrait figure {margin: 0}
.portrait img {border: 1px solid}
ol.notes {padding-left: 2.4em; margin-top: 0}
ol.notes li {margin: .5em 0}
ol.timeline {list-style: none; padding: 0}
ol.timeline li {margin: 0; margin-left: 5.4em; border-left: 1px solid; padding: 0;
  padding-left: 1em; padding-bottom: .8em; position: relative}
ol.timeline li:after {content: ""; display: block; clear: both}
ol.timeline li:before {content: ""; position: absolute; left: -.21em; top: .52em;
  width: 0; height: 0; border: .18em solid; border-radius: 50%}
ol.timeline li.birth:before {left: -.34em; top: .4em; width: .5em; height: .5em; border-width: 1px}
ol.timeline li.death:before {left: -.33em; top: .42em; border-width: .3em}
ol.timeline p {text-indent: 0}
p.timeline-text {margin: 0}
.signature {margin: 1.6em auto 0}
.signature figure {margin: 0 auto}
p.backs {float: left; margin-right: .5em; font-style: italic; text-indent: 0}
p.backs a {text-decoration: none; padding: 0 .15em}
nav[hidden] {display: none}
nav ol {list-style: none; padding-left: 0}
nav ol ol {padding-left: 1.3em; font-style: italic}
nav li {margin: .5em 0}
nav a {text-decoration: none}
.back-cover {margin-top: 18%}
.back-cover .summary {margin-bottom: 1.6em}
"""

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
p.backs a {text-decoration: underline; text-decoration-thickness: from-font}
hr, .portrait img, th.infobox-group, div.table table, div.table thead th, ol.timeline li {
  border-color: rgba(128, 128, 128, .7)}
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
"""

LARGE_TITLE = 1.5  # of the text's size: large scale in the sense of WCAG 2.2, 1.4.3
_SELECTORS = {Role.BODY: "p", Role.NOTE: "ol.notes"}  # numbers and back-links match their notes
_IN_BLOCKS = frozenset({Role.QUOTATION, Role.PAPER_HEAD, Role.VERSE})
_SIDES = {"left": "right", "right": "left"}
_FIGURES = {
    "onum": "oldstyle-nums",
    "lnum": "lining-nums",
    "pnum": "proportional-nums",
    "tnum": "tabular-nums",
}
_SLANTED = ("italic", "bold-italic")
_HEAVY = ("bold", "bold-italic")


def base_css(sheet: Sheet, direction: str = "ltr", fonts: Embedded = NO_FONTS) -> str:
    """Return the sheet for every reader: CSS 2.1, no colours; mirrored for ``rtl``.

    ``@font-face`` is of CSS 2.0; readers of EPUB 2 age know it (OPS 2.0.1, section 3.3).
    """
    body = sheet.roles[Role.BODY]
    leading = max(body.leading_pt / body.size_pt, _SCREEN_LEADING)
    family = stack(fonts.families, sheet.css_family)
    rules = [
        '@charset "utf-8";',
        *font_rules(fonts),
        f"body {{font-family: {family}; line-height: {leading:.2f}; margin: 0 .6em}}",
        _BLOCKS_IN_BASE.rstrip(),
        *_paragraph_rules(body, sheet.page.grid_pt),
        *(_role_rule(role, style, sheet) for role, style in sheet.roles.items()),
        *_block_rules(sheet),
        _PARTS_IN_BASE.rstrip(),
        *_opening_rules(sheet, leading),
        *_infobox_rules(sheet),
        _timeline_rule(sheet),
        *_side_rules(sheet),
        *_emphasis_rules(sheet),
        *language_rules(fonts, sheet.css_family),
    ]
    css = "\n".join(rule for rule in rules if rule) + "\n"
    if direction == "ltr":
        return css
    return re.sub(r"\b(left|right)\b", lambda side: _SIDES[side[0]], css)


def screen_css(sheet: Sheet) -> str:
    """Return the sheet for readers that know CSS 3: figures, hyphens, colours, widths."""
    body = sheet.roles[Role.BODY]
    accent, plate = sheet.colours.accent, sheet.colours.plate
    rules = ['@charset "utf-8";', _IN_SCREEN.rstrip()]
    rules += _figure_rules(sheet)
    rules.append(FOR_IDEOGRAPHS)
    hyphens = "auto" if body.hyphenate else "none"
    rules.append(f"p {{-webkit-hyphens: {hyphens}; hyphens: {hyphens}}}")
    justified = [_running(role) for role, style in sheet.roles.items() if style.align == "justify"]
    if justified:  # a phone's line is too short for it
        rule = f"  {', '.join(justified)} {{text-align: justify}}"
        rules += ["@media (min-width: 36em) {", rule, "}"]
    rules += [
        f".names:after {{border-bottom-color: {accent}}}",
        f".plate {{background: {plate}; color: {accent}}}",
        f"ol.timeline li:before {{border-color: {accent}}}",
        "@media (prefers-color-scheme: dark) {",
        f"  .names:after {{border-bottom-color: {mix(accent, WHITE, 0.5)}}}",
        f"  .plate {{background: {mix(plate, BLACK, 0.82)}; color: {mix(accent, WHITE, 0.6)}}}",
        f"  ol.timeline li:before {{border-color: {mix(accent, WHITE, 0.6)}}}",
        "  img {background: #FFFFFF; filter: brightness(.9)}",  # drawings are black on nothing
        "}",
        *_coloured_titles(sheet),
    ]
    return "\n".join(rules) + "\n"


def _figure_rules(sheet: Sheet) -> Iterator[str]:
    """Ask for the figures of the style, and of each role that wants others than the text."""
    usual = _figures(sheet.roles[Role.BODY])
    if usual:
        yield f"body {{font-variant-numeric: {usual}}}"
    for role, style in sheet.roles.items():
        if (own := _figures(style) or "normal") != (usual or "normal"):
            yield f"{_SELECTORS.get(role, f'.{role.value}')} {{font-variant-numeric: {own}}}"


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


def _role_rule(role: Role, style: TextStyle, sheet: Sheet) -> str:
    declarations = [*_face(style), *_lines(role, style, sheet)]
    if not declarations:
        return ""
    selector = _SELECTORS.get(role, f".{role.value}")
    return f"{selector} {{{'; '.join(declarations)}}}"


def _running(role: Role) -> str:
    """Select the text of a role, but not all that inherits from a paragraph's rule."""
    return (
        "p:not([class]), p.opening" if role is Role.BODY else _SELECTORS.get(role, f".{role.value}")
    )


def _face(style: TextStyle) -> Iterator[str]:
    if style.face in _SLANTED:
        yield "font-style: italic"
    if style.face in _HEAVY:
        yield "font-weight: bold"
    if "smcp" in style.features or "c2sc" in style.features:
        yield "font-variant: small-caps"
    if style.tracking:
        yield f"letter-spacing: {_number(style.tracking / 1000)}em"


def _lines(role: Role, style: TextStyle, sheet: Sheet) -> Iterator[str]:
    """Give size and place of a role's lines; those of a body paragraph are the reader's."""
    if role is Role.BODY:
        return
    body = sheet.roles[Role.BODY]
    if style.size_pt != body.size_pt:
        yield f"font-size: {_em(style.size_pt, body.size_pt)}"
    if style.size_pt > 1.2 * body.size_pt:
        yield f"line-height: {_number(style.leading_pt / style.size_pt)}"
    if style.align in ("center", "right"):
        yield f"text-align: {style.align}"
    if style.hang_pt:
        hang = _em(style.hang_pt, style.size_pt)
        yield f"padding-left: {hang}; text-indent: -{hang}"
    elif not style.indent_pt:
        yield "text-indent: 0"
    if body.between_lines and not style.above_lines:
        yield "margin-top: 0"
    if role not in _IN_BLOCKS:  # whose space is the block's, see _block_rules
        yield from _space(style, sheet.page.grid_pt)


def _space(style: TextStyle, grid_pt: float) -> Iterator[str]:
    if style.inset_pt:
        inset = _em(style.inset_pt, style.size_pt)
        yield f"margin-left: {inset}; margin-right: {inset}"
    if style.above_lines:
        yield f"margin-top: {_em(style.above_lines * grid_pt, style.size_pt)}"
    if style.below_lines:
        yield f"margin-bottom: {_em(style.below_lines * grid_pt, style.size_pt)}"


def _block_rules(sheet: Sheet) -> Iterator[str]:
    """Give space and inset of a quotation or poem once, not to each of its lines."""
    body = sheet.roles[Role.BODY]
    space = sheet.page.grid_pt / body.size_pt
    for selector, role in (("blockquote", Role.QUOTATION), (".verses", Role.VERSE)):
        style = sheet.roles[role]
        inset = _em(style.inset_pt, body.size_pt)
        above, below = style.above_lines * space, style.below_lines * space
        yield f"{selector} {{margin: {_number(above)}em {inset} {_number(below)}em}}"


def _paragraph_rules(body: TextStyle, grid_pt: float) -> Iterator[str]:
    """Tell paragraphs apart as the printed page does; some readers justify all that is silent."""
    between = _em(body.between_lines * grid_pt, body.size_pt) if body.between_lines else "0"
    yield f"p + p {{text-indent: {_em(body.indent_pt, body.size_pt)}; margin-top: {between}}}"
    if body.align == "left":
        yield "body {text-align: left}"


def _side_rules(sheet: Sheet) -> Iterator[str]:
    """Range title page, dedication, its rule and the portrait as their names are ranged."""
    page, title = sheet.page, sheet.title_page
    centred = sheet.roles[Role.BOOK_TITLE].align == "center"
    yield f".title-page, .back-cover {{text-align: {'center' if centred else 'left'}}}"
    if not centred:
        yield ".dedication {margin-left: 0} section.dedication p {text-align: left}"
    share = round(100 * title.rule_mm * MM / page.measure_pt)
    yield f".names:after {{width: {share}%{'' if centred else '; margin-left: 0'}}}"
    if sheet.roles[Role.INFOBOX_NAME].align != "center":
        yield ".portrait, .plate {margin-left: 0}"
        yield ".portrait figure {text-align: left}"


def _emphasis_rules(sheet: Sheet) -> Iterator[str]:
    if sheet.emphasis == "italic":
        slanted = [
            f".{role.value}" for role, style in sheet.roles.items() if style.face in _SLANTED
        ]
        yield from turned((*slanted, ".dedication", "nav ol ol"))
    if sheet.emphasis == "bold":
        yield "em, cite {font-style: normal; font-weight: bold}"
        yield ".dedication, p.backs, nav ol ol {font-style: normal}"
    if not sheet.small_caps:
        yield ".small-caps {font-variant: normal}"
    if not sheet.note_call_features:
        yield f"a.call {{font-size: {_number(sheet.note_call.size)}em}}"


def _opening_rules(sheet: Sheet, leading: float) -> Iterator[str]:
    title = sheet.roles[Role.PART_TITLE]
    drop = _em(sheet.opening.drop_lines * sheet.page.grid_pt, title.size_pt)
    yield f"h1.part-title {{margin-top: {drop}}}"
    if sheet.opening.first_line != "plain":
        yield "p.opening:first-line {font-variant: small-caps; letter-spacing: .03em}"
    if sheet.opening.first_line == "drop-cap":
        yield _drop_cap_rule(sheet.opening.drop_cap_lines, leading)


def _drop_cap_rule(lines: int, leading: float) -> str:
    """Drop the first letter, from the head of the small capitals to the foot of the last line.

    A float is known to every reader, which ``initial-letter`` is not. Its line is as high as its
    capital, and so begins where the capital does in most faces.
    """
    height = (lines - 1) * leading + _SMALL_CAPITAL
    size = height / _CAPITAL
    above = leading / 2 - _ABOVE_MIDDLE
    margin = f"{_number(above / size)}em .06em 0 0"
    return (
        f"p.initial:first-letter {{float: left; font-size: {_number(size)}em;"
        f" line-height: {_CAPITAL}; letter-spacing: 0; margin: {margin}}}"
    )


def _infobox_rules(sheet: Sheet) -> Iterator[str]:
    box, measure_mm = sheet.infobox, sheet.page.width_mm - sheet.page.inner_mm - sheet.page.outer_mm
    yield f".portrait {{width: {round(100 * box.portrait_width_mm / measure_mm)}%}}"
    yield f"th.infobox-label {{width: {round(100 * box.label_width_mm / measure_mm)}%}}"
    height = _PLATE_WIDTH * box.portrait_ratio - 2 * _PLATE_EDGE
    yield (
        f".plate {{width: {_number(_PLATE_WIDTH)}em; margin: 0 auto; padding: {_PLATE_EDGE}em;"
        " border: 1px solid}"
    )
    yield (
        f".monogram {{font-size: {_MONOGRAM_SIZE}em; line-height: {height / _MONOGRAM_SIZE:.3f};"
        " text-align: center; letter-spacing: .04em; border: 1px solid}"
    )


def _timeline_rule(sheet: Sheet) -> str:
    """Hang the dates in their column, which is measured in the size of the text."""
    body, date = sheet.roles[Role.BODY], sheet.roles[Role.TIMELINE_DATE]
    column, width = (_em(w * body.size_pt, date.size_pt) for w in (_DATE_COLUMN, _DATE_WIDTH))
    return f"p.timeline-date {{float: left; margin-left: -{column}; width: {width}}}"


def _em(length_pt: float, size_pt: float) -> str:
    return f"{_number(length_pt / size_pt)}em"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
