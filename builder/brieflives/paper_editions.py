"""The editions that are made for paper alone: the handout and its teacher's copy."""

from __future__ import annotations

from collections import Counter

from brieflives.document.book import Document
from brieflives.document.handout import HandoutSheet
from brieflives.editions.handout import as_document, teachers_copy, whole_handout
from brieflives.editions.room import Choice, said, with_less
from brieflives.findings import Code, Finding, finding
from brieflives.pdf.write import write_pdf
from brieflives.style.sheet import Sheet
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.handout.grid import Grid, Types, grid_for, types_for
from brieflives.typeset.handout.sheet import set_handout
from brieflives.typeset.pages import Pages

_SHORTEN = "shorten it: the size of the type stays what it is"


def make_handout(
    document: Document, sheet: Sheet, fonts: Fonts
) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of a handout, by what each adds to the life's name, and what had no room.

    There is no handout when not even the name has room.
    """
    whole, texts = whole_handout(document), document.handout
    if whole is None or texts is None:
        return {}, []
    types, grid = types_for(document, sheet, fonts), grid_for(sheet, document)
    fitted = _fitted(whole, types, grid)
    if fitted is None:
        message = "no handout can be made: what is to stand on it has no room on a page"
        return {}, [finding(Code.HANDOUT_FULL, texts.place, message, _SHORTEN)]
    choice, pages = fitted
    files = {"-handout.pdf": write_pdf(as_document(choice.sheet, document), pages)}
    teacher = teachers_copy(document, choice.sheet)
    answered = _fitted(teacher, types, grid) if teacher else None
    if answered:
        files["-teacher.pdf"] = write_pdf(as_document(answered[0].sheet, document), answered[1])
    if not choice.left_out:
        return files, []
    message = f"the handout has no room for {said(choice.left_out)}"
    return files, [finding(Code.HANDOUT_FULL, texts.place, message, _SHORTEN)]


def _fitted(sheet: HandoutSheet, types: Types, grid: Grid) -> tuple[Choice, Pages] | None:
    """Leave out the least important things, one after the other, until the sheet holds the rest."""
    choice: Choice | None = Choice(sheet, Counter())
    while choice:
        done = set_handout(choice.sheet, types, grid)
        if isinstance(done, Pages):
            return choice, done
        for region in sorted(done, key=lambda region: region.value):
            choice = with_less(choice, region) if choice else None
    return None
