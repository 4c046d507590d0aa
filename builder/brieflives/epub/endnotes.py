"""The endnotes: hanging numbers, links back to every call, and what a pop-up shows."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.document.blocks import Note
from brieflives.document.book import Notes
from brieflives.epub.anchors import chunks
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import heading, paragraphs, section
from brieflives.epub.xhtml import Markup, element, lines, text


def endnotes(
    part: Notes, files: tuple[str, ...], title: str, apparatus: Apparatus
) -> Iterator[tuple[str, str, Markup]]:
    """Yield file, title and body of each file of notes; further files name their numbers."""
    first, *further = zip(files, chunks(part.notes), strict=True)
    file, notes = first
    top = lines(heading("h1", part.heading, apparatus), _list(notes, apparatus))
    attributes = {"epub:type": "endnotes", "role": "doc-endnotes"}
    yield file, title, section(part.key, attributes, part.heading, apparatus, top)
    for file, notes in further:
        name = f"{title} {notes[0].number}–{notes[-1].number}"
        top = element("h1", {"class": part.heading.role.value}, text(name))
        body = lines(top, _list(notes, apparatus))
        yield file, name, element("section", {**attributes, "aria-label": name}, body)


def notes_below(part: Notes | None, apparatus: Apparatus) -> Markup:
    """Write the notes that a part closes with, under a heading of the second level."""
    if part is None:
        return Markup("")
    body = lines(heading("h2", part.heading, apparatus), _list(part.notes, apparatus))
    attributes = {"epub:type": "endnotes", "role": "doc-endnotes"}
    return section(part.key, attributes, part.heading, apparatus, body)


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
