"""Find the cells of a pipe table in the author's text, and what a table cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from brieflives.read.written import Content, Written

_ESCAPED = "\\|"
_HYPHENS = r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*"


class Cell(Struct, frozen=True):
    """A cell as written: ``start`` to ``stop`` of the scalar's text, blanks around it left out."""

    start: int
    stop: int


def is_line_of_hyphens(line: str) -> bool:
    """Tell whether a line can part the head of a table from its rows: ``|---|---|``."""
    return "|" in line and "-" in line and re.fullmatch(_HYPHENS, line) is not None


def cells_of_row(written: Written, start: int) -> tuple[Cell, ...]:
    """Return the cells of the row that begins at ``start``; outer bars are no cells."""
    text = written.scalar.text
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    line = text[start:end]
    first = start + len(line) - len(line.lstrip())
    last = start + len(line.rstrip())
    cells = list(_cells(text, first, last))
    if len(cells) > 1 and cells[0].start == cells[0].stop:
        cells.pop(0)
    if len(cells) > 1 and text[last - 1] == "|" and cells[-1].start == cells[-1].stop:
        cells.pop()
    return tuple(cells)


def content_of_cell(written: Written, cell: Cell) -> Content:
    r"""Return the words of a cell; ``\|`` in it is a bar."""
    pieces = written.scalar.text[cell.start : cell.stop].split(_ESCAPED)
    starts, homes = [0], [cell.start]
    shown, home = len(pieces[0]), cell.start + len(pieces[0])
    for piece in pieces[1:]:
        starts.append(shown)
        homes.append(home + 1)  # the bar stands behind its backslash
        shown += len(piece) + 1
        home += len(piece) + 2
    return Content("|".join(pieces), written, tuple(starts), tuple(homes))


def _cells(text: str, start: int, stop: int) -> Iterator[Cell]:
    """Yield what stands between bars that no backslash stands before."""
    at = start
    for k in range(start, stop + 1):
        if k == stop or (text[k] == "|" and text[k - 1 : k] != "\\"):
            part = text[at:k]
            blanks = len(part) - len(part.lstrip())
            yield Cell(min(at + blanks, k), max(at + len(part.rstrip()), min(at + blanks, k)))
            at = k + 1
