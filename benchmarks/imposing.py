"""How long it takes to lay 256 pages of a real book on sheets, without imports.

Run as ``python benchmarks/imposing.py``; prints the best and the middle of several runs, since
other work on the machine only ever makes one slower.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

import pikepdf

from brieflives.pipeline import Order, build_life
from brieflives.sheets.arrange import SheetOrder
from brieflives.sheets.write import impose

SAMPLE = Path(__file__).parents[1] / "source" / "mary-somerville.yaml"
PAGES, RUNS = 256, 9


def main() -> None:
    """Make the book, impose it again and again, and tell."""
    book = _book()
    seconds = []
    for _ in range(RUNS):
        start = perf_counter()
        made = impose(book, SheetOrder())
        seconds.append(perf_counter() - start)
    print(
        f"{PAGES} pages on {made.arranged.sheets} sheets: {min(seconds):.3f} s at best, "
        f"{median(seconds):.3f} s in the middle; {len(made.data) // 1024} KiB"
    )


def _book() -> bytes:
    """Repeat the pages of a life, pictures, links and all."""
    life = build_life(SAMPLE, Order(("pdf",))).files[f"{SAMPLE.stem}.pdf"]
    out = BytesIO()
    with pikepdf.open(BytesIO(life)) as one, pikepdf.Pdf.new() as whole:
        while len(whole.pages) < PAGES:
            whole.pages.extend(one.pages)
        del whole.pages[PAGES:]
        whole.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
