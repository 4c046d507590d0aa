"""The back of a handout: sources to read, questions with lines to write on, words explained."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Role
from brieflives.document.handout import Excerpt, HandoutSheet, Question, Region
from brieflives.style.sheet import MM
from brieflives.typeset.assemble import moved
from brieflives.typeset.galley import all_lines, depth
from brieflives.typeset.handout.grid import COLUMNS, NARROW, WIDE, Grid, Types
from brieflives.typeset.handout.stack import RULE_PT, WRITING_RULE_PT, Stack
from brieflives.typeset.pages import Placed, PlacedPicture, PlacedRule, PlacedText
from brieflives.typeset.paragraph import natural_width
from brieflives.typeset.runs import runs_of_leaf

WRITING_LINE_PT = 9 * MM
FIELD_SHARES = (0.5, 0.2, 0.3)  # of the width: name, class, date
FIELD_GAP_PT = 14.0
FIELD_DEPTH_PT = 7 * MM
HEADING_GAP_PT = 5.0
SECTION_GAP_PT = 16.0
EXCERPT_GAP_PT = 10.0
EXCERPT_INDENT_PT = 11.0
QUESTION_INDENT_PT = 18.0
QUESTION_GAP_PT = 9.0
MOST_QUESTION_GAP_PT = 26.0
MOST_MORE_LINES = 3  # below each question, where the sheet has room
TERM_GAP_PT = 6.0
CODE_PT = 26 * MM
LEAST_MODULE_PT = 0.5 * MM
ABOVE_FOOT_PT = 9.0  # below the line that divides it from the rest
QUIET_MODULES = 4  # of white around a code (ISO/IEC 18004, 9.1)
RIGHTS_GAP_PT = 14.0
LEAST_NOTES = 4  # lines
HIGHEST_FOOT = 0.4  # of the page


def set_back(
    sheet: HandoutSheet, types: Types, grid: Grid, *, asked: bool = True
) -> tuple[tuple[Placed, ...], set[Region]]:
    """Return what stands on the back, and the regions that hold more than they have room for.

    Without ``asked`` the questions stand elsewhere.
    """
    if not asked:
        sheet = replace(sheet, questions=())
    below, overfull = _with_foot(sheet, types, grid, _foot(sheet, types, grid))
    if Region.WORK in overfull and sheet.glossary:
        beside, fuller = _with_foot(sheet, types, grid, _foot_beside(sheet, types, grid))
        if not fuller:
            return beside, fuller
    return below, overfull


class _Foot(Struct, frozen=True):
    """What stands at the foot, and how far down what is above it may reach in either column."""

    placed: tuple[Placed, ...]
    left: float
    right: float


def _with_foot(
    sheet: HandoutSheet, types: Types, grid: Grid, foot: _Foot
) -> tuple[tuple[Placed, ...], set[Region]]:
    overfull: set[Region] = set()
    head = _fields(sheet, types, grid)
    if grid.foot - min(foot.left, foot.right) > HIGHEST_FOOT * grid.height:
        overfull.add(Region.FOOT)
    bottom = foot.left - SECTION_GAP_PT
    glossary = _glossary(sheet, types, grid, head.y)
    if glossary.y > foot.right - SECTION_GAP_PT:
        overfull.add(Region.GLOSSARY)
    work = _work(sheet, types, grid, head.y, bottom, QUESTION_GAP_PT)
    if work.y > bottom:
        overfull.add(Region.WORK)
    elif len(sheet.questions) > 1:
        work = _filled(sheet, types, grid, head.y, bottom)
    return (*head.placed, *work.placed, *glossary.placed, *foot.placed), overfull


def _filled(sheet: HandoutSheet, types: Types, grid: Grid, top: float, bottom: float) -> Stack:
    """Set excerpts and questions down to the foot: more lines to write on, then more white."""
    longer = sheet
    for more in range(0 if sheet.for_teacher else MOST_MORE_LINES, 0, -1):
        asked = tuple(replace(q, lines=q.lines + more) for q in sheet.questions)
        longer = replace(sheet, questions=asked)
        if _work(longer, types, grid, top, bottom, QUESTION_GAP_PT).y <= bottom:
            break
        longer = sheet
    left = bottom - _work(longer, types, grid, top, bottom, QUESTION_GAP_PT).y
    gap = min(QUESTION_GAP_PT + left / (len(sheet.questions) - 1), MOST_QUESTION_GAP_PT)
    return _work(longer, types, grid, top, bottom, gap)


def _fields(sheet: HandoutSheet, types: Types, grid: Grid) -> Stack:
    """Set name, class and date, each with a line to write on behind it."""
    stack = Stack(types.text, grid.left(0), grid.measure, grid.top)
    if sheet.for_teacher:
        stack.leaf(sheet.for_teacher)
    else:
        _lines_to_fill(stack, sheet.to_fill_in, types, grid)
    stack.space(SECTION_GAP_PT)
    return stack


def _lines_to_fill(stack: Stack, fields: Sequence[Leaf], types: Types, grid: Grid) -> None:
    setting = types.text
    style = setting.style(Role.PAPER_HEAD)
    baseline = stack.y + FIELD_DEPTH_PT
    x = 0.0
    for leaf, share in zip(fields, FIELD_SHARES, strict=True):
        width = share * grid.measure - (FIELD_GAP_PT if share is not FIELD_SHARES[-1] else 0.0)
        label = natural_width(runs_of_leaf(leaf, style, setting.case), setting.case)
        words = setting.leaf(leaf, width)
        at, line = (x, x + label + 5), x + width
        stack.placed.append(PlacedText(words, 0, len(words.lines), stack.x + at[0], baseline))
        rule = PlacedRule(
            stack.x + at[1],
            baseline + 2,
            stack.x + line,
            baseline + 2,
            WRITING_RULE_PT,
            setting.colours.grey,
        )
        stack.placed.append(rule)
        x += share * grid.measure
    stack.y = baseline + 2


def _work(  # noqa: PLR0913 - the room there is, and how loosely to fill it
    sheet: HandoutSheet, types: Types, grid: Grid, top: float, bottom: float, gap: float
) -> Stack:
    """Set excerpts, then questions; or lines for notes where there is neither."""
    columns = WIDE if sheet.glossary else COLUMNS
    stack = Stack(types.text, grid.left(0), grid.span(columns), top)
    text = grid.span(WIDE)
    if sheet.excerpts:
        stack.leaf(sheet.headings.excerpts)
        for number, excerpt in enumerate(sheet.excerpts):
            stack.space(EXCERPT_GAP_PT if number else HEADING_GAP_PT)
            _excerpt(stack, excerpt, text)
    if sheet.questions:
        if sheet.excerpts:
            stack.space(SECTION_GAP_PT)
        stack.leaf(sheet.headings.questions)
        stack.space(HEADING_GAP_PT)
        for number, question in enumerate(sheet.questions, 1):
            if number > 1:
                stack.space(gap)
            _question(stack, question, number, text)
    if not (sheet.questions or sheet.excerpts or sheet.for_teacher):
        _notes(stack, sheet, bottom)
    return stack


def _excerpt(stack: Stack, excerpt: Excerpt, measure: float) -> None:
    """Set a passage beside a fine line, and below it where it is from."""
    inner = Stack(stack.setting, stack.x, measure, stack.y)
    for number, block in enumerate(excerpt.blocks):
        if isinstance(block, Leaf):
            if number:
                inner.space(4)
            inner.leaf(block, indent=EXCERPT_INDENT_PT)
    if excerpt.source:
        inner.space(1)
        inner.leaf(excerpt.source, indent=EXCERPT_INDENT_PT)
    accent = stack.setting.colours.accent
    stack.placed.append(
        PlacedRule(stack.x + 1, stack.y + 3, stack.x + 1, inner.y - 2, RULE_PT, accent)
    )
    stack.placed += inner.placed
    stack.y = inner.y


def _question(stack: Stack, question: Question, number: int, measure: float) -> None:
    """Set a question behind its number, and lines to write on, or the answer."""
    setting = stack.setting
    item = setting.style(Role.ITEM)
    style = replace(setting.style(Role.TERM), size_pt=item.size_pt, leading_pt=item.leading_pt)
    label = setting.words(f"{number}.", style, QUESTION_INDENT_PT)
    baseline = stack.y + setting.baseline(label.leading)
    stack.placed.append(PlacedText(label, 0, len(label.lines), stack.x, baseline))
    words = Stack(setting, stack.x, measure, stack.y)
    words.leaf(question.words, indent=QUESTION_INDENT_PT)
    for leaf in question.answer:
        words.space(3)
        words.leaf(leaf, indent=QUESTION_INDENT_PT)
    stack.placed += words.placed
    stack.y = words.y
    if not question.answer:
        _writing_lines(stack, question.lines, QUESTION_INDENT_PT)


def _writing_lines(stack: Stack, count: int, indent: float) -> None:
    for _ in range(count):
        stack.space(WRITING_LINE_PT)
        stack.rule(stack.setting.colours.grey, width=WRITING_RULE_PT, indent=indent)


def _notes(stack: Stack, sheet: HandoutSheet, bottom: float) -> None:
    """Fill the page with lines for notes."""
    count = int((bottom - stack.y) / WRITING_LINE_PT) - 1
    if count >= LEAST_NOTES:
        stack.leaf(sheet.headings.my_notes)
        _writing_lines(stack, count, 0.0)


def _glossary(sheet: HandoutSheet, types: Types, grid: Grid, top: float) -> Stack:
    stack = Stack(types.text, grid.left(WIDE), grid.span(NARROW), top)
    if not sheet.glossary:
        return stack
    stack.leaf(sheet.headings.glossary)
    stack.space(HEADING_GAP_PT)
    for number, entry in enumerate(sheet.glossary):
        if number:
            stack.space(TERM_GAP_PT)
        stack.leaf(entry.term)
        for block in entry.blocks:
            if isinstance(block, Leaf):
                stack.leaf(block)
    return stack


def _foot(sheet: HandoutSheet, types: Types, grid: Grid) -> _Foot:
    """Set sources and rights at the left, the code and its address at the right, to the foot."""
    columns = WIDE if sheet.code else COLUMNS  # Latin titles of a Hebrew sheet end at its edge
    words = _sources(Stack(types.text, grid.left(0), grid.span(columns), 0.0), sheet)
    rights = Stack(types.text, words.x, words.width, 0.0)
    _rights(rights, sheet, types)
    code = _code(sheet, types, grid)
    height = max(words.y + rights.y, code.y)
    top = grid.foot - height
    placed = [*_shifted(words.placed, top)]
    placed += _shifted(rights.placed, grid.foot - rights.y)  # on one line with the address
    placed += _shifted(code.placed, grid.foot - code.y)
    above = top - ABOVE_FOOT_PT
    if height:
        placed.insert(0, _divider(types, grid.left(0), grid.measure, above))
    return _Foot(tuple(placed), above, above)


def _foot_beside(sheet: HandoutSheet, types: Types, grid: Grid) -> _Foot:
    """Set sources and code below the words explained, so that the other column reaches down."""
    rights = Stack(types.text, grid.left(0), grid.span(WIDE), 0.0)
    _rights(rights, sheet, types)
    code = _code(sheet, types, grid)
    words = _sources(Stack(types.text, grid.left(WIDE), grid.span(NARROW), 0.0), sheet)
    quiet = ABOVE_FOOT_PT if code.y else 0.0  # above a code, where a line of its own would be
    top = grid.foot - code.y - quiet - words.y
    above = top - ABOVE_FOOT_PT
    placed = (
        _divider(types, words.x, words.width, above),
        *_shifted(words.placed, top),
        *_shifted(rights.placed, grid.foot - rights.y),
        *_shifted(code.placed, grid.foot - code.y),
    )
    return _Foot(placed, grid.foot - rights.y, above)


def _sources(stack: Stack, sheet: HandoutSheet) -> Stack:
    if sheet.sources:
        stack.leaf(sheet.headings.sources)
        stack.space(2)
        for leaf in sheet.sources:
            stack.leaf(leaf)
        stack.space(6)
    return stack


def _divider(types: Types, x: float, width: float, y: float) -> PlacedRule:
    return PlacedRule(x, y, x + width, y, RULE_PT, types.text.colours.accent)


def _rights(stack: Stack, sheet: HandoutSheet, types: Types) -> None:
    """Set whose sheet it is and how it may be used, side by side where they fit."""
    leaves = [leaf for leaf in sheet.foot if leaf.role is Role.RIGHTS]
    set_leaves = [types.text.leaf(leaf, stack.width) for leaf in leaves]
    widths = [max((line.width for line in text.lines), default=0.0) for text in set_leaves]
    if sum(widths) + RIGHTS_GAP_PT * len(widths) > stack.width:
        for text in set_leaves:
            stack.paragraph(text)
        return
    x = 0.0
    for text, width in zip(set_leaves, widths, strict=True):
        stack.placed.append(all_lines(text, stack.x + x, stack.y, types.text))
        x += width + RIGHTS_GAP_PT
    stack.space(max((depth(text) for text in set_leaves), default=0.0))


def _code(sheet: HandoutSheet, types: Types, grid: Grid) -> Stack:
    """Set the code with white around it, and the address below."""
    stack = Stack(types.text, grid.left(WIDE), grid.span(NARROW), 0.0)
    if sheet.code is None:
        return stack
    modules = sheet.code.picture.width_px
    size = max(CODE_PT, LEAST_MODULE_PT * modules)
    quiet = QUIET_MODULES * size / modules
    stack.space(max(0.0, quiet - ABOVE_FOOT_PT))
    stack.placed.append(PlacedPicture(sheet.code, stack.x, stack.y, size, size))
    stack.space(size + quiet)
    for leaf in sheet.foot:
        if leaf.role is Role.EXTERNAL_LINK:
            stack.leaf(leaf)
    return stack


def _shifted(placed: Sequence[Placed], y: float) -> list[Placed]:
    """Return things so much further down."""
    return [moved(thing, 0.0, y) for thing in placed]
