"""The title page, which is the front cover as well, and the back cover that answers it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import BackCover, TitlePage
from brieflives.style.sheet import MM
from brieflives.typeset.galley import Galley
from brieflives.typeset.items import Begin, Item
from brieflives.typeset.pages import Placed, PlacedBox, PlacedRule
from brieflives.typeset.parts import SetPart
from brieflives.typeset.setting import Setting

DISC_PT = 3.2


def title_page(part: TitlePage, setting: Setting) -> SetPart:
    """Set name, native names, years, rule and subtitle from the upper third; the rest at foot."""
    galley = _cover(part.key, setting, Begin.PAGE)
    _leaves(galley, (part.title, *part.native))
    if part.years:
        _leaves(galley, (part.years,))
    galley.add(Item(2.5 * setting.grid, placed=(_rule(setting, 1.5 * setting.grid),)))
    if part.subtitle:
        _leaves(galley, (part.subtitle,))
    _foot(galley, part.foot)
    return _bare(part.key, galley)


def back_cover(part: BackCover, setting: Setting) -> SetPart:
    """Set the summary and an ornament at the height of the title, the rights at the foot."""
    galley = _cover(part.key, setting, Begin.VERSO)
    galley.add(Item(3 * setting.grid, placed=_ornament(setting, setting.grid)))
    if part.summary:
        _leaves(galley, (part.summary,))
    _foot(galley, part.rights)
    return _bare(part.key, galley)


def _cover(key: str, setting: Setting, begin: Begin) -> Galley:
    galley = Galley(setting)
    galley.begin(begin)
    galley.anchor(key)
    galley.add(Item(setting.sheet.title_page.drop_lines * setting.grid))
    return galley


def _bare(key: str, galley: Galley) -> SetPart:
    """Return a cover; on small paper it stands higher, as far as it has to stay on one page."""
    drop, over = galley.items[0], galley.height - galley.setting.sheet.page.depth_pt
    if over > 0.0:
        galley.items[0] = replace(drop, height=max(0.0, drop.height - over))
    return SetPart(
        key,
        galley.finished(),
        folio_on_opening=False,
        folios=False,
        heads=False,
        centred=True,
    )


def _leaves(galley: Galley, leaves: Sequence[Leaf]) -> None:
    for leaf in leaves:
        style = galley.setting.style(leaf.role)
        galley.space_lines(style.above_lines)
        galley.paragraph(galley.setting.leaf(leaf, galley.setting.measure))
        galley.space_lines(style.below_lines)


def _foot(galley: Galley, leaves: Sequence[Leaf]) -> None:
    """Hang leaves so that the last line is the last of the page, if they all fit on it."""
    below = Galley(galley.setting)
    _leaves(below, leaves)
    room = galley.setting.sheet.page.depth_pt - galley.height - below.height
    galley.space(max(room, galley.setting.grid))
    _leaves(galley, leaves)


def _centred(setting: Setting) -> bool:
    return setting.style(Role.BOOK_TITLE).align == "center"


def _rule(setting: Setting, y: float) -> Placed:
    look = setting.sheet.title_page
    width = min(look.rule_mm * MM, setting.measure)
    left = (setting.measure - width) / 2 if _centred(setting) else 0.0
    return PlacedRule(left, y, left + width, y, look.rule_pt, setting.colours.accent)


def _ornament(setting: Setting, y: float) -> tuple[Placed, ...]:
    """A disc between two short rules; where the titles are ranged left, the title page's rule."""
    if not _centred(setting):
        return (_rule(setting, y),)
    look, accent = setting.sheet.title_page, setting.colours.accent
    middle, arm = setting.measure / 2, look.rule_mm * MM / 2
    gap = 2 * DISC_PT
    return (
        PlacedRule(middle - gap - arm, y, middle - gap, y, look.rule_pt, accent),
        PlacedBox(middle - DISC_PT / 2, y - DISC_PT / 2, DISC_PT, DISC_PT, fill=accent, round=True),
        PlacedRule(middle + gap, y, middle + gap + arm, y, look.rule_pt, accent),
    )
