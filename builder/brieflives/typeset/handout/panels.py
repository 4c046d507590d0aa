"""The handout set anew on small pages: six panels of a leaflet, or the eight pages of a zine."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct, field

from brieflives.document.blocks import Figure, Leaf, Role
from brieflives.document.handout import HandoutSheet, Region
from brieflives.style.sheet import MM
from brieflives.typeset.assemble import moved
from brieflives.typeset.galley import depth
from brieflives.typeset.handout.grid import Types
from brieflives.typeset.handout.lifeline import draw_lifeline
from brieflives.typeset.handout.stack import WRITING_RULE_PT, Stack
from brieflives.typeset.mirror import bound
from brieflives.typeset.pages import LaidPage, Pages, PlacedPicture, PlacedText
from brieflives.typeset.portrait import place_portrait, portrait_height

Group = Sequence[Leaf]  # what stands together on one page
GROUP_GAP_PT = 5.0
ABOVE_HEADING_PT = 8.0  # more than that, where one stands amid a page
WIDEST_PORTRAIT = 0.62  # of the page's height
CODE_PT = 24 * MM
ABOVE_COVER = 0.1  # of the page's height
WRITING_PT = 8 * MM  # between lines to write on
COVER_AND_STORY = 2  # pages of a zine
INSIDE, ZINE = 3, 8  # the panels inside a leaflet, the pages of a zine


class Panel(Struct, frozen=True):
    """The size of a small page and its margin, in points."""

    width: float
    height: float
    margin: float


class _Pages(Struct):
    """Small pages filled one after the other, and the regions that hold more than there is room."""

    types: Types
    panel: Panel
    stacks: list[Stack] = field(default_factory=list)
    overfull: set[Region] = field(default_factory=set)

    @property
    def foot(self) -> float:
        return self.panel.height - self.panel.margin

    def page(self) -> Stack:
        """Begin a page."""
        edge = self.panel.margin
        width = self.panel.width - 2 * edge
        self.stacks.append(Stack(self.types.text, edge, width, edge))
        return self.stacks[-1]

    def groups(
        self, heading: Leaf | None, groups: Sequence[Group], pages: int, region: Region
    ) -> int:
        """Fill up to so many pages with groups, and at least one; return how many are not used.

        A group without room goes to the next page; without such a page its region is overfull.
        """
        stack, left = self.page(), pages - 1
        if heading and groups:
            stack.leaf(heading)
            stack.space(GROUP_GAP_PT)
        return self._filled(stack, heading, groups, left, region)

    def below(self, heading: Leaf | None, groups: Sequence[Group], region: Region) -> None:
        """Go on below what stands on the last page, with a heading and groups."""
        headed = [(heading, *groups[0]), *groups[1:]] if heading and groups else groups
        self._filled(self.stacks[-1], heading, headed, 0, region)

    def has_room_below(self, groups: Sequence[Group]) -> bool:
        """Tell whether groups have room below what stands on the last page."""
        stack = self.stacks[-1]
        height = sum(self._height(stack, group) + GROUP_GAP_PT for group in groups)
        return stack.y + ABOVE_HEADING_PT + height <= self.foot

    @property
    def is_half_empty(self) -> bool:
        """Whether the last page has as much room as is used, or more."""
        return self.stacks[-1].y <= self.panel.height / 2

    def _height(self, stack: Stack, group: Group) -> float:
        return sum(depth(stack.setting.leaf(leaf, stack.width)) for leaf in group)

    def _filled(
        self, stack: Stack, heading: Leaf | None, groups: Sequence[Group], left: int, region: Region
    ) -> int:
        for group in groups:
            height = self._height(stack, group)
            above = ABOVE_HEADING_PT if heading and group[0].role is heading.role else 0.0
            if stack.y + above + height > self.foot and left:
                stack, left, above = self.page(), left - 1, 0.0
            if stack.y + above + height > self.foot:
                self.overfull.add(region)
                continue
            stack.space(above)
            for leaf in group:
                stack.leaf(leaf)
            stack.space(GROUP_GAP_PT)
        return left

    def flow(self, leaves: Sequence[Leaf], pages: int, region: Region) -> int:
        """Let paragraphs run on over up to so many pages; return how many are not used."""
        stack, left = self.page(), pages - 1
        for leaf in leaves:
            paragraph = stack.setting.leaf(leaf, stack.width)
            first, stop = 0, len(paragraph.lines)
            while first < stop:
                room = int((self.foot - stack.y) / paragraph.leading)
                last = first + _without_lonely_lines(room, stop - first)
                if last > first:
                    y = stack.y + stack.setting.baseline(paragraph.leading)
                    stack.placed.append(PlacedText(paragraph, first, last, stack.x, y))
                    stack.space((last - first) * paragraph.leading)
                    first = last
                if first < stop and not left:
                    self.overfull.add(region)
                    return 0
                if first < stop:
                    stack, left = self.page(), left - 1
            stack.space(GROUP_GAP_PT)
        return left


def _without_lonely_lines(room: int, lines: int) -> int:
    """Return how many of so many lines go on a page with room for some: no one line is alone."""
    if lines <= room:
        return lines
    taken = room - 1 if lines - room == 1 else room
    return taken if taken >= 2 else 0


def set_leaflet(sheet: HandoutSheet, types: Types, panel: Panel) -> Pages | frozenset[Region]:
    """Return six panels in reading order; or the regions that hold more than they have room for.

    They are the cover, inside the story, the years and sources with questions; the flap with the
    facts; the back. Where there are neither sources nor questions, the story has their room, and
    what it leaves is ruled.
    """
    pages = _Pages(types, panel)
    _cover(pages, sheet)
    if sheet.excerpts or sheet.questions:
        pages.flow(sheet.summary, 1, Region.SUMMARY)
        _dates(pages, sheet)
        heading = sheet.headings.excerpts if sheet.excerpts else None
        pages.groups(heading, _excerpts(sheet), 1, Region.WORK)
        pages.below(sheet.headings.questions, _questions(sheet), Region.WORK)
    else:
        dated = bool(sheet.key_dates)
        left = _told(pages, sheet, INSIDE - dated)
        if dated:
            _dates(pages, sheet)
        _notes(pages, sheet, left)
    pages.groups(None, _facts(sheet), 1, Region.FACTS)
    _back(pages, sheet, _terms(sheet), Region.GLOSSARY)
    return frozenset(pages.overfull) or _laid(pages)


def set_zine(sheet: HandoutSheet, types: Types, panel: Panel) -> Pages | frozenset[Region]:
    """Return eight small pages; or the regions that hold more than they have room for.

    They are the cover, the story, facts, years, excerpts, questions, words explained, the back. The
    story has the room of what is not there, and what it leaves is ruled. Facts stand below the end
    of a story that runs on, where they have room; questions without a page below what is last.
    """
    pages = _Pages(types, panel)
    _cover(pages, sheet)
    spare = ZINE - 3 - bool(sheet.key_dates) - bool(sheet.glossary)
    works = bool(sheet.excerpts) + bool(sheet.questions)
    most = min(2, spare - bool(works)) if works else spare
    spare += _told(pages, sheet, most) - most
    spare = _zine_facts(pages, sheet, spare=spare)
    if sheet.key_dates:
        _dates(pages, sheet)
    if sheet.excerpts:
        most = max(1, spare - bool(sheet.questions))
        left = pages.groups(sheet.headings.excerpts, _excerpts(sheet), most, Region.EXCERPTS)
        spare += left - most
    asked, heading = _questions(sheet), sheet.headings.questions
    if asked and spare:
        spare, asked = pages.groups(heading, asked, spare, Region.QUESTIONS), []
    _notes(pages, sheet, spare)
    if sheet.glossary:
        pages.groups(sheet.headings.glossary, _terms(sheet), 1, Region.GLOSSARY)
    pages.below(heading, asked, Region.QUESTIONS)
    _back(pages, sheet, (), Region.FOOT)
    return frozenset(pages.overfull) or _laid(pages)


def _zine_facts(pages: _Pages, sheet: HandoutSheet, *, spare: int) -> int:
    """Set the facts; return how many of the ``spare`` pages are left for what follows.

    They may take a second page where nothing else wants it. Where a story runs on by little, they
    are kept below its end, even if some have to go: else there were no page for the questions.
    """
    facts = _facts(sheet)
    runs_on = len(pages.stacks) > COVER_AND_STORY
    short = bool(sheet.excerpts) and bool(sheet.questions) and spare == 1
    if runs_on and (pages.has_room_below(facts) or (short and pages.is_half_empty)):
        pages.stacks[-1].space(ABOVE_HEADING_PT)
        pages.below(None, facts, Region.FACTS)
        return spare + 1
    more = spare > 0 and not (sheet.excerpts or sheet.questions)
    return spare + pages.groups(None, facts, 1 + more, Region.FACTS) - more


def _told(pages: _Pages, sheet: HandoutSheet, most: int) -> int:
    """Tell the story on up to so many pages; return how many are not used."""
    if not sheet.summary:
        return most
    return pages.flow(sheet.summary, most, Region.SUMMARY)


def _notes(pages: _Pages, sheet: HandoutSheet, count: int) -> None:
    """Rule so many pages to write on, the first below a heading."""
    for number in range(count):
        stack = pages.page()
        if not number:
            stack.leaf(sheet.headings.my_notes)
        stack.space(WRITING_PT)
        while stack.y <= pages.foot:
            stack.rule(pages.types.text.colours.grey, width=WRITING_RULE_PT)
            stack.space(WRITING_PT)


def _cover(pages: _Pages, sheet: HandoutSheet) -> None:
    stack, types = pages.page(), pages.types
    stack.space(ABOVE_COVER * pages.panel.height - stack.y / 2)
    stack.leaf(sheet.infobox.name, setting=types.display)
    for leaf in sheet.infobox.native:
        is_text = leaf.role is Role.SUMMARY
        stack.leaf(leaf, setting=types.text if is_text else types.display)
    stack.space(8)
    stack.rule(types.text.colours.accent)
    stack.space(10)
    if stack.y > pages.foot:
        pages.overfull.add(Region.HEAD)
    portrait = sheet.infobox.portrait
    below = _captions(portrait)
    words = sum(depth(stack.setting.leaf(leaf, stack.width)) for leaf in below)
    room = pages.foot - stack.y - words - 4
    width = min(stack.width, WIDEST_PORTRAIT * room if room > 0 else 0.0)
    while width > 36 and portrait_height(width, types.display) > room:
        width -= 4
    if width > 36:
        stack.things(place_portrait(portrait, types.display, 0.0, width))
        stack.space(portrait_height(width, types.display) + 4)
        for leaf in below:
            stack.leaf(leaf)


def _captions(portrait: object) -> list[Leaf]:
    if not isinstance(portrait, Figure):
        return []
    return [leaf for leaf in (portrait.caption, portrait.credit) if leaf]


def _dates(pages: _Pages, sheet: HandoutSheet) -> None:
    """Draw the line of years."""
    stack = pages.page()
    if not sheet.key_dates:
        return
    stack.leaf(sheet.headings.key_dates)
    stack.space(GROUP_GAP_PT)
    line = draw_lifeline(sheet.key_dates, stack.setting, stack.width, pages.foot - stack.y)
    if line is None:
        pages.overfull.add(Region.DATES)
    else:
        stack.things(line)


def _facts(sheet: HandoutSheet) -> list[Group]:
    rows = chain.from_iterable(group.rows for group in sheet.infobox.groups)
    return [(row.label, *row.values) for row in rows]


def _terms(sheet: HandoutSheet) -> list[Group]:
    return [
        (entry.term, *(block for block in entry.blocks if isinstance(block, Leaf)))
        for entry in sheet.glossary
    ]


def _questions(sheet: HandoutSheet) -> list[Group]:
    return [(question.words,) for question in sheet.questions]


def _excerpts(sheet: HandoutSheet) -> list[Group]:
    return [
        (
            *(block for block in excerpt.blocks if isinstance(block, Leaf)),
            *((excerpt.source,) if excerpt.source else ()),
        )
        for excerpt in sheet.excerpts
    ]


def _back(pages: _Pages, sheet: HandoutSheet, terms: Sequence[Group], region: Region) -> None:
    """Set words explained where there are some, then the code with its address, and the rights."""
    foot = Stack(
        pages.types.text, pages.panel.margin, pages.panel.width - 2 * pages.panel.margin, 0.0
    )
    if sheet.code:
        foot.placed.append(PlacedPicture(sheet.code, foot.x, 0.0, CODE_PT, CODE_PT))
        foot.space(CODE_PT + 4 * CODE_PT / sheet.code.picture.width_px)
    for leaf in sheet.foot:
        foot.leaf(leaf)
    heading = sheet.headings.glossary if terms else sheet.headings.sources
    groups = terms or [(leaf,) for leaf in sheet.sources]
    room = _Pages(
        pages.types, Panel(pages.panel.width, pages.panel.height - foot.y, pages.panel.margin)
    )
    if groups:
        room.groups(heading, groups, 1, region if terms else Region.FOOT)
        pages.stacks += room.stacks
        pages.overfull |= room.overfull
    else:
        pages.page()
    back = pages.stacks[-1]
    back.y = pages.foot - foot.y
    back.things(moved(thing, -foot.x, 0.0) for thing in foot.placed)


def _laid(pages: _Pages) -> Pages:
    laid = tuple(
        LaidPage(str(number), tuple(stack.placed), None)
        for number, stack in enumerate(pages.stacks, 1)
    )
    fonts = pages.types.text.case.fonts
    greyscale = pages.types.text.sheet.greyscale
    laid = tuple(bound(laid, pages.panel.width, rtl=pages.types.text.case.rtl))
    return Pages(pages.panel.width, pages.panel.height, laid, (), {}, fonts, greyscale)
