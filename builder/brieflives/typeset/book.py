"""Set a whole book: parts to items, items to pages, pages to places.

The front matter and the body are paged first (the notes of its parts, if they have their own, with
room for page numbers). Then the numbers of their pages are known, and the notes, which print them,
are set and paged with all that follows them. The index prints numbers of these pages too: where
those make it deeper, the pages are broken once more, and if that does not settle it, the index
opens a page of its own, which disturbs no other. Last, the contents get their numbers, which change
no height. So nothing is repeated until it fits, whatever the book holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from msgspec.structs import replace

from brieflives.document.blocks import Role
from brieflives.document.book import (
    AnyPart,
    BackCover,
    Contents,
    Document,
    Index,
    InfoboxPage,
    Notes,
    Part,
    PartKind,
    Timeline,
    TitlePage,
    leaves,
)
from brieflives.findings import Finding
from brieflives.style.sheet import Sheet
from brieflives.typeset.assemble import Stretch, anchors, assemble
from brieflives.typeset.backmatter import held_together
from brieflives.typeset.beside import lead_beside_facts
from brieflives.typeset.case import TypeCase
from brieflives.typeset.chapter import TOLD, set_part
from brieflives.typeset.contents import contents_page
from brieflives.typeset.coverage import missing_glyphs
from brieflives.typeset.covers import back_cover, title_page
from brieflives.typeset.credits import credits_part
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.furniture import page_labels
from brieflives.typeset.index import index_part
from brieflives.typeset.infobox import infobox_page
from brieflives.typeset.items import Extent, Item
from brieflives.typeset.mirror import bound
from brieflives.typeset.misfits import misfits
from brieflives.typeset.notes import notes_below, notes_part
from brieflives.typeset.outline import outline
from brieflives.typeset.pagebreak import SLACK_LINES, break_pages
from brieflives.typeset.pages import Pages
from brieflives.typeset.parts import SetPart
from brieflives.typeset.resolution import coarse_pictures
from brieflives.typeset.setting import Setting
from brieflives.typeset.timeline import timeline_part

Matter = tuple[AnyPart, ...]
INDEX_PASSES: Final = 2
NOTHING: Final[Mapping[str, SetPart]] = {}


def lay_out(document: Document, sheet: Sheet) -> tuple[Pages, list[Finding]]:
    """Return the book as pages, and warnings: of characters, words and pictures that do not suit.

    Page one is a recto, and so is the first page of the body, whose number is 1; the back cover
    is a verso. Every word of the document stands on some page.
    """
    fonts = Fonts()
    case = TypeCase(sheet, fonts, document.metadata.lang)
    setting = Setting(document, sheet, case, {})
    front_matter, body_matter, back_matter, last_matter = _matters(document.parts)
    ready = lead_beside_facts(document.parts, setting)
    front = _closed(_paged(front_matter, setting, 0, ready))
    body_at = len(front.extents)
    body = _paged_body(body_matter, setting, front, ready)
    stretches = (front, body, *_closing(back_matter, last_matter, setting, front, body))
    full = _with_labels(setting, stretches)
    front = replace(front, parts=_with_numbers(front_matter, front.parts, full))
    stretches = (front, *stretches[1:])
    count = sum(len(stretch.extents) for stretch in stretches)
    labels = page_labels(body_at, count, setting.front_letters)
    pages = Pages(
        width=sheet.page.width_pt,
        height=sheet.page.height_pt,
        pages=tuple(bound(assemble(stretches, labels, setting), sheet.page.width_pt, rtl=case.rtl)),
        outline=tuple(outline(document)),
        page_of=anchors(stretches),
        fonts=fonts,
        greyscale=sheet.greyscale,
    )
    told = (found for stretch in stretches for item in stretch.items for found in item.findings)
    coarse = coarse_pictures(document, pages.pages)
    lacking = missing_glyphs(leaves(document), case)
    return pages, [*lacking, *misfits(pages.pages), *told, *coarse]


def _matters(parts: Sequence[AnyPart]) -> tuple[Matter, Matter, Matter, Matter]:
    """Divide a book: front matter, body (first to last told part), back matter, index and rest."""
    told = [i for i, part in enumerate(parts) if _is_told(part)]
    if told:
        first, stop = told[0], told[-1] + 1
    else:
        notes = (i for i, part in enumerate(parts) if isinstance(part, Notes | Index | BackCover))
        first = stop = next(notes, len(parts))
    indexes = (i for i, part in enumerate(parts) if isinstance(part, Index) and i >= stop)
    index = next(indexes, len(parts))
    body, back = parts[first:stop], parts[stop:index]
    return tuple(parts[:first]), tuple(body), tuple(back), tuple(parts[index:])


def _is_told(part: AnyPart) -> bool:
    return isinstance(part, Timeline) or (isinstance(part, Part) and part.kind in TOLD)


def _paged(
    matter: Matter, setting: Setting, index: int, ready: Mapping[str, SetPart] = NOTHING
) -> Stretch:
    """Set parts and divide them into pages, the first of which is page ``index`` of the book.

    ``ready`` are parts that are set already.
    """
    parts = tuple(chain.from_iterable(_set_whole(part, setting, ready) for part in matter))
    items = tuple(chain.from_iterable(part.items for part in parts))
    return Stretch(parts, _broken(items, setting.sheet, index))


def _broken(
    items: Sequence[Item], sheet: Sheet, before: int, *, closes: bool = False
) -> tuple[Extent, ...]:
    """Break pages, looking further for a place where a line of white parts the paragraphs."""
    page = sheet.page
    reach = SLACK_LINES + 2 * sheet.roles[Role.BODY].between_lines
    return break_pages(
        items, page.depth_pt, page.grid_pt, before=before, closes=closes, reach=reach
    )


def _closing(
    back: Matter, last: Matter, setting: Setting, front: Stretch, body: Stretch
) -> tuple[Stretch, ...]:
    """Page the notes and what follows them, in one stretch if the index allows it."""
    before = len(front.extents) + len(body.extents)
    known = _with_labels(setting, (front, body))
    listed = _set_closing(back, known)
    indexed = _set_closing(last, known)
    for _ in range(INDEX_PASSES):
        items = tuple(chain.from_iterable(part.items for part in (*listed, *indexed)))
        extents = _broken(items, setting.sheet, before, closes=True)
        paged = Stretch((*listed, *indexed), extents)
        numbered = _set_closing(last, _with_labels(setting, (front, body, paged)))
        if _depths(numbered) == _depths(indexed):
            return (Stretch((*listed, *numbered), extents),)
        indexed = numbered
    alone = _paged(back, known, before)
    full = _with_labels(setting, (front, body, alone))
    return alone, _paged(last, full, before + len(alone.extents))


def _set_closing(matter: Matter, setting: Setting) -> tuple[SetPart, ...]:
    return tuple(held_together(_set(part, setting), setting.sheet) for part in matter)


def _depths(parts: Sequence[SetPart]) -> list[tuple[float, float]]:
    return [(item.before, item.height) for part in parts for item in part.items]


def _paged_body(
    matter: Matter, setting: Setting, front: Stretch, ready: Mapping[str, SetPart]
) -> Stretch:
    """Page the body, and fill in the pages where its parts have notes of their own.

    These have room for numbers of two figures, or if the body turns out longer, of three or four.
    """
    setting = _with_labels(setting, (front,))
    at = len(front.extents)
    body = _paged(matter, setting, at, ready)
    if not any(_notes_of(part) for part in matter):
        return body
    for digits in (3, 4):
        if len(body.extents) < 10**setting.digits:
            break
        setting = replace(setting, digits=digits)
        body = _paged(matter, setting, at, ready)
    known = replace(_with_labels(setting, (front, body)), digits=setting.digits)
    return replace(body, parts=_with_numbers(matter, body.parts, known))


def _notes_of(part: AnyPart) -> Notes | None:
    return part.notes if isinstance(part, Part | Timeline) else None


def _set_whole(
    part: AnyPart, setting: Setting, ready: Mapping[str, SetPart]
) -> tuple[SetPart, ...]:
    """Set a part that is not ``ready``, and below it the notes that are its own."""
    told, notes = ready.get(part.key) or _set(part, setting), _notes_of(part)
    return (told, notes_below(notes, told, setting)) if notes else (told,)


def _closed(front: Stretch) -> Stretch:
    """Add a blank where page 1 of the body would not be a recto."""
    if len(front.extents) % 2 == 0:
        return front
    stop = len(front.items)
    return replace(front, extents=(*front.extents, Extent(stop, stop)))


def _set(part: AnyPart, setting: Setting) -> SetPart:  # noqa: PLR0911 - one for each kind
    match part:
        case TitlePage():
            return title_page(part, setting)
        case InfoboxPage():
            return infobox_page(part, setting)
        case Contents():
            return contents_page(part, setting)
        case Part(kind=PartKind.CREDITS | PartKind.DESCRIPTIONS):
            return credits_part(part, setting)
        case Part():
            return set_part(part, setting)
        case Timeline():
            return timeline_part(part, setting)
        case Notes():
            return notes_part(part, setting)
        case Index():
            return index_part(part, setting)
        case BackCover():
            return back_cover(part, setting)


def _with_labels(setting: Setting, stretches: Sequence[Stretch]) -> Setting:
    """Return the setting with the page labels of every key in these pages."""
    count = sum(len(stretch.extents) for stretch in stretches)
    labels = page_labels(len(stretches[0].extents), count, setting.front_letters)
    found = anchors(stretches)
    return replace(setting, labels={key: labels[page] for key, page in found.items()})


def _with_numbers(
    matter: Matter, parts: Sequence[SetPart], setting: Setting
) -> tuple[SetPart, ...]:
    """Fill the page numbers into the contents and the notes of parts; no height changes."""
    made = iter(parts)
    numbered: list[SetPart] = []
    for part in matter:
        told, notes = next(made), _notes_of(part)
        numbered.append(contents_page(part, setting) if isinstance(part, Contents) else told)
        if notes:
            next(made)
            numbered.append(notes_below(notes, told, setting))
    return tuple(numbered)
