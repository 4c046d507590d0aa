"""Open font files, shape text with HarfBuzz, and remember what was shaped: one ``Fonts`` a run."""

from __future__ import annotations

from dataclasses import dataclass

from brieflives.style.sheet import Face


@dataclass(frozen=True, eq=False, slots=True)
class Shaped:
    """A shaped stretch of text in one face; measures in thousandths of an em."""

    text: str
    glyphs: tuple[tuple[int, int, float, float, float], ...]  # id, cluster, advance, dx, dy
    width: float


class FontFace:
    """TO BE WRITTEN: one face: ``has(char)``, ``shape(text, features, lang)``, metrics."""


class Fonts:
    """TO BE WRITTEN: the faces of one run, opened when first asked for."""

    def face(self, face: Face) -> FontFace:
        """Open a face."""
        raise NotImplementedError
