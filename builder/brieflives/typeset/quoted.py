"""The scripts that a book quotes beside its own: each is set in a face of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brieflives.document.book import Document, leaves
from brieflives.document.inline import Foreign, Inline, LineBreak, NoteCall, Text
from brieflives.style.sheet import ScriptName
from brieflives.style.written import script_of_language
from brieflives.typeset.scripts import han_of, has_script, script_of


def quoted_scripts(document: Document) -> tuple[ScriptName, ...]:
    """Return them in the order in which they first occur."""
    lang = document.metadata.lang
    found: dict[ScriptName, None] = {}
    for leaf in leaves(document):
        for text, around in _texts(leaf.inlines, leaf.lang or lang):
            if has_script(text):
                han = han_of(text, script_of_language(around))
                found |= {script: None for char in text if (script := script_of(char, han))}
    return tuple(script for script in found if script != script_of_language(lang))


def _texts(inlines: Iterable[Inline], lang: str) -> Iterator[tuple[str, str]]:
    """Yield each text with its language."""
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.text, lang
        elif not isinstance(inline, NoteCall | LineBreak):
            inside = inline.lang if isinstance(inline, Foreign) else lang
            yield from _texts(inline.children, inside)
