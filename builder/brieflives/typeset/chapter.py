"""Set a part of plain blocks: its opening, its epigraph, its text; and the imprint, at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from brieflives.document.blocks import Block, Leaf, Role
from brieflives.document.book import Part, PartKind
from brieflives.typeset.backmatter import open_below
from brieflives.typeset.blocks import hang_blocks
from brieflives.typeset.galley import Galley
from brieflives.typeset.items import NEVER, Begin, Item
from brieflives.typeset.parts import SetPart
from brieflives.typeset.setting import Setting, without_calls

TOLD = frozenset({PartKind.LEAD, PartKind.CHAPTER})
LISTS = frozenset({PartKind.BIBLIOGRAPHY, PartKind.LINKS, PartKind.CREDITS})


def hang_opening(galley: Galley, key: str, heading: Leaf | None, *, runs_on: bool = False) -> None:
    """Open a part on a new page, its title some lines down.

    ``runs_on``: or below another part, as the style wants it.
    """
    setting = galley.setting
    drop = setting.sheet.opening.drop_lines * setting.grid
    if runs_on and setting.sheet.back_matter != "new-page":
        open_below(galley, key, drop)
    else:
        galley.begin(Begin.PAGE)
        galley.anchor(key)
        galley.add(Item(drop))
    galley.keep()
    if heading is None:
        return
    galley.paragraph(setting.leaf(heading, setting.measure), whole=True)
    galley.space_lines(setting.style(heading.role).below_lines)
    galley.keep()


def set_part(part: Part, setting: Setting) -> SetPart:
    """Set the lead, a chapter, the bibliography, the imprint and their like."""
    if part.kind in (PartKind.IMPRINT, PartKind.COLOPHON):
        return _imprint(part, setting)
    if part.kind is PartKind.DEDICATION:
        return _dedication(part, setting)
    if part.kind is PartKind.HALF_TITLE:
        return _half_title(part, setting)
    galley = Galley(setting)
    hang_opening(galley, part.key, part.heading, runs_on=part.kind in LISTS)
    _epigraph(galley, part.epigraph)
    first_line = setting.sheet.opening.first_line if part.kind in TOLD else "plain"
    hang_blocks(galley, part.blocks, galley.column, first_line=first_line)
    head = without_calls(part.heading.inlines) if part.heading else ()
    return SetPart(part.key, galley.finished(), head)


def _epigraph(galley: Galley, blocks: Sequence[Block]) -> None:
    """Hang an epigraph, kept together and with the text below it."""
    first = len(galley.items)
    hang_blocks(galley, blocks, galley.column)
    for index in range(first, len(galley.items)):
        galley.items[index] = replace(galley.items[index], penalty=NEVER)
    if blocks:
        galley.keep()
        galley.space_lines(1)


def _dedication(part: Part, setting: Setting) -> SetPart:
    """Set a dedication in italics on a recto, as high as the title of the book and ranged so."""
    galley = Galley(setting)
    galley.begin(Begin.RECTO)
    galley.anchor(part.key)
    galley.add(Item(setting.sheet.title_page.drop_lines * setting.grid))
    align = setting.style(Role.BOOK_TITLE).align
    style = setting.style(Role.EPIGRAPH).aligned(align)
    if align != "center":
        style = replace(style, inset_pt=0.0)
    for block in part.blocks:
        if isinstance(block, Leaf):
            galley.paragraph(setting.leaf(block, setting.measure, style=style))
        else:
            hang_blocks(galley, (block,), galley.column)
    return SetPart(part.key, galley.finished(), folio_on_opening=False, heads=False)


def _half_title(part: Part, setting: Setting) -> SetPart:
    """Set the title alone on a recto, as high as on the title page."""
    galley = Galley(setting)
    galley.begin(Begin.RECTO)
    galley.anchor(part.key)
    galley.add(Item(setting.sheet.title_page.drop_lines * setting.grid))
    hang_blocks(galley, part.blocks, galley.column)
    return SetPart(part.key, galley.finished(), folio_on_opening=False, heads=False)


def _imprint(part: Part, setting: Setting) -> SetPart:
    """Set an imprint or a colophon so that its last line stands at the foot of the page.

    A colophon may stand below the index instead, unless the style wants a page for it.
    """
    sheet = setting.sheet
    galley = Galley(setting)
    space = setting.style(Role.IMPRINT).above_lines * setting.grid
    column = galley.column
    below = Galley(setting)
    for block in part.blocks:
        below.space(space)
        hang_blocks(below, (block,), column)
    room = max(0.0, sheet.page.depth_pt - below.height)
    own_page = sheet.colophon == "page" or sheet.back_matter == "new-page"
    if part.kind is PartKind.COLOPHON and not own_page:
        open_below(galley, part.key, room)
    else:
        galley.begin(Begin.PAGE)
        galley.anchor(part.key)
        if room > 0:
            galley.add(Item(room))
    for block in part.blocks:
        galley.space(space)
        hang_blocks(galley, (block,), column)
    return SetPart(part.key, galley.finished(), folio_on_opening=False, folios=False, heads=False)
