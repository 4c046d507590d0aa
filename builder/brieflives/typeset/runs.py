"""From the inline nodes of a leaf to runs of one look each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from brieflives.document.blocks import Leaf
from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    PersonMark,
    Piece,
    SmallCaps,
    Text,
    Title,
    plain,
)
from brieflives.style.sheet import TextStyle
from brieflives.typeset.case import TypeCase, Variation
from brieflives.typeset.faces import stretches
from brieflives.typeset.lines import CharStyle, Run


def runs_of_leaf(
    leaf: Leaf, style: TextStyle, case: TypeCase, lang: str | None = None
) -> tuple[Run, ...]:
    """Return the runs of a leaf; ``lang`` is that of the part around it when not the book's.

    A forced line end is a run of its own, a line feed.
    """
    variation = Variation(leaf.lang or lang or case.lang)
    varied: Variation | None = None  # how the text before differed
    runs: list[Run] = []
    offset = 0
    for inline, around, chain in walk(leaf.inlines, variation):
        match inline:
            case Text():
                if around is not varied:
                    varied, look = around, case.look(style, around)
                runs += _runs_of_characters(inline.text, look, case, chain, offset)
                offset += len(inline.text)
            case NoteCall():
                call = case.call_look(style, around)
                runs.append(Run(str(inline.number), call, (*chain, inline), offset))
            case LineBreak():
                runs.append(Run("\n", case.look(style, around), (*chain, inline), offset))
                offset += 1
            case _:
                assert_never(inline)
    return tuple(runs)


def runs_of_text(
    text: str, style: TextStyle, case: TypeCase, lang: str | None = None, *, turned: bool = False
) -> tuple[Run, ...]:
    """Return runs for words that the layout adds: heads, folios, markers of lists.

    ``turned`` sets them in italics, or in roman where the style is italic.
    """
    look = case.look(style, Variation(lang or case.lang, italic=turned))
    return tuple(_runs_of_characters(text, look, case, (), -1))


Walked = tuple[Piece, Variation, tuple[Inline, ...]]


def walk(
    inlines: Inlines, variation: Variation, chain: tuple[Inline, ...] = ()
) -> Iterator[Walked]:
    """Yield what is set, how it differs from its paragraph, and the nodes around it."""
    for inline in inlines:
        if isinstance(inline, Piece):
            yield inline, variation, chain
        else:
            yield from walk(inline.children, _inside(inline, variation), (*chain, inline))


def _inside(
    inline: Emphasis | SmallCaps | Foreign | PersonMark | Title | Link, around: Variation
) -> Variation:
    match inline:
        case Emphasis(strong=True):
            return around._replace(bold=True)
        case Emphasis() | Title():
            return around._replace(
                italic=not around.italic,
                stressed=around.stressed or isinstance(inline, Emphasis),
            )
        case SmallCaps():
            return around._replace(small_caps=True)
        case Foreign():
            return around._replace(lang=inline.lang)
        case Link():
            return around._replace(lining=True) if _is_code(inline) else around
        case PersonMark():
            return around
        case _:
            assert_never(inline)


def _is_code(link: Link) -> bool:
    """Tell whether a link shows an address or capitals: ``1`` and ``0`` would pass for letters."""
    text = plain(link.children)
    is_address = "." in text and " " not in text and text in link.target
    return is_address or text.isupper()


def _runs_of_characters(
    text: str, look: CharStyle, case: TypeCase, chain: tuple[Inline, ...], offset: int
) -> list[Run]:
    if look.native is None and look.face.covers(text):  # as nearly always
        return [Run(text, look, chain, offset)] if text else []
    runs: list[Run] = []
    for stretch, face, script in stretches(text, look, case):
        drawn = face or case.drawing_missing(look)
        spaced = not any(map(str.isalnum, stretch))
        runs.append(Run(stretch, case.in_face(look, drawn, script, spaced=spaced), chain, offset))
        if offset >= 0:
            offset += len(stretch)
    return runs
