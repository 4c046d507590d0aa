"""Set runs as a paragraph: words, places to break, lines with their final gaps."""

from __future__ import annotations

from collections.abc import Sequence

from brieflives.document.blocks import Leaf
from brieflives.style.sheet import TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import Run, SetParagraph


def set_paragraph(
    runs: Sequence[Run],
    measures: float | Sequence[float],
    style: TextStyle,
    case: TypeCase,
    *,
    leaf: Leaf | None = None,
    indented: bool = False,
    small_caps_opening: bool = False,
) -> SetParagraph:
    """Set runs in lines of a measure in points.

    ``measures`` is the column's width, or one width a line, the last of which goes on. The style's
    inset, hanging and (when ``indented``) indent are taken from it here and show in ``SetLine.x``;
    alignment, leading and hanging punctuation come from the style and the sheet.
    ``small_caps_opening`` sets the words of the first line in small capitals. No runs, no lines.
    No character is ever lost, however narrow the measure.
    """
    raise NotImplementedError


def natural_width(runs: Sequence[Run], case: TypeCase) -> float:
    """Return the width in points of the runs on one line, no gap stretched."""
    raise NotImplementedError
