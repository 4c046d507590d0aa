"""Straight quotation marks become those of the book's language, one character for one.

The length of a text never changes, so every character keeps its place in the author's file.
"""

from __future__ import annotations

_OPENS_AFTER = frozenset(" \u00a0\n\t([{–—‑-/“‘«„‚¿¡")


def curl(text: str, before: str, double: str, single: str) -> str:
    """Replace ``"`` and ``'`` in ``text``.

    ``before`` is the character that precedes the text ("" at the start of a paragraph); ``double``
    and ``single`` hold the opening and the closing mark. A ``'`` inside or after a word, or before a
    digit, is an apostrophe.
    """
    if '"' not in text and "'" not in text:
        return text
    out: list[str] = []
    for k, char in enumerate(text):
        if char in "\"'":
            opens = not before or before in _OPENS_AFTER
            if char == '"':
                char = double[0] if opens else double[1]
            elif opens and not text[k + 1 : k + 2].isdigit():
                char = single[0]
            else:
                char = "’" if not opens or text[k + 1 : k + 2].isdigit() else single[1]
        out.append(char)
        before = char
    return "".join(out)
