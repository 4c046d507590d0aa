"""The rules of the style sheets that name fonts: what there is, what comes first in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from brieflives.epub.fonts import Embedded, EmbeddedFace

FOR_SCRIPTS = """\
:lang(he):not(td), :lang(ja):not(td), :lang(ko):not(td), :lang(yi):not(td), :lang(zh):not(td) {
  font-variant-numeric: lining-nums}
a.call:lang(ja):before, a.call:lang(zh):before {content: "\\2060"}
:lang(ko) {word-break: keep-all; overflow-wrap: break-word}"""
# figures with descenders look lost beside squares, and in Hebrew would be drawn only where they
# stand alone; a call never begins a line (word joiner);
# lines of Korean end between words, as in print
_WITHOUT_ITALICS = ("ar", "fa", "he", "hi", "ja", "ko", "ur", "yi", "zh")


def font_rules(fonts: Embedded) -> Iterator[str]:
    """Announce each font file."""
    return (_font_rule(face) for face in fonts.faces)


def sized_font_rules(fonts: Embedded) -> Iterator[str]:
    """Announce anew what looks smaller or larger than the text beside it (CSS Fonts 5).

    Of two rules for one face the later one holds (CSS Fonts 4, section 4.2).
    """
    for face in fonts.faces:
        if face.size != 1:
            yield _font_rule(face, f"; size-adjust: {round(100 * face.size)}%")


def _font_rule(face: EmbeddedFace, size: str = "") -> str:
    slant, weight = "italic" if face.italic else "normal", "bold" if face.bold else "normal"
    return (
        f'@font-face {{font-family: "{face.family}"; font-style: {slant};'
        f" font-weight: {weight}; src: url(../{face.file}){size}}}"
    )


def language_rules(fonts: Embedded, others: str) -> Iterator[str]:
    """Let the face of its script come first for a language: its full stops are its own, too.

    Scripts without italics stand out in bold, as in print. ``others``: families of the reader.
    """
    yield f"{', '.join(f':lang({lang})' for lang in _WITHOUT_ITALICS)} {{font-style: normal}}"
    if fonts.by_language:
        yield f"[lang] {{font-family: {stack(fonts.families, others)}}}"
    for lang, family in fonts.by_language.items():
        first = dict.fromkeys((family, *fonts.families))
        yield f":lang({lang}) {{font-family: {stack(first, others)}}}"
        yield f"em:lang({lang}), em :lang({lang}) {{font-weight: bold}}"


def opening_rules() -> Iterator[str]:
    """Set the first line of a chapter in small capitals, where the script has any."""
    yield "p.opening:first-line {font-variant: small-caps; letter-spacing: .03em}"
    others = ", ".join(f"p.opening:lang({lang}):first-line" for lang in _WITHOUT_ITALICS)
    yield f"{others} {{font-variant: inherit; letter-spacing: normal}}"


def turned(italic: Iterable[str]) -> Iterator[str]:
    """Set emphasis and titles within italic words roman, and what is within these italic again."""
    inner = ("em", "cite")
    for depth, style in ((1, "normal"), (2, "italic")):
        ends = [" ".join(end) for end in product(inner, repeat=depth)]
        selector = ", ".join(f"{outer} {end}" for outer in italic for end in ends)
        yield f"{selector} {{font-style: {style}}}"


def stack(families: Iterable[str], others: str) -> str:
    """Return families in the order in which a character is looked for in them."""
    return ", ".join((*(f'"{name}"' for name in families), others))
