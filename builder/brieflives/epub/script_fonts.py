"""The faces of scripts in an EPUB: which characters of a text the face of a script draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brieflives.style.sheet import ScriptName
from brieflives.style.written import script_of_language
from brieflives.typeset.scripts import HAN, han_of, has_script, script_of


def by_script(texts: Iterable[str], lang: str) -> Iterator[tuple[ScriptName, str]]:
    """Yield the characters of texts in ``lang`` that are not of the text face, with their script.

    Signs that scripts share (full stops, figures) are those of the language's own script, but for
    Chinese, Japanese and Korean, whose own are wide. A text yields each of its characters once.
    """
    native = script_of_language(lang)
    for text in texts:
        if native is not None or has_script(text):
            yield from _in_text(dict.fromkeys(text), native)


def _in_text(
    characters: Iterable[str], native: ScriptName | None
) -> Iterator[tuple[ScriptName, str]]:
    han = han_of(characters, native)
    for char in characters:
        script = script_of(char, han)
        if script is None and native is not None and _is_shared(char, native):
            script = native
        if script is not None:
            yield script, char


def _is_shared(char: str, native: ScriptName) -> bool:
    return not char.isalpha() and not (native in HAN and char.isascii())
