"""The picture credits and descriptions: each is followed by the page that its picture stands on."""

from __future__ import annotations

from brieflives.document.blocks import Block, Leaf, Role
from brieflives.document.book import Part
from brieflives.document.inline import Link
from brieflives.typeset.blocks import hang_blocks
from brieflives.typeset.chapter import hang_opening
from brieflives.typeset.galley import Galley
from brieflives.typeset.lines import Run
from brieflives.typeset.parts import SetPart
from brieflives.typeset.runs import runs_of_text
from brieflives.typeset.setting import Setting, linked

EN_SPACE = "\u2002"
_LEADING_TO_PICTURES = frozenset({Role.SOURCE, Role.CREDIT})


def credits_part(part: Part, setting: Setting) -> SetPart:
    """Set credits or descriptions; ``setting.labels`` has the pages of all pictures.

    A credit begins with a link to its picture, a description ends with one; the page follows.
    """
    galley = Galley(setting)
    hang_opening(galley, part.key, part.heading, runs_on=True)
    described: list[Block] = []
    for block in part.blocks:
        if not (isinstance(block, Leaf) and block.role in _LEADING_TO_PICTURES):
            described.append(block)
            continue
        if described:
            hang_blocks(galley, described, galley.column)
            galley.keep()
        galley.paragraph(setting.leaf(block, setting.measure, more=_page(block, setting)))
        described = []
    hang_blocks(galley, described, galley.column)
    return SetPart(part.key, galley.finished(), part.heading.inlines if part.heading else ())


def _page(leaf: Leaf, setting: Setting) -> tuple[Run, ...]:
    """Return the page of the picture that a line begins with a link to, as a link as well."""
    first = leaf.inlines[0] if leaf.inlines else None
    if not isinstance(first, Link) or not first.target.startswith("#"):
        return ()
    label = setting.labels.get(first.target[1:])
    if label is None:
        return ()
    style = setting.sheet.back_reference
    page = runs_of_text(setting.document.labels.page.format(number=label), style, setting.case)
    return (*runs_of_text(f" {EN_SPACE}", style, setting.case), *linked(page, first.target))
