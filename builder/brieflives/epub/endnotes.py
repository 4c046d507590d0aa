"""The endnotes: hanging numbers, links back to every call, and what a pop-up shows."""

from __future__ import annotations

from brieflives.document.blocks import Note
from brieflives.document.book import Notes
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import heading, paragraphs, section
from brieflives.epub.xhtml import Markup, element, lines, text

_ENDNOTES = {"epub:type": "endnotes", "role": "doc-endnotes"}


def endnotes(part: Notes, apparatus: Apparatus) -> Markup:
    """Write the endnotes, or the first of several files of them."""
    top = lines(heading("h1", part.heading, apparatus), _list(part.notes, apparatus))
    return section(part.key, _ENDNOTES, part.heading, apparatus, top)


def further_endnotes(part: Notes, name: str, apparatus: Apparatus) -> Markup:
    """Write a further file of endnotes, called by their numbers (``numbered``)."""
    top = element("h1", {"class": part.heading.role.value}, text(name))
    body = lines(top, _list(part.notes, apparatus))
    return element("section", {**_ENDNOTES, "aria-label": name}, body)


def numbered(part: Notes, title: str) -> str:
    """Return what a file of notes is called: ``Notes 501–800``."""
    return f"{title} {part.notes[0].number}–{part.notes[-1].number}"


def notes_below(part: Notes | None, apparatus: Apparatus) -> Markup:
    """Write the notes that a part closes with, under a heading of the second level."""
    if part is None:
        return Markup("")
    body = lines(heading("h2", part.heading, apparatus), _list(part.notes, apparatus))
    return section(part.key, _ENDNOTES, part.heading, apparatus, body)


def _list(notes: tuple[Note, ...], apparatus: Apparatus) -> Markup:
    if not notes:
        return Markup("")
    start = str(notes[0].number) if notes[0].number != 1 else None
    counted = range(notes[0].number, notes[0].number + len(notes))
    entries = (
        _note(note, apparatus, value=None if note.number == number else str(note.number))
        for note, number in zip(notes, counted, strict=True)
    )
    return element("ol", {"class": "notes", "start": start}, lines(*entries))


def _note(note: Note, apparatus: Apparatus, *, value: str | None) -> Markup:
    """Write a note, its back-links outside and before what a pop-up shows of it.

    A pop-up shows the element that the call leads to, if its type is ``footnote``. It is a ``div``:
    reading systems hide an ``aside`` where it stands, and ``li`` may not have the role.
    """
    links = " ".join(
        element(
            "a",
            {
                "href": apparatus.anchors.at("call", call.call_key).href,
                "role": "doc-backlink",
                "aria-label": apparatus.labels.back_to_call.format(
                    number=note.number, letter=call.letter
                ),
            },
            text(call.letter),
        )
        for call in note.calls
    )
    backs = element("p", {"class": "backs"}, Markup(links)) if links else Markup("")
    shown = element(
        "div",
        {
            "id": apparatus.anchors.at("note", note.key).id,
            "epub:type": "footnote",
            "role": "doc-footnote",
        },
        paragraphs(note.blocks, apparatus),
    )
    return element("li", {"value": value}, lines(backs, shown))
