"""The endnotes: number, text, and behind it every call with its page."""

from __future__ import annotations

from brieflives.document.blocks import CallBack, Note, Role
from brieflives.document.book import Notes
from brieflives.typeset.chapter import hang_opening
from brieflives.typeset.galley import Galley
from brieflives.typeset.lines import Run
from brieflives.typeset.pages import PlacedText
from brieflives.typeset.parts import SetPart
from brieflives.typeset.runs import runs_of_text
from brieflives.typeset.setting import Setting, linked

NO_BREAK_SPACE = "\u00a0"
EN_SPACE = "\u2002"


def notes_part(part: Notes, setting: Setting) -> SetPart:
    """Set the notes; ``setting.labels`` has the pages of all calls."""
    galley = Galley(setting)
    hang_opening(galley, part.key, part.heading)
    for note in part.notes:
        _note(galley, note)
    return SetPart(part.key, galley.finished(), part.heading.inlines)


def _note(galley: Galley, note: Note) -> None:
    setting = galley.setting
    style = setting.style(Role.NOTE)
    x = setting.sheet.hanging.note_pt
    number = setting.words(f"{note.number}.", setting.sheet.note_number, x)
    baseline = setting.baseline(style.leading_pt)
    galley.space_lines(style.above_lines)
    galley.anchor(note.key)
    for index, leaf in enumerate(note.blocks):
        last = index == len(note.blocks) - 1
        paragraph = setting.leaf(
            leaf,
            setting.measure - x,
            indented=index > 0,
            more=_back_references(note.calls, setting) if last else (),
        )
        beside = () if index else (PlacedText(number, 0, 1, 0.0, baseline),)
        galley.paragraph(paragraph, x=x, beside=beside)


def _back_references(calls: tuple[CallBack, ...], setting: Setting) -> tuple[Run, ...]:
    """Return ``a 7, b 12``: italic letters and the calls' pages, each pair a link.

    No line begins with the last pair alone: it is tied to the one before it, or to the text.
    """
    style = setting.sheet.back_reference
    italic = style.model_copy(update={"face": "italic"})
    runs: list[Run] = []
    for index, call in enumerate(calls):
        space = NO_BREAK_SPACE if index == len(calls) - 1 else " "
        runs += runs_of_text(f",{space}" if index else f"{space}{EN_SPACE}", style, setting.case)
        target = f"#{call.call_key}"
        page = setting.labels.get(call.call_key)
        words = runs_of_text(call.letter, italic, setting.case)
        if page is not None:
            words += runs_of_text(f"{NO_BREAK_SPACE}{page}", style, setting.case)
        runs += linked(words, target)
    return tuple(runs)
