"""Compare the EPUB of the long life with pandoc's of the same words; run as ``make bench-epub``.

Both get the same job: chapters of the same Markdown, 600 notes, 480 of them citations with their
pages, and a bibliography of 80 books, to an EPUB 3 with a list of contents. Pandoc reads the
chapters as the life has them, and the books as CSL-JSON; ``--citeproc`` makes notes of citations by
the small style below, since the one that pandoc brings writes them in brackets. It is not asked for
what only we do: pages laid out and marked, a cover, a table of facts, fonts, one note for equal
calls. Whole processes run cold, in turn; the writing alone begins with the document and its pages.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import yaml
from four_outputs import Job, Took
from long_life import write_long_life

from brieflives.order import Order
from brieflives.pipeline import build_life

RUNS = 7
_WRITING = ("writing the PDF", "writing the EPUB")  # of the PDF no more than page one, the cover
_NOTE_STYLE = """\
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>Notes</title><id>notes</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<macro name="work"><group delimiter=", "><text variable="title" font-style="italic"/>
<text variable="publisher"/><date variable="issued" form="numeric" date-parts="year"/>
</group></macro>
<citation><layout suffix="." delimiter="; "><group delimiter=", ">
<names variable="author"><name/></names><text macro="work"/>
<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
</group></layout></citation>
<bibliography><sort><key variable="author"/></sort><layout suffix="."><group delimiter=", ">
<names variable="author"><name name-as-sort-order="all"/></names><text macro="work"/>
</group></layout></bibliography></style>
"""


def prepare(life: Path, folder: Path) -> Job:
    """Write what pandoc reads into a folder and return its run."""
    import pypandoc

    said = yaml.safe_load(life.read_text(encoding="utf-8"))
    text = [said["lead"]]
    text += (f"# {chapter['title']}\n\n{chapter['body']}" for chapter in said["chapters"])
    text += (f"[^{key}]: {words}" for key, words in said["notes"].items())
    (folder / "life.md").write_text("\n".join([*text, "# Bibliography\n"]), encoding="utf-8")
    (folder / "notes.csl").write_text(_NOTE_STYLE, encoding="utf-8")
    books = json.dumps([_in_csl(source) for source in said["sources"]])
    (folder / "books.json").write_text(books, encoding="utf-8")
    book = folder / "pandoc.epub"
    command = (
        *(pypandoc.get_pandoc_path(), "--from", "markdown", "--to", "epub3"),
        *("--citeproc", "--bibliography", "books.json", "--csl", "notes.csl"),
        *("--metadata", f"title={said['book']['title']}"),
        *("--metadata", f"lang={said['book']['lang']}"),
        *("--toc", "--toc-depth", "2", "--output", book, "life.md"),
    )
    return Job(book, command)


def _in_csl(source: dict[str, Any]) -> dict[str, Any]:
    return source | {"issued": {"date-parts": [[source["issued"]]]}}


def seconds_of_writing(life: Path) -> Took:
    """Build a life's EPUB and return what was spent behind the layout."""
    begun: list[tuple[str, float, float]] = []

    def begin(stage: str) -> None:
        begun.append((stage, time.perf_counter(), time.process_time()))

    build_life(life, Order(("epub",)), begin)
    begin("end")
    spent = [
        (after[1] - start[1], after[2] - start[2])
        for start, after in pairwise(begun)
        if start[0] in _WRITING
    ]
    return Took(sum(clock for clock, _ in spent), sum(work for _, work in spent))


def main() -> None:
    """Measure in turn and print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        life = folder / "long.yaml"
        write_long_life(life)
        whole = (sys.executable, "-m", "brieflives", "build", life, "--to", "epub")
        ours = Job(folder / "long.epub", (*whole, "--out", folder))
        theirs = prepare(life, folder)
        ours.seconds()
        theirs.seconds()
        runs = []
        for _ in range(RUNS):
            with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
                writing = fresh.submit(seconds_of_writing, life).result()
            runs.append((ours.seconds(), theirs.seconds(), writing))
    print(
        f"The EPUB of a long life, medians of {RUNS} runs in turn, seconds by the clock and work:"
    )
    for at, what in enumerate(("brieflives, whole", "pandoc, whole", "our writing alone")):
        _tell(what, [run[at] for run in runs])
    print("ratios to pandoc:")
    _tell("whole (at most 1)", [_ratio(own, pandoc) for own, pandoc, _ in runs])
    _tell("writing (below 0.2)", [_ratio(writing, pandoc) for _, pandoc, writing in runs])


def _ratio(ours: Took, theirs: Took) -> Took:
    return Took(ours.clock / theirs.clock, ours.work / theirs.work)


def _tell(what: str, took: list[Took]) -> None:
    clock, work = (statistics.median(figures) for figures in zip(*took, strict=True))
    print(f"  {what:<20} {clock:6.2f} {work:6.2f}")


if __name__ == "__main__":
    main()
