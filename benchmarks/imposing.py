"""How long it takes to lay 256 pages of a real book on sheets, without imports.

Run as ``python benchmarks/imposing.py``; prints the best and the middle of several runs, since
other work on the machine only ever makes one slower. A PDF of any maker is read for it; in a build
the pages are laid on sheets as they were painted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

import pikepdf
from msgspec.structs import replace

from brieflives.document.book import Document
from brieflives.pdf.on_sheets import on_sheets
from brieflives.pdf.write import Written, write
from brieflives.read.life import read_life
from brieflives.resolve.life import resolve
from brieflives.sheets.arrange import Imposed, SheetOrder
from brieflives.sheets.write import impose
from brieflives.style.load import load_sheet
from brieflives.typeset.book import lay_out

SAMPLE = Path(__file__).parents[1] / "source" / "mary-somerville.yaml"
PAGES, RUNS = 256, 9


def main() -> None:
    """Make the book, impose it again and again, and tell."""
    document = _document()
    written = _written(document)
    book = _book(written.data)
    leaves = tuple(islice(cycle(written.leaves.leaves), PAGES))
    ours = replace(written.leaves, leaves=leaves)
    _time("any PDF", lambda: impose(book, SheetOrder()))
    _time("in a build", lambda: on_sheets(ours, document.metadata, SheetOrder(), "book.pdf"))


def _time(name: str, make: Callable[[], Imposed]) -> None:
    seconds = []
    for _ in range(RUNS):
        start = perf_counter()
        made = make()
        seconds.append(perf_counter() - start)
    print(
        f"{PAGES} pages on {made.arranged.sheets} sheets, {name}: {min(seconds):.3f} s at best, "
        f"{median(seconds):.3f} s in the middle; {len(made.data) // 1024} KiB"
    )


def _document() -> Document:
    parsed, findings = read_life(SAMPLE)
    assert parsed, findings
    return resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))[0]


def _written(document: Document) -> Written:
    sheet, findings = load_sheet("classic")
    assert sheet, findings
    return write(document, lay_out(document, sheet)[0])


def _book(life: bytes) -> bytes:
    """Repeat the pages of a life, pictures, links and all."""
    out = BytesIO()
    with pikepdf.open(BytesIO(life)) as one, pikepdf.Pdf.new() as whole:
        while len(whole.pages) < PAGES:
            whole.pages.extend(one.pages)
        del whole.pages[PAGES:]
        whole.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
