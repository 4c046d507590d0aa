"""The EPUB's first style sheet, for every reader, made from the sheet that drives the PDF.

It keeps to CSS 2.1 and names no colour, for old readers and for dark mode. Lengths are in em:
readers choose the size. What old readers choke on stands in the second sheet (``screen``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.document.blocks import Role
from brieflives.epub.font_rules import (
    font_rules,
    language_rules,
    opening_rules,
    stack,
    turned,
)
from brieflives.epub.fonts import NO_FONTS, Embedded
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
.described {margin: .8em 0}
.described img {max-width: 60%}
li {margin: .3em 0}
dl {margin: .8em 0}
dt {margin-top: .5em}
dd {margin: 0; margin-left: 1.4em}
div.table {margin: 1.4em 0; overflow: auto}
div.table table {border-collapse: collapse; border-top: 1px solid; border-bottom: 1px solid}
div.table caption {text-align: left; padding-bottom: .4em}
div.table th, div.table td {text-align: left; vertical-align: baseline;
  padding: .25em 0; padding-right: 1.2em}
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
  width: 0; height: 0; border: .18em solid}
ol.timeline li.birth:before {left: -.34em; top: .4em; width: .5em; height: .5em; border-width: 1px}
ol.timeline li.death:before {left: -.33em; top: .42em; border-width: .3em}
ol.timeline p {text-indent: 0}
p.timeline-text {margin: 0}
.signature {margin: 1.6em auto 0}
.signature figure {margin: 0 auto}
p.backs {float: left; margin-right: .5em; font-style: italic; text-indent: 0}
p.backs a {text-decoration: none; padding: 0 .15em}
nav[hidden], nav li[hidden] {display: none}
nav ol {list-style: none; padding-left: 0}
nav ol ol {padding-left: 1.3em; font-style: italic}
nav li {margin: .5em 0}
nav a {text-decoration: none}
.unseen + .imprint, .back-cover {margin-top: 18%}
.back-cover .summary {margin-bottom: 1.6em}
"""

SELECTORS = {Role.BODY: "p", Role.NOTE: "ol.notes"}  # numbers and back-links match their notes
_IN_BLOCKS = frozenset({Role.QUOTATION, Role.PAPER_HEAD, Role.VERSE})
_SIDES = {"left": "right", "right": "left"}
_SLANTED = ("italic", "bold-italic")
_HEAVY = ("bold", "bold-italic")


def base_css(sheet: Sheet, direction: str = "ltr", fonts: Embedded = NO_FONTS) -> str:
    """Return the sheet for every reader: CSS 2.1, no colours; mirrored for ``rtl``.

    What is mirrored are the words left and right, so no shorthand may tell the two sides apart.
    ``@font-face`` is of CSS 2.0; readers of EPUB 2 age know it (OPS 2.0.1, section 3.3).
    """
    body = sheet.roles[Role.BODY]
    leading = leading_on_screen(body)
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


def leading_on_screen(body: TextStyle) -> float:
    """Return the height of a line of text, in its size."""
    return max(body.leading_pt / body.size_pt, _SCREEN_LEADING)


def _role_rule(role: Role, style: TextStyle, sheet: Sheet) -> str:
    declarations = [*_face(style), *_lines(role, style, sheet)]
    if not declarations:
        return ""
    selector = SELECTORS.get(role, f".{role.value}")
    return f"{selector} {{{'; '.join(declarations)}}}"


def _face(style: TextStyle) -> Iterator[str]:
    if style.face in _SLANTED:
        yield "font-style: italic"
    if style.face in _HEAVY:
        yield "font-weight: bold"
    if "smcp" in style.features or "c2sc" in style.features:
        yield "font-variant: small-caps"
    if style.tracking:
        yield f"letter-spacing: {number(style.tracking / 1000)}em"


def _lines(role: Role, style: TextStyle, sheet: Sheet) -> Iterator[str]:
    """Give size and place of a role's lines; those of a body paragraph are the reader's."""
    if role is Role.BODY:
        return
    body = sheet.roles[Role.BODY]
    if style.size_pt != body.size_pt:
        yield f"font-size: {_em(style.size_pt, body.size_pt)}"
    if style.size_pt > 1.2 * body.size_pt:
        yield f"line-height: {number(style.leading_pt / style.size_pt)}"
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
        yield f"{selector} {{margin: {number(above)}em {inset} {number(below)}em}}"


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
        yield f"a.call {{font-size: {number(sheet.note_call.size)}em}}"


def _opening_rules(sheet: Sheet, leading: float) -> Iterator[str]:
    title = sheet.roles[Role.PART_TITLE]
    drop = _em(sheet.opening.drop_lines * sheet.page.grid_pt, title.size_pt)
    yield f"h1.part-title {{margin-top: {drop}}}"
    drop = _em(sheet.opening.drop_lines * sheet.page.grid_pt, sheet.roles[Role.BODY].size_pt)
    yield f".unseen + .opening {{margin-top: {drop}}}"
    if sheet.opening.first_line != "plain":
        yield from opening_rules()
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
    margins = f"margin: {number(above / size)}em 0 0; margin-right: .06em"
    return (
        f"p.initial:first-letter {{float: left; font-size: {number(size)}em;"
        f" line-height: {_CAPITAL}; letter-spacing: 0; {margins}}}"
    )


def _infobox_rules(sheet: Sheet) -> Iterator[str]:
    box, measure_mm = sheet.infobox, sheet.page.width_mm - sheet.page.inner_mm - sheet.page.outer_mm
    yield f".portrait {{width: {round(100 * box.portrait_width_mm / measure_mm)}%}}"
    yield f"th.infobox-label {{width: {round(100 * box.label_width_mm / measure_mm)}%}}"
    height = _PLATE_WIDTH * box.portrait_ratio - 2 * _PLATE_EDGE
    yield (
        f".plate {{width: {number(_PLATE_WIDTH)}em; margin: 0 auto; padding: {_PLATE_EDGE}em;"
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
    return f"{number(length_pt / size_pt)}em"


def number(value: float) -> str:
    """Write a number with at most three places."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
