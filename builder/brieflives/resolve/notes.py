"""What the notes say, and where they stand: at the end of the book, or of the part that calls them.

With chapter notes (``book.notes``) the numbers run on through the book. A note that two chapters
call stands at the end of both, under its one number, each print with the back-links of its own
part: a chapter can be copied and handed out alone. What the table of facts calls stands with the
first part that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Note, Role
from brieflives.document.book import Notes, Part, Timeline
from brieflives.document.inline import Inline, Inlines, LineBreak, NoteCall, PersonMark, Text
from brieflives.findings import Code
from brieflives.model import prose
from brieflives.resolve.desk import Desk
from brieflives.resolve.inlines import own, set_inlines

Told = Part | Timeline


def first_told(desk: Desk) -> str:
    """Return the key of the part that the notes of the table of facts stand with."""
    if desk.prose(("lead",)).blocks:
        return "lead"
    return f"chapter-{desk.chapter_ids[0]}" if desk.chapter_ids else "timeline"


@contextmanager
def calls_in(desk: Desk, part: str) -> Iterator[None]:
    """What is called within is a note of this part, where parts have notes of their own."""
    if desk.life.book.notes == "chapter-notes":
        desk.register.part = part
    try:
        yield
    finally:
        desk.register.part = ""


def make_notes(desk: Desk, told: list[Told | None]) -> tuple[list[Told | None], Notes | None]:
    """Write every note once; return the parts with their own, and the notes of the whole book."""
    written: dict[int, tuple[Leaf, ...]] = {}
    for number, content in desk.register.contents():
        with desk.writing_note(number):
            written[number] = _blocks(desk, number, content)
    keys = {part.key for part in told if part}
    parts = [
        replace(part, notes=_notes(desk, (part.key,), written, Role.SECTION)) if part else None
        for part in told
    ]
    elsewhere = tuple(part for part in desk.register.parts() if part not in keys)
    return parts, _notes(desk, elsewhere, written, Role.PART_TITLE)


def _notes(
    desk: Desk, parts: tuple[str, ...], written: Mapping[int, tuple[Leaf, ...]], role: Role
) -> Notes | None:
    notes = tuple(
        Note(key, number, _print(desk, key, number, written[number]), calls)
        for part in parts
        for number, key, calls in desk.register.printed_in(part)
    )
    if not notes:
        return None
    key = "notes" if role is Role.PART_TITLE else f"{parts[0]}-notes"
    heading = Leaf(f"{key}/heading", role, own(desk.words("labels", "notes")))
    return Notes(key, heading, notes)


def _print(desk: Desk, key: str, number: int, leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """Return what a note says for a place where it is printed, a second time or more."""
    if key == f"note-{number}":
        return leaves
    return tuple(
        replace(leaf, key=f"{key}/{k}", inlines=tuple(_marked_anew(desk, leaf.inlines)))
        for k, leaf in enumerate(leaves, 1)
    )


def _marked_anew(desk: Desk, inlines: Inlines) -> Iterator[Inline]:
    """Give the names in a copy keys of their own, since the index leads to both."""
    for inline in inlines:
        if isinstance(inline, Text | NoteCall | LineBreak):
            yield inline
            continue
        children = tuple(_marked_anew(desk, inline.children))
        if isinstance(inline, PersonMark):
            yield PersonMark(inline.sort, children, f"person-{next(desk.marks)}")
        else:
            yield replace(inline, children=children)


def _blocks(
    desk: Desk, number: int, content: prose.Citation | prose.RemarkCall
) -> tuple[Leaf, ...]:
    key = f"note-{number}"
    if isinstance(content, prose.Citation):
        return (Leaf(f"{key}/1", Role.NOTE, desk.cite(content), place=content.place),)
    leaves: list[Leaf] = []
    for block in desk.remarks[content.key].blocks:
        if isinstance(block, prose.Paragraph):
            inlines = set_inlines(desk, block.inlines, calls=False)
            leaves.append(Leaf(f"{key}/{len(leaves) + 1}", Role.NOTE, inlines, place=block.place))
        else:
            message = "a note can hold paragraphs only"
            desk.report(Code.BAD_MARKUP, block.place, message, "write it as plain paragraphs")
    return tuple(leaves)
