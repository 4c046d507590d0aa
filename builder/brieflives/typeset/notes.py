"""The notes of a book or of a part: number, text, and behind it every call with its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from brieflives.document.blocks import CallBack, Leaf, Note, Role
from brieflives.document.book import Notes
from brieflives.typeset.chapter import hang_opening
from brieflives.typeset.galley import Galley
from brieflives.typeset.items import LONELY_LINE, Item
from brieflives.typeset.lines import Run, SetParagraph
from brieflives.typeset.pages import PlacedText
from brieflives.typeset.parts import SetPart
from brieflives.typeset.runs import runs_of_text
from brieflives.typeset.setting import Setting, linked

NO_BREAK_SPACE = "\u00a0"
EN_SPACE = "\u2002"
WIDEST_FIGURE = "8"
ABOVE_NOTES_LINES = 2
WHOLE_NOTE = 1 / 8  # of a page: a note no deeper is not divided (five lines of `classic`)
TORN_NOTE = 600.0  # the cost of a page that begins inside a longer one


def notes_part(part: Notes, setting: Setting) -> SetPart:
    """Set the notes; ``setting.labels`` has the pages of all calls."""
    galley = Galley(setting)
    hang_opening(galley, part.key, part.heading)
    for note in part.notes:
        _note(galley, note)
    return SetPart(part.key, galley.finished(), part.heading.inlines)


def notes_below(part: Notes, told: SetPart, setting: Setting) -> SetPart:
    """Set the notes of a part, which go on below its text.

    The pages of the calls are known only when the notes have their room, so each note has as many
    lines as it needs with page numbers of ``setting.digits`` figures, or with none: the items are
    the same in number and height whatever ``setting.labels`` holds.
    """
    galley = Galley(setting)
    galley.space_lines(ABOVE_NOTES_LINES)
    galley.anchor(part.key)
    galley.paragraph(setting.leaf(part.heading, setting.measure), whole=True)
    galley.keep()
    for note in part.notes:
        _note(galley, note, reserved=True)
    return replace(told, key=part.key, items=galley.finished(), opens=False)


def _note(galley: Galley, note: Note, *, reserved: bool = False) -> None:
    setting = galley.setting
    style = setting.style(Role.NOTE)
    x = setting.sheet.hanging.note_pt
    number = setting.words(f"{note.number}.", setting.sheet.note_number, x)
    baseline = setting.baseline(style.leading_pt)
    galley.space_lines(style.above_lines)
    galley.anchor(note.key)
    hung = len(galley.items)
    for index, leaf in enumerate(note.blocks):
        calls = note.calls if index == len(note.blocks) - 1 else ()
        first = index == 0
        lines = 0
        paragraph = _said(leaf, calls, setting.labels, setting, first=first)
        if reserved and calls:
            paragraph, lines = _within(leaf, calls, paragraph, setting, first=first)
        beside = (PlacedText(number, 0, 1, 0.0, baseline),) if first else ()
        galley.paragraph(paragraph, x=x, beside=beside)
        for _ in range(lines - len(paragraph.lines)):
            galley.keep()
            galley.add(Item(style.leading_pt))
    _hold_together(galley, hung)


def _hold_together(galley: Galley, first: int) -> None:
    """Keep a small note on one page, and of a long one two lines at least on either side."""
    last = len(galley.items) - 1
    depth = sum(item.height for item in galley.items[first:])
    small = depth <= WHOLE_NOTE * galley.setting.sheet.page.depth_pt
    for index in range(first + 1, last + 1):
        item = galley.items[index]
        cost = LONELY_LINE if small or index in (first + 1, last) else TORN_NOTE
        galley.items[index] = replace(item, penalty=max(item.penalty, cost))


def _said(
    leaf: Leaf,
    calls: Sequence[CallBack],
    labels: Mapping[str, str],
    setting: Setting,
    *,
    first: bool,
) -> SetParagraph:
    """Set a paragraph of a note, its calls behind it with those of their pages that are known."""
    return setting.leaf(
        leaf,
        setting.measure - setting.sheet.hanging.note_pt,
        indented=not first,
        more=_back_references(calls, labels, setting),
    )


def _within(
    leaf: Leaf,
    calls: Sequence[CallBack],
    wanted: SetParagraph,
    setting: Setting,
    *,
    first: bool,
) -> tuple[SetParagraph, int]:
    """Return a paragraph that keeps within the lines kept for it, and how many these are.

    Where the true numbers need more lines than the widest ones did, which hardly happens, the
    letters stand without: they are links still.
    """
    wide = {
        key: label if _is_of_front(label) else WIDEST_FIGURE * setting.digits
        for key in (call.call_key for call in calls)
        for label in (setting.labels.get(key, ""),)
    }
    bare = _said(leaf, calls, {}, setting, first=first)
    widest = _said(leaf, calls, wide, setting, first=first)
    lines = max(len(bare.lines), len(widest.lines))
    return (wanted if len(wanted.lines) <= lines else bare), lines


def _is_of_front(label: str) -> bool:
    return label.isalpha()


def _back_references(
    calls: Sequence[CallBack], labels: Mapping[str, str], setting: Setting
) -> tuple[Run, ...]:
    """Return ``a 7, b 12``: italic letters and the calls' pages, each pair a link.

    No line begins with the last pair alone: it is tied to the one before it, or to the text.
    """
    style = setting.sheet.back_reference
    runs: list[Run] = []
    for index, call in enumerate(calls):
        space = NO_BREAK_SPACE if index == len(calls) - 1 else " "
        runs += runs_of_text(f",{space}" if index else f"{space}{EN_SPACE}", style, setting.case)
        target = f"#{call.call_key}"
        page = labels.get(call.call_key)
        words = runs_of_text(call.letter, style, setting.case, turned=True)
        if page is not None:
            words += runs_of_text(f"{NO_BREAK_SPACE}{page}", style, setting.case)
        runs += linked(words, target)
    return tuple(runs)
