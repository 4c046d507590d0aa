"""Which pictures the book shows, and what number each has in it (SCHEMA rules 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from brieflives.model import prose
from brieflives.model.life import Life
from brieflives.read.origins import Parsed


def shown_pictures(parsed: Parsed) -> tuple[str, ...]:
    """Return the keys of all pictures that stand somewhere, in reading order."""
    pictures = (*_pictures(parsed, ("book", "dedication")), *_in_text(parsed))
    keys = (*_in_infobox(parsed.life), *(picture.media for picture in pictures))
    return tuple(dict.fromkeys(key for key in keys if key in parsed.life.media))


def figure_numbers(parsed: Parsed) -> Mapping[str, int]:
    """Number the figures in reading order; a picture that stands twice has one number.

    There are no numbers where the text has a single figure and no ``[](#key)`` refers to it. A
    picture of the page of facts is a figure only where the text shows it too, or refers to it.
    """
    referred = _referred(parsed) & parsed.life.media.keys()
    in_text = dict.fromkeys(p.media for p in _in_text(parsed) if p.media in parsed.life.media)
    if len(in_text) < 2 and not referred:
        return {}
    counted = referred | in_text.keys()
    return {
        key: number
        for number, key in enumerate((k for k in shown_pictures(parsed) if k in counted), 1)
    }


def _in_infobox(life: Life) -> Iterator[str]:
    person = life.person
    return (key for key in (person.portrait, person.signature) if key is not None)


def caption_in_text(parsed: Parsed, key: str) -> prose.Line:
    """Return the caption that the text itself gives to a picture where it stands first."""
    return next((p.caption for p in _in_text(parsed) if p.media == key), ())


def _in_text(parsed: Parsed) -> Iterator[prose.Picture]:
    yield from _pictures(parsed, ("lead",))
    for k in range(len(parsed.life.chapters)):
        for path in (("chapters", k, "epigraph", "text"), ("chapters", k, "body")):
            yield from _pictures(parsed, path)


def _pictures(parsed: Parsed, path: tuple[str | int, ...]) -> Iterator[prose.Picture]:
    text = parsed.prose.get(path)
    blocks = prose.blocks_within(text.blocks) if text else ()
    return (block for block in blocks if isinstance(block, prose.Picture))


def _referred(parsed: Parsed) -> set[str]:
    """Return what ``[](#key)`` names anywhere in the file."""
    return {
        inline.target[1:]
        for line in _lines(parsed)
        for inline in prose.inlines_within(line)
        if isinstance(inline, prose.Link) and not inline.children and inline.target[:1] == "#"
    }


def _lines(parsed: Parsed) -> Iterable[prose.Line]:
    yield from parsed.lines.values()
    for text in parsed.prose.values():
        for part in (text, *(remark for _, remark in text.remarks)):
            for block in prose.blocks_within(part.blocks):
                yield from prose.lines_of(block)
