"""From the inline nodes of a leaf to runs of one look each."""

from __future__ import annotations

from brieflives.document.blocks import Leaf
from brieflives.style.sheet import TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import Run


def runs_of_leaf(
    leaf: Leaf, style: TextStyle, case: TypeCase, lang: str | None = None
) -> tuple[Run, ...]:
    """Return the runs of a leaf; ``lang`` is that of the part around it when not the book's."""
    raise NotImplementedError


def runs_of_text(
    text: str, style: TextStyle, case: TypeCase, lang: str | None = None
) -> tuple[Run, ...]:
    """Return runs for words that the layout adds: heads, folios, markers of lists."""
    raise NotImplementedError
