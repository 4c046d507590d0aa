"""The faces of scripts in an EPUB: which characters of a text the face of a script draws."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.style.sheet import ScriptName
from brieflives.style.written import script_of_language
from brieflives.typeset.scripts import HAN, han_of, script_of


def by_script(text: str, lang: str) -> Iterator[tuple[ScriptName, str]]:
    """Yield the characters of a text in ``lang`` that are not of the text face, with their script.

    Signs that scripts share (full stops, figures) are those of the language's own script, but for
    Chinese, Japanese and Korean, whose own are wide.
    """
    native = script_of_language(lang)
    if native is None and text.isascii():
        return
    han = han_of(text, native)
    for char in text:
        script = script_of(char, han)
        if script is None and native is not None and _is_shared(char, native):
            script = native
        if script is not None:
            yield script, char


def _is_shared(char: str, native: ScriptName) -> bool:
    return not char.isalpha() and not (native in HAN and char.isascii())
